"""How fast: the embedded index beside the client's local mode, ask() end to end, a cold command.

All in one run and interleaved, so that a busy machine slows both sides alike.
"""

from __future__ import annotations

import asyncio
import os
import re
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.synthetic import COLLECTION, synthetic_documents, synthetic_questions
from ingest.observe import figures_of
from retrieval.adapters.static_embedding import SHIPPED_MODEL
from retrieval.ask.assistant import Assistant
from retrieval.assembly import Archive, open_archive
from retrieval.domain.answer import Answer
from retrieval.domain.query import FigureQuery, Question, Scope
from retrieval.language.restore import Restorer
from retrieval.language.terms import passage_vector, question_vector
from retrieval.language.text import fold
from retrieval.ports import Embedder, IndexEntry, IndexQuery, PassageIndex, Staged
from retrieval.settings import RetrievalSettings

SCOPE = Scope.of([COLLECTION])
HEAVY = ("torch", "llama_index", "sentence_transformers", "trafilatura", "matplotlib", "qdrant_client")
_LIMIT = 40
_FIGURES = "figures"
_SLOWEST = 5
_ENCODED = 2000
_ASKED = 200
"""Questions to the whole product, more than the indexes are given: the first load what they need."""
_IMPORT = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \|( *)(\S+)")

# Linux counts the memory of the process that started a command as the command's own peak; this small one
# stands between, so that the large archive in this process is not counted.
_USAGE = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, capture_output=True); "
    "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
    "sys.stderr.write(f'{used.ru_maxrss} {used.ru_utime + used.ru_stime}')"
)

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Timings:
    """Milliseconds of equal work."""

    milliseconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """p50."""
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """The value that 95 of 100 stay below."""
        return sorted(self.milliseconds)[max(0, round(0.95 * len(self.milliseconds)) - 1)]

    def __str__(self) -> str:
        return f"p50 {self.median:.1f} ms · p95 {self.p95:.1f} ms ({len(self.milliseconds)} queries)"


