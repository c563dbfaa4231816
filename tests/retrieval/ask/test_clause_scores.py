"""What place and time a piece tells of, beside those that a question asks about."""

from datetime import date

import pytest

from retrieval.ask.clause_scores import period_score, place_score
from retrieval.ask.context import Contexts
from retrieval.ask.pieces import Piece, Pieces
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Scope, Wanted
from retrieval.language.reading import read
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask.conftest import Opening

TODAY = date(2024, 5, 15)


def _piece(papers: TextArchive, paper: Paper, said: str) -> Piece:
    stored = papers.stored(paper)
    found = next(
        p for p in papers.catalog.passages_of(stored.id, Scope.of([paper.collection])) if said in p.text
    )
    whole = found.span
    return Piece(RetrievedPassage(found, stored, 1.0), whole, said)


@pytest.mark.parametrize(
    ("said", "elsewhere"),
    [
        ("Quảng Bình đã chi trả cho ngư dân.", True),
        ("Quảng Trị đã chi trả, Quảng Bình thì chưa.", False),
        ("Tỉnh đã chi trả cho ngư dân.", False),
    ],
)
def test_a_piece_that_names_other_provinces_alone_tells_of_those(
    archive: Opening, said: str, elsewhere: bool
) -> None:
    paper = Paper(file="a.txt", text=said)
    asked = read("Quảng Trị đã chi trả cho ngư dân ở những huyện nào?", TODAY)
    assert (place_score(_piece(archive(paper), paper, said), asked) < 0) is elsewhere


def _timely(archive: Opening, text: str, said: str, question: str) -> float:
    paper = Paper(file="a.txt", text=text)
    papers = archive(paper)
    context = Contexts(papers.content).of(papers.stored(paper))
    return period_score(_piece(papers, paper, said), read(question, TODAY), context)


def test_one_month_is_less_than_all_months_that_are_asked_about(archive: Opening) -> None:
    question = "5 tháng đầu năm 2017 những sản phẩm nào tăng?"
    whole = _timely(archive, "5 tháng đầu năm 2017, thép tăng.", "5 tháng đầu năm 2017, thép tăng.", question)
    part = _timely(archive, "Tháng 1/2017, thép tăng.", "Tháng 1/2017, thép tăng.", question)
    assert whole > 0 > part


def test_a_list_of_another_year_is_none_of_the_year_that_is_asked_about(archive: Opening) -> None:
    listed = "Năm 2017 gồm các sự kiện:\n- Lễ hội sách;\n- Lễ hội hoa."
    paper = Paper(file="a.txt", text=listed)
    papers = archive(paper)
    stored = papers.stored(paper)
    found = papers.catalog.passages_of(stored.id, Scope.of([paper.collection]))
    listing = next(
        piece
        for piece in Pieces(papers.content).over(
            [RetrievedPassage(p, stored, 1.0) for p in found], Wanted.LIST
        )
        if piece.items
    )
    context = Contexts(papers.content).of(stored)
    scores = [
        period_score(listing, read(f"Năm {year} gồm những sự kiện nào?", TODAY), context)
        for year in (2016, 2017)
    ]
    assert scores[0] < -0.5 < 0 < scores[1]


def test_a_text_is_of_the_month_that_its_opening_tells(archive: Opening) -> None:
    question = "CPI tháng 6/2017: những nhóm nào giảm giá?"
    said = "Ba nhóm giảm giá."
    rest = f"{said} Lạm phát 6 tháng đầu năm 2017 đạt 1,5%."
    opened = f"Giá giảm trong tháng 6/2017\n\n{'Chợ họp đều. ' * 30}\n\n{rest}"
    assert _timely(archive, opened, said, question) == 0.0
    assert _timely(archive, rest, said, question) < 0
