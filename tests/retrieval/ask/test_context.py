from datetime import date

import pytest

from retrieval.ask.context import Contexts, DocumentContext
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Scope
from tests.fakes.archive import Paper, TextArchive
from tests.fakes.content import InMemoryContentStore
from tests.retrieval.ask.conftest import Opening


def context_of(archive: TextArchive, paper: Paper) -> DocumentContext:
    return Contexts(archive.content).of(archive.stored(paper))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (Paper("a.txt", "Không nói gì về thời gian."), None),
        (Paper("a.txt", "Báo cáo.", subject="Tình hình năm 2021"), 2021),
        (Paper("a.txt", "Báo cáo.", subject="Tình hình", dated="ngày 3 tháng 2 năm 2020"), 2020),
        (Paper("a.txt", "Báo cáo ngày 3/2/2019 về năm 2018."), 2019),
        (Paper("a.txt", "Năm 2017 tăng. Năm 2016 giảm. Năm 2017 đạt."), 2017),
    ],
)
def test_the_year_a_document_speaks_of(archive: Opening, paper: Paper, expected: int | None) -> None:
    assert context_of(archive(paper), paper).year == expected


def test_places_most_named_first(archive: Opening) -> None:
    paper = Paper("a.txt", "Nam Định và Cà Mau. Cà Mau dẫn đầu.", subject="Chuyện Cà Mau")
    assert context_of(archive(paper), paper).places == ("Cà Mau", "Nam Định")


def test_a_passage_inherits_headings_period_and_day(archive: Opening) -> None:
    paper = Paper(
        "a.txt",
        "Báo cáo\n\nTăng 5%.",
        subject="Kết quả năm 2021",
        dated="ngày 3 tháng 1 năm 2022",
        headings=("Kết quả",),
    )
    offices = archive(paper)
    (found, *_) = offices.catalog.passages_of(paper.id, Scope.of(["chung"]))
    around = Contexts(offices.content).surroundings(RetrievedPassage(found, offices.stored(paper), 1.0))
    assert around.headings == ("Kết quả",)
    assert around.anchor == date(2022, 1, 3)
    assert around.period == Period(date(2021, 1, 1), date(2021, 12, 31), PeriodKind.YEAR)


class CountingContents(InMemoryContentStore):
    """Counts how often a text is read."""

    reads = 0

    def text(self, text_hash: str) -> str:
        self.reads += 1
        return super().text(text_hash)


def test_a_text_is_read_once(archive: Opening) -> None:
    one, other = Paper("a.txt", "Một."), Paper("b.txt", "Hai.")
    offices = archive(one, other)
    contents = CountingContents()
    for paper in (one, other):
        contents.put(paper.stored_text.encode())
    contexts = Contexts(contents)
    first = contexts.of(offices.stored(one))
    assert contexts.of(offices.stored(one)) is first
    contexts.of(offices.stored(other))
    assert contents.reads == 2
