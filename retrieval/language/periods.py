"""Periods as reports and questions write them, with or without diacritics.

find_periods() reads; write_period() writes the everyday form that find_periods() reads back.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.span import Span
from retrieval.language.dates import find_dates, write_date
from retrieval.language.text import fold_aligned

_Y = r"(?P<y>(?:19|20)\d{2})"
_YEAR_AFTER = rf"(?:\s*(?:/|-|,|\s)?\s*(?:cua\s+)?(?:nam\s+)?{_Y}(?![\d/.-]\d|\d))"
_MONTH_WORDS = {
    "mot": 1, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@dataclass(frozen=True)
class FoundPeriod:
    """A period, where it is written, and whether its year was written or taken from the anchor."""

    period: Period
    span: Span
    year_written: bool


@dataclass(frozen=True)
class _Form:
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], int], Period | None]


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
    return Period(date(value, first, 1), _last_day(value, last), kind)


def quarter(value: int, number: int) -> Period:
    """One quarter of a year."""
    return Period(date(value, 3 * number - 2, 1), _last_day(value, 3 * number), PeriodKind.QUARTER)


def _last_day(value: int, month: int) -> date:
    return date(value, month, calendar.monthrange(value, month)[1])


def _first_months(match: re.Match[str], value: int) -> Period | None:
    count = int(match["n"])
    if match["tail"] and match["tail"].startswith("cuoi"):
        return months(value, 13 - count, 12) if 1 <= count <= 12 else None
    return months(value, 1, count) if 1 < count <= 12 else None


def _to_month(match: re.Match[str], value: int) -> Period | None:
    count = int(match["n"])
    return months(value, 1, count) if 1 <= count <= 12 else None


def _year_end(_: re.Match[str], value: int) -> Period | None:
    return Period(date(value, 12, 31), date(value, 12, 31), PeriodKind.AS_OF)


def _day_without_year(match: re.Match[str], value: int) -> Period | None:
    """'đến ngày 17/4': news leaves the year out."""
    try:
        day = date(value, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return Period(
        day, day, PeriodKind.AS_OF if _AS_OF.search(_before(match.string, match.start())) else PeriodKind.DAY
    )


def _half(match: re.Match[str], value: int) -> Period | None:
    return months(value, 7, 12) if match["half"] == "cuoi" else months(value, 1, 6)


def _quarter(match: re.Match[str], value: int) -> Period | None:
    return quarter(value, _ROMAN[match["q"]])


def _month(match: re.Match[str], value: int) -> Period | None:
    written = match["m"]
    number = int(written) if written.isdigit() else _MONTH_WORDS[written]
    return months(value, number, number) if 1 <= number <= 12 else None


def _span(match: re.Match[str], _: int) -> Period | None:
    first, last = int(match["y"]), int(match["y2"])
    if not first < last <= first + 60:
        return None
    kind = PeriodKind.SCHOOL_YEAR if match["school"] else PeriodKind.SPAN
    return Period(date(first, 1, 1), date(last, 12, 31), kind)


def _whole_year(_: re.Match[str], value: int) -> Period | None:
    return year(value)


@cache
def _forms() -> tuple[_Form, ...]:
    month_words = "|".join(sorted(_MONTH_WORDS, key=len, reverse=True))
    tail = r"(?:\s*(?P<tail>dau(?:\s+nam)?|cuoi(?:\s+nam)?|cua\s+nam|nam))?"
    return tuple(
        _Form(re.compile(pattern), build)
        for pattern, build in (
            (
                rf"(?:(?P<school>nam hoc|nien vu|mua vu)\s*)?(?<!\d){_Y}\s?[-–]\s?(?P<y2>20\d{{2}})(?![\d/])",
                _span,
            ),
            (
                rf"(?P<school>\0)?tu\s+(?:nam\s+)?{_Y}\s+(?:den|toi)\s+(?:nam\s+)?(?P<y2>20\d{{2}})(?!\d)",
                _span,
            ),
            (rf"(?<![\w/.,])(?P<n>\d{{1,2}})\s*(?:thang|t)(?!\w){tail}{_YEAR_AFTER}?", _first_months),
            (
                rf"(?<!\w)tu\s+dau\s+nam\s+(?:den|toi)\s+(?:het\s+|cuoi\s+)?thang\s*(?P<n>\d{{1,2}}){_YEAR_AFTER}?",
                _to_month,
            ),
            (rf"(?<!\w)(?P<half>giua)(?:\s+nam)?{_YEAR_AFTER}", _half),
            (rf"(?<!\w)nua\s+(?:nam\s+)?(?P<half>dau|cuoi)(?:\s+nam)?{_YEAR_AFTER}?", _half),
            (rf"(?<!\w)cuoi(?:\s+nam)?{_YEAR_AFTER}", _year_end),
            (r"(?<!\w)ngay\s+(?P<d>\d{1,2})\s?[/.]\s?(?P<m>\d{1,2})(?![\d/.-]\d|\d)", _day_without_year),
            (rf"(?<!\w)(?:quy\s*|q)(?P<q>iii|iv|ii|i|[1-4])(?!\w)(?!,\d){_YEAR_AFTER}?", _quarter),
            (
                rf"(?<!\w)(?:thang\s*(?={month_words}|\d)|t(?=\d))(?P<m>\d{{1,2}}"
                rf"|{month_words})(?!\w)(?!,\d){_YEAR_AFTER}?",
                _month,
            ),
            (rf"(?<!\w)(?:ca\s+)?nam\s+{_Y}(?!\d)", _whole_year),
            (rf"(?<![\w/.,:-]){_Y}(?![\w%]|[/.,-]\d)", _whole_year),
        )
    )


RELATIVE_YEARS = {"nam nay": 0, "nam ngoai": -1, "nam truoc": -1, "nam sau": 1, "nam toi": 1}
_RELATIVE = re.compile(rf"(?<!\w)(?:{'|'.join(RELATIVE_YEARS)})(?!\w)")
_AS_OF = re.compile(r"(?:tinh\s+)?(?:den|toi)(?:\s+het)?(?:\s+thoi\s+diem)?(?:\s+cuoi)?\s*$")
_YEAR_END = re.compile(r"(?:den|toi)\s+(?:het|cuoi)\s*$")


def find_periods(text: str, anchor: date | None = None) -> tuple[FoundPeriod, ...]:
    """Periods in reading order, never overlapping.

    `anchor` supplies a year that is not written ('6 tháng đầu năm', 'năm nay'); without it such
    periods are left out.
    """
    folded = fold_aligned(text)
    found = [*_days(text, folded), *_relative(folded, anchor)]
    for form in _forms():
        for match in form.pattern.finditer(folded):
            written = match.groupdict().get("y")
            if written is None and anchor is None:
                continue
            period = form.build(match, int(written) if written else anchor.year if anchor else 0)
            if period is not None:
                span = _trim(folded, Span(*match.span()))
                found.append(FoundPeriod(_as_of_year_end(folded, span, period), span, written is not None))
    return _without_overlaps(found)


def _before(folded: str, at: int) -> str:
    """The few words before a place; looking at the whole text before it would take quadratic time."""
    return folded[max(0, at - 40) : at]


_BASE_BEFORE = re.compile(r"(?:so voi|so|cung ky|gia so sanh|gia)(?:\s+(?:cuoi|dau|thoi diem|cung ky))?\s*$")


def stated_periods(text: str, anchor: date | None = None) -> tuple[FoundPeriod, ...]:
    """find_periods() without what is only compared with: 'so với năm 2020', 'giá so sánh 2010'."""
    folded = fold_aligned(text)
    return tuple(
        found
        for found in find_periods(text, anchor)
        if _BASE_BEFORE.search(folded[max(0, found.span.start - 24) : found.span.start]) is None
    )


def _trim(folded: str, span: Span) -> Span:
    raw = span.of(folded)
    lead = len(raw) - len(raw.lstrip())
    return Span(span.start + lead, span.end - (len(raw) - len(raw.rstrip())))


def _days(text: str, folded: str) -> list[FoundPeriod]:
    days = []
    for found in find_dates(text):
        as_of = _AS_OF.search(_before(folded, found.span.start).removesuffix("ngay ")) is not None
        kind = PeriodKind.AS_OF if as_of else PeriodKind.DAY
        days.append(FoundPeriod(Period(found.day, found.day, kind), found.span, True))
    return days


def _relative(folded: str, anchor: date | None) -> list[FoundPeriod]:
    if anchor is None:
        return []
    return [
        FoundPeriod(year(anchor.year + RELATIVE_YEARS[match.group()]), Span(*match.span()), False)
        for match in _RELATIVE.finditer(folded)
        # "cùng kỳ năm trước", "so với năm trước" name a base of comparison, not the period.
        if not re.search(r"(?:cung ky|so (?:voi )?)\s*$", _before(folded, match.start()))
    ]


def _as_of_year_end(folded: str, span: Span, period: Period) -> Period:
    """'đến hết năm 2024' is the state at 31/12/2024."""
    if period.kind is PeriodKind.YEAR and _YEAR_END.search(_before(folded, span.start)):
        return Period(period.end, period.end, PeriodKind.AS_OF)
    return period


def _without_overlaps(found: list[FoundPeriod]) -> tuple[FoundPeriod, ...]:
    """The longest reading wins at each place: '6 tháng đầu năm 2017' over 'năm 2017'."""
    kept: list[FoundPeriod] = []
    for candidate in sorted(found, key=lambda f: (f.span.start - f.span.end, f.span.start)):
        at = bisect_left(kept, candidate.span, key=lambda f: f.span)
        if not any(candidate.span.overlaps(other.span) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, candidate)
    return tuple(kept)


_QUARTER_NAMES = ("I", "II", "III", "IV")


def write_period(period: Period) -> str:
    """The everyday form, read back by find_periods() to the same days."""
    start, end = period.start, period.end
    forms = {
        PeriodKind.YEAR: f"năm {start.year}",
        PeriodKind.HALF: f"6 tháng {'đầu' if start.month == 1 else 'cuối'} năm {start.year}",
        PeriodKind.MONTHS: _write_months(period),
        PeriodKind.QUARTER: f"quý {_QUARTER_NAMES[(end.month - 1) // 3]}/{start.year}",
        PeriodKind.MONTH: f"tháng {start.month}/{start.year}",
        PeriodKind.DAY: f"ngày {write_date(start)}",
        PeriodKind.AS_OF: f"đến ngày {write_date(end)}",
        PeriodKind.SCHOOL_YEAR: f"năm học {start.year}-{end.year}",
        PeriodKind.SPAN: f"giai đoạn {start.year}-{end.year}",
    }
    return forms[period.kind]


def _write_months(period: Period) -> str:
    if period.start.month == 1:
        return f"{period.end.month} tháng đầu năm {period.start.year}"
    return f"{13 - period.start.month} tháng cuối năm {period.start.year}"
