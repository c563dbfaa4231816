"""Answer accuracy, headline accuracy, the headline rule."""

import pytest

from eval.cases import CaseKind
from eval.scorers.answers import (
    answer_accurate,
    answer_found,
    headline_accurate,
    items_found,
    keeps_headline_rule,
)
from tests.eval.archive import answer, figure_case, good_answer, rice_answer


def test_the_right_answer_is_right():
    assert answer_accurate(figure_case(), good_answer())
    assert headline_accurate(figure_case(), good_answer())


def test_swapped_answers_are_wrong():
    assert not answer_found(figure_case(), rice_answer())


def test_every_group_is_needed_and_any_alternative_will_do():
    case = figure_case(answer=(("17,04%", "17.04%"), ("15,8%",)))
    assert answer_accurate(case, answer("17.04%, kế hoạch 15,8%"))
    assert not answer_accurate(case, answer("17,04%"))


def test_an_answer_in_the_text_only_is_no_headline():
    given = answer("Có một văn bản", "tăng 17,04%")
    assert answer_accurate(figure_case(), given)
    assert not headline_accurate(figure_case(), given)


def test_only_an_answer_answers():
    assert not answer_accurate(figure_case(), answer("17,04%", outcome="not_found"))


@pytest.mark.parametrize(
    "headline",
    [
        "17,04% (kế hoạch 15,8%)",
        "Năm 2021: tăng 17,04% so với năm 2020, đạt 107% dự toán",
        "17,04% (cùng kỳ năm trước: 5,1%)",
        "Không nêu số",
        "17,04%",
        "Nghị quyết 20/2021/NQ-HĐND: 17,04%",
    ],
)
def test_headlines_that_keep_the_rule(headline):
    assert keeps_headline_rule(figure_case(), headline)


@pytest.mark.parametrize(
    "headline",
    ["15,8% (thực hiện 17,04%)", "17,04%; 99,9%", "99,9%", "17,04% ở trong nước 12,5%"],
)
def test_headlines_that_break_the_rule(headline):
    assert not keeps_headline_rule(figure_case(), headline)


def test_a_question_for_a_date_leaves_the_headline_free():
    case = figure_case(kind=CaseKind.DATE, answer=(("ngày 5", "5 ngày"),))
    assert keeps_headline_rule(case, "trạm 110 kV: trước ngày 5")


def test_a_case_without_figures_leaves_the_headline_free():
    assert keeps_headline_rule(figure_case(answer=(("Lê Hồng Sơn",),)), "Lê Hồng Sơn, 5 đồng")


def test_items_of_a_list_are_counted_one_by_one():
    case = figure_case(answer=(("mồ côi",), ("khuyết tật",), ("hộ nghèo", "nghèo"), ("vùng khó khăn",)))
    assert items_found(case, answer("Gồm 3 mục", "trẻ mồ côi; trẻ khuyết tật; hộ nghèo")) == 0.75
    assert items_found(case, {**answer("mồ côi"), "outcome": "not_found"}) == 0.0
