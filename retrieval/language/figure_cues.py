"""The words that say what a figure measures, how firm it is and what it is compared with.

All patterns are matched on lower_aligned() text. `lead` is what stands before the quantity in its
clause, `tail` what stands after it up to the next quantity.
"""

from __future__ import annotations

import re

from retrieval.domain.figure import Base, Measure, Observation, Quantity, ValueStatus
from retrieval.domain.span import Span

BREAK = re.compile(r"[,;(]")
PLAN = r"(?:kế hoạch|kh|dự toán|chỉ tiêu|mục tiêu|nghị quyết|nhiệm vụ|định mức)"

_STATUSES = (
    (re.compile(r"(?<!\w)(?:ước|dự ước|ước tính|ưth)(?!\w)"), ValueStatus.ESTIMATE),
    (re.compile(r"(?<!\w)sơ bộ(?!\w)"), ValueStatus.PRELIMINARY),
    (re.compile(r"(?<!\w)(?:dự kiến|dự báo)(?!\w)"), ValueStatus.FORECAST),
    (re.compile(r"(?<!\w)(?:mục tiêu|phấn đấu|phải đạt)(?!\w)"), ValueStatus.TARGET),
    (re.compile(r"(?<!\w)(?:kế hoạch|kh|dự toán|chỉ tiêu)(?!\w)"), ValueStatus.PLAN),
)
# "không đạt kế hoạch (8,0%)": the bracket says how much was planned.
_PLAN_IN_BRACKETS = re.compile(rf"{PLAN}(?:\s+(?:đề ra|giao|năm|cả năm|tỉnh giao))*\s*\($")
_REALISED = re.compile(r"(?<!\w)(?:đạt|thực hiện|tăng|giảm|vượt|bằng|hoàn thành|thu|chi)(?!\w)")
_GOAL_HEADING = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|phương hướng|kế hoạch năm|nhiệm vụ (?:trọng tâm|chủ yếu|năm|\d))"
)
_RESULT_HEADING = re.compile(r"(?<!\w)(?:kết quả|tình hình|thực hiện|đánh giá)")
_ADVERBS = (
    r"(?:\s+(?:thêm|lên|bình quân|gần|trên|hơn|khoảng|ước|nhẹ|mạnh|đạt|tới|đến|từ|trưởng|cùng kỳ"
    r"|so với cùng kỳ|lần lượt))*[\s:]*$"
)
_CHANGE = re.compile(rf"(?<!\w)(?:tăng|giảm|vượt|cao hơn|thấp hơn|hụt){_ADVERBS}")
_FALL = re.compile(rf"(?<!\w)(?:giảm|hụt|thấp hơn|âm){_ADVERBS}")
_FROM = re.compile(r"(?<!\w)từ\s*$")
_SHARE = re.compile(r"(?<!\w)(?:chiếm|tỷ trọng|tỉ trọng|cơ cấu)(?!\w)")
_RATE = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ suất|tỉ suất|độ che phủ)(?!\w)")
_GROWTH_NOUN = re.compile(r"(?<!\w)(?:tăng trưởng|tốc độ tăng|tăng|grdp|gdp|chỉ số sản xuất|iip)(?!\w)")
_TO_PLAN = re.compile(rf"^\s*(?:so (?:với )?)?{PLAN}(?!\w)")
_TO_SAME_PERIOD = re.compile(r"^\s*(?:so (?:với )?)?(?:cùng kỳ|ck(?!\w))")
_RANK = re.compile(r"(?<!\w)(?:(?:xếp|đứng|vị trí|hạng)\s*(?:thứ\s*)?|thứ\s*)$")
_GROWTH_VERB = re.compile(r"(?<!\w)(?:tăng|giảm)\s*$")
_BASES = (
    (re.compile(r"cùng kỳ|svck|(?<!\w)ck(?!\w)"), Base.SAME_PERIOD),
    (re.compile(r"tháng trước"), Base.PREVIOUS_MONTH),
    (re.compile(r"năm trước"), Base.PREVIOUS_YEAR),
    (re.compile(r"dự toán (?:trung ương|bộ tài chính|btc|tw)"), Base.CENTRAL_ESTIMATE),
    (re.compile(r"dự toán (?:hđnd|tỉnh|địa phương)"), Base.PROVINCIAL_ESTIMATE),
    (re.compile(PLAN), Base.PLAN),
    (re.compile(r"so với (?:năm )?\d{4}"), Base.NAMED_YEAR),
    (re.compile(r"cả nước"), Base.NATIONAL),
)


