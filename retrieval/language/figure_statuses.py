"""The words that say how firm a figure is: plan, estimate, result.

All patterns are matched on lower_aligned() text; `lead` is what stands before the quantity in its clause.
"""

from __future__ import annotations

import re

from retrieval.domain.figure import ValueStatus
from retrieval.domain.period import Period
from retrieval.language.calendar_periods import year
from retrieval.language.indicator_words import PLAN

BREAK = re.compile(r"[,;(]")
"""What parts the pieces of a clause."""
_PLAN_SAID = re.compile(
    r"(?<!\w)(?<!vượt )(?<!đạt )(?<!so với )(?<!so )(?<!hoàn thành )(?<!bằng )(?<!với )"
    # "điều chỉnh giảm kế hoạch vốn của 8 dự án": what is done to a plan is no plan.
    r"(?<!giảm )(?<!tăng )(?<!nguyên )(?<!thực hiện )(?<!chỉnh )(?<!vào )(?<!bộ )(?<!sở )"
    r"(?:kế hoạch|khn?|dự toán|chỉ tiêu(?! thụ| dùng)|(?<!hiện )nhiệm vụ thu)(?!\w)"
)
_STATUSES = (
    (re.compile(r"(?<!\w)(?:ước|dự ước|ước tính|ưth)(?!\w)"), ValueStatus.ESTIMATE),
    (re.compile(r"(?<!\w)sơ bộ(?!\w)"), ValueStatus.PRELIMINARY),
    (re.compile(r"(?<!\w)điều chỉnh (?:tăng |giảm )?(?:lên|xuống|còn|thành)(?!\w)"), ValueStatus.REVISED),
    (
        re.compile(r"(?<!\w)(?:dự kiến|dự báo|kỳ vọng|sẽ|có thể (?:đạt|tăng|giảm))(?!\w)"),
        ValueStatus.FORECAST,
    ),
    (
        re.compile(
            r"(?<!\w)(?:phấn đấu|phải (?:được|thu|nộp|đạt|tăng|giảm)|chưa (?:đủ|có ít nhất)|đặt mục tiêu"
            r"|mục tiêu|điều chỉnh chỉ tiêu)(?!\w)"
        ),
        ValueStatus.TARGET,
    ),
    (re.compile(r"(?<!\w)(?:được|trung ương|tỉnh|bộ tài chính|hđnd|ubnd) giao(?!\w)"), ValueStatus.PLAN),
    (
        re.compile(r"(?<!\w)(?:thu|chi|dự toán|chỉ tiêu|nhiệm vụ)(?: [^\W\d]+){0,3} giao cho(?!\w)"),
        ValueStatus.PLAN,
    ),
    (_PLAN_SAID, ValueStatus.PLAN),
    (re.compile(r"(?<!\w)đề xuất (?:tăng|giảm|mức|nâng|hạ|năm|hỗ trợ)(?!\w)"), ValueStatus.PLAN),
    (re.compile(r"(?<!\w)(?:chính thức|thực (?:hiện|tế|thu))(?!\w)"), ValueStatus.ACTUAL),
)
# "không đạt kế hoạch (8,0%)": the bracket says how much was planned.
_PLAN_IN_BRACKETS = re.compile(
    rf"{PLAN}[^,;()\d]{{0,40}}(?:(?:(?:19|20)\d\d|\d{{1,2}} năm)\s*)?"
    r"\((?:(?:từ|là|khoảng|trên|dưới|hơn|ít nhất|tối thiểu)\s+)?$"
)
_REALISED = re.compile(r"(?<!\w)(?:đạt|thực hiện|tăng|giảm|vượt|bằng|hoàn thành)(?!\w)")
_OPENING = (
    (
        re.compile(
            r"^\W*(?:\w+[.)]\s)?(?:phấn đấu|mục tiêu|đặt mục tiêu|đề ra mục tiêu"
            r"|(?:trong đó,? )?(?:có )?(?:các |những |một số )?chỉ tiêu"
            r"(?! [^:;.]{0,40}(?:vượt|hoàn thành|ước|thực hiện|cập nhật)))"
            r"(?!\w)"
        ),
        ValueStatus.TARGET,
    ),
    (re.compile(r"^\W*(?:\w+[.)]\s)?(?:dự kiến|dự báo)(?!\w)"), ValueStatus.FORECAST),
    (re.compile(r"^\W*(?:\w+[.)]\s)?(?:theo )?(?:kế hoạch|dự toán)(?!\w)"), ValueStatus.PLAN),
    (re.compile(r"^\W*(?:\w+[.)]\s)?(?:ước tính|ước thực hiện|ước)(?!\w)"), ValueStatus.ESTIMATE),
    (re.compile(r"^\W*(?:\w+[.)]\s)?sơ bộ(?!\w)"), ValueStatus.PRELIMINARY),
)
_GOAL_HEADING = re.compile(
    r"(?<!\w)(?:mục tiêu|chỉ tiêu|phương hướng|kế hoạch năm|nhiệm vụ (?:trọng tâm|chủ yếu|năm|\d))"
)
_RESULT_HEADING = re.compile(r"(?<!\w)(?:kết quả|tình hình|thực hiện|đánh giá)")


_DECIDES_PLAN = re.compile(
    r"(?<!\w)(?:giao|phê duyệt|điều chỉnh|phân bổ|thông qua|bổ sung|ban hành)\s[^.;]{0,60}?"
    r"(?<!thực hiện )(?:kế hoạch|dự toán|chỉ tiêu)(?!\w)"
)


def decides_plan(subject: str) -> bool:
    """Whether a paper with this subject sets or changes a plan, so that its plain figures are planned."""
    return _DECIDES_PLAN.search(subject) is not None and _RESULT_HEADING.search(subject) is None


