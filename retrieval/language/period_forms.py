"""The forms in which periods are written, each with the days it means.

All patterns are matched on fold_aligned() text; group `y` is the year when it is written. Each begins with
what it consumes, and looks back at what stands before only then: a search skips quickly to known beginnings,
but stops at every letter for a pattern that begins by looking back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from retrieval.domain.period import Period, PeriodKind
from retrieval.language.calendar_periods import last_day, months, quarter, year

_Y = r"(?P<y>(?:19|20)\d{2})"
RELATIVE_YEARS = {"nam nay": 0, "nam ngoai": -1, "nam truoc": -1, "nam kia": -2, "nam sau": 1, "nam toi": 1}
"""Years counted from the anchor's."""
_SAID_YEARS = "|".join(said.removeprefix("nam ") for said in RELATIVE_YEARS)
# 'mỗi năm tối đa' folds like 'năm tới'.
_SAID_YEAR = rf"(?:{_SAID_YEARS})(?!\w| (?:da|thieu)(?!\w))"
RELATIVE_YEAR = re.compile(rf"nam(?<!\wnam) {_SAID_YEAR}")
_YEAR_AFTER = (
    rf"(?:\s*(?:/|-|,|\.(?=\d)|\s)?\s*(?:cua\s+)?(?:nam\s+)?{_Y}(?![\d/.-]\d|\d)"
    rf"|\s*(?:cua\s+)?(?P<relative>nam {_SAID_YEAR}))"
)
_MONTH_WORDS = {
    "mot": 1, "gieng": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12, "chap": 12,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
AS_OF = re.compile(r"(?:tinh\s+)?(?:den|toi)(?:\s+het)?(?:\s+thoi\s+diem)?(?:\s+cuoi)?\s*$")
"""What makes a day the end of a cumulated state, just before it."""


def before(folded: str, at: int) -> str:
    """The few words before a place; looking at the whole text before it would take quadratic time."""
    return folded[max(0, at - 40) : at]


@dataclass(frozen=True)
class Form:
    """How a period is written in fold()ed text, and what it means given a year.

    `holds` is a part, or a short pattern of a part, of whatever it matches: looking for that first is much
    faster than the pattern.
    """

    holds: str | re.Pattern[str]
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str], int], Period | None]

    def find(self, folded: str) -> Iterator[re.Match[str]]:
        """Where a text holds the form, in order."""
        holds = self.holds
        held = holds in folded if isinstance(holds, str) else holds.search(folded) is not None
        return self.pattern.finditer(folded) if held else iter(())


def _first_months(match: re.Match[str], value: int) -> Period | None:
    count = int(match["n"])
    if count == 12 and not match["y"]:
        # "thời gian hỗ trợ 12 tháng": a duration.
        return None
    if match["tail"] and match["tail"].startswith("cuoi"):
        return months(value, 13 - count, 12) if 1 <= count <= 12 else None
    return months(value, 1, count) if 1 < count <= 12 else None


_COUNTED_MONTHS = {
    "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11,
}  # fmt: skip


def _first_month(_: re.Match[str], value: int) -> Period | None:
    return months(value, 1, 1)


def _counted_months(match: re.Match[str], value: int) -> Period | None:
    """'sáu tháng đầu năm', 'chín tháng qua'."""
    return months(value, 1, _COUNTED_MONTHS[match["n"]])


def _to_month(match: re.Match[str], value: int) -> Period | None:
    count = int(match["n"])
    return months(value, 1, count) if 1 <= count <= 12 else None


def _new_years_day(_: re.Match[str], value: int) -> Period | None:
    return Period(date(value, 1, 1), date(value, 1, 1), PeriodKind.DAY)


def _year_end(_: re.Match[str], value: int) -> Period | None:
    return Period(date(value, 12, 31), date(value, 12, 31), PeriodKind.AS_OF)


