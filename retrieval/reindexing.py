"""Reindexing: vectors of a new make take the place of an archive's, while questions are answered."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from retrieval.adapters.live import LiveEmbedder, LiveIndex
from retrieval.assembly import Archive
from retrieval.factories import embedded_index, embedder_of_settings, server_index
from retrieval.layout import DataLayout
from retrieval.ports import Embedder, PassageIndex
from retrieval.settings import RetrievalSettings


@dataclass(frozen=True)
class Vectors:
    """An embedder and an index of its vectors: one is nothing without the other."""

    embedder: Embedder
    index: PassageIndex


@contextmanager
def replacing_vectors(archive: Archive, settings: RetrievalSettings | None = None) -> Iterator[Vectors]:
    """An empty index for the embedder of `settings` (the archive's own settings when None), to be filled.

    When the block ends well it takes the place of the archive's: questions are answered from the old one
    until then, wait while folders are renamed, and go on with the new one. Nobody may change the archive
    meanwhile.
    Killed at any point, the folder holds one whole index: the old or the new. On a server each model has a
    collection of its own; that of the present model is filled in place.
    """
    chosen = settings or archive.settings
    embedder = embedder_of_settings(chosen)
    if chosen.qdrant_url:
        vectors = Vectors(embedder, server_index(chosen, embedder))
        yield vectors
        _adopt(archive, embedder, lambda: vectors.index)
        return
    layout = archive.layout
    for leftover in (layout.index_in_making, layout.index_retired):
        shutil.rmtree(leftover, ignore_errors=True)
    index = embedded_index(layout.index_in_making, embedder)
    try:
        yield Vectors(embedder, index)
    finally:
        index.close()
    _adopt(archive, embedder, lambda: embedded_index(_take_place(layout), embedder))
    shutil.rmtree(layout.index_retired, ignore_errors=True)


def _adopt(archive: Archive, embedder: Embedder, open_next: Callable[[], PassageIndex]) -> None:
    """Let whoever asks this archive go on with the new vectors; see that they open where nobody asks."""
    index = vars(archive).get("index")
    if isinstance(index, LiveIndex) and isinstance(archive.embedder, LiveEmbedder):
        with index.steady():
            index.exchange(open_next)
            archive.embedder.become(embedder)
    else:
        open_next().close()


def _take_place(layout: DataLayout) -> Path:
    """The folder of the new index, now that of the index."""
    if layout.index.exists():
        layout.index.rename(layout.index_retired)
    layout.index_in_making.rename(layout.index)
    return layout.index
