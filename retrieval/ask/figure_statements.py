"""Of the statements of one figure in one document, the one that is told and cited."""

from __future__ import annotations

from decimal import Decimal

from retrieval.ask.figure_pairs import is_of_the_same, rank, value_of
from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.figure_units import in_whole_units
from retrieval.ask.indicator_match import within_indicator
from retrieval.domain.figure import Quantity
from retrieval.language.statement_forms import sums_up

_FEWEST_DIGITS = 3
_TELLING_DIGITS = 4
"""So many digits are not equal by chance, whatever the two figures are called."""


def told_in_full(main: FoundFigure, fitting: list[FoundFigure]) -> FoundFigure:
    """The figure where it is told most exactly, and in the body rather than in a title or a lead."""
    again = [figure for figure in fitting if is_of_the_same(figure, main)]
    main = max((f for f in again if _rounds(main, f)), key=rank, default=main)
    if not _sums_up(main):
        return main
    body = (figure for figure in again if _says_the_same(figure, main) and not _sums_up(figure))
    return max(body, key=rank, default=main)


def _says_the_same(figure: FoundFigure, main: FoundFigure) -> bool:
    named = within_indicator(figure.observation.indicator, main.observation.indicator)
    return named and value_of(figure) == value_of(main)


def _rounds(main: FoundFigure, exact: FoundFigure) -> bool:
    """Whether a figure tells another one with fewer digits: 599,0 tỷ đồng is 599.042 triệu đồng."""
    one, other = main.observation, exact.observation
    (rounded, step, unit), (value, finer, same) = _measured(one.quantity), _measured(other.quantity)
    digits = len(one.quantity.value.as_tuple().digits)
    alike = _TELLING_DIGITS
    if within_indicator(other.indicator, one.indicator):
        alike = _FEWEST_DIGITS
    return digits >= alike and unit == same and 0 < finer < step and 2 * abs(value - rounded) <= step


def _measured(quantity: Quantity) -> tuple[Decimal, Decimal, str]:
    """The value in whole units, what one more in its last digit comes to, and the unit."""
    scale, unit = in_whole_units(quantity.unit)
    exponent = quantity.value.as_tuple().exponent
    single = quantity.high is None and quantity.denominator is None and not quantity.in_words
    step = scale * Decimal(1).scaleb(exponent) if single and isinstance(exponent, int) else Decimal(0)
    return scale * quantity.value, step, unit


def _sums_up(figure: FoundFigure) -> bool:
    statement = figure.observation.sentence.of(figure.found.passage.text)
    return sums_up(statement, figure.found.stored.document.subject or "")
