"""Whether extracted text is Vietnamese (or plain Latin) text, or the rubbish of an old font."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from retrieval.language.character_maps import CharacterMap
from retrieval.language.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_SMALL_LETTERS = CharacterMap(lambda char: char.lower() if _WORD.match(char) else " ")
# What is written in Vietnamese, or in plain Latin.
_LETTERS = re.compile(r"[\x00-\x7fàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]+")
_FEWEST_WORDS = 20
_MOST_WORDS = 30_000
_LEAST_SHARE = 0.75
_MOST_FOREIGN = 0.01


def is_readable(text: str) -> bool:
    """Whether the words that carry marks are Vietnamese syllables; marks in the wrong places betray
    TCVN3, VNI and wrong encodings. Text without marks passes: it may be English or typed bare."""
    if text.count("\ufffd") > 0.01 * len(text):
        return False
    words = _words(text)
    marked = [word for word in words if not word.isascii()]
    if len(marked) < _FEWEST_WORDS:
        return len(marked) < 0.8 * max(1, len(words)) or _share(marked) >= 0.5
    return _share(marked) >= _LEAST_SHARE


def is_vietnamese_layer(text: str) -> bool:
    """Whether a PDF's text layer can be trusted: most words are Vietnamese syllables.

    An English OCR of a Vietnamese page has hardly a mark left, and half of its words are none. A font that
    maps a few letters wrongly leaves those of other alphabets inside words: 'hình thӭc'.
    """
    words = [word for word in _words(text) if len(word) > 1]
    if len(words) < _FEWEST_WORDS:
        return True
    return _share(words) >= _LEAST_SHARE and _share_of_foreign(words) <= _MOST_FOREIGN


def _share_of_foreign(words: list[str]) -> float:
    letters = "".join(words)
    return len(_LETTERS.sub("", letters)) / len(letters)


def _words(text: str) -> list[str]:
    """The words of the text, as many as a judgement needs."""
    usual = _SMALL_LETTERS.of(text)
    if usual is not None:
        return usual.split(None, _MOST_WORDS)[:_MOST_WORDS]
    return [match.group().lower() for match in islice(_WORD.finditer(text), _MOST_WORDS)]


def _share(words: list[str]) -> float:
    return sum(map(_is_vietnamese, words)) / max(1, len(words))


@lru_cache(maxsize=16_384)
def _is_vietnamese(word: str) -> bool:
    return _LETTERS.fullmatch(word) is not None and is_syllable(word)
