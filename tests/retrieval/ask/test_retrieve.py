from dataclasses import dataclass, replace
from datetime import date

import pytest

from retrieval.ask.options import AskOptions
from retrieval.ask.retrieve import Retriever
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Scope
from retrieval.language.reading import read
from retrieval.language.terms import question_vector
from retrieval.ports import IndexQuery
from tests.fakes.archive import Paper, TextArchive
from tests.fakes.index import InMemoryPassageIndex
from tests.retrieval.ask.conftest import Opening

SENTENCE = "Công tác đón tiếp công dân được thực hiện hằng tuần."
ONE = Paper(file="một.txt", text=f"{SENTENCE}\n\nViệc khác.")
COPY = Paper(file="hai.txt", text=f"{SENTENCE}\n\nViệc khác nữa.")
ALL = Scope.of(["chung"])


@dataclass
class ListeningIndex(InMemoryPassageIndex):
    """Keeps the last query."""

    last: IndexQuery | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def search(self, query: IndexQuery):
        self.last = query
        return super().search(query)


def retriever(archive: TextArchive, limit: int = 60) -> Retriever:
    return Retriever(archive.catalog, archive.index, archive.embedder, AskOptions(limit=limit))


def find(archive: TextArchive, text: str, scope: Scope = ALL, **more) -> tuple[RetrievedPassage, ...]:
    limit = more.pop("limit", 60)
    return retriever(archive, limit).retrieve(read(text, date(2024, 1, 1)), scope, **more)


def test_equal_text_is_one_piece_of_evidence(archive: Opening) -> None:
    found = find(archive(ONE, COPY), "đón tiếp công dân")
    assert [item.passage.text for item in found].count(SENTENCE) == 1
    assert found[0].passage.text == SENTENCE
    assert len(found) == 3


def test_a_passage_that_is_not_visible_is_dropped(archive: Opening) -> None:
    offices = archive(ONE)
    offices.add([COPY])
    offices.catalog.discard([ONE.id])
    found = find(offices, "đón tiếp công dân")
    assert {item.stored.id for item in found} == {COPY.id}
    assert offices.index.count() == 4


def test_the_best_comes_first_with_who_found_it(archive: Opening) -> None:
    found = find(archive(ONE), "đón tiếp công dân")
    assert found[0].score > found[-1].score
    assert dict(found[0].found_by).keys() == {"sparse", "dense"}
    assert not found[0].by_words_alone
    assert replace(found[0], found_by=(("sparse", 3.2),)).by_words_alone
    assert not replace(found[0], found_by=(("dense", 0.4),)).by_words_alone


def test_the_limit_holds(archive: Opening) -> None:
    many = Paper(file="dài.txt", text="\n\n".join(f"Công dân số {n} được đón tiếp." for n in range(9)))
    assert len(find(archive(many), "đón tiếp công dân", limit=4)) == 4


def test_a_search_may_be_narrowed_to_documents(archive: Opening) -> None:
    offices = archive(ONE, COPY)
    found = find(offices, "đón tiếp công dân", documents=(COPY.id,))
    assert {item.stored.id for item in found} == {COPY.id}
    assert find(offices, "đón tiếp công dân", documents=()) == ()


def test_an_empty_scope_is_not_even_searched(archive: Opening) -> None:
    offices = archive(ONE)
    offices.index = ListeningIndex()
    assert find(offices, "đón tiếp công dân", Scope.of([])) == ()
    assert offices.index.last is None


@pytest.mark.parametrize(("text", "both"), [("tổng thu NSNN", True), ("tổng thu ngân sách nhà nước", False)])
def test_an_abbreviation_is_searched_as_typed_and_as_meant(archive: Opening, text: str, both: bool) -> None:
    offices = archive(ONE)
    offices.index = ListeningIndex()
    plain = find_terms(offices, "tổng thu Ngân sách nhà nước")
    typed = find_terms(offices, text)
    assert plain <= typed
    assert (typed != plain) == both


def find_terms(offices: TextArchive, text: str) -> set[int]:
    assert isinstance(offices.index, ListeningIndex)
    find(offices, text)
    assert offices.index.last is not None
    return set(offices.index.last.sparse.indices)


def test_a_bare_question_is_searched_with_its_diacritics_restored(archive: Opening) -> None:
    offices = archive(ONE)
    index = ListeningIndex()
    searching = Retriever(offices.catalog, index, offices.embedder, AskOptions())
    searching.retrieve(read("thu ngan sach nha nuoc", date(2024, 1, 1)), ALL)
    assert index.last is not None
    assert index.last.sparse == question_vector("thu ngân sách nhà nước")
