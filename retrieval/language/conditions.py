"""Amounts by which a rule tells its cases apart: 'từ 400 m đến 500 m', '24 tháng trở lên'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from retrieval.domain.figure import Bound, Quantity
from retrieval.domain.span import Span
from retrieval.language.quantities import find_quantities
from retrieval.language.text import fold, fold_aligned

_UP_TO = re.compile(r"(?<!\w)(?:den|toi)\s*$")
_FROM = re.compile(r"(?<!\w)tu\s*$")
_LEAST_STEP = Decimal("0.000001")
"""'trên 20 tỷ' is asked of what is a little more."""
_STEPS = {Bound.MORE_THAN: _LEAST_STEP, Bound.LESS_THAN: -_LEAST_STEP}


def only_case(question: str, items: Sequence[str]) -> int | None:
    """Which item, and no other, has bounds that hold for an amount of the question; None without one."""
    for asked in _given(question):
        bounded = [at for at, item in enumerate(items) if _holds(asked, item)]
        if len(bounded) == 1:
            return bounded[0]
    return None


def condition_fits(question: str, statement: str, told: Span | None = None) -> int:
    """1 where an amount of the question is within the bounds of a statement, -1 where none is; 0 without any.

    `told` is what the statement answers, where that is an amount: it bounds nothing.
    """
    held = [_holds(asked, statement, told) for asked in _given(question)]
    stated = [holds for holds in held if holds is not None]
    return 0 if not stated else 1 if any(stated) else -1


def tells_cases(items: Sequence[str]) -> bool:
    """Whether items are the cases of one rule, each with bounds in one unit."""
    return len(items) > 1 and all(_bounded(item) for item in items)


def _bounded(item: str) -> bool:
    folded = fold_aligned(item)
    amounts = (q for q in find_quantities(item) if q.unit and q.unit != "%")
    return any(_within(q.value, q, folded[: q.span.start]) is not None for q in amounts)


@lru_cache(maxsize=64)
def _given(question: str) -> tuple[Quantity, ...]:
    return find_quantities(question)


def _holds(asked: Quantity, item: str, told: Span | None = None) -> bool | None:
    """Whether an amount is within the bounds of an item; None where it has no bounds in that unit."""
    values = [asked.value + _STEPS.get(asked.bound, Decimal(0))]
    if asked.high is not None:
        # What lies between the ends: those may be of the cases beside.
        values = [asked.value + _LEAST_STEP, asked.high - _LEAST_STEP]
    folded = fold_aligned(item)
    alike = [bound for bound in find_quantities(item) if _same_unit(asked, bound)]
    bounds = [bound for bound in alike if told is None or not bound.span.overlaps(told)]
    held = [_within(value, bound, folded[: bound.span.start]) for bound in bounds for value in values]
    stated = [holds for holds in held if holds is not None]
    return all(stated) if stated else None


def _within(value: Decimal, bound: Quantity, before: str) -> bool | None:
    """Whether a value is within one bound; None for an amount that bounds nothing."""
    if bound.high is not None:
        return bound.value <= value <= bound.high
    match bound.bound:
        case Bound.MORE_THAN:
            return value > bound.value
        case Bound.AT_LEAST:
            return value >= bound.value
        case Bound.LESS_THAN:
            return value < bound.value
        case Bound.AT_MOST:
            return value <= bound.value
        case _:
            if _UP_TO.search(before):
                return value <= bound.value
            return value >= bound.value if _FROM.search(before) else None


def _same_unit(one: Quantity, other: Quantity) -> bool:
    """'20 tỷ' is '20 tỷ đồng'; figures without a unit bound nothing."""
    first, second = (fold(each.unit).split("/")[0].strip() for each in (one, other))
    return bool(first and second) and (first.startswith(second) or second.startswith(first))
