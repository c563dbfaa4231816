"""From a query to passages: both lists of the index, fused, with their documents."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from retrieval.ask.fuse import FusedId, fuse
from retrieval.ask.options import AskOptions
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Reading, Scope
from retrieval.language.terms import question_vector
from retrieval.ports import Catalog, Embedder, IndexQuery, PassageIndex

_BEST = 20
"""Passages among which a document stands out where half of them are of it."""
Steady = Callable[[], AbstractContextManager[None]]


class Retriever:
    """Searches the index and reads what it finds from the catalog, which alone knows what is visible.

    Inside `steady` embedder and index are of one model, whatever is exchanged meanwhile.
    """

    def __init__(
        self,
        catalog: Catalog,
        index: PassageIndex,
        embedder: Embedder,
        options: AskOptions,
        steady: Steady = nullcontext,
    ) -> None:
        self._catalog = catalog
        self._index = index
        self._embedder = embedder
        self._options = options
        self._steady = steady

    def retrieve(
        self,
        reading: Reading,
        scope: Scope,
        *,
        documents: tuple[str, ...] | None = None,
        kind: str | None = None,
        then_all: bool = False,
    ) -> tuple[RetrievedPassage, ...]:
        """Passages best first; `documents` narrows the search to these ids, `kind` to a kind of document.

        `then_all`: behind those of the narrowed search come those of the whole archive.
        """
        if not scope:
            return ()
        with self._steady():
            query = index_query(reading, self._embedder, scope, self._options.limit)
            narrowed = replace(
                query,
                documents=documents,
                kinds=None if kind is None else (kind,),
                limit=query.limit if documents is None else self._options.document_limit,
            )
            searches = [self._search(each) for each in ((narrowed, query) if then_all else (narrowed,))]
        first, *rest = (self._read(fused, scope) for fused in searches)
        known = {item.passage.id for item in first}
        return (*first, *(item for found in rest for item in found if item.passage.id not in known))

    def with_rest_of_best(
        self, found: tuple[RetrievedPassage, ...], reading: Reading, scope: Scope
    ) -> tuple[RetrievedPassage, ...]:
        """The passages, and behind the best of them the rest of the document that half of those are of: it
        may hold a list whose words the question has not."""
        best = [each.stored.id for each in found[:_BEST]]
        if not best or 2 * best.count(best[0]) < len(best):
            return found
        known = {each.passage.id for each in found}
        rest = self.retrieve(reading, scope, documents=(best[0],))
        least = min(each.score for each in found if each.stored.id == best[0])
        added = (replace(each, score=least) for each in rest if each.passage.id not in known)
        return (*found[:_BEST], *added, *found[_BEST:])

    def _search(self, query: IndexQuery) -> tuple[FusedId, ...]:
        fused = fuse(self._index.search(query), self._embedder.identity.dense_weight)
        return fused[: query.limit]

    def _read(self, fused: tuple[FusedId, ...], scope: Scope) -> tuple[RetrievedPassage, ...]:
        passages = {p.id: p for p in self._catalog.passages([f.passage_id for f in fused], scope)}
        ids = {passage.document_id for passage in passages.values()}
        stored = {document.id: document for document in self._catalog.documents(scope, ids)}
        found = []
        for item in fused:
            passage = passages.get(item.passage_id)
            document = stored.get(passage.document_id) if passage else None
            if passage is not None and document is not None:
                found.append(RetrievedPassage(passage, document, item.score, item.found_by))
        return _without_copies(found)


def index_query(reading: Reading, embedder: Embedder, scope: Scope, limit: int) -> IndexQuery:
    """The search of a reading: what was typed and what it stands for, because documents write either.

    Restored diacritics are searched as if typed; the folded terms catch what was restored wrongly.
    """
    told = reading.expansions or reading.corrections
    words = f"{reading.restored} {reading.text}" if told else reading.restored
    return IndexQuery(
        sparse=question_vector(words, number=reading.number),
        dense=embedder.embed_query(reading.text),
        scope=scope,
        limit=limit,
    )


def _without_copies(found: list[RetrievedPassage]) -> tuple[RetrievedPassage, ...]:
    """Equal text from two files is one piece of evidence; the better placed copy stays.

    Of near-duplicates (draft and signed final) the better one speaks where it was found at all.
    """
    documents = {item.stored.id for item in found}
    seen: set[str] = set()
    kept = []
    for item in found:
        if item.stored.duplicate_of in documents:
            continue
        if item.passage.text not in seen:
            seen.add(item.passage.text)
            kept.append(item)
    return tuple(kept)
