"""Writes Unicode text in the old charsets, by rules of its own: the other way round than the code."""

from __future__ import annotations

import unicodedata

from retrieval.language.charsets import Charset

_TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_TCVN3 = {
    "a": (0xB5, 0xB6, 0xB7, 0xB8, 0xB9),
    "ă": (0xBB, 0xBC, 0xBD, 0xBE, 0xC6),
    "â": (0xC7, 0xC8, 0xC9, 0xCA, 0xCB),
    "e": (0xCC, 0xCE, 0xCF, 0xD0, 0xD1),
    "ê": (0xD2, 0xD3, 0xD4, 0xD5, 0xD6),
    "i": (0xD7, 0xD8, 0xDC, 0xDD, 0xDE),
    "o": (0xDF, 0xE1, 0xE2, 0xE3, 0xE4),
    "ô": (0xE5, 0xE6, 0xE7, 0xE8, 0xE9),
    "ơ": (0xEA, 0xEB, 0xEC, 0xED, 0xEE),
    "u": (0xEF, 0xF1, 0xF2, 0xF3, 0xF4),
    "ư": (0xF5, 0xF6, 0xF7, 0xF8, 0xF9),
    "y": (0xFA, 0xFB, 0xFC, 0xFD, 0xFE),
}
_TCVN3_BARE = {"ă": 0xA8, "â": 0xA9, "ê": 0xAA, "ô": 0xAB, "ơ": 0xAC, "ư": 0xAD, "đ": 0xAE, "Đ": 0xA7}
_VNI_SIGNS = {"": "øûõùï", "^": "àåãáä", "(": "èúüéë"}
_VNI_WHOLE = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ", "Đ": "Ñ"}
_VIQR = {"\u0302": "^", "\u0306": "(", "\u031b": "+", **dict(zip(_TONES, "`?~'.", strict=True))}


def encode(text: str, charset: Charset) -> str:
    """The text as the old charset writes it, one code point per byte."""
    write = {Charset.TCVN3: _tcvn3, Charset.VNI: _vni, Charset.VIQR: _viqr}[charset]
    return "".join(char if char.isascii() and char not in ".?'" else write(char) for char in text)


def _parts(char: str) -> tuple[str, int | None]:
    """The vowel with its shape mark, and the index of its tone."""
    marks = unicodedata.normalize("NFD", char)
    tone = next((index for index, mark in enumerate(_TONES) if mark in marks), None)
    vowel = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", vowel), tone


def _tcvn3(char: str) -> str:
    vowel, tone = _parts(char)
    if tone is not None:
        return chr(_TCVN3[vowel][tone])
    return chr(_TCVN3_BARE[vowel]) if vowel in _TCVN3_BARE else char


def _vni(char: str) -> str:
    if char in _VNI_WHOLE or char in ".?'":
        return _VNI_WHOLE.get(char, char)
    vowel, tone = _parts(char)
    base = {"ơ": "ô", "ư": "ö"}.get(vowel, unicodedata.normalize("NFD", vowel)[0])
    shape = "^" if vowel in "âêô" else "(" if vowel == "ă" else ""
    if tone is None:
        return base + {"^": "â", "(": "ê", "": ""}[shape]
    return base + _VNI_SIGNS[shape][tone]


def _viqr(char: str) -> str:
    if char in ".?'":
        return f"\\{char}"
    if char in "đĐ":
        return "dd" if char == "đ" else "DD"
    marks = sorted(unicodedata.normalize("NFD", char), key=lambda mark: (mark in _TONES, mark in _VIQR))
    return "".join(_VIQR.get(mark, mark) for mark in marks)
