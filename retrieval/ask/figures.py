"""Answers a figure query: chooses the right figures of the ledger, or says what exists instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from retrieval.ask.figure_bearers import borne, of_brand, with_brands
from retrieval.ask.figure_companions import CLOSE, accompanies, in_other_places, order
from retrieval.ask.figure_fit import fit_for
from retrieval.ask.figure_pairs import (
    is_plan_of_year,
    is_rival,
    is_twin,
    nearness,
    other_areas,
    other_periods,
    rank,
    same_figure,
    says_same,
    value_of,
    with_statement,
)
from retrieval.ask.figure_scores import FoundFigure, authority, may_name, scored, telling_forms
from retrieval.ask.figure_sources import FigureSources, SourcedFigure
from retrieval.ask.figure_statements import told_in_full
from retrieval.ask.figure_surroundings import is_of_another_label
from retrieval.ask.figure_units import counts_alike, is_given
from retrieval.ask.indicator_match import AskedIndicator
from retrieval.ask.meaning import (
    fits_period,
    fits_place,
    fits_status,
    is_aim_of_year,
    is_plan_beside,
    speaks_of,
    told_of,
)
from retrieval.ask.topic_match import LEAST_COVERAGE, circles_of, match_topic
from retrieval.domain.figure import PLANNED
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period
from retrieval.domain.query import Ask, FigureQuery, Scope, StatusAsked
from retrieval.language.asked_places import asks_inside, asks_which_place
from retrieval.language.bodies import find_bodies
from retrieval.language.brands import Brand, find_brands
from retrieval.language.figure_asks import asks_of, fits_prices, prices_asked

__all__ = ["FigureChoice", "FigureReader", "FoundFigure", "NoFigure", "authority"]

# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_READ_PASSAGES = 24
_MOST_CONFLICTS = 2


@dataclass(frozen=True)
class FigureChoice:
    """The figure that answers, its companions in asked order, its plan or actual twin, what other
    documents say of the very same, the same figure of other places where the question names none, and
    what states the main one again."""

    main: FoundFigure
    companions: tuple[FoundFigure, ...]
    twin: FoundFigure | None
    conflicts: tuple[FoundFigure, ...] = ()
    elsewhere: tuple[FoundFigure, ...] = ()
    agreeing: tuple[FoundFigure, ...] = ()


@dataclass(frozen=True)
class NoFigure:
    """No figure fits; what does exist of the same indicator, best first."""

    periods: tuple[tuple[Period, RetrievedPassage], ...] = ()
    areas: tuple[tuple[str, RetrievedPassage], ...] = ()


class FigureReader:
    """Reads and ranks the figures of the archive."""

    def __init__(self, sources: FigureSources) -> None:
        self._sources = sources
        self._contexts = sources.contexts

    def within(self, documents: tuple[str, ...]) -> FigureReader:
        """A reader of the figures of these documents alone."""
        return FigureReader(replace(self._sources, documents=documents))

    def choose(
        self, query: FigureQuery, passages: tuple[RetrievedPassage, ...], scope: Scope
    ) -> FigureChoice | NoFigure:
        """The best figure whose indicator, period, place and status all fit the query."""
        near = tuple(islice((p for p in passages if self._may_speak_of(query, p)), _READ_PASSAGES))
        asks, asked = asks_of(query), AskedIndicator.of(query)
        on_topic, fitting = self._found(query, asked, near, scope)
        if not fitting:
            elsewhere = self._on_topic(query, asked, self._sources.elsewhere(query, scope))
            return self._nothing(query, [*on_topic, *elsewhere])
        if asks_which_place(query):
            fitting = [figure for figure in fitting if figure.observation.area_span is not None] or fitting
        best = max(fitting, key=lambda figure: rank(with_statement(figure, on_topic)))
        # Several things asked are told together where one sentence does.
        main = told_in_full(best, fitting) if len(asks) == 1 else best
        companions = tuple(self._companions(query, asks[1:], main, on_topic))
        twin = self._twin(main, on_topic)
        return FigureChoice(
            main,
            companions,
            None if twin is not None and any(same_figure(twin, c) for c in companions) else twin,
            tuple(self._conflicts(main, fitting, companions)),
            in_other_places(query, main, fitting),
            tuple(f for f in sorted(fitting, key=rank, reverse=True) if f is not main and says_same(f, main)),
        )

    def _found(
        self, query: FigureQuery, asked: AskedIndicator, near: tuple[RetrievedPassage, ...], scope: Scope
    ) -> tuple[list[FoundFigure], list[FoundFigure]]:
        """The figures on the topic, and those that fit: of the ledger; where none does also of passages that
        it holds nothing of; at last those that are told of the time asked for, though not by themselves."""
        ask, kept = asks_of(query)[0], self._sources.of(query, near, scope)
        on_topic = self._on_topic(query, asked, kept, near)
        fitting = self._fitting(query, ask, on_topic)
        if not fitting:
            on_topic += self._on_topic(query, asked, self._sources.read(_unread(near, kept)), near)
            fitting = self._fitting(query, ask, on_topic)
        if not fitting:
            timed = [self._timed_anew(ask, figure) for figure in on_topic]
            fitting = self._fitting(query, ask, timed)
            on_topic = timed if fitting else on_topic
        return on_topic, fitting

    def _may_speak_of(self, query: FigureQuery, found: RetrievedPassage) -> bool:
        """Passages of other places are not even read: what they hold could not be proven."""
        place = query.reading.place
        return place is None or speaks_of(place, found.passage, self._contexts.of(found.stored))

    def _on_topic(
        self,
        query: FigureQuery,
        asked: AskedIndicator,
        figures: Iterable[SourcedFigure],
        near: Sequence[RetrievedPassage] = (),
    ) -> list[FoundFigure]:
        forms, kept = telling_forms(asked.topic), []
        bodies, brands = find_bodies(query.reading.written), find_brands(query.reading.written)
        for each in (figure for figure in self._naming(brands, figures, near) if may_name(forms, figure)):
            passage, context = each.found.passage, self._contexts.of(each.found.stored)
            offset = passage.span.start
            branded = of_brand(brands, each.observation, passage.text)
            if branded is None:
                continue
            circles = circles_of(passage.text, each.observation, passage, context, offset)
            circles = with_brands(circles, brands, each.observation, passage.text)
            if not asked.may_be_measured_by(circles, each.observation):
                continue
            match = match_topic(asked.topic, circles, query.reading.text)
            if asked.is_measured_by(match, circles, each.observation, passage, context):
                first = asked.topics[0]
                match = match if first == asked.topic else match_topic(first, circles, query.reading.text)
                whose = branded + borne(bodies, each.observation, passage.text, context, offset)
                kept.append(scored(query, asked.excess(each.observation), whose, match, each))
        return kept

    def _naming(
        self, brands: tuple[Brand, ...], figures: Iterable[SourcedFigure], near: Sequence[RetrievedPassage]
    ) -> Iterator[SourcedFigure]:
        """The figures of documents that write the names: no other speaks of them. A name in capitals may be
        an abbreviation that none writes, neither they nor the documents of what was retrieved."""
        if not brands:
            yield from figures
            return
        kept = tuple(figures)
        found = (*(each.found for each in kept), *near)
        names = {each.stored.id: self._contexts.names_of(each.stored) for each in found}
        written = {brand.name for brand in brands if any(brand.name in those for those in names.values())}
        needed = written | {brand.name for brand in brands if brand.sure}
        yield from (figure for figure in kept if needed <= names[figure.found.stored.id])

    def _fitting(
        self, query: FigureQuery, ask: Ask, figures: list[FoundFigure], *, further: bool = False
    ) -> list[FoundFigure]:
        inside, prices = asks_inside(query), prices_asked(query)
        return [
            replace(figure, score=figure.score + fit_for(ask, figure))
            for figure in figures
            if fits_prices(prices, figure.observation.price_basis)
            and self._fits(query, ask, figure, further=further, inside=inside)
        ]

    def _fits(
        self, query: FigureQuery, ask: Ask, figure: FoundFigure, *, further: bool, inside: bool
    ) -> bool:
        """Whether period, place and status of the figure are those asked for, first or `further`."""
        text, observation = figure.found.passage.text, figure.observation
        context = self._contexts.of(figure.found.stored)
        return (
            counts_alike(ask, observation)
            and not is_given(ask, observation)
            and not is_of_another_label(ask, figure)
            and (
                fits_period(ask.period, observation.period, context)
                or (figure.topic.own >= LEAST_COVERAGE and is_aim_of_year(ask.period, observation))
                or (further and is_plan_beside(ask.period, observation))
            )
            and fits_status(query.status, observation.status)
            and (
                not ask.statuses or (observation.status in PLANNED) == (not ask.statuses.isdisjoint(PLANNED))
            )
            and fits_place(
                query.reading.place,
                observation,
                text,
                figure.found.passage,
                context,
                inside=inside,
            )
        )

    def _timed_anew(self, ask: Ask, figure: FoundFigure) -> FoundFigure:
        """A figure whose own period is another, taken to be of the time asked for where it is told of it."""
        observation, found = figure.observation, figure.found
        before = self._contexts.before(found, observation.sentence.start)
        anchor = self._contexts.of(found.stored).anchor
        if not told_of(ask, observation, found.passage.text, before, anchor):
            return figure
        return replace(figure, observation=replace(observation, period=ask.period, period_span=None))

    def _companions(
        self, query: FigureQuery, asks: tuple[Ask, ...], main: FoundFigure, figures: list[FoundFigure]
    ) -> Iterator[FoundFigure]:
        """One figure for each further thing that was asked, of the same indicator, near the main one."""
        given = [main]
        for ask in asks:
            fitting = [
                figure
                for figure in self._fitting(
                    _any_status(query), replace(ask, besides=""), figures, further=True
                )
                if accompanies(figure, main, ask) and not any(same_figure(figure, g) for g in given)
            ]
            best = max(fitting, key=lambda figure: order(figure, main, ask), default=None)
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
            if (is_twin(figure, main) or is_plan_of_year(figure, main))
            and self._contexts.of(figure.found.stored).places[:1] == place
        ]
        return max(candidates, key=lambda f: (nearness(f, main), rank(f)), default=None)

    def _conflicts(
        self, main: FoundFigure, fitting: list[FoundFigure], given: tuple[FoundFigure, ...]
    ) -> Iterator[FoundFigure]:
        """What other documents state of the very same, where it differs: shown beside, never averaged."""
        values = {value_of(main), *(value_of(figure) for figure in given)}
        best = sorted(fitting, key=rank, reverse=True)
        close = (f for f in best if f.score >= main.score - CLOSE and is_rival(f, main))
        for figure in close:
            if value_of(figure) not in values and len(values) <= _MOST_CONFLICTS:
                values.add(value_of(figure))
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
        return NoFigure(other_periods(there, asked), other_areas(then))


def _unread(
    near: tuple[RetrievedPassage, ...], kept: tuple[SourcedFigure, ...]
) -> Iterator[RetrievedPassage]:
    """The passages of documents of which the ledger holds nothing near."""
    read = {figure.found.stored.id for figure in kept}
    return (found for found in near if found.stored.id not in read)


def _any_status(query: FigureQuery) -> FigureQuery:
    """The query for further asks: each names its own firmness."""
    return replace(query, status=StatusAsked.ANY)
