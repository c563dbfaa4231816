"""Characters of a PDF page, as PDFium reads them, to words with places."""

from __future__ import annotations

import ctypes
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.parsers.pdf_rules import Grid, grids_of

_PATHS_OF_A_TABLE = 8
"""Fewer drawn paths than this are underlines of the header, not the ruling lines of a table."""
_TEXTS_OF_A_SAMPLE = 60
_IMAGES_OF_A_PAGE = 20
_DEEPEST = 3
"""Levels of forms inside forms that are looked into for what a page draws."""
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


class Word(NamedTuple):
    """A run of characters; the box is in PDF points, origin bottom left; `base` is the baseline.

    `reading` is None for text that the file itself holds. A document may have a hundred thousand of them.
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
    """What one page shows: its words in the order of the file, its size, the tables that it rules (a turned
    page none).

    `invisible`: the text lies unseen over an image, as programs that recognise scans leave it;
    `covered`: an image fills most of the page.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    grids: tuple[Grid, ...]
    rotated: bool
    invisible: bool = False
    covered: bool = False


def _called_often(function: object, returns: type[Any]) -> Callable[..., Any]:
    """A function of PDFium as it is, to be given a handle, a number and addresses: its declared types would
    be checked at every call, which for the characters of a page takes as long as the work itself."""
    prototype = ctypes.PYFUNCTYPE(returns)
    return prototype(ctypes.cast(function, ctypes.c_void_p).value)  # type: ignore[arg-type]


_unicode_of = _called_often(raw.FPDFText_GetUnicode, ctypes.c_uint)
_box_of = _called_often(raw.FPDFText_GetLooseCharBox, ctypes.c_int)
_origin_of = _called_often(raw.FPDFText_GetCharOrigin, ctypes.c_int)
_object_of_page = _called_often(raw.FPDFPage_GetObject, raw.FPDF_PAGEOBJECT)
_kind_of = _called_often(raw.FPDFPageObj_GetType, ctypes.c_int)


def read_page(document: pdfium.PdfDocument, index: int) -> PageWords:
    """The words of a page, stamps and filled fields included: those sit in annotations."""
    page = document[index]
    drawn = _drawn(page)
    rotated = page.get_rotation() != 0
    # As the file itself rules them: annotations rule no tables.
    ruled = len(drawn.paths) == _PATHS_OF_A_TABLE and not rotated
    grids = grids_of(page) if ruled else ()
    if _is_flattened(page):
        page.close()
        page = document[index]
        drawn = _drawn(page)
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        return PageWords(
            _without_overprint(_words(text_page)),
            width,
            height,
            grids,
            rotated,
            invisible=_is_invisible(drawn.texts),
            covered=_is_covered(drawn.images, width * height),
        )
    finally:
        text_page.close()
        page.close()


def _is_flattened(page: pdfium.PdfPage) -> bool:
    """Draws annotations into the page, which is then to be opened anew; whether it has any. PDFium parses all
    that a page draws before it looks for them."""
    if raw.FPDFPage_GetAnnotCount(page) == 0:
        return False
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


class _Drawn(NamedTuple):
    """What is drawn on a page: the first paths, texts and images, as many as a judgement needs."""

    paths: list[Any]
    texts: list[Any]
    images: list[Any]


def _drawn(page: pdfium.PdfPage) -> _Drawn:
    found = _Drawn([], [], [])
    wanted = {
        raw.FPDF_PAGEOBJ_PATH: (found.paths, _PATHS_OF_A_TABLE),
        raw.FPDF_PAGEOBJ_TEXT: (found.texts, _TEXTS_OF_A_SAMPLE),
        raw.FPDF_PAGEOBJ_IMAGE: (found.images, _IMAGES_OF_A_PAGE),
    }
    for kind, item in _objects(raw.FPDFPage_CountObjects, _object_of_page, page.raw, depth=1):
        kept, most = wanted.get(kind, ([], 0))
        if len(kept) < most:
            kept.append(item)
    return found


def _objects(
    count: Callable[..., int], get: Callable[..., Any], parent: object, depth: int
) -> Iterator[tuple[int, Any]]:
    """The kinds and handles of what a page or form holds, forms inside it opened."""
    for index in range(count(parent)):
        item = get(parent, index)
        kind = _kind_of(item)
        yield kind, item
        if kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            yield from _objects(raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, item, depth + 1)


