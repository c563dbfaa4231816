"""Whether the figures of a worded sentence mean what they mean in its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.ask.context import Contexts, DocumentContext
from retrieval.ask.evidence import Citable
from retrieval.ask.figure_fit import same_class
from retrieval.ask.indicator_match import names_another
from retrieval.ask.meaning import fits_period, fits_place
from retrieval.ask.topic_match import AROUND, Circle, circles_of, credit
from retrieval.domain.figure import PLANNED, Observation, Quantity
from retrieval.domain.passage import Passage
from retrieval.domain.query import Concept, FigureQuery, Query
from retrieval.domain.span import Span
from retrieval.language import claims, phrases
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.figure_asks import asks_of
from retrieval.language.observations import Surroundings, observe
from retrieval.language.provinces import province
from retrieval.language.quantities import find_quantities


class Unproven(Exception):
    """A sentence that cannot be shown; the message says why, in Vietnamese, for the model to repair."""


def prove_figures(
    query: Query, text: str, pieces: tuple[Citable, ...], contexts: Contexts
) -> tuple[Span, ...]:
    """Holds each figure against those that the pieces state: unit, measure, direction, limit, firmness,
    period, place and indicator must be those of one of them; raises Unproven for the first that is like none.

    Returns where the sentence says the periods that are proven with its figures.
    """
    # A closing mark belongs to no number: '38/63.' would be read as half of one.
    text = text.rstrip(".!?…")
    anchor = contexts.of(pieces[0].quoted.stored).anchor
    _check_units(text, pieces)
    read = {each.quantity.span: each for each in observe(text, Surroundings(anchor=anchor))}
    periods: list[Span] = []
    for quantity in find_quantities(text):
        said, stated = read.get(quantity.span), list(_stated(quantity, pieces))
        if not stated and not any(_writes(piece, quantity) for piece in pieces):
            raise Unproven(phrases.amount_differs(quantity.span.of(text)))
        if said is None or not stated:
            continue
        planned = claims.planning(claims.clause_around(text, quantity.span))
        faults = [_difference(query, said, planned, each, piece, contexts) for each, piece in stated]
        if None not in faults:
            raise Unproven(f"{quantity.span.of(text)}: {faults[0]}")
        if said.period_span is not None:
            periods.append(said.period_span)
    return tuple(periods)


def _check_units(text: str, pieces: tuple[Citable, ...]) -> None:
    """A number that the evidence writes with its unit only is not told without one."""
    bare = claims.without_amounts(text)
    for claim in claims.figures_in_order(bare):
        if not any(claim.held_by(piece.unmeasured) for piece in pieces):
            raise Unproven(phrases.amount_differs(claim.written))


def _writes(piece: Citable, quantity: Quantity) -> bool:
    """Whether the piece writes the quantity where no figure was read: a day's count, a number of items."""
    start = piece.quoted.span.start
    read = [
        each.quantity.span.shift(-start) for each in piece.observations if each.quantity.span.start >= start
    ]
    return any(
        claims.same_amount(quantity, other)
        for other in find_quantities(piece.text)
        if not any(other.span.overlaps(span) for span in read)
    )


def _stated(quantity: Quantity, pieces: tuple[Citable, ...]) -> Iterator[tuple[Observation, Citable]]:
    for piece in pieces:
        for observation in piece.observations:
            if claims.same_amount(quantity, observation.quantity):
                yield observation, piece


def _difference(
    query: Query,
    said: Observation,
    planned: frozenset[str],
    stated: Observation,
    piece: Citable,
    contexts: Contexts,
) -> str | None:
    """In what the two differ; None when they say the same of the same.

    `planned` are the words by which the sentence calls the figure a plan.
    """
    passage = piece.quoted.passage
    if passage is None:
        return None
    context = contexts.of(piece.quoted.stored)
    local = stated.shifted(-passage.span.start) if stated.quantity.span.within(passage.span) else None
    if local is None:
        return None
    if not same_class(said.measure, stated.measure) or said.quantity.negative != stated.quantity.negative:
        return phrases.MEASURE_DIFFERS
    if said.quantity.bound is not stated.quantity.bound:
        return phrases.BOUND_DIFFERS
    called = planned - claims.planning(local.clause.of(passage.text))
    if (said.status in PLANNED) != (stated.status in PLANNED) or (called and stated.status not in PLANNED):
        return phrases.STATUS_DIFFERS
    if not _same_time(query, said, stated, context):
        return phrases.PERIOD_DIFFERS
    if not _same_place(query, said, local, passage, context):
        return phrases.PLACE_DIFFERS
    return None if _same_indicator(said, local, passage, context) else phrases.INDICATOR_DIFFERS


def _same_time(query: Query, said: Observation, stated: Observation, context: DocumentContext) -> bool:
    """The sentence says the figure's period; it may leave it out where it is the one asked for."""
    if said.period is not None:
        return fits_period(said.period, stated.period, context)
    asked = (
        {ask.period for ask in asks_of(query)} if isinstance(query, FigureQuery) else {query.reading.period}
    )
    return len(asked) == 1 and all(fits_period(period, stated.period, context) for period in asked)


def _same_place(
    query: Query, said: Observation, stated: Observation, passage: Passage, context: DocumentContext
) -> bool:
    named = province(said.area) if said.area is not None and said.area_span is not None else None
    return fits_place(named or query.reading.place, stated, passage.text, passage, context)


def _same_indicator(
    said: Observation, stated: Observation, passage: Passage, context: DocumentContext
) -> bool:
    """Every word of the sentence's indicator is said of the figure, and none of a neighbour's."""
    words = evidence_terms(claims.spelled_out(said.indicator))
    topic = tuple(Concept(((word,),)) for word in sorted(words))
    circles = circles_of(passage.text, stated, passage, context, passage.span.start)
    frame: Circle = (1.0, " ".join((*passage.locator.headings, context.about)))
    near = (*(circle for circle in circles if circle[0] > AROUND), frame)
    if not all(credit(concept, near) for concept in topic):
        return False
    return not topic or not names_another(topic, circles, stated, passage, context)
