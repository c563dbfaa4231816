"""Which documents may tell of what a question names, and of the years that it writes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from retrieval.ask.context import Contexts
from retrieval.domain.document import StoredDocument
from retrieval.domain.period import Period
from retrieval.domain.query import Reading
from retrieval.domain.span import Span
from retrieval.language.brands import find_brands
from retrieval.language.named_things import named_things
from retrieval.language.names import find_people
from retrieval.language.periods import stated_periods
from retrieval.language.text import fold
from retrieval.ports import ContentStore

_DAY = re.compile(r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d/.-]*\d|%)")


@dataclass(frozen=True)
class Tellers:
    """Tells documents that may answer by clauses from those that cannot, whatever words they share."""

    contexts: Contexts
    content: ContentStore

    def of(self, reading: Reading, documents: Mapping[str, StoredDocument]) -> frozenset[str]:
        """Ids of the documents that may tell of what a question names and of the years that it writes."""
        names, years, day = named_things(reading.written), _years_written(reading), _day_asked(reading)
        branded = self._branded(reading, documents)
        if not names and not years:
            return branded
        return frozenset(id_ for id_ in branded if self._may_tell(documents[id_], names, years, day))

    def throughout(self, reading: Reading, stored: StoredDocument) -> str:
        """Those people and days of the question that a document names, in its own words."""
        named = _named_once(reading.text)
        if not named:
            return ""
        text = fold(self.content.text(stored.version.text_hash))
        return " ; ".join(each for each in named if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text))

    def _branded(self, reading: Reading, documents: Mapping[str, StoredDocument]) -> frozenset[str]:
        """Those that write most of the brands asked about: where any does, no other speaks of them."""
        asked = {brand.name for brand in find_brands(reading.written)}
        if not asked:
            return frozenset(documents)
        written = {id_: len(asked & self.contexts.names_of(stored)) for id_, stored in documents.items()}
        most = max(written.values(), default=0)
        return frozenset(id_ for id_, count in written.items() if count == most)

    def _may_tell(
        self,
        stored: StoredDocument,
        names: Sequence[re.Pattern[str]],
        years: range,
        day: re.Pattern[str] | None,
    ) -> bool:
        """Whether a document writes the names, and is of one of the years, names one, or a stretch of years
        around them, or is of no year and writes the day."""
        context, text = self.contexts.of(stored), self.content.text(stored.version.text_hash)
        if names and not all(name.search(fold(f"{context.about} {text}")) for name in names):
            return False
        if not years or context.year in years or (context.anchor and context.anchor.year in years):
            return True
        if context.year is None and day is not None and day.search(text):
            return True
        return any(str(year) in text for year in years) or any(
            period.start.year <= years[0] <= years[-1] <= period.end.year
            for period in stated_in(text, context.anchor)
        )


@lru_cache(maxsize=64)
def _named_once(asked: str) -> tuple[str, ...]:
    """The people and days that a question names, fold()ed."""
    spans = (*find_people(asked), *(Span(*day.span()) for day in _DAY.finditer(asked)))
    return tuple(fold(span.of(asked)) for span in spans)


def _day_asked(reading: Reading) -> re.Pattern[str] | None:
    """The day that is asked about, as texts write it without its year: '22/5', '22-5'."""
    asked = reading.period
    if asked is None or asked.start != asked.end:
        return None
    return re.compile(rf"(?<![\d/.,-])0?{asked.end.day}[/.-]0?{asked.end.month}(?![\d/.,-]*\d)")


def _years_written(reading: Reading) -> range:
    """The years of the period asked about; none where the question writes no year of it."""
    if reading.period is None:
        return range(0)
    years = reading.period.years
    return years if any(str(year) in reading.written for year in years) else range(0)


@lru_cache(maxsize=512)
def stated_in(text: str, anchor: date | None) -> tuple[Period, ...]:
    """The periods that a text states: every piece of a passage asks for the passage's."""
    return tuple(found.period for found in stated_periods(text, anchor))
