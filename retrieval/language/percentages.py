"""What a percentage is of, where the words around it say so: a plan, the whole that is shared, a part."""

from __future__ import annotations

import re

from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.counted_nouns import noun_after
from retrieval.language.figure_clauses import Clause, State, goes_on
from retrieval.language.figure_page import FigurePage
from retrieval.language.indicator_words import CLAUSE, HEAD
from retrieval.language.indicators import has_content

# "53% kế hoạch lợi nhuận": which of the plans.
_PLANNED = re.compile(
    r"\s*(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)(?: cả)?(?: năm)? (?!(?:năm|giao|được|đề|phấn|do|của)(?!\w))"
    r"(?P<noun>[^,;.()\d]{2,40}?)(?=\s*(?:[,;.()]|$|(?:và|năm|được|đề ra|cả năm|của|do|lại)(?!\w)))"
)
_GIVEN = re.compile(r"(?<!\w)(?:giao|đề ra|đặt ra)(?!\w)")
# "giảm 25% số dự án": what there is less of.
_CHANGED_IN = re.compile(
    r"\s(?P<noun>(?:số|tổng|tỷ lệ|tỉ lệ|lượng|vốn|giá trị|kim ngạch|diện tích|sản lượng"
    r"|doanh thu|lợi nhuận|chi phí)"
    r"(?: (?!và |so |với |trong |năm |của |do |nhưng |còn )[^\W\d_]+){1,6}?)"
    r"(?=\s*(?:[,;.()]|$|(?:và|so|trong|năm|của|do|nhưng|còn|với|tăng|giảm)(?!\w)))"
)
ABOUT = r"(?: (?:tới|đến|khoảng|hơn|gần|trên|v[ỏẻ]n vẹn))?\s*$"
HAVING = re.compile(r"(?<!\w)có" + ABOUT)
_SHARING = re.compile(r"(?<!\w)(?:chiếm|(?:đóng )?góp|tạo ra)" + ABOUT)
# "trong đó 30% là lao động nữ"
_IS = re.compile(
    r"\s*(?:là|thuộc) (?P<noun>(?!do |của )[^,;.()\d]{2,60}?)(?=\s*(?:[,;.()]|$|(?:và|tăng|giảm)(?!\w)))"
)
# "với 73,8% thị phần": what is held, of whoever holds it.
_OF_MARKET = re.compile(r"\s(?P<noun>thị phần)(?!\w)")
_WHOLE = re.compile(r"(?:toàn )?(?:tỉnh|thành phố|huyện|xã|vùng|địa phương|địa bàn)(?: này| ta)?")


def of_what(page: FigurePage, clause: Clause, subject: Span | None, state: State) -> tuple[Span, ...]:
    """The spans that name what a percentage is of; () where only the words before it do."""
    tail = (clause.tail.start, clause.tail.end)
    planned = _PLANNED.match(page.lowered, *tail)
    if planned is not None and HEAD.match(planned["noun"]) and not _GIVEN.search(planned["noun"]):
        noun = Span(*planned.span("noun"))
        return (noun,) if subject is None or subject.start == subject.end else (subject, noun)
    market = _OF_MARKET.match(page.lowered, *tail)
    if market is not None:
        noun = Span(*market.span("noun"))
        return (subject, noun) if subject is not None else (noun,)
    if subject is None:
        less = _CHANGED_IN.match(page.lowered, *tail) if cues.changes(clause.before) else None
        told = less or _IS.match(page.lowered, *tail)
        if told is not None:
            return (Span(*told.span("noun")),)
    if _opens(clause):
        return _part_of_all(page, clause)
    shares = _is_share(page, clause, subject, state)
    share = noun_after(page.lowered, "", "", clause.tail, amount=True) if shares else None
    return (share,) if share is not None else ()


def _opens(clause: Clause) -> bool:
    """Whether a percentage opens its clause: no verb stands before it that says what it measures."""
    before = clause.before
    comma, empty = before.rstrip().endswith(","), not (clause.follows or has_content(before))
    return comma or empty or HAVING.search(before) is not None


def _part_of_all(page: FigurePage, clause: Clause) -> tuple[Span, ...]:
    """'100% nước thải được xử lý': of all of them, with what is told of these."""
    if noun_after(page.lowered, "", "", clause.tail, amount=True) is None:
        return ()
    part = noun_after(page.lowered, "", "", clause.tail, amount=False)
    return (part,) if part is not None else ()


def _is_share(page: FigurePage, clause: Clause, subject: Span | None, state: State) -> bool:
    """Whether a percentage is a share of the noun after it: 'chiếm 9,4% dân số và 0,6% diện tích'."""
    before = clause.before
    of_share = bool(state.named) and page.text[: state.span.start].rstrip()[-1:] == "%"
    if _SHARING.search(before):
        said = subject.of(page.lowered) if subject is not None else ""
        if not said and _is_held(page, clause, state):
            return of_share
        return not said or CLAUSE.search(said) is not None or _WHOLE.fullmatch(said) is not None
    joint = before[max(0, state.span.end - clause.lead.start) :]
    return subject is None and of_share and cues.continues_list(joint)


def _is_held(page: FigurePage, clause: Clause, state: State) -> bool:
    """'ngành may tăng 8%, chiếm 30% giá trị': the share is that of what was named, unless it is a place."""
    proper = any(word.istitle() for word in state.span.of(page.text).split()[1:])
    return bool(state.indicator) and goes_on(page, clause, state) and not proper
