"""Where the tables of a sheet begin, and which of their rows are headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Grid = list[list[str]]
"""Rows of cell texts, all of one width."""

_FEWEST_CELLS = 3
_MOST_HEADER_ROWS = 4
_NUMBER = re.compile(r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?(?: ?%)?|-?\d+(?:,\d+)?(?: ?%)?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?")


@dataclass(frozen=True)
class Stretch:
    """Consecutive rows: a table with its headings, or lines of text (`header_rows` 0).

    `numbers` are the numbers of the rows in the sheet.
    """

    rows: Grid
    numbers: list[int]
    header_rows: int = 0


def stretches(grid: Mapping[int, list[str]]) -> Iterator[Stretch]:
    """The sheet from top to bottom, its rows by their numbers; rows that are empty are left out."""
    numbers = [number for number, row in grid.items() if any(row)]
    rows = [grid[number] for number in numbers]
    start = 0
    while start < len(rows):
        table = next((i for i in range(start, len(rows)) if _is_heading(rows, i)), len(rows))
        if table > start:
            yield Stretch([_distinct(row) for row in rows[start:table]], numbers[start:table])
        if table == len(rows):
            return
        headings = _header_rows(rows, table)
        first = rows[table]
        below = range(table + headings, len(rows))
        end = next((i for i in below if _heads_anew(rows[i], first)), len(rows))
        yield Stretch(rows[table:end], numbers[table:end], headings)
        start = end


def _is_heading(rows: Grid, index: int) -> bool:
    return len(_distinct(rows[index])) >= _FEWEST_CELLS


def _heads_anew(row: Sequence[str], first: Sequence[str]) -> bool:
    """Whether another table begins: most of its columns are called as those of the one above."""
    alike = sum(one == other != "" for one, other in zip(row, first, strict=True))
    return not _has_figure(row) and 2 * alike > sum(map(bool, row)) and len(_distinct(row)) >= _FEWEST_CELLS


def _header_rows(rows: Grid, start: int) -> int:
    """Rows that name columns: those before the first figure; one when the table holds no figures."""
    for count, row in enumerate(rows[start : start + _MOST_HEADER_ROWS + 1]):
        figures = _has_figure(row) and not _is_numbering(row)
        if figures or len(_distinct(row)) < _FEWEST_CELLS:
            return max(1, count)
    return 1


def _has_figure(row: Sequence[str]) -> bool:
    return any(_NUMBER.fullmatch(cell) and not _YEAR.fullmatch(cell) for cell in row)


def _is_numbering(row: Sequence[str]) -> bool:
    """'A | B | 1 | 2 | 3' under the headings."""
    cells = [cell for cell in row if cell]
    numbers = [int(digits) for cell in cells if (digits := cell.strip("()")).isdecimal()]
    ordinals = all(_ORDINAL.fullmatch(cell) for cell in cells)
    return ordinals and numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False


def _distinct(row: Sequence[str]) -> list[str]:
    """The texts of a row, one that spans several columns only once."""
    kept: list[str] = []
    for cell in row:
        if cell and (not kept or kept[-1] != cell):
            kept.append(cell)
    return kept
