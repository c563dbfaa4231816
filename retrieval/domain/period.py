"""Stretches of time that figures and questions speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """The shapes of periods in reports."""

    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTHS = "months"
    MONTH = "month"
    DAY = "day"
    SPAN = "span"
    AS_OF = "as_of"
    SCHOOL_YEAR = "school_year"
    WITHIN = "within"
    """Some time between the days, as questions ask: 'cuối năm 2020'."""


@dataclass(frozen=True)
class Period:
    """Inclusive first and last day; `kind` says how it was written, equality needs all three.

    AS_OF has start == end, the state at that day; or it starts in January, the sum up to that day.
    """

    start: date
    end: date
    kind: PeriodKind

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period ends before it starts: {self.start} > {self.end}")

    @property
    def years(self) -> range:
        """Every calendar year that it touches."""
        return range(self.start.year, self.end.year + 1)

    def same_days(self, other: Period) -> bool:
        """Whether both cover exactly the same days, however written; 'đến ngày' tells the last one only."""
        told = (self.start, self.end) == (other.start, other.end)
        return told or (self.kind is other.kind is PeriodKind.AS_OF and self.end == other.end)

    def shift_years(self, years: int) -> Period:
        """The same stretch `years` later: 'cùng kỳ' is a shift by -1."""
        return Period(_move(self.start, years), _move(self.end, years), self.kind)


def _move(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap_day else day.day)
