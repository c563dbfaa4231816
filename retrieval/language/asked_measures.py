"""What a question asks of an indicator: its measures and units, and whether the plan or the result."""

from __future__ import annotations

from retrieval.domain.figure import Measure
from retrieval.domain.query import Reading, StatusAsked
from retrieval.language import question_words as words
from retrieval.language.asked_heads import HOW_MANY_IS_IT, NUMBER_HEAD
from retrieval.language.text import fold

BARE = (Measure.LEVEL, Measure.COUNT_OF_TOTAL)
"""What a plain 'bao nhiêu' asks for: a level, unless the indicator is told by its growth."""
CHANGES = (Measure.GROWTH_PCT, Measure.CHANGE_PP, Measure.CHANGE_ABS, Measure.MULTIPLE)


def told_by_figure(reading: Reading) -> tuple[Measure, ...]:
    """What measures tell whether something was reached or grew, where a question asks that; else ()."""
    folded = fold(reading.written)
    if words.ASK.search(folded):
        return ()
    if words.ACHIEVED.search(folded):
        return (Measure.RATIO_TO_PLAN_PCT,)
    return CHANGES if words.GREW.search(folded) else ()


def measures_of(folded: str) -> tuple[Measure, ...]:
    """What each 'bao nhiêu' asks for, in order: 'được bao nhiêu, bằng mấy % dự toán'.

    'kế hoạch bao nhiêu, thực hiện bao nhiêu' asks for two statuses of whatever is measured.
    """
    both = words.PLANNED.search(folded) and _realised(folded)
    if both and not words.PLAN_COMPARED.search(folded):
        return ()
    asked: list[Measure] = []
    start = 0
    for match in words.ASK.finditer(folded):
        asked.extend(_measure_asked(folded[start : match.start()], match.group()))
        start = match.end()
    rest = folded[start:]
    if words.PLAN_COMPARED.search(rest):
        asked.append(Measure.RATIO_TO_PLAN_PCT)
    if words.DIRECTION.search(folded) or (not start and words.CHANGE.search(rest)):
        asked = [*CHANGES, *asked]
    return tuple(dict.fromkeys(asked))


def _measure_asked(before: str, ask: str) -> tuple[Measure, ...]:
    compared = words.PERCENT.search(ask) and words.PLAN_COMPARED.search(before)
    if words.PLAN_RATIO.search(ask) or compared:
        return (Measure.RATIO_TO_PLAN_PCT,)
    if words.PLAN_SURPASSED.search(before):
        return (Measure.RATIO_TO_PLAN_PCT, Measure.GROWTH_PCT)
    if words.CHANGE_ASKED.search(before) or words.RATE_OF_GROWTH.search(before):
        return CHANGES
    if words.RANK.search(before):
        return (Measure.RANK,)
    if words.SHARE.search(before):
        return (Measure.SHARE_PCT,)
    return () if words.PERCENT.search(ask) else BARE


def units_of(folded: str) -> tuple[str, ...]:
    """The nouns or units that a fold()ed question counts in, per cent as '%'."""
    asked = (match["unit"].replace("phan tram", "%") for match in words.COUNTED.finditer(folded))
    return tuple(dict.fromkeys(asked))


def things_numbered(folded: str) -> tuple[str, ...]:
    """What 'số doanh nghiệp … là bao nhiêu' counts, where a question asks for nothing else; else ()."""
    headed = NUMBER_HEAD.search(folded)
    return (headed["things"],) if headed is not None and HOW_MANY_IS_IT.search(folded) else ()


def _realised(folded: str) -> bool:
    """Whether results are asked for; the 'thực hiện' of 'kế hoạch tổ chức đoàn thực hiện thanh tra' is what
    is planned, unless a joint or an ask of its own sets it apart."""
    plan, asks = words.PLANNED.search(folded), len(words.ASK.findall(folded))
    found = words.REALISED.finditer(folded)
    return any(
        plan is None
        or match.start() < plan.start()
        or asks > 1
        or words.APART.search(folded[: match.start()])
        for match in found
    )


def status_asked(folded: str) -> StatusAsked:
    """PLANNED when the plan itself is asked for; a plan only compared with, or asked beside, is not."""
    first_ask = words.ASK.search(folded)
    compared = [
        match.span()
        for pattern in (words.ASK, words.PLAN_COMPARED, words.PLAN_HELD_AGAINST, words.PLAN_REACHED)
        for match in pattern.finditer(folded)
    ]
    plans = [m for m in words.PLANNED.finditer(folded) if not any(a <= m.start() < b for a, b in compared)]
    realised = _realised(folded) or (words.GOT.search(folded) is not None and not plans)
    if plans and not realised and (first_ask is None or plans[0].start() < first_ask.start()):
        return StatusAsked.PLANNED
    return StatusAsked.REALISED if realised and not plans else StatusAsked.ANY
