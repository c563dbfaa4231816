"""How well a figure answers one ask: its measure, unit, firmness, base, and the ask's own words."""

from __future__ import annotations

import re
from decimal import Decimal

from retrieval.ask.figure_scores import FoundFigure
from retrieval.ask.figure_surroundings import surroundings_score
from retrieval.ask.figure_units import LOOSE_UNITS, MONEY_UNITS
from retrieval.domain.figure import DIRECTED, PLANNED, Base, Measure, Observation, ValueStatus
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Ask
from retrieval.language.abbreviations import exact_reading
from retrieval.language.asked_heads import MONEY_HEAD, NUMBER_HEAD, RULE_AMOUNT
from retrieval.language.asked_measures import BARE
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms
from retrieval.language.figure_asks import extremes_in
from retrieval.language.quantities import find_quantities
from retrieval.language.question_words import (
    CHANGE,
    FALL,
    PER,
    RISE,
    SHARE,
)
from retrieval.language.text import fold

_CHANGES = frozenset({Measure.GROWTH_PCT, Measure.CHANGE_PP, Measure.CHANGE_ABS, Measure.MULTIPLE})
_LEVELS = frozenset({Measure.LEVEL, Measure.SHARE_PCT, Measure.INDEX_SCORE})
_AMOUNT_UNITS = frozenset({"%", "ty", "ti", "trieu", "nghin", "ngan", "dong", "usd", "tr", "tan", "ta", "ha"})
_UNDATED = -0.3
_SAME_DAYS = 0.3
"""For the very period, not only one that ends with it."""
_A_YEAR_BEFORE = frozenset({Base.SAME_PERIOD, Base.PREVIOUS_YEAR, Base.NAMED_YEAR})
_OF_CHANGES = _A_YEAR_BEFORE | {Base.PREVIOUS_MONTH}
# A final figure before an estimate of the same thing, wherever it stands.
_FIRMNESS = {ValueStatus.ESTIMATE: -0.25, ValueStatus.PRELIMINARY: -0.15, ValueStatus.REVISED: 0.05}


def fit_for(ask: Ask, figure: FoundFigure) -> float:
    """How well the figure answers this ask: measure, unit, firmness, base, the ask's own words."""
    observation = figure.observation
    score = _measure_score(ask, observation) + _unit_score(ask, observation) + _status_score(ask, observation)
    if ask.base is not None:
        score += _base_score(ask.base, observation.base)
    score += _per_score(ask, observation) + _direction_score(ask, observation)
    if ask.period is not None and observation.period is None:
        score += _UNDATED
    if ask.period is not None and observation.period is not None:
        score += _SAME_DAYS * _is_very(ask.period, observation.period)
    score += _kind_score(ask, observation) + surroundings_score(ask, figure)
    score += _thing_score(ask, observation) - _besides_score(ask, observation)
    return score + _said_score(ask, figure) + _extreme_score(ask, figure)


def _is_very(asked: Period, stated: Period) -> bool:
    summed = (asked.kind is PeriodKind.AS_OF, stated.kind is PeriodKind.AS_OF)
    return asked.same_days(stated) and summed[0] is summed[1]


def _base_score(asked: Base, stated: Base | None) -> float:
    """Whose plan a bare plan is may still be said beside the figure; a change need not name its base."""
    untold = stated is Base.PLAN or (stated is None and asked in _OF_CHANGES)
    return 0.6 if stated is asked else 0.0 if untold or {asked, stated} <= _A_YEAR_BEFORE else -0.4


def _per_score(ask: Ask, observation: Observation) -> float:
    """'bao nhiêu một con' is answered per con, and rather not per m2."""
    asked = PER.search(ask.said)
    counted = fold(observation.quantity.unit).split("/")[1:]
    if asked is None:
        return 0.0
    if not counted:
        return -0.5 if observation.quantity.unit == "%" else 0.0
    noun = asked["each"] or asked["per"]
    return 0.5 if any(noun in re.findall(r"\w+", per) for per in counted) else -0.5


def _besides_score(ask: Ask, observation: Observation) -> float:
    """'doanh thu bao nhiêu, lợi nhuận mấy': the profit is what the other ask wants."""
    named = evidence_terms(observation.indicator) - evidence_terms(observation.quantity.unit)
    other = (named & evidence_terms(ask.besides)) - evidence_terms(ask.said)
    own = named & evidence_terms(ask.said)
    return 0.6 * len(other) / len(named) if other and len(own) < len(other) else 0.0


def _kind_score(ask: Ask, observation: Observation) -> float:
    """'giá trị …, thu ngân sách … bao nhiêu' is asked in money, not in shares nor in things counted."""
    if ask.measures not in (BARE, ()) or ask.units:
        return 0.0
    if ask.measures and observation.measure is Measure.SHARE_PCT and not SHARE.search(ask.said):
        return -0.4
    unit = fold(observation.quantity.unit)
    other = bool(unit) and MONEY_UNITS.isdisjoint(re.findall(r"\w+", unit))
    head = MONEY_HEAD.search(ask.said) or RULE_AMOUNT.search(ask.said)
    in_money = head is not None and observation.measure is not Measure.RATIO_TO_PLAN_PCT
    return -0.8 if other and in_money else 0.0


