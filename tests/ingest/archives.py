"""Archives for tests: the real catalog on SQLite, the rest in memory, every call on record."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from ingest.results import FileResult
from ingest.stores import Stores
from retrieval.adapters.content import FileContentStore
from retrieval.adapters.sql.catalog import SqlCatalog
from retrieval.adapters.sql.engine import open_engine, upgrade
from retrieval.adapters.sql.ledger import SqlLedger
from retrieval.adapters.sql.relations import SqlRelations
from retrieval.domain.query import Scope
from retrieval.ports import IndexEntry
from tests.fakes.embedder import HashingEmbedder
from tests.fakes.index import InMemoryPassageIndex

SCOPE = Scope.of(["chung"])


class RecordingIndex(InMemoryPassageIndex):
    """Writes down what is done to it, and fails when told to."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []
        self.fails_at_flush = False

    def upsert(self, entries: Sequence[IndexEntry]) -> None:
        self.calls.append("upsert")
        super().upsert(entries)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        self.calls.append("delete")
        super().delete_documents(document_ids)

    def flush(self) -> None:
        self.calls.append("flush")
        if self.fails_at_flush:
            raise KeyboardInterrupt


class Recorder:
    """Remembers the events of a run."""

    def __init__(self) -> None:
        self.total = 0
        self.told: list[FileResult] = []
        self.ended = False

    def started(self, total: int) -> None:
        self.total = total

    def file_done(self, result: FileResult) -> None:
        self.told.append(result)

    def finished(self, results: Sequence[FileResult]) -> None:
        self.ended = list(results) == self.told


def archive_in(folder: Path, index: InMemoryPassageIndex | None = None) -> Stores:
    """An archive whose rows and files are in `folder`."""
    engine = open_engine(f"sqlite:///{folder / 'catalog.db'}")
    upgrade(engine, "head")
    contents = FileContentStore(folder / "contents")
    catalog, ledger = SqlCatalog(engine, contents), SqlLedger(engine)
    return Stores(
        catalog, index or RecordingIndex(), contents, HashingEmbedder(), ledger, SqlRelations(engine)
    )
