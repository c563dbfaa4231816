"""The days that figures are of."""

from datetime import date

import pytest

from retrieval.domain.figure import ValueStatus
from retrieval.domain.period import Period, PeriodKind
from retrieval.language.calendar_periods import months, quarter, year
from retrieval.language.observations import Surroundings, observe

AROUND = Surroundings(anchor=date(2022, 11, 25))
SUM = Period(date(2022, 1, 1), date(2022, 11, 20), PeriodKind.AS_OF)
STATE = Period(date(2022, 11, 20), date(2022, 11, 20), PeriodKind.AS_OF)


def _periods(text: str, around: Surroundings = AROUND) -> list[Period | None]:
    return [each.period for each in observe(text, around)]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "Tính đến ngày 20/11, chi cục thu 412 tỷ đồng, đạt 88% kế hoạch, tăng 5% so với cùng kỳ.",
            [SUM] * 3,
        ),
        ("Tính đến ngày 20/11, dư nợ cho vay đạt 412 tỷ đồng, tăng 5% so với cùng kỳ.", [STATE] * 2),
        ("Tính đến ngày 20/11, có 41 hợp tác xã.", [STATE]),
        ("Tính đến ngày 20/11, chi cục thu đạt 88% dự toán (468 tỷ đồng).", [SUM, year(2022)]),
        ("Thu ngân sách đến hết ngày 31/12/2022 ước đạt 97% dự toán.", [year(2022)]),
        ("Giá vé ngày 20/11 tăng 2% so với tháng trước.", [months(2022, 11, 11)]),
        (
            "Tính đến 30/12 thu 30 tỷ đồng, giảm 26% so với năm 2020.",
            [Period(date(2021, 1, 1), date(2021, 12, 30), PeriodKind.AS_OF)] * 2,
        ),
        (
            "Ngay trong ngày đầu năm mới 2022 có 87 tờ khai.",
            [Period(date(2022, 1, 1), date(2022, 1, 1), PeriodKind.DAY)],
        ),
        ("Giá cá 6 tháng đầu năm giảm 3% so với tháng trước.", [months(2022, 6, 6)]),
        ("Giải cờ quốc gia năm 2022 có 40 đội.", [year(2022)]),
        ("Kinh tế số chiếm 9% đến năm 2025, 15% đến năm 2030.", [year(2025), year(2030)]),
    ],
)
def test_a_sum_runs_since_january_and_a_state_is_of_its_day(text: str, periods: list[Period]) -> None:
    assert _periods(text) == periods


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Năm 2021 trồng 90 ha. Hiện xã có 4 trạm bơm; trong đó, 3 trạm đã cũ.", [year(2021), None, None]),
        ("Năm 2021 trồng 90 ha. Đội bảo vệ phát hiện 4 vụ, giảm 2 vụ so với cùng kỳ.", [year(2021)] * 3),
        ("Năm 2021 trồng 90 ha. 3 năm gần đây, xã trồng thêm 120 ha.", [year(2021), None]),
        ("Năm 2022 GRDP tăng 6%, thấp hơn mức tăng 7% cùng kỳ năm trước.", [year(2022), year(2021)]),
        ("Năm 2022 tỷ trọng chi là 63% (thấp hơn năm 2020: 64%).", [year(2022), year(2020)]),
        ("Kết quả giữ trật tự năm 2021. Bắt giữ 90 vụ, giảm 4% so với cùng kỳ.", [year(2021), year(2021)]),
        ("Năm 2021 trồng 90 ha. Dân số mỗi năm tăng 200 người.", [year(2021), None]),
        ("Huyện bàn quy hoạch đến năm 2022. Có 110 chuyên gia.", [None]),
        (
            "Năm 2021 xã thu 90 tỷ đồng, tăng 20% so với mức 75 tỷ đồng của năm 2020. Chi 60 tỷ đồng.",
            [year(2021), year(2021), year(2020), year(2021)],
        ),
        (
            "Lãi 9 tỷ đồng, tăng so với mức 7 tỷ đồng năm 2020; doanh thu là 80 tỷ đồng.",
            [None, year(2020), None],
        ),
        (
            "Năm 2021 có 12 vụ, giảm so với 20 vụ năm 2020. Xã có 3 vụ, tăng so với 2 năm 2019, 2020.",
            [year(2021), year(2020), year(2021)],
        ),
        (
            "Năm 2021 bán 90 tấn. Riêng tháng 4/2021 bán 4 tấn; mua 3 tấn. Tiền bán tăng 4% so với cùng kỳ.",
            [year(2021), months(2021, 4, 4), months(2021, 4, 4), year(2021)],
        ),
        (
            "Tháng 4/2021 giá tăng 2%. Bình quân 4 tháng đầu năm 2021 tăng 3%. Giá gạo tăng 1%.",
            [months(2021, 4, 4), months(2021, 1, 4), months(2021, 4, 4)],
        ),
        ("6 tháng đầu năm bán 90 tấn. Nếu mưa nhiều, dự kiến bán 70 tấn.", [months(2022, 1, 6), None]),
        (
            "6 tháng đầu năm GRDP tăng 7%. CPI tháng 6 tăng 0,2% so với tháng 5. Đã cấp phép 15 dự án.",
            [months(2022, 1, 6), months(2022, 6, 6), months(2022, 1, 6)],
        ),
        (
            "Từ năm 2016 đến hết tháng 11/2021 thu hút 51 dự án, nâng tổng số lên 145 dự án, vốn 9 tỷ USD.",
            [
                Period(date(2016, 1, 1), date(2021, 11, 30), PeriodKind.SPAN),
                *[Period(date(2021, 11, 30), date(2021, 11, 30), PeriodKind.AS_OF)] * 2,
            ],
        ),
        (
            "Tháng 5 giá xăng giảm 520 đồng/lít vào các ngày 5/5/2022 và 20/5/2022 làm giá vé giảm 0,7%.",
            [months(2022, 5, 5), months(2022, 5, 5)],
        ),
        (
            "6 tháng đầu năm thu 13 tỷ đồng, đạt 46% dự toán năm 2022, tăng 2% so với cùng kỳ.",
            [months(2022, 1, 6)] * 3,
        ),
        (
            "6 tháng đầu năm thu 59 tỷ đồng. Chỉ tiêu Sở Tài chính giao cả năm 2022 là 129 tỷ đồng.",
            [months(2022, 1, 6), year(2022)],
        ),
        ("Quý I thu 6 tỷ đồng, xa mục tiêu 35 tỷ đồng đặt ra cho năm nay.", [quarter(2022, 1), year(2022)]),
        ("Đến 20/11/2022 thu 95 tỷ đồng. Phấn đấu thu đạt 115 tỷ đồng.", [SUM, year(2022)]),
        ("Doanh thu đạt 137 tỷ (năm 2010) và 179 tỷ đồng (năm 2011).", [year(2010), year(2011)]),
        ("Quý I tăng 5%; chỉ tiêu tăng trưởng cả năm là 8%.", [quarter(2022, 1), year(2022)]),
        ("Đến ngày 20/11, số thu đạt 95% so với chỉ tiêu giao năm 2022.", [SUM]),
        ("Lũy kế từ ngày 1/1 đến 20/11 cấp 28 tờ khai.", [SUM]),
        (
            "Năm 2022 doanh thu phí tăng 17% từ 126 tỷ đồng lên 147 tỷ đồng.",
            [year(2022), year(2021), year(2022)],
        ),
        ("Năm 2021 trồng 90 ha. Điểm số tăng 3 bậc so với năm 2021.", [year(2021), year(2022)]),
    ],
)
def test_what_was_told_before_holds_where_it_can(text: str, periods: list[Period | None]) -> None:
    assert _periods(text) == periods


def test_what_is_so_now_is_of_the_year_that_a_title_names() -> None:
    assert _periods("Hiện xã có 4 trạm bơm.", Surroundings(period=year(2020))) == [year(2020)]


def test_plain_figures_of_a_paper_that_decides_a_plan_are_planned() -> None:
    text = "Điều chỉnh giảm kế hoạch vốn của 3 công trình, từ 42 tỷ đồng xuống còn 30 tỷ đồng."
    decided = observe(text, Surroundings(planned=True))
    assert {each.status for each in decided} == {ValueStatus.PLAN}
    results = observe("Thu nội địa đạt 42 tỷ đồng.", Surroundings(planned=True, headings=("Kết quả",)))
    assert {each.status for each in results} == {ValueStatus.ACTUAL}


def test_a_plan_beside_its_ratio_makes_nothing_after_it_planned() -> None:
    text = (
        "Năm 2022 thu 90 tỷ đồng, đạt 112% chỉ tiêu Sở Tài chính giao 80 tỷ đồng, bằng 105% so với cùng kỳ."
    )
    told = observe(text, AROUND)
    assert [each.status for each in told] == [ValueStatus.ACTUAL] * 2 + [ValueStatus.PLAN, ValueStatus.ACTUAL]
