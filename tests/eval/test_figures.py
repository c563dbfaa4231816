"""What counts as a figure in an answer."""

import pytest

from eval.figures import dates, figures, numeric_tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17,04% (kế hoạch 15,8%)", ["17,04", "15,8"]),
        ("GRDP 6 tháng đầu năm 2017 tăng 8,97%", ["8,97"]),
        ("Nghị quyết 15/2017/NQ-HĐND ngày 13/7/2017, Điều 5", []),
        ("quý I/2025 đạt 655,44 tỷ đồng", ["655,44"]),
        ("giai đoạn 2018-2020 hỗ trợ 30 xã", ["30"]),
        ("2.020 tỷ", ["2.020"]),
        ("2020 tỷ đồng", ["2020"]),
        ("tăng 7,3 – 7,5%", ["7,3", "7,5"]),
        ("7,3-7,5%", ["7,3", "7,5"]),
        ("230/419 hộ", ["230", "419"]),
        ("1,86ha [1]", ["1,86"]),
        ("1. Thu 5 tỷ", ["5"]),
        ("2. Chi", []),
        ("dân số 5, chỉ số 108,5, điểm 85,2", ["5", "108,5", "85,2"]),
        ("III. GIẢI THÍCH 1. Giá trị sản xuất là 98.955 tỷ đồng", ["98.955"]),
        ("đạt 5. rồi thôi", ["5"]),
        ("15.11.2022", []),
        ("9/2022", []),
        ("mùng 5 và 20/6", []),
        ("đạt 6/12 hộ", ["6", "12"]),
        ("02-CTr/TU", []),
        ("số 38 và 40", ["40"]),
        ("75.000 đồng/01 giấy phép", ["75.000"]),
    ],
)
def test_figures(text, expected):
    assert [each.text for each in figures(text)] == expected


def test_tokens_stay_whole_and_markers_are_not_among_them():
    text = "1) Theo 02-CTr/TU ngày 30/12/2020, đạt 17,04% [1] năm 2016-2020. [12]"
    assert [each.text for each in numeric_tokens(text)] == ["02-CTr/TU", "30/12/2020", "17,04", "2016-2020"]
    assert all(each.span.of(text) == each.text for each in numeric_tokens(text))


def test_dates_are_read_however_written():
    assert dates("ngày 09 tháng 12năm 2022") == dates("9/12/2022") == dates("09-12-2022") == {(9, 12, 2022)}
    assert dates("tháng 12 năm 2022, 12/2022, 119/12/2022") == frozenset()