def default_status(headings: tuple[str, ...]) -> ValueStatus:
    """How firm plain statements are under these headings (lower_aligned, outermost first)."""
    found = (heading_status(heading) for heading in reversed(headings))
    return next((status for status in found if status is not None), ValueStatus.ACTUAL)


def heading_status(heading: str) -> ValueStatus | None:
    """TARGET under 'Mục tiêu' or 'Các chỉ tiêu', ACTUAL under 'Kết quả thực hiện', None under neither."""
    if _RESULT_HEADING.search(heading):
        return ValueStatus.ACTUAL
    return ValueStatus.TARGET if _GOAL_HEADING.search(heading) else None


def status_of(lead: str, default: ValueStatus) -> ValueStatus:
    """How firm the quantity after `lead` is; only the part after the last break counts."""
    piece = BREAK.split(lead)[-1]
    if _PLAN_IN_BRACKETS.search(lead):
        return ValueStatus.PLAN
    for pattern, status in _STATUSES:
        match = pattern.search(piece)
        # "vượt kế hoạch, đạt 17,04%": a plan word before a verb of result is what was surpassed.
        if match is not None and not (status is ValueStatus.PLAN and _REALISED.search(piece, match.end())):
            return status
    return default


def falls(lead: str) -> bool:
    """Whether the quantity is said to be a decrease."""
    return _FALL.search(lead) is not None


def measure_of(quantity: Quantity, unit: str, lead: str, tail: str, subject: str) -> Measure:
    """What the quantity measures; `unit` in lower case."""
    ranked = _RANK.search(lead) is not None
    if quantity.denominator is not None or ranked:
        return Measure.RANK if ranked else Measure.COUNT_OF_TOTAL
    if unit in ("%", "phần trăm"):
        return _measure_of_percentage(lead, tail, subject)
    if unit == "lần":
        return Measure.MULTIPLE
    changes = _CHANGE.search(lead) is not None and not _FROM.search(lead)
    if unit.startswith("điểm"):
        return Measure.CHANGE_PP if changes or len(unit) > len("điểm") else Measure.INDEX_SCORE
    return Measure.CHANGE_ABS if changes else Measure.LEVEL


def _measure_of_percentage(lead: str, tail: str, subject: str) -> Measure:
    if _TO_PLAN.match(tail) and not _GROWTH_VERB.search(lead):
        return Measure.RATIO_TO_PLAN_PCT
    rate = _RATE.search(subject) is not None or _SHARE.search(subject) is not None
    if _CHANGE.search(lead) and not _FROM.search(lead):
        return Measure.CHANGE_PP if rate else Measure.GROWTH_PCT
    if _SHARE.search(lead) or _SHARE.search(subject):
        return Measure.SHARE_PCT
    if _TO_SAME_PERIOD.match(tail):
        return Measure.MULTIPLE
    growing = not rate and (_GROWTH_NOUN.search(subject) or _GROWTH_NOUN.search(lead))
    return Measure.GROWTH_PCT if growing else Measure.LEVEL


def base_of(tail: str) -> Base | None:
    """What the quantity is compared with, said right after it."""
    piece = BREAK.split(tail)[0][:60]
    return next((base for pattern, base in _BASES if pattern.search(piece)), None)


def restates(status: ValueStatus, previous: Observation, unit: str, subject: Span) -> bool:
    """'tăng 17,04% (kế hoạch 15,8%)': the plan measures what the figure before it measures."""
    planned = status in (ValueStatus.PLAN, ValueStatus.TARGET)
    return planned and previous.indicator_span == subject and previous.quantity.unit.lower() == unit
