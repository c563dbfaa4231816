"""Ingests a folder into an archive on disk and prints each document once it is visible.

Run as `python -m tests.integration.ingest_writer FILES ARCHIVE`; killed by its test.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.limits import Limits
from ingest.pipeline import ingest
from ingest.results import FileResult
from ingest.source import walk
from ingest.stores import Stores
from retrieval.adapters.content import FileContentStore
from retrieval.adapters.qdrant_edge import QdrantEdgeIndex
from retrieval.adapters.sql.catalog import SqlCatalog
from retrieval.adapters.sql.engine import open_engine, upgrade
from retrieval.adapters.sql.ledger import SqlLedger
from retrieval.adapters.sql.relations import SqlRelations
from tests.fakes.embedder import HashingEmbedder


class Printing:
    """Prints the id of every document that became visible."""

    def started(self, total: int) -> None:
        """Nothing is printed."""

    def file_done(self, result: FileResult) -> None:
        sys.stdout.write(f"{result.outcome} {result.path} {result.document_id}\n")
        sys.stdout.flush()

    def finished(self, results: Sequence[FileResult]) -> None:
        sys.stdout.write("finished\n")


def open_archive(folder: Path) -> Stores:
    """The archive in `folder`, created when missing."""
    folder.mkdir(exist_ok=True)
    engine = open_engine(f"sqlite:///{folder / 'catalog.db'}")
    upgrade(engine, "head")
    contents = FileContentStore(folder / "contents")
    embedder = HashingEmbedder()
    index = QdrantEdgeIndex(folder / "index", embedder.identity.dimension)
    return Stores(
        SqlCatalog(engine, contents), index, contents, embedder, SqlLedger(engine), SqlRelations(engine)
    )


if __name__ == "__main__":
    files, archive = Path(sys.argv[1]), open_archive(Path(sys.argv[2]))
    ingest(walk([files]), "chung", archive, limits=Limits(workers=1), events=Printing())
    archive.index.close()
