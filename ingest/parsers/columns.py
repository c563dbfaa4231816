"""Tables that are only layout: the header block and the signature block in two columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.structure import is_authority, is_header_anchor, is_recipients

_MOST_ROWS = 8
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
# The letter comes first, what stands before it after: a search for a known first letter is much faster.
_NUMBER_GAP = re.compile(r"(ố(?<=[Ss]ố)\s*:?\s*\d*)\s+(?=/)")
_RIGHT_COLUMN = 20
"""A line that begins so far to the right stands in the right column."""


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


def unfold(lines: Sequence[str]) -> list[str]:
    """Lines with two columns typed side by side, as 'ỦY BAN NHÂN DÂN      CỘNG HÒA …', put in order."""
    ordered: list[str] = []
    index = 0
    while index < len(lines):
        end = _zone_end(lines, index)
        if end > index:
            cells = [_split(line) for line in lines[index:end]]
            ordered += [*_column(left for left, _ in cells), *_column(right for _, right in cells)]
            index = end
        else:
            ordered.append(lines[index])
            index += 1
    return ordered


def _column(cells: Iterable[str]) -> Iterator[str]:
    """The lines of one column with blank ones between them; a subject ('V/v …') runs on."""
    in_subject = False
    for cell in filter(None, cells):
        in_subject = in_subject or cell.startswith("V/v")
        if not in_subject or cell.startswith("V/v"):
            yield ""
        yield cell
    yield ""


def _zone_end(lines: Sequence[str], start: int) -> int:
    """Where a zone of two columns that begins at `start` ends; `start` itself when none begins."""
    left, right = _split(lines[start])
    if not (left and right and any(_frames(cell) for cell in (left, right))):
        return start
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or _is_columnar(lines[end])):
        end += 1
    while not lines[end - 1].strip():
        end -= 1
    return end


def _is_columnar(line: str) -> bool:
    left, right = _split(line)
    return bool(right) or (bool(left) and left.startswith("- ") and len(left) < 60)


def _frames(cell: str) -> bool:
    return is_header_anchor(cell) or is_recipients(cell) or is_authority(cell)


def _split(line: str) -> tuple[str, str]:
    """The left and right cell of a typed line; the widest gap parts them."""
    line = _NUMBER_GAP.sub(r"\1 ", line.expandtabs(8))
    text = line.strip()
    if "   " in text:
        gap = max(_GAP.finditer(text), key=_width, default=None)
        if gap is not None:
            return text[: gap.start()], text[gap.end() :]
    indented = len(line) - len(line.lstrip()) >= _RIGHT_COLUMN
    return ("", text) if indented else (text, "")


def _width(gap: re.Match[str]) -> int:
    return gap.end() - gap.start()