def measure(passages: int, queries: int, tell: Tell, work: Path | None = None) -> None:
    """Build the synthetic archive in a temporary folder below `work` and tell the figures, one a line."""
    tell(f"load of the machine before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with TemporaryDirectory(dir=work, prefix="tracuu-speed-") as folder:
        settings = RetrievalSettings(data=Path(folder) / "data")
        with open_archive(settings, create=True) as archive:
            _measure_archive(archive, passages, queries, tell)
        _measure_cold(settings.data, tell)


def _measure_archive(archive: Archive, passages: int, queries: int, tell: Tell) -> None:
    questions = synthetic_questions(queries)
    _encoding(archive.embedder, tell)
    tell(f"model files: {_megabytes(archive.settings.embedder)}")
    local = _local_index(archive.embedder)
    try:
        _fill(archive, local, passages, tell)
        embedded_times, local_times = _search_both(archive.index, local, archive.embedder, questions)
    finally:
        local.close()
    tell(f"hybrid query, Edge through our port, {passages} passages: {embedded_times}")
    tell(f"hybrid query, qdrant-client local mode, same passages:   {local_times}")
    tell(f"speed-up at p50: {local_times.median / embedded_times.median:.0f}x")
    tell(f"restoring the diacritics of a question: {_restore_all(questions)}")
    asked = synthetic_questions(_ASKED)
    stages = _ask_all(archive, asked)
    tell(f"ask() end to end: {stages['total']}")
    for stage in ("understand", "retrieve", "compose", "verify"):
        tell(f"  {stage}: {stages[stage]}")
    tell(f"ledger look-up, composing and proof of questions about figures: {stages[_FIGURES]}")
    bare = _ask_all(archive, [fold(question) for question in asked])
    tell(f"  understand, typed without diacritics: {bare['understand']}")


def _local_index(embedder: Embedder) -> PassageIndex:
    from qdrant_client import QdrantClient

    from retrieval.adapters.qdrant_server import QdrantServerIndex

    # Local mode warns that it ignores payload indexes and is not meant for so many points: we know.
    warnings.filterwarnings("ignore", module="qdrant_client|retrieval.adapters.qdrant_server")
    return QdrantServerIndex(QdrantClient(":memory:"), "speed", embedder.identity.dimension)


def _encoding(embedder: Embedder, tell: Tell) -> None:
    """Processor time, as for reading figures; every text is new to the model."""
    texts = [
        passage.text for document in synthetic_documents(_ENCODED, seed=1) for passage in document.passages
    ]
    started = time.process_time()
    embedder.embed_passages(texts)
    spent = time.process_time() - started
    words = sum(len(text.split()) for text in texts) / len(texts)
    identity = embedder.identity
    tell(
        f"encoding, {identity.name}, {identity.dimension} dimensions: {len(texts) / spent:.0f} passages of "
        f"{words:.0f} words a second of processor time"
    )


def _megabytes(embedder: str) -> str:
    folder = Path(embedder) if embedder else SHIPPED_MODEL
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return f"{sum(sizes) / 1e6:.1f} MB" if sizes else "in the cache of the hub"


def _fill(archive: Archive, local: PassageIndex, passages: int, tell: Tell) -> None:
    seconds = {"Edge": 0.0, "local mode": 0.0}
    read, spent_reading = 0, 0.0
    for document in synthetic_documents(passages):
        archive.content.put(document.text.encode())
        archive.catalog.stage([Staged(document.stored, document.passages)])
        # Processor time: what other work on the machine takes is not counted.
        started = time.process_time()
        figures = figures_of(document.stored, document.passages, document.text)
        spent_reading += time.process_time() - started
        read += len(document.text.encode())
        archive.ledger.record({document.stored.id: figures})
        dense = archive.embedder.embed_passages([passage.text for passage in document.passages])
        entries = [
            IndexEntry(
                passage.id, passage.document_id, COLLECTION, passage_vector(passage.text), vector, kind="QĐ"
            )
            for passage, vector in zip(document.passages, dense, strict=True)
        ]
        for name, index in (("Edge", archive.index), ("local mode", local)):
            seconds[name] += _seconds(partial(index.upsert, entries))
    archive.index.flush()
    archive.catalog.publish(archive.catalog.pending())
    known = archive.ledger.count(SCOPE)
    tell(
        f"figures read out of text: {read / 1000 / spent_reading:.0f} kB/s on one core, {known} in the ledger"
    )
    tell(" · ".join(f"upserts, {name}: {passages / spent:.0f}/s" for name, spent in seconds.items()))


def _search_both(
    embedded: PassageIndex, local: PassageIndex, embedder: Embedder, questions: Sequence[str]
) -> tuple[Timings, Timings]:
    ours, theirs = [], []
    for question in questions:
        query = IndexQuery(question_vector(question), embedder.embed_query(question), SCOPE, _LIMIT)
        ours.append(1000 * _seconds(partial(embedded.search, query)))
        theirs.append(1000 * _seconds(partial(local.search, query)))
    return Timings(tuple(ours)), Timings(tuple(theirs))


def _restore_all(questions: Sequence[str]) -> Timings:
    restorer = Restorer.load()
    bare = [fold(question) for question in questions]
    return Timings(tuple(1000 * _seconds(partial(restorer.restore, each)) for each in bare))


def _ask_all(archive: Archive, questions: Sequence[str]) -> dict[str, Timings]:
    """The time of every stage, by its name in the trace; 'total' is the wall time of ask(), `_FIGURES` what
    comes after retrieval where figures are asked for."""
    assistant = archive.assistant()
    spent: dict[str, list[float]] = {"total": []}
    try:
        for text in questions:
            started = time.perf_counter()
            answer = _ask(assistant, Question(text, SCOPE, date(2025, 6, 30)))
            spent["total"].append(1000 * (time.perf_counter() - started))
            taken = {stage: each for stage, each in answer.trace.timings_ms if stage != "total"}
            for stage, milliseconds in taken.items():
                spent.setdefault(stage, []).append(milliseconds)
            if isinstance(answer.query, FigureQuery):
                spent.setdefault(_FIGURES, []).append(taken["compose"] + taken["verify"])
    finally:
        assistant.close()
    return {stage: Timings(tuple(each)) for stage, each in spent.items()}


def _ask(assistant: Assistant, question: Question) -> Answer:
    return asyncio.run(assistant.ask(question))


def _measure_cold(data: Path, tell: Tell) -> None:
    """A new process per command, as at the prompt."""
    command = [sys.executable, "-m", "bot", "ask", "--data", str(data), "--", synthetic_questions(2)[1]]
    spent = [1000 * _seconds(lambda: _run(command)) for _ in range(3)]
    peak, processor = map(float, _run([sys.executable, "-c", _USAGE, *command]).split())
    megabytes = peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
    tell(
        f"cold `tracuu ask`: {statistics.median(spent):.0f} ms (median of 3), of the processor "
        f"{1000 * processor:.0f} ms · peak RSS {megabytes:.0f} MB"
    )
    trace = _run([command[0], "-X", "importtime", *command[1:]])
    for line in import_facts(trace):
        tell(line)


def import_facts(trace: str) -> list[str]:
    """From the output of `-X importtime`: the total, the slowest packages, and heavy ones that came along."""
    own: dict[str, int] = {}
    for microseconds, _, _, module in _IMPORT.findall(trace):
        package = module.split(".")[0]
        own[package] = own.get(package, 0) + int(microseconds)
    slowest = sorted(own, key=own.__getitem__, reverse=True)[:_SLOWEST]
    heavy = [package for package in HEAVY if package in own]
    return [
        f"imports: {sum(own.values()) / 1000:.0f} ms under the tracer; slowest: "
        + ", ".join(f"{package} {own[package] / 1000:.0f} ms" for package in slowest),
        f"heavy packages imported: {', '.join(heavy) or 'none'}",
    ]


def _run(command: Sequence[str]) -> str:
    """Runs a command that must succeed; its standard error."""
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")
    return done.stderr


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
