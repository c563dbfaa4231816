"""PDF files, read by position with PDFium; pages without usable text of their own are recognised."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2 as pdfium
from PIL import Image

from ingest.heartbeat import beat
from ingest.limits import MAX_SCANNED_PAGES
from ingest.parsed import ParsedText
from ingest.parsers.page_writer import Page, write
from ingest.parsers.pdf_lines import lines_of
from ingest.parsers.pdf_tables import tables_of
from ingest.parsers.pdf_words import PageWords, read_page
from ingest.parsers.scan import scan_page
from ingest.parsers.tesseract import is_installed
from ingest.parsers.two_readings import FINE_DPI
from ingest.readable import is_vietnamese_layer
from retrieval.domain.errors import RefusalReason, SourceRefused
from retrieval.language.charsets import convert, detect
from retrieval.language.fixed_phrases import repair

_FEWEST_CHARACTERS = 25
"""A page with fewer is an image: a stamp's caption is no text layer."""
_LONGEST_SIDE = 7016
_FEWEST_BESIDE_AN_IMAGE = 400
"""An image covers the page: so little text is that of an electronic signature or of a stamp."""


def parse(content: bytes, name: str) -> ParsedText:
    """The text of a PDF, page by page; SourceRefused for passwords, broken files and unreadable scans."""
    with _opened(content) as document:
        pages = _pages(document)
    scanned = [page.scan for page in pages if page.scan is not None]
    if len(scanned) == len(pages) and not any(scan.lines for scan in scanned):
        raise SourceRefused(RefusalReason.UNREADABLE_SCAN, f"{len(pages)} page images without words")
    return write(pages, "pdf/2+ocr" if scanned else "pdf/2")


def has_scanned_page(content: bytes) -> bool:
    """Whether a PDF has a page that only recognition of its image can read; SourceRefused as for parse()."""
    with _opened(content) as document:
        return any(map(_is_image, _words_of(document)))


@contextmanager
def _opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        reason = RefusalReason.ENCRYPTED if "password" in str(error).lower() else RefusalReason.BROKEN
        raise SourceRefused(reason, str(error)) from error
    try:
        yield document
    except pdfium.PdfiumError as error:
        raise SourceRefused(RefusalReason.BROKEN, str(error)) from error
    finally:
        document.close()


def _words_of(document: pdfium.PdfDocument) -> list[PageWords]:
    if document.get_formtype():
        document.init_forms()
    return [in_unicode(read_page(document, index)) for index in range(len(document))]


def _pages(document: pdfium.PdfDocument) -> list[Page]:
    if len(document) == 0:
        raise SourceRefused(RefusalReason.EMPTY, "no pages")
    words = _words_of(document)
    images = {index for index, page in enumerate(words) if _is_image(page)}
    if images and not is_installed():
        _refuse_mostly_scanned(len(images), len(words))
        images = set()
    if len(images) > MAX_SCANNED_PAGES:
        raise SourceRefused(RefusalReason.TOO_LARGE, f"{len(images)} scanned pages")
    return [
        _recognised(document, index, page) if index in images else _with_text(page)
        for index, page in enumerate(words)
    ]


def in_unicode(page: PageWords) -> PageWords:
    """The page with its letters converted where they are those of an old font."""
    charset = detect(" ".join(word.text for word in page.words))
    if charset is None:
        return page
    return replace(page, words=tuple(word._replace(text=convert(word.text, charset)) for word in page.words))


def _is_image(page: PageWords) -> bool:
    characters = sum(len(word.text) for word in page.words)
    if characters < (_FEWEST_BESIDE_AN_IMAGE if page.covered else _FEWEST_CHARACTERS):
        return True
    return page.invisible or not is_vietnamese_layer(" ".join(word.text for word in page.words))


def _refuse_mostly_scanned(scanned: int, pages: int) -> None:
    """Without Tesseract a few pages may be missing from a document, but not most of it."""
    if 2 * scanned > pages:
        raise SourceRefused(RefusalReason.NO_TEXT_LAYER, f"{scanned} of {pages} pages without text")


def _with_text(page: PageWords) -> Page:
    tables = tables_of(page.grids, page.words)
    held = frozenset[object]().union(*(table.words for table in tables))
    free = [word for word in page.words if word not in held] if held else page.words
    lines = [replace(line, text=repair(line.text)) for line in lines_of(free)]
    return Page(lines, page.height, page.width, tables)


def _recognised(document: pdfium.PdfDocument, index: int, page: PageWords) -> Page:
    """The page as read from its image; its own text, however poor, where the image gives none."""
    beat()
    scan = scan_page(_render(document, index))
    if not scan.readable and _has_own_text(page):
        return Page(lines_of(page.words), page.height, page.width)
    return Page(list(scan.lines), scan.height, scan.width, scan=scan)


def _has_own_text(page: PageWords) -> bool:
    return is_vietnamese_layer(" ".join(word.text for word in page.words)) and bool(page.words)


def _render(document: pdfium.PdfDocument, index: int) -> Image.Image:
    page = document[index]
    try:
        # Scanners that know no resolution make pages of metres: more pixels than A2 has say nothing new.
        scale = min(FINE_DPI / 72, _LONGEST_SIDE / max(page.get_size()))
        image: Image.Image = page.render(scale=scale, rev_byteorder=True, may_draw_forms=True).to_pil()
        return image
    finally:
        page.close()
