"""Calendar days as documents write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from retrieval.domain.span import Span
from retrieval.language.text import fold_aligned

_LONG = r"ngay\s*(?P<d1>\d{1,2})\s*thang\s*(?P<m1>\d{1,2})\s*nam\s*(?P<y1>\d{4})"
_SHORT = (
    r"(?<![\d/.,-])(?P<d2>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m2>\d{1,2})\s?(?P=sep)\s?(?P<y2>(?:19"
    r"|20)\d{2})(?![\d/-])"
)
_DAY = re.compile(f"{_LONG}|{_SHORT}")


@dataclass(frozen=True)
class FoundDate:
    """A calendar day and where it is written."""

    day: date
    span: Span


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every complete, valid day in `text`, with or without diacritics; 31/02/2021 is not one."""
    days = (_found(match) for match in _DAY.finditer(fold_aligned(text)))
    return tuple(found for found in days if found is not None)


def _found(match: re.Match[str]) -> FoundDate | None:
    day, month, year = (int(match[f"{part}1"] or match[f"{part}2"]) for part in "dmy")
    try:
        return FoundDate(date(year, month, day), Span(*match.span()))
    except ValueError:
        return None


_DAY_AND_MONTH = re.compile(r"(?P<day>0?[1-9]|[12]\d|3[01])[/.-](?P<month>0?[1-9]|1[0-2])")


def day_writings(token: str) -> tuple[str, ...]:
    """How else texts may write the day of a month that a token names: '4/4' as '4.4', '04/04' …"""
    match = _DAY_AND_MONTH.fullmatch(token)
    if match is None:
        return ()
    day, month = int(match["day"]), int(match["month"])
    pairs = dict.fromkeys((f"{day}-{month}", f"{day:02d}-{month:02d}", f"{day:02d}-{month}"))
    written = (pair.replace("-", separator) for pair in pairs for separator in "/.-")
    return tuple(each for each in written if each != token)


def write_date(day: date) -> str:
    """The everyday form: 30/12/2020."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
