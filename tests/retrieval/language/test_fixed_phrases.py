from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.fixed_phrases import repair


@pytest.mark.parametrize(
    ("faulty", "right"),
    [
        ("CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("HỘI ĐÒNG NHÂN DÂN THÀNH PHÓ HÀ NỘI", "HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HÀ NỘI"),
        ("VĂN PHÕNG", "VĂN PHÒNG"),
        ("Hội đông nhân dân tỉnh", "Hội đồng nhân dân tỉnh"),
    ],
)
def test_marks_of_fixed_phrases_are_put_right(faulty: str, right: str) -> None:
    assert repair(faulty) == right


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Uỷ ban nhân dân",
        "UY BAN NHAN DAN TINH",
        "đã trở thành phổ biến",
        "hõa",
    ],
)
def test_what_is_no_fault_stays(text: str) -> None:
    assert repair(text) == text


@given(st.text())
def test_letters_stay_one_to_one(text: str) -> None:
    assert len(repair(text)) == len(text)
