"""Retrieval as llama-index sees it: a retriever that its query engines and evaluators accept."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from retrieval.domain.passage import RetrievedPassage

Retrieve = Callable[[str], Sequence[RetrievedPassage]]


class TracuuRetriever(BaseRetriever):
    """Wraps a retrieving function; the scope of the search is the function's business.

    A node's `start_char_idx` and `end_char_idx` are the span in the stored text, its metadata
    what a citation needs: file, number, page, path.
    """

    def __init__(self, retrieve: Retrieve) -> None:
        super().__init__()
        self._find = retrieve

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [_node(found) for found in self._find(query_bundle.query_str)]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        """In a thread: searching would hold up the event loop."""
        return await asyncio.to_thread(self._retrieve, query_bundle)


def _node(found: RetrievedPassage) -> NodeWithScore:
    passage, stored = found.passage, found.stored
    number = stored.document.number
    node = TextNode(
        id_=passage.id,
        text=passage.text,
        start_char_idx=passage.span.start,
        end_char_idx=passage.span.end,
        metadata={
            "file": stored.placement.path,
            "number": None if number is None else number.written or number.serial,
            "page": passage.locator.page,
            "path": " › ".join(passage.locator.path),
        },
    )
    return NodeWithScore(node=node, score=found.score)
