"""Slips of single syllables in questions."""

import pytest
from hypothesis import given

from retrieval.language.restore import Restorer
from retrieval.language.spelling import find_slips
from tests.retrieval.language.texts import assert_read_in_order, texts

TABLE = Restorer.load().table


@pytest.mark.parametrize(
    ("question", "written", "meant"),
    [
        ("giá trị xản xuất công nghiệp", "xản", "sản"),
        ("chương chình hành động của tỉnh", "chình", "trình"),
        ("quyền xử dụng đất", "xử", "sử"),
        ("thu ngân xách nhà nước", "xách", "sách"),
        ("Đoàn giám xát của tỉnh", "xát", "sát"),
        ("đầu tư xây dựg cơ bản", "dựg", "dựng"),
        ("công ngiệp chế biến", "ngiệp", "nghiệp"),
        ("công nghệp TPHCM tăng mấy %", "nghệp", "nghiệp"),
        ("sản xuất TPHCM 10 thág năm 2020", "thág", "tháng"),
        ("ủy bna nhân dân huyện", "bna", "ban"),
    ],
)
def test_a_slip_is_read_as_what_fits_between_its_neighbours(question, written, meant):
    (slip,) = find_slips(question, TABLE)
    assert (slip.written, slip.meant, slip.span.of(question)) == (written, meant, written)


@pytest.mark.parametrize(
    "question",
    [
        "giá trị sản xuất công nghiệp năm 2021 tăng bao nhiêu",
        "hộ nghèo giảm mấy phần trăm, thu nội địa tăng mấy so với 2020",
        "Ông Rơ Châm Siu giữ chức vụ gì",
        "GTSX công nghiệp của TP Quy Nhơn",
        "quyết định 15/2022/QĐ-UBND do ai ký",
        "giám đốc sở bận thì ai họp thay",
        "nội quy chợ sửa tháng 12 năm 2024",
        "hợp tác xã trồng dừa hữu cơ",
        "a",
        "",
    ],
)
def test_words_that_fit_names_and_abbreviations_are_left_alone(question):
    assert find_slips(question, TABLE) == ()


@given(texts)
def test_slips_of_any_text_lie_in_it(text):
    assert_read_in_order(text, [slip.span for slip in find_slips(text, TABLE)])
