"""Rows of the ledger to observations and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import RowMapping

from retrieval.domain.figure import Base, Bound, Measure, Observation, PriceBasis, Quantity, ValueStatus
from retrieval.domain.ledger import LedgerEntry
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.span import Span
from retrieval.language.text import fold

Row = dict[str, Any]

NO_YEAR = 0
"""The year of a figure whose period is unknown."""
_SPANS = ("quantity", "sentence", "clause", "indicator", "period", "area")


def year_of(observation: Observation) -> int:
    """The year that a figure's period ends in."""
    return observation.period.end.year if observation.period else NO_YEAR


def observation_row(number: int, entry: LedgerEntry) -> Row:
    """The columns of an entry; values are kept as they are written, never as floats."""
    observation, quantity, period = entry.observation, entry.observation.quantity, entry.observation.period
    return {
        "id": number,
        "document_id": entry.document_id,
        "passage_id": entry.passage_id,
        "indicator": observation.indicator,
        "part_of": observation.part_of,
        "value": str(quantity.value),
        "high": None if quantity.high is None else str(quantity.high),
        "denominator": quantity.denominator,
        "unit": quantity.unit,
        "bound": quantity.bound.value,
        "negative": quantity.negative,
        "in_words": quantity.in_words,
        "measure": observation.measure.value,
        "status": observation.status.value,
        "base": observation.base.value if observation.base else None,
        "price_basis": observation.price_basis.value if observation.price_basis else None,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "period_kind": period.kind.value if period else None,
        "year": year_of(observation),
        "area": observation.area,
        "area_folded": fold(observation.area) if observation.area else None,
        "spans": _spans_json(observation),
    }


def _spans_json(observation: Observation) -> list[list[int] | None]:
    spans = (
        observation.quantity.span,
        observation.sentence,
        observation.clause,
        observation.indicator_span,
        observation.period_span,
        observation.area_span,
    )
    return [None if span is None else [span.start, span.end] for span in spans]


def entry(row: RowMapping) -> LedgerEntry:
    """The entry of a row of `observations`."""
    return LedgerEntry(_observation(row), row["document_id"], row["passage_id"])


def _observation(row: RowMapping) -> Observation:
    spans = {name: None if at is None else Span(*at) for name, at in zip(_SPANS, row["spans"], strict=True)}
    nowhere = Span(0, 0)
    return Observation(
        indicator=row["indicator"],
        quantity=_quantity(row, spans["quantity"] or nowhere),
        measure=Measure(row["measure"]),
        status=ValueStatus(row["status"]),
        sentence=spans["sentence"] or nowhere,
        clause=spans["clause"] or nowhere,
        indicator_span=spans["indicator"] or nowhere,
        period=_period(row),
        period_span=spans["period"],
        area=row["area"],
        area_span=spans["area"],
        base=Base(row["base"]) if row["base"] else None,
        price_basis=PriceBasis(row["price_basis"]) if row["price_basis"] else None,
        part_of=row["part_of"],
    )


def _quantity(row: RowMapping, span: Span) -> Quantity:
    return Quantity(
        value=Decimal(row["value"]),
        unit=row["unit"],
        span=span,
        high=None if row["high"] is None else Decimal(row["high"]),
        denominator=row["denominator"],
        bound=Bound(row["bound"]),
        negative=row["negative"],
        in_words=row["in_words"],
    )


def _period(row: RowMapping) -> Period | None:
    if row["period_kind"] is None:
        return None
    return Period(row["period_start"], row["period_end"], PeriodKind(row["period_kind"]))
