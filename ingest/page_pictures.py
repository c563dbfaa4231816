"""A page of a PDF as a picture, with a stretch of its stored text framed.

Runs in a worker of the sandbox: the file is somebody else's.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, islice

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw

from ingest.parsers.image import frames
from ingest.parsers.pdf import in_unicode
from ingest.parsers.pdf_lines import lines_of
from ingest.parsers.pdf_words import PageWords, Reading, Word, read_page
from retrieval.domain.errors import RefusalReason, SourceRefused
from retrieval.domain.scan import Box
from retrieval.domain.span import Span
from retrieval.language.text import fold

_WIDTH = 1240
"""Pixels: 150 dpi on A4, legible on screens of twice the usual density."""
_LONGEST_SIDE = 5000
_COLOURS = 64
_MARKER = (255, 226, 120)
_FRAME = (176, 96, 0)
_ROOM = 6
"""Pixels between the words and the frame round them."""
_TOKEN = re.compile(r"[^\s|]+")


@dataclass(frozen=True)
class Drawing:
    """What to draw: page number `page` (from 1), and the stretch to frame on it.

    `text` is the stored text of the page, `span` the stretch in it; `boxes` are places that are known
    already, as those of scanned lines are.
    """

    parser: str
    page: int
    text: str = ""
    span: Span | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True)
class PagePicture:
    """A page as PNG with the boxes that are drawn on it."""

    png: bytes
    boxes: tuple[Box, ...]


def is_drawable(parser: str) -> bool:
    """Whether files that this parser read have pages to draw."""
    return parser.startswith(("pdf/", "image/"))


def draw(content: bytes, drawing: Drawing) -> PagePicture:
    """The page with its frames; raises SourceRefused when the file has no such page to draw."""
    if drawing.parser.startswith("image/"):
        page = next(islice(frames(content), drawing.page - 1, None), None)
        if page is None:
            raise _no_page(drawing)
        return _framed(page, drawing.boxes)
    try:
        document = pdfium.PdfDocument(content)
        try:
            return _page_of(document, drawing)
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise SourceRefused(RefusalReason.BROKEN, str(error)) from error


def _page_of(document: pdfium.PdfDocument, drawing: Drawing) -> PagePicture:
    if not 1 <= drawing.page <= len(document):
        raise _no_page(drawing)
    if document.get_formtype():
        document.init_forms()
    # Reading flattens annotations into the page, so that stamps and filled fields are drawn, too.
    words = read_page(document, drawing.page - 1)
    boxes = drawing.boxes
    if drawing.span is not None and not boxes and not words.rotated:
        boxes = tuple(places(words, drawing.text, drawing.span))
    return _framed(_image(document[drawing.page - 1]), boxes)


def _no_page(drawing: Drawing) -> SourceRefused:
    return SourceRefused(RefusalReason.BROKEN, f"no page {drawing.page}")


def _image(page: pdfium.PdfPage) -> Image.Image:
    try:
        width, height = page.get_size()
        scale = min(_WIDTH / width, _LONGEST_SIDE / max(width, height))
        image: Image.Image = page.render(scale=scale, rev_byteorder=True, may_draw_forms=True).to_pil()
        return image.convert("RGB")
    finally:
        page.close()


def _framed(image: Image.Image, boxes: tuple[Box, ...]) -> PagePicture:
    """The picture with the boxes marked as with a pen: what was dark stays dark."""
    image.thumbnail((_WIDTH, _LONGEST_SIDE))
    ink = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(ink)
    for box in boxes:
        corners = (
            box.left * image.width - _ROOM,
            box.top * image.height - _ROOM,
            box.right * image.width + _ROOM,
            box.bottom * image.height + _ROOM,
        )
        pen.rectangle(corners, fill=_MARKER, outline=_FRAME, width=3)
    picture = io.BytesIO()
    ImageChops.multiply(image, ink).quantize(_COLOURS).save(picture, "PNG", optimize=True)
    return PagePicture(picture.getvalue(), boxes)


def places(page: PageWords, text: str, span: Span) -> Iterator[Box]:
    """One box per printed line of the words that the stored text has in `span`."""
    tokens = [Span(*found.span()) for found in _TOKEN.finditer(text)]
    words = _in_reading_order(page)
    placed = _aligned([fold(token.of(text)) for token in tokens], [fold(word.text) for word in words])
    wanted = [words[placed[at]] for at, token in enumerate(tokens) if at in placed and token.overlaps(span)]
    for _, line in groupby(wanted, key=lambda word: round(word.base)):
        yield _box(list(line), page)


def _in_reading_order(page: PageWords) -> list[Word]:
    """The words as the parser orders them, with the letters that the stored text has."""
    # Only words with a reading are kept by lines: none of these was read from an image.
    kept = [word._replace(reading=Reading(1.0, True)) for word in in_unicode(page).words]
    return [word for line in lines_of(kept) for word in line.words]


def _aligned(stored: Sequence[str], printed: Sequence[str]) -> dict[int, int]:
    """Which printed word is which stored one.

    What stands in the same order in both comes first; cells of tables are stored in another order than
    lines are printed, so a word left over is the one left over on the page, if there is just one.
    """
    blocks = SequenceMatcher(None, stored, printed, autojunk=False).get_matching_blocks()
    placed = {block.a + at: block.b + at for block in blocks for at in range(block.size)}
    free: dict[str, list[int]] = {}
    for at in sorted(set(range(len(printed))) - set(placed.values())):
        free.setdefault(printed[at], []).append(at)
    counts = Counter(word for at, word in enumerate(stored) if at not in placed)
    for at, word in enumerate(stored):
        if at not in placed and counts[word] == 1 and len(free.get(word, ())) == 1:
            placed[at] = free[word][0]
    return placed


def _box(words: Sequence[Word], page: PageWords) -> Box:
    return Box(
        min(word.left for word in words) / page.width,
        1 - max(word.top for word in words) / page.height,
        max(word.right for word in words) / page.width,
        1 - min(word.bottom for word in words) / page.height,
    )
