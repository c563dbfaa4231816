"""The days that a figure is of, where what it is compared with says more than the words of its period."""

from __future__ import annotations

import re
from datetime import date

from retrieval.domain.figure import Base, Measure, ValueStatus
from retrieval.domain.period import Period, PeriodKind
from retrieval.language.calendar_periods import months, year

# What comes in, goes out or is made as time passes, against what there is at a moment.
_FLOW = re.compile(
    r"(?<!\w)(?:thu(?! hút| nhập| hồi| mua)|nộp|chi(?! cục| nhánh| đoàn| bộ| phí| tiết| hội)|giải ngân"
    r"|kim ngạch|(?:xuất|nhập|xuất nhập) khẩu|doanh thu|lợi nhuận|sản lượng|lượt|tăng trưởng|grdp|gdp"
    r"|phát hiện|bắt giữ|khởi tố|xử phạt|thu giữ|triệt phá|truy thu)(?!\w)"
)
_STATE = re.compile(
    r"(?<!\w)(?:nợ|dư nợ|số dư|tồn|huy động|nguồn vốn|tài sản|dân số|lao động|đàn|diện tích|thuê bao"
    r"|tỷ lệ|tỉ lệ|hiệu lực|lũy kế|luỹ kế)(?!\w)"
)
_LONGER = (PeriodKind.DAY, PeriodKind.AS_OF, PeriodKind.MONTHS, PeriodKind.HALF)
"""What is compared with the month before has changed in the last month of these."""
_SO_FAR = (PeriodKind.AS_OF, PeriodKind.MONTHS)
_AGAINST_YEAR = re.compile(
    r"so (?:với )?(?:(?!dự toán|kế hoạch|chỉ tiêu|mục tiêu|nhiệm vụ|giao)[^,;.\d]){0,20}"
    r"năm (?P<year>(?:19|20)\d\d)(?!\d)"
)


def days_of(period: Period | None, said: str, measure: Measure, base: Base | None) -> Period | None:
    """The period as it holds for a figure that is `said` to be of an indicator (lower_aligned).

    'Tính đến ngày 15/12' closes the sum since January of what comes in, goes out or is compared with a
    whole plan or the year before; of what there is at a moment it is the day. What changed 'so với tháng
    trước' on a day changed in its month.
    """
    if period is None:
        return None
    if base is Base.PREVIOUS_MONTH and period.kind in _LONGER:
        return months(period.end.year, period.end.month, period.end.month)
    if period.start != period.end:
        return period
    if period.kind is not PeriodKind.AS_OF or _STATE.search(said):
        return period
    if measure is not Measure.RATIO_TO_PLAN_PCT and base is not Base.SAME_PERIOD and not _FLOW.search(said):
        return period
    if (period.end.month, period.end.day) == (12, 31):
        return year(period.end.year)
    return Period(date(period.end.year, 1, 1), period.end, PeriodKind.AS_OF)


def not_its_base(inherited: Period | None, said: str, anchor: date | None) -> Period | None:
    """An inherited period, unless the figure is compared with that very year, or none is told.

    'tăng 3 bậc so với năm 2020' is of 2021 in a text of 2021.
    """
    against = _AGAINST_YEAR.search(said)
    base = int(against["year"]) if against else 0
    if not base or (inherited is not None and inherited.end.year > base):
        return inherited
    return year(anchor.year) if anchor is not None and anchor.year > base else None


def ahead_of(inherited: Period | None, status: ValueStatus) -> Period | None:
    """An inherited period, unless it is a part of a year that was told of and the figure a forecast.

    What is aimed at while so much was reached so far is the aim of the year.
    """
    if inherited is not None and status is ValueStatus.TARGET and inherited.kind in _SO_FAR:
        return year(inherited.end.year)
    whole = inherited is None or inherited.kind in (PeriodKind.YEAR, PeriodKind.SPAN)
    return inherited if whole or status is not ValueStatus.FORECAST else None
