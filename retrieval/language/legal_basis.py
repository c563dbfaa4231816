"""What a document rests on, and questions for it: 'Căn cứ Luật Ngân sách nhà nước …'."""

from __future__ import annotations

import re

from retrieval.language.text import fold

_BASIS = re.compile(r"(?:Căn cứ|Xét|Theo đề nghị)(?!\w)")
_ASKS_BASIS = re.compile(
    r"(?<!\w)(?:can cu(?! chuyen mon)|xet(?! (?:duyet|xu|tuyen|chon|cong))|dua (?:tren|vao|theo)"
    r"|co so phap ly)(?: vao| theo| tren)?(?: nhung| cac| cai| may)?"
    r"(?: van ban)? (?:luat|nghi dinh|van ban|quy dinh|nao|gi|dau|phap ly)(?!\w)"
)


def asks_basis(question: str) -> bool:
    """Whether a question asks what a document rests on: 'NQ 13/2017 căn cứ vào luật nào?'."""
    return _ASKS_BASIS.search(fold(question)) is not None


def states_basis(statement: str) -> bool:
    """Whether a statement says what a document rests on."""
    return _BASIS.match(statement) is not None
