"""Questions made from the ledger of an archive: what it states, and twins about what it does not.

A figure is asked for by its own indicator, place and period. Its twins swap one of them for something
that the archive truly lacks: the ledger has no such figure, and no text of the archive names the swapped
thing where the rest is named. Nothing but the archive is needed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from retrieval.ask.ledger_reading import LedgerRow
from retrieval.domain.figure import PLANNED, Measure
from retrieval.domain.period import Period, PeriodKind
from retrieval.language.ledger_terms import indicator_terms, terms_of
from retrieval.language.periods import write_period
from retrieval.language.places import names_place
from retrieval.language.provinces import all_provinces, find_provinces, province
from retrieval.language.regions import NATION
from retrieval.language.synonyms import other_names
from retrieval.language.text import fold, fold_aligned

_SEED = 20251127
_ASKED = {
    Measure.LEVEL: "là bao nhiêu",
    Measure.GROWTH_PCT: "tăng bao nhiêu %",
    Measure.SHARE_PCT: "chiếm bao nhiêu %",
    Measure.RATIO_TO_PLAN_PCT: "đạt bao nhiêu % kế hoạch",
}
_KINDS = frozenset(
    {PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTHS, PeriodKind.MONTH}
)
_WORDS = range(2, 9)
"""Indicators of so many words are asked for; shorter ones are vague, longer ones tell a story."""


class Swap(StrEnum):
    """What a twin changes; NONE asks for what the ledger states."""

    NONE = "none"
    PERIOD = "period"
    PLACE = "place"
    INDICATOR = "indicator"
    STATUS = "status"


@dataclass(frozen=True)
class Trial:
    """A question, what it changes, and every way in which the archive states the asked figure."""

    question: str
    swap: Swap
    source: LedgerRow
    stated: frozenset[str]


@dataclass(frozen=True)
class _Asked:
    """The parts that a question names."""

    indicator: str
    area: str
    period: Period
    measure: Measure
    planned: bool

    @property
    def question(self) -> str:
        plan = "kế hoạch " if self.planned else ""
        return f"{plan}{self.indicator} {self.area} {write_period(self.period)} {_ASKED[self.measure]}?"


def trials(rows: Sequence[LedgerRow], texts: Sequence[str], wanted: int) -> tuple[Trial, ...]:
    """About `wanted` questions, half of them twins; the same archive always gives the same ones."""
    archive = _Archive(rows, texts)
    chance = random.Random(_SEED)
    askable = {_asked(row): row for row in rows if _is_askable(row)}
    chosen = chance.sample(sorted(askable, key=lambda asked: asked.question), len(askable))
    found: list[Trial] = []
    for at, asked in enumerate(chosen):
        if len(found) >= wanted:
            break
        row = askable[asked]
        twin = archive.twin(asked, list(Swap)[1 + at % 4], chance)
        if twin is not None:
            swap, changed = twin
            found.append(Trial(asked.question, Swap.NONE, row, archive.stated(asked)))
            found.append(Trial(changed.question, swap, row, archive.stated(asked)))
    return tuple(found)


def _is_askable(row: LedgerRow) -> bool:
    observation = row.observation
    return (
        row.sure
        and observation.measure in _ASKED
        and observation.period is not None
        and observation.period.kind in _KINDS
        and observation.area not in (None, NATION.name)
        and bool(find_provinces(observation.area or ""))
        and not find_provinces(observation.indicator)
        and not observation.part_of
        and not observation.quantity.in_words
        and bool(observation.quantity.unit)
        and len(observation.indicator.split()) in _WORDS
        and not any(character.isdigit() for character in observation.indicator)
    )


def _asked(row: LedgerRow) -> _Asked:
    observation = row.observation
    assert observation.period is not None and observation.area is not None
    return _Asked(
        observation.indicator,
        observation.area,
        observation.period,
        observation.measure,
        observation.status in PLANNED,
    )


class _Archive:
    """What an archive states and names."""

    def __init__(self, rows: Sequence[LedgerRow], texts: Sequence[str]) -> None:
        self._rows = [(row, _terms(row)) for row in rows]
        self._texts = [fold(text) for text in texts]
        self._indicators = sorted({row.observation.indicator for row in rows if _is_askable(row)})

    def stated(self, asked: _Asked) -> frozenset[str]:
        """Every value that the ledger holds for what is asked, as written."""
        terms = set(terms_of(asked.indicator))
        return frozenset(
            row.written
            for row, known in self._rows
            if terms <= known and row.observation.measure is asked.measure and _same_frame(row, asked)
        )

    def twin(self, asked: _Asked, first: Swap, chance: random.Random) -> tuple[Swap, _Asked] | None:
        """The question with one part changed to something absent; another part when that one cannot be."""
        order = [first, *(swap for swap in list(Swap)[1:] if swap is not first)]
        for swap in order:
            for changed in self._changed(asked, swap, chance):
                if self._is_absent(asked, changed):
                    return swap, changed
        return None

    def _changed(self, asked: _Asked, swap: Swap, chance: random.Random) -> Iterator[_Asked]:
        match swap:
            case Swap.PERIOD:
                years = chance.sample((-9, -8, -7, -6, 6, 7, 8, 9), 8)
                yield from (replace(asked, period=asked.period.shift_years(by)) for by in years)
            case Swap.PLACE:
                yield from (replace(asked, area=area) for area in chance.sample(all_provinces(), 12))
            case Swap.INDICATOR:
                others = chance.sample(self._indicators, min(40, len(self._indicators)))
                yield from (replace(asked, indicator=other) for other in others)
            case Swap.STATUS:
                if not asked.planned:
                    yield replace(asked, planned=True)
            case Swap.NONE:
                return

    def _is_absent(self, asked: _Asked, changed: _Asked) -> bool:
        """Whether no figure answers the changed question, and no text could."""
        # 'tốc độ tổng sản phẩm nội tỉnh' is answered by the growth of the economy.
        names = (changed.indicator, *map(" ".join, other_names(changed.indicator)))
        terms = {term for name in names for term in terms_of(name)}
        if any(terms & known and _same_frame(row, changed) for row, known in self._rows):
            return False
        named = (fold(changed.indicator), fold(changed.area), str(changed.period.end.year))
        if changed.planned != asked.planned:
            return not any(all(word in text for word in (*named, "ke hoach")) for text in self._texts)
        return not any(all(word in text for word in named) for text in self._texts)


def _terms(row: LedgerRow) -> frozenset[str]:
    return frozenset(indicator_terms(row.observation))


def _same_frame(row: LedgerRow, asked: _Asked) -> bool:
    observation = row.observation
    same_period = observation.period is not None and observation.period.same_days(asked.period)
    planned = (observation.status in PLANNED) == asked.planned
    # What is told of 'TP. HCM và Hà Nội' together is told of each.
    placed = names_place(fold_aligned(observation.area or ""), province(asked.area))
    return same_period and planned and placed


def day_of_asking(rows: Sequence[LedgerRow]) -> date:
    """The day after everything that the ledger speaks of: no relative word depends on the real day."""
    ends = [row.observation.period.end for row in rows if row.observation.period]
    return max(ends, default=date(2025, 1, 1))
