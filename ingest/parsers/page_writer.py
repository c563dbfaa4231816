"""Pages of lines and tables, however they were read, to paragraphs of the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.parsed import PAGE_BREAK, BlockKind, ParsedText, TextBuilder
from ingest.parsers.pdf_flow import Margins, furniture, goes_on, is_page_number, margins_of, masked
from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_tables import RuledTable
from ingest.parsers.scan_layer import PageScan, scan_layer

# A line that ends '…/QĐ-' or '2016-' goes on without a blank; 'Quy hoạch -' with one.
_INSIDE_A_NUMBER = re.compile(r"\S[-/]$")


@dataclass(frozen=True)
class Page:
    """What stands on a page; `scan` tells how its words were read, None for a page with its own text."""

    lines: list[Line]
    height: float
    width: float
    tables: list[RuledTable] = field(default_factory=list)
    scan: PageScan | None = None


def write(pages: Sequence[Page], parser: str) -> ParsedText:
    """The pages in order; what repeats at their edges is left out."""
    repeated = furniture([page.lines for page in pages], [page.height for page in pages])
    writer = PageWriter(parser)
    for page in pages:
        writer.write_page(page, repeated)
    parsed = writer.close()
    scans = [page.scan for page in pages]
    return replace(
        parsed,
        scan=scan_layer(parsed, scans),
        unreadable_pages=tuple(n for n, scan in enumerate(scans, 1) if scan and not scan.readable),
    )


class PageWriter:
    """Joins lines over page borders and hands paragraphs and tables to the builder."""

    def __init__(self, parser: str) -> None:
        self._builder = TextBuilder(parser)
        self._paragraph = ""
        self._last: tuple[Line, Margins] | None = None
        self._rows: list[list[str]] = []
        self._started = False

    def write_page(self, page: Page, repeated: frozenset[str]) -> None:
        """Append one page after the pages before it."""
        page_break = PAGE_BREAK if self._started else ""
        self._started = True
        margins = margins_of(page.lines, page.width)
        for item in _in_order(page):
            if isinstance(item, RuledTable):
                self._write_table(item, page_break)
            elif is_page_number(item, page.height) or masked(item.text) in repeated:
                continue
            else:
                self._write_line(item, margins, page_break)
            page_break = ""
        if page_break:
            self._flush()
            self._builder.page_break()

    def close(self) -> ParsedText:
        """The finished text."""
        self._flush()
        return self._builder.build(paged=True)

    def _write_line(self, line: Line, margins: Margins, page_break: str) -> None:
        last = self._last
        if last is not None and goes_on(self._paragraph, *last, line, margins):
            glue = "" if _INSIDE_A_NUMBER.search(self._paragraph, len(self._paragraph) - 3) else " "
            self._paragraph = f"{self._paragraph}{glue}{page_break}{line.text}"
        else:
            self._flush()
            self._paragraph = page_break + line.text
        self._last = (line, margins)

    def _write_table(self, table: RuledTable, page_break: str) -> None:
        rows = [list(row) for row in table.rows]
        if not self._rows or not page_break or _width(self._rows) != _width(rows):
            self._flush()
        elif rows[0] == self._rows[0]:
            # Word repeats the header row at the top of each page of a long table.
            rows = rows[1:]
        if rows:
            rows[0][0] = page_break + rows[0][0]
        self._rows.extend(rows)

    def _flush(self) -> None:
        if self._paragraph:
            self._builder.add(BlockKind.PARAGRAPH, self._paragraph)
        if self._rows:
            self._builder.add_table(self._rows)
        self._paragraph, self._rows, self._last = "", [], None


def _width(rows: Sequence[Sequence[str]]) -> int:
    return max(len(row) for row in rows)


def _in_order(page: Page) -> Iterator[Line | RuledTable]:
    """Lines in reading order, each table before the first full line below it."""
    tables = sorted(page.tables, key=lambda table: -table.top)
    for line in page.lines:
        while tables and line.top < tables[0].top - 0.5 * line.height:
            yield tables.pop(0)
        yield line
    yield from tables
