"""Asks the questions made from a ledger and judges both sides: the figure stated, or an honest no."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.counterfactuals import Swap, Trial, day_of_asking, trials
from eval.opening import SCOPE, opened
from eval.progress import IngestBar, bars
from eval.run import Asker
from eval.statistics import wilson
from retrieval.ask.ledger_reading import LedgerRow
from retrieval.assembly import Archive
from retrieval.domain.answer import Answer, Answered
from retrieval.domain.query import Question

_NAMES = {
    Swap.NONE: "có trong sổ",
    Swap.PERIOD: "đổi kỳ",
    Swap.PLACE: "đổi nơi",
    Swap.INDICATOR: "đổi chỉ tiêu",
    Swap.STATUS: "đổi tính chất",
}


@dataclass(frozen=True)
class Judged:
    """A trial with what was said: the headline, the figures of the answer, and whether it answered."""

    trial: Trial
    headline: str
    figures: tuple[str, ...]
    answered: bool

    @property
    def right(self) -> bool:
        """A figure that is stated leads the answer; what is absent is refused."""
        if self.trial.swap is Swap.NONE:
            return self.answered and bool(self.figures) and self.figures[0] in self.trial.stated
        return not self.answered

    @property
    def caught(self) -> bool:
        """Whether a swap changed the answer or was refused."""
        return not self.answered or not self.trial.stated.intersection(self.figures[:1])


def run_figures(folder: Path, data: Path | None, wanted: int) -> tuple[Judged, ...]:
    """Makes questions from the ledger of an archive, asks and judges them."""
    with bars() as shown, opened(folder, data, IngestBar(shown)) as archive:
        rows, texts = everything(archive.archive)
        made = trials(rows, texts, wanted)
        assistant = archive.archive.assistant()
        try:
            return ask_all(made, assistant, day_of_asking(rows), shown.step("Hỏi", len(made)).at)
        finally:
            assistant.close()


def everything(archive: Archive) -> tuple[tuple[LedgerRow, ...], tuple[str, ...]]:
    """All figures of an archive and all its texts."""
    reader, documents = archive.figures(), archive.catalog.documents(SCOPE)
    rows = tuple(row for stored in documents for row in reader.of_document(stored, SCOPE))
    return rows, tuple(archive.content.text(stored.version.text_hash) for stored in documents)


def ask_all(
    made: Sequence[Trial], asker: Asker, asked_on: date, at: Callable[[int], None]
) -> tuple[Judged, ...]:
    """Every trial, asked as a user asks."""
    judged = []
    for number, trial in enumerate(made, start=1):
        answer = asyncio.run(asker.ask(Question(trial.question, SCOPE, asked_on)))
        judged.append(_judge(trial, answer))
        at(number)
    return tuple(judged)


def _judge(trial: Trial, answer: Answer) -> Judged:
    outcome = answer.outcome
    figures = outcome.figures if isinstance(outcome, Answered) else ()
    return Judged(
        trial,
        outcome.headline,
        tuple(figure.written for figure in figures),
        isinstance(outcome, Answered),
    )


def as_markdown(judged: Sequence[Judged], command: str) -> str:
    """The report: both sides with intervals, refusal as detection, and every swap that was not caught."""
    asked = [each for each in judged if each.trial.swap is Swap.NONE]
    absent = [each for each in judged if each.trial.swap is not Swap.NONE]
    lines = [f"`{command}`: {len(judged)} câu tự sinh", "", "| Câu hỏi | Đúng [95%] |", "|---|---|"]
    lines.append(f"| {_NAMES[Swap.NONE]} | {_share(each.right for each in asked)} |")
    for swap in list(Swap)[1:]:
        of_kind = [each for each in absent if each.trial.swap is swap]
        lines.append(f"| {_NAMES[swap]} | {_share(each.right for each in of_kind)} |")
    lines.append(f"| không có đáp án, tất cả | {_share(each.right for each in absent)} |")
    lines += ["", *_refusal(asked, absent)]
    return "\n".join(
        [*lines, "", *_listed("Tráo mà không bị phát hiện", [e for e in absent if not e.caught])]
    )


def _refusal(asked: Sequence[Judged], absent: Sequence[Judged]) -> list[str]:
    refused = sum(not each.answered for each in absent)
    wrongly = sum(not each.answered for each in asked)
    precision = refused / (refused + wrongly) if refused + wrongly else 0.0
    recall = refused / len(absent) if absent else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    caught = sum(each.caught for each in absent)
    return [
        f"- Từ chối: độ chuẩn {100 * precision:.1f}%, độ phủ {100 * recall:.1f}%, F1 {100 * f1:.1f}%",
        f"- Tráo bị phát hiện: {caught}/{len(absent)}",
    ]


def _listed(title: str, judged: Sequence[Judged]) -> list[str]:
    return [f"{title}:", *(f"- {each.trial.question} → {each.headline}" for each in judged)] if judged else []


def _share(values: Iterable[bool]) -> str:
    kept = list(values)
    if not kept:
        return "–"
    low, high = wilson(sum(kept), len(kept))
    return f"{100 * sum(kept) / len(kept):.1f}% [{100 * low:.1f}–{100 * high:.1f}] n={len(kept)}"
