"""The ledger as a table for people: by indicator, place and period, in the asker's scope."""

from datetime import date

import pytest

from retrieval.ask.ledger_reading import LedgerReader
from retrieval.domain.query import Scope
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening

DAY = date(2022, 1, 5)
SCOPE = Scope.of(["chung"])


@pytest.fixture
def offices(archive: Opening) -> TextArchive:
    return archive(*papers.ALL)


@pytest.fixture
def reader(offices: TextArchive) -> LedgerReader:
    return LedgerReader(offices.ledger, offices.catalog, offices.content)


def test_the_best_named_indicator_comes_first(reader: LedgerReader) -> None:
    rows = reader.look_up("GTSX công nghiệp", SCOPE, DAY)
    assert [row.written for row in rows][:2] == ["17,04%", "15,8%"]
    assert all(row.sentence and row.stored.id for row in rows)


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"period": "năm 2020"}, ["700.000 tấn"]),
        ({"period": "năm 2021"}, ["812.000 tấn"]),
        ({"place": "Bình Thuận"}, ["812.000 tấn", "700.000 tấn"]),
        ({"place": "Cà Mau"}, []),
        ({"period": "hôm nào đó"}, []),
        ({"limit": 1}, ["812.000 tấn"]),
    ],
)
def test_place_and_period_narrow(reader: LedgerReader, narrowed: dict[str, object], found: list[str]) -> None:
    rows = reader.look_up("sản lượng lúa", SCOPE, DAY, **narrowed)  # type: ignore[arg-type]
    assert [row.written for row in rows] == found


def test_the_topic_may_name_its_period(reader: LedgerReader) -> None:
    rows = reader.look_up("sản lượng lúa năm 2020", SCOPE, DAY)
    assert [row.written for row in rows] == ["700.000 tấn"]


def test_figures_in_doubt_are_shown_when_asked_for(archive: Opening) -> None:
    said = "Xuất khẩu năm 2021: sản lượng cao su tăng 4,1%. Cao su tăng 14,2%."
    offices = archive(Paper("a.txt", said))
    reader = LedgerReader(offices.ledger, offices.catalog, offices.content)
    assert [row.written for row in reader.look_up("cao su", SCOPE, DAY)] == ["4,1%"]
    every = reader.look_up("cao su", SCOPE, DAY, doubtful=True)
    assert sorted((row.written, row.sure) for row in every) == [("14,2%", False), ("4,1%", True)]
    assert len(reader.look_up("cao su", SCOPE, DAY, limit=1)) == 1


def test_nothing_outside_the_scope(reader: LedgerReader) -> None:
    assert reader.look_up("sản lượng lúa", Scope.of(["khác"]), DAY) == ()
    assert reader.look_up("và của", SCOPE, DAY) == ()


def test_a_document_is_read_in_order(offices: TextArchive, reader: LedgerReader) -> None:
    rows = reader.of_document(offices.stored(papers.REPORT), SCOPE)
    starts = [row.observation.quantity.span.start for row in rows]
    assert starts == sorted(starts)
    assert {"17,04%", "12.345 tỷ đồng"} <= {row.written for row in rows}
