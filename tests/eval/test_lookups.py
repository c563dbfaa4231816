"""Questions made from the headers of an archive, asked and judged."""

from datetime import date

import pytest

from eval.known_items import Asks, is_same, known_items
from eval.lookups import as_markdown, look_up_all
from eval.opening import COLLECTION, SCOPE
from retrieval.language.text import fold
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening, archive  # noqa: F401  (a fixture)

FEES = Paper(
    file="nghi-quyet/31.txt",
    number="31/2022/NQ-HĐND",
    kind="Nghị quyết",
    issuer="HĐND tỉnh Nam Định",
    dated="ngày 01 tháng 7 năm 2022",
    subject="Quy định mức thu học phí mầm non và phổ thông công lập năm học mới",
    text="""
    Số: 31/2022/NQ-HĐND
    HĐND tỉnh Nam Định, ngày 01 tháng 7 năm 2022
    Quy định mức thu học phí mầm non và phổ thông công lập năm học mới
    """,
    collection=COLLECTION,
)
RESOLUTION = Paper(**{**vars(papers.RESOLUTION), "collection": COLLECTION})


@pytest.fixture
def offices(archive: Opening) -> TextArchive:  # noqa: F811
    return archive(FEES, RESOLUTION)


def test_every_header_gives_its_questions_each_with_a_twin_without_diacritics(offices: TextArchive) -> None:
    items = known_items(offices.catalog.documents(SCOPE))
    assert items == known_items(offices.catalog.documents(SCOPE))
    assert {item.asks for item in items} == set(Asks) - {Asks.PLACED}
    for item, twin in zip(items[::2], items[1::2], strict=True):
        assert (twin.question, twin.asks, twin.target) == (fold(item.question), item.asks, item.target)


def test_the_look_up_finds_what_the_questions_are_about(offices: TextArchive) -> None:
    items = known_items(offices.catalog.documents(SCOPE))
    counts: list[int] = []
    looked = look_up_all(items, offices.assistant(), date(2024, 3, 15), counts.append)
    assert counts == list(range(1, len(items) + 1))
    assert [each.item.question for each in looked if not each.right] == []
    report = as_markdown(looked, "tracuu eval lookups")
    assert f"Sai: 0/{len(items)}" in report
    assert "| số như đã viết | 100,0% n=2 | 100,0% n=2 | 100,0% n=4 |" in report


def test_what_is_lost_is_told(archive: Opening) -> None:  # noqa: F811
    items = known_items(archive(FEES, RESOLUTION).catalog.documents(SCOPE))
    looked = look_up_all(items, archive(FEES).assistant(), date(2024, 3, 15), lambda _: None)
    lost = {each.item.target.placement.path for each in looked if not each.right}
    assert lost == {RESOLUTION.file}
    assert RESOLUTION.file in as_markdown(looked, "")


def test_copies_are_one_document(offices: TextArchive) -> None:
    fees, resolution = offices.catalog.documents(SCOPE)
    assert is_same(fees, fees)
    assert not is_same(fees, resolution)
