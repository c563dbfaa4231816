"""Answers a figure query: chooses the right figures of the ledger, or says what exists instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from retrieval.ask.context import Contexts
from retrieval.ask.figure_scores import FoundFigure, authority, fit_for, same_class, scored
from retrieval.ask.figure_sources import FigureSources, SourcedFigure
from retrieval.ask.meaning import (
    LEAST_COVERAGE,
    PLANNED,
    fits_period,
    fits_place,
    fits_status,
    names_topic,
    same_indicator,
    speaks_of,
)
from retrieval.domain.figure import Observation
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period
from retrieval.domain.query import Ask, FigureQuery, Scope, StatusAsked
from retrieval.language.figure_asks import asks_of, topic_of
from retrieval.language.text import fold

__all__ = ["FigureChoice", "FigureReader", "FoundFigure", "NoFigure", "authority"]

# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_READ_PASSAGES = 24
_CLOSE = 0.8
"""Another source speaks beside the chosen one when it fits nearly as well."""
_MOST_CONFLICTS = 2


@dataclass(frozen=True)
class FigureChoice:
    """The figure that answers, its companions in asked order, its plan or actual twin, and what other
    documents say of the very same."""

    main: FoundFigure
    companions: tuple[FoundFigure, ...]
    twin: FoundFigure | None
    conflicts: tuple[FoundFigure, ...] = ()


@dataclass(frozen=True)
class NoFigure:
    """No figure fits; what does exist of the same indicator, best first."""

    periods: tuple[tuple[Period, RetrievedPassage], ...] = ()
    areas: tuple[tuple[str, RetrievedPassage], ...] = ()


class FigureReader:
    """Reads and ranks the figures of the archive."""

    def __init__(self, sources: FigureSources, contexts: Contexts) -> None:
        self._sources = sources
        self._contexts = contexts

    def choose(
        self, query: FigureQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> FigureChoice | NoFigure:
        """The best figure whose indicator, period, place and status all fit the query."""
        near = tuple(found for found in passages if self._may_speak_of(query, found))[:_READ_PASSAGES]
        asks = asks_of(query)
        on_topic = self._on_topic(query, self._sources.of(query, near, scope))
        if not self._fitting(query, asks[0], on_topic):
            on_topic = self._on_topic(query, self._sources.read(near)) or on_topic
        fitting = self._fitting(query, asks[0], on_topic)
        if not fitting:
            return self._nothing(query, on_topic)
        main = max(fitting, key=lambda figure: _rank(_with_statement(figure, on_topic)))
        companions = tuple(self._companions(query, asks[1:], main, on_topic))
        twin = self._twin(main, on_topic)
        return FigureChoice(
            main,
            companions,
            None if twin in companions else twin,
            tuple(self._conflicts(main, fitting, companions)),
        )

    def _may_speak_of(self, query: FigureQuery, found: RetrievedPassage) -> bool:
        """Passages of other places are not even read: what they hold could not be proven."""
        return speaks_of(query.reading.place, found.passage, self._contexts.of(found.stored))

    def _on_topic(self, query: FigureQuery, figures: Iterable[SourcedFigure]) -> list[FoundFigure]:
        topic = topic_of(query)
        read = (scored(query, topic, figure, self._contexts.of(figure.found.stored)) for figure in figures)
        return [figure for figure in read if names_topic(figure.topic)]

    def _fitting(self, query: FigureQuery, ask: Ask, figures: list[FoundFigure]) -> list[FoundFigure]:
        return [
            replace(figure, score=figure.score + fit_for(ask, figure))
            for figure in figures
            if self.fits(query, ask, figure)
        ]

    def fits(self, query: FigureQuery, ask: Ask, figure: FoundFigure) -> bool:
        """Whether period, place and status of the figure are those asked for."""
        text, observation = figure.found.passage.text, figure.observation
        context = self._contexts.of(figure.found.stored)
        return (
            fits_period(ask.period, observation.period, context)
            and fits_status(query.status, observation.status)
            and (
                not ask.statuses or (observation.status in PLANNED) == (not ask.statuses.isdisjoint(PLANNED))
            )
            and fits_place(query.reading.place, observation, text, figure.found.passage, context)
        )

    def _companions(
        self, query: FigureQuery, asks: tuple[Ask, ...], main: FoundFigure, figures: list[FoundFigure]
    ) -> Iterator[FoundFigure]:
        """One figure for each further thing that was asked, of the same indicator, near the main one."""
        given = [main]
        for ask in asks:
            fitting = [
                figure
                for figure in self._fitting(_any_status(query), ask, figures)
                if _accompanies(figure, main, ask) and not any(_same_figure(figure, g) for g in given)
            ]
            best = max(fitting, key=lambda f: (_nearness(f, main), _rank(f)), default=None)
            if best is not None:
                given.append(best)
                yield best

    def _twin(self, main: FoundFigure, others: list[FoundFigure]) -> FoundFigure | None:
        """The plan beside the actual figure, or the actual beside the plan; best from the same document.

        Same indicator, days, measure, unit and place: anything less would compare what is not alike.
        """
        place = self._contexts.of(main.found.stored).places[:1]
        candidates = [
            figure
            for figure in others
            if _is_twin(figure, main) and self._contexts.of(figure.found.stored).places[:1] == place
        ]
        return max(candidates, key=lambda f: (_nearness(f, main), _rank(f)), default=None)

    def _conflicts(
        self, main: FoundFigure, fitting: list[FoundFigure], given: tuple[FoundFigure, ...]
    ) -> Iterator[FoundFigure]:
        """What other documents state of the very same, where it differs: shown beside, never averaged."""
        values = {_value(main), *(_value(figure) for figure in given)}
        best = sorted(fitting, key=_rank, reverse=True)
        close = (f for f in best if f.score >= main.score - _CLOSE and _is_rival(f, main))
        for figure in close:
            if _value(figure) not in values and len(values) <= _MOST_CONFLICTS:
                values.add(_value(figure))
                yield figure

    def _nothing(self, query: FigureQuery, on_topic: list[FoundFigure]) -> NoFigure:
        there: list[FoundFigure] = []
        elsewhere: list[FoundFigure] = []
        for figure in on_topic:
            text, context = figure.found.passage.text, self._contexts.of(figure.found.stored)
            here = fits_place(query.reading.place, figure.observation, text, figure.found.passage, context)
            (there if here else elsewhere).append(figure)
        asked = query.reading.period
        then = [
            f
            for f in elsewhere
            if fits_period(asked, f.observation.period, self._contexts.of(f.found.stored))
        ]
        return NoFigure(_other_periods(there, asked), _other_areas(then))


def _any_status(query: FigureQuery) -> FigureQuery:
    """The query for further asks: each names its own firmness."""
    return replace(query, status=StatusAsked.ANY)


def _rank(figure: FoundFigure) -> tuple[float, str, int]:
    """Best score first; equal scores are told apart by document and place, never by chance."""
    return (round(figure.score, 6), figure.found.passage.document_id, -figure.observation.quantity.span.start)


def _value(figure: FoundFigure) -> tuple[object, ...]:
    quantity = figure.observation.quantity
    return (quantity.value, quantity.high, fold(quantity.unit), figure.observation.status in PLANNED)


def _same_figure(one: FoundFigure, other: FoundFigure) -> bool:
    same = one.observation.quantity.span == other.observation.quantity.span
    return same and one.found.passage.id == other.found.passage.id


def _accompanies(figure: FoundFigure, main: FoundFigure, ask: Ask) -> bool:
    """Whether a figure is of the main one's indicator, and of a measure that the ask names."""
    one, other = figure.observation, main.observation
    same = one.indicator_span == other.indicator_span and _nearness(figure, main) == _SAME_SENTENCE
    wanted = not ask.measures or any(same_class(one.measure, measure) for measure in ask.measures)
    counted = ask.units and any(fold(one.quantity.unit).startswith(unit.split()[0]) for unit in ask.units)
    return bool((wanted or counted) and (same or counted or same_indicator(one.indicator, other.indicator)))


