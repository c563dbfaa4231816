"""What a passage inherits from its document: subject, places, the day and period it speaks of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period
from retrieval.language.dates import find_dates
from retrieval.language.observations import Surroundings
from retrieval.language.periods import stated_periods
from retrieval.language.places import find_provinces
from retrieval.language.text import fold_aligned
from retrieval.ports import ContentStore

# Titles, datelines and first paragraphs say which place and time a document is about.
_OPENING = 3000
_KEPT = 4096


@dataclass(frozen=True)
class DocumentContext:
    """`about` is the text that speaks for the whole document; `places` its provinces, most named first."""

    about: str
    folded: str
    places: tuple[str, ...]
    period: Period | None
    anchor: date | None

    @property
    def year(self) -> int | None:
        """The year the document speaks of: of its title, else of its date."""
        if self.period is not None:
            return self.period.start.year
        return self.anchor.year if self.anchor else None


class Contexts:
    """Document contexts, read once per stored text."""

    def __init__(self, content: ContentStore) -> None:
        self._content = content
        self._known: dict[str, DocumentContext] = {}

    def of(self, stored: StoredDocument) -> DocumentContext:
        """The context of a document; its id derives from its content, so that it never goes stale."""
        if stored.id not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[stored.id] = self._read(stored)
        return self._known[stored.id]

    def surroundings(self, found: RetrievedPassage) -> Surroundings:
        """What the figures of a passage inherit."""
        context = self.of(found.stored)
        return Surroundings(found.passage.locator.headings, context.period, context.anchor)

    def _read(self, stored: StoredDocument) -> DocumentContext:
        document = stored.document
        text = self._content.text(stored.version.text_hash)
        opening = text[:_OPENING]
        about = " \n ".join(part for part in (document.subject, document.issuer, document.place) if part)
        named = Counter(found.place.name for found in find_provinces(f"{about}\n{opening}"))
        anchor = document.issued_on or _first_day(opening)
        return DocumentContext(
            about=about,
            folded=fold_aligned(f"{about}\n{opening[:600]}"),
            places=tuple(name for name, _ in named.most_common()),
            period=_period_of(about, anchor),
            anchor=anchor or _main_year(text),
        )


def _first_day(opening: str) -> date | None:
    days = find_dates(opening)
    return days[0].day if days else None


def _period_of(about: str, anchor: date | None) -> Period | None:
    periods = [found.period for found in stated_periods(about, anchor) if found.year_written]
    return periods[0] if periods else None


def _main_year(text: str) -> date | None:
    """The year a text names most often, as its last day: when it was written cannot be earlier."""
    years = Counter(found.period.end.year for found in stated_periods(text[:20000]) if found.year_written)
    return date(years.most_common(1)[0][0], 12, 31) if years else None
