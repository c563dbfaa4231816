"""What the office keeps, as tables to read: refused files, the audit log, opinions, evaluations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.http.evaluations import Estimate, Evaluation
from bot.state.audit import Entry
from bot.state.feedback import FeedbackJson, Verdict
from bot.web import wording
from eval.summary import ALL
from retrieval.domain.errors import SourceRefused
from retrieval.ports import Problem


@dataclass(frozen=True)
class Table:
    """Rows under titles; `empty` is said where there are none."""

    heading: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str


def problems(found: Sequence[Problem]) -> Table:
    """Refused files: where each lies, why, and the way out."""
    rows = []
    for problem in found:
        refused = SourceRefused(problem.reason, problem.detail)
        rows.append((problem.path, problem.collection, refused.message, refused.way_out))
    return Table(wording.PROBLEMS, wording.PROBLEM_TITLES, tuple(rows), wording.NO_PROBLEMS)


def audit(entries: Iterable[Entry], people: Mapping[int, str]) -> Table:
    """Who did what, the latest first."""
    rows = tuple(
        (
            _moment(entry.at),
            people.get(entry.actor) or (str(entry.actor) if entry.actor else wording.NOBODY),
            entry.channel,
            wording.ACTIONS.get(entry.action, entry.action.value),
            wording.OUTCOMES.get(entry.outcome, entry.outcome),
            entry.subject,
            "" if entry.milliseconds is None else f"{entry.milliseconds} ms",
        )
        for entry in entries
    )
    return Table(wording.AUDIT, wording.AUDIT_TITLES, rows[::-1], wording.NOTHING_HAPPENED)


def feedback(opinions: Iterable[FeedbackJson]) -> Table:
    """What people said of answers, the latest first."""
    rows = tuple(
        (
            wording.VERDICTS[Verdict(each["verdict"])],
            each["question"],
            each["remark"] or "",
            each["document"] or "",
        )
        for each in opinions
    )
    return Table(wording.FEEDBACK, wording.FEEDBACK_TITLES, rows[::-1], wording.NO_FEEDBACK)


def evaluations(found: Iterable[Evaluation]) -> Table:
    """Runs of the evaluation, the latest first."""
    by_age = sorted(found, key=lambda each: each.summary.made, reverse=True)
    rows = tuple(
        (
            each.name,
            each.summary.system,
            each.summary.made,
            str(each.summary.cases),
            _scores(each.summary.scores),
            str(each.summary.unsupported_figures + each.summary.false_quotes),
        )
        for each in by_age
    )
    return Table(wording.EVALUATIONS, wording.EVALUATION_TITLES, rows, wording.NO_EVALUATIONS)


def _scores(scores: Mapping[str, Mapping[str, Estimate]]) -> str:
    """The scores that say most, over all cases."""
    shown = ((name, scores.get(key, {}).get(ALL)) for key, name in wording.SCORES.items())
    return " · ".join(f"{name} {mean.mean:.1%}".replace(".", ",") for name, mean in shown if mean)


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone():%d/%m/%Y %H:%M:%S}" if at else ""
