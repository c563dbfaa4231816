"""A stored text as a page shows it: lines, table rows, headings to go to, and the cited stretch marked.

The characters of all lines, in order, are the stored text itself; offsets count its code points, and
nothing is ever searched for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.structure import Level, opening
from retrieval.domain.passage import Passage, PassageRole
from retrieval.domain.span import Span

_BORDER = re.compile(r"(?:^| |(?<=\| ))\| ")
"""What the stored text writes between the cells of a row; beside an empty cell a blank is missing."""
_LONGEST_PART = 60_000
"""Code points that a browser lays out without making anybody wait."""
_LONGEST_ENTRY = 120


@dataclass(frozen=True)
class Run:
    """Characters that are marked or not; `page` (from 1) begins with them, None: no page does.

    `first`: the mark begins here; `border`: what the text writes between cells, which a table draws.
    """

    text: str
    marked: bool = False
    page: int | None = None
    first: bool = False
    border: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the text; a table row has several cells, anything else one.

    `level` is the depth of the heading that the line is (1: outermost), 0 for running text.
    """

    start: int
    cells: tuple[tuple[Run, ...], ...]
    role: PassageRole
    level: int = 0

    @property
    def text(self) -> str:
        """The line as stored."""
        return "".join(run.text for cell in self.cells for run in cell)


@dataclass(frozen=True)
class Entry:
    """A heading to go to."""

    start: int
    level: int
    text: str


@dataclass(frozen=True)
class Part:
    """As much of a text as one page shows: `number` of `count`, from 1."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    number: int
    count: int

    @property
    def blocks(self) -> tuple[tuple[bool, tuple[Line, ...]], ...]:
        """Lines side by side that are rows of tables (True), or are not."""
        grouped = groupby(self.lines, key=lambda line: line.role is PassageRole.TABLE)
        return tuple((is_table, tuple(lines)) for is_table, lines in grouped)


def read(
    text: str,
    passages: Sequence[Passage],
    page_starts: Sequence[int],
    marked: Span | None = None,
    *,
    at: int = 0,
    number: int | None = None,
) -> Part:
    """The part of this number (from 1), else the one that holds the offset `at`."""
    starts = _part_starts(text)
    number = min(max(number or bisect_right(starts, at), 1), len(starts))
    window = Span(starts[number - 1], [*starts, len(text)][number])
    reader = _Reader(text, passages, page_starts, marked)
    lines = tuple(reader.lines(window))
    entries = tuple(
        Entry(line.start, line.level, _shortened(line.text.strip())) for line in lines if line.level
    )
    return Part(lines, entries, number, len(starts))


class _Reader:
    def __init__(
        self, text: str, passages: Sequence[Passage], page_starts: Sequence[int], marked: Span | None
    ) -> None:
        self._text = text
        self._passages = sorted(passages, key=lambda passage: passage.span.start)
        self._passage_starts = [passage.span.start for passage in self._passages]
        self._page_starts = page_starts
        self._marked = marked or Span(0, 0)

    def lines(self, window: Span) -> Iterator[Line]:
        """Every line of the window, with the line break that ends it."""
        start = window.start
        while start < window.end:
            end = self._text.find("\n", start, window.end) + 1 or window.end
            yield self._line(Span(start, end))
            start = end

    def _line(self, span: Span) -> Line:
        passage = self._passage_at(span.start)
        role = passage.role if passage else PassageRole.BODY
        cells = self._cells(span) if role is PassageRole.TABLE else [self._runs(span)]
        level = self._level(span, passage) if role is PassageRole.BODY and passage else 0
        return Line(span.start, tuple(map(tuple, cells)), role, level)

    def _passage_at(self, offset: int) -> Passage | None:
        at = bisect_right(self._passage_starts, offset) - 1
        return self._passages[at] if at >= 0 else None

    def _level(self, span: Span, passage: Passage | None) -> int:
        """The depth of a heading that the structure of the document knows, down to clauses."""
        found = opening(span.of(self._text).strip())
        if found is None or passage is None or found.level > Level.CLAUSE:
            return 0
        return int(found.level) if found.label in passage.locator.path else 0

    def _cells(self, span: Span) -> Iterator[Iterator[Run]]:
        """The cells of a row; each keeps the border that follows it."""
        start = span.start
        for found in _BORDER.finditer(span.of(self._text)):
            border = Span(*found.span()).shift(span.start)
            yield self._cell(Span(start, border.start), border)
            start = border.end
        yield self._runs(Span(start, span.end))

    def _cell(self, content: Span, border: Span) -> Iterator[Run]:
        yield from self._runs(content)
        yield from (replace(run, border=True) for run in self._runs(border))

    def _runs(self, span: Span) -> Iterator[Run]:
        """Cut where a mark or a page begins or ends."""
        edges = {self._marked.start, self._marked.end, *self._pages_in(span)}
        cuts = sorted({span.start, span.end, *(edge for edge in edges if span.start < edge < span.end)})
        for start, end in pairwise(cuts):
            piece = Span(start, end)
            marked = piece.within(self._marked)
            first = marked and start == self._marked.start
            yield Run(piece.of(self._text), marked, self._page_at(start), first)

    def _pages_in(self, span: Span) -> Sequence[int]:
        low = bisect_right(self._page_starts, span.start)
        return self._page_starts[low : bisect_right(self._page_starts, span.end - 1)]

    def _page_at(self, offset: int) -> int | None:
        """The last page that begins here: an empty one begins where the next one does."""
        at = bisect_right(self._page_starts, offset)
        return at if at and self._page_starts[at - 1] == offset else None


def _part_starts(text: str) -> list[int]:
    """Where parts begin, always with a line."""
    starts = [0]
    while len(text) - starts[-1] > _LONGEST_PART:
        end = text.rfind("\n", starts[-1], starts[-1] + _LONGEST_PART)
        starts.append(end + 1 if end > starts[-1] else starts[-1] + _LONGEST_PART)
    return starts


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_ENTRY:
        return text
    return text[:_LONGEST_ENTRY].rsplit(" ", 1)[0] + " …"
