"""Which indicator a clause speaks of: one it names, or the one carried over from the clause before."""

from __future__ import annotations

import re

from retrieval.domain.span import Span
from retrieval.language import figure_statuses as statuses
from retrieval.language.doers import DOES, doer_end, without_place
from retrieval.language.figure_clauses import Clause, State
from retrieval.language.figure_page import FigurePage, within
from retrieval.language.indicator_words import SAYING
from retrieval.language.indicators import find_subject, is_aside, is_generic, normal_form
from retrieval.language.named_pieces import Naming, is_name
from retrieval.language.objects_before import object_before, without_holder, without_this
from retrieval.language.own_measures import RELATIONAL, said_about
from retrieval.language.spoken_places import is_detail, only_places, spoken_of

_PART = re.compile(r"(?<!\w)trong đó(?!\w)")
# "485 doanh nghiệp, vốn đăng ký đạt 46 tỷ đồng": the capital of these enterprises.
_DEPENDENT = re.compile(
    r"(?:tổng )?(?:số )?(?:vốn|trị giá|số tiền|tiền|công suất|số thu|kim ngạch|doanh thu|lợi nhuận)"
    r"(?: \w+){0,3}"
)
# "so với tháng trước", "trên địa bàn các phường": neither is what is measured.
_ASIDE = re.compile(r"(?:so với|trên địa bàn|(?:cao|thấp|nhiều|ít) hơn)(?!\w)")
_BELONGS = re.compile(r"\s*(?:trên địa bàn(?: \w+){0,3} )?với(?!\w)")
# "(loại trừ tiền sử dụng đất còn …)": the same indicator, less something.
_NARROWS = re.compile(r"(?:loại trừ|trừ|không kể|chưa kể|không bao gồm|không tính|chưa tính)(?!\w)")
# "- Báo cáo thẩm định, báo cáo thẩm tra: Mức chi …": the item, commas and all.
_AMONG = re.compile(
    r"(?:dẫn đầu|đứng đầu|đứng (?:vị trí )?thứ \w+|xếp thứ \w+|kế đến|tiếp theo|lớn nhất"
    r"|nhiều nhất)(?!\w)[^;.]*?(?<!\w)với(?!\w)"
)
_ITEM = re.compile(
    r"\s*(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+|[-–+*•]\s*)(?P<name>[^:]{4,200}?)"
    r"\s*:\s*(?:(?:mức (?:chi|hỗ trợ|thu|phí)?|tối đa|không quá|tối thiểu|là)\s*)*$"
)


def name_indicator(page: FigurePage, clause: Clause, state: State) -> tuple[State, str]:
    """The state with what the clause names, and the phrase before its quantity."""
    if state.resumed is not None:
        state = state.resumed._replace(period=state.period, place=state.place, status=state.status)
    subject = _subject(page, clause, state)
    phrase = subject.of(page.lowered) if subject else ""
    places = within(page.places, clause.lead)
    if places and not is_detail(page, clause.lead, places[0]):
        state = state._replace(place=spoken_of(page, places))
    if state.indicator and statuses.in_plan_brackets(clause.before):
        return state, phrase
    holder = _told_of_one(page, clause, subject, state) or _held_by(page, clause, subject, state)
    if holder is not None:
        return holder, phrase
    attached = clause.follows and bool(phrase) and _is_attached(clause, state, phrase)
    state = _with_whole(clause, state, attached=attached)
    item = _ITEM.match(clause.before)
    if item is not None:
        subject = Span(clause.lead.start + item.start("name"), clause.lead.start + item.end("name"))
        phrase = item["name"]
    elif subject is not None and (only_places(subject, places, page.lowered) or is_generic(phrase)):
        subject = _weak(page, clause, state, subject)
    elif subject is not None and (not state.part_of or _AMONG.search(clause.before)):
        whole = _whole_before(page, clause, state, subject) or state.part_of
        attached = attached or (bool(whole) and ":" not in clause.before[-len(phrase) - 40 :])
        state = state._replace(part_of=whole)
    return _renamed(page, clause, subject, state, attached=attached), phrase


def _subject(page: FigurePage, clause: Clause, state: State) -> Span | None:
    """The noun phrase of the lead; what it is compared with is none."""
    lead = Span(_unread(clause, state), clause.lead.end)
    subject = find_subject(page.lowered, lead, _dated(page, clause.lead), follows=clause.follows)
    if subject is not None:
        doer = doer_end(page, subject)
        does = DOES.match(page.lowered, doer, lead.end) if doer else None
        after = Span(does.end() if does else doer, lead.end)
        rest = find_subject(page.lowered, after, _dated(page, after), follows=False) if doer else None
        subject = rest or subject
    subject = without_holder(page, without_place(page, subject)) if subject is not None else None
    aside = subject is not None and _ASIDE.match(page.lowered, subject.start, subject.end)
    return None if aside else subject


