"""Words around a figure: given in lower case, tones placed one way."""

from dataclasses import replace

import pytest

from retrieval.domain.figure import Base, Measure, ValueStatus
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language import figure_statuses as statuses
from retrieval.language.figure_measures import restates
from retrieval.language.observations import observe
from retrieval.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("headings", "status"),
    [
        ((), ValueStatus.ACTUAL),
        (("ii. các chỉ tiêu chủ yếu",), ValueStatus.TARGET),
        (("i. mục tiêu", "1. kết quả"), ValueStatus.ACTUAL),
        (("i. kết quả", "1. nhiệm vụ trọng tâm"), ValueStatus.TARGET),
        (("phụ lục",), ValueStatus.ACTUAL),
    ],
)
def test_the_innermost_heading_that_speaks_of_firmness_decides(headings, status):
    assert statuses.default_status(headings) is status


@pytest.mark.parametrize(
    ("subject", "decides"),
    [
        ("về việc giao chỉ tiêu phát triển kinh tế - xã hội năm 2022", True),
        ("thông qua điều chỉnh kế hoạch đầu tư công", True),
        ("phê duyệt quyết toán và kết quả thực hiện dự toán", False),
        ("quy định mức chi tiếp khách", False),
    ],
)
def test_papers_that_decide_a_plan(subject, decides):
    assert statuses.decides_plan(subject) is decides
    planned = statuses.default_status((), planned=decides)
    assert planned is (ValueStatus.PLAN if decides else ValueStatus.ACTUAL)


@pytest.mark.parametrize(
    ("lead", "status"),
    [
        ("thu nội địa đạt ", None),
        ("thu nội địa ước ", ValueStatus.ESTIMATE),
        ("theo số liệu sơ bộ, thu nội địa đạt ", None),
        ("đạt (kế hoạch ", ValueStatus.PLAN),
        ("tăng 9%, vượt kế hoạch đề ra (", ValueStatus.PLAN),
        ("kế hoạch, đạt ", None),
        ("mục tiêu ", ValueStatus.TARGET),
        ("rác thải phải được thu gom đạt ", ValueStatus.TARGET),
        ("xã chưa đủ ", ValueStatus.TARGET),
    ],
)
def test_only_the_words_after_the_last_break_say_how_firm_a_figure_is(lead, status):
    assert statuses.stated_status(lead) is status


@pytest.mark.parametrize(
    ("lead", "falling"),
    [
        ("số vụ giảm ", True),
        ("thấp hơn cùng kỳ ", True),
        ("giảm bình quân ", True),
        ("giảm nghèo đạt ", False),
        ("giảm số thu tới ", False),
    ],
)
def test_falls(lead, falling):
    assert cues.falls(lead) is falling


@pytest.mark.parametrize(
    ("written", "lead", "tail", "subject", "measure"),
    [
        ("3 bậc", "giảm ", "", "chỉ số pci", Measure.CHANGE_ABS),
        ("15 điểm", "đạt ", "", "chỉ số", Measure.INDEX_SCORE),
        ("1,5 điểm", "tăng ", "", "chỉ số", Measure.CHANGE_PP),
        ("12%", "tăng ", " kế hoạch", "thu", Measure.GROWTH_PCT),
        ("12%", "đạt ", " kế hoạch", "thu", Measure.RATIO_TO_PLAN_PCT),
        ("12%", "tăng từ ", "", "tỷ lệ hộ nghèo", Measure.LEVEL),
        ("12%", "chiếm ", "", "ngành gỗ", Measure.SHARE_PCT),
        ("12%", "", "", "tốc độ tăng vốn", Measure.GROWTH_PCT),
        ("12%", "bằng ", " so với cùng kỳ", "vốn", Measure.MULTIPLE),
        ("5/9 xã", "có ", "", "xã", Measure.COUNT_OF_TOTAL),
        ("5", "xếp thứ ", "", "tỉnh", Measure.RANK),
    ],
)
def test_what_a_figure_measures(written, lead, tail, subject, measure):
    (quantity,) = find_quantities(f"xếp thứ {written}" if measure is Measure.RANK else f"có {written}")
    assert cues.measure_of(quantity, quantity.unit, lead, tail, subject) is measure


