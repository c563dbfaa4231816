"""Reads figures out of sentences: which indicator, which period, what is measured, how firm.

The grammar of a reporting sentence is  subject (verb quantity complement)+ ,  where later quantities
carry the subject over: 'Thu NSNN … ước đạt X, bằng Y% dự toán, tăng Z% so với cùng kỳ (kế hoạch W)'.
A sentence is cut at its quantities; what stands before one (the lead) says verb, status and, when it
holds a noun phrase, a new subject; what follows (the tail) says the base of comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from retrieval.domain.figure import Observation, Quantity, ValueStatus
from retrieval.domain.period import Period
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.periods import FoundPeriod, stated_periods
from retrieval.language.quantities import find_quantities
from retrieval.language.sentences import sentences
from retrieval.language.text import lower_aligned

_VERBS_AT_END = re.compile(
    r"(?:(?<!\w)(?:ước tính|ước|dự ước|dự kiến|đạt|tăng|giảm|là|bằng|có|còn|khoảng|hơn|gần|trên|dưới"
    r"|chỉ|mới chỉ|mới đạt|được"
    r"|thực hiện|chiếm|vượt|gấp|lên|xuống|tới|đến|bình quân|thêm|trung bình|hoàn thành|đã|sẽ|phấn đấu"
    r"|tối thiểu|tối đa|ít nhất"
    r"|không quá|từ|ở mức|với mức|mức|gồm|nộp|xếp|đứng|thứ|tổng cộng|cũng|tương ứng|tương đương|lại|ra"
    r"|đều|cao hơn|thấp hơn"
    r"|nâng|đưa|duy trì|ổn định|cùng kỳ|kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|so với|không tăng|mới"
    r"|đề ra|giao)(?!\w)[\s:]*)+$"
)
_CONNECTORS = re.compile(
    r"^(?:[\s,;:.()\-–+“”\"]|(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s|theo [^,;.]{3,80},\s|(?:và|trong đó"
    r"|đồng thời|riêng|ngoài ra|cùng với đó|theo đó|cụ thể"
    r"|trong khi|nhưng|mà|thì|tức|còn"
    r"|tính chung|trong khi đó|bên cạnh đó|phấn đấu|dự kiến)(?!\w))+"
)
# What completes the previous quantity; it is not the subject of the next one.
_COMPLEMENT = re.compile(
    rf"^\s*(?:(?:so với|so)\s+(?:cùng kỳ(?:\s+năm)?(?:\s+(?:trước|ngoái|\d{{4}}))?|tháng trước"
    rf"|năm trước|năm ngoái|(?:cuối |đầu )?năm\s+\d{{4}}"
    rf"|đầu năm|{cues.PLAN}[^,;.()]{{0,40}})|cùng kỳ(?: năm)?(?: trước| ngoái| \d{{4}})?"
    rf"|{cues.PLAN}[^,;.()]{{0,60}}"
    r"|trở lên|/năm|điểm|về [^,;.]{1,30})"
)
# A parenthesis that closes again before the quantity only explains: "(GRDP) ước đạt".
_LAST_BREAK = re.compile(r";|\((?![^()]*\))|trong đó:?")
_AMOUNT = re.compile(
    r"^(?:%|nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ|usd|ha|tấn|kg|km|m\W?\d?|lần|bậc|điểm|phần trăm|tạ|tr)(?!\w)"
)
_SAME_PERIOD = re.compile(
    r"(?<!\w)(?<!so với )(?<!so )cùng kỳ(?:\s+năm(?:\s+(?P<year>(?:19|20)\d{2}))?)?[^,;.%]*$"
)
_STOP = frozenset(
    """
    và của là trong trên với đến tại theo khi cho từ ở do được thì này các những một năm tháng ngày đầu
    cuối quý tính toàn so tổng ước đạt như cũng trước nay đó lũy kế có
    """.split()
)
_WORD = re.compile(r"[^\W_]+")


_NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Surroundings:
    """What a passage inherits: headings, and the period and day its document speaks of."""

    headings: tuple[str, ...] = ()
    period: Period | None = None
    anchor: date | None = None


@dataclass(frozen=True)
class _Clause:
    """One quantity with the stretches of its sentence before and after it."""

    quantity: Quantity
    lead: Span
    tail: Span


@dataclass(frozen=True)
class _Frame:
    """What a sentence inherits from those before it: subject, period, and how firm figures are by default."""

    subject: Span = _NOWHERE
    period: FoundPeriod | None = None
    status: ValueStatus = ValueStatus.ACTUAL


def observe(text: str, surroundings: Surroundings | None = None) -> tuple[Observation, ...]:
    """Every figure of a passage, in reading order; spans are offsets in `text`.

    Indicators are given in lower_aligned() form.
    """
    around = surroundings or Surroundings()
    lowered = lower_aligned(text)
    quantities = find_quantities(text)
    periods = list(_with_years(stated_periods(text, around.anchor)))
    found: list[Observation] = []
    frame = _Frame(status=cues.default_status(tuple(lower_aligned(h) for h in around.headings)))
    for sentence in sentences(text):
        inside = [q for q in quantities if q.span.within(sentence)]
        here = [p for p in periods if p.span.within(sentence)]
        observed = list(_observe_sentence(lowered, sentence, inside, here, frame, around))
        found.extend(observed)
        frame = _next_frame(lowered, sentence, observed, here, frame)
    return tuple(found)


def _with_years(found: tuple[FoundPeriod, ...]) -> Iterator[FoundPeriod]:
    """'GRDP quý III/2023 …; 9 tháng …': a year that is not written is the one last written."""
    year: int | None = None
    for period in found:
        if period.year_written:
            year = period.period.start.year
        elif year is not None:
            period = replace(period, period=period.period.shift_years(year - period.period.start.year))
        yield period


def _next_frame(
    lowered: str, sentence: Span, observed: list[Observation], here: list[FoundPeriod], frame: _Frame
) -> _Frame:
    period = next((p for p in here if (p.period.end - p.period.start).days > 25), frame.period)
    last = lowered[sentence.end - 1]
    # "2. Một số chỉ tiêu giai đoạn 2021-2025:" without a figure of its own heads what follows.
    heads = not observed and last not in ".;"
    status = cues.heading_status(sentence.of(lowered)) if heads else None
    subject = observed[-1].indicator_span if observed and last == ";" else _NOWHERE
    return _Frame(subject, period, status or frame.status)


def _observe_sentence(
    lowered: str,
    sentence: Span,
    quantities: list[Quantity],
    periods: list[FoundPeriod],
    frame: _Frame,
    around: Surroundings,
) -> Iterator[Observation]:
    subject = frame.subject
    earlier: list[Observation] = []
    for clause in _clauses(sentence, quantities):
        lead, tail = clause.lead.of(lowered), clause.tail.of(lowered)
        subject = _subject(lowered, clause.lead, periods) or _counted(lowered, clause) or subject
        found = _period_of(lowered, clause, periods) or frame.period
        unit = lower_aligned(clause.quantity.unit)
        measure = cues.measure_of(clause.quantity, unit, lead, tail, subject.of(lowered))
        period = _resolve(lead, found.period if found else around.period)
        past = period is not None and around.anchor is not None and period.end < around.anchor
        status = cues.status_of(lead, ValueStatus.ACTUAL if past else frame.status)
        restated = next((o for o in reversed(earlier) if cues.restates(status, o, unit, subject)), None)
        observation = Observation(
            indicator=subject.of(lowered),
            quantity=replace(clause.quantity, negative=cues.falls(lead)),
            measure=restated.measure if restated else measure,
            status=status,
            sentence=sentence,
            clause=_clause_span(lowered, clause, subject),
            indicator_span=subject,
            period=period,
            period_span=found.span if found else None,
            base=cues.base_of(tail),
        )
        earlier.append(observation)
        yield observation


def _clauses(sentence: Span, quantities: list[Quantity]) -> Iterator[_Clause]:
    start = sentence.start
    for position, quantity in enumerate(quantities):
        following = quantities[position + 1].span.start if position + 1 < len(quantities) else sentence.end
        yield _Clause(quantity, Span(start, quantity.span.start), Span(quantity.span.end, following))
        start = quantity.span.end


def _clause_span(lowered: str, clause: _Clause, subject: Span) -> Span:
    piece = cues.BREAK.split(clause.tail.of(lowered))[0].rstrip()
    start = subject.start if clause.lead.start <= subject.start else clause.lead.start
    return Span(start, clause.tail.start + len(piece))


def _subject(lowered: str, lead: Span, periods: list[FoundPeriod]) -> Span | None:
    """The noun phrase of the lead, without complements, connectors, periods and verbs."""
    start, end = lead.start, lead.end
    # Only what follows a quantity can complete one: "Kế hoạch xuất khẩu là 850" opens with its own.
    completes = lead.start > 0 and lowered[lead.start - 1] not in "\n.;"
    while match := _skippable(lowered[start:end], completes):
        start += match.end()
    start = max([start, *(start + m.end() for m in _LAST_BREAK.finditer(lowered[start:end]))])
    end = _without_verbs(lowered, start, end, periods)
    start = _without_leading_period(lowered, start, end, periods)
    return Span(start, end) if _content(lowered[start:end]) else None


def _skippable(rest: str, completes: bool) -> re.Match[str] | None:
    return (_COMPLEMENT.match(rest) if completes else None) or _CONNECTORS.match(rest)


def _without_verbs(lowered: str, start: int, end: int, periods: list[FoundPeriod]) -> int:
    before = -1
    while before != end:
        before = end
        verbs = _VERBS_AT_END.search(lowered[start:end])
        end = start + verbs.start() if verbs is not None else end
        end = start + len(lowered[start:end].rstrip(' ,:;(-–“"'))
        end = next((p.span.start for p in periods if p.span.end == end and p.span.start >= start), end)
    return end


def _without_leading_period(lowered: str, start: int, end: int, periods: list[FoundPeriod]) -> int:
    for found in periods:
        if start <= found.span.start < start + 14 and found.span.end < end:
            start = found.span.end
    return start + len(lowered[start:end]) - len(lowered[start:end].lstrip(" ,:;-–)"))


def _counted(lowered: str, clause: _Clause) -> Span | None:
    """'có 776 dự án FDI cấp mới': a counted noun is named and described after the number."""
    unit = lower_aligned(clause.quantity.unit)
    if not unit or _AMOUNT.match(unit):
        return None
    piece = cues.BREAK.split(clause.tail.of(lowered))[0].rstrip(" .")
    return Span(clause.quantity.span.end - len(unit), clause.tail.start + len(piece))


def _content(lowered: str) -> bool:
    return any(w not in _STOP and not w.isdigit() for w in _WORD.findall(lowered))


def _period_of(lowered: str, clause: _Clause, periods: list[FoundPeriod]) -> FoundPeriod | None:
    """That right after the quantity ('24,3% năm 2015'), else the nearest before it, else a later one."""
    for found in periods:
        if (
            clause.tail.start <= found.span.start
            and not lowered[clause.tail.start : found.span.start].strip()
        ):
            return found
    before = [p for p in periods if p.span.end <= clause.quantity.span.start]
    if before:
        return before[-1]
    later = Span(clause.tail.start, clause.tail.start + len(cues.BREAK.split(clause.tail.of(lowered))[0]))
    return next((p for p in periods if p.span.within(later)), None)


def _resolve(lead: str, period: Period | None) -> Period | None:
    """The clause's own days: '(cùng kỳ năm 2016 đạt 5,83%)' speaks of the frame in that year."""
    match = _SAME_PERIOD.search(re.split(r"[(;]", lead)[-1])
    if period is None or match is None:
        return period
    return period.shift_years(int(match["year"]) - period.start.year if match["year"] else -1)
