"""A clause that answers, and what is told with it."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.ask.pieces import Piece
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.span import Span
from retrieval.language.text import fold


@dataclass(frozen=True)
class FoundClause:
    """A piece that answers; `value` is the name, day or amount in it (in its text), if one was asked,
    `further` what else was asked beside it; `agreeing` are others that give the same value, best first;
    `going_on` is what follows a statement that lists only a part, or nothing, `second` the next best clause
    of the document."""

    piece: Piece
    value: Span | None
    confidence: float
    score: float
    further: tuple[Span, ...] = ()
    agreeing: tuple[FoundClause, ...] = ()
    going_on: Piece | None = None
    second: FoundClause | None = None

    @property
    def found(self) -> RetrievedPassage:
        """The passage in which the piece begins."""
        return self.piece.found

    @property
    def said(self) -> str:
        """The value, fold()ed, a day without that word before it; '' without one."""
        return fold(self.value.of(self.piece.text)).removeprefix("ngay ") if self.value else ""


def rank(clause: FoundClause) -> tuple[float, str, int]:
    return (round(clause.score, 6), clause.found.passage.document_id, -clause.piece.span.start)
