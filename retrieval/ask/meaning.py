"""Whether a figure or a clause is of the period, place and status that the question asks.

compose uses these to choose, verify to prove; there is no second definition. What it measures is
held against the question in topic_match.py.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice

from retrieval.ask.context import DocumentContext
from retrieval.domain.figure import PLANNED, Measure, Observation, ValueStatus
from retrieval.domain.passage import Passage
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Ask, Place, StatusAsked
from retrieval.language.periods import stated_periods
from retrieval.language.places import find_places, names_place
from retrieval.language.provinces import find_provinces
from retrieval.language.question_words import PART_OF_MONTH, SOME_DAY_OF_MONTH
from retrieval.language.text import fold_aligned, lower_aligned

_LAST_TOLD = 2
_THE_TERM = re.compile(r"(?<!\w)nhiệm kỳ (?:vừa )?(?:qua|này)(?!\w)")
_RECORD = re.compile(r"(?<!\w)(?:(?:lon|cao|nhieu|thap|nho|it) nhat|ky luc)(?!\w)")
_FEW_DAYS = 3
_ABOUT_DAYS = 20
_ABOUT_MONTHS = re.compile(r"(?<!\w)(?:gan|khoang|chung|hon) \d{1,2} thang")
_DAYS = {"dau": (1, 10), "giua": (10, 20), "cuoi": (20, 31)}


def fits_period(asked: Period | None, stated: Period | None, context: DocumentContext) -> bool:
    """Whether a figure of `stated` answers a question about `asked`.

    A figure that states no period speaks of its document's year, and of nothing shorter.
    """
    if asked is None:
        return True
    if stated is None:
        yearly = asked.kind in (PeriodKind.YEAR, PeriodKind.WITHIN)
        return yearly and context.year == asked.start.year
    if asked.kind is PeriodKind.WITHIN:
        of_year = stated.kind is PeriodKind.YEAR and stated.end.year == asked.end.year
        return of_year or asked.start <= stated.end <= asked.end
    if asked.same_days(stated):
        return True
    if PeriodKind.AS_OF in (asked.kind, stated.kind) or PeriodKind.DAY in (asked.kind, stated.kind):
        # "đến 30/6/2017" and "6 tháng đầu năm 2017" end on the same day and both count from January.
        return asked.end == stated.end and _from_january(asked) and _from_january(stated)
    return False


def is_plan_beside(asked: Period | None, observation: Observation) -> bool:
    """Whether a figure is the plan of the year, told beside what was reached by a day or month of it."""
    stated = observation.period
    if asked is None or stated is None or stated.kind is not PeriodKind.YEAR:
        return False
    return observation.status in PLANNED and stated.start.year == asked.start.year == asked.end.year


def is_of_time(asked: Period | None, observation: Observation, context: DocumentContext) -> bool:
    """Whether a figure is of the time asked for."""
    return fits_period(asked, observation.period, context) or is_aim_of_year(asked, observation)


def is_aim_of_year(asked: Period | None, observation: Observation) -> bool:
    """Whether a rate aimed at in the last months of a year is aimed at for the year: 'phấn đấu đạt 78%' of
    the last six months."""
    stated = observation.period
    return (
        asked is not None
        and stated is not None
        and observation.status in PLANNED
        and observation.quantity.unit == "%"
        and observation.measure in (Measure.LEVEL, Measure.SHARE_PCT)
        and (asked.kind is PeriodKind.YEAR and asked.start <= stated.start and asked.end == stated.end)
    )


def told_of(ask: Ask, observation: Observation, text: str, before: str, anchor: date | None) -> bool:
    """Whether a figure of another period is of the time asked about all the same: of some day of the month
    asked about, of months that end a few days earlier, or its own sentence states no time and follows on one
    that does: 'Tính đến 14/8, toàn cục thu 730 tỷ đồng. Trong đó, chi cục A thu 101 tỷ đồng'; or it is of
    'nhiệm kỳ qua', whose years were told.

    `text` is that of its passage, `before` what its document says before its sentence. What is aimed at in
    years that end with the year asked about is told of that too: 'đến năm 2030' of 'giai đoạn 2018-2030'; and
    a record of the day on which it was reached.
    """
    start, stated = observation.sentence.start, observation.period_span
    if _is_aim_up_to(ask, observation) or _is_record(ask, observation, text):
        return True
    if ask.period is None:
        return False
    if stated is not None and stated.end > start:
        day = observation.period is not None and observation.period.kind is PeriodKind.DAY
        within = day and ask.period.kind is PeriodKind.MONTH and _holds(ask.period, observation.period)
        return within or (ask.period.kind is not PeriodKind.YEAR and _is_meant(ask, observation.period))
    if observation.period is None and anchor is not None and _ends_year(ask.period, anchor.year):
        return True
    if _is_of_its_month(ask.period, observation, anchor):
        return True
    told = dict.fromkeys(found.period for found in reversed(stated_periods(before, anchor)))
    if ask.period.kind is PeriodKind.YEAR:
        last = islice(told, _LAST_TOLD)
        return observation.period is None and any(ask.period.same_days(period) for period in last)
    if stated is None and _THE_TERM.search(lower_aligned(observation.sentence.of(text))):
        return any(ask.period.same_days(period) for period in told)
    return any(_is_meant(ask, period) for period in (observation.period, *islice(told, _LAST_TOLD)))


def _holds(asked: Period, stated: Period | None) -> bool:
    return stated is not None and asked.start <= stated.start and stated.end <= asked.end


def _ends_year(asked: Period, year: int) -> bool:
    """'đến cuối 2018' is what a paper of 2018 tells without a time."""
    return asked.kind is PeriodKind.AS_OF and asked.end == date(year, 12, 31)


def _is_of_its_month(asked: Period, observation: Observation, anchor: date | None) -> bool:
    """Whether a paper of the month asked about tells something without a time of its own."""
    undated = observation.period is None or (
        observation.period_span is None and observation.period.kind is PeriodKind.YEAR
    )
    monthly = asked.kind is PeriodKind.MONTH and observation.status not in PLANNED
    return undated and monthly and anchor is not None and asked.start <= anchor <= asked.end


def _is_aim_up_to(ask: Ask, observation: Observation) -> bool:
    asked, stated = ask.period, observation.period
    if asked is None or stated is None or observation.status not in PLANNED:
        return False
    until = re.search(rf"(?<!\w)(?:den|toi)(?: het| cuoi)?(?: nam)? {asked.end.year}(?!\d)", ask.said)
    return until is not None and stated.kind is PeriodKind.SPAN and asked.end == stated.end


def _is_record(ask: Ask, observation: Observation, text: str) -> bool:
    asked, stated = ask.period, observation.period
    if asked is None or stated is None or stated.kind is not PeriodKind.DAY:
        return False
    records = _RECORD.search(ask.said) and _RECORD.search(fold_aligned(observation.clause.of(text)))
    return records is not None and asked.start <= stated.end <= asked.end


def _is_meant(ask: Ask, period: Period | None) -> bool:
    asked = ask.period
    if asked is None or period is None:
        return False
    until = period.kind in (PeriodKind.AS_OF, PeriodKind.DAY, PeriodKind.MONTHS)
    if _begins_month(ask.said, asked) and period.end == asked.start - timedelta(days=1):
        return True
    in_month = (asked.end.year, asked.end.month) == (period.end.year, period.end.month)
    some_day = _is_some_day(ask.said, period) or _nearly_ends(asked, period, ask.said)
    return asked.same_days(period) or (until and in_month and some_day)


def _begins_month(said: str, asked: Period) -> bool:
    """'đến đầu tháng 7' is what a paper tells after the end of June."""
    part = PART_OF_MONTH.search(said)
    return part is not None and part["part"] == "dau" and asked.kind is PeriodKind.MONTH


def _is_some_day(said: str, period: Period) -> bool:
    """Whether a period ends in the part of its month that is asked about: 'đến giữa tháng 12'."""
    if SOME_DAY_OF_MONTH.search(said) is None:
        return False
    part = PART_OF_MONTH.search(said)
    if part is None or period.kind is PeriodKind.MONTHS:
        return True
    first, last = _DAYS[part["part"]]
    return first <= period.end.day <= last


def _nearly_ends(asked: Period, period: Period, said: str) -> bool:
    """Whether what is counted since January ends a few days before the months asked about do: '9 tháng' is
    told by 'lũy kế đến 28/9'."""
    counted = asked.kind in (PeriodKind.MONTHS, PeriodKind.HALF) and _from_january(asked)
    few = _ABOUT_DAYS if _ABOUT_MONTHS.search(said) is not None else _FEW_DAYS
    return counted and _from_january(period) and 0 <= (asked.end - period.end).days <= few


def _from_january(period: Period) -> bool:
    opens_year = (period.start.month, period.start.day) == (1, 1)
    return opens_year or period.kind in (PeriodKind.AS_OF, PeriodKind.DAY)


def fits_place(
    asked: Place | None,
    observation: Observation,
    text: str,
    passage: Passage,
    context: DocumentContext,
    *,
    inside: bool = False,
) -> bool:
    """Whether a figure is of the place: its clause says so, or what surrounds it does and it names no other.

    `text` is what the observation was read from; `inside` takes figures of places in it too.
    """
    if asked is None:
        return True
    if inside and observation.area_span is not None and not find_provinces(observation.area or ""):
        return speaks_of(asked, passage, context)
    # A place that an earlier sentence names may be an aside; one of the figure's own sentence is not.
    own_place = observation.area_span is not None and observation.area_span.within(observation.sentence)
    if own_place and observation.area is not None:
        own = names_place(fold_aligned(observation.area), asked)
        return own or names_place(fold_aligned(observation.clause.of(text)), asked)
    sentence = observation.sentence.of(text)
    if names_place(fold_aligned(sentence), asked):
        return True
    if find_provinces(sentence):
        return False
    if _about_other_provinces(asked, context):
        return names_place(fold_aligned(" ".join(passage.locator.headings)), asked)
    if not find_provinces(asked.name):
        # A district that is named only further on is one of several that come after the whole.
        told = (context.about, *passage.locator.headings, text[: observation.sentence.end])
        named = any(names_place(fold_aligned(each), asked) for each in told)
        return named and not _names_another(asked, sentence)
    return speaks_of(asked, passage, context)


def _names_another(asked: Place, sentence: str) -> bool:
    """Whether a sentence names a place of the level of 'xã Phước Thắng', and not that one."""
    level = asked.name.split()[0].lower()
    return any(found.place.name.lower().startswith(f"{level} ") for found in find_places(sentence))


def _about_other_provinces(asked: Place, context: DocumentContext) -> bool:
    """Whether title or issuer name provinces, but not the one asked: a mention elsewhere is an aside."""
    own = {found.place.name for found in find_provinces(context.about)}
    return bool(own) and asked.name not in own and bool(find_provinces(asked.name))


def speaks_of(asked: Place | None, passage: Passage, context: DocumentContext) -> bool:
    """Whether a passage or its document is about the place."""
    if asked is None or context.is_of(asked):
        return True
    around = fold_aligned(" ".join((*passage.locator.headings, passage.text)))
    return names_place(around, asked) or (not context.places and names_place(context.path, asked))


def fits_status(asked: StatusAsked, stated: ValueStatus) -> bool:
    """A plan never answers what was achieved, nor the other way round."""
    if asked is StatusAsked.PLANNED:
        return stated in PLANNED
    if asked is StatusAsked.REALISED:
        return stated not in PLANNED
    return True
