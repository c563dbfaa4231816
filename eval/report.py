"""report.md and report.html of a run; the page needs nothing but itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from eval.json_lines import write_json
from eval.labels import REFUSAL, SCORES, interval, outcome_label, slice_label, stage_label
from eval.plots import accuracy_plot, latency_plot, refusal_plot
from eval.summary import ALL, INGESTED, SUMMARY, CaseJson, SummaryJson

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"
SLICE_SCORES = ("accuracy", "answer_accuracy", "headline_accuracy", "citation_correct")
"""The scores shown for every kind and tag."""


class _WrongCase(TypedDict):
    """A wrong case as the report tells it."""

    id: str
    stage: str
    rank: int | None
    question: str
    outcome: str
    headline: str
    text: str
    files: str
    expected: str
    evidence: str
    unsupported: str


def write_reports(summary: SummaryJson, out: Path) -> None:
    """Writes summary.json, report.md and report.html into `out`."""
    write_json(out / SUMMARY, summary)
    (out / "report.md").write_text(markdown(summary), encoding="utf-8")
    (out / "report.html").write_text(html(summary), encoding="utf-8")


def markdown(summary: SummaryJson) -> str:
    """The report as Markdown."""
    return _templates().get_template("report.md.j2").render(_content(summary))


def html(summary: SummaryJson) -> str:
    """The report as one HTML page with its plots inside."""
    from markupsafe import Markup

    # Our own drawings: matplotlib escapes the labels it writes into them.
    plots = {
        "accuracy": Markup(accuracy_plot(summary)),
        "latency": Markup(latency_plot(summary)),
        "refusal": Markup(refusal_plot(summary)),
    }
    return _templates().get_template("report.html.j2").render(_content(summary), plots=plots)


def overall_table(summary: SummaryJson) -> str:
    """The overall scores as a Markdown table, to be pasted into the documentation."""
    rows = [f"| {label} | {value} |" for label, value in _overall(summary)]
    rows += [f"| {label}; {slice_label(INGESTED)} | {value} |" for label, value in _ingested(summary)]
    latency = ", ".join(f"{name} {value:.1f} ms" for name, value in summary["latency_ms"].items())
    return "\n".join(
        ["| Điểm | Trung bình [95%] số câu |", "|---|---|", *rows, f"| Thời gian trả lời | {latency} |"]
    )


def _content(summary: SummaryJson) -> dict[str, object]:
    stages = sorted(summary["stages"].items(), key=lambda item: (-item[1], item[0]))
    return {
        "title": f"Kết quả đánh giá: {summary['system']}",
        "summary": summary,
        "overall": _overall(summary),
        "slice_scores": [SCORES[name] for name in SLICE_SCORES],
        "by_slice": _by_slice(summary),
        "stages": [(stage_label(stage), count) for stage, count in stages],
        "wrong": [_wrong(case) for case in summary["per_case"] if not case["correct"]],
    }


def _overall(summary: SummaryJson) -> list[tuple[str, str]]:
    scores = [
        (label, interval(summary["scores"][name][ALL]))
        for name, label in SCORES.items()
        if ALL in summary["scores"][name]
    ]
    return scores + [(label, interval(summary["refusal"][name])) for name, label in REFUSAL.items()]


def _ingested(summary: SummaryJson) -> list[tuple[str, str]]:
    """Of the cases whose evidence is in the archive; nothing when all of it is."""
    scores = summary["scores"]
    names = ("accuracy", "file_hit_1", "file_hit_5", "file_hit_20")
    return [(SCORES[n], interval(scores[n][INGESTED])) for n in names if INGESTED in scores[n]]


def _by_slice(summary: SummaryJson) -> list[list[str]]:
    rows: list[list[str]] = []
    for part in summary["scores"]["accuracy"]:
        found = [summary["scores"][name].get(part) for name in SLICE_SCORES]
        rows.append([slice_label(part), *("–" if each is None else interval(each) for each in found)])
    return rows


def _wrong(case: CaseJson) -> _WrongCase:
    return {
        "id": case["id"],
        "stage": stage_label(case["stage"]),
        "rank": case["passage_rank"],
        "question": case["question"],
        "outcome": outcome_label(case["outcome"]),
        "headline": case["headline"],
        "text": case["text"],
        "files": ", ".join(case["files"]),
        "expected": _expected(case),
        "evidence": ", ".join(case["evidence"]),
        "unsupported": ", ".join(case["unsupported"]),
    }


def _expected(case: CaseJson) -> str:
    """One alternative of each group, or the outcome that was due."""
    groups = [group[0] for group in case["expected"]]
    return "; ".join(groups) if groups else outcome_label(case["expect"])


@cache
def _templates() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=lambda name: name is not None and name.endswith(".html.j2"),
        undefined=StrictUndefined,
    )
    environment.filters["cell"] = cell
    return environment


def cell(value: object) -> str:
    """Text for one cell of a Markdown table: one line, no pipes, no raw HTML."""
    line = " ".join(str(value).split()).replace("\\", "\\\\").replace("|", "\\|")
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
