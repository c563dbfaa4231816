"""Calendar days as documents write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from retrieval.domain.span import Span
from retrieval.language.text import fold_aligned

# Neither can be a part of the other. Apart, each is searched for by what it begins with.
_LONG = re.compile(r"ngay\s*(?P<d>\d{1,2})\s*thang\s*(?P<m>\d{1,2})\s*nam\s*(?P<y>\d{4})")
_SHORT = re.compile(
    r"(?P<d>\d(?<![\d/.,-]\d)\d?)\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>(?:19|20)\d{2})"
    r"(?![\d/-])"
)
_KEPT = 64
"""Texts whose days are remembered: an ingest asks for those of a passage three times."""


@dataclass(frozen=True)
class FoundDate:
    """A calendar day and where it is written."""

    day: date
    span: Span


@lru_cache(maxsize=_KEPT)
def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every complete, valid day in `text`, with or without diacritics; 31/02/2021 is not one."""
    folded = fold_aligned(text)
    days = [_found(match) for pattern in (_LONG, _SHORT) for match in pattern.finditer(folded)]
    return tuple(sorted((found for found in days if found is not None), key=lambda found: found.span))


def _found(match: re.Match[str]) -> FoundDate | None:
    day, month, year = (int(match[part]) for part in "dmy")
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
