"""The stores an archive consists of, and the protocol by which they stay in step."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, Protocol

from ingest.observe import figures_of
from ingest.prepare import Prepared
from ingest.vectors import Unembedded, entries, sparse_vectors
from retrieval.domain.query import Scope
from retrieval.language.abbreviations import loose_key
from retrieval.ports import Catalog, ContentStore, Embedder, Ledger, PassageIndex, Relations, Staged

if TYPE_CHECKING:
    from retrieval.assembly import Archive


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

    @classmethod
    def of(cls, archive: Archive) -> Stores:
        """The parts of an open archive."""
        return cls(
            archive.catalog,
            archive.index,
            archive.content,
            archive.embedder,
            archive.ledger,
            archive.relations,
        )


def commit(stores: Stores, group: Sequence[Prepared], files: Iterable[bytes]) -> None:
    """Make a group visible: contents (`files` are its files' bytes), pending rows, vectors on disk, then
    visible in one transaction.

    A crash before the last step leaves pending rows, which `reconcile` discards; nothing that was
    visible before is touched until what replaces it is.
    """
    stores.content.put_all(chain(files, _made_contents(group)))
    with stores.catalog.staging():
        stores.catalog.stage(map(_staged, group))
        stores.ledger.record({prepared.stored.id: prepared.figures for prepared in group})
    write_vectors(stores, _unembedded(group))
    stores.index.flush()
    replaced = stores.catalog.publish([prepared.stored.id for prepared in group])
    if replaced:
        stores.index.delete_documents(replaced)
        stores.index.flush()


def _made_contents(group: Iterable[Prepared]) -> Iterator[bytes]:
    for prepared in group:
        yield prepared.text.encode()
        yield from prepared.pictures


def _staged(prepared: Prepared) -> Staged:
    return Staged(
        prepared.stored,
        prepared.passages,
        prepared.scan,
        prepared.relations,
        prepared.sketch,
        {loose_key(defined.short): defined.full for defined in prepared.definitions},
    )


def _unembedded(group: Iterable[Prepared]) -> Iterator[Unembedded]:
    for prepared in group:
        yield from zip(repeat(prepared.stored), prepared.passages, prepared.sparse, strict=False)


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
        stores.ledger.record({stored.id: figures_of(stored, passages, text)})
        stores.index.delete_documents([stored.id])
        write_vectors(
            stores, [(stored, *each) for each in zip(passages, sparse_vectors(stored, passages), strict=True)]
        )
        count += len(passages)
    stores.index.flush()
    return count


def write_vectors(stores: Stores, unembedded: Iterable[Unembedded]) -> None:
    """Upsert passages; they count as stored after the index's next flush."""
    for batch in entries(unembedded, stores.embedder):
        stores.index.upsert(batch)
