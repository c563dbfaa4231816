"""Opens the archive that cases are asked of: ingests what is new, and keeps the index between runs."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import ingest as ingest_room
import retrieval as retrieval_room
from eval.cassettes import Cassette
from eval.texts import ArchiveTexts
from ingest.pipeline import ingest
from ingest.results import IngestEvents, Silent
from ingest.settings import IngestSettings
from ingest.source import SourceFile, walk
from ingest.stores import Stores, remove
from retrieval.adapters.memory import InMemoryConversation
from retrieval.ask.options import WriteWhen
from retrieval.assembly import Archive, open_archive
from retrieval.domain.query import Scope
from retrieval.ports import Embedder
from retrieval.settings import RetrievalSettings

COLLECTION = "eval"
SCOPE = Scope.of([COLLECTION])


@dataclass(frozen=True)
class Opened:
    """The archive of a folder, ready to be asked, and its texts."""

    folder: Path
    archive: Archive
    texts: ArchiveTexts

    def hold_all_but(self, paths: Collection[str]) -> None:
        """From now on the archive lacks these files of the folder, and none else."""
        _update(self.archive, tuple(s for s in walk([self.folder]) if s.path not in paths), Silent())


@dataclass(frozen=True)
class Wording:
    """Which answers the configured language model words in a run, and the cassette that records it."""

    when: WriteWhen = WriteWhen.NEVER
    cassette: Path | None = None


@contextmanager
def opened(
    folder: Path,
    data: Path | None,
    events: IngestEvents,
    embedder: Embedder | None = None,
    wording: Wording | None = None,
) -> Iterator[Opened]:
    """The archive of `folder`, brought up to date; `data` defaults to a place in the user's cache.

    Conversations stay in memory: what an earlier run said must not leak into this one. `embedder`
    stands in for the configured one. Without `wording` no language model has a part in it.
    """
    wording = wording or Wording()
    settings = evaluation_settings(folder, data, wording.when)
    with open_archive(settings, create=True) as kept:
        archive = replace(kept, conversations=InMemoryConversation())
        if embedder is not None:
            vars(archive)["embedder"] = embedder  # fills the cached property: the model is never loaded
        if wording.cassette is not None:
            cassette = Cassette(wording.cassette, settings.llm_model, lambda: kept.writer)
            vars(archive)["writer"] = cassette  # fills the cached property, as above
        try:
            _update(archive, walk([folder]), events)
            yield Opened(folder, archive, ArchiveTexts(archive.catalog, archive.content, SCOPE))
        finally:
            archive.close()


def evaluation_settings(
    folder: Path, data: Path | None, when: WriteWhen = WriteWhen.NEVER
) -> RetrievalSettings:
    """The user's settings, but never the user's stores: an evaluation has its own.

    Whoever asks for a model's wording permits it to read the archive that is evaluated.
    """
    chosen = RetrievalSettings()
    where = data if data is not None else _cached(folder, chosen.embedder)
    own = {"data": where, "database_url": None, "qdrant_url": ""}
    return chosen.model_copy(update=own | {"llm_when": when, "llm_collections": frozenset({COLLECTION})})


def _update(archive: Archive, sources: tuple[SourceFile, ...], events: IngestEvents) -> None:
    stores = Stores.of(archive)
    paths = {source.path for source in sources}
    gone = [each.id for each in archive.catalog.documents(SCOPE) if each.placement.path not in paths]
    if gone:
        remove(stores, gone)
    ingest(sources, COLLECTION, stores, limits=IngestSettings().limits(), events=events)


def _cached(folder: Path, embedder: str) -> Path:
    """A place per archive and per state of the code that reads files: an index made by older code
    would be measured as if it were today's. Places of older states are removed."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    place = base / "tracuu" / "eval" / _short_hash(str(folder.resolve()).encode())
    current = place / _short_hash(_code_state() + embedder.encode())
    for older in place.iterdir() if place.is_dir() else ():
        if older != current:
            shutil.rmtree(older)
    return current


def _code_state() -> bytes:
    """The code and the model that decide what is stored."""
    state = hashlib.sha256()
    read, room = (Path(path) for module in (ingest_room, retrieval_room) for path in module.__path__)
    for part in (read, room / "language", room / "adapters", room / "models"):
        for file in sorted(part.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                state.update(file.read_bytes())
    return state.digest()


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