@pytest.mark.parametrize(
    ("tail", "base"),
    [
        (" so với cùng kỳ", Base.SAME_PERIOD),
        (" dự toán bộ tài chính giao", Base.CENTRAL_ESTIMATE),
        (" bình quân chung cả nước", Base.NATIONAL),
        (" nghị quyết đề ra", Base.PLAN),
        (", so với cùng kỳ", None),
    ],
)
def test_the_base_is_said_right_after_the_figure(tail, base):
    assert cues.base_of(tail) is base


def test_only_a_plan_of_the_same_subject_and_unit_restates_the_figure_before():
    (before,) = observe("Thu nội địa tăng 8%.")
    same = before.indicator_span
    assert restates(ValueStatus.PLAN, before, "%", same)
    assert restates(ValueStatus.TARGET, replace(before), "%", same)
    assert not restates(ValueStatus.ACTUAL, before, "%", same)
    assert not restates(ValueStatus.PLAN, before, "tỷ đồng", same)
    assert not restates(ValueStatus.PLAN, before, "%", Span(0, 1))


@pytest.mark.parametrize("bracket", ["15,8%", "từ 7,3 – 7,5%", "khoảng 16%"])
def test_a_bracket_behind_the_plan_says_how_much_was_planned(bracket):
    text = f"Giá trị sản xuất công nghiệp tăng 17,04%, vượt kế hoạch đề ra ({bracket})."
    assert [o.status for o in observe(text)] == [ValueStatus.ACTUAL, ValueStatus.PLAN]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Đội tuần tra tới hơn 5.200 lần.", [Measure.LEVEL]),
        ("Lượng khách cao hơn 3 lần.", [Measure.MULTIPLE]),
        ("Tỷ lệ gia tăng của xe máy là 8%.", [Measure.GROWTH_PCT]),
        ("Công ty mẹ sở hữu 90% vốn.", [Measure.SHARE_PCT]),
        ("Đất giao thông chưa tới 9% đất xây dựng.", [Measure.SHARE_PCT]),
        ("Thu đạt 69% kế hoạch tỉnh giao và 62% do UBND huyện giao.", [Measure.RATIO_TO_PLAN_PCT] * 2),
        ("Chi cục giảm số thu tới 31%.", [Measure.GROWTH_PCT]),
        ("Có 62 hộ đồng ý hiến đất (31%).", [Measure.LEVEL, Measure.SHARE_PCT]),
        ("Giải ngân 62 tỷ đồng (31%).", [Measure.LEVEL, Measure.LEVEL]),
        ("Số cửa hàng tăng 4 chi nhánh và 2 quầy hàng.", [Measure.CHANGE_ABS, Measure.CHANGE_ABS]),
        ("Kinh tế số đóng góp 12% năm 2024, 20% năm 2030.", [Measure.SHARE_PCT, Measure.SHARE_PCT]),
    ],
)
def test_what_follows_a_figure_measures_by_it(text, measures):
    assert [each.measure for each in observe(text)] == measures


def test_a_percentage_of_an_object_that_falls_falls():
    (fall,) = observe("Chi cục giảm số thu tới 31%.")
    assert fall.quantity.negative


def test_what_stands_in_brackets_parts_no_word_from_its_figure():
    (figure,) = observe("Công ty sẽ nâng vốn (góp thêm) lên 90 tỷ đồng.")
    assert figure.status is ValueStatus.FORECAST


def test_an_office_of_planning_plans_nothing():
    (figure,) = observe("Theo Sở Kế hoạch và Đầu tư có 90 doanh nghiệp.")
    assert figure.status is ValueStatus.ACTUAL


@pytest.mark.parametrize(
    ("lead", "yes"), [("mức ăn không thấp hơn ", False), ("giá thấp hơn ", True), ("doanh thu giảm ", True)]
)
def test_a_limit_is_no_fall(lead: str, yes: bool) -> None:
    assert cues.falls(lead) is yes
    assert cues.changes(lead) is yes


def test_what_a_rank_comes_with_is_a_share() -> None:
    said = "Lào dẫn đầu với vốn đầu tư chiếm 23%; Chile đứng thứ 2 với 17%."
    assert [each.measure for each in observe(said)] == [Measure.SHARE_PCT, Measure.RANK, Measure.SHARE_PCT]


def test_what_was_given_as_an_aim_is_planned_though_it_is_to_be_reached() -> None:
    (told,) = observe("Năm 2022, công ty được giao chỉ tiêu doanh thu đạt 25 tỷ đồng.")
    assert told.status is ValueStatus.PLAN
