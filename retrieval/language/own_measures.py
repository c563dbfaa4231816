"""The measure that is said of one figure alone: 'tăng 15% về số dự án', '(lượng tăng 15%)'."""

from __future__ import annotations

import re

from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.figure_clauses import Clause
from retrieval.language.figure_page import FigurePage

RELATIONAL = re.compile(
    r"(?:tổng )?(?:số )?(?:khối lượng|trọng lượng|số lượng|lượng|trị giá|giá trị|kim ngạch|diện tích"
    r"|sản lượng|năng suất|giá bán|thu hoạch|xuất khẩu|giải ngân)"
)
"""What is always of something: 'diện tích nuôi tôm 640 ha, sản lượng 217 tấn'."""
_ABOUT_WHAT = re.compile(
    r"(?:\s*so (?:với )?cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|\s*(?:trong )?(?:cả nước|toàn quốc|cả vùng))?"
    r"\s*về (?P<noun>(?!đích)[^,;.()]{2,30}?)(?=\s*(?:[,;.()]|$|(?:và|nhưng|so|còn|trong|lại)(?!\w)))"
)
_BRACKETED = re.compile(
    rf"\(\s*(?:về )?(?P<noun>{RELATIONAL.pattern}) (?:tăng|giảm)(?: (?:tới|đến|khoảng|hơn|gần|trên))?\s*$"
)


def said_about(page: FigurePage, clause: Clause) -> Span | None:
    """'tăng 15% về số dự án', '(lượng tăng 15%)': the noun, said of this figure alone."""
    bracketed = _BRACKETED.search(page.lowered, clause.lead.start, clause.lead.end)
    if clause.follows and bracketed is not None:
        return Span(*bracketed.span("noun"))
    about = _ABOUT_WHAT.match(page.lowered, clause.tail.start, clause.tail.end)
    ranked = not clause.unit and cues.ranks(clause.before)
    told = about is not None and (ranked or clause.unit in ("%", "lần"))
    return Span(*about.span("noun")) if told and about is not None else None
