"""Many answers of scripted models over an archive, judged by the evaluation's own scorers.

    python -m tests.integration.writing.trials --archive samples/archive --cases samples/golden-author.jsonl …

Prints one row per model: how many answers it worded, accuracy, what was made up, ALCE's recall and precision
of what it worded; below, how many answers were worse than without it, and how many of its sentences were
kept. Those of 'altering' are all altered.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from eval.cases import Case, load_cases
from eval.opening import SCOPE, Opened, Wording, opened
from eval.progress import IngestBar, bars
from eval.run import Asking, Silence, by_id, run
from eval.scoring import ScoredCase, score_all
from retrieval.ask.options import WriteWhen
from retrieval.assembly import Archive
from tests.fakes.model_server import ModelServer, serving

EXTRACTIVE = "extractive"
_MODELS: tuple[tuple[str, Sequence[int]], ...] = (
    (EXTRACTIVE, (0,)),
    ("faithful", (0,)),
    ("obedient", (0,)),
    ("nonsense", (0,)),
    ("slow", (0,)),
    ("altering", (0, 1)),
)
_SECONDS = {"slow": 0.5}
"""What a model may take, where it is not what an office allows unless it says otherwise."""


@dataclass(frozen=True)
class Trial:
    """All answers of one model."""

    model: str
    scored: tuple[ScoredCase, ...]
    tally: dict[str, int]

    @property
    def worded(self) -> list[ScoredCase]:
        """The answers that the model worded."""
        return [each for each in self.scored if each.recorded.answer["writer"] != EXTRACTIVE]

    @property
    def made_up(self) -> list[str]:
        """What the scorer finds in no genuine quote."""
        return [
            f"{each.case.id}: {', '.join(each.unsupported)} {each.false_quotes}"
            for each in self.scored
            if each.unsupported or each.false_quotes
        ]

    def worse_than(self, other: Trial) -> list[str]:
        """The cases, each as often as it was asked, that went wrong here and right in the other trial."""
        right = {each.case.id for each in other.scored if each.correct}
        return [each.case.id for each in self.scored if each.case.id in right and not each.correct]

    def mean(self, name: str, *, worded: bool = False) -> float:
        """The mean of a score over the cases that have it."""
        cases = self.worded if worded else self.scored
        values = [each.scores[name] for each in cases if name in each.scores]
        return sum(values) / len(values) if values else 0.0


@dataclass(frozen=True)
class Archived:
    """An open archive, its cases, and the server that models answer from."""

    opened: Opened
    cases: tuple[Case, ...]
    asked_on: date
    server: ModelServer

    def ask(self, model: str, seeds: Sequence[int] = (0,), seconds: float = 20.0) -> Trial:
        """Asks every case once per seed, with the model wording all answers within `seconds`."""
        archive = self._with(model, seconds)
        scored: list[ScoredCase] = []
        for seed in seeds:
            self.server.seed = seed
            scored += self._once(archive)
        return Trial(model, tuple(scored), dict(archive.tally.read()))

    def _with(self, model: str, seconds: float) -> Archive:
        kept = self.opened.archive
        when = WriteWhen.NEVER if model == EXTRACTIVE else WriteWhen.ALWAYS
        own = {
            "llm_model": model,
            "llm_base_url": f"{self.server.url}/v1",
            "llm_when": when,
            "llm_seconds": seconds,
        }
        archive = replace(kept, settings=kept.settings.model_copy(update=own))
        vars(archive).update(embedder=kept.embedder, index=kept.index)  # loaded once
        return archive

    def _once(self, archive: Archive) -> tuple[ScoredCase, ...]:
        assistant = archive.assistant()
        asking = Asking(assistant, SCOPE, self.asked_on, by_id(self.cases))
        try:
            with tempfile.TemporaryDirectory() as out:
                records = asyncio.run(run(self.cases, asking, Silence(), Path(out)))
        finally:
            assistant.close()
        return score_all(self.cases, records, self.opened.texts)


def row(trial: Trial) -> str:
    """A line of the table."""
    return (
        f"| {trial.model} | {len(trial.scored)} | {len(trial.worded)} | {trial.mean('accuracy'):.4f} "
        f"| {len(trial.made_up)} | {trial.mean('citation_recall', worded=True):.3f} "
        f"| {trial.mean('citation_precision', worded=True):.3f} |"
    )


def main() -> None:
    """The command."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--archive", type=Path, required=True)
    options.add_argument("--cases", type=Path, nargs="+", required=True)
    options.add_argument("--data", type=Path)
    options.add_argument("--asked-on", type=date.fromisoformat, default=date(2022, 10, 1))
    options.add_argument("--answers", type=int, default=1000, help="of the hallucinating model")
    options.add_argument("--names", action="store_true", help="name the cases in which something was made up")
    given = options.parse_args()
    cases = load_cases(*given.cases)
    seeds = range(-(-given.answers // len(cases)))
    with (
        serving() as server,
        bars() as shown,
        opened(given.archive, given.data, IngestBar(shown), wording=Wording(WriteWhen.ALWAYS)) as archive,
    ):
        archived = Archived(archive, cases, given.asked_on, server)
        print("| mô hình | câu | do mô hình viết | chính xác | bịa | recall | precision |")  # noqa: T201
        print("|---|---|---|---|---|---|---|")  # noqa: T201
        plain = archived.ask(EXTRACTIVE)
        for model, chosen in (*_MODELS, ("hallucinating", seeds)):
            trial = archived.ask(model, chosen, _SECONDS.get(model, 20.0))
            print(row(trial), flush=True)  # noqa: T201
            beside = f"<!-- worse: {len(trial.worse_than(plain))}, {trial.tally} -->"
            print(beside, *(trial.made_up if given.names else ()), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
