"""Characters of a PDF page, as PDFium reads them, to words with places."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.parsers.pdf_letters import called_often, letters_of
from ingest.parsers.pdf_rules import Grid, grids_of

_PATHS_OF_A_TABLE = 8
"""Fewer drawn paths than this are underlines of the header, not the ruling lines of a table."""
_TEXTS_OF_A_SAMPLE = 60
_IMAGES_OF_A_PAGE = 20
_DEEPEST = 3
"""Levels of forms inside forms that are looked into for what a page draws."""
_COVER = 0.6
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


_object_of_page = called_often(raw.FPDFPage_GetObject, raw.FPDF_PAGEOBJECT)
_kind_of = called_often(raw.FPDFPageObj_GetType, ctypes.c_int)


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


_Numbers = npt.NDArray[np.float64]


def _words(text_page: pdfium.PdfTextPage) -> Iterator[Word]:
    text, breaks, places = letters_of(text_page)
    if not text:
        return iter(())
    left, top, right, bottom, base = (
        places[side].astype(np.float64) for side in ("left", "top", "right", "bottom", "base")
    )
    begins = np.ones(len(text), np.bool_)
    np.logical_not(_adjoins(left, top, right, bottom, base), out=begins[1:])
    begins[breaks] = True
    (first,) = begins.nonzero()
    spans = list(pairwise([*first.tolist(), len(text)]))
    return map(
        Word,
        [text[start:end] for start, end in spans],
        np.minimum.reduceat(left, first).tolist(),
        np.minimum.reduceat(bottom, first).tolist(),
        np.maximum.reduceat(right, first).tolist(),
        np.maximum.reduceat(top, first).tolist(),
        _bases(base, first, spans),
    )


def _adjoins(
    left: _Numbers, top: _Numbers, right: _Numbers, bottom: _Numbers, base: _Numbers
) -> npt.NDArray[np.bool_]:
    """Whether each character but the first belongs to the word of the one before: same line, no gap. Marks
    may step back."""
    height = np.maximum(top - bottom, 1.0)
    size = np.maximum(height[:-1], height[1:])
    gap = left[1:] - right[:-1]
    same_line = np.abs(base[:-1] - base[1:]) < 0.5 * size
    adjoins: npt.NDArray[np.bool_] = same_line & (-1.5 * size < gap) & (gap < 0.25 * size)
    return adjoins


def _bases(base: _Numbers, first: npt.NDArray[np.intp], spans: Sequence[tuple[int, int]]) -> list[float]:
    """The middling baseline of each word; nearly all have but one."""
    found: list[float] = base[first].tolist()
    (uneven,) = (np.minimum.reduceat(base, first) != np.maximum.reduceat(base, first)).nonzero()
    for at in uneven.tolist():
        start, end = spans[at]
        found[at] = middle(sorted(base[start:end].tolist()))
    return found


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
