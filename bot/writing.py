"""Changing an archive: its parts as the ingest room takes them, while nobody else changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.stores import Stores
    from retrieval.assembly import Archive
    from retrieval.settings import RetrievalSettings


@contextmanager
def for_writing(archive: Archive, waiting: Callable[[], None] = lambda: None) -> Iterator[Stores]:
    """The parts of an exclusively opened archive.

    Where another process owns the folder, its turn is waited for; `waiting` is called if that takes time.
    """
    from ingest.stores import Stores

    with archive.writing(waiting):
        yield Stores.of(archive)


def rebuild_index(archive: Archive, settings: RetrievalSettings) -> int:
    """Write index and ledger again for the model of the settings, while questions are answered.

    Returns how many passages the index holds; nobody else may change the archive meanwhile.
    """
    from ingest.stores import Stores, reindex
    from retrieval.reindexing import replacing_vectors

    with replacing_vectors(archive, settings) as new:
        parts = Stores(
            archive.catalog, new.index, archive.content, new.embedder, archive.ledger, archive.relations
        )
        return reindex(parts)
