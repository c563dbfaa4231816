"""The same said once more: what else in the archive states what an answer says, for its reader to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.found_clause import FoundClause
from retrieval.ask.quotes import quote_clause, quote_figure, quote_span
from retrieval.domain.answer import Quoted, Role
from retrieval.domain.document import DocumentNumber, StoredDocument
from retrieval.domain.passage import Passage
from retrieval.language.document_numbers import find_numbers
from retrieval.language.sentences import sentences
from retrieval.language.text import fold

_MOST = 2
"""More would bury the answer."""
_BASIS = "can cu "


def quote_agreeing_figures(main: FoundFigure, agreeing: Iterable[FoundFigure]) -> tuple[Quoted, ...]:
    """The sentences of other figures that say what the main one does, best first."""
    return _beside(quote_figure(main, Role.ANSWER), (quote_figure(each, Role.ALSO) for each in agreeing))


def quote_agreeing_clauses(main: FoundClause) -> tuple[Quoted, ...]:
    """The clauses that give the value of the main one, best first."""
    return _beside(quote_clause(main), (quote_clause(each, Role.ALSO) for each in main.agreeing))


def quote_named_again(
    quoted: Quoted, number: DocumentNumber, passages: Iterable[Passage]
) -> tuple[Quoted, ...]:
    """The other sentences of these passages of a document that name a numbered one, but for legal bases."""
    return _beside(quoted, _naming(quoted.stored, number, passages))


def _naming(stored: StoredDocument, number: DocumentNumber, passages: Iterable[Passage]) -> Iterator[Quoted]:
    for passage in passages:
        if number.serial.lstrip("0") not in passage.text:
            continue
        named = [found.span for found in find_numbers(passage.text) if number.fits(found.number)]
        for sentence in sentences(passage.text) if named else ():
            basis = fold(sentence.of(passage.text)).startswith(_BASIS)
            if not basis and any(span.within(sentence) for span in named):
                yield quote_span(stored, passage, sentence.shift(passage.span.start), Role.ALSO)


def _beside(quoted: Quoted, others: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """The first of the others that lie apart, and in no copy of the document that is quoted."""
    shown = [quoted]
    for other in others:
        if not any(_is_same(other, each) for each in shown):
            shown.append(other)
    return tuple(islice(shown, 1, 1 + _MOST))


def _is_same(one: Quoted, other: Quoted) -> bool:
    """Whether both quote one place, or two copies of a document."""
    if one.stored.id == other.stored.id:
        return one.span.overlaps(other.span)
    number = one.stored.document.number
    return number is not None and other.stored.document.number == number
