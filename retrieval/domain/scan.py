"""How stored text was read from a scanned page: what an answer must say of it, and what it can show."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.domain.span import Span


@dataclass(frozen=True)
class ScannedWord:
    """A word of the stored text; `confidence` in [0, 1]; `agreed`: two readings of the page say the same."""

    span: Span
    confidence: float
    agreed: bool


@dataclass(frozen=True)
class Box:
    """A place on a page, as shares of its width and height, origin top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class ScannedLine:
    """A line of a scanned page; `image` is the hash of its picture, kept where a figure is doubtful."""

    span: Span
    page: int
    box: Box
    words: tuple[ScannedWord, ...]
    image: str | None = None

    def doubtful(self, span: Span, text: str) -> tuple[Span, ...]:
        """The words with digits inside `span` of the stored `text` that one reading alone vouches for."""
        return tuple(
            word.span
            for word in self.words
            if word.span.overlaps(span) and not word.agreed and any(c.isdigit() for c in word.span.of(text))
        )