def _direction_score(ask: Ask, observation: Observation) -> float:
    """'giảm bao nhiêu' is answered by a fall; by a rise only where nothing fell."""
    falls, rises = FALL.search(ask.said) is not None, RISE.search(ask.said) is not None
    if observation.measure not in DIRECTED or falls == rises:
        return 0.0
    return -0.4 * (observation.quantity.negative is not falls)


def _extreme_score(ask: Ask, figure: FoundFigure) -> float:
    """'thấp nhất' is asked of the one that its sentence singles out, not of the whole."""
    asked = extremes_in(ask.said)
    if not asked:
        return 0.0
    singled = asked & extremes_in(fold(figure.observation.sentence.of(figure.found.passage.text)))
    return 0.6 * bool(singled) + 0.3 * (figure.observation.area_span is not None)


def same_class(one: Measure, other: Measure) -> bool:
    """Whether two measures answer the same asking: every kind of change is a change."""
    return one is other or {one, other} <= _CHANGES or {one, other} <= _LEVELS


def _measure_score(ask: Ask, observation: Observation) -> float:
    if not ask.measures:
        changes = observation.measure in _CHANGES and not CHANGE.search(ask.said)
        return -0.3 if changes else 0.1 if observation.measure is Measure.LEVEL else 0.0
    if any(same_class(observation.measure, measure) for measure in ask.measures):
        return 0.5 if same_class(observation.measure, ask.measures[0]) else 0.3
    # 'được bao nhiêu, tăng mấy %' asks for the growth apart.
    bare = ask.measures == BARE and not ask.units and not CHANGE.search(ask.besides)
    bare = bare and not NUMBER_HEAD.search(ask.said)
    if observation.measure is Measure.GROWTH_PCT and bare:
        return 0.1
    return -0.8


def _unit_score(ask: Ask, observation: Observation) -> float:
    # 'mấy lần mức lương' may be answered in either noun.
    wanted = [word for asked in ask.units for word in asked.split()]
    if not wanted:
        return 0.0
    written = observation.quantity.unit
    unit = fold(exact_reading(written) or written)
    if any(unit.startswith(asked) for asked in wanted):
        return 0.4
    if not unit or any(asked in LOOSE_UNITS for asked in wanted):
        return 0.0
    # "bao nhiêu điều" is never answered in đồng; "bao nhiêu tỷ" may be answered in triệu.
    return -0.4 if any(asked in _AMOUNT_UNITS for asked in wanted) else -1.0


_MEASURES = frozenset({"gam", "kg", "tan", "ta", "ha", "lit", "m2", "m3", "kwh"})


def _thing_score(ask: Ask, observation: Observation) -> float:
    """'bao nhiêu gam heroin': what is weighed is named by the figure that answers."""
    asked = [unit.split() for unit in ask.units]
    things = {words[1] for words in asked if len(words) > 1 and words[0] in _MEASURES} - LOOSE_UNITS
    if not things:
        return 0.0
    named = evidence_terms(observation.indicator) | evidence_terms(observation.part_of)
    return 0.3 if things <= named else -0.3


def _status_score(ask: Ask, observation: Observation) -> float:
    planned = observation.status in PLANNED
    if not ask.statuses:
        return -0.4 if planned else _FIRMNESS.get(observation.status, 0.0)
    if observation.status in ask.statuses:
        return 0.4 + (0.0 if planned else _FIRMNESS.get(observation.status, 0.0) * (len(ask.statuses) > 1))
    return 0.1 if observation.status is ValueStatus.FORECAST else -0.2


def _said_score(ask: Ask, figure: FoundFigure) -> float:
    """The words of the ask beside one another in the clause, and the amounts that it gives as conditions."""
    text, observation = figure.found.passage.text, figure.observation
    asked = evidence_pairs(ask.said)
    around = evidence_pairs(observation.clause.of(text)) | evidence_pairs(observation.indicator)
    share = len(asked & around) / len(asked) if asked else 0.0
    return 0.4 * share + _condition_score(ask, observation.sentence.of(text), observation.indicator)


def _condition_score(ask: Ask, sentence: str, named: str) -> float:
    """'nếu số nộp đến 10 tỷ': the sentence that answers speaks of the same amount; 'xã đạt 10-14 tiêu chí':
    of several figures that one whose name says it."""
    given = _amounts(ask.said)
    if not given:
        return 0.0
    return (0.5 if given <= _amounts(sentence) else -0.2) + 0.4 * (given <= _amounts(named))


def _amounts(text: str) -> set[tuple[Decimal, bool]]:
    """Values with a unit, per cent apart from the rest."""
    found = find_quantities(text)
    return {(q.value, q.unit == "%") for q in found if q.unit and not q.denominator}
