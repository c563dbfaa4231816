"""The stores an archive consists of, and the protocol by which they stay in step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from ingest.observe import figures_of
from retrieval.domain.document import StoredDocument
from retrieval.domain.ledger import LedgerEntry
from retrieval.domain.passage import Passage
from retrieval.domain.query import Scope
from retrieval.domain.relation import Relation
from retrieval.domain.scan import ScannedLine
from retrieval.language.abbreviations import loose_key
from retrieval.language.definitions import Definition
from retrieval.language.terms import passage_vector
from retrieval.ports import Catalog, ContentStore, Embedder, IndexEntry, Ledger, PassageIndex, Relations

_EMBEDDED_AT_ONCE = 256
"""Bounds the memory of a batch; a document may have thousands of passages."""


class SweepableContent(ContentStore, Protocol):
    """A content store that can drop what nothing refers to."""

    def sweep(self, live: Collection[str]) -> int: ...


@dataclass(frozen=True)
class Stores:
    """Where documents are kept, each part behind its port."""

    catalog: Catalog
    index: PassageIndex
    content: SweepableContent
    embedder: Embedder
    ledger: Ledger
    relations: Relations


@dataclass(frozen=True)
class Prepared:
    """A document ready to be committed, with what is known of its scan and its relations."""

    stored: StoredDocument
    passages: tuple[Passage, ...]
    definitions: tuple[Definition, ...] = ()
    figures: tuple[LedgerEntry, ...] = ()
    scan: tuple[ScannedLine, ...] = ()
    relations: tuple[Relation, ...] = ()
    sketch: tuple[int, ...] = ()


def commit(stores: Stores, group: Sequence[Prepared]) -> None:
    """Make a group visible: pending rows, then vectors on disk, then visible in one transaction.

    A crash before the last step leaves pending rows, which `reconcile` discards; nothing that was
    visible before is touched until what replaces it is.
    """
    for prepared in group:
        stores.catalog.stage(
            prepared.stored,
            prepared.passages,
            scan=prepared.scan,
            relations=prepared.relations,
            sketch=prepared.sketch,
        )
        if prepared.definitions:
            readings = {loose_key(d.short): d.full for d in prepared.definitions}
            stores.catalog.define(prepared.stored.id, readings)
        stores.ledger.record(prepared.stored.id, prepared.figures)
        write_vectors(stores, prepared)
    stores.index.flush()
    replaced = stores.catalog.publish([prepared.stored.id for prepared in group])
    if replaced:
        stores.index.delete_documents(replaced)
        stores.index.flush()


def reconcile(stores: Stores) -> tuple[str, ...]:
    """Discard what a crash left pending, from the index first; returns the discarded ids."""
    pending = stores.catalog.pending()
    if pending:
        stores.index.delete_documents(pending)
        stores.index.flush()
        stores.catalog.discard(pending)
    return pending


def remove(stores: Stores, document_ids: Collection[str]) -> None:
    """Take documents out of the archive: out of sight at once, then their vectors and content."""
    stores.catalog.discard(document_ids)
    stores.index.delete_documents(document_ids)
    stores.index.flush()
    sweep(stores)


def sweep(stores: Stores) -> int:
    """Drop stored files and texts that no document refers to; how many. Not while ingesting."""
    reconcile(stores)
    return stores.content.sweep(stores.catalog.live_contents())


def reindex(stores: Stores) -> int:
    """Read every visible document's figures and write its vectors again, into an index that may be empty.

    Returns how many passages were written.
    """
    scope = Scope.of(stores.catalog.collections())
    count = 0
    for stored in stores.catalog.documents(scope):
        passages = stores.catalog.passages_of(stored.id, scope)
        text = stores.content.text(stored.version.text_hash)
        stores.ledger.record(stored.id, figures_of(stored, passages, text))
        stores.index.delete_documents([stored.id])
        write_vectors(stores, Prepared(stored, passages))
        count += len(passages)
    stores.index.flush()
    return count


def write_vectors(stores: Stores, prepared: Prepared) -> None:
    """Upsert a document's passages; they count as stored after the index's next flush."""
    for start in range(0, len(prepared.passages), _EMBEDDED_AT_ONCE):
        batch = prepared.passages[start : start + _EMBEDDED_AT_ONCE]
        stores.index.upsert(_entries(stores, prepared.stored, batch))


def _entries(stores: Stores, stored: StoredDocument, batch: Sequence[Passage]) -> list[IndexEntry]:
    contexts = [context_of(stored, passage) for passage in batch]
    dense = stores.embedder.embed_passages(
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
