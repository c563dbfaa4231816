"""summary.json: the scores of a run with their intervals, and every case in one line.

`tracuu.eval/1`: `compare` and the regression gate read it; fields may be added, never renamed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict, cast

import numpy as np

from eval.cases import Expect
from eval.json_lines import WHOLE_LINE
from eval.scorers.costs import latency_percentiles, usage
from eval.scorers.outcomes import refusal_f1
from eval.scoring import UNSUPPORTED, ScoredCase
from eval.statistics import estimate, estimate_of
from retrieval.domain.errors import CasesInvalid

SCHEMA = "tracuu.eval/1"
SUMMARY = "summary.json"
ALL = "all"
INGESTED = "ingested"
SCORES = (
    "accuracy",
    "answer_accuracy",
    "answer_found",
    "headline_accuracy",
    "items_found",
    "citation_correct",
    "citation_recall",
    "citation_precision",
    UNSUPPORTED,
    "clarify_correct",
    *(
        f"{what}_{how}"
        for what in ("file", "passage")
        for how in ("hit_1", "hit_5", "hit_10", "hit_20", "mrr")
    ),
)
"""All scores of single cases, in the order of reports."""


class EstimateJson(TypedDict):
    """A mean, its 95 % interval, and the number of cases."""

    mean: float
    low: float
    high: float
    n: int


class CaseJson(TypedDict):
    """One case of a run."""

    id: str
    question: str
    kind: str
    tags: list[str]
    expect: str
    expected: list[list[str]]
    evidence: list[str]
    outcome: str
    headline: str
    text: str
    files: list[str]
    correct: bool
    stage: str | None
    passage_rank: int | None
    unsupported: list[str]
    false_quotes: list[int]
    confidence: float | None
    latency_ms: float
    scores: dict[str, float]


class SummaryJson(TypedDict):
    """A run: `scores[score][slice]`, where a slice is 'all', 'ingested', 'kind:…' or 'tag:…'."""

    schema: str
    system: str
    made: str
    cases: int
    answered: int
    not_ingested: int
    unsupported_figures: int
    false_quotes: int
    scores: dict[str, dict[str, EstimateJson]]
    refusal: dict[str, EstimateJson]
    latency_ms: dict[str, float]
    usage: dict[str, float]
    stages: dict[str, int]
    per_case: list[CaseJson]


def summarise(scored: Sequence[ScoredCase], *, system: str, made: str, total: int) -> SummaryJson:
    """The summary of a run; `total` counts the cases of the file, answered yet or not."""
    records = tuple(each.recorded for each in scored)
    return {
        "schema": SCHEMA,
        "system": system,
        "made": made,
        "cases": total,
        "answered": len(scored),
        "not_ingested": sum(not each.ingested for each in scored),
        "unsupported_figures": sum(len(each.unsupported) for each in scored),
        "false_quotes": sum(len(each.false_quotes) for each in scored),
        "scores": {name: _by_slice(name, scored) for name in SCORES},
        "refusal": _refusal(scored),
        "latency_ms": latency_percentiles(records),
        "usage": {name: float(value) for name, value in asdict(usage(records)).items()},
        "stages": _stages(scored),
        "per_case": [_case(each) for each in scored],
    }


def slices(scored: Sequence[ScoredCase]) -> dict[str, list[ScoredCase]]:
    """The cases of every slice: all, with ingested evidence, by kind, by tag, in alphabetic order."""
    found: dict[str, list[ScoredCase]] = {ALL: list(scored)}
    if not all(each.ingested for each in scored):
        found[INGESTED] = [each for each in scored if each.ingested]
    for each in scored:
        for name in (f"kind:{each.case.kind}", *(f"tag:{tag}" for tag in sorted(set(each.case.tags)))):
            found.setdefault(name, []).append(each)
    return dict(sorted(found.items()))


def _by_slice(name: str, scored: Sequence[ScoredCase]) -> dict[str, EstimateJson]:
    estimates: dict[str, EstimateJson] = {}
    for part, members in slices(scored).items():
        values = [each.scores[name] for each in members if name in each.scores]
        if values:
            estimates[part] = cast(EstimateJson, asdict(estimate(values)))
    return estimates


def _refusal(scored: Sequence[ScoredCase]) -> dict[str, EstimateJson]:
    """Precision over what was refused, recall over what should have been, F1 over all."""
    due = np.array([each.case.expect is Expect.NOT_FOUND for each in scored], bool)
    claimed = np.array([each.refused for each in scored], bool)
    f1 = estimate_of(due.size, lambda rows: refusal_f1(due[rows], claimed[rows]))
    parts = {"precision": estimate(due[claimed]), "recall": estimate(claimed[due]), "f1": f1}
    return {name: cast(EstimateJson, asdict(part)) for name, part in parts.items()}


def _stages(scored: Sequence[ScoredCase]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in scored:
        if each.stage is not None:
            counts[each.stage] = counts.get(each.stage, 0) + 1
    return counts


def _case(each: ScoredCase) -> CaseJson:
    answer = each.recorded.answer
    return {
        "id": each.case.id,
        "question": each.case.question,
        "kind": each.case.kind.value,
        "tags": list(each.case.tags),
        "expect": each.case.expect.value,
        "expected": [list(group) for group in each.case.answer],
        "evidence": list(dict.fromkeys(evidence.file for evidence in each.case.evidence)),
        "outcome": answer["outcome"],
        "headline": answer["headline"],
        "text": answer["text"],
        "files": list(dict.fromkeys(citation["document"]["file"] for citation in answer["citations"])),
        "correct": each.correct,
        "stage": each.stage.value if each.stage else None,
        "passage_rank": each.ranks.passage if each.ranks else None,
        "unsupported": list(each.unsupported),
        "false_quotes": list(each.false_quotes),
        "confidence": answer.get("confidence"),
        "latency_ms": each.recorded.trace["latency_ms"],
        "scores": dict(each.scores),
    }


def read_summary(path: Path) -> SummaryJson:
    """A summary, given its file or the folder of its run."""
    file = path / SUMMARY if path.is_dir() else path
    if not file.is_file():
        raise CasesInvalid(str(file), 0, WHOLE_LINE, "không có tệp này")
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CasesInvalid(str(file), 1, WHOLE_LINE, "không phải JSON hợp lệ") from error
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        raise CasesInvalid(str(file), 1, "schema", f"phải là {SCHEMA}")
    return cast(SummaryJson, value)
