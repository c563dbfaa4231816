"""Normal forms of Vietnamese text.

normalize() keeps meaning and case and is what is stored; fold() is what is compared.
"""

from __future__ import annotations

import re
import unicodedata

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

_FOLD_DASHES = str.maketrans({"–": "-", "—": "-", "―": "-"})


def normalize(text: str) -> str:
    """NFC with look-alikes unified and invisible characters removed; dashes – and — stay as written."""
    text = text.replace("\r\n", "\n")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return text.translate(_LOOKALIKES)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d, all dashes as '-': the form in which text is compared.

    Idempotent. Never longer than NFC input would suggest, but not offset-preserving in general:
    use fold_aligned() where offsets matter.
    """
    bare = normalize(text).lower().translate(_BARE_TABLE)
    return bare if bare.isascii() else unicodedata.normalize("NFC", bare)


class _BareTable(dict[int, str]):
    """What fold() leaves of one code point, learned on first sight: str.translate then runs at C speed."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code))
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
        self[code] = bare.replace("đ", "d").translate(_FOLD_DASHES)
        return self[code]


_BARE_TABLE = _BareTable()


class _FoldTable(dict[int, str]):
    """Folds one code point to one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = fold(char)
        self[code] = folded[0] if folded else char
        return self[code]


class _LowerTable(dict[int, str]):
    """Lower-cases one code point to one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char.lower() if len(char.lower()) == 1 else char
        return self[code]


_FOLD_TABLE = _FoldTable()
_LOWER_TABLE = _LowerTable()


def fold_aligned(text: str) -> str:
    """fold() code point by code point: same length as NFC `text`, so that spans carry over."""
    return text.translate(_FOLD_TABLE)


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
# What stands before is looked at last: most of a text is then passed over by its letters alone.
_OLD_TONE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<!q..)(?!\w)")


def lower_aligned(text: str) -> str:
    """Lower case with one placement of tones (hoà → hòa); same length, so that spans carry over."""
    return _OLD_TONE.sub(lambda match: _OLD_TONES[match.group()], in_small_letters(text))


def in_small_letters(text: str) -> str:
    """Lower case code point by code point, so that spans carry over."""
    lowered = text.lower()
    # Few letters have a small form of two, or another one at the end of a word.
    return lowered if len(lowered) == len(text) and "Σ" not in text else text.translate(_LOWER_TABLE)
