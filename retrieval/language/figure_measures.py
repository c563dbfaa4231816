"""What the figure of a clause measures, and whether it fell: by its words, else by the figure before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.domain.figure import Measure, Observation, ValueStatus
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.figure_clauses import Clause, State, base_in_brackets
from retrieval.language.figure_statuses import tells_plan
from retrieval.language.text import lower_aligned

_CORRESPONDS = re.compile(r"(?:tương (?:ứng|đương)(?: với)?|^\W*(?:tức )?(?:tỷ|tỉ) lệ)\s*$")


def read_measure(
    clause: Clause, state: State, phrase: str, stated: ValueStatus | None, told: Sequence[Observation]
) -> tuple[Measure, bool]:
    """The measure of a clause's quantity, and whether it is a decrease.

    `phrase` is what the clause itself names, `stated` the firmness that it says, `told` the figures
    before it in its sentence.
    """
    structure = state.part_of if cues.is_structure(state.part_of) else ""
    measured = f"{structure} {state.indicator} {phrase}"
    measure = cues.measure_of(clause.quantity, clause.unit, clause.before, clause.after, measured)
    falls = cues.falls(clause.before, clause.unit)
    if not told:
        return measure, falls
    earlier = told[-1]
    planned = next((each for each in reversed(told) if restates(stated, each, clause.unit, state.span)), None)
    if planned is not None:
        # "tăng 903 tỷ đồng so với dự toán (7.082 tỷ đồng)": the plan itself, not what is above it.
        changed = planned.measure is Measure.CHANGE_ABS and tells_plan(clause.before)
        measure = Measure.LEVEL if changed else planned.measure
    if _is_like(earlier, clause):
        measure, falls = earlier.measure, earlier.quantity.negative
    if earlier.measure is Measure.RANK and clause.unit == "%" and clause.before.strip() == "với":
        measure = Measure.SHARE_PCT
    if _share_in_brackets(earlier, clause.before, clause.unit, clause.after):
        measure = Measure.SHARE_PCT
    if _CORRESPONDS.search(clause.before):
        measure, falls = _corresponding(earlier, clause.unit, measure, falls)
    return measure, falls


def _is_like(earlier: Observation, clause: Clause) -> bool:
    """'tăng 45,8% và 92,2%', 'tăng 9% (cùng kỳ năm 2016: 7%)': what is said of the one holds of the other."""
    alike = lower_aligned(earlier.quantity.unit) == clause.unit
    if alike and (base_in_brackets(clause) or cues.continues_list(clause.before)):
        return True
    return earlier.measure is Measure.CHANGE_ABS and clause.before.strip() == "và"


def restates(status: ValueStatus | None, previous: Observation, unit: str, subject: Span) -> bool:
    """'tăng 17,04% (kế hoạch 15,8%)': the plan measures what a figure before it in its unit measures."""
    planned = status in (ValueStatus.PLAN, ValueStatus.TARGET)
    return planned and previous.indicator_span == subject and previous.quantity.unit.lower() == unit


def _share_in_brackets(previous: Observation, lead: str, unit: str, tail: str) -> bool:
    """'có 31 hộ đồng ý (62%)': of what was counted before; of money it may be a ratio to anything."""
    counted = previous.measure is Measure.LEVEL and not re.search(
        r"%|đồng|usd|điểm", previous.quantity.unit.lower()
    )
    return counted and unit == "%" and lead.endswith("(") and tail.startswith(")")


def _corresponding(earlier: Observation, unit: str, measure: Measure, falls: bool) -> tuple[Measure, bool]:
    """'tăng 41% (tương đương 117 hộ)': the same change, in per cent and as it was counted."""
    same = (
        {Measure.CHANGE_ABS: Measure.GROWTH_PCT} if unit == "%" else {Measure.GROWTH_PCT: Measure.CHANGE_ABS}
    )
    changed = earlier.measure in same and (unit == "%" or measure is Measure.LEVEL)
    return (same[earlier.measure], earlier.quantity.negative) if changed else (measure, falls)
