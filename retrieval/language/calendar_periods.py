"""Years, months and quarters as periods."""

from __future__ import annotations

import calendar
from datetime import date

from retrieval.domain.period import Period, PeriodKind


def year(value: int) -> Period:
    """A calendar year."""
    return Period(date(value, 1, 1), date(value, 12, 31), PeriodKind.YEAR)


def months(value: int, first: int, last: int) -> Period:
    """Whole months of one year; a single month, a half and n months from January have their kinds."""
    if first == last:
        kind = PeriodKind.MONTH
    elif (first, last) in ((1, 6), (7, 12)):
        kind = PeriodKind.HALF
    else:
        kind = PeriodKind.MONTHS
    return Period(date(value, first, 1), last_day(value, last), kind)


def quarter(value: int, number: int) -> Period:
    """One quarter of a year."""
    return Period(date(value, 3 * number - 2, 1), last_day(value, 3 * number), PeriodKind.QUARTER)


def last_day(value: int, month: int) -> date:
    """The last day of a month."""
    return date(value, month, calendar.monthrange(value, month)[1])
