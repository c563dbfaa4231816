"""The stores an archive consists of, and the protocol by which they stay in step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.query import Scope
from retrieval.language.terms import passage_vector
from retrieval.ports import Catalog, ContentStore, Embedder, IndexEntry, PassageIndex

_EMBEDDED_AT_ONCE = 256
"""Bounds the memory of a batch; a document may have thousands of passages."""


class Contents(ContentStore, Protocol):
    """A content store that can drop what nothing refers to."""

    def sweep(self, live: Collection[str]) -> int: ...


@dataclass(frozen=True)
class Archive:
    """Where documents are kept, each part behind its port."""

    catalog: Catalog
    index: PassageIndex
    contents: Contents
    embedder: Embedder


@dataclass(frozen=True)
class Prepared:
    """A document ready to be committed."""

    stored: StoredDocument
    passages: tuple[Passage, ...]


def commit(archive: Archive, group: Sequence[Prepared]) -> None:
    """Make a group visible: pending rows, then vectors on disk, then visible in one transaction.

    A crash before the last step leaves pending rows, which `reconcile` discards; nothing that was
    visible before is touched until what replaces it is.
    """
    for prepared in group:
        archive.catalog.stage(prepared.stored, prepared.passages)
        write_vectors(archive, prepared)
    archive.index.flush()
    replaced = archive.catalog.publish([prepared.stored.id for prepared in group])
    if replaced:
        archive.index.delete_documents(replaced)
        archive.index.flush()


def reconcile(archive: Archive) -> tuple[str, ...]:
    """Discard what a crash left pending, from the index first; returns the discarded ids."""
    pending = archive.catalog.pending()
    if pending:
        archive.index.delete_documents(pending)
        archive.index.flush()
        archive.catalog.discard(pending)
    return pending


def remove(archive: Archive, document_ids: Collection[str]) -> None:
    """Take documents out of the archive: out of sight at once, then their vectors and contents."""
    archive.catalog.discard(document_ids)
    archive.index.delete_documents(document_ids)
    archive.index.flush()
    sweep(archive)


def sweep(archive: Archive) -> int:
    """Drop stored files and texts that no document refers to; how many. Not while ingesting."""
    reconcile(archive)
    documents = archive.catalog.documents(Scope.of(archive.catalog.collections()))
    versions = [stored.version for stored in documents]
    live = {version.file_hash for version in versions} | {version.text_hash for version in versions}
    return archive.contents.sweep(live)


def reindex(archive: Archive) -> int:
    """Write every visible document's vectors again, into an index that may be empty; how many passages."""
    scope = Scope.of(archive.catalog.collections())
    count = 0
    for stored in archive.catalog.documents(scope):
        passages = archive.catalog.passages_of(stored.id, scope)
        archive.index.delete_documents([stored.id])
        write_vectors(archive, Prepared(stored, passages))
        count += len(passages)
    archive.index.flush()
    return count


def write_vectors(archive: Archive, prepared: Prepared) -> None:
    """Upsert a document's passages; they count as stored after the index's next flush."""
    for start in range(0, len(prepared.passages), _EMBEDDED_AT_ONCE):
        batch = prepared.passages[start : start + _EMBEDDED_AT_ONCE]
        archive.index.upsert(_entries(archive, prepared.stored, batch))


def _entries(archive: Archive, stored: StoredDocument, batch: Sequence[Passage]) -> list[IndexEntry]:
    contexts = [context_of(stored, passage) for passage in batch]
    dense = archive.embedder.embed_passages(
        [f"{context}\n{passage.text}" for context, passage in zip(contexts, batch, strict=True)]
    )
    return [
        IndexEntry(
            passage_id=passage.id,
            document_id=stored.id,
            collection=stored.placement.collection,
            sparse=passage_vector(passage.text, context),
            dense=vector,
            kind=stored.document.kind,
            year=_year(stored),
        )
        for passage, context, vector in zip(batch, contexts, dense, strict=True)
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
