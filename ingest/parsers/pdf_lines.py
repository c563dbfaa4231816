"""Words of a PDF page to lines in reading order: two-column blocks left column first."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.parsers.pdf_words import Word, middle

_COLUMN_GAP = 1.2
"""A gap this many line heights wide inside one row may separate two columns."""
_SURE_GAP = 4.0
"""One this wide does, even where no other row has it."""


@dataclass(frozen=True)
class Line:
    """Words side by side; `column` is 1 or 2 inside a two-column zone, 0 for the full width.

    `words` are those that were read from an image.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    column: int = 0
    words: tuple[Word, ...] = ()

    @property
    def centre(self) -> float:
        """Horizontal middle of the line."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """Height of the line."""
        return self.top - self.bottom


@dataclass(frozen=True)
class _Gutter:
    """The vertical strip between two columns."""

    low: float
    high: float

    def sides(self, row: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
        """The row's segments left and right of the strip, or None when one stands in it."""
        left = [line for line in row if line.right <= self.high]
        right = [line for line in row if line.left >= self.low and line not in left]
        return (left, right) if len(left) + len(right) == len(row) else None

    def narrowed(self, row: Sequence[Line]) -> _Gutter | None:
        """The strip that is still free when `row` joins, or None."""
        sides = self.sides(row)
        if sides is None:
            return None
        low = max([self.low, *(line.right for line in sides[0])])
        high = min([self.high, *(line.left for line in sides[1])])
        return _Gutter(low, high) if low < high else None


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines of a page in reading order."""
    ordered: list[Line] = []
    zone: list[list[Line]] = []
    gutter: _Gutter | None = None
    for row in [_segments(row) for row in _rows(words)]:
        narrowed = gutter.narrowed(row) if gutter is not None else None
        if narrowed is None:
            ordered.extend(_read_zone(zone, gutter))
            zone = []
            narrowed = _gutter_of(row)
        gutter = narrowed
        zone.append(row)
    ordered.extend(_read_zone(zone, gutter))
    return ordered


class _Row:
    """Words of one height on the page; what is middling of them is told without sorting them anew."""

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self._bases = [word.base]
        self._heights = [word.height]

    def takes(self, word: Word) -> bool:
        """Whether the word stands in this row."""
        return abs(middle(self._bases) - word.base) < 0.45 * max(middle(self._heights), word.height)

    def add(self, word: Word) -> None:
        """Put the word into this row."""
        self.words.append(word)
        insort(self._bases, word.base)
        insort(self._heights, word.height)


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by height on the page, top row first, each row from left to right."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (-w.base, w.left)):
        if rows and rows[-1].takes(word):
            rows[-1].add(word)
        else:
            rows.append(_Row(word))
    return [sorted(row.words, key=lambda w: w.left) for row in rows]


def _segments(row: list[Word]) -> list[Line]:
    groups: list[list[Word]] = [[row[0]]]
    for word in row[1:]:
        previous = groups[-1][-1]
        if word.left - previous.right > _COLUMN_GAP * max(word.height, previous.height):
            groups.append([])
        groups[-1].append(word)
    return [_line(group) for group in groups]


def _line(words: Sequence[Word | Line], column: int = 0) -> Line:
    return Line(
        " ".join(word.text for word in words),
        min(w.left for w in words),
        max(w.right for w in words),
        min(w.bottom for w in words),
        max(w.top for w in words),
        column,
        tuple(read for word in words for read in _read_from_image(word)),
    )


def _read_from_image(word: Word | Line) -> tuple[Word, ...]:
    if isinstance(word, Line):
        return word.words
    return (word,) if word.reading is not None else ()


def _gutter_of(row: Sequence[Line]) -> _Gutter | None:
    """The strip that a row of two segments proposes."""
    return _Gutter(row[0].right, row[1].left) if len(row) == 2 else None


def _read_zone(zone: Sequence[list[Line]], gutter: _Gutter | None) -> list[Line]:
    """The left column of a zone, then the right one; a row that stands alone stays one line."""
    if gutter is None or not _is_two_columns(zone):
        return [_line(row) for row in zone]
    columns: tuple[list[Line], list[Line]] = ([], [])
    for row in zone:
        for side, segments in enumerate(gutter.sides(row) or ((), ())):
            if segments:
                columns[side].append(replace(_line(segments), column=side + 1))
    return [*columns[0], *columns[1]]


def _is_two_columns(zone: Sequence[list[Line]]) -> bool:
    """Whether more than one row keeps the strip free, or one row leaves a very wide one."""
    widest = max(row[1].left - row[0].right for row in zone if len(row) == 2)
    return len(zone) > 1 or widest > _SURE_GAP * zone[0][0].height
