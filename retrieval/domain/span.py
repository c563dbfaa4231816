"""Pieces of stored text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """How the characters of a span came into the stored text."""

    TEXT = "text"
    TABLE = "table"
    OCR = "ocr"
    FILENAME = "filename"


@dataclass(frozen=True, order=True)
class Span:
    """Half-open range of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of `text` in this span."""
        return text[self.start : self.end]

    def shift(self, offset: int) -> Span:
        """The same range seen from a text that begins `offset` code points earlier."""
        return Span(self.start + offset, self.end + offset)

    def within(self, other: Span) -> bool:
        """Whether this span lies inside `other`."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
