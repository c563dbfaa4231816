"""PDF files with a text layer, read by position with PDFium."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from ingest.parsed import PAGE_BREAK, BlockKind, ParsedText, TextBuilder
from ingest.parsers.pdf_flow import Margins, furniture, goes_on, is_page_number, margins_of, masked
from ingest.parsers.pdf_lines import Line, lines_of
from ingest.parsers.pdf_tables import RuledTable, TableFinder
from ingest.parsers.pdf_words import PageWords, read_page
from retrieval.domain.errors import RefusalReason, SourceRefused

_FEWEST_CHARACTERS = 25
"""A page with fewer is an image: a stamp's caption is no text layer."""
# A line that ends '…/QĐ-' or '2016-' goes on without a blank; 'Quy hoạch -' with one.
_INSIDE_A_NUMBER = re.compile(r"\S[-/]$")


@dataclass(frozen=True)
class _Page:
    lines: list[Line]
    tables: list[RuledTable]
    height: float
    width: float


def parse(content: bytes, name: str) -> ParsedText:
    """The text of a PDF, page by page; SourceRefused for scans, passwords and broken files."""
    pages = _read(content)
    repeated = furniture([page.lines for page in pages], [page.height for page in pages])
    writer = _Writer()
    for page in pages:
        writer.write_page(page, repeated)
    return writer.close()


def _read(content: bytes) -> list[_Page]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        reason = RefusalReason.ENCRYPTED if "password" in str(error).lower() else RefusalReason.BROKEN
        raise SourceRefused(reason, str(error)) from error
    try:
        words = _all_words(document)
    except pdfium.PdfiumError as error:
        raise SourceRefused(RefusalReason.BROKEN, str(error)) from error
    finally:
        document.close()
    finder = TableFinder(content)
    return [_page(finder, index, page) for index, page in enumerate(words)]


def _all_words(document: pdfium.PdfDocument) -> list[PageWords]:
    if len(document) == 0:
        raise SourceRefused(RefusalReason.EMPTY, "no pages")
    if document.get_formtype():
        document.init_forms()
    pages = [read_page(document, index) for index in range(len(document))]
    scanned = sum(sum(len(w.text) for w in page.words) < _FEWEST_CHARACTERS for page in pages)
    if 2 * scanned > len(pages):
        raise SourceRefused(RefusalReason.NO_TEXT_LAYER, f"{scanned} of {len(pages)} pages without text")
    return pages


def _page(finder: TableFinder, index: int, page: PageWords) -> _Page:
    tables = finder.tables(index, page.words) if page.ruled and not page.rotated else []
    held = frozenset[object]().union(*(table.words for table in tables))
    lines = lines_of([word for word in page.words if word not in held])
    return _Page(lines, tables, page.height, page.width)


class _Writer:
    """Joins lines over page borders and hands paragraphs and tables to the builder."""

    def __init__(self) -> None:
        self._builder = TextBuilder("pdf/1")
        self._paragraph = ""
        self._last: tuple[Line, Margins] | None = None
        self._rows: list[list[str]] = []
        self._started = False

    def write_page(self, page: _Page, repeated: frozenset[str]) -> None:
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
            glue = "" if _INSIDE_A_NUMBER.search(self._paragraph) else " "
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


def _in_order(page: _Page) -> Iterator[Line | RuledTable]:
    """Lines in reading order, each table before the first full line below it."""
    tables = sorted(page.tables, key=lambda table: -table.top)
    for line in page.lines:
        while tables and line.top < tables[0].top - 0.5 * line.height:
            yield tables.pop(0)
        yield line
    yield from tables
