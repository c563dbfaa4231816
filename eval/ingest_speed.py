"""Ingest throughput: ours beside llama-index's SimpleDirectoryReader and IngestionPipeline, in one run.

Both read the same files from disk with the same embedding model; the peer writes to qdrant-client's local
mode on disk, as its documentation shows. Rounds take turns, so that a busy machine slows both alike, and each
has a process of its own: no side finds what the other has loaded, nor looks for garbage in it. To load
modules is counted on neither side.
"""

from __future__ import annotations

import importlib
import logging
import os
import statistics
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from eval.ingest_groups import READERS, Group, Grouped, grouped
from eval.ingest_stages import tell_stages
from ingest.limits import Limits
from ingest.pipeline import ingest, readers
from ingest.source import SourceFile, walk
from ingest.stores import Stores
from retrieval.assembly import open_archive
from retrieval.ports import Embedder
from retrieval.settings import RetrievalSettings

_COLLECTION = "chung"
_ALL = "all"

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """One side's round: by the clock, and what all its processes computed (a busy machine slows only
    the first)."""

    seconds: float
    cpu_seconds: float
    pieces: int


class _Stopwatch:
    """Runs from its making."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._cpu = _cpu_seconds()

    def run(self, pieces: int) -> Run:
        """What it shows now."""
        return Run(time.perf_counter() - self._started, _cpu_seconds() - self._cpu, pieces)


def _cpu_seconds() -> float:
    """Of this process and all that come from it, those that have ended included."""
    own = psutil.Process()
    spent = (process.cpu_times() for process in (own, *own.children(recursive=True)))
    return float(sum(t.user + t.system + t.children_user + t.children_system for t in spent))


def measure(folder: Path, rounds: int, limits: Limits, tell: Tell, *, scans: bool = False) -> None:
    """Ingest the files of `folder` that both sides read, by turns, and tell the medians by format and of all
    in one run; `scans` are measured apart, on our side alone."""
    found = grouped(walk([folder]))
    _tell_left_out(found, tell)
    together = tuple(source for group in found.groups for source in group.sources)
    wanted = [*found.groups, *([Group(_ALL, (), sources=together)] if len(found.groups) > 1 else [])]
    tell(f"{rounds} rounds, {limits.workers} workers")
    _tell_head(tell)
    for group in wanted:
        _tell_row(group, *_by_turns(group.sources, rounds, limits), tell)
    if scans and found.scans:
        run = _alone(_ours, found.scans, limits)
        tell(f"scans, ours alone: {run.seconds:.2f} s, {run.cpu_seconds:.2f} s of CPU, {run.pieces} passages")
    tell_stages(together, tell)


def _tell_left_out(found: Grouped, tell: Tell) -> None:
    for group in found.unread:
        missing = ", ".join(group.needs)
        tell(f"left out on both sides: {len(group.sources)} files {group.name}; the peer needs {missing}")
    if found.scans:
        tell(
            f"left out on both sides: {len(found.scans)} PDFs with scanned pages, which the peer cannot read"
        )


def _tell_head(tell: Tell) -> None:
    tell("| files | number | MB | ours: s | CPU s | pieces | peer: s | CPU s | pieces | peer/ours | by CPU |")
    tell("|---|---|---|---|---|---|---|---|---|---|---|")


def _tell_row(group: Group, ours: Sequence[Run], theirs: Sequence[Run], tell: Tell) -> None:
    mine, other = _median(ours), _median(theirs)
    sides = (f"{run.seconds:.2f} | {run.cpu_seconds:.2f} | {run.pieces}" for run in (mine, other))
    ratios = f"{other.seconds / mine.seconds:.2f} | {other.cpu_seconds / mine.cpu_seconds:.2f}"
    tell(f"| {group.name} | {len(group.sources)} | {group.size / 1e6:.2f} | {' | '.join(sides)} | {ratios} |")


def _by_turns(sources: Sequence[SourceFile], rounds: int, limits: Limits) -> tuple[list[Run], list[Run]]:
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(_alone(_ours, sources, limits))
        theirs.append(_alone(_theirs, sources))
    return ours, theirs


def _alone(side: Callable[..., Run], *given: object) -> Run:
    # What the round before left to be written to disk is not counted in this one.
    if sys.platform != "win32":
        os.sync()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(side, *given).result()


def _median(runs: Sequence[Run]) -> Run:
    seconds = statistics.median(run.seconds for run in runs)
    return Run(seconds, statistics.median(run.cpu_seconds for run in runs), runs[0].pieces)


def _ours(sources: Sequence[SourceFile], limits: Limits) -> Run:
    """Everything, from the opening of an empty archive to the last visible document; modules are loaded by
    ingesting nothing before."""
    with TemporaryDirectory(prefix="tracuu-ingest-") as folder:
        _ingest((), Path(folder) / "nothing", limits)
        stopwatch = _Stopwatch()
        return stopwatch.run(_ingest(sources, Path(folder) / "all", limits))


def _ingest(sources: Sequence[SourceFile], data: Path, limits: Limits) -> int:
    """Into a new archive; how many passages there are."""
    with readers(limits) as by, open_archive(RetrievalSettings(data=data), create=True) as archive:
        results = ingest(sources, _COLLECTION, Stores.of(archive), limits=limits, by=by)
    return sum(result.passages for result in results)


def _theirs(sources: Sequence[SourceFile]) -> Run:
    from llama_index.core import SimpleDirectoryReader
    from llama_index.core.ingestion import IngestionPipeline
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.vector_stores.qdrant import QdrantVectorStore
    from qdrant_client import QdrantClient

    from eval.llama_index_peer import PortEmbedding

    # Its reader of PDFs remarks on every odd object.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with suppress(ImportError):
        importlib.import_module(READERS)
    splitter = SentenceSplitter()
    with TemporaryDirectory(prefix="tracuu-peer-") as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        stopwatch = _Stopwatch()
        client = QdrantClient(path=folder)
        pipeline = IngestionPipeline(
            transformations=[splitter, PortEmbedding(_shipped_embedder())],
            vector_store=QdrantVectorStore(collection_name="peer", client=client),
        )
        documents = SimpleDirectoryReader(input_files=[source.absolute for source in sources]).load_data()
        nodes = pipeline.run(documents=documents)
        client.close()
        return stopwatch.run(len(nodes))


def _shipped_embedder() -> Embedder:
    from retrieval.adapters.static_embedding import SHIPPED_MODEL, StaticEmbedder

    return StaticEmbedder(SHIPPED_MODEL)
