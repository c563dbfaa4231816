"""Retrieval through llama-index."""

from __future__ import annotations

from collections.abc import Sequence

from llama_index.core.schema import NodeWithScore, TextNode

from retrieval.adapters.llama_index import TracuuRetriever
from retrieval.domain.document import Document, DocumentNumber
from retrieval.domain.passage import RetrievedPassage
from tests.fakes.content import InMemoryContentStore
from tests.retrieval.adapters.archive import FULL, passages_of, stored


def found(document: Document = FULL) -> list[RetrievedPassage]:
    placed = stored(InMemoryContentStore(), "d1", document=document)
    return [RetrievedPassage(each, placed, 1 - each.ordinal / 10) for each in passages_of(placed)]


class Recorder:
    """Returns what it was given and remembers the questions."""

    def __init__(self, passages: Sequence[RetrievedPassage]) -> None:
        self.questions: list[str] = []
        self._passages = passages

    def __call__(self, question: str) -> Sequence[RetrievedPassage]:
        self.questions.append(question)
        return self._passages


def text_node(node: NodeWithScore) -> TextNode:
    assert isinstance(node.node, TextNode)
    return node.node


def test_passages_become_nodes() -> None:
    retrieve = Recorder(found())
    nodes = TracuuRetriever(retrieve).retrieve("GRDP tăng bao nhiêu?")
    assert retrieve.questions == ["GRDP tăng bao nhiêu?"]
    assert [node.score for node in nodes] == [1.0, 0.9, 0.8]
    second, passage = text_node(nodes[1]), found()[1].passage
    assert (second.id_, second.text) == (passage.id, "Điều 1. GRDP tăng 8,5%.")
    assert (second.start_char_idx, second.end_char_idx) == (passage.span.start, passage.span.end)
    assert second.metadata == {
        "file": "15-2021.docx",
        "number": "15/2021/NQ-HĐND",
        "page": 1,
        "path": "Chương I › Điều 1",
    }


def test_a_document_without_a_number() -> None:
    node = text_node(TracuuRetriever(Recorder(found(Document()))).retrieve("?")[0])
    assert node.metadata == {"file": "15-2021.docx", "number": None, "page": None, "path": ""}


def test_a_number_that_was_not_written_out() -> None:
    document = Document(DocumentNumber("15"))
    assert TracuuRetriever(Recorder(found(document))).retrieve("?")[0].metadata["number"] == "15"


async def test_the_asynchronous_way_gives_the_same_nodes() -> None:
    retriever = TracuuRetriever(Recorder(found()))
    assert await retriever.aretrieve("GRDP") == retriever.retrieve("GRDP")


def test_nothing_found_is_no_nodes() -> None:
    assert TracuuRetriever(Recorder([])).retrieve("?") == []
