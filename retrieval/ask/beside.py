"""What is told beside the clause that answers best: what it is a part of, goes on with, or hardly beats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from retrieval.ask.found_clause import FoundClause, rank
from retrieval.ask.list_scores import is_about_one
from retrieval.ask.pieces import LONGEST_PARAGRAPH, Piece, Pieces
from retrieval.domain.query import Reading
from retrieval.language.prose_lists import list_in, names_all

# In the units of a clause's score; chosen on list questions of our own (docs/evaluation.md).
_NEARLY = 0.8
"""By how much less another clause may answer to be told beside one that is no list."""
_LISTS_MORE = 0.4
"""What it is worth there that it lists something, where a list is asked for."""
_RIVALS = 0.3
"""By how much less another list may answer to be told beside the best one."""
_LONGEST_AROUND = 3000
"""In characters: a longer list is not told in place of a part of it."""


def with_nearly_as_good(clause: FoundClause, others: Iterable[FoundClause]) -> FoundClause:
    """The clause with the next best one of its document: two sentences may tell what none does alone."""
    return replace(clause, second=_nearly_as_good(clause, others, lists_more=0.0))


def with_rest_of_list(
    clause: FoundClause, others: Sequence[FoundClause], reading: Reading, pieces: Pieces
) -> FoundClause:
    """The clause, where a list is asked for, as the whole list that it is a part of, and with what may be
    meant as well: another list that answers nearly alike, or what follows and the next best clause."""
    clause = _outermost(clause, others, reading)
    if _is_whole_list(clause.piece):
        return replace(clause, second=_rival(clause, others))
    second = _nearly_as_good(clause, others, lists_more=_LISTS_MORE)
    told = _going_on(clause, second, pieces)
    return replace(told, second=_going_on(second, clause, pieces) if second else None)


def told_first(best: FoundClause, clauses: Iterable[FoundClause]) -> FoundClause:
    """The clause of the same document that said before what the best one repeats, as summaries at the end of
    news do."""
    before = (
        clause
        for clause in clauses
        if clause.found.stored.id == best.found.stored.id
        and clause.piece.span.end <= best.piece.span.start
        and best.piece.core in clause.piece.text
    )
    return replace(max(before, key=rank, default=best), confidence=best.confidence)


def _outermost(best: FoundClause, clauses: Iterable[FoundClause], reading: Reading) -> FoundClause:
    """The list that holds the best clause, where that answers nearly as well, and is not asked about one of
    its items alone."""
    around = (
        clause
        for clause in clauses
        if clause.piece.holds(best.piece)
        and len(clause.piece.text) <= _LONGEST_AROUND
        and best.score - clause.score < (_RIVALS if best.piece.items else _NEARLY)
        and not is_about_one(clause.piece.item_texts, reading)
    )
    return replace(max(around, key=rank, default=best), confidence=best.confidence)


def _rival(best: FoundClause, clauses: Iterable[FoundClause]) -> FoundClause | None:
    """The other list, of any document, that answers nearly as well as a list."""
    rivals = (
        clause
        for clause in clauses
        if best.score - clause.score < _RIVALS
        and (_is_whole_list(clause.piece) or list_in(clause.piece.text) is not None)
        and not clause.piece.tells_what(best.piece)
    )
    return max(rivals, key=rank, default=None)


def _nearly_as_good(
    best: FoundClause, clauses: Iterable[FoundClause], *, lists_more: float
) -> FoundClause | None:
    def behind(clause: FoundClause) -> float:
        listing = lists_more * (list_in(clause.piece.text) is not None) if lists_more else 0.0
        return round(best.score - clause.score - listing, 6)

    nearly = (
        clause
        for clause in clauses
        if clause.found.stored.id == best.found.stored.id
        and not clause.piece.span.overlaps(best.piece.span)
        and len(clause.piece.text) <= LONGEST_PARAGRAPH
        and behind(clause) < _NEARLY
    )
    return min(nearly, key=behind, default=None)


def _going_on(clause: FoundClause, other: FoundClause | None, pieces: Pieces) -> FoundClause:
    """The clause with what follows it, where that may go on with a list, as far as the other one."""
    if _is_whole_list(clause.piece):
        return clause
    return replace(clause, going_on=pieces.going_on(clause.piece, other.piece if other else None))


def _is_whole_list(piece: Piece) -> bool:
    return bool(piece.items) or names_all(piece.text)
