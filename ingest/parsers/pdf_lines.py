"""Words of a PDF page to lines in reading order: two-column blocks left column first."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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


class _Middle:
    """What is middling of numbers, told without sorting them anew."""

    def __init__(self, first: float) -> None:
        self._ordered = [first]
        self.value = first

    def add(self, number: float) -> None:
        """Count one more number; what is middling already changes nothing."""
        insort(self._ordered, number)
        if number != self.value:
            self.value = middle(self._ordered)


class _Row:
    """Words of one height on the page."""

    def __init__(self, word: Word) -> None:
        self.words = [word]
        self._base = _Middle(word.base)
        self._height = _Middle(word.height)

    def takes(self, word: Word) -> bool:
        """Whether the word stands in this row: if so, it is put there."""
        height = word.height
        if abs(self._base.value - word.base) >= 0.45 * max(self._height.value, height):
            return False
        self.words.append(word)
        self._base.add(word.base)
        self._height.add(height)
        return True


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by height on the page, top row first, each row from left to right."""
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (-w.base, w.left)):
        if not rows or not rows[-1].takes(word):
            rows.append(_Row(word))
    return [sorted(row.words, key=lambda w: w.left) for row in rows]


def _segments(row: list[Word]) -> list[Line]:
    groups: list[list[Word]] = [[row[0]]]
    for previous, word in pairwise(row):
        gap = word.left - previous.right
        if gap > _COLUMN_GAP * word.height and gap > _COLUMN_GAP * previous.height:
            groups.append([])
        groups[-1].append(word)
    return [_segment(group) for group in groups]


def _segment(words: list[Word]) -> Line:
    texts, lefts, bottoms, rights, tops, _, _ = zip(*words, strict=True)
    read = tuple(word for word in words if word.reading is not None)
    return Line(" ".join(texts), min(lefts), max(rights), min(bottoms), max(tops), words=read)


def _line(segments: Sequence[Line], column: int = 0) -> Line:
    return Line(
        " ".join(line.text for line in segments),
        min(line.left for line in segments),
        max(line.right for line in segments),
        min(line.bottom for line in segments),
        max(line.top for line in segments),
        column,
        tuple(word for line in segments for word in line.words),
    )


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
                columns[side].append(_line(segments, column=side + 1))
    return [*columns[0], *columns[1]]


def _is_two_columns(zone: Sequence[list[Line]]) -> bool:
    """Whether more than one row keeps the strip free, or one row leaves a very wide one."""
    widest = max(row[1].left - row[0].right for row in zone if len(row) == 2)
    return len(zone) > 1 or widest > _SURE_GAP * zone[0][0].height
