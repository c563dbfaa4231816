"""Figures told in turn: '…, tăng lần lượt 12% và 14%', 'lần lượt so với cùng kỳ và so với đầu năm'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from retrieval.domain.figure import Measure, Observation
from retrieval.language import figure_cues as cues
from retrieval.language.periods import FoundPeriod
from retrieval.language.text import lower_aligned

_IN_TURN = re.compile(r"(?<!\w)lần lượt(?!\w)")
_JOINT = re.compile(r"\s*(?:,|;|và|, và)\s*(?:trên|hơn|gần|khoảng)?\s*")
_NAMES_JOINT = re.compile(r", | và ")
_MEASURE = (
    r"(?:tổng )?(?:số lượng|khối lượng|sản lượng|diện tích|năng suất|lượng|trị giá|giá trị|kim ngạch"
    r"|doanh thu|doanh số|lợi nhuận|chi phí)"
)
_TWO_MEASURES = re.compile(
    rf"(?P<first>{_MEASURE}) và (?P<second>{_MEASURE})(?P<own>(?: (?:trước|sau) thuế)?)(?P<of>(?: .+)?)"
)


def in_turn(
    observed: Sequence[Observation], lowered: str, start: int, periods: Sequence[FoundPeriod] = ()
) -> list[Observation]:
    """The figures of a sentence that begins at `start` of `lowered`, each of what it is told of in turn;
    `periods` are those of the sentence."""
    told = _of_their_kind(_of_two_measures(observed, lowered))
    said = lowered[start : told[-1].sentence.end] if told else ""
    if len(told) < 2 or "lần lượt" not in said:
        return told
    bases = cues.bases_in_turn(said)
    if len(bases) == len(told):
        return [replace(each, base=base) for each, base in zip(told, bases, strict=True)]
    for match in _IN_TURN.finditer(said):
        first = next(
            (i for i, o in enumerate(told) if o.quantity.span.start > start + match.start()), len(told)
        )
        run = _run(told[first:], lowered)
        named = [found for found in periods if found.span.end <= start + match.start()]
        told[first : first + len(run)] = _shared_out(_dated(run, named, lowered), told[:first])
    return told


def _of_their_kind(observed: Sequence[Observation]) -> list[Observation]:
    """'12 vụ, chết 3 người (tăng 5 vụ, 4,1%)': cases more are of the cases, and so is what follows them."""
    told, of = list(observed), None
    for at, each in enumerate(observed[1:], start=1):
        carried = each.indicator_span == observed[at - 1].indicator_span
        unit = lower_aligned(each.quantity.unit)
        if carried and each.measure is Measure.CHANGE_ABS and unit:
            counted = (o for o in reversed(observed[:at]) if lower_aligned(o.quantity.unit) == unit)
            named_so = unit in each.indicator
            of = None if named_so else next((o for o in counted if o.measure is Measure.LEVEL), None)
        elif not carried:
            of = None
        if of is not None:
            told[at] = replace(
                each, indicator=of.indicator, indicator_span=of.indicator_span, part_of=of.part_of
            )
    return told


def _of_two_measures(observed: Sequence[Observation], lowered: str) -> list[Observation]:
    """'Khối lượng và trị giá gạo đạt 5 tấn và 3 triệu USD': the one of the first, the other of the second."""
    told = list(observed)
    for at, each in enumerate(told[:-1]):
        named = _TWO_MEASURES.fullmatch(each.indicator)
        run = _run(told[at:], lowered) if named is not None else []
        if named is not None and len(run) == 2 and run[1].indicator_span == each.indicator_span:
            told[at] = replace(each, indicator=f"{named['first']}{named['of']}")
            told[at + 1] = replace(run[1], indicator=f"{named['second']}{named['own']}{named['of']}")
    return told


def _run(told: Sequence[Observation], lowered: str) -> list[Observation]:
    """The first figures, as long as nothing but a joint stands between them."""
    run = list(told[:1])
    for each in told[1:]:
        if not _JOINT.fullmatch(lowered[run[-1].quantity.span.end : each.quantity.span.start]):
            break
        run.append(each)
    return run


def _dated(run: list[Observation], named: Sequence[FoundPeriod], lowered: str) -> list[Observation]:
    """'năm 2017 và 2018 lần lượt là 14,6% và 7,6%': to each of a run its period of as many named together."""
    last = named[-len(run) :]
    gaps = (lowered[one.span.end : other.span.start] for one, other in pairwise(last))
    if len(run) < 2 or len(last) < len(run) or not all(map(_JOINT.fullmatch, gaps)):
        return run
    return [
        replace(each, period=found.period, period_span=found.span)
        for each, found in zip(run, last, strict=True)
    ]


def _shared_out(run: list[Observation], before: Sequence[Observation]) -> list[Observation]:
    """To each of a run its place of several, or the indicator that was named in its turn before."""
    first = run[0] if len(run) > 1 else None
    if first is None:
        return run
    areas = _NAMES_JOINT.split(first.area or "")
    if len(areas) == len(run):
        common = first.indicator.replace(lower_aligned(first.area or ""), "").strip()
        return [
            replace(first, indicator=common, quantity=each.quantity, clause=each.clause, area=area)
            for each, area in zip(run, areas, strict=True)
        ]
    named = list({each.indicator_span: each for each in before}.values())[-len(run) :]
    if len(named) < len(run) or first.indicator_span != named[-1].indicator_span:
        return run
    return [
        replace(
            first,
            quantity=each.quantity,
            clause=each.clause,
            indicator=of.indicator,
            indicator_span=of.indicator_span,
            part_of=of.part_of,
            period=of.period,
            period_span=of.period_span,
        )
        for each, of in zip(run, named, strict=True)
    ]
