"""Normal forms of Vietnamese text.

normalize() keeps meaning and case and is what is stored; fold() is what is compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from retrieval.language.character_maps import CharacterMap

# Look-alikes that keyboards, Word and PDF producers mix up. One code point to one, so that
# offsets survive. U+00D0 (Eth) and U+0189 stand for Đ in documents typed with old fonts.
_LOOKALIKES = str.maketrans(
    {
        "\u00d0": "Đ",
        "\u0189": "Đ",
        "\u00f0": "đ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u3000": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\ufe63": "-",
        "\uff0d": "-",
        "\u2212": "-",
        "\r": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
# Characters that carry no text: zero-width marks, BOM, soft hyphen, C0/C1 controls.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f-\x9f]")

_LOOKALIKE = re.compile(f"[{''.join(map(re.escape, map(chr, _LOOKALIKES)))}]")
"""Looking for them first is many times faster than translating a text that holds none."""

_FOLD_DASHES = str.maketrans({"–": "-", "—": "-", "―": "-"})


def normalize(text: str) -> str:
    """NFC with look-alikes unified and invisible characters removed; dashes – and — stay as written."""
    text = text.replace("\r\n", "\n")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return text.translate(_LOOKALIKES) if _LOOKALIKE.search(text) else text


# The forms of a passage and of a document are asked for by many readers in turn, those of words again and
# again. Whole documents may have millions of characters: few of them are kept.
_LONGEST_WORDS = 64
_WORDS_KEPT = 16_384
_LONGEST_PASSAGE = 2000
_PASSAGES_KEPT = 256
_DOCUMENTS_KEPT = 4


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, all dashes as '-': the form in which text is compared.

    Idempotent. Never longer than NFC input would suggest, but not offset-preserving in general:
    use fold_aligned() where offsets matter.
    """
    return _folded_words(text) if len(text) <= _LONGEST_WORDS else _folded(text)


def _folded(text: str) -> str:
    usual = _FOLDED.of(text)
    if usual is not None:
        return usual
    bare = normalize(text).lower().translate(_BARE_TABLE)
    return bare if bare.isascii() else unicodedata.normalize("NFC", bare)


_folded_words = lru_cache(_WORDS_KEPT)(_folded)


class _BareTable(dict[int, str]):
    """What fold() leaves of one code point, learned on first sight: str.translate then runs at C speed."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code))
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
        self[code] = bare.replace("đ", "d").translate(_FOLD_DASHES)
        return self[code]


_BARE_TABLE = _BareTable()

_FOLDED = CharacterMap(lambda char: normalize(char).lower().translate(_BARE_TABLE))


class _FoldTable(dict[int, str]):
    """Folds one code point to one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = fold(char)
        self[code] = folded[0] if folded else char
        return self[code]


_FOLD_TABLE = _FoldTable()


def fold_aligned(text: str) -> str:
    """fold() code point by code point: same length as NFC `text`, so that spans carry over."""
    return _aligned_passages(text) if len(text) <= _LONGEST_PASSAGE else _aligned_documents(text)


def _aligned(text: str) -> str:
    usual = _FOLDED.of(text)
    return text.translate(_FOLD_TABLE) if usual is None else usual


_aligned_passages = lru_cache(_PASSAGES_KEPT)(_aligned)
_aligned_documents = lru_cache(_DOCUMENTS_KEPT)(_aligned)


def has_diacritics(text: str) -> bool:
    """Whether any letter carries a Vietnamese mark (đ counts)."""
    return fold(text) != normalize(text).lower().translate(_FOLD_DASHES)


def squeeze(text: str) -> str:
    """Runs of white space as one blank, ends trimmed."""
    return " ".join(text.split())


# oà/òa, oè/òe, uỳ/ùy: two ways to place the tone; the newer one is kept. Same length both ways.
_OLD_TONES = {
    old + mark: new
    for old, mark, new in (
        *(("o", a, b + "a") for a, b in zip("àáảãạ", "òóỏõọ", strict=True)),
        *(("o", a, b + "e") for a, b in zip("èéẻẽẹ", "òóỏõọ", strict=True)),
        *(("u", a, b + "y") for a, b in zip("ỳýỷỹỵ", "ùúủũụ", strict=True)),
    )
}
# The letters come first, what stands around them after: a search for known first letters is much faster.
_OLD_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<!q..)(?!\w)")


def lower_aligned(text: str) -> str:
    """Lower case with one placement of tones (hoà → hòa); same length, so that spans carry over."""
    return _lowered_passages(text) if len(text) <= _LONGEST_PASSAGE else _lowered_documents(text)


def in_brackets(text: str, at: int) -> bool:
    """Whether a bracket that opened before a place has not closed there."""
    return text.count("(", 0, at) > text.count(")", 0, at)


def in_small_letters(text: str) -> str:
    """Lower case code point by code point, so that spans carry over."""
    lowered = text.lower()
    # 'İ' grows, and the form of a sigma depends on what follows it.
    return lowered if len(lowered) == len(text) and "Σ" not in text else "".join(map(_lower_letter, text))


def _lowered(text: str) -> str:
    return _OLD_TONE.sub(lambda match: _OLD_TONES[match.group()], in_small_letters(text))


def _lower_letter(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


_lowered_passages = lru_cache(_PASSAGES_KEPT)(_lowered)
_lowered_documents = lru_cache(_DOCUMENTS_KEPT)(_lowered)
