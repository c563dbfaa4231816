"""What a scorer takes for figures, dates and document numbers in an answer's sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.domain.span import Span

_MARKER = re.compile(r"\[\d{1,3}\]")
_BULLET = re.compile(r"(?m)^\s*\d{1,2}[.)](?=\s)")
# In a quote whose line breaks became blanks: 'III. GIẢI THÍCH 1. Giá trị …'.
_INNER_BULLET = re.compile(r"(?<=\s)\d{1,2}[.)](?=\s+[^\W\d_a-zà-ỹđ])")
# A run that begins with a digit and goes on over / . , - & : 17,04  02-CTr/TU  30/12/2020  7,3-7,5.
_RUN = re.compile(r"(?<![\w])\d\w*(?:[/.,\-–&]\w+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LONG_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|(?:0?[1-9]|1[0-2])[/.\-](?:19|20)\d{2}")
_SHORT_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")
_YEARS = re.compile(r"(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?")
_WITH_UNIT = re.compile(r"(\d+(?:[.,]\d+)*)[^\W\d_]{0,4}")
_RANGE = re.compile(r"\d+(?:[.,]\d+)*(?:[-–/]\d+(?:[.,]\d+)*)+")
# Words after which a number orders or dates, and before which it counts a period.
_NO_FIGURE_AFTER = re.compile(
    r"(?<!\w)(?:năm|tháng|ngày|mùng|mồng|quý|tuần|điều|khoản|điểm|mục|chương|phần|phụ lục|trang|dòng|cột|biểu"
    r"|bảng|thứ|khóa|khoá|kỳ họp|lần|nghị quyết|quyết định|giai đoạn|nhiệm kỳ|lúc"
    r"|nq|qđ|(?<!dân )(?<!chỉ )(?<!tổng )số)\s*$",
    re.IGNORECASE,
)
_NO_FIGURE_BEFORE = re.compile(r"\s*(?:tháng|quý)(?!\w)(?!\s+(?:tuổi|lương))", re.IGNORECASE)
# 'đồng/01 giấy phép': a part of the unit.
_PER = re.compile(r"[^\W\d]\s?/\s?$")
# What a unit looks like: with one of these a bare '2020' is an amount, not a year.
_UNIT_NEXT = re.compile(
    r"\s?(?:%|(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|tấn|kg|người|hộ|xã|dự án|usd|km|m2|m3|lượt)(?!\w))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Written:
    """A piece of text and where it stands."""

    text: str
    span: Span


def without_markers(text: str) -> str:
    """The text with citation markers and list numbers blanked, offsets unchanged."""
    for pattern in (_MARKER, _BULLET):
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def numeric_tokens(text: str) -> tuple[Written, ...]:
    """Everything with digits: figures, dates, years, document numbers, each as one whole token."""
    return tuple(Written(m.group(), Span(*m.span())) for m in _RUN.finditer(without_markers(text)))


def figures(text: str) -> tuple[Written, ...]:
    """The figures proper: amounts, shares, counts; not dates, periods, document numbers, clause numbers."""
    clean = _INNER_BULLET.sub(lambda match: " " * len(match.group()), without_markers(text))
    found: list[Written] = []
    for token in numeric_tokens(clean):
        if _is_figure(token, clean):
            found.extend(_numbers_in(token))
    return tuple(found)


def _is_figure(token: Written, text: str) -> bool:
    before, after = text[: token.span.start], text[token.span.end :]
    if _NO_FIGURE_BEFORE.match(after) or _PER.search(before):
        return False
    if not _UNIT_NEXT.match(after) and _orders_or_dates(token.text, before):
        return False
    if _LONG_DATE.fullmatch(token.text):
        return False
    return bool(_WITH_UNIT.fullmatch(token.text) or _RANGE.fullmatch(token.text))


def _orders_or_dates(run: str, before: str) -> bool:
    """Whether a number without a unit names a clause, a year or a day rather than an amount."""
    ordered = run.isdigit() and _NO_FIGURE_AFTER.search(before)
    return bool(ordered or _YEARS.fullmatch(run) or _SHORT_DATE.fullmatch(run))


def _numbers_in(token: Written) -> list[Written]:
    return [Written(m.group(), Span(*m.span()).shift(token.span.start)) for m in _NUMBER.finditer(token.text)]


_DATES = (
    re.compile(r"(?<!\d)(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?!\d)"),
    re.compile(r"(?<!\d)(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})(?!\d)", re.IGNORECASE),
)


def dates(text: str) -> frozenset[tuple[int, int, int]]:
    """The full dates of a text as (day, month, year), however written."""
    found = (match.groups() for pattern in _DATES for match in pattern.finditer(text))
    return frozenset((int(day), int(month), int(year)) for day, month, year in found)
