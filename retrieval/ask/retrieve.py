"""From a query to passages: both lists of the index, fused, with their documents."""

from __future__ import annotations

from dataclasses import replace

from retrieval.ask.fuse import FusedId, fuse
from retrieval.ask.options import AskOptions
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Reading, Scope
from retrieval.language.terms import question_vector
from retrieval.ports import Catalog, Embedder, IndexQuery, PassageIndex


class Retriever:
    """Searches the index and reads what it finds from the catalog, which alone knows what is visible."""

    def __init__(
        self, catalog: Catalog, index: PassageIndex, embedder: Embedder, options: AskOptions
    ) -> None:
        self._catalog = catalog
        self._index = index
        self._embedder = embedder
        self._options = options

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
        query = index_query(reading, self._embedder, scope, self._options.limit)
        first = self._search(replace(query, documents=documents, kinds=None if kind is None else (kind,)))
        if not then_all:
            return first
        known = {item.passage.id for item in first}
        return (*first, *(item for item in self._search(query) if item.passage.id not in known))

    def _search(self, query: IndexQuery) -> tuple[RetrievedPassage, ...]:
        return self._read(fuse(self._index.search(query), self._options.weights), query.scope)

    def _read(self, fused: tuple[FusedId, ...], scope: Scope) -> tuple[RetrievedPassage, ...]:
        passages = {p.id: p for p in self._catalog.passages([f.passage_id for f in fused], scope)}
        stored = {d: self._catalog.document(d, scope) for d in {p.document_id for p in passages.values()}}
        found = []
        for item in fused[: self._options.limit]:
            passage = passages.get(item.passage_id)
            document = stored.get(passage.document_id) if passage else None
            if passage is not None and document is not None:
                found.append(RetrievedPassage(passage, document, item.score, item.found_by))
        return _without_copies(found)


def index_query(reading: Reading, embedder: Embedder, scope: Scope, limit: int) -> IndexQuery:
    """The search of a reading: what was typed and what it stands for, because documents write either."""
    told = reading.expansions or reading.corrections
    words = f"{reading.written} {reading.text}" if told else reading.written
    return IndexQuery(
        sparse=question_vector(words, accented=reading.accented, number=reading.number),
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
