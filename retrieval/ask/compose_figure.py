"""A draft from chosen figures: the value first, then what was asked beside it, then plan or actual."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from retrieval.ask.agreeing import quote_agreeing_figures
from retrieval.ask.figure_pairs import SAME_SENTENCE, nearness
from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.figures import FigureChoice
from retrieval.ask.quotes import quote_figure
from retrieval.domain.answer import Computed, Draft, Role
from retrieval.domain.figure import DIRECTED, PLANNED, Measure, ValueStatus
from retrieval.domain.query import FigureQuery, StatusAsked
from retrieval.language import phrases
from retrieval.language.asked_measures import told_by_figure
from retrieval.language.asked_places import asks_which_place
from retrieval.language.quantities import bounded, write_number
from retrieval.language.text import fold_aligned, lower_aligned

_WHOLE = Decimal(100)
_ROUNDED = Decimal("0.1")
_EXCEEDS = re.compile(r"(?<!\w)vượt(?: \w+){0,2}\s*$")
_SURPASSED = re.compile(r"(?<!\w)(?:vượt(?!\w)|không đạt|chưa đạt)")


def compose_figure(query: FigureQuery, choice: FigureChoice) -> Draft:
    """The draft of a figure answer; every value is spelled as its passage spells it."""
    main, twin = choice.main, choice.twin
    planned = main.observation.status in PLANNED
    parts = [_first(query, choice), *(_companion(c, main) for c in choice.companions)]
    headline = _where(query, main) + ", ".join(parts)
    quotes = [quote_figure(main, Role.PLAN if planned and twin else Role.ANSWER)]
    quotes += [quote_figure(c, Role.ANSWER) for c in choice.companions]
    beside = (*choice.conflicts, *choice.elsewhere)
    quotes += [quote_figure(figure, Role.CONTEXT) for figure in beside]
    computed: tuple[Computed, ...] = ()
    if twin is not None:
        headline += f" ({_beside(main, twin)})"
        quotes.append(quote_figure(twin, Role.ACTUAL if planned else Role.PLAN))
        computed = _difference(main, twin, len(quotes))
    quotes += quote_agreeing_figures(main, choice.agreeing)
    shown = (main, *choice.companions, *((twin,) if twin else ()), *beside)
    return Draft(
        headline=headline,
        text=_text(shown),
        quotes=tuple(quotes),
        computed=computed,
        warnings=(*_differing(main, choice.conflicts), *_of_places(main, choice.elsewhere)),
    )


def _differing(main: FoundFigure, conflicts: tuple[FoundFigure, ...]) -> tuple[str, ...]:
    if not conflicts:
        return ()
    return (phrases.sources_differ(tuple(figure.found.stored for figure in (main, *conflicts))),)


def _of_places(main: FoundFigure, elsewhere: tuple[FoundFigure, ...]) -> tuple[str, ...]:
    areas = tuple(figure.observation.area or "" for figure in (main, *elsewhere))
    return (phrases.several_places(areas),) if elsewhere else ()


def _where(query: FigureQuery, figure: FoundFigure) -> str:
    """The place, where it is asked for: 'huyện Tuy Phước: '."""
    span = figure.observation.area_span
    return f"{span.of(figure.found.passage.text)}: " if span and asks_which_place(query) else ""


def _first(query: FigureQuery, choice: FigureChoice) -> str:
    """The figure; a fall, or an answer to 'tăng hay giảm', says its direction; an estimate, or a plan
    that was not asked for, says so."""
    figure = choice.main
    if told_by_figure(query.reading):
        return _whether(figure)
    if any(_is_share_of_plan(figure, companion) for companion in choice.companions):
        return _of_plan(figure)
    written = _with_bound(figure)
    observation = figure.observation
    directed = _is_directed(figure)
    asked_direction = "hay giam" in fold_aligned(query.reading.written).lower()
    if directed and (observation.quantity.negative or asked_direction):
        written = phrases.measured(observation, written)
    status = phrases.status_name(observation.status)
    unasked = observation.status in PLANNED and query.status is StatusAsked.ANY
    return f"{status} {written}" if status == "ước" or unasked else written


def _is_share_of_plan(figure: FoundFigure, companion: FoundFigure) -> bool:
    """Whether '22.300/23.300 tỷ đồng' is told as 'bằng 95,7% dự toán': the second number is the plan."""
    quantity, ratio = figure.observation.quantity, companion.observation
    if quantity.denominator is None or ratio.measure is not Measure.RATIO_TO_PLAN_PCT:
        return False
    share = _WHOLE * quantity.value / quantity.denominator
    together = nearness(companion, figure) == SAME_SENTENCE
    return together and abs(share - ratio.quantity.value) < _ROUNDED


def _of_plan(figure: FoundFigure) -> str:
    """'22.300 tỷ đồng (kế hoạch 23.300 tỷ đồng)'."""
    reached, _, plan = figure.shown.partition("/")
    return f"{reached} {figure.observation.quantity.unit} ({phrases.status_name(ValueStatus.PLAN)} {plan})"


def _is_directed(figure: FoundFigure) -> bool:
    return figure.observation.measure in DIRECTED


def _whether(figure: FoundFigure) -> str:
    """'chưa đạt, bằng 49,5% dự toán': a share of the plan says by itself whether it was reached."""
    said = _companion(figure, figure)
    if figure.observation.measure is not Measure.RATIO_TO_PLAN_PCT:
        return said
    if said.startswith("vượt"):
        return f"đạt và {said}"
    return f"{phrases.reached(figure.observation.quantity.value)}, {said}"


def _companion(figure: FoundFigure, main: FoundFigure) -> str:
    """A further figure with its role in the passage's own words: 'bằng 58,5% dự toán'."""
    text, observation = figure.found.passage.text, figure.observation
    if observation.measure is Measure.RATIO_TO_PLAN_PCT:
        tail = re.match(
            r"\s*(?:so (?:với )?)?(?:kế hoạch|KH|dự toán|chỉ tiêu)(?:\s+năm)?",
            text[observation.quantity.span.end :],
        )
        how = (
            "vượt"
            if _EXCEEDS.search(lower_aligned(text[: observation.quantity.span.start])[-24:])
            else "bằng"
        )
        return f"{how} {figure.shown}{tail.group() if tail else ' kế hoạch'}"
    if observation.status in PLANNED and (observation.measure not in DIRECTED or _is_directed(main)):
        return f"{phrases.status_name(observation.status)} {_with_bound(figure)}"
    if observation.measure is Measure.LEVEL:
        told_by_growth = main.observation.measure is not Measure.LEVEL
        return f"đạt {_with_bound(figure)}" if told_by_growth else _with_bound(figure)
    return phrases.measured(observation, _with_bound(figure))


