"""A question about figures as the things it asks, one after the other.

'Thu nội địa được bao nhiêu, bằng mấy % dự toán HĐND giao và TW giao?' asks three.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from retrieval.domain.figure import Base, Measure, PriceBasis, ValueStatus
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Ask, Concept, FigureQuery
from retrieval.language import question_words as words
from retrieval.language.asked_measures import BARE, measures_of, units_of
from retrieval.language.calendar_periods import year
from retrieval.language.mentioned_periods import is_when_told
from retrieval.language.period_forms import RELATIVE_YEARS
from retrieval.language.periods import FoundPeriod, at_some_time, find_periods
from retrieval.language.text import fold

_RELATIVE = re.compile("|".join(RELATIVE_YEARS))
_ENDS = re.compile(
    r"[,;?]|(?<!\w)(?:(?<!1 )(?<!mot )(?<!moi )con|tinh chung|trong do|so chinh thuc"
    r"|(?:va|voi)(?=.*(?:bao nhieu|(?<!\w)may)))(?!\w)|$"
)
WHOLE_YEAR = re.compile(r"(?<!\w)ca nam(?!\w)")
_NAMED_FIRST = re.compile(r",? (?:trong do|va (?=(?:t[iy] le |muc )?(?:tang|giam|bang|dat)))")
_COMPARED = re.compile(
    r"(?<!\w)so (?:voi )?(?!(?:tong )?(?:ke hoach|kh|du toan|chi tieu|muc tieu|nghi quyet)(?!\w)).*"
)
_NAMES_NOTHING = frozenset(
    """
    la may bao nhieu con thi cung ky nam thang quy dau cuoi ke hoach kh de dat ra giao chi tieu muc uoc
    thuc hien chinh thuc so du toan va cua duoc nua
    """.split()
)
"""Words of an ask that names no indicator of its own: 'kế hoạch đề ra là mấy', 'cùng kỳ 2020 bao nhiêu'."""
_PLANS = frozenset({ValueStatus.PLAN, ValueStatus.TARGET})
_RESULTS = frozenset({ValueStatus.ACTUAL, ValueStatus.ESTIMATE, ValueStatus.PRELIMINARY, ValueStatus.REVISED})
_STATUSES = (
    (re.compile(r"(?<!\w)chinh thuc(?!\w)"), frozenset({ValueStatus.ACTUAL, ValueStatus.REVISED})),
    (re.compile(r"(?<!\w)so bo(?!\w)"), frozenset({ValueStatus.PRELIMINARY})),
    (re.compile(r"(?<!\w)uoc(?!\w)"), frozenset({ValueStatus.ESTIMATE})),
    (re.compile(r"(?<!\w)(?:thuc hien|thuc te|ket qua)(?!\w)"), _RESULTS),
    (words.PLANNED, _PLANS),
)
# A plan that is only compared with, and indicators that are counted: "mấy chỉ tiêu đạt".
_NO_PLAN = re.compile(
    r"(?:%|phan(?: tram)?|so voi|so|bang|vuot|hut|dat|du|xong|hoan thanh)\s*(?:so (?:voi )?)?(?:tong )?"
    r"(?:ke hoach|kh|du toan|chi tieu|muc tieu)(?: (?:ke hoach|kh|du toan|phan dau))?(?!\w)"
    r"|(?:bao nhieu|may|\d+(?:/\d+)?) chi tieu"
)
_BASES = (
    (
        re.compile(r"(?<!\w)(?:(?:hdnd|hoi dong nhan dan)(?: (?!huyen)\w+)?|tinh(?: \w+)?) giao"),
        Base.PROVINCIAL_ESTIMATE,
    ),
    (re.compile(r"(?<!\w)(?:tw|trung uong|btc|bo tai chinh|chinh phu|quoc hoi) giao"), Base.CENTRAL_ESTIMATE),
)
_BASES_OF_CHANGES = (
    (re.compile(r"(?<!\w)so (?:voi )?(?:cung ky|ck)(?!\w)"), Base.SAME_PERIOD),
    (re.compile(r"(?<!\w)so (?:voi )?thang (?:truoc|\d{1,2}(?![\d/]))"), Base.PREVIOUS_MONTH),
)
_PRICES = (
    (
        re.compile(
            r"(?<!\w)gia (?:so sanh|co dinh)(?: (?:nam )?(?:19|20)\d\d)?(?!\w)"
            r"|(?:(?<=theo )|(?<=\())gia (?:nam )?(?:19|20)\d\d(?!\w)"
        ),
        PriceBasis.CONSTANT,
    ),
    (re.compile(r"(?<!\w)gia (?:hien hanh|thuc te)(?!\w)"), PriceBasis.CURRENT),
)


@lru_cache(maxsize=64)
def asks_of(query: FigureQuery) -> tuple[Ask, ...]:
    """The asks in order, at least one; what a later one leaves unsaid is as in the one before."""
    folded = fold(query.reading.text)
    asks: list[Ask] = []
    for clause in _clauses(folded):
        asks.extend(_asks(clause, query, asks[-1] if asks else None))
    parted = dict.fromkeys(each for ask in asks for each in _parted(ask))
    told = tuple(parted) or (Ask(query.measures, query.units, period=query.reading.period),)
    return tuple(replace(ask, besides=_others(ask, told)) for ask in told)


def _parted(ask: Ask) -> Iterator[Ask]:
    """'thu được bao nhiêu so với dự toán' asks how much and how much of the plan."""
    if ask.measures != (*BARE, Measure.RATIO_TO_PLAN_PCT):
        yield ask
        return
    yield replace(ask, measures=BARE, units=())
    yield replace(ask, measures=(Measure.RATIO_TO_PLAN_PCT,), units=())


def _others(ask: Ask, told: Sequence[Ask]) -> str:
    return " ".join(dict.fromkeys(other.said for other in told if other.said != ask.said))


def topics_of(topic: tuple[Concept, ...], asks: Sequence[Ask]) -> tuple[tuple[Concept, ...], ...]:
    """What the question is about, and what its first ask is: without what the others alone name."""
    first = tuple(concept for concept in topic if not _only_besides(concept, asks[0]))
    return tuple(dict.fromkeys((first or topic, topic)))


def _only_besides(concept: Concept, ask: Ask) -> bool:
    said, besides = set(ask.said.split()), set(re.findall(r"\w+", ask.besides))
    return any(besides.issuperset(form) and not said.issuperset(form) for form in concept.forms)


_EXTREMES = {
    "most": re.compile(r"(?<!\w)(?:(?:cao|lon|nhieu|nhanh|manh|dai|to|tot) nhat|dan dau|dung dau)(?!\w)"),
    "least": re.compile(
        r"(?<!\w)(?:(?:thap|nho|it|kem|cham|ngan|be|yeu) nhat|doi so|xep cuoi|dung cuoi)(?!\w)"
    ),
}


def extremes_in(folded: str) -> frozenset[str]:
    """By which ends words single one of many out: 'thấp nhất' and 'kém nhất' alike."""
    return frozenset(end for end, words in _EXTREMES.items() if words.search(folded))


def prices_asked(query: FigureQuery) -> frozenset[PriceBasis]:
    """The prices that a question names; any would answer when none."""
    said = fold(query.reading.text)
    return frozenset(basis for pattern, basis in _PRICES if pattern.search(said))


def fits_prices(asked: frozenset[PriceBasis], stated: PriceBasis | None) -> bool:
    """Whether a value counted in `stated` prices answers; untold ones may be those asked for."""
    return not asked or stated is None or stated in asked


def _clauses(folded: str) -> Iterator[str]:
    """The question cut after each 'bao nhiêu'; the whole question when it has none."""
    start = 0
    for match in words.ASK.finditer(folded):
        end = _ENDS.search(folded, match.end())
        stop = end.start() if end else len(folded)
        yield from _named_first(folded[start:stop])
        start = stop
    rest = folded[start:]
    if not start or words.PLAN_COMPARED.search(rest) or words.INDICATOR_HEAD_BARE.match(rest):
        yield from _named_first(rest)


def _named_first(clause: str) -> Iterator[str]:
    """'Tổng mức đầu tư …, trong đó vay bao nhiêu' asks for the total too, though without a 'bao nhiêu'."""
    parted = _NAMED_FIRST.search(clause)
    named = parted is not None and words.INDICATOR_HEAD_BARE.match(clause) is not None
    if parted is None or not named or words.ASK.search(clause[: parted.start()]):
        yield clause
        return
    yield clause[: parted.start()]
    yield clause[parted.end() :]


def _asks(clause: str, query: FigureQuery, before: Ask | None) -> Iterator[Ask]:
    known = before.period if before else query.reading.period
    anchor = date(known.end.year, 12, 31) if known else None
    # "năm nay" was counted from the day of asking already.
    own = _without_prices(_without_compared(clause))
    named = (at_some_time(own, each) for each in find_periods(own, anchor))
    found = [
        each for each in named if not is_when_told(own, each) and not _RELATIVE.search(each.span.of(own))
    ]
    whole = year(known.end.year) if known and before and WHOLE_YEAR.search(own) else known
    periods: list[Period | None] = [_of_same_days(own, each, known) for each in found] or [whole]
    told_apart = words.ASK.search(fold(query.reading.text)) is not None or before is not None
    told_apart = told_apart or _NAMED_FIRST.search(fold(query.reading.text)) is not None
    measures = _measures(clause, own, found, before) if query.measures and told_apart else query.measures
    ask = Ask(measures, units_of(clause), _statuses(own), _asked(periods, query), said=clause)
    bases: list[Base | None] = [*(_named(_BASES, clause) or _named(_BASES_OF_CHANGES, clause)[:1])]
    ask = replace(ask, base=bases[0] if bases else None)
    if len(bases) > 1 or len(periods) == 1 or before is not None:
        yield from (replace(ask, base=base) for base in bases or [None])
        return
    yield from _by_period(clause, ask, periods)


def _named(bases: Sequence[tuple[re.Pattern[str], Base]], clause: str) -> list[Base]:
    return [base for pattern, base in bases if pattern.search(clause)]


def _of_same_days(clause: str, found: FoundPeriod, known: Period | None) -> Period:
    """'6 tháng đầu năm 2017 …, cùng kỳ 2016' speaks of half a year."""
    if known is None or found.period.kind is not PeriodKind.YEAR or not words.SAME_PERIOD.search(clause):
        return found.period
    return known.shift_years(found.period.start.year - known.start.year)


def _without_compared(clause: str) -> str:
    """A clause up to what its amount is compared with: 'tăng mấy % so ước thực hiện 2018'."""
    ask = words.ASK.search(clause)
    return clause if ask is None else clause[: ask.end()] + _COMPARED.sub(" ", clause[ask.end() :])


def _without_prices(clause: str) -> str:
    """The year of 'giá so sánh 2010' is no period."""
    for pattern, _ in _PRICES:
        clause = pattern.sub(" ", clause)
    return clause


def _measures(
    clause: str, own: str, periods: Sequence[FoundPeriod], before: Ask | None
) -> tuple[Measure, ...]:
    """What a clause asks for; as the one before where it names but another period or the plan."""
    measures = measures_of(clause)
    if before is None:
        return measures or BARE
    for found in reversed(periods):
        own = own[: found.span.start] + own[found.span.end :]
    same = measures == BARE and _NAMES_NOTHING.issuperset(re.findall(r"[^\W\d]+", own))
    return before.measures if same or not measures else measures


def _asked(periods: list[Period | None], query: FigureQuery) -> Period | None:
    asked = query.reading.period
    return (
        asked
        if any(p is not None and asked is not None and p.same_days(asked) for p in periods)
        else periods[0]
    )


def _by_period(clause: str, ask: Ask, periods: list[Period | None]) -> Iterator[Ask]:
    """'thực hiện 2020 và ước 2021': each period with the firmness said before it."""
    parts = re.split(r"(?<!\w)(?:va|,)(?!\w)|,", clause)
    stated = [part for part in parts if find_periods(part)]
    if len(stated) != len(periods):
        yield ask
        return
    for part, period in zip(stated, periods, strict=True):
        yield replace(ask, period=period, statuses=_statuses(part) or ask.statuses)


def _statuses(clause: str) -> frozenset[ValueStatus]:
    """Which firmness is asked for: a plan that is only compared with is not."""
    plain = _NO_PLAN.sub(" ", clause)
    found = [statuses for pattern, statuses in _STATUSES if pattern.search(plain)]
    if len(found) > 1 and _PLANS in found:
        return frozenset()
    return found[0] if found else frozenset()
