"""Answers an open query: chooses the sentence or clause that answers, and in it the name or day."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from retrieval.ask.context import Contexts, DocumentContext
from retrieval.ask.figures import authority
from retrieval.ask.meaning import TopicMatch, fits_period, match_topic, names_topic, speaks_of
from retrieval.domain.passage import PassageRole, RetrievedPassage
from retrieval.domain.query import Reading, Wanted
from retrieval.domain.span import Span
from retrieval.language.dates import find_dates
from retrieval.language.names import find_organs, find_people
from retrieval.language.periods import stated_periods
from retrieval.language.places import find_provinces
from retrieval.language.quantities import find_quantities
from retrieval.language.sentences import sentences
from retrieval.language.text import fold, fold_aligned

# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_READ_PASSAGES = 20
_LEAST_COVERAGE = 0.5


@dataclass(frozen=True)
class FoundClause:
    """A piece of a passage that answers; `value` is the name, day or amount in it, if one was asked."""

    found: RetrievedPassage
    span: Span
    value: Span | None
    topic: TopicMatch
    score: float


class ClauseReader:
    """Reads and ranks the sentences of passages."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    def choose(
        self, reading: Reading, wanted: Wanted, passages: tuple[RetrievedPassage, ...]
    ) -> FoundClause | None:
        """The best clause that covers the topic and holds what was asked for; None when none does."""
        near = [f for f in passages if speaks_of(reading.place, f.passage, self._contexts.of(f.stored))]
        reading = self._within(reading, near)
        candidates = [
            clause for found in near[:_READ_PASSAGES] for clause in self._read(reading, wanted, found)
        ]
        fitting = [c for c in candidates if c.topic.coverage >= _LEAST_COVERAGE]
        if wanted is Wanted.AMOUNT:
            fitting = [c for c in fitting if names_topic(c.topic)]
        return max(fitting, key=_rank, default=None)

    def _within(self, reading: Reading, near: list[RetrievedPassage]) -> Reading:
        """Inside the document that a question numbers, the words of its title tell no clause from another."""
        if reading.number is None or not near:
            return reading
        titles = " ".join({f.stored.document.subject or "" for f in near})
        titled = match_topic(reading.concepts, ((1.0, titles),)).missing
        rest = tuple(c for c in reading.concepts if " ".join(c.full) in titled)
        return replace(reading, concepts=rest or reading.concepts)

    def _read(self, reading: Reading, wanted: Wanted, found: RetrievedPassage) -> Iterator[FoundClause]:
        text = found.passage.text
        context = self._contexts.of(found.stored)
        around = " ".join((text, *found.passage.locator.headings))
        for piece in _pieces(text, wanted):
            value = _value(text, piece, wanted, reading)
            if value is None and wanted in _NEEDS_VALUE:
                continue
            circles = ((1.0, piece.of(text)), (0.45, around), (0.35, context.about))
            topic = match_topic(reading.concepts, circles, reading.text)
            score = 2.0 * topic.coverage + 0.6 * topic.near + 0.6 * found.score + authority(found)
            score -= 0.6 * len(topic.missing) / max(topic.total, 1)
            score += _form_score(piece.of(text), found, wanted) + _period_score(
                piece.of(text), reading, context
            )
            yield FoundClause(found, piece, value, topic, score)


_LEGAL_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)(?!\w)")
_NEEDS_VALUE = frozenset({Wanted.PERSON, Wanted.ORGAN, Wanted.DATE, Wanted.AMOUNT})


_LEADS_LIST = re.compile(r"(?<!\w)(?:gồm|bao gồm|sau đây|như sau|cụ thể)(?!\w)|:\s*(?:\n|$)", re.IGNORECASE)


def _form_score(said: str, found: RetrievedPassage, wanted: Wanted) -> float:
    """Lists look like lists; legal bases, headers and signatures rarely are what was asked for."""
    score = 0.0
    if wanted is Wanted.LIST:
        score += 0.4 * (items_of(said) >= 2) + 0.3 * bool(_LEADS_LIST.search(said))
    if _LEGAL_BASIS.match(said):
        score -= 0.4
    if found.passage.role in (PassageRole.HEADER, PassageRole.SIGNATURE) and wanted is not Wanted.PERSON:
        score -= 0.3
    return score


def _period_score(said: str, reading: Reading, context: DocumentContext) -> float:
    """A sentence that states the days asked for speaks of them; one that states others does not."""
    if reading.period is None:
        return 0.0
    stated = [found.period for found in stated_periods(said, context.anchor)]
    if any(fits_period(reading.period, period, context) for period in stated):
        return 0.4
    return -0.2 if stated else 0.0


def _pieces(text: str, wanted: Wanted) -> Iterator[Span]:
    """Sentences; for a list the whole passage, so that no item is cut off."""
    if wanted is Wanted.LIST:
        yield Span(0, len(text))
        return
    spans = sentences(text)
    yield from spans
    if wanted in (Wanted.PASSAGE, Wanted.DEFINITION):
        for first, second in itertools.pairwise(spans):
            if second.end - first.start <= 400:
                yield Span(first.start, second.end)


def _value(text: str, piece: Span, wanted: Wanted, reading: Reading) -> Span | None:
    """The name, day or amount that stands nearest to the words of the question, and is none of them."""
    inside = piece.of(text)
    match wanted:
        case Wanted.PERSON:
            places = [found.span for found in find_provinces(inside)]
            spans = [s for s in find_people(inside) if not any(s.within(place) for place in places)]
        case Wanted.ORGAN:
            spans = list(find_organs(inside))
        case Wanted.DATE:
            spans = [found.span for found in find_dates(inside)]
        case Wanted.AMOUNT:
            spans = [found.span for found in find_quantities(inside)]
        case _:
            spans = []
    asked = set(fold(reading.written).split())
    new = [span for span in spans if not set(fold(span.of(inside)).split()) <= asked]
    nearest = min(new, key=lambda span: _distance(inside, span, reading.terms), default=None)
    return nearest.shift(piece.start) if nearest else None


def _distance(text: str, span: Span, terms: tuple[str, ...]) -> float:
    """Mean distance in characters from the question's words to a span; what precedes it counts less far."""
    folded = fold_aligned(text)
    gaps = []
    for term in terms:
        at = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", folded)]
        gaps.append(min((_gap(position, span) for position in at), default=float(len(text))))
    return sum(gaps) / len(gaps) if gaps else float(span.start)


def _gap(position: int, span: Span) -> float:
    return span.start - position if position < span.start else 1.5 * (position - span.end + 1)


def _rank(clause: FoundClause) -> tuple[float, str, int]:
    return (round(clause.score, 6), clause.found.passage.document_id, -clause.span.start)


_ITEM = re.compile(r"(?m)^\s*(?:[-–•+]|\d{1,2}[.)]|[a-zđ]\))\s")


def items_of(text: str) -> int:
    """How many list items a passage holds."""
    return len(_ITEM.findall(text))
