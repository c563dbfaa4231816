"""Which periods that a text names say when things happened: not horizons, beginnings, programmes."""

from __future__ import annotations

import re

from retrieval.domain.period import Period, PeriodKind
from retrieval.language.periods import FoundPeriod
from retrieval.language.text import fold_aligned

_AIMS = r"(?<!\w)(?:dat muc tieu|phan dau|de ra|dua ra|xac dinh|huong (?:toi|den)|du kien)(?!\w)"
_PROGRAMME_BEFORE = re.compile(
    rf"(?<!\w)(?:chuong trinh|de an|chien luoc|quy hoach)\s(?![^,.;:()\n]*{_AIMS})[^,.;:()\n]{{0,90}}$"
)
"""'Chương trình nông thôn mới giai đoạn 2016-2020' is named by those years; 'Quy hoạch đặt mục tiêu … giai
đoạn 2021-2030' aims at them."""


def names_a_programme(text: str, found: FoundPeriod) -> bool:
    """Whether a span of years only belongs to a name: what is told beside it may be of any time."""
    before = fold_aligned(text[max(0, found.span.start - 100) : found.span.start])
    return found.period.kind is PeriodKind.SPAN and _PROGRAMME_BEFORE.search(before) is not None


_LONGEST_DAYS = 25


def may_frame(period: Period) -> bool:
    """Whether a period may hold for the sentences after it: a month or more, or what there was on a day."""
    return (period.end - period.start).days > _LONGEST_DAYS or period.kind is PeriodKind.AS_OF


_UNTIL = re.compile(r"(?<!\w)(?:den|toi|vao|truoc)\s+$")


def is_horizon(text: str, found: FoundPeriod) -> bool:
    """'đến năm 2020' of an aim says nothing of when the text was written."""
    before = fold_aligned(text[max(0, found.span.start - 10) : found.span.start])
    return found.period.kind is PeriodKind.YEAR and _UNTIL.search(before) is not None


_SINCE = re.compile(r"(?<!\w)(?:ke )?(?P<since>tu) (?:dau |giua |cuoi )?$")


_RECKONED = re.compile(r"(?<!\w)tinh (?:den|toi)(?!\w)")
_THIS_YEAR = re.compile(r"(?<!\w)tu dau nam \d{4} (?:den|toi) nay")


def is_reckoned_to(text: str, found: FoundPeriod) -> bool:
    """Whether a text tells what has been up to its own day: 'tính đến hết tháng 5/2018', 'từ đầu năm 2018
    đến nay'."""
    said = fold_aligned(text[max(0, found.span.start - 24) : found.span.end])
    on = fold_aligned(text[max(0, found.span.start - 8) : found.span.end + 12])
    return _RECKONED.search(said) is not None or _THIS_YEAR.search(on) is not None


_BEGUN = re.compile(
    r"(?<!\w)(?:khoi cong|khanh thanh|khoi dong|di vao (?:hoat dong|van hanh)|thong xe|ky ket)"
    r" (?:xay dung )?(?:tu |vao |trong )?(?:dau |giua |cuoi )?$"
)


_APART = re.compile(r"(?<!\w)rieng (?:trong )?$")
_AVERAGED = re.compile(r"(?<!\w)binh quan (?:trong )?$")


def is_beginning(text: str, found: FoundPeriod) -> bool:
    """Whether something only begins in a period: 'từ cuối năm 2017', 'khởi công tháng 8'."""
    before = text[max(0, found.span.start - 80) : found.span.start]
    folded = fold_aligned(before)
    since = _SINCE.search(folded)
    # 'đầu tư năm 2017', 'trật tự năm 2017': folded alike, and no beginnings.
    begins = since is not None and before[slice(*since.span("since"))].lower() in ("từ", "tu")
    return begins or _BEGUN.search(folded) is not None


_SCOPE = re.compile(
    r"(?<!\w)(?:cao|thap|lon|nho|nhieu|it|nhanh|cham|tot|manh|sau) nhat(?: (?:trong|cua|ke tu|so voi))?"
    r"(?: (?:cac|nhung|nhieu|suot))?(?: nam)?(?: (?:trong|cua))?(?: (?:giai doan|thoi ky))?\s*$"
)


def is_scope(text: str, found: FoundPeriod) -> bool:
    """Whether years only say among which something stands out: 'thấp nhất trong các năm 2016-2019'."""
    before = fold_aligned(text[max(0, found.span.start - 60) : found.span.start])
    return found.period.kind is PeriodKind.SPAN and _SCOPE.search(before) is not None


def is_mentioned(text: str, found: FoundPeriod) -> bool:
    """Whether a period is told by the way: in brackets, as a beginning ('từ tháng 7', 'khởi công'), apart
    from others ('riêng tháng 4'), or as what a month is averaged over ('bình quân 4 tháng')."""
    before = text[max(0, found.span.start - 80) : found.span.start]
    bracketed = before.rfind("(") > max(before.rfind(")"), before.rfind("\n"))
    folded = fold_aligned(before)
    aside = bracketed or is_beginning(text, found) or _APART.search(folded) is not None
    aside = aside or is_scope(text, found)
    return aside or (_AVERAGED.search(folded) is not None and found.period.kind is not PeriodKind.YEAR)


_OF_PLAN = re.compile(r"so (?:với )?(?:tổng )?(?:kế hoạch|dự toán|chỉ tiêu|mục tiêu)[^,;.()\d]{0,40}$")


def is_of_plan(lowered: str, found: FoundPeriod) -> bool:
    """Whether a period is only that of a plan which something is held against: 'so với kế hoạch năm 2017'."""
    return _OF_PLAN.search(lowered, max(0, found.span.start - 60), found.span.start) is not None


_SOURCE = re.compile(
    r"[^,:?]*(?<!\w)(?:buoi|phien|(?:cuoc|ky) hop|hop|hoi nghi|hoi thao|lam viec)(?!\w)[^,:?]*"
    r"(?=[,:].*(?:(?<!\w)(?:bao nhieu|may)(?!\w)|%))"
)


def is_when_told(question: str, found: FoundPeriod) -> bool:
    """Whether a day of a question is that on which its figure was told: 'Tại phiên họp ngày 11/5/2017, …'."""
    source = _SOURCE.match(fold_aligned(question)) if found.period.kind is PeriodKind.DAY else None
    return source is not None and found.span.end <= source.end()
