"""A text laid out for the reading of figures: its quantities, periods, places and sentences, found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from retrieval.domain.figure import Quantity
from retrieval.domain.period import Period
from retrieval.domain.span import Span
from retrieval.language.firms import ends_a_name
from retrieval.language.mentioned_periods import names_a_programme
from retrieval.language.period_forms import RELATIVE_YEARS
from retrieval.language.periods import FoundPeriod, stated_periods
from retrieval.language.places import find_places
from retrieval.language.provinces import FoundPlace
from retrieval.language.quantities import find_quantities
from retrieval.language.quantity_forms import TIME_UNITS
from retrieval.language.regions import find_wide_places
from retrieval.language.sentences import sentences
from retrieval.language.table_rows import is_table_line
from retrieval.language.text import fold, lower_aligned


@dataclass(frozen=True)
class Surroundings:
    """What a passage inherits: headings, and the period, place and day its document speaks of.

    `anchor` supplies a year that is not written; `issued_on` is the day of a dated document: what it
    says of later periods has not happened yet. `frame` is the period last spoken of before, which holds
    for what is compared, `main` the one that most of the document speaks of; `lead_ins` are the lines
    above that lead into a list; `announced` tells that the sentence just before announces a plan,
    `planned` that the whole document decides one; `rows` are the lines of the table that a passage begins
    inside of, before it.
    """

    headings: tuple[str, ...] = ()
    period: Period | None = None
    anchor: date | None = None
    area: str | None = None
    issued_on: date | None = None
    frame: Period | None = None
    main: Period | None = None
    lead_ins: tuple[tuple[float, str], ...] = ()
    announced: bool = False
    planned: bool = False
    rows: tuple[str, ...] = ()


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_S = TypeVar("_S", bound=_Spanned)


def within(found: Sequence[_S], span: Span) -> list[_S]:
    """Those inside `span`, of items in reading order that do not overlap."""
    first = bisect_left(found, span.start, key=lambda item: item.span.start)
    inside = []
    for item in found[first:]:
        if item.span.end > span.end:
            break
        inside.append(item)
    return inside


@dataclass(frozen=True)
class FigurePage:
    """A text with what was found in it, each in reading order; spans are offsets in `text`."""

    text: str
    lowered: str
    quantities: tuple[Quantity, ...]
    periods: tuple[FoundPeriod, ...]
    places: tuple[FoundPlace, ...]
    dated: tuple[Span, ...] = ()
    """Where periods are written, those of an unknown year and those compared with included."""

    @property
    def may_hold_figures(self) -> bool:
        """Whether reading on is worth it; table cells may hold numbers that are no quantities in prose."""
        return bool(self.quantities) or is_table_line(self.text)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; a row of a table is one, whatever marks its cells hold."""
        spans: list[Span] = []
        for sentence in sentences(self.text):
            line = self.line_of(sentence.start)
            if not is_table_line(line.of(self.text)):
                if spans and self._in_brackets(spans[-1], sentence):
                    sentence = Span(spans.pop().start, sentence.end)
                spans.append(sentence)
            elif not spans or spans[-1].end <= sentence.start:
                spans.append(Span(sentence.start, line.start + len(line.of(self.text).rstrip())))
        return tuple(spans)

    def _in_brackets(self, before: Span, sentence: Span) -> bool:
        """Whether a semicolon between them parts what one pair of brackets holds."""
        opened = before.of(self.text).rfind("(") > before.of(self.text).rfind(")")
        closes = sentence.of(self.text).find(")") >= 0 and self.text[before.end - 1] == ";"
        return opened and closes and "\n" not in self.text[before.end : sentence.start]

    def line_of(self, at: int) -> Span:
        """The line that holds a place."""
        end = self.text.find("\n", at)
        return Span(self.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(self.text))


def read_page(text: str, anchor: date | None) -> FigurePage:
    """The page of a text; durations and ages ('15 ngày') are left out of its quantities."""
    quantities = tuple(q for q in find_quantities(text) if fold(q.unit) not in TIME_UNITS)
    lowered = lower_aligned(text)
    if not quantities:
        return FigurePage(text, lowered, (), (), ())
    stated = stated_periods(text, anchor or _NO_YEAR)
    periods = tuple(_with_years(text, (p for p in stated if not names_a_programme(text, p)), anchor))
    dated = tuple(found.span for found in stated)
    return FigurePage(text, lowered, quantities, periods, tuple(_places(text, lowered)), dated)


_NO_YEAR = date(1000, 1, 1)


_COMPARED_YEAR = re.compile(r"so (?:với )?(?:cùng kỳ )?(?:năm )?(?P<year>20\d\d)(?![\d/])")
SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")


def _with_years(text: str, found: Iterable[FoundPeriod], anchor: date | None) -> Iterator[FoundPeriod]:
    """'GRDP quý III/2023 …; 9 tháng …': a year that is not written is the one last written in the sentence,
    else the one after that of a comparison, else that of the document; only where that is unknown the one
    last written."""
    year: int | None = anchor.year if anchor else None
    last = 0
    for period in found:
        if period.year_written and period.period.end.year <= _NO_YEAR.year + 1:
            continue
        if anchor is not None and SENTENCE_ENDS.search(text, last, period.span.start):
            year = anchor.year
        last = period.span.end
        if period.year_written:
            year = period.period.end.year
        elif anchor is not None and year is not None and _is_relative(text, period):
            period = replace(period, period=period.period.shift_years(year - anchor.year))
        else:
            compared = _after_compared(text, period.span.end) if year == (anchor and anchor.year) else None
            near = compared is not None and (anchor is None or anchor.year - compared in (0, 1))
            year_said = compared if near else year
            if year_said is None:
                continue
            period = replace(period, period=period.period.shift_years(year_said - period.period.end.year))
        yield period


def _is_relative(text: str, period: FoundPeriod) -> bool:
    """'năm sau', '6 tháng đầu năm ngoái': words count the year from that of the document."""
    return fold(period.span.of(text)).endswith((*RELATIVE_YEARS, "nam qua", "vua qua"))


def _after_compared(text: str, at: int) -> int | None:
    """'Đến ngày 30/12 thu 3 tỷ, tăng 2% so với năm 2019' is said of 2020."""
    end = SENTENCE_ENDS.search(text, at)
    against = _COMPARED_YEAR.search(text, at, end.start() if end else len(text))
    return int(against["year"]) + 1 if against else None


def _has_name(written: str) -> bool:
    """Names of places have capitals or numbers: 'hải dương' is the sea."""
    return any(sign.isupper() or sign.isdigit() for sign in written)


def _places(text: str, lowered: str) -> list[FoundPlace]:
    small = text == lowered
    found = [
        place
        for place in find_places(text)
        if small or (_has_name(place.span.of(text)) and not ends_a_name(text, place.span.start))
    ]
    found += find_wide_places(text, lowered)
    return sorted(found, key=lambda place: place.span)
