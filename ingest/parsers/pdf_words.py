"""Characters of a PDF page, as PDFium reads them, to words with places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_PATHS_OF_A_TABLE = 8
"""Fewer drawn paths than this are underlines of the header, not the ruling lines of a table."""
_TEXTS_OF_A_SAMPLE = 60
_IMAGES_OF_A_PAGE = 20
_COVER = 0.6
# PDFium marks a hyphen that ends a line so; Vietnamese is never hyphenated, it is a written one.
_LINE_END_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})
_SAME_PLACE = 0.6
"""Words that share this much of both boxes were printed over each other."""


@dataclass(frozen=True)
class Reading:
    """How a word was read from an image: confidence in [0, 1], and whether a second reading agrees."""

    confidence: float
    agreed: bool


@dataclass(frozen=True)
class Word:
    """A run of characters; the box is in PDF points, origin bottom left; `base` is the baseline.

    `reading` is None for text that the file itself holds.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    base: float
    reading: Reading | None = None

    @property
    def height(self) -> float:
        """Height of the box, which follows the font size."""
        return self.top - self.bottom


@dataclass(frozen=True)
class PageWords:
    """What one page shows: its words in the order of the file, its size, whether it rules tables.

    `invisible`: the text lies unseen over an image, as programs that recognise scans leave it;
    `covered`: an image fills most of the page.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    ruled: bool
    rotated: bool
    invisible: bool = False
    covered: bool = False


def read_page(document: pdfium.PdfDocument, index: int) -> PageWords:
    """The words of a page, stamps and filled fields included: those sit in annotations."""
    page = document[index]
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        page.close()
        page = document[index]
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        return PageWords(
            _without_overprint(_words(text_page)),
            width,
            height,
            _is_ruled(page),
            page.get_rotation() != 0,
            _is_invisible(page),
            _is_covered(page, width * height),
        )
    finally:
        text_page.close()
        page.close()


def _is_ruled(page: pdfium.PdfPage) -> bool:
    paths = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    return len(list(islice(paths, _PATHS_OF_A_TABLE))) == _PATHS_OF_A_TABLE


def _is_invisible(page: pdfium.PdfPage) -> bool:
    texts = islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3), _TEXTS_OF_A_SAMPLE)
    modes = [raw.FPDFTextObj_GetTextRenderMode(text.raw) for text in texts]
    return 2 * modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


def _is_covered(page: pdfium.PdfPage, area: float) -> bool:
    images = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    boxes = (image.get_bounds() for image in islice(images, _IMAGES_OF_A_PAGE))
    return any((right - left) * (top - bottom) > _COVER * area for left, bottom, right, top in boxes)


def _words(text_page: pdfium.PdfTextPage) -> Iterator[Word]:
    letters: list[Word] = []
    for letter in _letters(text_page):
        if letter is None or (letters and not _adjoins(letters[-1], letter)):
            if letters:
                yield _joined(letters)
            letters = []
        if letter is not None:
            letters.append(letter)
    if letters:
        yield _joined(letters)


def _letters(text_page: pdfium.PdfTextPage) -> Iterator[Word | None]:
    """The characters with their boxes; None where a blank or a line break stands."""
    rect = raw.FS_RECTF()
    x, base = ctypes.c_double(), ctypes.c_double()
    for index in range(raw.FPDFText_CountChars(text_page)):
        code = raw.FPDFText_GetUnicode(text_page, index)
        char = chr(code) if code else ""
        if code in _LINE_END_HYPHENS:
            char = "-"
        if not char.strip():
            yield None
        elif raw.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(rect)):
            raw.FPDFText_GetCharOrigin(text_page, index, ctypes.byref(x), ctypes.byref(base))
            yield Word(char, rect.left, rect.bottom, rect.right, rect.top, base.value)


def _adjoins(before: Word, after: Word) -> bool:
    """Whether two characters belong to one word: same line, no gap. Marks may step back."""
    size = max(before.height, after.height, 1.0)
    same_line = abs(before.base - after.base) < 0.5 * size
    return same_line and -1.5 * size < after.left - before.right < 0.25 * size


def _joined(letters: list[Word]) -> Word:
    return Word(
        "".join(letter.text for letter in letters),
        min(letter.left for letter in letters),
        min(letter.bottom for letter in letters),
        max(letter.right for letter in letters),
        max(letter.top for letter in letters),
        median(letter.base for letter in letters),
    )


def _without_overprint(words: Iterator[Word]) -> tuple[Word, ...]:
    """Of words printed over each other (faked bold, corrections) the one on top, drawn last."""
    kept: list[Word] = []
    at_height: dict[int, list[Word]] = {}
    for word in words:
        row = int(word.base / 8)
        for near in (row - 1, row, row + 1):
            for other in [o for o in at_height.get(near, ()) if _covers(word, o)]:
                at_height[near].remove(other)
                kept.remove(other)
        at_height.setdefault(row, []).append(word)
        kept.append(word)
    return tuple(kept)


def _covers(word: Word, other: Word) -> bool:
    width = min(word.right, other.right) - max(word.left, other.left)
    height = min(word.top, other.top) - max(word.bottom, other.bottom)
    if width <= 0 or height <= 0:
        return False
    largest = max(_area(word), _area(other))
    return width * height > _SAME_PLACE * largest


def _area(word: Word) -> float:
    return (word.right - word.left) * word.height
