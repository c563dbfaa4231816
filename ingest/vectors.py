"""The vectors by which passages are found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from ingest.heartbeat import beat
from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage, SparseVector
from retrieval.language.terms import passage_vector
from retrieval.ports import Embedder, IndexEntry

_AT_ONCE = 256
"""Bounds the memory of a batch; a document may have thousands of passages."""

Unembedded = tuple[StoredDocument, Passage, SparseVector]


def sparse_vectors(stored: StoredDocument, passages: Sequence[Passage]) -> tuple[SparseVector, ...]:
    """The weighted terms of every passage."""
    return tuple(_sparse_vector(stored, passage) for passage in passages)


def _sparse_vector(stored: StoredDocument, passage: Passage) -> SparseVector:
    beat()
    return passage_vector(passage.text, context_of(stored, passage))


def entries(unembedded: Iterable[Unembedded], embedder: Embedder) -> Iterator[list[IndexEntry]]:
    """Index entries in batches, embedded across the borders of documents."""
    rest = iter(unembedded)
    while batch := list(islice(rest, _AT_ONCE)):
        dense = embedder.embed_passages(
            [f"{context_of(stored, passage)}\n{passage.text}" for stored, passage, _ in batch]
        )
        yield [
            IndexEntry(
                passage_id=passage.id,
                document_id=stored.id,
                collection=stored.placement.collection,
                sparse=sparse,
                dense=vector,
                kind=stored.document.kind,
                year=_year(stored),
            )
            for (stored, passage, sparse), vector in zip(batch, dense, strict=True)
        ]


def context_of(stored: StoredDocument, passage: Passage) -> str:
    """What a passage is about beyond its own words: the document's subject and the headings above."""
    parts = (stored.document.kind, stored.document.subject, *passage.locator.headings)
    return "\n".join(part for part in parts if part)


def _year(stored: StoredDocument) -> int | None:
    document = stored.document
    if document.issued_on is not None:
        return document.issued_on.year
    return document.number.year if document.number is not None else None
