"""Ingest throughput: ours beside llama-index's SimpleDirectoryReader and IngestionPipeline, in one run.

Both read the same files from disk with the same embedding model; the peer writes to qdrant-client's local
mode on disk, as its documentation shows. Rounds take turns, so that a busy machine slows both alike.
"""

from __future__ import annotations

import gc
import os
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.ingest_stages import tell_stages
from ingest.limits import Limits
from ingest.pipeline import ingest
from ingest.source import SourceFile, walk
from ingest.stores import Stores
from retrieval.assembly import open_archive
from retrieval.ports import Embedder
from retrieval.settings import RetrievalSettings

TEXT_FORMATS = (".txt", ".md")
"""What the peer reads without further packages."""
_COLLECTION = "chung"

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """One side's round: by the clock, and what all its processes computed (a busy machine slows only
    the first)."""

    seconds: float
    cpu_seconds: float
    pieces: int


class _Stopwatch:
    """Runs from its making; processes count once they have ended."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._cpu = _cpu_seconds()

    def run(self, pieces: int) -> Run:
        """What it shows now."""
        return Run(time.perf_counter() - self._started, _cpu_seconds() - self._cpu, pieces)


def _cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def measure(folder: Path, rounds: int, limits: Limits, tell: Tell) -> None:
    """Ingest the text files of `folder` by turns and tell the medians."""
    sources = [source for source in walk([folder]) if source.path.lower().endswith(TEXT_FORMATS)]
    size = sum(source.size for source in sources)
    tell(f"{len(sources)} files, {size / 1e6:.2f} MB, {rounds} rounds, {limits.workers} workers")
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_ours(sources, limits))
        theirs.append(_theirs(sources))
        gc.collect()
    tell(f"tracuu ingest: {_told(ours, len(sources))}")
    tell(f"llama-index, qdrant-client local mode: {_told(theirs, len(sources))}")
    tell_stages(sources, tell)
    tell(f"ratio of medians: {_median(theirs) / _median(ours):.1f}x")


def _told(runs: Sequence[Run], files: int) -> str:
    middle, cpu = _median(runs), statistics.median(run.cpu_seconds for run in runs)
    return f"{middle:.2f} s, {files / middle:.1f} files/s, {cpu:.2f} s of CPU, {runs[0].pieces} passages"


def _median(runs: Sequence[Run]) -> float:
    return statistics.median(run.seconds for run in runs)


def _ours(sources: Sequence[SourceFile], limits: Limits) -> Run:
    """Everything, from the opening of an empty archive to the last visible document."""
    with TemporaryDirectory(prefix="tracuu-ingest-") as folder:
        stopwatch = _Stopwatch()
        with open_archive(RetrievalSettings(data=Path(folder) / "data"), create=True) as archive:
            stores = Stores(
                archive.catalog,
                archive.index,
                archive.content,
                archive.embedder,
                archive.ledger,
                archive.relations,
            )
            results = ingest(sources, _COLLECTION, stores, limits=limits)
        return stopwatch.run(sum(result.passages for result in results))


def _theirs(sources: Sequence[SourceFile]) -> Run:
    from llama_index.core import SimpleDirectoryReader
    from llama_index.core.ingestion import IngestionPipeline
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.vector_stores.qdrant import QdrantVectorStore
    from qdrant_client import QdrantClient

    from eval.llama_index_peer import PortEmbedding

    with TemporaryDirectory(prefix="tracuu-peer-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stopwatch = _Stopwatch()
        client = QdrantClient(path=folder)
        pipeline = IngestionPipeline(
            transformations=[SentenceSplitter(), PortEmbedding(_shipped_embedder())],
            vector_store=QdrantVectorStore(collection_name="peer", client=client),
        )
        documents = SimpleDirectoryReader(input_files=[source.absolute for source in sources]).load_data()
        nodes = pipeline.run(documents=documents)
        client.close()
        return stopwatch.run(len(nodes))


def _shipped_embedder() -> Embedder:
    from retrieval.adapters.static_embedding import SHIPPED_MODEL, StaticEmbedder

    return StaticEmbedder(SHIPPED_MODEL)
