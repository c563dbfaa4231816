"""Where sentences end."""

import pytest
from hypothesis import given

from retrieval.language.sentences import sentences, statements
from tests.retrieval.language.texts import assert_read_in_order, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu tăng. Chi giảm.", ["Thu tăng.", "Chi giảm."]),
        ("Đạt 8.412,5 tỷ đồng.", ["Đạt 8.412,5 tỷ đồng."]),
        ("Giao UBND TP. Phủ Lý thực hiện.", ["Giao UBND TP. Phủ Lý thực hiện."]),
        ("TM. Ủy ban nhân dân", ["TM. Ủy ban nhân dân"]),
        ("1. Về kinh tế. Tăng khá.", ["1. Về kinh tế.", "Tăng khá."]),
        ("II. Nhiệm vụ", ["II. Nhiệm vụ"]),
        ("a) trồng mới; b) chăm sóc;", ["a) trồng mới;", "b) chăm sóc;"]),
        ("Mục tiêu\n\nGRDP tăng 9%", ["Mục tiêu", "GRDP tăng 9%"]),
        ("Có đạt không? Có!", ["Có đạt không?", "Có!"]),
        ("Còn chậm... Cần đôn đốc…", ["Còn chậm...", "Cần đôn đốc…"]),
        ("Ông nói “đã xong.” Rồi về.", ["Ông nói “đã xong.”", "Rồi về."]),
        ("Xem http://a.vn/b", ["Xem http://a.vn/b"]),
        ("(năm 2023). Tiếp", ["(năm 2023).", "Tiếp"]),
        ("Giao các Ban\nHội đồng nhân dân giám sát.", ["Giao các Ban\nHội đồng nhân dân giám sát."]),
        ("Theo báo cáo của\n\nChương II", ["Theo báo cáo của", "Chương II"]),
        (" \n ", []),
        ("", []),
    ],
)
def test_sentences(text, expected):
    assert [span.of(text) for span in sentences(text)] == expected


@given(texts)
def test_sentences_cover_every_character_that_is_not_blank_in_order(text):
    spans = sentences(text)
    assert_read_in_order(text, spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


def test_a_long_run_without_blanks_takes_no_time():
    text = "QmFzZTY0" * 20_000 + ", ."
    assert len(sentences(text)) == 1


def test_a_statement_goes_on_over_a_full_stop_before_a_small_letter() -> None:
    text = "Ô tô tăng 2%; than tăng 1%. các sản phẩm khác giảm. Chỉ số tăng."
    assert [span.of(text) for span in statements(text, sentences(text))] == [
        "Ô tô tăng 2%; than tăng 1%. các sản phẩm khác giảm.",
        "Chỉ số tăng.",
    ]
