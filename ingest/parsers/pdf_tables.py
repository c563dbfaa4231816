"""Ruled tables of a PDF: pdfplumber finds the cells between the lines, PDFium gives lines and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

import pdfplumber.table
import pypdfium2 as pdfium

from ingest.parsers.pdf_lines import lines_of
from ingest.parsers.pdf_rules import Edge, edges_of
from ingest.parsers.pdf_words import Word
from ingest.structure import is_authority, is_header_anchor, is_recipients

_Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class RuledTable:
    """A table: where it stands (origin bottom left), the text of its cells, the words it holds."""

    top: float
    bottom: float
    rows: tuple[tuple[str, ...], ...]
    words: frozenset[Word] = field(repr=False)


@dataclass(frozen=True)
class _RuledPage:
    """As much of a page as pdfplumber's finder of tables looks at."""

    edges: list[Edge]


class TableFinder:
    """Finds the tables of one file, as the file itself rules them: without its annotations, which the pages
    that the words come from were flattened with."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    @cached_property
    def _document(self) -> pdfium.PdfDocument:
        return pdfium.PdfDocument(self._content)

    def tables(self, page_index: int, words: Sequence[Word]) -> list[RuledTable]:
        """The tables of a page, top first."""
        found = (_table(cells, words) for cells in self._cells(page_index))
        return [table for table in found if table is not None]

    def _cells(self, page_index: int) -> list[list[list[_Box]]]:
        """Cell boxes by table and row, converted to an origin at the bottom left."""
        page = self._document[page_index]
        try:
            # It looks at nothing but the edges.
            found = pdfplumber.table.TableFinder(_RuledPage(edges_of(page)))  # type: ignore[arg-type]
        finally:
            page.close()
        return [[_flipped(row.cells) for row in table.rows] for table in found.tables]


def _flipped(cells: Sequence[_Box | None]) -> list[_Box]:
    return [(left, -bottom, right, -top) for left, top, right, bottom in filter(None, cells)]


def _table(rows: list[list[_Box]], words: Sequence[Word]) -> RuledTable | None:
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


def _holds(cell: _Box, word: Word) -> bool:
    left, bottom, right, top = cell
    return left <= (word.left + word.right) / 2 <= right and bottom <= word.base <= top


def _is_layout(cell: str) -> bool:
    return is_header_anchor(cell) or is_recipients(cell) or is_authority(cell)
