"""The plots of a report, each an SVG element to be put into the page as it is.

Matplotlib is imported when a plot is drawn: reading a report's numbers must not cost a second.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from eval.labels import slice_label
from eval.summary import CaseJson, EstimateJson, SummaryJson

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_BLUE, _RED, _GREY = "#1f5fa8", "#b3372f", "#8a8f98"
_BINS = 5
_ROW_HEIGHT = 0.32


def accuracy_plot(summary: SummaryJson, score: str = "accuracy") -> str:
    """Accuracy by kind and tag, with 95 % intervals."""
    parts = list(summary["scores"][score].items())[::-1]
    figure, axes = _canvas(1.2 + _ROW_HEIGHT * len(parts))
    for row, (_, estimate) in enumerate(parts):
        _interval(axes, row, estimate)
    axes.set_yticks(range(len(parts)), [f"{slice_label(name)} ({e['n']})" for name, e in parts])
    axes.set_xlim(0, 1)
    axes.set_xlabel("tỷ lệ đúng, khoảng tin cậy 95%")
    return _svg(figure)


def _interval(axes: Axes, row: int, estimate: EstimateJson) -> None:
    axes.plot([estimate["low"], estimate["high"]], [row, row], color=_GREY, linewidth=2)
    axes.plot([estimate["mean"]], [row], "o", color=_BLUE)


def latency_plot(summary: SummaryJson) -> str:
    """How the wall times of `ask` are spread."""
    times = [case["latency_ms"] for case in summary["per_case"]]
    figure, axes = _canvas(2.8)
    axes.hist(times, bins=min(40, max(5, len(times) // 3)), color=_BLUE)
    for name, value in summary["latency_ms"].items():
        axes.axvline(value, color=_RED, linewidth=1)
        axes.annotate(name, (value, axes.get_ylim()[1]), fontsize=8, color=_RED)
    axes.set_xlabel("thời gian trả lời (ms)")
    axes.set_ylabel("số câu")
    return _svg(figure)


def refusal_plot(summary: SummaryJson) -> str:
    """Calibration of refusals: by the confidence in the best clause, how many were and should be refused."""
    bins = _by_confidence(summary["per_case"])
    figure, axes = _canvas(2.8)
    at = np.arange(len(bins))
    was = [_share(cases, lambda case: case["outcome"] == "not_found") for _, cases in bins]
    due = [_share(cases, lambda case: case["expect"] == "not_found") for _, cases in bins]
    axes.bar(at - 0.2, was, 0.4, color=_BLUE, label="đã từ chối")
    axes.bar(at + 0.2, due, 0.4, color=_GREY, label="đáng từ chối")
    axes.set_xticks(at, [f"{label}\nn={len(cases)}" for label, cases in bins])
    axes.set_ylim(0, 1)
    axes.set_xlabel("độ chắc của đoạn được chọn")
    axes.legend(fontsize=8)
    return _svg(figure)


def _by_confidence(cases: list[CaseJson]) -> list[tuple[str, list[CaseJson]]]:
    """Bins of equal size: fused scores crowd near 1, where bins of equal width would say nothing."""
    scored = sorted(
        ((case["confidence"], case) for case in cases if case["confidence"] is not None),
        key=lambda pair: pair[0],
    )
    parts = [scored[len(scored) * at // _BINS : len(scored) * (at + 1) // _BINS] for at in range(_BINS)]
    bins = [(_range(part[0][0], part[-1][0]), [case for _, case in part]) for part in parts if part]
    without = [case for case in cases if case["confidence"] is None]
    return [("không có", without), *bins] if without else bins


def _range(low: float, high: float) -> str:
    return f"{low:.2f}–{high:.2f}".replace(".", ",")


def _share(cases: list[CaseJson], fits: Callable[[CaseJson], bool]) -> float:
    return sum(fits(case) for case in cases) / len(cases) if cases else 0.0


def _canvas(height: float) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.5, height), layout="constrained")
    axes = figure.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _svg(figure: Figure) -> str:
    """The drawing as an <svg> element: no XML prolog, and no date, so that reports can be compared."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None})
    text = buffer.getvalue()
    return text[text.index("<svg") :]
