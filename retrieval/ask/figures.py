"""Answers a figure query: reads the figures of the retrieved passages and chooses the right ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from retrieval.ask.context import Contexts, DocumentContext
from retrieval.ask.meaning import (
    LEAST_COVERAGE,
    PLANNED,
    TopicMatch,
    circles_of,
    excess,
    fits_period,
    fits_place,
    fits_status,
    match_topic,
    names_topic,
    same_indicator,
    speaks_of,
)
from retrieval.domain.document import DocumentStatus
from retrieval.domain.figure import Measure, Observation, ValueStatus
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period
from retrieval.domain.query import FigureQuery, StatusAsked
from retrieval.language.observations import observe
from retrieval.language.text import fold

# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_READ_PASSAGES = 24


@dataclass(frozen=True)
class FoundFigure:
    """A figure with its passage, how well it fits, and why."""

    found: RetrievedPassage
    observation: Observation
    topic: TopicMatch
    score: float

    @property
    def written(self) -> str:
        """The quantity as the passage writes it."""
        return self.observation.quantity.span.of(self.found.passage.text)


@dataclass(frozen=True)
class FigureChoice:
    """The figure that answers, its companions in asked order, and its plan or actual twin."""

    main: FoundFigure
    companions: tuple[FoundFigure, ...]
    twin: FoundFigure | None


@dataclass(frozen=True)
class NoFigure:
    """No figure fits; `periods` are those of the same indicator that do exist, with their passages."""

    periods: tuple[tuple[Period, RetrievedPassage], ...]


class FigureReader:
    """Reads and ranks the figures of passages."""

    def __init__(self, contexts: Contexts) -> None:
        self._contexts = contexts

    def choose(self, query: FigureQuery, passages: tuple[RetrievedPassage, ...]) -> FigureChoice | NoFigure:
        """The best figure whose indicator, period, place and status all fit the query."""
        near = [found for found in passages if self._may_speak_of(query, found)]
        read = list(self._read(query, near[:_READ_PASSAGES]))
        on_topic = [figure for figure in read if names_topic(figure.topic)]
        fitting = [figure for figure in on_topic if self.fits(query, figure)]
        if not fitting:
            return NoFigure(_other_periods(on_topic))
        main = max(fitting, key=lambda figure: _rank(_with_statement(figure, on_topic)))
        rest = [figure for figure in on_topic if figure is not main and _same_statement(figure, main)]
        return FigureChoice(main, tuple(_companions(query, main, rest)), self._twin(main, on_topic))

    def _may_speak_of(self, query: FigureQuery, found: RetrievedPassage) -> bool:
        """Passages of other places are not even read: what they hold could not be proven."""
        return speaks_of(query.reading.place, found.passage, self._contexts.of(found.stored))

    def fits(self, query: FigureQuery, figure: FoundFigure) -> bool:
        """Whether period, place and status of the figure are those asked for."""
        text, observation = figure.found.passage.text, figure.observation
        context = self._contexts.of(figure.found.stored)
        return (
            fits_period(query.reading.period, observation.period, context)
            and fits_status(query.status, observation.status)
            and fits_place(query.reading.place, observation.sentence.of(text), figure.found.passage, context)
        )

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

    def _read(self, query: FigureQuery, passages: Iterable[RetrievedPassage]) -> Iterator[FoundFigure]:
        for found in passages:
            context = self._contexts.of(found.stored)
            for observation in observe(found.passage.text, self._contexts.surroundings(found)):
                yield _scored(query, found, observation, context)


def _scored(
    query: FigureQuery, found: RetrievedPassage, observation: Observation, context: DocumentContext
) -> FoundFigure:
    text = found.passage.text
    topic = match_topic(
        query.indicator, circles_of(text, observation, found.passage, context), query.reading.text
    )
    score = (
        2.0 * topic.coverage
        + 0.5 * topic.near
        - 0.5 * excess(observation, text, query)
        + 0.5 * found.score
        + _measure_score(query, observation)
        + _unit_score(query, observation)
        + _status_score(query, observation)
        + (0.15 if observation.period_span is not None else 0.0)
        + authority(found)
    )
    return FoundFigure(found, observation, topic, score)


def authority(found: RetrievedPassage) -> float:
    """A numbered document before a news item, one that opens at a page before others, drafts last."""
    document = found.stored.document
    if document.status is not DocumentStatus.IN_FORCE:
        return -0.3
    return 0.15 * (document.number is not None) + 0.05 * (found.passage.locator.page is not None)


def _measure_score(query: FigureQuery, observation: Observation) -> float:
    if not query.measures:
        return 0.1 if observation.measure is Measure.LEVEL else 0.0
    if observation.measure not in query.measures:
        return -0.6
    return 0.5 if same_class(observation.measure, query.measures[0]) else 0.3


_CHANGES = frozenset({Measure.GROWTH_PCT, Measure.CHANGE_PP, Measure.CHANGE_ABS, Measure.MULTIPLE})


def same_class(one: Measure, other: Measure) -> bool:
    """Whether two measures answer the same asking: every kind of change is a change."""
    return one is other or {one, other} <= _CHANGES


def _unit_score(query: FigureQuery, observation: Observation) -> float:
    # "được bao nhiêu, bằng mấy % dự toán": the per cent are asked beside the level, not of it.
    level_first = query.measures[:1] == (Measure.LEVEL,)
    wanted = [asked.split()[0] for asked in query.units if asked != "%" or not level_first]
    if not wanted:
        return 0.0
    unit = fold(observation.quantity.unit)
    if any(unit.startswith(asked) for asked in wanted):
        return 0.4
    if not unit or any(asked in _LOOSE_UNITS for asked in wanted):
        return 0.0
    # "bao nhiêu điều" is never answered in đồng; "bao nhiêu tỷ" may be answered in triệu.
    return -0.4 if any(asked in _AMOUNT_UNITS for asked in wanted) else -1.0


_LOOSE_UNITS = frozenset(
    {"va", "so", "tien", "cho", "roi", "phan", "von", "la", "trong", "thi", "neu", "khi"}
)
_AMOUNT_UNITS = frozenset({"%", "ty", "ti", "trieu", "nghin", "ngan", "dong", "usd", "tr"})


# A final figure before an estimate of the same thing, wherever it stands.
_FIRMNESS = {ValueStatus.ESTIMATE: -0.25, ValueStatus.PRELIMINARY: -0.15}


def _status_score(query: FigureQuery, observation: Observation) -> float:
    planned = observation.status in PLANNED
    if query.status is StatusAsked.ANY:
        return -0.4 if planned else _FIRMNESS.get(observation.status, 0.0)
    if observation.status is ValueStatus.FORECAST:
        return 0.1
    return 0.4 if planned == (query.status is StatusAsked.PLANNED) else -0.4


def _rank(figure: FoundFigure) -> tuple[float, str, int]:
    """Best score first; equal scores are told apart by document and place, never by chance."""
    return (round(figure.score, 6), figure.found.passage.document_id, -figure.observation.quantity.span.start)


def _same_statement(figure: FoundFigure, main: FoundFigure) -> bool:
    """Another figure of the same sentence about the same subject and days."""
    one, other = figure.observation, main.observation
    return (
        figure.found.passage.id == main.found.passage.id
        and one.sentence == other.sentence
        and one.indicator_span == other.indicator_span
    )


def _companions(query: FigureQuery, main: FoundFigure, rest: list[FoundFigure]) -> Iterator[FoundFigure]:
    """One figure for each further thing that was asked: 'được bao nhiêu, bằng mấy % dự toán'."""
    given = [main]
    wanted = [m for m in query.measures if not same_class(m, main.observation.measure)]
    for measure in wanted:
        figure = next((f for f in rest if same_class(f.observation.measure, measure)), None)
        if figure is not None and not any(same_class(g.observation.measure, measure) for g in given):
            given.append(figure)
            yield figure


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
    return (
        (one.status in PLANNED) != (other.status in PLANNED)
        and one.measure is other.measure
        and fold(one.quantity.unit) == fold(other.quantity.unit)
        and same_indicator(one.indicator, other.indicator)
        and _same_period(one, other)
    )


def _same_period(one: Observation, other: Observation) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.same_days(other.period)


def _other_periods(on_topic: list[FoundFigure]) -> tuple[tuple[Period, RetrievedPassage], ...]:
    """The periods for which the indicator is known, best figure first, at most three."""
    known: dict[Period, RetrievedPassage] = {}
    for figure in sorted(on_topic, key=_rank, reverse=True):
        if figure.observation.period is not None and figure.topic.coverage > LEAST_COVERAGE:
            known.setdefault(figure.observation.period, figure.found)
    return tuple(known.items())[:3]
