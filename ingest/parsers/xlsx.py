"""Workbooks (.xlsx): each visible sheet as title lines and tables, numbers as the sheet shows them."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from ingest.parsed import BlockKind, ParsedText, TextBuilder
from ingest.parsers.columns import by_columns, is_layout
from ingest.parsers.number_format import written
from ingest.parsers.package import Package
from ingest.parsers.sheet_tables import Grid, stretches
from retrieval.domain.document import SheetGrid
from retrieval.domain.errors import RefusalReason, SourceRefused
from retrieval.language.charsets import in_font

_MOST_ROWS = 50_000
_MOST_COLUMNS = 300
_LONGEST_SPAN = 200
_VISIBLE = "visible"


def parse(content: bytes, name: str) -> ParsedText:
    """The text of a workbook; hidden sheets, rows and columns stay hidden, as in a viewer."""
    Package(content)  # bounds what unpacking costs before openpyxl does it
    builder = TextBuilder("xlsx/1")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError) as error:
        raise SourceRefused(RefusalReason.BROKEN, f"xlsx: {error}"[:300]) from error
    sheets = [s for s in workbook.worksheets if s.sheet_state == _VISIBLE]
    for sheet in sheets:
        shown = _shown_cells(sheet)
        if shown.columns:
            _add_sheet(builder, sheet.title, shown, titled=len(sheets) > 1)
    return builder.build()


@dataclass(frozen=True)
class _Shown:
    """The cells that a viewer shows, by the numbers of their rows; `columns` are those of the cells."""

    rows: Mapping[int, list[str]]
    columns: list[int]


def _add_sheet(builder: TextBuilder, title: str, shown: _Shown, *, titled: bool) -> None:
    if titled:
        builder.add(BlockKind.HEADING, title, level=1)
    columns = _runs(shown.columns)
    for stretch in stretches(shown.rows):
        if stretch.header_rows:
            grid = SheetGrid(title, _runs(stretch.numbers), columns)
            builder.add_table(stretch.rows, stretch.header_rows, grid=grid)
        else:
            for side_by_side, rows in groupby(stretch.rows, key=lambda row: len(row) > 1):
                _add_lines(builder, list(rows), side_by_side)


def _runs(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    """Where numbers that go up by one begin: [3, 4, 7] as ((0, 3), (2, 7))."""
    return tuple(
        (at, number) for at, number in enumerate(numbers) if at == 0 or numbers[at - 1] + 1 != number
    )


def _add_lines(builder: TextBuilder, rows: Grid, side_by_side: bool) -> None:
    columns = side_by_side and is_layout(rows)
    for line in by_columns(rows) if columns else (" ".join(row) for row in rows):
        builder.add(BlockKind.PARAGRAPH, line)


def _shown_cells(sheet: Worksheet) -> _Shown:
    """The shown cells as text, merged header cells repeated over what they span."""
    spanned = _spanned(sheet)
    columns = [n for n in range(1, _MOST_COLUMNS + 1) if not _is_hidden(sheet, get_column_letter(n))]
    rows: dict[int, list[str]] = {}
    for row in sheet.iter_rows(max_row=min(sheet.max_row, _MOST_ROWS), max_col=_MOST_COLUMNS):
        number = row[0].row
        if number is None or sheet.row_dimensions[number].hidden:
            continue
        shown = ((column, row[column - 1]) for column in columns if column <= len(row))
        rows[number] = [_shown(spanned.get((number, column), cell)) for column, cell in shown]
    return _trimmed(rows, columns)


def _shown(cell: Cell | MergedCell) -> str:
    text = " ".join(written(cell.value, cell.number_format).split())
    return in_font(text, cell.font.name or "") if isinstance(cell, Cell) and text else text


def _is_hidden(sheet: Worksheet, letter: str) -> bool:
    return letter in sheet.column_dimensions and bool(sheet.column_dimensions[letter].hidden)


def _spanned(sheet: Worksheet) -> dict[tuple[int, int], Cell]:
    """For every cell that a merged text covers, the cell that holds the text; figures are not repeated."""
    covered: dict[tuple[int, int], Cell] = {}
    for merged in sheet.merged_cells.ranges:
        first = sheet.cell(merged.min_row, merged.min_col)
        if isinstance(first, Cell) and isinstance(first.value, str) and merged.size["rows"] <= _LONGEST_SPAN:
            covered |= {place: first for place in merged.cells if place[1] <= _MOST_COLUMNS}
    return covered


def _trimmed(rows: Mapping[int, list[str]], columns: list[int]) -> _Shown:
    """Without the columns that hold nothing in any row."""
    width = max((len(row) for row in rows.values()), default=0)
    used = [at for at in range(width) if any(row[at] for row in rows.values())]
    kept = {number: [row[at] for at in used] for number, row in rows.items()}
    return _Shown(kept, [columns[at] for at in used])
