"""Words that point at what was named before."""

import pytest

from retrieval.language.anaphora import POINTS_AT, POINTS_BACK, sentence_before


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("trong năm 2018, đơn vị tuyển dụng 14 người", True),
        ("xuất khẩu mặt hàng này đạt 3,5 tỷ usd", True),
        ("công ty cổ phần cảng thu 5 tỷ đồng", False),
        ("thu ngân sách đạt 5 tỷ đồng", False),
    ],
)
def test_what_points_at_something_named_before(said: str, points: bool) -> None:
    assert (POINTS_AT.search(said) is not None) is points


def test_the_sentence_before() -> None:
    text = "Cảng thu 5 tỷ. Đơn vị nộp 2 tỷ."
    assert sentence_before(text, text.index("Đơn")).of(text) == "Cảng thu 5 tỷ."
    assert sentence_before(text, 0).of(text) == ""


def test_what_points_back() -> None:
    assert POINTS_BACK.match("Đó là cà phê, chè và điều.")
    assert not POINTS_BACK.match("Trong đó, cà phê tăng.")