def _with_bound(figure: FoundFigure) -> str:
    """What limits the value belongs to it."""
    return bounded(figure.shown, figure.observation.quantity, figure.found.passage.text)


def _beside(main: FoundFigure, twin: FoundFigure) -> str:
    """'kế hoạch 15,8%, vượt': the assessment only when the sentence says it."""
    if main.observation.status in PLANNED:
        return f"thực hiện {_with_bound(twin)}"
    said = _SURPASSED.search(lower_aligned(main.observation.sentence.of(main.found.passage.text)))
    assessment = f", {said.group()}" if said else ""
    return f"{phrases.status_name(twin.observation.status)} {_with_bound(twin)}{assessment}"


def _difference(main: FoundFigure, twin: FoundFigure, twin_marker: int) -> tuple[Computed, ...]:
    """Actual less plan, in points for percentages; not for ranges, where it has no single value."""
    one, other = main.observation.quantity, twin.observation.quantity
    if one.high is not None or other.high is not None or one.negative or other.negative:
        return ()
    planned_first = main.observation.status in PLANNED
    actual, plan = (other.value, one.value) if planned_first else (one.value, other.value)
    unit = "điểm %" if one.unit == "%" else one.unit
    gap = actual - plan
    if gap == 0:
        return ()
    words = "cao hơn" if gap > Decimal(0) else "thấp hơn"
    return (
        Computed(
            text=f"{words} kế hoạch {write_number(abs(gap))} {unit}".strip(),
            formula=f"{write_number(actual)} − {write_number(plan)}",
            operands=(1, twin_marker),
        ),
    )


def _text(shown: Iterable[FoundFigure]) -> str:
    """The sentences that state the figures, each once."""
    said = (figure.observation.sentence.of(figure.found.passage.text) for figure in shown)
    return "\n".join(dict.fromkeys(said))