def _dated(page: FigurePage, lead: Span) -> list[Span]:
    return [span for span in page.dated if span.within(lead)]


def _is_attached(clause: Clause, state: State, phrase: str) -> bool:
    """Whether what is named belongs to what was counted before: '240 dự án với vốn đăng ký'."""
    told = clause.before[_unread(clause, state) - clause.lead.start :]
    related = any(pattern.fullmatch(phrase) is not None for pattern in (_DEPENDENT, RELATIONAL))
    return _BELONGS.match(told) is not None or (related and not is_generic(phrase))


def _renamed(
    page: FigurePage, clause: Clause, subject: Span | None, state: State, *, attached: bool
) -> State:
    shorter = without_this(page, subject) if subject is not None and state.indicator else subject
    if shorter != subject:
        subject, attached = shorter, True
        state = state._replace(part_of=state.indicator)
    pieces = Naming(page, clause, subject, state).pieces()
    if subject is not None and _NARROWS.match(subject.of(page.lowered)):
        pieces = (*state.named, *pieces)
    if not pieces:
        return state
    dated = [span for span in page.dated if pieces[0].start <= span.start < clause.tail.end]
    if said_about(page, clause) is not None:
        state = state._replace(resumed=state)
    named = _named(state, pieces, normal_form(page.text, pieces, dated), attached=attached)
    of = object_before(page, clause, subject)
    return named._replace(part_of=normal_form(page.text, (of,), ())) if of is not None else named


def _named(state: State, pieces: tuple[Span, ...], indicator: str, *, attached: bool) -> State:
    """A new indicator; what only the one before was attached to holds no longer."""
    ended = state.part_for and not attached and state.part_for != indicator
    part_of = "" if ended else state.part_of
    part_for = indicator if attached else "" if ended else state.part_for
    return state._replace(named=pieces, indicator=indicator, part_of=part_of, part_for=part_for)


def _unread(clause: Clause, state: State) -> int:
    """Where the lead goes on after the noun that the quantity before it counted."""
    named_end = state.named[-1].end if state.named else 0
    return max(clause.lead.start, min(named_end, clause.lead.end))


_GROUPS = re.compile(r"(?:các )?(?:nhóm|mặt hàng|ngành|thị trường|lĩnh vực|khu vực)(?!\w)")


def _lists_them(clause: Clause, state: State) -> bool:
    """'7 nhóm hàng tăng giá: Hàng hóa khác tăng 0,15%; …': what is listed belongs to what was counted."""
    told = clause.before[_unread(clause, state) - clause.lead.start :]
    return clause.follows and _GROUPS.match(state.indicator) is not None and (": " in told or "gồm " in told)


def _with_whole(clause: Clause, state: State, *, attached: bool) -> State:
    """'…, trong đó: A, B'; '240 dự án với vốn đăng ký': what is named next belongs to what was."""
    divides = _PART.search(clause.before) is not None or attached or _lists_them(clause, state)
    return state._replace(part_of=state.part_of or state.indicator) if divides and state.indicator else state


def _weak(page: FigurePage, clause: Clause, state: State, subject: Span) -> Span | None:
    """Instead of a place or a measuring word: what is carried over, or what stands before it."""
    if state.indicator:
        return None
    before = _before(clause, state, subject)
    earlier = find_subject(page.lowered, before, _dated(page, before), follows=clause.follows)
    if earlier is not None and _may_name(page, earlier, subject):
        return earlier
    collects = _COLLECTS.match(page.lowered, subject.end, clause.lead.end)
    if collects is not None:
        return Span(subject.start, collects.end("what"))
    return subject if is_generic(subject.of(page.lowered)) else None


def _may_name(page: FigurePage, earlier: Span, subject: Span) -> bool:
    """Whether what stands before a measuring word may be what it measures, as the place in 'Bình Dương: Kinh
    tế tăng 7%' is not."""
    said = SAYING.search(page.lowered, earlier.start, subject.start) is not None
    placed = page.lowered[earlier.end : subject.start].strip() == ":" and _is_place(page, earlier)
    return not said and not placed and not is_aside(earlier.of(page.lowered))


def _is_place(page: FigurePage, phrase: Span) -> bool:
    return only_places(phrase, within(page.places, phrase), page.lowered)


_RISEN = re.compile(
    r"có (?P<what>(?:tổng )?(?:số|kim ngạch|giá trị|trị giá|sản lượng|lượng|doanh thu|chỉ số)[^,;:()]*?)"
    r" (?:tăng|giảm)(?: (?:mạnh|cao|nhiều|nhanh|sâu|khá))?(?: nhất)?(?: so với cùng kỳ)?"
    r"(?: là| gồm| như|:)\s*$"
)


