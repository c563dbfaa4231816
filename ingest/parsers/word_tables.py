"""Tables of Word files whose cells span columns."""

from __future__ import annotations

from lxml import etree

from ingest.parsers.numbering import W, value_of

_MOST_COLUMNS = 300


def columns_of(cell: etree._Element) -> int:
    """How many columns of its table a cell takes."""
    written = value_of(cell.find(W + "tcPr"), "gridSpan") or ""
    return min(int(written), _MOST_COLUMNS) if written.isdecimal() and int(written) else 1


def aligned(rows: list[list[tuple[str, int]]], header_rows: int) -> list[list[str]]:
    """Rows with a text for every column: headings stand over all that they span, other texts over the first.

    Further rows of headings leave the first cell to the one above.
    """
    aligned = []
    heading = True
    for index, row in enumerate(rows):
        heading = heading and (index < header_rows or not row or not row[0][0])
        aligned.append([text if heading or not at else "" for text, columns in row for at in range(columns)])
    return aligned
