"""What a passage inherits from its document: subject, places, the day and period it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.period import Period
from retrieval.language.dates import find_dates
from retrieval.language.figure_page import Surroundings
from retrieval.language.periods import FoundPeriod, stated_periods
from retrieval.language.places import find_provinces, names_place, province
from retrieval.language.text import fold_aligned

# Titles, datelines and first paragraphs say which place and time a document is about.
_OPENING = 3000
_LONGEST = 20_000
# How far a period named in an earlier passage still holds, in characters.
_FRAME_REACH = 1500
_NOT_WORD = re.compile(r"[\W_]+")
_COMPARED_WITH = re.compile(r"(?:cùng kỳ|so với) năm (?P<year>(?:19|20)\d{2})")


@dataclass(frozen=True)
class DocumentContext:
    """What speaks for the whole document.

    `about` is its subject, issuer and place; `places` its provinces, most named first, `repeated` when
    the first is named more than once; `path` the words of the file's path.
    """

    about: str
    folded: str
    path: str
    places: tuple[str, ...]
    period: Period | None
    anchor: date | None
    repeated: bool = False

    @property
    def area(self) -> str | None:
        """The province that title or issuer name, or the first lines and more; others are asides."""
        first = next(iter(self.places), None)
        if first is None:
            return None
        named = self.folded if self.repeated else fold_aligned(self.about)
        return first if names_place(named, province(first)) else None

    @property
    def year(self) -> int | None:
        """The year the document speaks of: of its title, else of its date."""
        if self.period is not None:
            return self.period.start.year
        return self.anchor.year if self.anchor else None


def read_context(stored: StoredDocument, text: str) -> DocumentContext:
    """The context of a document with this stored text."""
    document = stored.document
    opening = text[:_OPENING]
    about = " \n ".join(part for part in (document.subject, document.issuer, document.place) if part)
    named = Counter(found.place.name for found in find_provinces(f"{about}\n{opening}"))
    anchor = document.issued_on or _first_day(opening) or _main_year(text)
    return DocumentContext(
        about=about,
        folded=fold_aligned(f"{about}\n{opening[:600]}"),
        path=" ".join(_NOT_WORD.split(fold_aligned(stored.placement.path))),
        places=tuple(name for name, _ in named.most_common()),
        period=_period_of(about, anchor),
        anchor=anchor,
        repeated=bool(named) and named.most_common(1)[0][1] > 1,
    )


def surroundings_of(
    passage: Passage, stored: StoredDocument, context: DocumentContext, frames: Frames
) -> Surroundings:
    """What the figures of a passage inherit from the stored text around it."""
    headings = passage.locator.headings
    titles = "\n".join(heading for heading in reversed(headings) if " | " not in heading)
    headed = _period_of(titles, context.anchor) if titles else None
    # A title says the period of all that follows it; news say it as they go.
    return Surroundings(
        headings=headings,
        period=headed or context.period or frames.before(passage.span.start),
        anchor=context.anchor,
        area=context.area,
        issued_on=stored.document.issued_on,
    )


class Frames:
    """The stretches of time that a stored text names, each holding for a while after it."""

    def __init__(self, text: str, anchor: date | None) -> None:
        self._text = text
        self._anchor = anchor

    @cached_property
    def _found(self) -> list[FoundPeriod]:
        """Those of a month or more, in order: days frame nothing."""
        stated = stated_periods(self._text, self._anchor)
        return [found for found in stated if (found.period.end - found.period.start).days > 25]

    def before(self, at: int) -> Period | None:
        """The one last named before a place, unless that was long before."""
        index = bisect_left(self._found, at, key=lambda found: found.span.end) - 1
        found = self._found[index] if index >= 0 else None
        return found.period if found is not None and found.span.end >= at - _FRAME_REACH else None


def _first_day(opening: str) -> date | None:
    days = find_dates(opening)
    return days[0].day if days else None


def _period_of(about: str, anchor: date | None) -> Period | None:
    periods = [found.period for found in stated_periods(about, anchor) if found.year_written]
    return periods[0] if periods else None


def _main_year(text: str) -> date | None:
    """The year a text speaks of, as its last day: the one it names most often.

    'so với cùng kỳ năm 2019' and 'so với năm 2019' are mostly said of 2020.
    """
    text = text[:_LONGEST]
    years = Counter(found.period.end.year for found in stated_periods(text) if found.year_written)
    years.update(int(match["year"]) + 1 for match in _COMPARED_WITH.finditer(text))
    return date(years.most_common(1)[0][0], 12, 31) if years else None
