"""How figures stand to one another: near, plan beside actual, two sources of the very same."""

from __future__ import annotations

from dataclasses import replace

from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.indicator_match import same_indicator, within_indicator
from retrieval.ask.meaning import is_plan_beside
from retrieval.ask.topic_match import LEAST_COVERAGE
from retrieval.domain.figure import PLANNED, Observation
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.question_words import INDICATOR_HEAD
from retrieval.language.text import fold

SAME_SENTENCE = 3
SAME_PASSAGE = 2


def rank(figure: FoundFigure) -> tuple[float, str, int]:
    """Best score first; equal scores are told apart by document and place, never by chance."""
    return (round(figure.score, 6), figure.found.passage.document_id, -figure.observation.quantity.span.start)


def value_of(figure: FoundFigure) -> tuple[object, ...]:
    """What two figures have to share to say the same: value, unit, and whether planned."""
    quantity = figure.observation.quantity
    return (quantity.value, quantity.high, fold(quantity.unit), figure.observation.status in PLANNED)


def same_figure(one: FoundFigure, other: FoundFigure) -> bool:
    """Whether both are the same words of the same passage."""
    same = one.observation.quantity.span == other.observation.quantity.span
    return same and one.found.passage.id == other.found.passage.id


def says_same(figure: FoundFigure, main: FoundFigure) -> bool:
    """Whether a figure gives the value of the main one, of one indicator and measured alike."""
    one, other = figure.observation, main.observation
    alike = one.measure is other.measure and one.base is other.base
    return alike and value_of(figure) == value_of(main) and is_akin(figure, main)


def with_statement(figure: FoundFigure, others: list[FoundFigure]) -> FoundFigure:
    """A statement that gives plan and actual together says more than one of them alone."""
    together = any(is_twin(other, figure) and nearness(other, figure) == SAME_SENTENCE for other in others)
    return replace(figure, score=figure.score + 0.2) if together else figure


def nearness(figure: FoundFigure, main: FoundFigure) -> int:
    """3 in the same sentence, 2 in the same passage, 1 in the same document."""
    if figure.found.passage.id == main.found.passage.id:
        here = figure.observation.sentence == main.observation.sentence
        return SAME_SENTENCE if here else SAME_PASSAGE
    return int(figure.found.stored.id == main.found.stored.id)


def is_akin(figure: FoundFigure, main: FoundFigure) -> bool:
    """Whether both are of one indicator: in one document a name may be cut short, and one sentence
    tells cases of the same side by side: '5 triệu đồng/ha đối với keo, 8 triệu đồng/ha đối với gỗ lớn'."""
    one, other = figure.observation, main.observation
    near = nearness(figure, main)
    if near == SAME_SENTENCE and "/" in one.quantity.unit:
        return fold(one.quantity.unit) == fold(other.quantity.unit)
    akin = within_indicator if near else same_indicator
    return akin(one.indicator, other.indicator)


def is_twin(figure: FoundFigure, main: FoundFigure) -> bool:
    """Whether one is the plan of what the other achieved."""
    one, other = figure.observation, main.observation
    return (one.status in PLANNED) != (other.status in PLANNED) and _comparable(one, other)


def is_plan_of_year(figure: FoundFigure, main: FoundFigure) -> bool:
    """Whether a figure is the plan of the year, told in the sentence of what was reached by a day of it."""
    one, other = figure.observation, main.observation
    beside = nearness(figure, main) == SAME_SENTENCE and is_plan_beside(other.period, one)
    return beside and other.status not in PLANNED and _comparable(replace(one, period=other.period), other)


def is_rival(figure: FoundFigure, main: FoundFigure) -> bool:
    """Whether another document states the very same."""
    one, other = figure.observation, main.observation
    alike = (one.status in PLANNED) == (other.status in PLANNED) and one.base is other.base
    return figure.found.stored.id != main.found.stored.id and alike and _comparable(one, other)


def is_of_the_same(figure: FoundFigure, main: FoundFigure) -> bool:
    """Whether the same document tells of the same time, measured alike, and as firmly."""
    one, other = figure.observation, main.observation
    return (
        figure.found.stored.id == main.found.stored.id
        and one.measure is other.measure
        and (one.status in PLANNED) == (other.status in PLANNED)
        and _same_period(one, other)
    )


def is_elsewhere(figure: FoundFigure, main: FoundFigure) -> bool:
    """Whether it measures the same of another place; indicators name places, so their words may differ."""
    one, other = figure.observation, main.observation
    placed = one.area is not None and other.area is not None and one.area != other.area
    return (
        placed
        and (one.status in PLANNED) == (other.status in PLANNED)
        and one.measure is other.measure
        and fold(one.quantity.unit) == fold(other.quantity.unit)
        and one.price_basis is other.price_basis
        and _same_period(one, other)
    )


def _comparable(one: Observation, other: Observation) -> bool:
    """Same indicator, days, measure, unit, prices and place."""
    return (
        one.measure is other.measure
        and fold(one.quantity.unit) == fold(other.quantity.unit)
        and one.price_basis is other.price_basis
        and same_indicator(one.indicator, other.indicator)
        and same_indicator(_whole(one), _whole(other))
        and one.area == other.area
        and _same_period(one, other)
    )


def _whole(observation: Observation) -> str:
    """The indicator that a figure is part of; a heading ('I. Ưu điểm') or words of its own are no whole."""
    own = evidence_terms(observation.part_of) <= evidence_terms(observation.indicator)
    return observation.part_of if not own and INDICATOR_HEAD.search(observation.part_of) else ""


def _same_period(one: Observation, other: Observation) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.same_days(other.period)


def other_periods(
    on_topic: list[FoundFigure], asked: Period | None
) -> tuple[tuple[Period, RetrievedPassage], ...]:
    """The periods for which the indicator is known, the nearest to the asked one first, at most three."""
    known: dict[Period, RetrievedPassage] = {}
    for figure in sorted(on_topic, key=rank, reverse=True):
        if figure.observation.period is not None and figure.topic.coverage > LEAST_COVERAGE:
            known.setdefault(figure.observation.period, figure.found)
    if asked is not None:
        by_distance = sorted(known, key=lambda period: abs((period.end - asked.end).days))
        known = {period: known[period] for period in by_distance}
    return tuple(known.items())[:3]


def other_areas(then: list[FoundFigure]) -> tuple[tuple[str, RetrievedPassage], ...]:
    """The places for which the indicator is known at that time, at most three."""
    known: dict[str, RetrievedPassage] = {}
    for figure in sorted(then, key=rank, reverse=True):
        if figure.observation.area is not None:
            known.setdefault(figure.observation.area, figure.found)
    return tuple(known.items())[:3]
