"""Which figures are said beside the main one: for each further thing asked, and of other places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from retrieval.ask.figure_fit import same_class
from retrieval.ask.figure_pairs import SAME_PASSAGE, SAME_SENTENCE, is_akin, is_elsewhere, nearness, rank
from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.indicator_match import AskedIndicator, names_alone, share_named
from retrieval.domain.figure import Measure
from retrieval.domain.query import Ask, FigureQuery
from retrieval.language.asked_heads import RATE
from retrieval.language.asked_measures import BARE
from retrieval.language.asked_places import asks_which_place
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.text import fold

CLOSE = 0.8
"""Another figure speaks beside the chosen one when it fits nearly as well."""
_MOST_PLACES = 3
_TOLD_NEXT = 0.2
_RELATIVE = frozenset({Measure.RATIO_TO_PLAN_PCT, Measure.GROWTH_PCT, Measure.CHANGE_PP})
_RIGHT_BEHIND = 40
"""In characters: 'đạt 4.290,3 tỷ đồng, bằng 126% dự toán' tells two things of one."""


def order(figure: FoundFigure, main: FoundFigure, ask: Ask) -> tuple[object, ...]:
    """The best is greatest: near the main figure, of the measure, unit and name asked for, told at once."""
    near = nearness(figure, main)
    return (
        min(near, SAME_PASSAGE),
        _measures(figure, ask),
        near,
        _counts(figure, ask),
        share_named(figure.observation.indicator, ask.said),
        figure.observation.indicator == main.observation.indicator,
        rank(replace(figure, score=figure.score + _TOLD_NEXT * _is_told_next(figure, main))),
    )


def accompanies(figure: FoundFigure, main: FoundFigure, ask: Ask) -> bool:
    """Whether a figure is of the main one's indicator, and of a measure that the ask names."""
    one, other = figure.observation, main.observation
    together = nearness(figure, main) == SAME_SENTENCE
    same = together and one.indicator_span == other.indicator_span
    wanted = any(same_class(one.measure, measure) for measure in ask.measures or (other.measure,))
    if ask.measures == BARE and not ask.units:
        # "ước bao nhiêu, chính thức bao nhiêu": whatever the first one measured.
        wanted = same_class(one.measure, other.measure) or (
            one.measure in BARE and names_alone(one.indicator, ask.said)
        )
    counted = together and _counts(figure, ask)
    named = together and (names_alone(one.indicator, ask.said) or share_named(one.indicator, ask.said) == 1.0)
    told = together and one.measure in _RELATIVE and _follows(figure, main)
    return (wanted or counted) and (same or counted or named or told or is_akin(figure, main))


def _counts(figure: FoundFigure, ask: Ask) -> bool:
    """Whether a figure is counted in a unit that the ask names; 'tỉ lệ giảm' names per cent."""
    if not ask.units and RATE.search(ask.said) is not None:
        return figure.observation.quantity.unit == "%"
    return any(fold(figure.observation.quantity.unit).startswith(unit.split()[0]) for unit in ask.units)


def _measures(figure: FoundFigure, ask: Ask) -> bool:
    """Whether a figure measures what an ask names: 'bằng mấy % dự toán' is told by no share of last year."""
    return any(same_class(figure.observation.measure, measure) for measure in ask.measures)


def _is_told_next(figure: FoundFigure, main: FoundFigure) -> bool:
    """'đạt 512 triệu USD, tăng 14% (lượng tăng 9%)': what follows at once is told of the figure itself."""
    between = figure.found.passage.text[
        main.observation.quantity.span.end : figure.observation.quantity.span.start
    ]
    return _follows(figure, main) and not any(map(str.isdigit, between))


def _follows(figure: FoundFigure, main: FoundFigure) -> bool:
    gap = figure.observation.quantity.span.start - main.observation.quantity.span.end
    return 0 <= gap <= _RIGHT_BEHIND


def in_other_places(
    query: FigureQuery, main: FoundFigure, fitting: Sequence[FoundFigure]
) -> tuple[FoundFigure, ...]:
    """The best figure of each other place, where any place may be meant."""
    if query.reading.place is not None or asks_which_place(query):
        return ()
    places: dict[str | None, FoundFigure] = {}
    for figure in sorted(fitting, key=rank, reverse=True):
        close = figure.score >= main.score - CLOSE and is_elsewhere(figure, main)
        if close and _names_as_much(query, figure, main):
            places.setdefault(figure.observation.area, figure)
    return tuple(places.values())[:_MOST_PLACES]


def _names_as_much(query: FigureQuery, figure: FoundFigure, main: FoundFigure) -> bool:
    """'công nghiệp – xây dựng' of another place is no 'công nghiệp'; its place may be named."""
    place, asked = evidence_terms(figure.observation.area or ""), AskedIndicator.of(query)
    return asked.unasked(figure.observation) - place <= asked.unasked(main.observation)
