"""What the ink of a page says against a word, although two readings of it agree.

Both readings see the same picture: what a seal hides from one it hides from the other.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from PIL import Image

from ingest.parsers.tesseract import ReadWord

DARK = 128
"""Grey levels below are ink."""
_COARSE = 4
_RED = 48
"""So much more red than green and blue is ink of a stamp, not a colour fringe of the scanner."""
_NEXT_LETTER = 0.22
"""Of a word's height: nearer ink belongs to the same word; a blank is wider."""
_BELOW = 0.2
"""Of a word's height: commas hang so deep."""
_SPECK = 12
"""Fewer dark pixels (at 300 dpi) are dust; a full stop has about 36."""


class PageInk:
    """The stamps of a page, and its ink that no word accounts for; `words` are those that are sure."""

    def __init__(self, image: Image.Image, grey: Image.Image, words: Iterable[ReadWord]) -> None:
        colours = np.asarray(image.convert("RGB").reduce(_COARSE), dtype=np.int16)
        self._stamps: npt.NDArray[np.bool_] = colours[:, :, 0] - colours[:, :, 1:].max(axis=2) > _RED
        self._unread: npt.NDArray[np.bool_] = np.asarray(grey) < DARK
        for word in words:
            self._unread[word.top : word.bottom, word.left : word.right] = False

    def speaks_against(self, word: ReadWord) -> bool:
        """Whether the word is stamped upon, or only a piece of what is printed."""
        return self.is_stamped(word) or self._is_cut(word)

    def is_stamped(self, word: ReadWord) -> bool:
        """Whether ink of a stamp lies on the word or beside it, where letters of it may be lost."""
        beside = word.bottom - word.top
        left, right = max(0, word.left - beside) // _COARSE, (word.right + beside) // _COARSE + 1
        return bool(self._stamps[word.top // _COARSE : word.bottom // _COARSE + 1, left:right].any())

    def _is_cut(self, word: ReadWord) -> bool:
        """Whether unread ink or the edge of the page stands beside it, without a blank: '10' of '10,31%'."""
        height = word.bottom - word.top
        near = round(height * _NEXT_LETTER)
        if word.left < near or word.right + near > self._unread.shape[1]:
            return True
        rows = self._unread[word.top : word.bottom + round(height * _BELOW)]
        before, after = rows[:, max(0, word.left - near) : word.left], rows[:, word.right : word.right + near]
        return bool(max(before.sum(), after.sum()) >= _SPECK)