def default_status(headings: tuple[str, ...], *, planned: bool = False) -> ValueStatus:
    """How firm plain statements are under these headings (lower_aligned, outermost first).

    `planned`: in a paper that decides a plan.
    """
    found = (heading_status(heading) for heading in reversed(headings))
    otherwise = ValueStatus.PLAN if planned else ValueStatus.ACTUAL
    return next((status for status in found if status is not None), otherwise)


def heading_status(heading: str) -> ValueStatus | None:
    """TARGET under 'Mục tiêu' or 'Các chỉ tiêu', ACTUAL under 'Kết quả thực hiện', None under neither."""
    if _RESULT_HEADING.search(heading):
        return ValueStatus.ACTUAL
    return ValueStatus.TARGET if _GOAL_HEADING.search(heading) else None


def opening_status(sentence: str) -> ValueStatus | None:
    """How firm a sentence says its figures are by its first words: 'Phấn đấu đến năm 2025, …'."""
    for pattern, status in _OPENING:
        match = pattern.search(sentence)
        if match is not None:
            realised = _REALISED.search(sentence[match.end() : match.end() + 60])
            opens_result = status is ValueStatus.PLAN and realised is not None
            return None if opens_result else status
    return None


_PLANS = re.compile(
    r"(?<!\w)(?:đặt (?:ra )?(?:mục tiêu|kế hoạch|chỉ tiêu)"
    r"|(?:thông qua|phê duyệt|ban hành|giao|quyết nghị) (?:[^;.]{0,60}(?<!\w))?"
    r"(?:kế hoạch|dự toán|chỉ tiêu)|đề ra (?:các |\d+ )(?:mục tiêu|chỉ tiêu))(?!\w)[^;]*$"
)


_PLAN_OF_THE_YEAR = re.compile(
    r"(?<!\w)kế hoạch(?: (?!năm)[^\W\d]+){0,3} (?:cả )?năm(?: (?:là|đạt|tăng|giảm))*\s*$"
    r"|(?<!\w)(?:tăng trưởng|mục tiêu|chỉ tiêu|dự báo|dự kiến|ước)(?: [^\W\d]+){0,4}?"
    r" cả năm(?! \d)[^,;()\d]*$"
)


# "78% so với chỉ tiêu được giao (": what has come in so far is held against the plan of the year.
_RATIO_TO_PLAN = re.compile(
    rf"\s*(?:so (?:với )?)?(?:tổng )?{PLAN}(?! (?:quý|tháng|\d))"
    r"[^,;\d]*(?:\(|giao|là)(?: (?:từ|là|khoảng))?\s*$"
)


def tells_plan_of_ratio(lead: str) -> bool:
    """'78% so với chỉ tiêu được giao (': the quantity after it is the plan of the ratio before it."""
    return _RATIO_TO_PLAN.match(lead) is not None


def planned_period(lead: str, period: Period | None) -> Period | None:
    """'(kế hoạch năm là 12%)' is of the whole year, whatever part of it was told of before."""
    if period is None or not (tells_plan_of_ratio(lead) or _PLAN_OF_THE_YEAR.search(lead)):
        return period
    return year(period.end.year)


def announces_plan(sentence: str) -> bool:
    """Whether what details a sentence is planned: 'HĐND thông qua kế hoạch năm 2018. Theo đó, …'."""
    return _PLANS.search(sentence) is not None


# "dự kiến hết tháng 6, lợi nhuận đạt 70 tỷ đồng": said before the comma, of what comes after it.
_AHEAD = re.compile(
    r"\s*(?:(?:và|nhưng|trong đó|theo đó) )?(?:dự kiến|dự báo|ước(?: tính)?|phấn đấu)"
    r"(?: (?:đến|hết|trong|cả|tới|vào|cuối|đầu|kỳ|nay|này|sau|năm|tháng|quý|ngày|[ivx]+|\d[\d/.]*))*\s*"
)
_BRACKETED = re.compile(r"\([^()]*\)")
# "được giao chỉ tiêu doanh thu đạt 25 tỷ đồng": what it is to reach.
_GIVEN_AIM = re.compile(
    r"(?<!\w)được giao (?:chỉ tiêu|kế hoạch|nhiệm vụ)(?= (?:thu|doanh thu|lợi nhuận|sản lượng|tổng))"
)
# What an item of a list is called says nothing of how firm it is: 'trên 30 chỉ tiêu: 40.000 đồng'.
_ITEM_NAME = re.compile(r"^\W*(?:[^\s:]+\s+){3,}[^:]*:")


def stated_status(lead: str) -> ValueStatus | None:
    """How firm the quantity after `lead` is said to be; only the part after the last break counts."""
    *before, last = BREAK.split(_BRACKETED.sub("", lead))
    piece = _ITEM_NAME.sub("", last)
    if before and _AHEAD.fullmatch(before[-1]):
        piece = f"{before[-1]} {piece}"
    if _PLAN_IN_BRACKETS.search(lead):
        return ValueStatus.PLAN
    for pattern, status in _STATUSES:
        match = pattern.search(piece)
        # "kế hoạch, đạt 17,04%": a plan word before a verb of result is what was surpassed.
        realised = match is not None and _REALISED.search(piece, match.end()) is not None
        reached = status is ValueStatus.PLAN and realised and _GIVEN_AIM.search(piece) is None
        if match is not None and not reached:
            return status
    return None


def in_plan_brackets(lead: str) -> bool:
    """'126% dự toán (3.400 tỷ đồng)': the bracket says how much was planned of the same."""
    return _PLAN_IN_BRACKETS.search(lead) is not None


def tells_plan(lead: str) -> bool:
    """Whether the quantity after `lead` is the plan of what was told before it."""
    return in_plan_brackets(lead) or tells_plan_of_ratio(lead)
