"""From which confidence on a clause should answer: every threshold scored on the same recorded answers.

The answers must come from runs that refused no clause (TRACUU_LEAST_CONFIDENCE=0): a refusal cannot be
undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.summary import CaseJson

_STEP = 0.05


@dataclass(frozen=True)
class Scored:
    """What a threshold makes of the cases: shares in [0, 1]."""

    threshold: float
    accuracy: float
    refusal_precision: float
    refusal_recall: float

    @property
    def refusal_f1(self) -> float:
        """The harmonic mean of precision and recall of refusals."""
        both = self.refusal_precision + self.refusal_recall
        return 2 * self.refusal_precision * self.refusal_recall / both if both else 0.0


def sweep(cases: Iterable[CaseJson]) -> list[Scored]:
    """Thresholds from 0 in steps of 0.05 to the first that refuses every clause."""
    judged = [case for case in cases if case["confidence"] is not None]
    highest = max((case["confidence"] or 0.0 for case in judged), default=0.0)
    return [_at(step * _STEP, judged) for step in range(int(highest / _STEP) + 2)]


def best(scored: Sequence[Scored]) -> Scored:
    """The threshold of the highest accuracy; of equal ones the one that refuses best."""
    return max(scored, key=lambda each: (each.accuracy, each.refusal_f1))


def as_markdown(scored: Sequence[Scored]) -> str:
    """The thresholds as a table, the best one marked."""
    chosen = best(scored)
    lines = ["| Ngưỡng | Đúng | Từ chối đúng | Từ chối đủ | F1 |", "|---|---|---|---|---|"]
    for each in scored:
        shares = (each.accuracy, each.refusal_precision, each.refusal_recall, each.refusal_f1)
        cells = " | ".join(f"{share:.1%}".replace(".", ",") for share in shares)
        mark = " ←" if each is chosen else ""
        lines.append(f"| {each.threshold:.2f}{mark} ".replace(".", ",") + f"| {cells} |")
    return "\n".join(lines)


def _at(threshold: float, cases: Sequence[CaseJson]) -> Scored:
    refused = [case for case in cases if (case["confidence"] or 0.0) < threshold]
    due = [case for case in cases if case["expect"] == "not_found"]
    rightly = [case for case in refused if case["expect"] == "not_found"]
    answered = [case for case in cases if (case["confidence"] or 0.0) >= threshold]
    right = len(rightly) + sum(case["correct"] for case in answered)
    return Scored(
        threshold,
        right / len(cases) if cases else 0.0,
        len(rightly) / len(refused) if refused else 0.0,
        len(rightly) / len(due) if due else 0.0,
    )
