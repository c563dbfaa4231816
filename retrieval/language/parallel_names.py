"""Names told in parallel: what was said of one body, kind of area or good is said of the next."""

from __future__ import annotations

import re

from retrieval.domain.span import Span
from retrieval.language.figure_clauses import Clause, State, goes_on
from retrieval.language.figure_page import FigurePage
from retrieval.language.indicator_words import ACT, CLAUSE, HEAD, MEASURED
from retrieval.language.indicators import is_aside, is_generic

_AREA = re.compile(r"(?:khu vực |vùng |địa bàn )?(?:nông thôn|thành thị|đô thị|miền núi|đồng bằng)")
_AREA_IN = re.compile(rf"\s(?:ở|tại|trong) {_AREA.pattern}(?!\w)")
_BODY = re.compile(
    r"(?:tổng |chi )?(?:cục|hải quan|kho bạc|chi nhánh|ngân hàng|công ty|tập đoàn)(?: \w+)?(?!\w)"
)
_DEED = re.compile(r"\s(?P<deed>(?:thu(?! hút)|nộp|giải ngân|huy động)(?!\w)[^,;]*)$")
_EARNS = re.compile(r"(?<!\w)(?:lãi|lỗ|thu|chi|vốn|thiệt hại)(?!\w)")
_IN_KIND = re.compile(r"(?:tổng )?(?:diện tích|sản lượng|năng suất)(?!\w)")
# "Nhóm giáo dục tăng 0,57%; may mặc tăng 0,09%": of the group too.
_GROUP = re.compile(r"(?:chỉ số giá )?nhóm(?: hàng(?: hóa)?)?(?!\w)")
_LONGEST_ITEM = 8
_MONEY = re.compile(r"(?:(?:nghìn|ngàn|triệu|tỷ|tỉ) )*(?:đồng|usd|vnd|đô la|đ|tỷ|tỉ|triệu)(?!\w)")


def in_parallel(page: FigurePage, clause: Clause, subject: Span | None, state: State) -> tuple[Span, ...]:
    """The spans that name an amount of which `subject` says only whose or of what it is; () for others."""
    if subject is None or not state.named:
        return ()
    first, said = state.named[0], subject.of(page.lowered)
    deed = _did_too(page, said, first)
    if deed is not None:
        return (deed, subject)
    if not goes_on(page, clause, state):
        return ()
    return _elsewhere(page, subject, first) or _alike(page, clause, subject, first)


def _did_too(page: FigurePage, said: str, first: Span) -> Span | None:
    """'Cục Thuế Nam Định thu 9 tỷ đồng. Cục Thuế Hà Nam 7 tỷ đồng': a body did what another did."""
    body = _BODY.match(said)
    if body is None or _DEED.search(said) or not page.lowered.startswith(body.group(), first.start):
        return None
    deed = _DEED.search(page.lowered, first.start, first.end)
    return Span(*deed.span("deed")) if deed is not None else None


def _elsewhere(page: FigurePage, subject: Span, first: Span) -> tuple[Span, ...]:
    """'… ở thành thị đạt 98%, ở nông thôn đạt 88%': the same of the other kind of area."""
    area = _AREA.fullmatch(page.lowered, subject.start, subject.end)
    other = _AREA_IN.search(page.lowered, first.start, first.end) if area is not None else None
    if other is None:
        return ()
    around = (Span(first.start, other.start()), Span(other.end(), first.end), subject)
    return tuple(piece for piece in around if piece.start < piece.end)


def _alike(page: FigurePage, clause: Clause, subject: Span, first: Span) -> tuple[Span, ...]:
    """'Xuất khẩu thủy sản đạt …; cao su đạt …': what was measured of the one is measured of the other."""
    head = MEASURED.match(page.lowered, first.start, first.end)
    said = subject.of(page.lowered)
    if clause.unit == "%" and _GROUP.match(said) is None:
        head = head or _GROUP.match(page.lowered, first.start, first.end)
    if head is None or head.end() > subject.start or len(said.split()) > _LONGEST_ITEM:
        return ()
    own = any(pattern.match(said) for pattern in (HEAD, ACT)) or is_generic(said) or is_aside(said)
    told = any(pattern.search(said) for pattern in (_EARNS, CLAUSE))
    in_money = _MONEY.match(clause.unit) and _IN_KIND.match(head.group())
    return () if own or told or in_money else (Span(*head.span()), subject)
