"""The lines that lead into the items of a list: 'Mức chi:' above 'Cấp tỉnh: 950.000 đồng'."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARKS = (
    re.compile(r"[ivx]+[.)]\s"),
    re.compile(r"(?:điều|mục)\s+\d+[.:]|\d+[.)]\s"),
    re.compile(r"\d+(?:\.\d+)+[.)]?\s"),
    re.compile(r"[a-zđ][.)]\s"),
    re.compile(r"[-–•*]\s?"),
    re.compile(r"\+\s?"),
)
"""How list items of each level open, outermost first; on lower_aligned() text."""
_HEADING_WORDS = 22
_KEPT = 160
"""In characters: what a lead-in keeps of a long line."""


def is_item(said: str) -> bool:
    """Whether a line is an item of a list."""
    return any(mark.match(said) for mark in _MARKS)


def leads_in(said: str) -> bool:
    """Whether a sentence without figures speaks for the lines below it."""
    titled = is_item(said) and said[-1] not in ".;," and len(said.split()) <= _HEADING_WORDS
    return said.endswith(":") or titled


@dataclass
class LeadIns:
    """Those open at the current line, outermost first."""

    _open: list[tuple[int, str]] = field(default_factory=list)
    _level: int = 0

    @property
    def above(self) -> str:
        """The innermost one; '' when there is none."""
        return self._open[-1][1] if self._open else ""

    def open(self, line: str) -> None:
        """A new line closes the lead-ins that are not above it; a plain paragraph closes all."""
        self._level = next((at + 1 for at, mark in enumerate(_MARKS) if mark.match(line)), 0)
        self._open = [kept for kept in self._open if kept[0] < self._level]

    def add(self, said: str) -> None:
        """The current line leads into what follows."""
        text = said
        for mark in _MARKS:
            text = mark.sub("", text, count=1) if mark.match(text) else text
        self._open.append((self._level, text.strip(" :").strip()[:_KEPT]))
