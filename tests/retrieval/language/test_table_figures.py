"""Figures of table rows: labels, heads that span columns, units, what is no number."""

from datetime import date
from decimal import Decimal

import pytest

from retrieval.domain.figure import Measure, ValueStatus
from retrieval.language.calendar_periods import months, year
from retrieval.language.observations import Surroundings, observe

AROUND = Surroundings(anchor=date(2022, 6, 30))
TABLE = """Đơn vị tính: tỷ đồng
TT | Chỉ tiêu | TH 2020 | KH 2021 | ƯTH 2021 | So sánh (%) | Đánh giá
ƯTH21/TH20 | ƯTH21/KH21
1 | Thu nội địa | 8.100,5 | 7.900 | 9.050 | 111,7 | 114,6 | Vượt
2 | Thu từ dầu thô | - | … | x | | 0 | Đạt"""


def test_a_row_is_read_through_the_heads_of_its_columns() -> None:
    first = [o for o in observe(TABLE, AROUND) if o.indicator == "thu nội địa"]
    assert [(o.quantity.value, o.period, o.status, o.measure) for o in first] == [
        (Decimal("8100.5"), year(2020), ValueStatus.ACTUAL, Measure.LEVEL),
        (Decimal(7900), year(2021), ValueStatus.PLAN, Measure.LEVEL),
        (Decimal(9050), year(2021), ValueStatus.ESTIMATE, Measure.LEVEL),
        (Decimal("111.7"), year(2021), ValueStatus.ESTIMATE, Measure.MULTIPLE),
        (Decimal("114.6"), year(2021), ValueStatus.ESTIMATE, Measure.RATIO_TO_PLAN_PCT),
    ]
    assert [o.quantity.unit for o in first] == ["tỷ đồng", "tỷ đồng", "tỷ đồng", "%", "%"]


def test_only_a_zero_is_zero() -> None:
    assert [o.quantity.value for o in observe(TABLE, AROUND) if "dầu thô" in o.indicator] == [Decimal(0)]


def test_heads_may_stand_above_the_passage() -> None:
    around = Surroundings(
        headings=("Biểu 1", "Chỉ tiêu | Đơn vị | 6T/2021 | KH 2022"), anchor=date(2022, 7, 1)
    )
    actual, plan = observe("Xuất khẩu | triệu USD | 1.052 | 2.400", around)
    assert (actual.period, actual.quantity.unit) == (months(2021, 1, 6), "triệu USD")
    assert (plan.period, plan.status) == (year(2022), ValueStatus.PLAN)


def test_an_english_cell_tells_for_the_whole_table() -> None:
    text = "Chỉ tiêu | Năm 2021\nThu | 1,234.5\nChi | 2,500"
    assert [o.quantity.value for o in observe(text)] == [Decimal("1234.5"), Decimal(2500)]


@pytest.mark.parametrize(
    ("cell", "value", "negative"), [("-3,2", "3.2", True), ("(5,1)", "5.1", True), ("17,4%", "17.4", False)]
)
def test_signs_and_per_cent(cell: str, value: str, negative: bool) -> None:
    (figure,) = observe(f"Chỉ tiêu | Năm 2021\nTăng trưởng nông nghiệp (%) | {cell}")
    assert (figure.quantity.value, figure.quantity.negative) == (Decimal(value), negative)
    assert figure.quantity.unit == "%"
    assert figure.measure is Measure.GROWTH_PCT


def test_a_row_of_column_numbers_states_nothing() -> None:
    assert observe("Chỉ tiêu | Năm 2021\n(1) | (2)\n1 | 2") == ()


def test_a_cell_of_nothing_but_a_unit_says_it_where_no_head_does() -> None:
    found = observe("STT | Tên | | TH 2020\n1 | Chè | Tấn | 812\n2 | Quế | Tạ/ha | 14,5", AROUND)
    assert [each.quantity.unit for each in found] == ["Tấn", "Tạ/ha"]
