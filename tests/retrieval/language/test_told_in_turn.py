"""Figures whose name, time or measure stands in the sentence before, or is told in turn."""

from datetime import date

import pytest

from retrieval.domain.figure import Measure, Observation, ValueStatus
from retrieval.language.figure_page import Surroundings
from retrieval.language.observations import observe


def read(text: str, anchor: date = date(2022, 12, 1)) -> tuple[Observation, ...]:
    return observe(text, Surroundings(anchor=anchor))


def test_a_rate_pointed_at_is_the_one_before_in_the_years_named_in_turn() -> None:
    first, *later = read(
        "Năm 2019 thu nội địa tăng 20,3%.\nTỉ lệ này năm 2020 và 2021 lần lượt là 14,6% và 7,5%."
    )
    assert [each.indicator for each in later] == [first.indicator] * 2
    assert [each.measure for each in later] == [Measure.GROWTH_PCT] * 2
    assert [each.period and each.period.start.year for each in later] == [2020, 2021]


def test_years_among_which_something_stands_out_are_not_those_of_a_figure() -> None:
    (figure,) = read("Đầu tư công thấp nhất trong các năm giai đoạn 2018-2021, trong khi giải ngân đạt 37%.")
    assert figure.period is None or figure.period.start.year == 2022


def test_what_a_line_details_is_the_whole_though_it_holds_no_figure() -> None:
    figure, *_ = read("Chỉ số sản xuất công nghiệp tăng thấp.\nTrong đó, ngành khai khoáng giảm 13,9%.")
    assert figure.part_of == "chỉ số sản xuất công nghiệp"


def test_whose_a_figure_of_a_ranking_is() -> None:
    *_, last = read(
        "Petrolink là tập đoàn có vốn đăng ký lớn nhất, gần 6,7 tỷ USD, kế đến là Tập đoàn Sao Mai 2,1 tỷ."
    )
    assert (last.indicator, last.part_of) == ("vốn đăng ký", "tập đoàn sao mai")


@pytest.mark.parametrize(("told_on", "year"), [(date(2022, 2, 7), 2021), (date(2022, 9, 7), None)])
def test_the_year_past_is_the_one_before_only_early_in_a_year(told_on: date, year: int | None) -> None:
    (figure,) = read("Trong năm qua, trên địa bàn xảy ra 149 vụ cháy.", told_on)
    assert (figure.period.start.year if figure.period else None) == year


def test_parts_of_what_is_expected_are_expected() -> None:
    *_, part = read("Dự kiến năm 2023 tỉnh thu 50 tỷ đồng.\nTrong đó, huyện A thu 3 tỷ đồng.")
    assert part.status is ValueStatus.FORECAST


def test_so_many_of_all_people_are_a_share() -> None:
    people, rate = read("Có 88% người dân hài lòng. Lãi suất cho vay là 7%.")
    assert (people.measure, rate.measure) == (Measure.SHARE_PCT, Measure.LEVEL)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Công an có 754 điều tra viên.", "754 điều tra viên"),
        ("Bắt giữ 28 tên vận chuyển hàng cấm.", "28 tên"),
        ("Thái Lan (giảm16,3%) nhập ít hơn.", "16,3%"),
    ],
)
def test_what_is_counted_is_read_whole(text: str, written: str) -> None:
    (figure,) = read(text)
    assert figure.quantity.span.of(text) == written