def _day_without_year(match: re.Match[str], value: int) -> Period | None:
    """'đến ngày 17/4': news leaves the year out."""
    try:
        day = date(value, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return Period(
        day, day, PeriodKind.AS_OF if AS_OF.search(before(match.string, match.start())) else PeriodKind.DAY
    )


def _from_new_year(match: re.Match[str], value: int) -> Period | None:
    """'từ 1/1 đến 28/9': the sum of the year up to a day."""
    try:
        day = date(value, int(match["m"]), int(match["d"]))
    except ValueError:
        return None
    return Period(date(value, 1, 1), day, PeriodKind.AS_OF)


def _half(match: re.Match[str], value: int) -> Period | None:
    return months(value, 7, 12) if match["half"] == "cuoi" else months(value, 1, 6)


def _quarter(match: re.Match[str], value: int) -> Period | None:
    return quarter(value, _ROMAN[match["q"]])


def _end_quarter(match: re.Match[str], value: int) -> Period | None:
    """'quý đầu năm', 'quý cuối năm'."""
    return quarter(value, 4 if match["half"] == "cuoi" else 1)


def _month(match: re.Match[str], value: int) -> Period | None:
    written = match["m"]
    number = int(written) if written.isdigit() else _MONTH_WORDS[written]
    return months(value, number, number) if 1 <= number <= 12 else None


def _span(match: re.Match[str], _: int) -> Period | None:
    first, last = int(match["y"]), int(match["y2"])
    if not first < last <= first + 60:
        return None
    kind = PeriodKind.SCHOOL_YEAR if match.groupdict().get("school") else PeriodKind.SPAN
    return Period(date(first, 1, 1), date(last, 12, 31), kind)


def _years_to_month(match: re.Match[str], _: int) -> Period | None:
    first, last, number = int(match["y"]), int(match["y2"]), int(match["m"])
    spans = first < last and 1 <= number <= 12
    return Period(date(first, 1, 1), last_day(last, number), PeriodKind.SPAN) if spans else None


def _month_end(match: re.Match[str], value: int) -> Period | None:
    number = int(match["m"])
    return _state_at_end(months(value, number, number)) if 1 <= number <= 12 else None


def _quarter_end(match: re.Match[str], value: int) -> Period | None:
    return _state_at_end(quarter(value, _ROMAN[match["q"]]))


def _state_at_end(period: Period) -> Period:
    return Period(period.end, period.end, PeriodKind.AS_OF)


def _whole_year(_: re.Match[str], value: int) -> Period | None:
    return year(value)


def _words(*said: str) -> str:
    """A group of alternatives, none of them the end of a longer word."""
    bounded = (rf"{each}(?<!\w{each})" for each in said)
    return f"(?:{'|'.join(bounded)})"


_MONTH_NAMES = "|".join(sorted(_MONTH_WORDS, key=len, reverse=True))
_COUNTS = _words(*sorted(_COUNTED_MONTHS, key=len, reverse=True))
_TAIL = (
    r"(?:\s*(?P<tail>dau(?:\s+nam)?|cuoi(?:\s+nam)?|cua\s+nam|nam|(?:vua\s+)?qua(?!\w))"
    rf"(?!\s+(?:{_SAID_YEARS})(?!\w)))?"
)
_DAY_OF_MONTH = r"(?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})"
_Form = tuple[str | re.Pattern[str], str, Callable[[re.Match[str], int], Period | None]]
_WRITTEN: tuple[_Form, ...] = (
    (
        re.compile(r"[-–]\s?20\d\d"),
        r"(?:(?:(?P<school>nam hoc|nien vu|mua vu)|(?<!\w)(?:nhiem ky|giai doan|thoi ky))\s*)?"
        rf"(?<!\d){_Y}\s?[-–]\s?(?P<y2>20\d{{2}})(?![\d/])",
        _span,
    ),
    (
        "thang",
        rf"{_words('tu')}\s+(?:dau\s+)?(?:nam\s+)?{_Y}\s+(?:den|toi)\s+(?:het\s+)?thang\s*(?P<m>\d{{1,2}})"
        r"\s*(?:/|-|nam)\s*(?P<y2>20\d{2})(?!\d)",
        _years_to_month,
    ),
    ("tu", rf"tu\s+(?:nam\s+)?{_Y}\s+(?:den|toi)\s+(?:nam\s+)?(?P<y2>20\d{{2}})(?!\d)", _span),
    (
        "den",
        rf"{_words('nam')}(?<!% nam)(?<!dong nam)\s+{_Y}\s+(?:den|toi)\s+(?:nam\s+)?(?P<y2>20\d{{2}})(?!\d)",
        _span,
    ),
    # "sau 3 tháng triển khai" is a while, not the first quarter; "sau 11 tháng năm 2020" is a period.
    (
        "",
        r"(?P<n>\d(?:(?<!sau \d)|(?=\d* thang (?:dau )?nam (?:19|20)\d{2}))(?<!trong vong \d)(?<![\w/.,]\d)"
        r"\d?)\s*(?:thang|t)(?!\w)"
        rf"{_TAIL}{_YEAR_AFTER}?",
        _first_months,
    ),
    (
        re.compile(r"thang\s+(?:dau|qua)"),
        rf"(?P<n>{_COUNTS})\s+thang\s+"
        rf"(?:dau\s+(?:cua\s+)?nam|dau(?=\s*(?:nam|,|tang|giam|dat))|qua(?!\w)){_YEAR_AFTER}?",
        _counted_months,
    ),
    (
        "dau",
        rf"{_words('tu')}\s+dau\s+nam\s+(?:den|toi)\s+(?:het\s+|cuoi\s+)?thang\s*(?P<n>\d{{1,2}}){_YEAR_AFTER}?",
        _to_month,
    ),
    (
        re.compile(r"thang(?<=[tia\s]\sthang)\s*\d"),
        rf"(?:{_words('den', 'toi')}\s+(?:het|cuoi|giua)|{_words('het')})\s+thang\s*(?P<n>\d{{1,2}})(?!\d)"
        rf"{_YEAR_AFTER}?",
        _to_month,
    ),
    (
        "1/",
        rf"{_words('tu')}\s+(?:ngay\s+)?0?1/0?1(?:/(?P<first_y>(?:19|20)\d{{2}}))?\s+(?:den|toi)\s+"
        r"(?:het\s+)?(?:ngay\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>(?:19|20)\d{2}))?(?![\d/])",
        _from_new_year,
    ),
    (
        "quy",
        rf"{_words('quy')}\s+(?P<half>dau|cuoi)(?:\s+tien|\s+cung)?"
        rf"(?:{_YEAR_AFTER}|\s+(?:cua\s+)?nam(?!\w| tai chinh))",
        _end_quarter,
    ),
    (
        "dau nam",
        rf"{_words('ngay')}\s+dau\s+(?:tien\s+)?(?:cua\s+)?nam\s+(?:moi\s+)?{_Y}(?!\d)",
        _new_years_day,
    ),
    ("giua", rf"(?P<half>{_words('giua')})(?:\s+nam)?{_YEAR_AFTER}", _half),
    ("nua", rf"{_words('nua')}\s+(?:nam\s+)?(?P<half>dau|cuoi)(?:\s+nam)?{_YEAR_AFTER}?", _half),
    (
        re.compile(r"thang\s+(?:dau|cuoi|con)"),
        rf"{_words('nhung', 'cac')}\s+thang\s+(?:dau|cuoi|con\s+lai)(?:\s+(?:cua\s+)?nam)?{_YEAR_AFTER}",
        _whole_year,
    ),
    ("cuoi", rf"{_words('cuoi')}(?:\s+nam)?{_YEAR_AFTER}", _year_end),
    ("cuoi", rf"{_words('cuoi')}\s+thang\s*(?P<m>\d{{1,2}})(?!\d){_YEAR_AFTER}?", _month_end),
    (
        "cuoi",
        rf"{_words('cuoi')}\s+(?:quy\s*|q)(?P<q>iii|iv|ii|i|[1-4])(?!\w)(?!,\d){_YEAR_AFTER}?",
        _quarter_end,
    ),
    ("ngay", rf"{_words('ngay')}\s+{_DAY_OF_MONTH}(?![\d/.-]\d|\d)", _day_without_year),
    (
        "",
        rf"{_words('sang', 'trua', 'chieu', 'dem', 'hom nay', 'hom qua')}\s*(?:ngay\s+)?\(?(?:ngay\s+)?"
        rf"{_DAY_OF_MONTH}(?:[/.-](?P<y>20\d{{2}}))?(?![\d/.,-]\d|\d|\s?%)",
        _day_without_year,
    ),
    (
        "ngay",
        rf"{_words('ngay')}\s+\d{{1,2}}(?:[/.-]\d{{1,2}})?\s*(?:-|den|toi|va)\s*(?:het\s+)?(?:ngay\s+)?"
        rf"{_DAY_OF_MONTH}(?:[/.-](?P<y>20\d{{2}}))?(?![\d/.,-]\d|\d|\s?%)",
        _day_without_year,
    ),
    (
        re.compile(r"/(?:(?<=[nit] \d/)|(?<=[nit] \d\d/))\d"),
        r"(?P<d>\d(?:(?<=tinh den \d)|(?<=tinh toi \d)|(?<=nam den \d)|(?<=den het \d))\d?)/(?P<m>\d{1,2})"
        r"(?![\d/.-]\d|\d)",
        _day_without_year,
    ),
    (
        "q",
        rf"{_words('q')}(?:uy\s*)?(?P<q>iii|iv|ii|i|[1-4])(?!\w)(?!,\d){_YEAR_AFTER}?",
        _quarter,
    ),
    (
        "t",
        rf"{_words('t')}(?:hang\s*(?={_MONTH_NAMES}|\d)|(?=\d))(?P<m>\d{{1,2}}"
        rf"|{_MONTH_NAMES})(?!\w)(?!,\d){_YEAR_AFTER}?",
        _month,
    ),
    (
        "thang",
        rf"{_words('thang')}(?<!\d\sthang)\s+dau\s+(?:tien\s+)?(?:cua\s+)?nam\s+{_Y}(?!\d)",
        _first_month,
    ),
    ("nam", rf"(?:{_words('ca')}\s+nam|{_words('nam')})\s+{_Y}(?!\d)", _whole_year),
    ("", r"(?P<y>(?:19|20)(?<![\w/.,:-]\d\d)\d{2})(?![\w%]|[/.,-]\d)", _whole_year),
)
"""What each form holds, its pattern and what it means."""


@cache
def forms() -> tuple[Form, ...]:
    """Every form; where several match at one place the longest match is meant."""
    return tuple(Form(holds, re.compile(pattern), build) for holds, pattern, build in _WRITTEN)
