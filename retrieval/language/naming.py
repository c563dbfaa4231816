"""Which indicator a clause speaks of: one it names, or the one carried over from the clause before."""

from __future__ import annotations

import re
from dataclasses import replace

from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.figure_clauses import Clause, State
from retrieval.language.figure_page import FigurePage, within
from retrieval.language.indicators import (
    find_subject,
    has_content,
    is_aside,
    is_generic,
    normal_form,
    noun_after,
)
from retrieval.language.places import FoundPlace

_AMOUNT = re.compile(
    r"^(?:%|nghìn|ngàn|triệu|tỷ|tỉ|đồng|đ|usd|vnd|ha|tấn|kg|km2?|km²|m\W?\d?|lần|bậc|điểm|phần trăm|tạ|tr|lít"
    r"|mw|kwh|teu|đô)(?!\w)"
)
_PHYSICAL = re.compile(r"(?:nghìn |triệu )?(?:tấn|kg|ha|lít|tạ|m2|m3|m²|m³|km)(?!\w|/)")
_PART = re.compile(r"(?<!\w)trong đó(?!\w)")
_ABOUT_WHAT = re.compile(
    r"\s*về (?P<noun>(?!đích)[^,;.()]{2,30}?)(?=\s*(?:[,;.()]|$|(?:và|nhưng|so|còn|trong|lại)(?!\w)))"
)
# "485 doanh nghiệp, vốn đăng ký đạt 46 tỷ đồng": the capital of these enterprises.
_DEPENDENT = re.compile(
    r"(?:tổng )?(?:số )?(?:vốn|trị giá|số tiền|tiền|công suất|số thu|kim ngạch|doanh thu|lợi nhuận)"
    r"(?: \w+){0,3}"
)
_BELONGS = re.compile(r"\s*với(?!\w)")
# "(loại trừ tiền sử dụng đất còn …)": the same indicator, less something.
_NARROWS = re.compile(r"(?:loại trừ|trừ|không kể|chưa kể|không bao gồm|không tính|chưa tính)(?!\w)")
_LEVEL = re.compile(
    r"(?<!\w)(?:tỉnh|huyện|xã|phường|thành phố|tp|thị xã|quận|các|ở|tại|của|và|địa phương)(?!\w)"
)
_LONGEST_COUNTED = 10
"""In words: longer leads tell a story, the counted noun stands after the number."""


def name_indicator(page: FigurePage, clause: Clause, state: State) -> tuple[State, str]:
    """The state with what the clause names, and the phrase before its quantity."""
    taken = [span for span in page.dated if span.within(clause.lead)]
    start = _unread(clause, state)
    subject = find_subject(page.lowered, Span(start, clause.lead.end), taken, follows=clause.follows)
    phrase = subject.of(page.lowered) if subject else ""
    places = within(page.places, clause.lead)
    if places:
        state = replace(state, place=places[-1])
    if state.indicator and cues.in_plan_brackets(clause.before):
        return state, phrase
    attached = clause.follows and (
        _BELONGS.match(clause.before) is not None or _DEPENDENT.fullmatch(phrase) is not None
    )
    state = _with_whole(clause, state, attached=attached)
    if subject is not None and (_only_places(subject, places, page.lowered) or is_generic(phrase)):
        subject = _weak(page, Span(start, max(start, subject.start)), clause, state, subject)
    elif subject is not None and not state.part_of:
        whole = _whole_before(page, Span(start, subject.start), taken)
        attached = attached or (bool(whole) and ":" not in clause.before[-len(phrase) - 40 :])
        state = replace(state, part_of=whole)
    pieces = _pieces(page, clause, subject, state)
    if subject is not None and _NARROWS.match(phrase):
        pieces = (*state.named, *pieces)
    if pieces:
        dated = [span for span in page.dated if pieces[0].start <= span.start < clause.tail.end]
        state = _named(state, pieces, normal_form(page.text, pieces, dated), attached=attached)
    return state, phrase


def _named(state: State, pieces: tuple[Span, ...], indicator: str, *, attached: bool) -> State:
    """A new indicator; what only the one before was attached to holds no longer."""
    ended = state.part_for and not attached and state.part_for != indicator
    part_of = "" if ended else state.part_of
    part_for = indicator if attached else "" if ended else state.part_for
    return replace(state, named=pieces, indicator=indicator, part_of=part_of, part_for=part_for)


