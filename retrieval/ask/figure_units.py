"""Whether a figure is counted in what an ask wants: money, tonnes, hectares, per cent, things."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from retrieval.domain.figure import Measure, Observation, Quantity
from retrieval.domain.query import Ask
from retrieval.language.abbreviations import exact_reading
from retrieval.language.amounts import counts_things, is_people
from retrieval.language.asked_heads import IN_MONEY, RATE
from retrieval.language.asked_measures import BARE, things_numbered
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.quantities import find_quantities
from retrieval.language.question_words import CHANGE
from retrieval.language.text import fold

_OF_A_WHOLE = (BARE, (Measure.SHARE_PCT,))
MONEY_UNITS = frozenset("tien ty ti trieu nghin ngan dong usd tr euro d luong".split())
_TOTAL_SUM = re.compile(r"(?<!\w)tong (?:muc dau tu|von|chi phi|kinh phi|du toan|thu|chi)(?!\w)")
_LEAST_SUM = 10
"""No sum of money without a unit is less."""
_POWERS = {"nghin": 3, "ngan": 3, "van": 4, "trieu": 6, "tr": 6, "ty": 9, "ti": 9}
_MAGNITUDES = frozenset(_POWERS)
_LOOSE_MONEY = frozenset({"tien", "ty", "ti", "nghin ty", "ngan ty", "ty do", "ti do", "trieu do"})
_ATHLETES = "van dong"
"""'vận động viên' begins like 'vạn đồng' when fold()ed, which nobody counts in."""
_MONEY_NOUNS = frozenset({"tien", "von"})
_DIMENSIONS = {
    "mass": frozenset({"tan", "ta", "kg", "yen", "gam"}),
    "area": frozenset({"ha", "hecta", "m2", "km2", "m²", "km²"}),
    "energy": frozenset({"kwh", "mwh", "gwh"}),
    "power": frozenset({"mw", "kw", "mwp", "gw"}),
    "length": frozenset({"m", "km", "met"}),
    "time": frozenset({"nam", "thang", "tuan", "ngay", "gio", "phut"}),
    "money": frozenset({"tien", "dong", "usd", "euro", "d"}),
}
LOOSE_UNITS = frozenset(
    {"va", "so", "tien", "cho", "roi", "phan", "von", "la", "trong", "thi", "neu", "khi", "1", "mot", "moi"}
)
"""What may follow 'bao nhiêu' without being what is counted."""
_MANY_NAMES = frozenset({"nguoi", "em", "ho", "vu", "cai", "con", "loai", "muc", "lan", "noi", "don"})
_CASES = frozenset({"truong", "ca", "vu", "ho", "luot", "trieu", "nghin", "ngan"})
"""'5 trường hợp tử vong', '2 triệu lượt': people by another name."""
_TIMES = frozenset({"muc", "lan", "he", "so"})
_PERCENTAGES = frozenset({"%", "phan tram", "‰", "lan", ""})


def counts_alike(ask: Ask, observation: Observation) -> bool:
    """Whether the figure is counted in what is asked for: per cent is never answered in metres, nor a value
    in tonnes, nor a rate by a number of people."""
    if not ask.units and (things := things_numbered(ask.said)):
        ask = replace(ask, units=things)
    unit = fold(observation.quantity.unit)
    percentage = unit in _PERCENTAGES or unit.startswith("diem")
    if "%" in ask.units:
        return percentage
    if not unit or observation.quantity.denominator:
        # '2,1' is a coefficient; the unit of a table's cell may stand anywhere above.
        return not (ask.units and _dimension_asked(ask) == "money" and _is_bare(observation))
    if ask.measures in _OF_A_WHOLE and not ask.units and RATE.search(ask.said) is not None:
        return percentage or "/" in unit or unit.startswith("phan")
    if "/" in unit and _TOTAL_SUM.search(ask.said) is not None:
        return False
    asked = _dimension_asked(ask)
    told_by_growth = percentage and not ask.units and asked != "money"
    if _names_things(ask) and (percentage or (ask.measures == BARE and _counts_others(ask, observation))):
        return False
    return asked in (None, _dimension(unit)) or told_by_growth or _MAGNITUDES.issuperset(unit.split())


def _is_bare(observation: Observation) -> bool:
    quantity = observation.quantity
    return not quantity.unit and quantity.denominator is None and quantity.value < _LEAST_SUM


def is_given(ask: Ask, observation: Observation) -> bool:
    """Whether a figure is one that the question itself tells: 'trong 240 dự án có mấy dự án …'."""
    quantity = observation.quantity
    unit = fold(exact_reading(quantity.unit) or quantity.unit)
    return any(
        given.value == quantity.value and bool(unit) and fold(given.unit).startswith(unit)
        for given in _given(ask.said)
    )


@lru_cache(maxsize=64)
def _given(said: str) -> tuple[Quantity, ...]:
    """The amounts of an ask, which is held against many figures."""
    return find_quantities(said)


def in_whole_units(unit: str) -> tuple[Decimal, str]:
    """What a unit's powers of ten come to, and the rest of it, fold()ed: 1e9 and 'dong' of 'tỷ đồng'."""
    words = fold(unit).split()
    powers = [_POWERS[word] for word in words if word in _POWERS]
    return Decimal(1).scaleb(sum(powers)), " ".join(word for word in words if word not in _POWERS)


