"""The regression gate: accuracy never falls below the committed baseline, and nothing is made up."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from eval.json_lines import WHOLE_LINE, write_json
from eval.scoring import ACCURACY
from eval.summary import ALL, SummaryJson
from retrieval.domain.errors import CasesInvalid


class BaselineJson(TypedDict):
    """What `make test` holds a run against."""

    cases: int
    accuracy: float


@dataclass(frozen=True)
class Verdict:
    """Whether a run passes, and what it fell short of, in Vietnamese."""

    passed: bool
    complaints: tuple[str, ...]


def baseline_of(summary: SummaryJson) -> BaselineJson:
    """The baseline that a run would set."""
    return {"cases": summary["answered"], "accuracy": round(_accuracy(summary), 4)}


def write_baseline(path: Path, summary: SummaryJson) -> None:
    """Commits a run's accuracy as the one to hold."""
    write_json(path, baseline_of(summary))


def read_baseline(path: Path) -> BaselineJson:
    """The committed baseline."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return {"cases": int(value["cases"]), "accuracy": float(value["accuracy"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CasesInvalid(str(path), 1, WHOLE_LINE, "không đọc được mốc so sánh") from error


def judge(summary: SummaryJson, baseline: BaselineJson) -> Verdict:
    """Holds a run against the baseline; half a case of rounding is forgiven."""
    complaints: list[str] = []
    accuracy, slack = _accuracy(summary), 0.5 / max(summary["answered"], 1)
    if accuracy < baseline["accuracy"] - slack:
        complaints.append(f"Độ chính xác {accuracy:.1%} thấp hơn mốc {baseline['accuracy']:.1%}.")
    if summary["answered"] < summary["cases"]:
        complaints.append(f"Mới hỏi {summary['answered']}/{summary['cases']} câu.")
    for case in summary["per_case"]:
        if case["unsupported"] or case["false_quotes"]:
            shown = ", ".join(case["unsupported"]) or "trích dẫn sai nguyên văn"
            complaints.append(f"{case['id']}: nêu điều không có trong căn cứ: {shown}.")
    return Verdict(not complaints, tuple(complaints))


def _accuracy(summary: SummaryJson) -> float:
    overall = summary["scores"][ACCURACY].get(ALL)
    return overall["mean"] if overall else 0.0
