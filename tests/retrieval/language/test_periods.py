"""Periods as reports and questions write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.domain.period import Period, PeriodKind
from retrieval.language.calendar_periods import months, quarter, year
from retrieval.language.periods import find_periods, stated_periods, write_period
from retrieval.language.text import fold
from tests.retrieval.language.texts import TODAY, assert_read_in_order, texts

YEARS = st.integers(1950, 2090)


def _day(day, kind=PeriodKind.DAY):
    return Period(day, day, kind)


def _years(first, last, kind=PeriodKind.SPAN):
    return Period(date(first, 1, 1), date(last, 12, 31), kind)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("GRDP năm 2023", year(2023)),
        ("cả năm 2023", year(2023)),
        ("GRDP 2023 tăng bao nhiêu", year(2023)),
        ("6 tháng đầu năm 2022", months(2022, 1, 6)),
        ("06 tháng 2022", months(2022, 1, 6)),
        ("6 thang cuoi nam 2022", months(2022, 7, 12)),
        ("nửa đầu năm 2022", months(2022, 1, 6)),
        ("nửa cuối năm 2022", months(2022, 7, 12)),
        ("giữa năm 2022", months(2022, 1, 6)),
        ("9T/2023", months(2023, 1, 9)),
        ("9 tháng năm 2023", months(2023, 1, 9)),
        ("sau 10 tháng năm 2023", months(2023, 1, 10)),
        ("3 tháng cuối năm 2023", months(2023, 10, 12)),
        ("từ đầu năm đến hết tháng 4 năm 2024", months(2024, 1, 4)),
        ("quý III/2023", quarter(2023, 3)),
        ("quy 3 nam 2023", quarter(2023, 3)),
        ("Q4/2021", quarter(2021, 4)),
        ("quý đầu năm 2024", quarter(2024, 1)),
        ("quý cuối của năm 2023", quarter(2023, 4)),
        ("tháng 5.2023", months(2023, 5, 5)),
        ("tháng 7/2024", months(2024, 7, 7)),
        ("tháng Chạp năm 2020", months(2020, 12, 12)),
        ("tháng mười một năm 2020", months(2020, 11, 11)),
        ("T7/2024", months(2024, 7, 7)),
        ("giai đoạn 2021 - 2025", _years(2021, 2025)),
        ("từ năm 2018 đến năm 2022", _years(2018, 2022)),
        ("năm học 2023-2024", _years(2023, 2024, PeriodKind.SCHOOL_YEAR)),
        ("ngày 09/7/2024", _day(date(2024, 7, 9))),
        ("tính đến ngày 30/6/2024", _day(date(2024, 6, 30), PeriodKind.AS_OF)),
        ("đến hết năm 2024", _day(date(2024, 12, 31), PeriodKind.AS_OF)),
        ("cuối năm 2024", _day(date(2024, 12, 31), PeriodKind.AS_OF)),
    ],
)
def test_a_period_with_its_year(text, period):
    (found,) = find_periods(text)
    assert found.period == period
    assert found.year_written


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6 tháng đầu năm thu được bao nhiêu", months(2024, 1, 6)),
        ("quý I xuất khẩu ra sao", quarter(2024, 1)),
        ("năm nay", year(2024)),
        ("năm ngoái", year(2023)),
        ("nam toi", year(2025)),
        ("đến ngày 17/4", _day(date(2024, 4, 17), PeriodKind.AS_OF)),
        ("ngày 17/4", _day(date(2024, 4, 17))),
    ],
)
def test_the_anchor_supplies_the_year(text, period):
    (found,) = find_periods(text, TODAY)
    assert (found.period, found.year_written) == (period, False)
    assert find_periods(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "15 tháng",
        "00 tháng cuối năm",
        "1 tháng",
        "tháng 13",
        "từ đầu năm đến tháng 14",
        "quý V",
        "ngày 31/2",
        "2021-2019",
        "1.2021 ha",
        "2021%",
        "so với năm trước",
        "cùng kỳ năm trước",
        "hằng năm",
    ],
)
def test_what_is_no_period(text):
    assert find_periods(text, TODAY) == ()


def test_the_longest_reading_wins():
    text = "Trong 6 tháng đầu năm 2022 và năm 2021"
    assert [found.span.of(text) for found in find_periods(text)] == ["6 tháng đầu năm 2022", "năm 2021"]


def test_what_is_only_compared_with_is_not_stated():
    text = "Năm 2023 tăng 5% so với năm 2022, theo giá so sánh 2010"
    assert [found.period for found in stated_periods(text)] == [year(2023)]


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        (3, 3, PeriodKind.MONTH),
        (1, 6, PeriodKind.HALF),
        (7, 12, PeriodKind.HALF),
        (1, 9, PeriodKind.MONTHS),
        (1, 12, PeriodKind.MONTHS),
    ],
)
def test_whole_months_have_the_kind_that_reports_use(first, last, kind):
    assert months(2024, first, last).kind is kind


def test_a_month_ends_on_its_last_day():
    assert months(2024, 2, 2).end == date(2024, 2, 29)


_CALENDAR = st.one_of(
    st.builds(year, YEARS),
    st.builds(quarter, YEARS, st.integers(1, 4)),
    st.builds(months, YEARS, st.just(1), st.integers(2, 12)),
    st.builds(months, YEARS, st.integers(1, 11), st.just(12)),
    YEARS.flatmap(lambda y: st.integers(1, 12).map(lambda month: months(y, month, month))),
)
_DAYS = st.builds(
    _day, st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from([PeriodKind.DAY, PeriodKind.AS_OF])
)
_SPANS = st.builds(
    lambda last, length, kind: _years(last - length, last, kind),
    st.integers(2000, 2090),
    st.integers(1, 50),
    st.sampled_from([PeriodKind.SPAN, PeriodKind.SCHOOL_YEAR]),
)


@given(_CALENDAR | _DAYS | _SPANS)
def test_a_written_period_is_read_back_to_the_same_days(period):
    (found,) = find_periods(f"Kết quả {write_period(period)}:")
    assert found.period.same_days(period)
    assert found.year_written


@given(_CALENDAR | _DAYS | _SPANS)
def test_a_written_period_is_read_back_without_diacritics(period):
    (found,) = find_periods(fold(write_period(period)))
    assert found.period.same_days(period)


@given(texts, st.none() | st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_periods_of_any_text_lie_in_it(text, anchor):
    assert_read_in_order(text, (found.span for found in find_periods(text, anchor)))
    assert set(stated_periods(text, anchor)) <= set(find_periods(text, anchor))


def test_a_month_at_the_end_of_a_sentence_takes_no_year_of_the_next():
    month, whole = find_periods("Xong trong tháng 5. Năm 2023 là năm cuối.", date(2022, 12, 1))
    assert (month.period, whole.period) == (months(2022, 5, 5), year(2023))


@pytest.mark.parametrize(
    "told",
    [
        "vi phạm pháp luật",
        "số hồ sơ",
        "số học sinh",
        "nợ phát sinh",
        "kết quả đánh giá",
        "giải cờ quốc gia",
        "lượng người tham gia",
        "chi đầu tư",
    ],
)
def test_words_that_only_look_like_those_before_another_year(told):
    (found,) = stated_periods(f"Tình hình {told} năm 2020")
    assert found.period == year(2020)


@pytest.mark.parametrize("other", ["Luật Cảnh vệ", "tính theo giá", "sinh", "(SN", "thành lập", "so với"])
def test_a_year_of_something_else_is_not_stated(other):
    assert stated_periods(f"Ông Bảy, {other} năm 1990") == ()


def test_a_number_is_no_comparison():
    (found,) = stated_periods("Dân số năm 2020 là số của năm ấy, hơn dân số so với năm 2019.")
    assert found.period == year(2020)


def test_at_most_in_a_year_is_not_next_year():
    assert find_periods("mỗi năm tối đa 10 người, mỗi năm tối thiểu 2 lần", date(2022, 5, 1)) == ()
