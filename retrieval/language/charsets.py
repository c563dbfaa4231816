"""Vietnamese before Unicode: TCVN3 (.VnTime), VNI, VIQR, recognised by syllables and converted.

One code point of the old text stands for one byte, as decoding with latin-1 (never cp1258) gives it.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice

from retrieval.language.syllables import is_syllable


class Charset(StrEnum):
    """An encoding of the letters, beneath that of the file."""

    TCVN3 = "tcvn3"
    VNI = "vni"
    VIQR = "viqr"


_TONES = {"huyền": "\u0300", "hỏi": "\u0309", "ngã": "\u0303", "sắc": "\u0301", "nặng": "\u0323"}
# Bytes of each vowel with the tones in the order above (TCVN 5712:1993, VN3).
_TCVN3_TONED = {
    "a": "B5 B6 B7 B8 B9", "ă": "BB BC BD BE C6", "â": "C7 C8 C9 CA CB", "e": "CC CE CF D0 D1",
    "ê": "D2 D3 D4 D5 D6", "i": "D7 D8 DC DD DE", "o": "DF E1 E2 E3 E4", "ô": "E5 E6 E7 E8 E9",
    "ơ": "EA EB EC ED EE", "u": "EF F1 F2 F3 F4", "ư": "F5 F6 F7 F8 F9", "y": "FA FB FC FD FE",
}  # fmt: skip
_TCVN3_BARE = dict(zip(range(0xA1, 0xAF), "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
# VNI writes a mark after the letter; the same signs mean other marks after other letters.
_VNI_TONES = dict(zip("øûõùï", _TONES.values(), strict=True))
_VNI_CIRCUMFLEX = dict(zip("âàåãáä", ("", *_TONES.values()), strict=True))
_VNI_BREVE = dict(zip("êèúüéë", ("", *_TONES.values()), strict=True))
_VNI_SINGLE = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_VIQR_MARKS = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_VIQR_TONES = dict(zip("`?~'.", _TONES.values(), strict=True))
# A full stop or question mark that ends a sentence is one, though VIQR asks to write it as "\\.".
_VIQR = re.compile(
    r"\\([`?~'.(^+dD])|([dD])([dD])|([aeiouyAEIOUY])"
    r"(?:([(^+])([`?~'.](?!\s*$))?|()([`~']|[?.](?!\s+[A-ZDĐ]|\s*$)))"
)

_CERTAIN = re.compile("[\u1ea0-\u1ef9]")
_SPLIT = re.compile(r"\s+")
_EDGES = ".,;:!?()[]{}\"“”…/-–—0123456789%'"
_MOST_WORDS = 5000
_LEAST_SHARE = 0.8
_LEAST_GAIN = 0.2
_FEWEST_WORDS = 4


def convert(text: str, charset: Charset) -> str:
    """The text in Unicode, NFC."""
    match charset:
        case Charset.TCVN3:
            converted = _bytes(text).translate(_tcvn3())
        case Charset.VNI:
            converted = _vni_pattern().sub(lambda match: _vni()[match.group()], _bytes(text))
        case Charset.VIQR:
            converted = _VIQR.sub(_viqr, text)
    return unicodedata.normalize("NFC", converted)


def detect(text: str) -> Charset | None:
    """The old encoding of a text, by the share of words that become syllables; None for Unicode."""
    text = unicodedata.normalize("NFC", text)
    if _CERTAIN.search(text):
        return None
    words = _words(text)
    if len(words) < _FEWEST_WORDS:
        return None
    raw = _share(words)
    shares = {charset: _share(_words(convert(" ".join(words), charset))) for charset in Charset}
    best = max(shares, key=lambda charset: shares[charset])
    return best if shares[best] >= _LEAST_SHARE and shares[best] - raw >= _LEAST_GAIN else None


def to_unicode(text: str) -> tuple[str, Charset | None]:
    """The text with its old paragraphs converted, and from what: the file votes, each paragraph agrees."""
    charset = detect(text) or _most_voted(text)
    if charset is None:
        return text, None
    return "\n".join(_converted_line(line, charset) for line in text.split("\n")), charset


def vietnamese_share(text: str) -> float:
    """Share of the words that are Vietnamese syllables with Vietnamese marks, in [0, 1]."""
    return _share(_words(text))


def charset_of_font(font: str) -> tuple[Charset | None, bool]:
    """What a font's name says of text set in it, and whether the font shows capitals only."""
    name = font.strip().lower()
    if name.startswith("vni") and "unicode" not in name:
        return Charset.VNI, False
    if name.startswith(".vn"):
        return Charset.TCVN3, name.endswith("h")
    return (Charset.TCVN3, False) if name.startswith("vntime") else (None, False)


