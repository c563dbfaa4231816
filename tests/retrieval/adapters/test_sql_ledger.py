"""The ledger in SQL: what is recorded is found, in the asker's scope, as long as its document is visible."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from retrieval.adapters.sql.ledger import SqlLedger
from retrieval.domain.figure import Measure, ValueStatus
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.query import Scope
from retrieval.language.calendar_periods import quarter, year
from retrieval.language.ledger_terms import terms_of
from retrieval.ports import Staged
from tests.fakes.archive import Paper, TextArchive, open_archive

SCOPE = Scope.of(["chung"])
REPORT = Paper(
    file="bao-cao.txt",
    subject="Báo cáo năm 2021 tỉnh Nam Định",
    dated="ngày 05 tháng 12 năm 2021",
    text="""
    Báo cáo năm 2021 tỉnh Nam Định, ngày 05 tháng 12 năm 2021

    Thu nội địa năm 2021 ước đạt 7.120,5 tỷ đồng, bằng 108% dự toán (kế hoạch 6.590 tỷ đồng), giảm 1,5%.

    Diện tích lúa năm 2020 đạt 72.300 ha, gần một nửa là lúa chất lượng cao. Xuất khẩu gấp đôi cùng kỳ.

    Tổng vốn 40 - 45 tỷ đồng, trong đó: ngân sách tỉnh 30 tỷ đồng; có 15/18 chỉ tiêu đạt.
    """,
)


@pytest.fixture
def archive() -> TextArchive:
    return open_archive(REPORT)


def find(archive: TextArchive, phrase: str = "", **narrowed: object) -> list[str]:
    query = LedgerQuery(SCOPE, terms=terms_of(phrase) if phrase else ())
    entries = archive.ledger.find(replace(query, **narrowed))  # type: ignore[arg-type]
    return [entry.observation.quantity.span.of(REPORT.stored_text) for entry in entries]


def test_what_is_recorded_is_read_back_whole(archive: TextArchive) -> None:
    entries = archive.ledger.find(LedgerQuery(SCOPE))
    again = SqlLedger(archive.engine)
    again.record({REPORT.id: entries})
    assert again.find(LedgerQuery(SCOPE)) == entries
    assert again.count(SCOPE) == len(entries) > 8


def test_what_is_staged_together_is_written_as_a_whole_or_not_at_all(archive: TextArchive) -> None:
    entries = archive.ledger.find(LedgerQuery(SCOPE))
    stored = archive.catalog.document(REPORT.id, SCOPE)
    assert stored is not None
    with pytest.raises(KeyError), archive.catalog.staging():
        archive.catalog.stage([Staged(replace(stored, id="new"), ())])
        archive.ledger.record({"new": entries, REPORT.id: ()})
        raise KeyError
    assert archive.catalog.pending() == ()
    assert archive.ledger.find(LedgerQuery(SCOPE)) == entries
    with archive.catalog.staging():
        archive.catalog.stage([Staged(replace(stored, id="new"), ())])
        archive.ledger.record({REPORT.id: ()})
    assert archive.catalog.pending() == ("new",)
    assert archive.ledger.count(SCOPE) == 0


def test_figures_are_found_by_the_words_of_their_indicator(archive: TextArchive) -> None:
    assert find(archive, "thu noi dia") == ["7.120,5 tỷ đồng", "108%", "6.590 tỷ đồng", "1,5%"]
    assert find(archive, "diện tích lúa")[0] == "72.300 ha"
    assert find(archive, "giá vé xe buýt") == []
    assert "30 tỷ đồng" in find(archive, "tổng vốn")


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({"period": year(2020)}, ["72.300 ha"]),
        ({"period": quarter(2019, 1)}, []),
        ({"measures": (Measure.RATIO_TO_PLAN_PCT,)}, ["108%"]),
        ({"statuses": (ValueStatus.PLAN,)}, ["6.590 tỷ đồng"]),
        ({"area": "ca mau"}, []),
        ({"documents": ("không có",)}, []),
        ({"limit": 1}, ["7.120,5 tỷ đồng"]),
        ({"scope": Scope.of(["mật"])}, []),
        ({"scope": Scope.of([])}, []),
    ],
    ids=["year", "another year", "measure", "status", "area", "documents", "limit", "scope", "no scope"],
)
def test_a_look_up_is_narrowed(archive: TextArchive, narrowed: dict[str, object], found: list[str]) -> None:
    assert find(archive, **narrowed)[: len(found) or None] == found


def test_the_places_that_figures_are_of(archive: TextArchive) -> None:
    assert archive.ledger.areas(["nam dinh", "ca mau"], SCOPE) == ("Nam Định",)
    assert archive.ledger.areas(["nam dinh"], Scope.of(["mật"])) == ()
    assert archive.ledger.areas([], SCOPE) == ()
    assert archive.ledger.areas([*map(str, range(2000)), "nam dinh"], SCOPE) == ("Nam Định",)


def test_figures_vanish_with_their_document(archive: TextArchive) -> None:
    archive.catalog.discard([REPORT.id])
    assert archive.ledger.find(LedgerQuery(SCOPE)) == ()
    assert archive.ledger.count(SCOPE) == 0


def test_figures_of_a_pending_document_are_not_seen(archive: TextArchive) -> None:
    entries = archive.ledger.find(LedgerQuery(SCOPE))
    stored = archive.stored(REPORT)
    pending = replace(stored, id="0" * 16, placement=replace(stored.placement, path="khac.txt"))
    archive.catalog.stage([Staged(pending, ())])
    archive.ledger.record({pending.id: [LedgerEntry(entries[0].observation, pending.id, "p")]})
    assert archive.ledger.count(SCOPE) == len(entries)
    archive.catalog.publish([pending.id])
    assert archive.ledger.count(SCOPE) == len(entries) + 1


def test_the_day_of_a_figure_survives(archive: TextArchive) -> None:
    periods = {entry.observation.period for entry in archive.ledger.find(LedgerQuery(SCOPE))}
    assert year(2021) in periods
    assert all(period is None or period.end <= date(2021, 12, 31) for period in periods)
