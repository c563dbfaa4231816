"""From a query to passages: both lists of the index, fused, with their documents."""

from __future__ import annotations

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
    ) -> tuple[RetrievedPassage, ...]:
        """Passages best first; `documents` narrows the search to these ids, `kind` to a kind of document."""
        if not scope:
            return ()
        # What was typed and what it stands for: documents write either.
        words = (
            f"{reading.written} {reading.text}"
            if reading.expansions or reading.corrections
            else reading.written
        )
        query = IndexQuery(
            sparse=question_vector(words, accented=reading.accented, number=reading.number),
            dense=self._embedder.embed_query(reading.text),
            scope=scope,
            limit=self._options.limit,
            documents=documents,
            kinds=None if kind is None else (kind,),
        )
        return self._read(fuse(self._index.search(query), self._options.weights), scope)

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
