"""What a passage inherits from its document: subject, places, the day and period it speaks of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.period import Period
from retrieval.language.dates import find_dates
from retrieval.language.figure_page import Surroundings
from retrieval.language.periods import stated_periods
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
    passage: Passage, stored: StoredDocument, text: str, context: DocumentContext
) -> Surroundings:
    """What the figures of a passage inherit from the stored text around it."""
    headings = passage.locator.headings
    headed = _period_of("\n".join(h for h in reversed(headings) if " | " not in h), context.anchor)
    # A title says the period of all that follows it; news say it as they go.
    frame = context.period or _frame_before(passage, text, context.anchor)
    return Surroundings(
        headings=headings,
        period=headed or frame,
        anchor=context.anchor,
        area=context.area,
        issued_on=stored.document.issued_on,
    )


def _frame_before(passage: Passage, text: str, anchor: date | None) -> Period | None:
    start = passage.span.start
    return _last_frame(text[max(0, start - _FRAME_REACH) : start], anchor)


def _first_day(opening: str) -> date | None:
    days = find_dates(opening)
    return days[0].day if days else None


def _period_of(about: str, anchor: date | None) -> Period | None:
    periods = [found.period for found in stated_periods(about, anchor) if found.year_written]
    return periods[0] if periods else None


def _last_frame(before: str, anchor: date | None) -> Period | None:
    """The stretch of time last named before a passage, if it is a month or more: days frame nothing."""
    found = [f.period for f in stated_periods(before, anchor) if (f.period.end - f.period.start).days > 25]
    return found[-1] if found else None


def _main_year(text: str) -> date | None:
    """The year a text speaks of, as its last day: the one it names most often.

    'so với cùng kỳ năm 2019' and 'so với năm 2019' are mostly said of 2020.
    """
    text = text[:_LONGEST]
    years = Counter(found.period.end.year for found in stated_periods(text) if found.year_written)
    years.update(int(match["year"]) + 1 for match in _COMPARED_WITH.finditer(text))
    return date(years.most_common(1)[0][0], 12, 31) if years else None