def _names_things(ask: Ask) -> bool:
    """Whether what an ask counts is named: 'mấy dự án', not 'bao nhiêu so với' nor 'bao nhiêu lần'."""
    firsts = {unit.split()[0] for unit in ask.units}
    return bool(firsts) and firsts.isdisjoint(LOOSE_UNITS | _PERCENTAGES | {"diem"})


def _counts_others(ask: Ask, observation: Observation) -> bool:
    """Whether things are asked for and others were counted: 'mấy tờ khai' is not told by 228 doanh nghiệp.

    What is asked for may be named before the figure; people, households and cases have many names.
    """
    written = fold(observation.quantity.unit)
    if ask.units and all(unit.split()[0] == "nguoi" for unit in ask.units):
        return not (is_people(written) or written.split()[0] in _CASES)
    unit = evidence_terms(observation.quantity.unit)
    asked = evidence_terms(" ".join(ask.units))
    dimension = _dimension(fold(observation.quantity.unit))
    if dimension == "money" and any(map(counts_things, ask.units)):
        return True
    if _dimension_asked(ask) or dimension or unit <= _TIMES | _MAGNITUDES:
        return False
    told = unit | evidence_terms(observation.indicator) | evidence_terms(observation.part_of)
    return asked.isdisjoint(told | _MANY_NAMES)


def _dimension_asked(ask: Ask) -> str | None:
    """What kind of unit the ask counts in; None where several or none is told."""
    if not ask.units:
        level = ask.measures in ((), BARE) and CHANGE.search(ask.said) is None
        return "money" if level and IN_MONEY.search(ask.said) is not None else None
    # 'm' may be what is left of 'm2'.
    asked = {_dimension_of(unit) if unit != "m" else None for unit in ask.units}
    return asked.pop() if len(asked) == 1 else None


def _dimension_of(asked: str) -> str | None:
    """The dimension of what follows 'bao nhiêu': 'tỷ' and 'vốn đầu tư' are money."""
    money = asked in _LOOSE_MONEY or asked.split()[0] in _MONEY_NOUNS
    return "money" if money else _dimension(asked)


def _dimension(unit: str) -> str | None:
    """Money, mass, area, length, energy, power or time, by the first word beside powers of ten; else None."""
    if unit.startswith(_ATHLETES):
        return None
    words = (word for word in re.findall(r"[^\W_]+", unit.split("/")[0]) if word not in _MAGNITUDES)
    first = next(words, "")
    return next((kind for kind, members in _DIMENSIONS.items() if first in members), None)
