"""Answers an open query: chooses the sentence or clause that answers, and in it the name or day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from retrieval.ask.beside import told_first, with_nearly_as_good, with_rest_of_list
from retrieval.ask.clause_scores import WHO, form_score, period_score, place_score
from retrieval.ask.clause_values import NEEDS_VALUE, FoundValue, value_of
from retrieval.ask.context import Contexts, DocumentContext
from retrieval.ask.figures import authority
from retrieval.ask.found_clause import FoundClause, rank
from retrieval.ask.meaning import speaks_of
from retrieval.ask.pieces import Piece, Pieces
from retrieval.ask.tellers import Tellers
from retrieval.ask.topic import Topic, covered, weights_of
from retrieval.ask.topic_match import Circle, match_topic, may_be_said, names_topic
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import PeriodKind
from retrieval.domain.query import Concept, Reading, Wanted
from retrieval.domain.span import Span
from retrieval.language.amounts import names_only_amount
from retrieval.language.names import is_charter_of_another, names_organ_of
from retrieval.language.places import is_commune
from retrieval.language.question_words import SOME_DAY_OF_MONTH
from retrieval.language.roles import may_ask_for_several
from retrieval.language.statement_forms import asks_recipients, leads_recipients, without_circumstance
from retrieval.language.text import fold
from retrieval.ports import ContentStore

# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_READ_PASSAGES = 20
_READ_FOR_LISTS = 40
_READ_OF_DOCUMENT = 100
"""Of a document whose number is given: all of it, for a list may stand anywhere."""
_LONG_LIST = 1500
"""In characters."""
_SAID = 0.85
"""What a piece or its lead says itself: all that counts for one of whom no text says that he or she holds the
office that is asked for."""
_UNPROVEN = 0.3
"""How much more of the topic that one must cover: whoever is named beside an office is not its holder."""
_FORM = 0.12
"""A piece of the very form that was asked for may leave more of the topic to its surroundings."""
_ANY_LIST = 0.07
"""How much surer a list must be: an archive that lacks the one asked for holds many others."""
_BY_WORDS = 0.1
"""How much surer a piece must be that only shares words with the question."""
_OF_OTHER_TIME, _OF_OTHER_MONTH = 0.25, 0.6
"""How much surer, where it or its passage states other days than were asked for: what is told month by month
differs each time."""
_AHEAD, _RIVALLED = 0.1, 0.3
"""How far a document that answers stands out from others; what each bit less takes off its confidence."""
_THROUGHOUT = 0.6
"""People and days that a document names somewhere are meant all through it."""
_ABOUT = 0.8
"""Inside a document, its title goes without saying."""
_ARTICLE_ABOUT = 0.2
"""A short news item speaks of one thing throughout."""
_FURTHER = 0.8
"""What it is worth to hold the second of two things asked: 'mấy triệu, trong mấy tháng'."""
_TOLD_IN_SEVERAL = frozenset({Wanted.PASSAGE, Wanted.REASON})
_SPOKEN_OF = 0.45
"""What stands anywhere around a piece counts as held when words are weighed: titles tell no pieces apart."""


@dataclass(frozen=True)
class _Candidate:
    piece: Piece
    value: FoundValue | None
    earned: tuple[float, ...]
    context: DocumentContext
    further: tuple[Span, ...] = ()


class ClauseReader:
    """Reads and ranks the pieces of passages."""

    def __init__(self, contexts: Contexts, content: ContentStore, least_confidence: float) -> None:
        self._least_confidence = least_confidence
        self._contexts = contexts
        self._tellers = Tellers(contexts, content)
        self._pieces = Pieces(content)

    def choose(
        self,
        reading: Reading,
        wanted: Wanted,
        passages: tuple[RetrievedPassage, ...],
        further: tuple[Wanted, ...] = (),
    ) -> FoundClause | None:
        """The best piece that holds what was asked for, a sure one before all others; None without one.

        A piece that holds what is wanted `further` too answers better. Whether the best one is sure enough
        to be told is for the caller to decide: see `sure`.
        """
        of_it = [f for f in passages if speaks_of(reading.place, f.passage, self._contexts.of(f.stored))]
        telling = self._tellers.of(reading, {found.stored.id: found.stored for found in of_it})
        near = [found for found in of_it if found.stored.id in telling]
        near = near[: _how_many(reading, wanted)]
        topic = Topic.of(_concepts(reading), reading.text, (found.passage.text for found in near))
        candidates = tuple(self._candidates(topic, reading, wanted, near, further))
        weights = weights_of([candidate.earned for candidate in candidates], least=_SPOKEN_OF)
        clauses = [self._judged(candidate, weights, reading, wanted) for candidate in candidates]
        fitting = [clause for clause in clauses if self.sure(clause)]
        best = max(fitting or clauses, key=rank, default=None)
        if best is None:
            return None
        if reading.number is None:
            best = _weakened(best, clauses)
        best = told_first(best, clauses)
        if wanted is Wanted.DATE:
            best = _dated_in_full(best, fitting)
        if wanted is Wanted.LIST:
            return with_rest_of_list(best, clauses, reading, self._pieces)
        if wanted in _TOLD_IN_SEVERAL:
            return with_nearly_as_good(best, clauses)
        return self._with_those_alike(_agreed(best, fitting), reading, wanted)

    def _with_those_alike(self, clause: FoundClause, reading: Reading, wanted: Wanted) -> FoundClause:
        """'VĐV nào …?' may ask for several, whom statements alike name one by one."""
        if wanted not in WHO or not may_ask_for_several(reading.written):
            return clause
        piece = self._pieces.with_those_alike(clause.piece, reading.terms)
        return replace(clause, piece=piece, value=None) if piece is not clause.piece else clause

    def sure(self, clause: FoundClause) -> bool:
        """Whether a clause covers enough of the topic to answer."""
        return clause.confidence >= self._least_confidence

    def _candidates(
        self,
        topic: Topic,
        reading: Reading,
        wanted: Wanted,
        near: Sequence[RetrievedPassage],
        further: tuple[Wanted, ...],
    ) -> Iterator[_Candidate]:
        named = {
            stored.id: self._tellers.throughout(reading, stored)
            for stored in {found.stored.id: found.stored for found in near}.values()
        }
        for piece in self._pieces.over(near, wanted):
            passage, context = piece.found.passage, self._contexts.of(piece.found.stored)
            # 'Mức thu: 100.000 đồng' is said of what the line above it names.
            bare = wanted is Wanted.AMOUNT and names_only_amount(piece.text)
            circles: tuple[Circle, ...] = (
                *(
                    _said_of_list(piece)
                    if piece.lead and piece.items
                    else ((1.0, piece.text), (1.0 if bare else 0.85, piece.led_by))
                ),
                (0.6, " ".join((*passage.locator.headings, self._pieces.title_over(piece)))),
                (_THROUGHOUT, named[piece.found.stored.id]),
                (0.45, passage.text),
                (_ABOUT, context.about),
                (_ARTICLE_ABOUT, context.article),
            )
            # An amount is a figure: the stricter proof of figures holds for what it is said of.
            if wanted is Wanted.AMOUNT and not _names_topic(reading, circles):
                continue
            if _is_of_another_organ(piece, reading):
                continue
            if wanted is Wanted.PERSON and piece.items and not may_ask_for_several(reading.written):
                continue
            value = None if piece.items else value_of(piece.text, wanted, reading)
            valueless = value is None and wanted in NEEDS_VALUE and not piece.items
            if valueless or (leads_recipients(piece.led_by) and not asks_recipients(reading.written)):
                continue
            beside = (value_of(piece.text, other, reading) for other in further)
            spans = tuple(other.span for other in beside if other is not None)
            yield _Candidate(piece, value, topic.earned(circles), context, spans)

    def _judged(
        self, candidate: _Candidate, weights: tuple[float, ...], reading: Reading, wanted: Wanted
    ) -> FoundClause:
        piece, coverage = candidate.piece, covered(weights, candidate.earned)
        score = 2.7 * coverage + 0.6 * piece.found.score + authority(piece.found)
        if candidate.value is not None and not candidate.value.proven:
            coverage = covered(weights, candidate.earned, least=_SAID) - _UNPROVEN
        form, timely = form_score(piece, wanted, reading), period_score(piece, reading, candidate.context)
        score += form + timely + place_score(piece, reading)
        confidence = coverage + _FORM * max(0.0, form) - _ANY_LIST * (wanted is Wanted.LIST)
        confidence -= _BY_WORDS * piece.found.by_words_alone + _untimely(reading) * (timely < 0)
        if candidate.value is None:
            return FoundClause(piece, None, confidence, score)
        confidence += _FORM * max(0, candidate.value.fits)
        score += candidate.value.worth + _FURTHER * len(candidate.further)
        return FoundClause(piece, candidate.value.span, confidence, score, candidate.further)


def _said_of_list(piece: Piece) -> tuple[Circle, Circle]:
    """A long list holds many words by chance: its lead says what it is a list of."""
    worth = 0.45 if len(piece.text) > _LONG_LIST else 0.6
    return (1.0, without_circumstance(piece.led_by)), (worth, f"{piece.before} {piece.listed}")


def _how_many(reading: Reading, wanted: Wanted) -> int:
    if wanted is not Wanted.LIST:
        return _READ_PASSAGES
    return _READ_FOR_LISTS if reading.number is None else _READ_OF_DOCUMENT


def _names_topic(reading: Reading, circles: tuple[Circle, ...]) -> bool:
    return may_be_said(reading.concepts, circles) and names_topic(
        match_topic(reading.concepts, circles, reading.text)
    )


def _untimely(reading: Reading) -> float:
    by_month = reading.period is not None and reading.period.kind is PeriodKind.MONTH
    by_month = by_month and SOME_DAY_OF_MONTH.search(fold(reading.written)) is None
    return _OF_OTHER_MONTH if by_month else _OF_OTHER_TIME


def _is_of_another_organ(piece: Piece, reading: Reading) -> bool:
    """What the charter of one organ says, another has not, unless it is named there."""
    charter = is_charter_of_another(reading.text, piece.found.stored.document.subject or "")
    return charter and not names_organ_of(reading.text, f"{piece.led_by} {piece.text}")


def _concepts(reading: Reading) -> tuple[Concept, ...]:
    """What is asked, and the place where it is a commune: documents of a district speak of several."""
    if reading.place is None or not is_commune(reading.place):
        return reading.concepts
    return (*reading.concepts, Concept((tuple(reading.place.folded.split()),)))


def _weakened(best: FoundClause, clauses: Iterable[FoundClause]) -> FoundClause:
    """The clause, less sure where other documents answer nearly as well: the one asked for may be missing."""
    mine = best.found.stored.id
    others = (c for c in clauses if c.found.stored.id != mine and not (best.said and c.said == best.said))
    ahead = best.confidence - max((other.confidence for other in others), default=0.0)
    return replace(best, confidence=best.confidence - _RIVALLED * max(0.0, _AHEAD - ahead))


def _dated_in_full(best: FoundClause, fitting: Sequence[FoundClause]) -> FoundClause:
    """The clause of the same document that says the same day with its year, as a headline does not."""
    again = (c for c in fitting if c.found.stored.id == best.found.stored.id)
    fuller = (c for c in again if best.said != c.said and c.said.startswith(best.said))
    return max(fuller, key=rank, default=best)


def _agreed(best: FoundClause, fitting: Sequence[FoundClause]) -> FoundClause:
    """The clause with those that give its value too."""
    same = (clause for clause in fitting if clause is not best and best.said and clause.said == best.said)
    return replace(best, agreeing=tuple(sorted(same, key=rank, reverse=True)))