def _held_by(page: FigurePage, clause: Clause, subject: Span | None, state: State) -> State | None:
    """The state in which a name alone says whose the figure is; None where it does not.

    'thị trường có trị giá nhập khẩu tăng mạnh là Anh (tăng 5%), Ý (tăng 4%)'.
    """
    if subject is None or not _is_whose(subject.of(page.text)):
        return None
    whole = normal_form(page.text, (subject,), ())
    if _takes_the_place(page, subject, state):
        return state._replace(part_of=whole)
    risen = _RISEN.search(page.lowered, clause.lead.start, subject.start)
    if risen is None:
        return None
    what = Span(*risen.span("what"))
    named = _named(state, (what,), normal_form(page.text, (what,), ()), attached=True)
    return named._replace(part_of=whole)


_BODY = re.compile(r"(?:Tập đoàn|Tổng công ty|Công ty|Ngân hàng|Cục|Chi cục|Sở|Bộ|Trường|Bệnh viện) [A-ZĐ]")


def _is_whose(written: str) -> bool:
    return is_name(written) or _BODY.match(written) is not None


_HAVE = re.compile(
    r"(?:các |số )?(?:địa phương|tỉnh|thành phố|huyện|xã|đơn vị|ngành|nước|quốc gia)(?:, \w+(?: \w+)?)? có "
    r"(?P<what>(?:tỷ lệ|tỉ lệ|tốc độ) \w[^,;:()]*?)"
    r"(?:(?: đạt| ở mức)? (?:cao|thấp|trên|dưới|lớn|nhỏ)(?!\w)|$)"
)


def _told_of_one(page: FigurePage, clause: Clause, subject: Span | None, state: State) -> State | None:
    """The state in which what some have is told of one of them; None where nothing of the kind was said.

    '5 huyện có tỷ lệ giải ngân cao, trong đó Hoài Ân 41%'.
    """
    have = _HAVE.match(page.lowered, state.span.start, state.span.end)
    named = subject is not None and not only_places(subject, within(page.places, clause.lead), page.lowered)
    if have is None or named or clause.quantity.unit != "%":
        return None
    what = Span(*have.span("what"))
    return _named(state, (what,), normal_form(page.text, (what,), ()), attached=False)._replace(part_of="")


def _takes_the_place(page: FigurePage, subject: Span, state: State) -> bool:
    """'Nhật Bản dẫn đầu với vốn đầu tư chiếm 23%; Hà Lan 11%': whose the same is now."""
    between = page.lowered[state.span.end : subject.start]
    attached = bool(state.part_of) and state.part_for == state.indicator
    return attached and not re.search(r"[.!?]\s|\n", between)


def _before(clause: Clause, state: State, subject: Span) -> Span:
    start = _unread(clause, state)
    return Span(start, max(start, subject.start))


_COLLECTS = re.compile(r"\s(?:(?:đã|ước|mới) )*(?P<what>thu|chi)(?= được)")
_OF_WHOM = re.compile(
    r"(?::|(?<!so )(?<!đối )(?<!cùng )(?<!hợp )(?<!thành )(?<!vận động )(?<!\w)với"
    r"|(?<!\w)(?:có|đạt(?: được| mức)?))\s*(?:tổng\s*)?$"
)


def _whole_before(page: FigurePage, clause: Clause, state: State, subject: Span) -> str:
    """'Cơ cấu kinh tế: nông nghiệp 21%', 'Lào dẫn đầu với vốn 2 tỷ': what a colon heads, who has it."""
    before = _before(clause, state, subject)
    if not _OF_WHOM.search(before.of(page.lowered)):
        return ""
    taken = _dated(page, before)
    leader = _leader(page, before)
    if leader is not None:
        return normal_form(page.text, (leader,), taken)
    whole = find_subject(page.lowered, before, taken, follows=False)
    if whole is None or whole == subject or _is_said(whole.of(page.lowered)) or _is_place(page, whole):
        return ""
    leads = _LEADS.search(page.lowered, whole.start, whole.end)
    named = Span(whole.start, leads.start()) if leads else whole
    return normal_form(page.text, (named,), taken)


def _leader(page: FigurePage, before: Span) -> Span | None:
    """'Hoa Kỳ là thị trường lớn nhất với …': the name of which it is told."""
    leads = _LEADS.search(page.lowered, before.start, before.end)
    if leads is None:
        return None
    start = max(page.lowered.rfind(mark, before.start, leads.start()) for mark in (",", ";", ":")) + 1
    start = max(start, before.start)
    named = page.text[start : leads.start()].strip()
    at = page.text.find(named, start)
    return Span(at, at + len(named)) if named and is_name(named) and len(named.split()) > 1 else None


_LEADS = re.compile(
    r"\s(?:(?:hiện|đang|vẫn|tiếp tục|cũng) )*(?:(?:dẫn|đứng) đầu|đứng (?:vị trí|thứ)|xếp thứ|là)(?!\w)"
)


def _is_said(phrase: str) -> bool:
    """Whether a phrase only tells who speaks, when or where."""
    return SAYING.search(phrase) is not None or is_aside(phrase)
