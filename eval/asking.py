"""What `tracuu eval run` and `tracuu eval peers` do once the command line is read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from eval.cases import Case, load_cases, select
from eval.known_items import known_items
from eval.lookups import as_markdown, look_up_all
from eval.opening import SCOPE, Opened, Wording, opened
from eval.peers import Bm25Sentences, Peer, ask_peer, peer_texts
from eval.progress import AskBar, Bars, IngestBar, bars
from eval.records import ANSWERS, Recorded, write_records
from eval.report import write_reports
from eval.run import Asking, by_id, run
from eval.scoring import score_all
from eval.summary import SummaryJson, summarise
from eval.withheld import Withheld, ask_withheld, withholdable
from retrieval.language.text import fold
from retrieval.ports import Embedder

OURS = "tracuu"


@dataclass(frozen=True)
class Job:
    """An archive, the cases to ask of it, and where the outcome goes.

    `known` are all cases of the file; `cases` those to be asked; `embedder` stands in for the
    configured one; `wording` says what a language model words.
    """

    archive: Path
    data: Path | None
    known: tuple[Case, ...]
    cases: tuple[Case, ...]
    out: Path
    asked_on: date
    resume: bool = False
    embedder: Embedder | None = None
    wording: Wording | None = None


def job_of(
    archive: Path,
    cases: Sequence[Path],
    data: Path | None,
    out: Path,
    only: Path | None,
    asked_on: datetime | None,
    resume: bool,
) -> Job:
    """What the options ask for: the cases of the files, or those whose ids stand in `only`, one a line."""
    known = load_cases(*cases)
    chosen = known
    if only is not None:
        ids = [line.strip() for line in only.read_text(encoding="utf-8").splitlines()]
        chosen = select(known, [id_ for id_ in ids if id_ and not id_.startswith("#")], str(only))
    day = (asked_on or datetime.now().astimezone()).date()
    return Job(archive, data, known, chosen, out, day, resume)


def without_diacritics(job: Job) -> Job:
    """The same job with the twin of every question that is typed without diacritics."""
    known, cases = (
        tuple(replace(case, question=fold(case.question)) for case in some) for some in (job.known, job.cases)
    )
    return replace(job, known=known, cases=cases)


def run_ours(job: Job) -> SummaryJson:
    """Asks the assistant, scores, and writes answers and reports into the job's folder."""
    with bars() as shown, _opened(job, shown) as archive:
        return _ours(job, archive, job.out, shown)


def run_peers(job: Job) -> tuple[SummaryJson, ...]:
    """Ours and the peers on the same stored texts, each in a folder of its own; ours first."""
    from eval.llama_index_peer import LlamaIndexVectors

    with bars() as shown, _opened(job, shown) as archive:
        ours = _ours(job, archive, job.out / "tracuu", shown)
        texts = peer_texts(archive.texts)
        bm25 = _peer(job, archive, Bm25Sentences(texts), job.out / "bm25", shown)
        vectors = LlamaIndexVectors(texts, archive.archive.embedder)
        return ours, bm25, _peer(job, archive, vectors, job.out / "llama-index", shown)


def run_lookups(folder: Path, data: Path | None) -> str:
    """Questions made from the headers of an archive, asked and judged; the report as Markdown."""
    with bars() as shown, opened(folder, data, IngestBar(shown)) as archive:
        items = known_items(archive.archive.catalog.documents(SCOPE))
        assistant = archive.archive.assistant()
        try:
            asked_on = datetime.now(UTC).astimezone().date()
            looked = look_up_all(items, assistant, asked_on, shown.step("Tra", len(items)).at)
        finally:
            assistant.close()
    return as_markdown(looked, f"tracuu eval lookups --archive {folder.name}")


def run_withheld(job: Job) -> tuple[Withheld, ...]:
    """The job's cases, each asked of the archive without what answers it."""
    cases = withholdable(job.cases)
    with bars() as shown, _opened(job, shown) as archive:
        return ask_withheld(cases, archive, job.asked_on, shown.step("Hỏi", len(cases)).at)


def _opened(job: Job, shown: Bars) -> AbstractContextManager[Opened]:
    return opened(job.archive, job.data, IngestBar(shown), job.embedder, job.wording)


def _ours(job: Job, opened_archive: Opened, out: Path, shown: Bars) -> SummaryJson:
    assistant = opened_archive.archive.assistant()
    asking = Asking(assistant, SCOPE, job.asked_on, by_id(job.known))
    try:
        records = asyncio.run(run(job.cases, asking, AskBar(shown, "Hỏi"), out, resume=job.resume))
    finally:
        assistant.close()
    return _report(job, opened_archive, records, OURS, out)


def _peer(job: Job, opened_archive: Opened, peer: Peer, out: Path, shown: Bars) -> SummaryJson:
    bar = shown.step(peer.name, len(job.cases))
    records = ask_peer(peer, job.cases, bar.at)
    write_records(out / ANSWERS, records)
    return _report(job, opened_archive, records, peer.name, out)


def _report(
    job: Job, opened_archive: Opened, records: Sequence[Recorded], system: str, out: Path
) -> SummaryJson:
    scored = score_all(job.cases, records, opened_archive.texts)
    made = datetime.now(UTC).astimezone().isoformat(timespec="minutes")
    summary = summarise(scored, system=system, made=made, total=len(job.cases))
    write_reports(summary, out)
    return summary
