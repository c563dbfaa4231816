"""Whether a figure of a rule is of the case that a question asks of, and not of the one beside it."""

from __future__ import annotations

from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.figures import FigureChoice
from retrieval.domain.query import FigureQuery, Reading, Wanted
from retrieval.language.amounts import asks_times_of_pay, is_in_other_unit, limits_alike, values_asked
from retrieval.language.conditions import condition_fits
from retrieval.language.exceptions import excepts
from retrieval.language.labels import contradicts, find_labels
from retrieval.language.text import fold


def asks_beyond_ledger(reading: Reading) -> bool:
    """Whether a question counts what is no figure of any indicator: days and months, or multiples of pay."""
    folded = fold(reading.written)
    return Wanted.DATE in values_asked(folded) or asks_times_of_pay(folded)


def _is_out_of_bounds(asked: str, figure: FoundFigure) -> bool:
    """Whether an amount of the question is out of the bounds that a figure's name says, else its sentence,
    which may tell several cases: '27 xã đạt 15 - 18 tiêu chí, 81 xã đạt 10 - 14'."""
    observation, text = figure.observation, figure.found.passage.text
    told, sentence = observation.quantity.span, observation.sentence
    named = condition_fits(asked, observation.indicator)
    return (named or condition_fits(asked, sentence.of(text), told.shift(-sentence.start))) < 0


def is_of_another_case(query: FigureQuery, choice: FigureChoice) -> bool:
    """Whether a figure, chosen alone, is in another unit, of another label or bounds, or an exception that is
    not asked of."""
    figure, asked = choice.main, query.reading.text
    quantity, sentence = figure.observation.quantity, figure.observation.sentence
    said = sentence.of(figure.found.passage.text)
    return not choice.companions and (
        is_in_other_unit(quantity, fold(asked))
        or limits_alike(quantity, fold(asked)) < 0
        or contradicts(find_labels(asked), find_labels(said))
        or _is_out_of_bounds(asked, figure)
        or excepts(said, asked, query.reading.place)
    )
