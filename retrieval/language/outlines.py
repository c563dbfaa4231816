"""The outline of a document: its articles with their titles, or its parts where it has no articles.

Điều 3. Mức hỗ trợ
II. KẾT QUẢ THỰC HIỆN
"""

from __future__ import annotations

import re

from retrieval.domain.span import Span

_LONGEST = 160
_LEVELS = (
    re.compile(r"^[“\"]?Điều \d+[a-zđ]?[.:]\s*\S[^\n]*", re.MULTILINE),
    re.compile(r"^(?:Phần (?:thứ )?\w+|[IVXL]{1,5})\s?[.:/-]\s*\S[^\n]*", re.MULTILINE),
)


def find_outline(text: str) -> tuple[Span, ...]:
    """The headings of the highest level that a document's text has, long ones cut between words."""
    found = (tuple(_cut(text, Span(*m.span())) for m in level.finditer(text)) for level in _LEVELS)
    return next((headings for headings in found if len(headings) > 1), ())


def _cut(text: str, line: Span) -> Span:
    if line.end - line.start <= _LONGEST:
        return line
    blank = text.rfind(" ", line.start, line.start + _LONGEST)
    return Span(line.start, blank if blank > line.start else line.start + _LONGEST)
