"""Figures as documents state them. Names of measures and statuses are those of administrative reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from retrieval.domain.period import Period
from retrieval.domain.span import Span


class Measure(StrEnum):
    """What a figure measures of its indicator."""

    LEVEL = "level"
    GROWTH_PCT = "growth_pct"
    CHANGE_PP = "change_pp"
    CHANGE_ABS = "change_abs"
    SHARE_PCT = "share_pct"
    RATIO_TO_PLAN_PCT = "ratio_to_plan_pct"
    MULTIPLE = "multiple"
    RANK = "rank"
    COUNT_OF_TOTAL = "count_of_total"
    INDEX_SCORE = "index_score"


DIRECTED = frozenset({Measure.GROWTH_PCT, Measure.CHANGE_PP, Measure.CHANGE_ABS})
"""Changes, which are a rise or a fall."""


class ValueStatus(StrEnum):
    """How firm a figure is."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    REVISED = "revised"
    PLAN = "plan"
    TARGET = "target"
    FORECAST = "forecast"


PLANNED = frozenset({ValueStatus.PLAN, ValueStatus.TARGET, ValueStatus.FORECAST})
"""What is planned, aimed at or expected, against what was so or is reckoned to be."""


class Bound(StrEnum):
    """How a value limits: exactly, at least, at most, about."""

    EXACT = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE_THAN = ">"
    LESS_THAN = "<"
    ABOUT = "~"


class Base(StrEnum):
    """What a growth, change or ratio is compared with."""

    SAME_PERIOD = "same_period"
    PREVIOUS_YEAR = "prev_year"
    PREVIOUS_MONTH = "prev_month"
    PLAN = "plan"
    CENTRAL_ESTIMATE = "central_estimate"
    PROVINCIAL_ESTIMATE = "provincial_estimate"
    NATIONAL = "national"
    START_OF_TERM = "start_of_term"
    START_OF_YEAR = "start_of_year"
    NAMED_YEAR = "named_year"


class PriceBasis(StrEnum):
    """The prices a value is counted in; values of different bases are never compared."""

    CONSTANT = "constant"
    CURRENT = "current"


@dataclass(frozen=True)
class Quantity:
    """A number as written: `span` covers number and unit; a range has `high`; never a float.

    `unit` is the written unit without the number ('%', 'tỷ đồng', 'xã'); '' when there is none.
    `negative` marks a fall said in words ('giảm 4,74%' has value 4.74 and negative=True); `in_words`
    a value that is not written in digits ('gấp đôi' is 2, 'một nửa' is 50 per cent, 'không tăng' 0).
    """

    value: Decimal
    unit: str
    span: Span
    high: Decimal | None = None
    denominator: int | None = None
    bound: Bound = Bound.EXACT
    negative: bool = False
    in_words: bool = False


@dataclass(frozen=True)
class Observation:
    """One figure of one indicator. Spans are in the text that was read (a passage or a document).

    `period` and `area` may be inherited from a heading or the document: `period_span` and
    `area_span` are None then. `sentence` is the span of the sentence that states the figure, `clause`
    the part of it from the indicator to the end of what completes the figure. `indicator` is what is
    measured in normal form, `indicator_span` where it is written (empty: nowhere in the text);
    `part_of` is the indicator that an enumeration ('trong đó: …') divides, '' when there is none.
    """

    indicator: str
    quantity: Quantity
    measure: Measure
    status: ValueStatus
    sentence: Span
    clause: Span
    indicator_span: Span
    period: Period | None = None
    period_span: Span | None = None
    area: str | None = None
    area_span: Span | None = None
    base: Base | None = None
    price_basis: PriceBasis | None = None
    part_of: str = ""

    def shifted(self, offset: int) -> Observation:
        """The same figure with its spans seen from a text that begins `offset` code points earlier."""

        def move(span: Span | None) -> Span | None:
            return span.shift(offset) if span is not None else None

        return replace(
            self,
            quantity=replace(self.quantity, span=self.quantity.span.shift(offset)),
            sentence=self.sentence.shift(offset),
            clause=self.clause.shift(offset),
            # An empty span is nowhere, whatever the text begins with.
            indicator_span=self.indicator_span.shift(offset) if self.indicator_span.end else Span(0, 0),
            period_span=move(self.period_span),
            area_span=move(self.area_span),
        )

    @property
    def implied_change(self) -> Decimal | None:
        """'bằng 103,4% cùng kỳ' is a growth of 3.4 per cent; None where no ratio to a base is stated."""
        ratio = self.measure is Measure.MULTIPLE and self.quantity.unit == "%" and self.quantity.high is None
        return self.quantity.value - 100 if ratio else None