def _unread(clause: Clause, state: State) -> int:
    """Where the lead goes on after the noun that the quantity before it counted."""
    named_end = state.named[-1].end if state.named else 0
    return max(clause.lead.start, min(named_end, clause.lead.end))


def _with_whole(clause: Clause, state: State, *, attached: bool) -> State:
    """'…, trong đó: A, B'; '240 dự án với vốn đăng ký': what is named next belongs to what was."""
    divides = _PART.search(clause.before) is not None or attached
    return replace(state, part_of=state.part_of or state.indicator) if divides and state.indicator else state


def _weak(page: FigurePage, before: Span, clause: Clause, state: State, subject: Span) -> Span | None:
    """Instead of a place or a measuring word: what is carried over, or what stands before it."""
    if state.indicator:
        return None
    taken = [span for span in page.dated if span.within(before)]
    earlier = find_subject(page.lowered, before, taken, follows=clause.follows)
    if earlier is not None and not is_aside(earlier.of(page.lowered)):
        return earlier
    return subject if is_generic(subject.of(page.lowered)) else None


def _whole_before(page: FigurePage, before: Span, taken: list[Span]) -> str:
    """'Cơ cấu kinh tế: nông nghiệp 21%', 'Lào dẫn đầu với vốn 2 tỷ': what a colon heads, who has it."""
    if not re.search(r"(?::|(?<!so )(?<!\w)với)\s*(?:tổng\s*)?$", before.of(page.lowered)):
        return ""
    whole = find_subject(page.lowered, before, taken, follows=False)
    return normal_form(page.text, (whole,), taken) if whole else ""


def _pieces(page: FigurePage, clause: Clause, subject: Span | None, state: State) -> tuple[Span, ...]:
    """The spans that name the indicator anew; () when it is carried over."""
    about = _ABOUT_WHAT.match(page.lowered, clause.tail.start, clause.tail.end)
    if about and clause.unit in ("%", "lần"):
        return (Span(*about.span("noun")),)
    if subject is not None and clause.quantity.denominator is not None:
        return (subject,)
    if not clause.unit or _AMOUNT.match(clause.unit) or cues.changes(clause.before):
        return _measured(page, clause, subject, state)
    return _counted(page, clause, subject)


def _measured(page: FigurePage, clause: Clause, subject: Span | None, state: State) -> tuple[Span, ...]:
    """Of an amount: what stands before it, with its object ('thu hút 2 tỷ USD vốn đầu tư')."""
    if subject is None and state.indicator and not _PHYSICAL.match(clause.unit):
        return ()
    said = subject.of(page.lowered) if subject else ""
    bare = not said and not state.indicator
    unit = "" if bare else clause.unit
    noun = noun_after(page.lowered, said, unit, clause.tail, amount=True)
    if noun is not None and subject is None and state.named:
        subject = state.named[0]
    return tuple(piece for piece in (subject, noun) if piece is not None and piece.start < piece.end)


def _counted(page: FigurePage, clause: Clause, subject: Span | None) -> tuple[Span, ...]:
    """Of counted things: their name stands after the number, who counts them before it."""
    unit_start = clause.quantity.span.end - len(clause.unit)
    said = subject.of(page.lowered) if subject else ""
    if len(said.split()) > _LONGEST_COUNTED and clause.unit not in said:
        subject, said = None, ""
    noun = noun_after(page.lowered, said, clause.unit, clause.tail, amount=False)
    if noun is not None and clause.unit not in said:
        noun = Span(unit_start, noun.end)
    else:
        noun = None if said else Span(unit_start, clause.quantity.span.end)
    return tuple(piece for piece in (subject, noun) if piece is not None)


def _only_places(subject: Span, places: list[FoundPlace], lowered: str) -> bool:
    """Whether a phrase names places and nothing else: 'Hải Phòng tăng 12%'."""
    if not places:
        return False
    rest, at = "", subject.start
    for place in places:
        rest += lowered[at : max(at, place.span.start)]
        at = max(at, place.span.end)
    rest += lowered[at : subject.end] if at < subject.end else ""
    return not has_content(_LEVEL.sub(" ", rest))
