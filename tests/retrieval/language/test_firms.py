"""The firm that a piece of news is about."""

import pytest

from retrieval.language.firms import ends_a_name, times_named


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Công ty CP Đầu tư Sao Mai Xanh báo lãi. Sao Mai Xanh tăng vốn. Sao Mai Xanh, Sao Mai Xanh …", 4),
        ("DeltaBank mở chi nhánh. DeltaBank, DeltaBank và DeltaBank.", 4),
        ("Công ty TNHH Lúa Vàng nộp thuế; tập đoàn Biển Bạc cũng nộp.", 0),
        ("Công ty Xổ số Tiền Giang nộp 3 tỷ. Xổ số Tiền Giang, Tiền Giang, Tiền Giang, Tiền Giang.", 0),
        ("Các công ty trong tỉnh và ngân hàng cho vay.", 0),
    ],
)
def test_the_firm_spoken_of_most_is_counted(text: str, times: int) -> None:
    assert times_named(text) == times


@pytest.mark.parametrize(
    ("text", "bears"),
    [
        ("Cổ phiếu Minh Phát Gia Lai tăng giá", True),
        ("Cổ phiếu của tỉnh Gia Lai tăng giá", False),
        ("Cục Thuế Gia Lai thu thuế", False),
        ("ông ở huyện Chư Sê Gia Lai", False),
        ("Gia Lai thu thuế", False),
    ],
)
def test_a_province_may_be_part_of_a_name(text: str, bears: bool) -> None:
    assert ends_a_name(text, text.index("Gia Lai")) is bears