def in_font(text: str, font: str) -> str:
    """A run of text as its font shows it; Unicode typed in an old font stays as it is."""
    charset, capitals = charset_of_font(font)
    if charset is None or _CERTAIN.search(text):
        return text
    converted = convert(text, charset)
    return converted.upper() if capitals else converted


def _most_voted(text: str) -> Charset | None:
    """Of a file that mixes encodings, the old one of its paragraphs, where at least two agree."""
    votes = [found for line in text.split("\n") if (found := detect(line)) is not None]
    best = max(Charset, key=votes.count)
    return best if votes.count(best) > 1 else None


def _converted_line(line: str, charset: Charset) -> str:
    words = _words(line)
    if not words or _CERTAIN.search(line):
        return line
    converted = convert(line, charset)
    return converted if _share(_words(converted)) >= _share(words) else line


def _words(text: str) -> list[str]:
    """Words that could be syllables: not 'NĐ', not '15/QĐ-UBND'."""
    stripped = (word.strip(_EDGES) for word in _SPLIT.split(text))
    return list(islice((word for word in stripped if len(word) > 1 and not word.isupper()), _MOST_WORDS))


def _share(words: list[str]) -> float:
    return sum(_is_vietnamese(word) for word in words) / max(1, len(words))


@lru_cache(maxsize=16_384)
def _is_vietnamese(word: str) -> bool:
    """A syllable whose letters carry at most the marks that Vietnamese has, capitals only in front."""
    plain = word[1:] == word[1:].lower() or word.isupper()
    return plain and is_syllable(word) and all(c.isascii() or c in _letters() for c in word.lower())


@cache
def _letters() -> frozenset[str]:
    toned = (unicodedata.normalize("NFC", v + t) for v in _TCVN3_TONED for t in ("", *_TONES.values()))
    return frozenset(toned) | {"đ"}


@cache
def _tcvn3() -> dict[int, str]:
    toned = {
        int(code, 16): unicodedata.normalize("NFC", vowel + tone)
        for vowel, codes in _TCVN3_TONED.items()
        for code, tone in zip(codes.split(), _TONES.values(), strict=True)
    }
    return toned | _TCVN3_BARE


@cache
def _vni() -> dict[str, str]:
    """Every letter with its mark, in each mixture of capitals and small letters that fonts allow."""
    pairs = {base + sign: base + tone for base in "aeouy" for sign, tone in _VNI_TONES.items()}
    pairs |= {
        old + sign: new + tone for old, new in (("ô", "ơ"), ("ö", "ư")) for sign, tone in _VNI_TONES.items()
    }
    pairs |= {base + sign: f"{base}\u0302{tone}" for base in "aeo" for sign, tone in _VNI_CIRCUMFLEX.items()}
    pairs |= {"a" + sign: f"a\u0306{tone}" for sign, tone in _VNI_BREVE.items()}
    pairs |= _VNI_SINGLE
    table: dict[str, str] = {}
    for old, new in pairs.items():
        letter = unicodedata.normalize("NFC", new)
        table |= {old: letter, old[0].upper() + old[1:]: letter.upper(), old.upper(): letter.upper()}
    return table


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _vni()), key=len, reverse=True)))


def _viqr(match: re.Match[str]) -> str:
    escaped, stroke, _, vowel, mark, mark_tone, _, tone = match.groups(default="")
    if escaped:
        return str(escaped)
    if stroke:
        return "Đ" if stroke == "D" else "đ"
    return f"{vowel}{_VIQR_MARKS.get(mark, '')}{_VIQR_TONES.get(mark_tone or tone, '')}"


def _bytes(text: str) -> str:
    """Symbol fonts keep byte xx at U+F0xx."""
    return re.sub("[\uf000-\uf0ff]", lambda match: chr(ord(match.group()) & 0xFF), text)
