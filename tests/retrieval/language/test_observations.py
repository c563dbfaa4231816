"""Figures read out of reporting sentences. Sentences and figures are invented."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.domain.figure import Base, Bound, Measure, ValueStatus
from retrieval.domain.period import Period, PeriodKind
from retrieval.language.calendar_periods import months, quarter, year
from retrieval.language.observations import Surroundings, observe
from retrieval.language.quantities import find_quantities
from tests.retrieval.language.texts import TODAY, assert_read_in_order, texts


def _measures(text):
    return [(o.quantity.value, o.measure) for o in observe(text)]


def test_later_quantities_carry_the_subject_over():
    text = "Thu ngân sách nhà nước quý I/2024 ước đạt 2.310,5 tỷ đồng, bằng 27,4% dự toán, tăng 6,1%."
    level, ratio, growth = observe(text)
    assert {o.indicator for o in (level, ratio, growth)} == {"thu ngân sách nhà nước"}
    assert (level.quantity.value, level.measure) == (Decimal("2310.5"), Measure.LEVEL)
    assert level.status is ValueStatus.ESTIMATE
    assert (ratio.measure, ratio.base) == (Measure.RATIO_TO_PLAN_PCT, Base.PLAN)
    assert growth.measure is Measure.GROWTH_PCT
    assert {o.period for o in (level, ratio, growth)} == {quarter(2024, 1)}


def test_a_plan_in_brackets_measures_what_the_figure_before_it_measures():
    actual, plan = observe("Giá trị sản xuất công nghiệp năm 2022 tăng 11,3% (kế hoạch 10,5%).")
    assert (actual.measure, actual.status) == (Measure.GROWTH_PCT, ValueStatus.ACTUAL)
    assert (plan.measure, plan.status) == (Measure.GROWTH_PCT, ValueStatus.PLAN)
    assert plan.indicator == actual.indicator == "giá trị sản xuất công nghiệp"


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("Sản lượng lúa đạt 412,6 nghìn tấn.", "412.6", Measure.LEVEL),
        ("GRDP năm 2023 tăng 7,2%.", "7.2", Measure.GROWTH_PCT),
        ("Tỷ lệ hộ nghèo giảm 0,9% so với năm 2021.", "0.9", Measure.CHANGE_PP),
        ("Lãi suất giảm 0,3 điểm phần trăm.", "0.3", Measure.CHANGE_PP),
        ("Chỉ số hài lòng đạt 84,2 điểm.", "84.2", Measure.INDEX_SCORE),
        ("Số xã đạt chuẩn tăng 4 xã.", "4", Measure.CHANGE_ABS),
        ("Tỷ trọng dịch vụ 41,5%.", "41.5", Measure.SHARE_PCT),
        ("Khu vực nông nghiệp chiếm 18,2%.", "18.2", Measure.SHARE_PCT),
        ("Giải ngân đạt 52,8% kế hoạch.", "52.8", Measure.RATIO_TO_PLAN_PCT),
        ("Vốn đăng ký gấp 1,9 lần.", "1.9", Measure.MULTIPLE),
        ("Sản lượng điện bằng 104,6% cùng kỳ.", "104.6", Measure.MULTIPLE),
        ("Chỉ số PCI xếp thứ 22/63.", "22", Measure.RANK),
        ("Có 13/17 chỉ tiêu hoàn thành.", "13", Measure.COUNT_OF_TOTAL),
        ("Tỷ lệ che phủ rừng đạt 56,1%.", "56.1", Measure.SHARE_PCT),
        ("Tỷ lệ hộ nghèo còn 4,1%.", "4.1", Measure.LEVEL),
    ],
)
def test_what_a_figure_measures(text, value, measure):
    assert _measures(text) == [(Decimal(value), measure)]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("Xuất khẩu tăng 5,4% so với cùng kỳ.", Base.SAME_PERIOD),
        ("CPI tăng 0,2% so với tháng trước.", Base.PREVIOUS_MONTH),
        ("Dân số tăng 0,8% so với năm trước.", Base.PREVIOUS_YEAR),
        ("Thu đạt 97% dự toán Trung ương giao.", Base.CENTRAL_ESTIMATE),
        ("Thu đạt 95% dự toán HĐND tỉnh giao.", Base.PROVINCIAL_ESTIMATE),
        ("Xuất khẩu tăng 40% so với năm 2020.", Base.NAMED_YEAR),
        ("Xuất khẩu tăng 40%.", None),
    ],
)
def test_what_a_figure_is_compared_with(text, base):
    assert observe(text)[0].base is base


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Thu ước đạt 120 tỷ đồng.", ValueStatus.ESTIMATE),
        ("Thu sơ bộ 120 tỷ đồng.", ValueStatus.PRELIMINARY),
        ("Thu dự kiến 120 tỷ đồng.", ValueStatus.FORECAST),
        ("Phấn đấu thu nội địa 120 tỷ đồng.", ValueStatus.TARGET),
        ("Kế hoạch thu 120 tỷ đồng.", ValueStatus.PLAN),
        ("Dự toán được giao 120 tỷ đồng.", ValueStatus.PLAN),
        ("Vượt kế hoạch, đạt 120 tỷ đồng.", ValueStatus.ACTUAL),
    ],
)
def test_how_firm_a_figure_is(text, status):
    assert observe(text)[0].status is status


def test_plain_statements_under_a_goal_heading_are_targets():
    text = "GRDP tăng 9%/năm."
    assert observe(text, Surroundings(headings=("Mục tiêu đến năm 2030",)))[0].status is ValueStatus.TARGET
    assert observe(text, Surroundings(headings=("Mục tiêu", "Kết quả")))[0].status is ValueStatus.ACTUAL
    assert observe(text, Surroundings(headings=("Phụ lục",)))[0].status is ValueStatus.ACTUAL


def test_a_fall_is_marked():
    (fall,) = observe("Số vụ cháy giảm 12 vụ.")
    assert fall.quantity.negative
    (rise,) = observe("Số vụ cháy tăng 12 vụ.")
    assert not rise.quantity.negative


def test_each_value_has_the_year_written_after_it():
    text = "Tỷ trọng dịch vụ tăng từ 38,4% năm 2018 lên 41,5% năm 2022."
    assert [(o.measure, o.period) for o in observe(text)] == [
        (Measure.SHARE_PCT, year(2018)),
        (Measure.SHARE_PCT, year(2022)),
    ]


def test_a_year_that_is_not_written_is_the_one_last_written():
    around = Surroundings(anchor=date(2024, 3, 1))
    text = "GRDP quý III/2022 tăng 9,4%; tính chung 9 tháng tăng 8,1%."
    assert [o.period for o in observe(text, around)] == [quarter(2022, 3), months(2022, 1, 9)]


def test_the_anchor_supplies_a_year_that_is_written_nowhere():
    text = "Thu nội địa quý I đạt 21 tỷ đồng."
    assert observe(text, Surroundings(anchor=TODAY))[0].period == quarter(2024, 1)


def test_the_same_period_in_brackets_is_a_year_earlier():
    text = "GRDP 6 tháng đầu năm 2023 tăng 6,8% (cùng kỳ tăng 6,2%)."
    assert [o.period for o in observe(text)] == [months(2023, 1, 6), months(2022, 1, 6)]
    text = "GRDP 6 tháng đầu năm 2023 tăng 6,8% (cùng kỳ năm 2019 tăng 7,7%)."
    assert observe(text)[1].period == months(2019, 1, 6)


def test_a_year_that_cannot_be_one_does_no_harm():
    assert observe("GRDP năm 2023 tăng 6,8% (cùng kỳ năm 0000 tăng 6%).")[0].period == year(2023)


def test_a_passage_inherits_the_period_of_its_surroundings():
    document_period = Period(date(2023, 1, 1), date(2023, 12, 31), PeriodKind.YEAR)
    (figure,) = observe("Thu nội địa 84 tỷ đồng.", Surroundings(period=document_period))
    assert (figure.period, figure.period_span) == (document_period, None)


def test_a_sentence_inherits_the_period_of_the_one_before():
    text = "Năm 2021 kinh tế phục hồi. Thu nội địa đạt 84 tỷ đồng."
    assert observe(text)[0].period == year(2021)


def test_an_item_after_a_semicolon_continues_the_subject():
    text = "Diện tích rừng trồng đạt 320 ha; tăng 15%."
    assert [o.indicator for o in observe(text)] == ["diện tích rừng trồng"] * 2


def test_a_counted_noun_is_described_after_its_number():
    (figure,) = observe("Đến nay có 42 dự án điện gió được cấp phép.")
    assert figure.indicator.startswith("dự án điện gió")


def test_ranges_and_bounds_stay_with_the_quantity():
    (figure,) = observe("Tốc độ tăng trưởng bình quân đạt 8,5 - 9%.")
    assert (figure.quantity.value, figure.quantity.high) == (Decimal("8.5"), Decimal(9))
    (figure,) = observe("Tỷ lệ hồ sơ đúng hạn đạt tối thiểu 95%.")
    assert figure.quantity.bound is Bound.AT_LEAST


def test_spans_show_where_the_figure_stands():
    text = "I. KINH TẾ\nThu nội địa đạt 84,5 tỷ đồng, tăng 3,2%."
    level, growth = observe(text)
    assert level.quantity.span.of(text) == "84,5 tỷ đồng"
    assert level.indicator_span.of(text) == "Thu nội địa"
    assert growth.clause.of(text) == ", tăng 3,2%."
    assert level.sentence.of(text) == "Thu nội địa đạt 84,5 tỷ đồng, tăng 3,2%."


@given(texts, st.sampled_from([None, Surroundings(("Mục tiêu",), year(2022), TODAY)]))
def test_figures_of_any_text_lie_in_it(text, around):
    found = observe(text, around)
    assert_read_in_order(text, (each.quantity.span for each in found))
    for each in found:
        assert each.quantity.span.within(each.sentence)
        assert each.clause.within(each.sentence)
        assert not each.indicator or each.indicator_span.of(text).strip()
        assert each.period_span is None or each.period_span.of(text).strip()


@given(texts)
def test_only_quantities_of_the_text_are_observed(text):
    quantities = {quantity.span: quantity.value for quantity in find_quantities(text)}
    prose = [each for each in observe(text) if " | " not in each.sentence.of(text)]
    assert all(quantities[each.quantity.span] == each.quantity.value for each in prose)


def test_details_of_a_plan_that_the_passage_before_announced() -> None:
    text = "Theo đó, GRDP tăng 7,3%; tỷ lệ bao phủ rừng đạt 85%."
    told = observe(text, Surroundings(announced=True))
    assert [o.status for o in told] == [ValueStatus.PLAN] * 2
    assert [o.status for o in observe(text)] == [ValueStatus.ACTUAL] * 2


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Mục tiêu đặt ra cho năm sau là sản lượng chè tăng 7,5%.", year(2019)),
        ("Năm ngoái, sản lượng chè đạt 7,5 nghìn tấn.", year(2017)),
        ("Năm nay sản lượng chè đạt 7,5 nghìn tấn.", year(2018)),
        ("Năm 2015 mất mùa, năm sau sản lượng chè đạt 7,5 nghìn tấn.", year(2016)),
    ],
)
def test_words_count_the_year_from_that_of_the_document(text, period):
    (figure,) = observe(text, Surroundings(anchor=date(2018, 12, 4)))
    assert figure.period == period


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Quy hoạch tỉnh đặt mục tiêu GRDP giai đoạn 2018-2030 tăng 9,4%/năm.", (2018, 2030)),
        ("Đề án phấn đấu giai đoạn 2021-2025 giảm 1.200 hộ nghèo.", (2021, 2025)),
        ("Thực hiện Chương trình nhà ở giai đoạn 2021-2025, huyện xây 1.200 căn hộ.", None),
    ],
)
def test_years_that_name_a_programme_are_not_those_of_its_figures(text, years):
    period = observe(text, Surroundings())[0].period
    assert (period and (period.start.year, period.end.year)) == years
