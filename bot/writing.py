"""Changing an archive: its parts as the ingest room takes them, while nobody else changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.stores import Stores
    from retrieval.assembly import Archive


@contextmanager
def for_writing(archive: Archive, waiting: Callable[[], None] = lambda: None) -> Iterator[Stores]:
    """The parts of an exclusively opened archive.

    Where another process owns the folder, its turn is waited for; `waiting` is called if that takes time.
    """
    from ingest.stores import Stores

    with archive.writing(waiting):
        yield Stores(
            archive.catalog,
            archive.index,
            archive.content,
            archive.embedder,
            archive.ledger,
            archive.relations,
        )
