"""Ruled tables of a PDF: the words of a page, in the cells that its lines make."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from ingest.parsers.pdf_lines import lines_of
from ingest.parsers.pdf_rules import Box, Grid
from ingest.parsers.pdf_words import Word
from ingest.structure import is_authority, is_header_anchor, is_recipients


@dataclass(frozen=True)
class RuledTable:
    """A table: where it stands (origin bottom left), the text of its cells, the words it holds."""

    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[Word] = field(repr=False)


def tables_of(grids: Iterable[Grid], words: Sequence[Word]) -> list[RuledTable]:
    """The tables of a page, top first; `words` are those of the page."""
    found = (_table(grid, words) for grid in grids)
    return [table for table in found if table is not None]


def _table(rows: Grid, words: Sequence[Word]) -> RuledTable | None:
    """The filled table, or None for a frame round running text or rules under a header."""
    if len(rows) < 2 or median(len(row) for row in rows) < 2:
        return None
    held: set[Word] = set()
    texts: list[tuple[str, ...]] = []
    for row in rows:
        inside = [[word for word in words if _holds(cell, word)] for cell in row]
        held.update(word for cell in inside for word in cell)
        texts.append(tuple(" ".join(line.text for line in lines_of(cell)) if cell else "" for cell in inside))
    if not held or any(_is_layout(cell) for row in texts for cell in row):
        return None
    boxes = [cell for row in rows for cell in row]
    return RuledTable(max(b[3] for b in boxes), min(b[1] for b in boxes), tuple(texts), frozenset(held))


def _holds(cell: Box, word: Word) -> bool:
    left, bottom, right, top = cell
    return left <= (word.left + word.right) / 2 <= right and bottom <= word.base <= top


def _is_layout(cell: str) -> bool:
    return is_header_anchor(cell) or is_recipients(cell) or is_authority(cell)
