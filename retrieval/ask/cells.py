"""Where a quote stands: its page, and the cells of tables that its values stand in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from retrieval.domain.answer import Quoted, TableCell
from retrieval.domain.document import StoredDocument, TablePlace
from retrieval.domain.passage import Locator
from retrieval.domain.span import Origin

_MARK = "|"


def on_its_page(quoted: Quoted) -> Locator:
    """The locator of the passage, with the page on which the quote itself begins."""
    pages = quoted.stored.version.page_starts
    if not pages or quoted.origin is Origin.FILENAME:
        return quoted.locator
    return replace(quoted.locator, page=max(1, bisect_right(pages, quoted.span.start)))


def cells_of(quoted: Quoted, text: str) -> tuple[TableCell, ...]:
    """Where in a table of the stored `text` the values stand that a quote is there for."""
    if quoted.origin is Origin.FILENAME:
        return ()
    figure = quoted.observation.quantity.span.start if quoted.observation else None
    values = (text.find(value, quoted.span.start, quoted.span.end) for value in quoted.values)
    places = values if figure is None else (figure,)
    found = (cell_at(quoted.stored, text, at) for at in places if at >= 0)
    return tuple(cell for cell in found if cell is not None)


def cell_at(stored: StoredDocument, text: str, at: int) -> TableCell | None:
    """The cell at a place of the stored `text`; None where no table stands."""
    tables = stored.version.tables
    number = bisect_right(tables, at, key=lambda table: table.span.start)
    if number == 0 or at >= tables[number - 1].span.end:
        return None
    table = tables[number - 1]
    lines = text[table.span.start : at].split("\n")
    row, column = len(lines) - 1, lines[-1].count(_MARK)
    heading = _heading(table, text, column) if row >= table.header_rows else ""
    if table.grid is None:
        return TableCell(number, row + 1, column + 1, heading)
    counted = _counted(table.grid.rows, row), _counted(table.grid.columns, column)
    return TableCell(number, *counted, heading, table.grid.sheet)


def _counted(runs: tuple[tuple[int, int], ...], at: int) -> int:
    """The number in the sheet of a line or cell of the table."""
    first, number = runs[bisect_right(runs, at, key=lambda run: run[0]) - 1]
    return number + at - first


def _heading(table: TablePlace, text: str, column: int) -> str:
    """What the rows of headings say above a column, each once, outermost first."""
    rows = table.span.of(text).split("\n")[: table.header_rows]
    above = [cells[column].strip() for row in rows if column < len(cells := row.split(_MARK))]
    return ", ".join(dict.fromkeys(heading for heading in above if heading))