def _with_statement(figure: FoundFigure, others: list[FoundFigure]) -> FoundFigure:
    """A statement that gives plan and actual together says more than one of them alone."""
    together = any(_is_twin(other, figure) and _nearness(other, figure) == _SAME_SENTENCE for other in others)
    return replace(figure, score=figure.score + 0.2) if together else figure


_SAME_SENTENCE = 3


def _nearness(figure: FoundFigure, main: FoundFigure) -> int:
    """3 in the same sentence, 2 in the same passage, 1 in the same document."""
    if figure.found.passage.id == main.found.passage.id:
        return _SAME_SENTENCE if figure.observation.sentence == main.observation.sentence else 2
    return int(figure.found.stored.id == main.found.stored.id)


def _is_twin(figure: FoundFigure, main: FoundFigure) -> bool:
    one, other = figure.observation, main.observation
    return (one.status in PLANNED) != (other.status in PLANNED) and _comparable(one, other)


def _is_rival(figure: FoundFigure, main: FoundFigure) -> bool:
    one, other = figure.observation, main.observation
    alike = (one.status in PLANNED) == (other.status in PLANNED) and one.base is other.base
    return figure.found.stored.id != main.found.stored.id and alike and _comparable(one, other)


def _comparable(one: Observation, other: Observation) -> bool:
    """Same indicator, days, measure, unit, prices and place."""
    return (
        one.measure is other.measure
        and fold(one.quantity.unit) == fold(other.quantity.unit)
        and one.price_basis is other.price_basis
        and same_indicator(one.indicator, other.indicator)
        and same_indicator(one.part_of, other.part_of)
        and one.area == other.area
        and _same_period(one, other)
    )


def _same_period(one: Observation, other: Observation) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.same_days(other.period)


def _other_periods(
    on_topic: list[FoundFigure], asked: Period | None
) -> tuple[tuple[Period, RetrievedPassage], ...]:
    """The periods for which the indicator is known, the nearest to the asked one first, at most three."""
    known: dict[Period, RetrievedPassage] = {}
    for figure in sorted(on_topic, key=_rank, reverse=True):
        if figure.observation.period is not None and figure.topic.coverage > LEAST_COVERAGE:
            known.setdefault(figure.observation.period, figure.found)
    if asked is not None:
        by_distance = sorted(known, key=lambda period: abs((period.end - asked.end).days))
        known = {period: known[period] for period in by_distance}
    return tuple(known.items())[:3]


def _other_areas(then: list[FoundFigure]) -> tuple[tuple[str, RetrievedPassage], ...]:
    """The places for which the indicator is known at that time, at most three."""
    known: dict[str, RetrievedPassage] = {}
    for figure in sorted(then, key=_rank, reverse=True):
        if figure.observation.area is not None:
            known.setdefault(figure.observation.area, figure.found)
    return tuple(known.items())[:3]
