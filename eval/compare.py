"""Two runs of the same cases side by side: what a developer reads after a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.labels import REFUSAL, SCORES, change, interval, outcome_label, percent
from eval.report import cell
from eval.statistics import Difference, paired
from eval.summary import ALL, CaseJson, SummaryJson

SHOWN = 200
"""Longest piece of an answer that the list of won and lost cases shows."""


@dataclass(frozen=True)
class ScoreChange:
    """A score of both runs on the cases where both have it."""

    name: str
    before: float
    after: float
    difference: Difference


@dataclass(frozen=True)
class Comparison:
    """B against A: scores, and the cases that changed sides, as (A's, B's)."""

    scores: tuple[ScoreChange, ...]
    won: tuple[tuple[CaseJson, CaseJson], ...]
    lost: tuple[tuple[CaseJson, CaseJson], ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


def compare(before: SummaryJson, after: SummaryJson) -> Comparison:
    """Pairs the cases by id; cases that only one run has are named, not counted."""
    left = {case["id"]: case for case in before["per_case"]}
    right = {case["id"]: case for case in after["per_case"]}
    pairs = [(case, right[name]) for name, case in left.items() if name in right]
    changes = [_change(name, pairs) for name in SCORES]
    return Comparison(
        scores=tuple(each for each in changes if each is not None),
        won=tuple(pair for pair in pairs if pair[1]["correct"] and not pair[0]["correct"]),
        lost=tuple(pair for pair in pairs if pair[0]["correct"] and not pair[1]["correct"]),
        only_before=tuple(name for name in left if name not in right),
        only_after=tuple(name for name in right if name not in left),
    )


def _change(name: str, pairs: Sequence[tuple[CaseJson, CaseJson]]) -> ScoreChange | None:
    both = [
        (a["scores"][name], b["scores"][name])
        for a, b in pairs
        if name in a["scores"] and name in b["scores"]
    ]
    if not both:
        return None
    before, after = [a for a, _ in both], [b for _, b in both]
    return ScoreChange(name, sum(before) / len(both), sum(after) / len(both), paired(before, after))


def as_markdown(comparison: Comparison, names: tuple[str, str]) -> str:
    """The comparison as Markdown."""
    a, b = (cell(name) for name in names)
    lines = [
        f"# So sánh: {a} → {b}",
        "",
        f"| Điểm | {a} | {b} | Chênh lệch [95%] | Số câu |",
        "|---|---|---|---|---|",
    ]
    for each in comparison.scores:
        shown = (SCORES[each.name], percent(each.before), percent(each.after), change(each.difference))
        lines.append(f"| {' | '.join(shown)} | {each.difference.n} |")
    lines += _changed(f"Câu {b} làm được mà {a} không", comparison.won)
    lines += _changed(f"Câu {b} làm hỏng", comparison.lost)
    for name, only in ((a, comparison.only_before), (b, comparison.only_after)):
        if only:
            lines += ["", f"Chỉ có ở {name}, không tính: {', '.join(map(cell, only))}."]
    return "\n".join(lines) + "\n"


def _changed(title: str, pairs: tuple[tuple[CaseJson, CaseJson], ...]) -> list[str]:
    lines = ["", f"## {title}: {len(pairs)}", ""]
    for before, after in pairs:
        lines += [
            f"- **{cell(before['id'])}** {cell(before['question'])}",
            f"  - trước: {_told(before)}",
            f"  - sau: {_told(after)}",
        ]
    return lines


def _told(case: CaseJson) -> str:
    said = case["headline"] if len(case["headline"]) <= SHOWN else case["headline"][:SHOWN] + "…"
    return f"({outcome_label(case['outcome'])}) {cell(said)}"


def side_by_side(summaries: Sequence[SummaryJson]) -> str:
    """Several systems on the same cases as a table; the others are held against the first."""
    names = [cell(each["system"]) for each in summaries]
    lines = [f"| Điểm | {' | '.join(names)} |", "|---|" + "---|" * len(names)]
    for score, label in SCORES.items():
        found = [each["scores"][score].get(ALL) for each in summaries]
        if any(found):
            lines.append(f"| {label} | {' | '.join(interval(each) if each else '–' for each in found)} |")
    refusals = [interval(each["refusal"]["f1"]) for each in summaries]
    times = [f"{each['latency_ms']['p50']:.0f} ms".replace(".", ",") for each in summaries]
    lines += [f"| {REFUSAL['f1']} | {' | '.join(refusals)} |", f"| Thời gian p50 | {' | '.join(times)} |", ""]
    for other in summaries[1:]:
        lines += [f"- {cell(other['system'])} → {names[0]}: {_accuracies(other, summaries[0])}"]
    return "\n".join(lines) + "\n"


def _accuracies(before: SummaryJson, after: SummaryJson) -> str:
    found = {each.name: each.difference for each in compare(before, after).scores}
    shown = [
        f"{SCORES[name]} {change(found[name])}" for name in ("accuracy", "answer_found") if name in found
    ]
    return "; ".join(shown)
