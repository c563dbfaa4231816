"""Which rows of a table stand under which: a row's marker tells its level, a row without figures heads those
below it.

8 | Dâu tằm | | |                            a head: nothing but its name
  | - Diện tích | Ha | 286,3 | 314,6         under 'Dâu tằm'
2 | Tổng giá trị sản xuất | 2.461 | 2.932    figures of its own, and the whole of what its marked rows part
  | + Xây dựng | 442,2 | 488,1
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from retrieval.domain.span import Span
from retrieval.language.indicators import has_content

ORDINAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[ivx]+|[a-zđ])[.)]?|[-+*]", re.IGNORECASE)
"""What stands before the name of a row and is none."""
_LEVELS = (
    re.compile(r"[IVX]+[.)]?|[A-ZĐ][.)]?"),
    re.compile(r"\d{1,3}[.)]?"),
    re.compile(r"\d{1,3}(?:\.\d{1,2})+[.)]?"),
    re.compile(r"[a-zđ][.)]?|\*"),
    re.compile(r"-"),
    re.compile(r"\+"),
)
"""Outermost first."""
_UNMARKED = len(_LEVELS)
_MARKED = re.compile(r"(?P<marker>[-+*]|\d{1,3}(?:\.\d{1,2})*[.)]|[IVX]+\.|[a-zđ]\))\s*(?=[^\W\d])")
_DIVIDES = re.compile(r"\W*(?:trong đó|chia ra|gồm|bao gồm)\W*", re.IGNORECASE)
_FIRST_CELLS = 2
"""Names of rows stand in one of them."""
_LONGEST_HEAD = 80


class Cell(NamedTuple):
    """A cell of a row, stripped, and where it stands."""

    text: str
    span: Span


class _Open(NamedTuple):
    level: int
    name: str
    alone: bool


@dataclass
class RowGroups:
    """The rows that those to come stand under."""

    title: str = ""
    """What a row of one cell across the table says of all below it."""
    _open: list[_Open] = field(default_factory=list)

    def under(self, cells: list[str]) -> str:
        """The names of the rows above that a row with figures belongs to, outermost first; it is opened too.

        A row without a marker belongs only to rows that have no figures themselves.
        """
        name, level = _name_and_level(cells)
        if level == _UNMARKED:
            return " ".join(each.name for each in self._open if each.alone)
        self._close(level)
        above = " ".join(each.name for each in self._open)
        self._open.append(_Open(level, name, alone=False))
        return above

    def heads(self, cells: list[str]) -> bool:
        """Whether a row without figures heads the rows below it, and is kept; else it heads columns."""
        names = {cell for cell in cells if cell and not ORDINAL.fullmatch(cell)}
        if len(names) != 1 or names.isdisjoint(cells[:_FIRST_CELLS]):
            return False
        name, level = _name_and_level(cells)
        if sum(cell in names for cell in cells) > 1:
            self.title, self._open = name, []
            return True
        if name and not _DIVIDES.fullmatch(name):
            self._close(level)
            self._open.append(_Open(level, name, alone=True))
        return True

    def _close(self, level: int) -> None:
        while self._open and self._open[-1].level >= level:
            self._open.pop()


def cells_of(text: str, row: Span) -> list[Cell]:
    """The cells of a row of a text, blank ones too."""
    cells, at = [], row.start
    for piece in row.of(text).split("|"):
        start = at + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        cells.append(Cell(stripped, Span(start, start + len(stripped))))
        at += len(piece) + 1
    return cells


def is_table_line(said: str) -> bool:
    """Whether a text is or holds a row of a table, its cells joined by ' | '."""
    return " | " in said


def may_head(line: str) -> bool:
    """Whether a line without cells, between rows of a table, may head the rows below it."""
    return 0 < len(line.strip()) <= _LONGEST_HEAD and not any(map(str.isdigit, line))


def level_of(cells: list[str]) -> int:
    """How far inside a row stands that has these first cells: 0 is outermost."""
    return _name_and_level(cells)[1]


def _name_and_level(cells: list[str]) -> tuple[str, int]:
    name = next((c for c in cells if has_content(c.lower()) and not ORDINAL.fullmatch(c)), "")
    marked = _MARKED.match(name)
    before = cells[: cells.index(name)] if name else cells
    marker = marked["marker"] if marked else next((cell for cell in before if cell), "")
    level = next((at for at, form in enumerate(_LEVELS) if form.fullmatch(marker)), _UNMARKED)
    return name[marked.end() :] if marked else name, level
