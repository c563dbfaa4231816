"""Abbreviations that documents define: '(sau đây gọi tắt là …)', '(viết tắt là …)', 'Tên đầy đủ (TDĐ)'.

A definition counts only when the letters of the short form are the first letters of the last words before
it: that alone tells where the full form begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.domain.span import Span
from retrieval.language.abbreviations import loose_key
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold

_SHORT = r"(?P<short>[A-ZĐƯƠ][A-Za-zĐđƯươƠ]*(?:[-&./]?[A-ZĐƯƠ][A-Za-zĐđƯươƠ]*){1,7})"
_DEFINED = re.compile(
    r"[(\[]\s*(?:(?:sau đây |dưới đây )?(?:được )?"
    r"(?:gọi (?:chung |tắt )?là|viết tắt(?: là)?|gọi tắt)\s*:?\s*)?"
    rf"[“\"']?{_SHORT}[”\"']?\s*[)\]]"
)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 16
"""In words: longer names are not abbreviated letter by letter."""
_REACH = 160
_UNWRITTEN = frozenset({"va", "cua", "cac", "ve", "cho", "voi", "trong", "theo", "den"})
"""Words that abbreviations leave out: 'khoa học và công nghệ' is KHCN."""


@dataclass(frozen=True)
class Definition:
    """A short form, what the text says it stands for, and where the full form stands."""

    short: str
    full: str
    span: Span


def find_definitions(text: str) -> tuple[Definition, ...]:
    """The definitions of a text (normalised), in reading order."""
    found = (_definition(text, match) for match in _DEFINED.finditer(text))
    return tuple(definition for definition in found if definition is not None)


def _definition(text: str, match: re.Match[str]) -> Definition | None:
    letters = loose_key(match["short"]).replace("/", "")
    if len(letters) < 2 or (is_syllable(letters) and not match["short"].isupper()):
        return None
    start = max(0, match.start() - _REACH)
    before = text[start : match.start()]
    words = list(_WORD.finditer(before))[-_LONGEST:]
    first = _begins_at([fold(word.group()) for word in words], letters)
    if first is None or before[words[-1].end() :].strip():
        return None
    span = Span(start + words[first].start(), start + words[-1].end())
    full = " ".join(span.of(text).split())
    return None if "\n\n" in span.of(text) or ". " in full else Definition(match["short"], full, span)


def _begins_at(words: list[str], letters: str) -> int | None:
    """Where the full form begins, read backwards: each word gives its first letter, small ones may not."""
    left = len(letters)
    for at in range(len(words) - 1, -1, -1):
        if words[at].startswith(letters[left - 1]):
            left -= 1
        elif words[at] not in _UNWRITTEN:
            return None
        if left == 0:
            return at
    return None
