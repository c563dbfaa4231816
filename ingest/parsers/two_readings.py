"""One page read twice, at two resolutions: what both readings say is believed, the rest is flagged.

The typical fault of OCR is a lost decimal comma (27,4 → 274), and Tesseract is sure of itself when it
makes it; at another resolution it rarely makes the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from PIL import Image

from ingest.parsers.tesseract import ReadWord, read_words

FINE_DPI, COARSE_DPI = 300, 200
_SURE_OF_DIGITS = 0.8
_SURE_OF_ONE_DIGIT = 0.93
"""Of one digit alone no other tells: '5.' was read as '9.' twice, with 0.92."""
_ODD_FIGURE = re.compile(r"\d[;'’`\"]\d|\d[a-zA-Z]\d|[.,]{2}|\d[(\[{]")
_LEAST_SURE = 0.25
"""Below this a word without letters or digits is a speck, a rule or a piece of a stamp."""


@dataclass(frozen=True)
class CheckedWord:
    """A word and whether both readings agree on it."""

    word: ReadWord
    agreed: bool


def read_twice(image: Image.Image) -> tuple[CheckedWord, ...]:
    """The words of a grey page image of FINE_DPI; where the readings differ, the surer one."""
    scale = COARSE_DPI / FINE_DPI
    coarse_size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    coarse = image.resize(coarse_size, Image.Resampling.LANCZOS)
    with ThreadPoolExecutor(2) as threads:
        second = threads.submit(read_words, coarse, COARSE_DPI)
        first = read_words(image, FINE_DPI)
        other = [_scaled(word, 1 / scale) for word in second.result()]
    return compare(first, other)


def compare(first: Sequence[ReadWord], second: Sequence[ReadWord]) -> tuple[CheckedWord, ...]:
    """The words of the first reading, held against those at the same place in the second."""
    rows = _Rows(second)
    return tuple(_checked(word, rows.under(word)) for word in first if _is_word(word))


def _checked(word: ReadWord, under: Sequence[ReadWord]) -> CheckedWord:
    text = "".join(other.text for other in under)
    if text == word.text:
        return CheckedWord(word, agreed=not _is_suspect(word))
    surer = bool(under) and min(other.confidence for other in under) > word.confidence
    if surer and len(under) == 1:
        word = replace(word, text=text, confidence=under[0].confidence)
    return CheckedWord(word, agreed=False)


def _is_suspect(word: ReadWord) -> bool:
    """Whether a word with digits needs a look although both readings say the same."""
    digits = sum(char.isdigit() for char in word.text)
    least = _SURE_OF_ONE_DIGIT if digits == 1 else _SURE_OF_DIGITS
    return digits > 0 and (word.confidence < least or _ODD_FIGURE.search(word.text) is not None)


class _Rows:
    """Words by height, so that those in a box are found without looking at all of them."""

    def __init__(self, words: Sequence[ReadWord]) -> None:
        self._by_row: dict[int, list[ReadWord]] = {}
        for word in words:
            self._by_row.setdefault(_row(word.top, word.bottom), []).append(word)

    def under(self, word: ReadWord) -> list[ReadWord]:
        """The words whose middle lies in the box of `word`, from left to right."""
        row = _row(word.top, word.bottom)
        near = [other for step in (-1, 0, 1) for other in self._by_row.get(row + step, ())]
        return sorted((other for other in near if _is_under(other, word)), key=lambda other: other.left)


def _row(top: int, bottom: int) -> int:
    return (top + bottom) // 80


def _is_under(other: ReadWord, word: ReadWord) -> bool:
    x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
    return word.left <= x <= word.right and word.top - 8 <= y <= word.bottom + 8


def _scaled(word: ReadWord, scale: float) -> ReadWord:
    left, top, right, bottom = (round(x * scale) for x in (word.left, word.top, word.right, word.bottom))
    return replace(word, left=left, top=top, right=right, bottom=bottom)


def _is_word(word: ReadWord) -> bool:
    return any(char.isalnum() for char in word.text) or word.confidence >= _LEAST_SURE
