"""Tables that are only layout: the header block and the signature block in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.structure import is_authority, is_header_anchor, is_recipients

_MOST_ROWS = 8


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table of cell texts is a header or signature block, to be read column by column."""
    if not rows or len(rows) > _MOST_ROWS or max(len(row) for row in rows) not in (2, 3):
        return False
    lines = [line.strip() for row in rows for cell in row for line in cell.split("\n") if line.strip()]
    return any(is_header_anchor(line) or is_recipients(line) or is_authority(line) for line in lines)


def by_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of such a table: the left column from top to bottom, then the right one."""
    width = max(len(row) for row in rows)
    cells = (row[column] for column in range(width) for row in rows if column < len(row))
    return [line.strip() for cell in cells for line in cell.split("\n") if line.strip()]
