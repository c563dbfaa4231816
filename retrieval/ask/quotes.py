"""Quotes: from spans in a passage to spans of the stored text."""

from __future__ import annotations

from dataclasses import replace

from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.found_clause import FoundClause
from retrieval.ask.pieces import Piece
from retrieval.domain.answer import Quoted, Role
from retrieval.domain.document import HeaderPart, StoredDocument
from retrieval.domain.passage import Locator, Passage, PassageRole
from retrieval.domain.span import Origin, Span
from retrieval.language.document_numbers import find_numbers

_LONGEST_LEAD = 300


def quote_figure(figure: FoundFigure, role: Role) -> Quoted:
    """The sentence that states a figure."""
    passage = figure.found.passage
    observation = figure.observation.shifted(passage.span.start)
    return Quoted(
        role=role,
        stored=figure.found.stored,
        locator=passage.locator,
        span=observation.sentence,
        values=(figure.written,),
        origin=_origin(passage),
        observation=observation,
        passage=passage,
    )


def quote_clause(clause: FoundClause, role: Role = Role.ANSWER) -> Quoted:
    """The clause that answers, with what follows it where that is told too."""
    piece = clause.piece
    told = Span(piece.span.start, (clause.going_on or piece).span.end)
    values = tuple(span.of(piece.text) for span in (clause.value, *clause.further) if span)
    return _quote_piece(piece, told, role, values)


def quote_lead(clause: FoundClause) -> Quoted | None:
    """The line that leads the clause in, when there is one that is short enough to be read with it."""
    lead = clause.piece.lead
    if lead is None or lead.end - lead.start > _LONGEST_LEAD:
        return None
    return _quote_piece(clause.piece, lead, Role.CONTEXT, ())


def _quote_piece(piece: Piece, span: Span, role: Role, values: tuple[str, ...]) -> Quoted:
    return replace(quote_span(piece.found.stored, piece.found.passage, span, role), values=values)


def quote_span(stored: StoredDocument, passage: Passage, span: Span, role: Role) -> Quoted:
    """A stretch of the stored text that stands in or around a passage."""
    return Quoted(role, stored, passage.locator, span, origin=_origin(passage), passage=passage)


def quote_header(stored: StoredDocument, part: HeaderPart, page: int | None = 1) -> Quoted | None:
    """The words of a header field; None when it was not read from the text."""
    source = stored.document.sources.get(part)
    if source is None or source.span is None:
        return None
    locator = Locator(page=page if stored.version.page_starts else None)
    return Quoted(Role.HEADER, stored, locator, source.span, origin=source.origin)


def quote_file_name(stored: StoredDocument) -> Quoted | None:
    """The file name that gave a document its whole number; None when the number stands elsewhere."""
    document, path = stored.document, stored.placement.path
    source = document.sources.get(HeaderPart.NUMBER)
    if source is None or source.origin is not Origin.FILENAME or document.number is None:
        return None
    if not find_numbers(document.number.written):
        return None
    span = Span(path.rfind("/") + 1, len(path))
    return Quoted(Role.HEADER, stored, Locator(), span, origin=Origin.FILENAME)


def _origin(passage: Passage) -> Origin:
    return Origin.TABLE if passage.role is PassageRole.TABLE else Origin.TEXT
