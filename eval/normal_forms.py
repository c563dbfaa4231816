"""The scorer's own normal forms.

Written apart from retrieval.language and retrieval.ask on purpose: a scorer that compared with the
code it judges would share its mistakes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from retrieval.domain.span import Span

_SAME = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "–": "-",
        "—": "-",
        "\u2212": "-",
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "ð": "đ",
        "\u0189": "đ",
    }
)
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
# The two ways of placing the tone on open oa, oe, uy: 'hoà' is rewritten as 'hòa', 'thuỷ' as 'thủy'.
_NEW_TONES = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"]
_OLD_TONES = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"]
_OLD_OF_NEW = dict(zip(_NEW_TONES, _OLD_TONES, strict=True))
_NEW_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_NEW_TONES)})(?![^\W\d_])")
_BLANK_BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
_BLANKS_AT_SLASH = re.compile(r" ?/ ?")
_BLANKS_IN_RANGE = re.compile(r"(?<=[\d%]) ?- ?(?=\d)")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The form in which answers are compared: lower case, one blank between words, dashes unified.

    'hoà' and 'hòa' are one word; '8,97 %' is '8,97%', '21 /2025' is '21/2025'.
    """
    seen = "".join(c for c in unicodedata.normalize("NFC", text) if c not in _INVISIBLE)
    blanks = " ".join(seen.lower().translate(_SAME).split())
    joined = _BLANK_BEFORE_PERCENT.sub("", _BLANKS_AT_SLASH.sub("/", blanks))
    return _NEW_TONE.sub(lambda found: _OLD_OF_NEW[found.group()], _BLANKS_IN_RANGE.sub("-", joined))


def holds(text: str, wanted: str) -> bool:
    """Whether plain(text) contains plain(wanted) with its numbers and its first word whole.

    '5%' is not in '15%' or '1,5%'; '1.200' is not in '1.2000' or '1.200,5'; 'an' is not in 'ban'.
    """
    inside, piece = plain(text), plain(wanted)
    at = inside.find(piece) if piece else -1
    while at != -1:
        if _whole(inside, at, at + len(piece)):
            return True
        at = inside.find(piece, at + 1)
    return False


def _whole(text: str, start: int, end: int) -> bool:
    if text[start].isdigit() and _number_goes_on(text[:start][::-1][:2]):
        return False
    if text[end - 1].isdigit() and _number_goes_on(text[end : end + 2]):
        return False
    return not (text[start].isalpha() and start > 0 and text[start - 1].isalpha())


def _number_goes_on(beside: str) -> bool:
    """Whether what stands beside a digit, read away from it, belongs to the same number."""
    return beside[:1].isdigit() or (beside[:1] in (".", ",") and beside[1:2].isdigit())


@dataclass(frozen=True)
class Squeezed:
    """A text without its white space, in lower case, and where each character came from."""

    text: str
    chars: str
    offsets: tuple[int, ...]


@lru_cache(maxsize=1024)
def squeeze(text: str) -> Squeezed:
    """Drops white space and invisible characters: extraction breaks lines where the source does not."""
    kept = [(at, c) for at, c in enumerate(text) if not c.isspace() and c not in _INVISIBLE]
    chars = "".join((c.lower()[:1] or c).translate(_SAME) for _, c in kept)
    return Squeezed(text, chars, tuple(at for at, _ in kept))


def find_span(text: str, wanted: str) -> tuple[Span, ...]:
    """Where `wanted` stands in `text`, whatever the white space, case and way of writing numbers.

    Tried first letter by letter, then word by word with numbers by value, so that the raw cell
    '1249.7' is found in a sheet rendered as '1.249,7'.
    """
    wanted = unicodedata.normalize("NFC", wanted)
    return _find_letters(squeeze(text), squeeze(wanted).chars) or _find_words(text, wanted)


def _find_letters(where: Squeezed, wanted: str) -> tuple[Span, ...]:
    found: list[Span] = []
    at = where.chars.find(wanted) if wanted else -1
    while at != -1:
        span = Span(where.offsets[at], where.offsets[at + len(wanted) - 1] + 1)
        if _cuts_no_number(where.text, span):
            found.append(span)
        at = where.chars.find(wanted, at + 1)
    return tuple(found)


def _cuts_no_number(text: str, span: Span) -> bool:
    before, after = text[max(0, span.start - 2) : span.start][::-1], text[span.end : span.end + 2]
    opens = text[span.start].isdigit() and _number_goes_on(before)
    return not (opens or (text[span.end - 1].isdigit() and _number_goes_on(after)))


_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_Key = str | frozenset[str]


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[tuple[_Key, Span], ...]:
    return tuple((_key(m.group()), Span(*m.span())) for m in _WORD.finditer(text))


def _key(word: str) -> _Key:
    return number_values(word) if word[0].isdigit() else word.lower()


def number_values(written: str) -> frozenset[str]:
    """Every value that a written number can mean: '599.042' is 599042 or 599,042; '1.249,7' is one."""
    separators = [c for c in written if c in ".,"]
    digits = re.split(r"[.,]", written)
    as_decimal = _value("".join(digits[:-1]), digits[-1])
    as_grouped = _value("".join(digits), "")
    if not separators:
        return frozenset({as_grouped})
    if len(set(separators)) == 2:
        return frozenset({as_decimal})
    if len(separators) > 1:
        return frozenset({as_grouped})
    return frozenset({as_decimal, as_grouped} if len(digits[-1]) == 3 else {as_decimal})


def _value(whole: str, fraction: str) -> str:
    return f"{whole.lstrip('0') or '0'}.{fraction}"


def _find_words(text: str, wanted: str) -> tuple[Span, ...]:
    needle = [key for key, _ in _words(wanted)]
    words = _words(text)
    starts = range(len(words) - len(needle) + 1) if needle else range(0)
    return tuple(
        Span(words[at][1].start, words[at + len(needle) - 1][1].end)
        for at in starts
        if all(_same(words[at + step][0], key) for step, key in enumerate(needle))
    )


def _same(left: _Key, right: _Key) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        return left == right
    return not left.isdisjoint(right)
