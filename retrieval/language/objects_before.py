"""What a bare measure is of, where only the sentence before says it.

'Xuất khẩu chè sang Nga hồi phục. Lượng xuất khẩu đạt 5 nghìn tấn': the amount of tea.
"""

from __future__ import annotations

import re

from retrieval.domain.span import Span
from retrieval.language.figure_clauses import Clause
from retrieval.language.figure_page import FigurePage
from retrieval.language.indicators import has_content

_BARE = re.compile(
    r"(?:tổng )?(?:khối lượng|số lượng|sản lượng|lượng|trị giá|giá trị|kim ngạch|giá)"
    r" (?P<deed>xuất khẩu|nhập khẩu|tiêu thụ|sản xuất)"
)
_BEGINS_NO_NAME = re.compile(
    r"(?:hàng hóa|của|và|cả|các|đã|tăng|giảm|đạt|sang|vào|từ|trong|là|năm|tháng)(?!\w)"
)
_ENDS = (
    r"(?=\s*[,;.:()–]|\s(?:của|sang|vào|từ|tới|tại|ở|trong|năm|tháng|quý|đã|đang|ghi nhận|tăng|giảm|tiếp tục"
    r"|đạt|ước|có|vẫn|bắt đầu|hồi phục|phục hồi|gặp|chịu|được|bị)(?!\w))"
)


# "kim ngạch xuất khẩu mặt hàng này": of what was spoken of before.
_THIS = re.compile(
    r"\s(?:của )?(?:các |những )?(?:mặt hàng|nhóm hàng|ngành hàng|sản phẩm"
    r"|nông sản|trái cây|loại \w+) (?:này|trên)$"
)


_OF_THIS = re.compile(
    r"\s(?:của|tại|ở) (?:doanh nghiệp|dn|đơn vị|ngân hàng|công ty|tập đoàn|hãng|chi cục|cục|địa phương"
    r"|tỉnh|khu vực|quốc gia|nước) (?:này|trên)$"
)


def without_holder(page: FigurePage, subject: Span) -> Span:
    """A phrase without a holder at its end that is only pointed at: 'lợi nhuận của doanh nghiệp này'."""
    said = _OF_THIS.search(page.lowered, subject.start, subject.end)
    return Span(subject.start, said.start()) if said is not None else subject


def without_this(page: FigurePage, subject: Span) -> Span:
    """A phrase without words at its end that only point back to what was measured before."""
    said = _THIS.search(page.lowered, subject.start, subject.end)
    return Span(subject.start, said.start()) if said is not None else subject


def object_before(page: FigurePage, clause: Clause, subject: Span | None) -> Span | None:
    """The thing that the sentence before exports, produces or sells, where `subject` measures just that."""
    bare = _BARE.fullmatch(page.lowered, subject.start, subject.end) if subject is not None else None
    start = clause.lead.start
    if bare is None or clause.follows:
        return None
    line = page.lowered.rfind("\n", 0, start) + 1
    sentence = max(page.lowered.rfind(". ", line, max(line, start - 2)) + 1, line)
    told = re.compile(rf"(?<!\w){bare['deed']} (?P<of>[^\d,;.:()]{{2,40}}?){_ENDS}")
    of = next((m for m in told.finditer(page.lowered, sentence, start) if _is_thing(m["of"])), None)
    return Span(*of.span("of")) if of is not None else None


def _is_thing(said: str) -> bool:
    return has_content(said) and _BEGINS_NO_NAME.match(said) is None
