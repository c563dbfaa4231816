"""The year that a text speaks of, where no date heads it: by the periods that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from retrieval.domain.period import PeriodKind
from retrieval.language.dates import find_dates
from retrieval.language.mentioned_periods import is_beginning, is_horizon, is_reckoned_to
from retrieval.language.periods import FoundPeriod, stated_periods
from retrieval.language.text import lower_aligned

_TELLING = 2
"""How much more a year that is compared with, or reckoned up to, tells of a text's own year."""
_COMPARED_WITH = re.compile(r"(?:cùng kỳ|so với)(?: cuối| đầu)?(?: năm)? (?P<year>(?:19|20)\d{2})")


def anchor_of(text: str, opening: str, *, told: bool) -> date | None:
    """The first day that the opening names of the year that the text mostly speaks of, else of the latest
    that it names; that year's last day where it names none. News recall old days; `told` marks them.
    """
    days, main = [found.day for found in find_dates(opening)], _main_year(text, told=told)
    year = main.year if main is not None else max((day.year for day in days), default=0)
    return next((day for day in days if day.year == year), main)


def _main_year(text: str, *, told: bool) -> date | None:
    """The one that a text names most often, the latest of several; none that plans have left behind.

    First months that papers other than news name are mostly still to come.
    """
    stated = [found for found in stated_periods(text) if found.year_written and not is_horizon(text, found)]
    named = [found for found in stated if found.period.kind is not PeriodKind.SPAN]
    years: Counter[int] = Counter()
    for found in named:
        years[found.period.end.year] += _weight(text, found)
    for year in _years_after_compared(text, named):
        years[year] += _TELLING
    main = max(years, key=lambda year: (years[year], year), default=0)
    if told and main + 1 in _years_so_far(text, named):
        main += 1
    planned = any(found.period.start.year > main + 1 for found in stated if found not in named)
    return date(main, 12, 31) if years[main] > planned else None


_AIMED = re.compile(r"(?:dự kiến|dự báo|phấn đấu|mục tiêu|kế hoạch|nhiệm vụ|chỉ tiêu|sẽ)\s[^.;\n]*$")


def _years_so_far(text: str, named: Sequence[FoundPeriod]) -> Iterator[int]:
    """Those of which a text of the year after the one it mostly recalls tells the first months."""
    for found in named:
        begun = found.period.start.month == 1 and found.period.kind in (PeriodKind.MONTHS, PeriodKind.HALF)
        before = lower_aligned(text[max(0, found.span.start - 60) : found.span.start])
        if begun and _AIMED.search(before) is None:
            yield found.period.end.year


def _weight(text: str, found: FoundPeriod) -> int:
    """'tính đến tháng 5/2018' tells more than 'tháng 5/2018', 'khởi công tháng 5/2018' nothing."""
    if is_reckoned_to(text, found):
        return _TELLING
    return 0 if is_beginning(text, found) else 1


def _years_after_compared(text: str, named: Sequence[FoundPeriod]) -> Iterator[int]:
    """'so với cùng kỳ năm 2019' and 'so với năm 2019' are mostly said of 2020, if no year is before."""
    for match in _COMPARED_WITH.finditer(text):
        base = int(match["year"])
        begun = max(text.rfind(". ", 0, match.start()), text.rfind("\n", 0, match.start()))
        said = (f.period.end.year for f in named if begun < f.span.start < match.start())
        if not any(year > base for year in said):
            yield base + 1