def _is_invisible(texts: list[Any]) -> bool:
    modes = [raw.FPDFTextObj_GetTextRenderMode(text) for text in texts]
    return 2 * modes.count(raw.FPDF_TEXTRENDERMODE_INVISIBLE) > len(modes)


def _is_covered(images: list[Any], area: float) -> bool:
    return any(_area_of(image) > _COVER * area for image in images)


def _area_of(image: object) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(image, left, bottom, right, top)
    return (right.value - left.value) * (top.value - bottom.value)


_Place = tuple[float, float, float, float, float]
"""Left, top, right, bottom and base of a character; no class: a page has thousands."""


def _words(text_page: pdfium.PdfTextPage) -> Iterator[Word]:
    text: list[str] = []
    places: list[_Place] = []
    for char, place in _letters(text_page):
        if text and (place is None or not _adjoins(places[-1], place)):
            yield _joined(text, places)
            text, places = [], []
        if place is not None:
            text.append(char)
            places.append(place)
    if text:
        yield _joined(text, places)


class _Written(ctypes.Structure):
    """Where PDFium writes box and origin of a character."""

    _fields_ = (("box", raw.FS_RECTF), ("x", ctypes.c_double), ("base", ctypes.c_double))

    place = struct.Struct("@4f8xd").unpack_from
    """All of a place at once."""


class _Characters(dict[int, str]):
    """The character of a code point, '' for a blank or none, learned on first sight."""

    def __missing__(self, code: int) -> str:
        char = "-" if code in _LINE_END_HYPHENS else chr(code)
        self[code] = "" if not code or char.isspace() else char
        return self[code]


_CHARACTERS = _Characters()


def _letters(text_page: pdfium.PdfTextPage) -> Iterator[tuple[str, _Place | None]]:
    """The characters with their places; no place where a blank or a line break stands."""
    written = _Written()
    read_place = _Written.place
    # Handle and addresses are made once, not for every character.
    page = ctypes.cast(text_page.raw, ctypes.c_void_p)
    box, x, base = (
        ctypes.c_void_p(ctypes.addressof(written) + field.offset)
        for field in (_Written.box, _Written.x, _Written.base)
    )
    for index in range(raw.FPDFText_CountChars(text_page.raw)):
        char = _CHARACTERS[_unicode_of(page, index)]
        if not char:
            yield char, None
        elif _box_of(page, index, box):
            _origin_of(page, index, x, base)
            yield char, read_place(written)


def _adjoins(before: _Place, after: _Place) -> bool:
    """Whether two characters belong to one word: same line, no gap. Marks may step back."""
    _, top, right, bottom, base = before
    left, next_top, _, next_bottom, next_base = after
    size = max(top - bottom, next_top - next_bottom, 1.0)
    return abs(base - next_base) < 0.5 * size and -1.5 * size < left - right < 0.25 * size


def _joined(text: list[str], places: list[_Place]) -> Word:
    lefts, tops, rights, bottoms, bases = zip(*places, strict=True)
    base = bases[0] if bases.count(bases[0]) == len(bases) else middle(sorted(bases))
    return Word("".join(text), min(lefts), min(bottoms), max(rights), max(tops), base)


def middle(ordered: Sequence[float]) -> float:
    """The median of numbers in order."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _without_overprint(words: Iterator[Word]) -> tuple[Word, ...]:
    """Of words printed over each other (faked bold, corrections) the one on top, drawn last."""
    kept: list[Word] = []
    at_height: defaultdict[int, list[Word]] = defaultdict(list)
    # Most words stand right of all others of their height: those need no look at each.
    reach: defaultdict[int, float] = defaultdict(lambda: -inf)
    for word in words:
        row = int(word.base / 8)
        left, right = word.left, word.right
        for near in (row - 1, row, row + 1):
            if reach[near] <= left:
                continue
            beside = [other for other in at_height[near] if other.left < right and left < other.right]
            for other in filter(partial(_covers, word), beside):
                at_height[near].remove(other)
                kept.remove(other)
        at_height[row].append(word)
        reach[row] = max(reach[row], right)
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
