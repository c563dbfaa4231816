"""The firm that a piece of news is about."""

import pytest

from retrieval.language.firms import times_named


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
