"""Periods as reports and questions write them, with or without diacritics.

find_periods() reads; write_period() writes the everyday form that find_periods() reads back.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.span import Span
from retrieval.language.calendar_periods import months, quarter, year
from retrieval.language.dates import find_dates, write_date
from retrieval.language.period_forms import AS_OF, RELATIVE_YEAR, RELATIVE_YEARS, Form, before, forms
from retrieval.language.text import fold_aligned, has_diacritics, squeeze


@dataclass(frozen=True)
class FoundPeriod:
    """A period, where it is written, and whether its year was written or taken from the anchor."""

    period: Period
    span: Span
    year_written: bool


_KEPT = 16
"""Texts whose periods are remembered: an ingest asks for those of a passage twice, of a document too."""
_YEAR_END = re.compile(r"(?:den|toi)\s+(?:het|cuoi)\s*$")


def find_periods(text: str, anchor: date | None = None) -> tuple[FoundPeriod, ...]:
    """Periods in reading order, never overlapping.

    `anchor` supplies a year that is not written ('6 tháng đầu năm', 'năm nay'); without it such
    periods are left out.
    """
    written = _written(text)
    folded = written.folded
    found = [*written.days, *_relative(folded, anchor), *_year_past(folded, anchor)]
    for form, match in written.matches:
        value, stated = _year_of(match, anchor)
        period = form.build(match, value) if value is not None else None
        if period is not None:
            span = _trim(folded, Span(*match.span()))
            found.append(FoundPeriod(_as_of_year_end(folded, span, period), span, stated))
    return _without_overlaps(found)


class _Written(NamedTuple):
    """What is written like a period in a text, whatever year is meant."""

    folded: str
    days: tuple[FoundPeriod, ...]
    matches: tuple[tuple[Form, re.Match[str]], ...]


@lru_cache(maxsize=_KEPT)
def _written(text: str) -> _Written:
    folded = fold_aligned(text)
    matches = tuple((form, match) for form in forms() for match in form.find(folded))
    return _Written(folded, tuple(_days(text, folded)), matches)


def _year_of(match: re.Match[str], anchor: date | None) -> tuple[int | None, bool]:
    """The year a form speaks of, and whether it is said: in figures, or as 'năm ngoái'."""
    groups = match.groupdict()
    stated = groups.get("y") or groups.get("first_y")
    if stated:
        return int(stated), True
    if anchor is None:
        return None, False
    said = groups.get("relative")
    return anchor.year + RELATIVE_YEARS[said or "nam nay"], said is not None


_NO_BASE = r"(?:ca nam|trong|ke hoach|muc|du toan|do|vi|nen|va|thi|khi|nhung|con)"
# The year of 'so với 75 triệu USD năm 2020' is that of its amount.
_BASE_BEFORE = re.compile(
    rf"(?<!\w)(?:so voi(?: (?!{_NO_BASE}|\d+ (?!nam|thang|quy))\w+){{1,4}}|so voi|so|cung ky"
    r"|cung thoi diem|gia so sanh"
    r"|(?<!danh )(?<!tang )(?<!giam )gia"
    r"|(?:cao|thap|nhieu|it|lon) hon)"
    r"(?:\s+(?:cuoi|dau|thoi diem|cung ky|cung thoi diem|binh quan|muc|muc tang|ket qua|thuc hien|ke hoach"
    r"|du toan|chi tieu|cua|cung))*\s*$"
)


# The year of a law is no period of what it rules.
_CITED_BEFORE = re.compile(
    r"(?<!\w)(?:(?<!phap )(?<!ky )luat(?! su)|nghi dinh|thong tu|nghi quyet so|quyet dinh so|chi thi so"
    r"|cong van so|to trinh so)"
    r"\s[^,.;:()\n]{0,90}$"
)


# Nor is the year in which somebody was born, or a firm founded.
_BORN_BEFORE = re.compile(
    r"(?<!\w)(?:(?<!hoc )(?<!ve )(?<!phat )(?<!thi )(?<!an )sinh|sn|thanh lap|ra doi)"
    r"\s+(?:tu\s+|vao\s+)?(?:ngay\s+)?$"
)


@lru_cache(maxsize=_KEPT)
def stated_periods(text: str, anchor: date | None = None) -> tuple[FoundPeriod, ...]:
    """find_periods() without what is only compared with: 'so với năm 2020', 'giá so sánh 2010'."""
    folded = fold_aligned(text)
    return tuple(
        found
        for found in find_periods(text, anchor)
        if not _is_base(text, folded, found.span.start)
        and _BORN_BEFORE.search(folded[max(0, found.span.start - 14) : found.span.start]) is None
        and _CITED_BEFORE.search(folded[max(0, found.span.start - 100) : found.span.start]) is None
    )


def _is_base(text: str, folded: str, at: int) -> bool:
    """Whether what begins at a place is only compared with; folded, 'số' is 'so' and 'quốc gia' a price."""
    first = max(0, at - 40)
    match = _BASE_BEFORE.search(folded[first:at])
    said = text[first + match.start() :][:3].lower() if match is not None else ""
    return (
        said != ""
        and said[:2] not in ("số", "sổ", "sở", "sơ")
        and (said != "gia" or not has_diacritics(text))
    )


def _trim(folded: str, span: Span) -> Span:
    raw = span.of(folded)
    lead = len(raw) - len(raw.lstrip())
    return Span(span.start + lead, span.end - (len(raw) - len(raw.rstrip())))


def _days(text: str, folded: str) -> list[FoundPeriod]:
    days = []
    for found in find_dates(text):
        as_of = AS_OF.search(before(folded, found.span.start).removesuffix("ngay ")) is not None
        kind = PeriodKind.AS_OF if as_of else PeriodKind.DAY
        days.append(FoundPeriod(Period(found.day, found.day, kind), found.span, True))
    return days


_SEVERAL = re.compile(r"(?:nhung|cac|nhieu|may|vai|\d)\s*$")
"""'những năm tới', 'mấy năm sau' are no single year."""
_COMPARED_WITH = re.compile(r"(?:cung ky|so (?:voi )?)\s*$")


def _relative(folded: str, anchor: date | None) -> list[FoundPeriod]:
    if anchor is None:
        return []
    return [
        FoundPeriod(year(anchor.year + RELATIVE_YEARS[match.group()]), Span(*match.span()), False)
        for match in RELATIVE_YEAR.finditer(folded)
        # "cùng kỳ năm trước", "so với năm trước" name a base of comparison, not the period.
        if not _COMPARED_WITH.search(before(folded, match.start()))
        and not _SEVERAL.search(before(folded, match.start()))
    ]


_YEAR_PAST = re.compile(r"(?<!\w)(?:trong |cua )?nam (?:vua )?qua(?!\w)")
_NEW_YEAR = 3
"""Up to this month 'năm qua' is the calendar year before; later it may be any twelve months."""


def _year_past(folded: str, anchor: date | None) -> list[FoundPeriod]:
    """'Trong năm qua' of what is told early in a year."""
    if anchor is None or anchor.month > _NEW_YEAR:
        return []
    return [
        FoundPeriod(year(anchor.year - 1), Span(*match.span()), False)
        for match in _YEAR_PAST.finditer(folded)
        if not _SEVERAL.search(before(folded, match.start()))
    ]


_NEAR = re.compile(
    r"(?<!\w)(?P<unit>thang|quy|nhiem ky)\s+(?P<which>nay|truoc|vua qua|vua roi|sau|toi)(?!\w)"
)
_COUNCIL = re.compile(r"(?<!\w)(?:hdnd|hoi dong nhan dan|quoc hoi|dai bieu)(?!\w)")


_SOME_TIME = re.compile(r"(?P<part>cuoi|giua)(?: nam)? \d{4}")
_UNTIL = re.compile(r"(?:den|toi|het|truoc)\s*$")
_PARTS = {"cuoi": (9, 12), "giua": (4, 9)}
"""First and last month of what people call the end and the middle of a year."""


def at_some_time(written: str, found: FoundPeriod) -> FoundPeriod:
    """What a question puts at some time of a year: 'cuối 2020' names no day, 'đến cuối năm 2020' does."""
    folded = fold_aligned(written)
    vague = _SOME_TIME.fullmatch(squeeze(found.span.of(folded)))
    if vague is None or _UNTIL.search(folded[: found.span.start]):
        return found
    around = months(found.period.end.year, *_PARTS[vague["part"]])
    return replace(found, period=replace(around, kind=PeriodKind.WITHIN))


def near_periods(text: str, asked_on: date) -> tuple[FoundPeriod, ...]:
    """The month, quarter or term that a question counts from its day: 'tháng trước', 'nhiệm kỳ này'.

    Terms of Party organs begin in 2020 and every five years from there; those of councils and the
    National Assembly a year later. Documents say these words of the day of another event: not for them.
    """
    folded = fold_aligned(text)
    found = []
    for match in _NEAR.finditer(folded):
        step = {"nay": 0, "sau": 1, "toi": 1}.get(match["which"], -1)
        if match["unit"] == "nhiem ky":
            period = _term(asked_on, step, late=_COUNCIL.search(folded) is not None)
        else:
            period = _months_from(asked_on, step, 3 if match["unit"] == "quy" else 1)
        found.append(FoundPeriod(period, Span(*match.span()), True))
    return tuple(found)


def _months_from(asked_on: date, step: int, length: int) -> Period:
    count = (asked_on.year * 12 + asked_on.month - 1) // length + step
    number, value = count % (12 // length) + 1, count * length // 12
    return quarter(value, number) if length == 3 else months(value, number, number)


def _term(asked_on: date, step: int, *, late: bool) -> Period:
    first = 2020 + late
    start = first + ((asked_on.year - first) // 5 + step) * 5
    return Period(date(start, 1, 1), date(start + 5, 12, 31), PeriodKind.SPAN)


def _as_of_year_end(folded: str, span: Span, period: Period) -> Period:
    """'đến hết năm 2024' is the state at 31/12/2024."""
    if period.kind is PeriodKind.YEAR and _YEAR_END.search(before(folded, span.start)):
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
        PeriodKind.SPAN: _write_span(start, end),
        PeriodKind.WITHIN: f"{'cuối' if end.month > _PARTS['giua'][1] else 'giữa'} năm {start.year}",
    }
    return forms[period.kind]


def _write_span(start: date, end: date) -> str:
    if end.month < 12:
        return f"từ năm {start.year} đến tháng {end.month}/{end.year}"
    return f"giai đoạn {start.year}-{end.year}"


def _write_months(period: Period) -> str:
    if period.start.month == 1:
        return f"{period.end.month} tháng đầu năm {period.start.year}"
    return f"{13 - period.start.month} tháng cuối năm {period.start.year}"
