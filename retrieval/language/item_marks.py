"""The marks that open the items of a list: 'Điều 2.', 'A.', 'IV.', '3)', '1.2.', 'đ)', '(1)', '-', '+'."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PATTERNS = (
    ("article", re.compile(r"(?:Điều|Chương|Mục|Phần|Phụ lục)\s+(?P<said>[\dIVXLC]+)\b[.:]?\s*")),
    ("capital", re.compile(r"(?P<said>[A-HK-MĐ])[.)]\s+")),
    ("roman", re.compile(r"(?P<said>[IVX]{1,6})[.)]\s+")),
    ("number", re.compile(r"(?P<said>\d{1,2})[.)]\s+")),
    ("decimal", re.compile(r"\d{1,2}\.(?P<said>\d{1,2})[.)]?\s+")),
    ("decimals", re.compile(r"(?:\d{1,2}\.){2,}(?P<said>\d{1,2})[.)]?\s+")),
    ("letter", re.compile(r"\(?(?P<said>[a-zđ])[.)]\s+")),
    ("bracketed", re.compile(r"\((?P<said>\d{1,2})\)\s+")),
    ("dash", re.compile(r"[-–—]\s+")),
    ("bullet", re.compile(r"[•*]\s+")),
    ("plus", re.compile(r"\+\s+")),
)
"""Outermost first."""
_ANY = re.compile("|".join(pattern.pattern.replace("(?P<said>", "(?:") for _, pattern in _PATTERNS))
"""Most lines open with none: one look tells."""
_AT_LINES = re.compile(rf"^[^\S\n]*(?:{_ANY.pattern})", re.MULTILINE)
_RANKS = {kind: rank for rank, (kind, _) in enumerate(_PATTERNS)}
_LETTERED = frozenset({"capital", "letter"})
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SKIPPED = 2
"""How many letters a list may leave out: after 'i' comes 'k', or 'j'."""


@dataclass(frozen=True)
class Mark:
    """What opens an item: its kind, and its place in the list, from 1; 0 for marks that are all alike."""

    kind: str
    at: int = 0

    def outranks(self, other: Mark) -> bool:
        """Whether lists with this mark hold those with the other one: 'II.' before 'b)'."""
        return _RANKS[self.kind] < _RANKS[other.kind]

    def follows(self, other: Mark) -> bool:
        """Whether this is the next mark of the other's list: '3.' after '2.'."""
        gap = self.at - other.at
        return self.kind == other.kind and 0 < gap <= (_SKIPPED if self.kind in _LETTERED else 1)


def has_marks(text: str) -> bool:
    """Whether any line of a text opens with a mark."""
    return _AT_LINES.search(text) is not None


def mark_of(line: str) -> Mark | None:
    """The mark that opens a line without leading white space; None where none does."""
    if _ANY.match(line) is None:
        return None
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match is not None:
            said = match.groupdict().get("said", "")
            return Mark(kind, _place(kind, said))
    return None


def without_marker(item: str) -> str:
    """An item's words: its marker, the closing punctuation and extra white space removed."""
    return unnumbered(item).rstrip(" ;,.")


def unnumbered(line: str) -> str:
    """A line without its marker and extra white space; an article keeps its number."""
    line = " ".join(line.split())
    if _ANY.match(line) is None:
        return line
    markers = (pattern.match(line) for _, pattern in _PATTERNS[1:])
    return line[next((marker.end() for marker in markers if marker is not None), 0) :]


def roman_value(digits: str) -> int:
    """The value of a Roman number of the letters I, V, X, L and C in either case."""
    values = [_ROMAN[digit] for digit in digits.upper()]
    following = [*values[1:], 0]
    return sum(-one if one < after else one for one, after in zip(values, following, strict=True))


def _place(kind: str, said: str) -> int:
    if kind in _LETTERED:
        return _LETTERS.index(said.lower()) + 1
    if said.isdecimal():
        return int(said)
    return roman_value(said) if said else 0
