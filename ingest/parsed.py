"""What every parser returns: the stored text, cut into blocks, and where its pages begin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from retrieval.domain.document import SheetGrid, TablePlace
from retrieval.domain.scan import ScannedLine
from retrieval.domain.span import Span
from retrieval.language.text import normalize, squeeze

PAGE_BREAK = "\f"
"""A parser writes this into a block where the next page begins; it never reaches the stored text."""

_MOST_HEADER_ROWS = 3
_SURROGATES = re.compile("[\ud800-\udfff]")


class BlockKind(StrEnum):
    """What a line of the stored text is in its source."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE_HEADER = "table_header"
    TABLE_ROW = "table_row"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


TABLE_KINDS = frozenset({BlockKind.TABLE_HEADER, BlockKind.TABLE_ROW})


@dataclass(frozen=True)
class Block:
    """One line of the stored text. `table` numbers the tables; `level` is a heading's depth."""

    kind: BlockKind
    span: Span
    level: int | None = None
    table: int | None = None


@dataclass(frozen=True)
class ReadLine:
    """A line read from an image, with its picture (PNG) where a figure in it is doubtful."""

    line: ScannedLine
    picture: bytes | None = None


@dataclass(frozen=True)
class ParsedText:
    """The stored text (NFC) and its layout.

    Blocks are in reading order, never overlap, and hold every character that is not a line break;
    `page_starts[i]` is the offset where page i+1 begins, empty when the format has no pages.
    `scan` covers the text that was read from images; `unreadable_pages` (from 1) gave no text; `grids`
    tell of tables of a spreadsheet, by the number that their blocks bear.
    """

    text: str
    blocks: tuple[Block, ...]
    page_starts: tuple[int, ...] = ()
    title: str | None = None
    parser: str = ""
    scan: tuple[ReadLine, ...] = ()
    unreadable_pages: tuple[int, ...] = ()
    grids: Mapping[int, SheetGrid] = field(default_factory=dict)

    def text_of(self, block: Block) -> str:
        """The characters of one block."""
        return block.span.of(self.text)

    @property
    def tables(self) -> tuple[TablePlace, ...]:
        """Where the tables stand, in the order of the text."""
        rows = (block for block in self.blocks if block.kind in TABLE_KINDS and block.table is not None)
        return tuple(self._table(number, list(blocks)) for number, blocks in groupby(rows, key=_table_of))

    def _table(self, number: int, blocks: list[Block]) -> TablePlace:
        headers = sum(block.kind is BlockKind.TABLE_HEADER for block in blocks)
        return TablePlace(Span(blocks[0].span.start, blocks[-1].span.end), headers, self.grids.get(number))


def _table_of(block: Block) -> int:
    return block.table or 0


class TextBuilder:
    """Collects blocks in reading order and turns them into a ParsedText."""

    def __init__(self, parser: str) -> None:
        self._parser = parser
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._page_starts: list[int] = [0]
        self._tables = 0
        self._grids: dict[int, SheetGrid] = {}

    def add(self, kind: BlockKind, text: str, *, level: int | None = None, table: int | None = None) -> None:
        """Append `text`, one block per line; blank lines vanish, runs of blanks become one."""
        for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
            self._add_line(kind, line, level, table)

    def add_table(
        self, rows: list[list[str]], header_rows: int = 1, *, grid: SheetGrid | None = None
    ) -> None:
        """Append a table: one line per row, its cells joined by ' | '.

        Rows under the header whose first cell is empty belong to it ('Chỉ tiêu' spans them), unless the
        table is that of a spreadsheet, whose `grid` counts its rows.
        """
        self._tables += 1
        if grid is not None:
            self._grids[self._tables] = grid
        while (
            grid is None
            and 0 < header_rows < min(len(rows) - 1, _MOST_HEADER_ROWS)
            and not rows[header_rows][0].strip()
        ):
            header_rows += 1
        for index, row in enumerate(rows):
            kind = BlockKind.TABLE_HEADER if index < header_rows else BlockKind.TABLE_ROW
            cells = [" ".join(cell.split("\n")) for cell in row]
            if any(cell.replace(PAGE_BREAK, "").strip() for cell in cells):
                self.add(kind, " | ".join(cells).rstrip(" |"), table=self._tables)

    def page_break(self) -> None:
        """The next block begins a new page."""
        self._page_starts.append(self._next_offset())

    def build(self, title: str | None = None, *, paged: bool | None = None) -> ParsedText:
        """Close the text. `paged` None: pages count when the source marked at least one break."""
        text = "\n".join(self._pieces)
        has_pages = len(self._page_starts) > 1 if paged is None else paged
        starts = tuple(min(start, len(text)) for start in self._page_starts) if has_pages else ()
        return ParsedText(text, tuple(self._blocks), starts, title, self._parser, grids=self._grids)

    def _next_offset(self) -> int:
        return self._length + 1 if self._pieces else 0

    def _add_line(self, kind: BlockKind, line: str, level: int | None, table: int | None) -> None:
        start = self._next_offset()
        text = ""
        for index, part in enumerate(line.split(PAGE_BREAK)):
            clean = _clean(part)
            # A mark that opens a page must not join the last letter of the page before.
            apart = clean and (_blank_between(line, index) or unicodedata.combining(clean[0]))
            glue = " " if text and apart else ""
            text += glue
            if index:
                self._page_starts.append(start + len(text))
            text += clean
        if not text:
            return
        self._pieces.append(text)
        self._length = start + len(text)
        self._blocks.append(Block(kind, Span(start, start + len(text)), level, table))


def _clean(text: str) -> str:
    return squeeze(normalize(_SURROGATES.sub("", text)))


def _blank_between(line: str, index: int) -> bool:
    """Whether the source wrote a blank on either side of page break number `index`."""
    parts = line.split(PAGE_BREAK)
    return parts[index][:1].isspace() or parts[index - 1][-1:].isspace()
