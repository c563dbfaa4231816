"""What the rows of a table list: their names, under the row or the title that they stand under.

GIÁ TRỊ SẢN XUẤT NGÀNH DỊCH VỤ          leads in both industries
STT | Ngành | 2015 | 2016
1 | Thương nghiệp | 155,9 | 210,8       leads in the two rows below it
| - Bán buôn | 100,2 | 120,1
| - Bán lẻ | 55,7 | 90,7
2 | Vận tải | 18,1 | 18,1
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from retrieval.domain.span import Span
from retrieval.language.enumerations import Enumeration
from retrieval.language.indicators import has_content
from retrieval.language.table_rows import ORDINAL, Cell, cells_of, is_table_line, level_of
from retrieval.language.text import fold

_LINE = re.compile(r"[^\n]+")
_NUMBERS_ROWS = frozenset({"stt", "tt", "so tt", "so thu tu"})
_SUMS = frozenset({"tong cong", "cong", "tong", "tong so"})
_FIRST_CELLS = 3
"""Names of rows stand in one of them."""
_TITLE_LINES = 3
_LONGEST_TITLE = 300
"""In characters."""


class _Row(NamedTuple):
    level: int
    name: Span
    end: int


_Table = tuple[Span | None, list[_Row]]


@lru_cache(maxsize=16)
def find_table_lists(text: str) -> tuple[Enumeration, ...]:
    """The lists of at least two rows that the tables of a text hold, in the order of their leads.

    An item is a row from its name on, with those below that stand under it.
    """
    if not is_table_line(text):
        return ()
    found = [each for title, rows in _tables(text) for each in _lists_of(title, rows)]
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


def row_names(text: str) -> list[str]:
    """The names of all rows in a stretch of a table, in order, with what marks them as inner ones."""
    return [row.name.of(text) for _, rows in _tables(text) for row in rows]


def _tables(text: str) -> Iterator[_Table]:
    """The titles of tables, each with the rows below it that have names."""
    above: list[Span] = []
    title: Span | None = None
    rows: list[_Row] = []
    for line in (Span(*match.span()) for match in _LINE.finditer(text)):
        cells = [cell for cell in cells_of(text, line) if cell.text] if is_table_line(line.of(text)) else []
        across = _is_across(cells)
        heads = not cells or across or fold(cells[0].text) in _NUMBERS_ROWS
        if heads and rows:
            yield title, rows
            rows, above = [], []
        if across:
            title = cells[0].span
        elif not cells:
            above = [*above, line][-_TITLE_LINES:]
            title = Span(above[0].start, line.end) if line.end - above[0].start <= _LONGEST_TITLE else line
        elif not heads:
            rows.extend(_row(cells_of(text, line), line.end))
    if rows:
        yield title, rows


def _is_across(cells: list[Cell]) -> bool:
    """Whether the first cell stands across most of a row: it is repeated in every column."""
    said = [cell.text for cell in cells]
    return bool(said) and 1 < said.count(said[0]) >= len(said) / 2 and has_content(said[0].lower())


def _row(cells: list[Cell], end: int) -> Iterator[_Row]:
    """The name of a row with its level, where it names anything in its first cells but a sum."""
    for cell in cells[:_FIRST_CELLS]:
        if has_content(cell.text.lower()) and not ORDINAL.fullmatch(cell.text):
            if fold(cell.text) not in _SUMS:
                yield _Row(level_of([each.text for each in cells]), cell.span, end)
            return


def _lists_of(lead: Span | None, rows: list[_Row]) -> Iterator[Enumeration]:
    """What a title or a row leads in, and what each row below it does."""
    blocks: list[list[_Row]] = []
    for row in rows:
        if blocks and row.level > blocks[-1][0].level:
            blocks[-1].append(row)
        else:
            blocks.append([row])
    if lead is not None and len(blocks) > 1:
        yield Enumeration(lead, tuple(Span(block[0].name.start, block[-1].end) for block in blocks))
    for head, *below in blocks:
        yield from _lists_of(head.name, below)
