"""Numbers in words: 'năm mươi triệu' is 50.000.000, 'mười lăm' 15; '30 (ba mươi) ngày' says it twice."""

from __future__ import annotations

import re

from retrieval.language.text import fold
from retrieval.language.word_starts import at_word_start

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_TEN = "mười"
_SCALES = (
    (("tỷ", "tỉ"), 10**9),
    (("triệu",), 10**6),
    (("nghìn", "ngàn"), 10**3),
    (("trăm",), 100),
    (("mươi",), 10),
)
_SPARE = ("linh", "lẻ")
_EACH = (*_DIGITS, _TEN, *_SPARE, *(name for names, _ in _SCALES for name in names))
_WORD = rf"(?:{'|'.join(_EACH)})"
_WORDS = rf"{_WORD}(?: {_WORD})*"
NUMBER_IN_WORDS = fold(_WORDS)
"""One or several words of a number, fold()ed."""
SAID_AGAIN = re.compile(rf"\s?\({_WORDS}\)", re.IGNORECASE)
"""After a number, the same in words: '30 (ba mươi) ngày'."""
SAID_BEFORE = re.compile(rf"(?<!\w){_WORDS} \($", re.IGNORECASE)
"""Before a number in brackets, the same in words: 'hai (02) năm'."""
COUNTING = re.compile(
    rf"(?P<number>{at_word_start(*_EACH)}(?: {_WORD})+)"
    r" (?P<unit>đồng|ngày|giờ|tháng|năm|tuổi|phần trăm)(?!\w)"
)
"""A number of several words that counts money, time or per cent, on lower_aligned() text."""


def value_of_words(words: str) -> int | None:
    """The value of a number in words, lower case with diacritics; None where they make none: 'hai ba'."""
    return _value([word for word in words.split() if word not in _SPARE])


def _value(words: list[str]) -> int | None:
    for names, scale in _SCALES:
        at = next((at for at, word in enumerate(words) if word in names), None)
        if at is not None:
            many, rest = _value(words[:at]), _value(words[at + 1 :]) if words[at + 1 :] else 0
            return None if many is None or rest is None or rest >= scale else many * scale + rest
    if words[:1] == [_TEN] and len(words) > 1:
        ones = _value(words[1:])
        return None if ones is None or ones > 9 else 10 + ones
    return {**_DIGITS, _TEN: 10}.get(words[0]) if len(words) == 1 else None
