"""A page that is an image, to words with places, as a page with text would give them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PIL import Image

from ingest.parsers.page_ink import DARK, PageInk
from ingest.parsers.pdf_lines import Line, lines_of
from ingest.parsers.pdf_words import Reading, Word
from ingest.parsers.scan_layer import PageScan
from ingest.parsers.tesseract import turned_by
from ingest.parsers.two_readings import FINE_DPI, CheckedWord, read_twice
from ingest.readable import is_vietnamese_layer
from retrieval.language.fixed_phrases import repair

_POINT = 72 / FINE_DPI
_INK = 0.0005
"""A page with less of it dark is empty; a page number alone is more."""
_LEAST_MEAN = 0.5
_MARGIN = 12
"""Pixels kept round the picture of a line."""


def scan_page(image: Image.Image) -> PageScan:
    """The lines of a page image of FINE_DPI; a page that gives no sense gives none and says so."""
    grey = without_stamps(image)
    if _is_blank(grey):
        return PageScan((), grey.width * _POINT, grey.height * _POINT)
    words = _read(image)
    degrees = 0 if _makes_sense(words) else turned_by(grey, FINE_DPI)
    if degrees:
        image = image.convert("RGB").rotate(-degrees, expand=True, fillcolor="white")
        grey, words = without_stamps(image), _read(image)
    width, height = grey.width * _POINT, grey.height * _POINT
    if not _makes_sense(words):
        return PageScan((), width, height, readable=False)
    lines = tuple(lines_of(_in_points(words, height)))
    pictures = {line: _picture(grey, line, height) for line in lines if _is_doubtful(line)}
    return PageScan(lines, width, height, pictures=pictures)


def _read(image: Image.Image) -> tuple[CheckedWord, ...]:
    """The words of a page in colour; those that the ink round them speaks against are never sure.

    Of a seal's letters and rims some stay as marks, tall enough to mix up the lines.
    """
    grey = without_stamps(image)
    words = read_twice(grey)
    ink = PageInk(image, grey, [each.word for each in words if each.agreed])
    return tuple(
        replace(each, agreed=each.agreed and not ink.speaks_against(each.word))
        for each in words
        if any(char.isalnum() for char in each.word.text) or not ink.is_stamped(each.word)
    )


def without_stamps(image: Image.Image) -> Image.Image:
    """The red channel: red seals and blue-black pen keep apart from print, seals turn white."""
    return image.convert("RGB").getchannel("R")


def _is_blank(grey: Image.Image) -> bool:
    return float(np.mean(np.asarray(grey.reduce(4)) < DARK)) < _INK


def _makes_sense(words: Sequence[CheckedWord]) -> bool:
    real = [checked.word for checked in words if any(char.isalnum() for char in checked.word.text)]
    if not real:
        return False
    mean = sum(word.confidence for word in real) / len(real)
    return mean >= _LEAST_MEAN and is_vietnamese_layer(" ".join(word.text for word in real))


def _in_points(words: Sequence[CheckedWord], height: float) -> list[Word]:
    """Words share the height and baseline of their line: letters with tails must not part them."""
    lines: dict[tuple[int, int, int], list[CheckedWord]] = {}
    for checked in words:
        lines.setdefault(checked.word.line, []).append(checked)
    return [word for line in lines.values() for word in _line_in_points(line, height)]


def _line_in_points(line: Sequence[CheckedWord], height: float) -> list[Word]:
    texts = repair(" ".join(checked.word.text for checked in line)).split(" ")
    top = height - float(np.median([checked.word.top for checked in line])) * _POINT
    bottom = height - float(np.median([checked.word.bottom for checked in line])) * _POINT
    return [
        Word(
            text,
            checked.word.left * _POINT,
            bottom,
            checked.word.right * _POINT,
            top,
            bottom,
            Reading(round(checked.word.confidence, 3), checked.agreed),
        )
        for text, checked in zip(texts, line, strict=True)
    ]


def _is_doubtful(line: Line) -> bool:
    return any(
        word.reading is not None and not word.reading.agreed and any(char.isdigit() for char in word.text)
        for word in line.words
    )


def _picture(grey: Image.Image, line: Line, height: float) -> bytes:
    """The strip of the page that shows the line, as PNG."""
    left, right = line.left / _POINT - _MARGIN, line.right / _POINT + _MARGIN
    top, bottom = (height - line.top) / _POINT - _MARGIN, (height - line.bottom) / _POINT + _MARGIN
    strip = grey.crop((max(0, round(left)), max(0, round(top)), round(right), round(bottom)))
    picture = io.BytesIO()
    strip.quantize(16).save(picture, "PNG", optimize=True)
    return picture.getvalue()
