"""Quantities: numbers with their units, ranges, totals and bounds."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.domain.figure import Bound
from retrieval.language.quantities import find_quantities, parse_number, with_bound, write_number
from tests.retrieval.language.texts import THOUSANDS, assert_read_in_order, texts

DECIMALS = st.decimals(min_value=0, max_value=10**12, allow_nan=False, allow_infinity=False, places=3)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12.345,6", "12345.6"),
        ("87.000", "87000"),
        ("1.942", "1942"),
        ("17,04", "17.04"),
        ("07", "7"),
        ("15.8", "15.8"),
        ("7.15", "7.15"),
        ("1.234.567", "1234567"),
    ],
)
def test_a_written_number_has_the_vietnamese_value(written, value):
    assert parse_number(written) == Decimal(value)


@pytest.mark.parametrize(
    ("value", "written"),
    [("12345.6", "12.345,6"), ("0.5", "0,5"), ("-0.5", "-0,5"), ("1E+3", "1.000"), ("999", "999")],
)
def test_a_number_is_written_the_vietnamese_way(value, written):
    assert write_number(Decimal(value)) == written


@pytest.mark.parametrize("places", range(7))
@settings(max_examples=THOUSANDS)
@given(data=st.data())
def test_a_written_number_is_read_back(places, data):
    value = data.draw(
        st.decimals(
            min_value=-(10**15), max_value=10**15, allow_nan=False, allow_infinity=False, places=places
        )
    )
    assert parse_number(write_number(value)) == value


@given(st.integers(min_value=10**27))
def test_a_huge_number_keeps_every_digit(value):
    assert parse_number(write_number(Decimal(value))) == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Thu nội địa đạt 6.482,7 tỷ đồng", "6482.7", "tỷ đồng"),
        ("tăng 8,35%", "8.35", "%"),
        ("thu nhập 61,2 triệu đồng/người/năm", "61.2", "triệu đồng/người/năm"),
        ("năng suất 58,6 tạ/ha", "58.6", "tạ/ha"),
        ("diện tích 1.250ha", "1250", "ha"),
        ("giảm 2,4 điểm phần trăm", "2.4", "điểm phần trăm"),
        ("gấp 1,8 lần", "1.8", "lần"),
        ("có 17 xã đạt chuẩn", "17", "xã"),
        ("thu hút 23 dự án", "23", "dự án"),
        ("đón 1,2 triệu lượt khách", "1.2", "triệu lượt"),
        ("công suất 48 MW", "48", "MW"),
        ("hệ số 1,5 và 2", "1.5", ""),
        ("lạm phát ở mức 3,1%", "3.1", "%"),
        ("tổng thu 6.480 tỷ đồng", "6480", "tỷ đồng"),
        ("các khoản 25 tỷ đồng", "25", "tỷ đồng"),
        ("tổng số 120 hồ sơ", "120", "hồ sơ"),
        ("vốn 35 triệu USD", "35", "triệu USD"),
        ("dat 120 ty dong", "120", "ty dong"),
        ("xây dựng 3 mô hình điểm", "3", "mô hình"),
        ("thăm dò 3 mỏ than", "3", "mỏ"),
        ("tham do 3 mo than", "3", "mo"),
        ("chia làm 2 giai đoạn", "2", "giai đoạn"),
        ("trao 2 giải nhất", "2", "giải"),
        ("ba khâu và 3 đột phá", "3", "đột phá"),
        ("có 2 cơ quan và 4 câu lạc bộ", "2", "cơ quan"),
    ],
)
def test_a_quantity_has_a_value_and_the_written_unit(text, value, unit):
    first = find_quantities(text)[0]
    assert (first.value, first.unit) == (Decimal(value), unit)
    assert first.span.of(text).endswith(unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("tăng 7,5 - 8%", "7.5", "8"),
        ("từ 7,5% đến 8%", "7.5", "8"),
        ("khoảng 40–45 nghìn tấn", "40", "45"),
        ("từ 5 đến dưới 10 ha", "5", "10"),
    ],
)
def test_a_range_has_both_ends(text, low, high):
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "value", "total"),
    [("14/19 chỉ tiêu", 14, 19), ("xếp thứ 21/63 tỉnh", 21, 63), ("985/1.200 hộ", 985, 1200)],
)
def test_so_many_of_a_total(text, value, total):
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.denominator) == (value, total)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("đạt 45%", Bound.EXACT),
        ("tối thiểu 45%", Bound.AT_LEAST),
        ("45% trở lên", Bound.AT_LEAST),
        ("không quá 45%", Bound.AT_MOST),
        ("trên 45%", Bound.MORE_THAN),
        ("dưới 45%", Bound.LESS_THAN),
        ("khoảng 45%", Bound.ABOUT),
        ("gần 45%", Bound.ABOUT),
    ],
)
def test_a_value_may_be_a_bound(text, bound):
    (quantity,) = find_quantities(text)
    assert quantity.bound is bound


@pytest.mark.parametrize(
    "text",
    [
        "ngày 09/7/2024",
        "năm 2023",
        "6 tháng đầu năm",
        "số 37/2024/NQ-HĐND",
        "theo Điều 5",
        "theo Điều 5 Nghị quyết này",
        "biểu số 05",
        "Mục 3.2",
        "tháng 07/2021 và số 48/2020",
        "khoản 2 Điều 7",
        "1. Về kinh tế",
        "Mục\n2) Về xã hội",
        "mã A12",
        "kỳ họp thứ 9",
        "3/4/5",
    ],
)
def test_days_periods_numbers_and_references_are_no_quantities(text):
    assert find_quantities(text) == ()


def test_a_rank_is_a_quantity_although_it_is_an_ordinal():
    (quantity,) = find_quantities("đứng thứ 5 toàn quốc")
    assert quantity.value == 5


def test_a_fraction_with_endless_groups_is_no_total():
    assert find_quantities("đạt 1/1" + ".000" * 2000) == ()


@settings(max_examples=THOUSANDS)
@given(DECIMALS)
def test_a_written_quantity_is_read_back_from_a_sentence(value):
    text = f"Tổng thu đạt {write_number(value)} tỷ đồng, vượt dự toán."
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit) == (value, "tỷ đồng")
    assert quantity.span.of(text) == f"{write_number(value)} tỷ đồng"


@given(texts)
def test_quantities_of_any_text_lie_in_it(text):
    found = find_quantities(text)
    assert_read_in_order(text, (quantity.span for quantity in found))
    assert all(quantity.unit in quantity.span.of(text) for quantity in found)


@pytest.mark.parametrize(
    "limited",
    [
        "không thấp hơn 3 lần",
        "không quá 500 tấn",
        "tối thiểu 80 m2",
        "30 con trở lên",
        "dưới 15 tỷ đồng",
        "12 ha",
    ],
)
def test_a_quantity_stands_with_what_limits_it(limited: str) -> None:
    text = f"Quy mô là {limited}."
    assert with_bound(find_quantities(text)[0], text).of(text) == limited


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("triệt phá 443 băng nhóm tội phạm", "băng nhóm"),
        ("thêm 39 ca mắc mới", "ca"),
        ("có 12 co so", "co so"),
        ("giảm 30 để mở đường", ""),
    ],
)
def test_what_is_counted_is_told_by_its_marks(text: str, unit: str) -> None:
    assert [quantity.unit for quantity in find_quantities(text)][:1] == [unit]
