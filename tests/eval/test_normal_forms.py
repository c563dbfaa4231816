"""The scorer's normal forms: what counts as the same text and the same number."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.normal_forms import find_span, holds, number_values, plain

NUMBER = st.from_regex(r"[1-9]\d{0,3}([.,]\d{1,3})?", fullmatch=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("tăng 17,04 %", "17,04%"),
        ("TĂNG 17,04%", "tăng 17,04%"),
        ("thuỷ sản", "thủy sản"),
        ("hoà bình", "Hòa Bình"),
        (unicodedata.normalize("NFD", "Lê Hồng Sơn"), "lê hồng sơn"),
        ("Số: 21 /2025/QĐ-UBND", "21/2025"),
        ("7,3 – 7,5%", "7,3-7,5%"),
        ("quỹ quốc phòng – an ninh", "quốc phòng - an ninh"),
        ("đạt 2.112,5\n tỷ đồng", "2.112,5 tỷ"),
        ("có 6 dự án FDI", " 6 dự án"),
        ("giảm 4,74%", "4,74%"),
        ("(5%)", "5%"),
        ("đạt 5%.", "5%"),
        ("ngày 5.", "5"),
        ("Giá 1,86 hecta", "1,86 hec"),
    ],
)
def test_same(text, wanted):
    assert holds(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("15%", "5%"),
        ("1,5%", "5%"),
        ("1.5%", "5%"),
        ("1.2000", "1.200"),
        ("1.200,5 tấn", "1.200"),
        ("1.200.000", "1.200"),
        ("16 dự án", "6 dự án"),
        ("2.112,5", "112,5"),
        ("ban hành", "an hành"),
        ("thuyên giam", "giảm"),
        ("", "5%"),
        ("5%", ""),
        ("3,7 tỷ đồng", "3,7 tỷ đô"),
        ("quý", "qúy"),
    ],
)
def test_different(text, wanted):
    assert not holds(text, wanted)


@given(NUMBER, NUMBER)
def test_a_number_is_found_in_another_only_when_equal(one, other):
    assert holds(f"đạt {one} tấn", other) == (one == other)


@given(NUMBER, st.from_regex(r"\d", fullmatch=True))
def test_a_number_is_never_found_in_a_longer_one(number, digit):
    assert not holds(f"{digit}{number}", number)
    assert not holds(f"{number}{digit}", number)
    assert not holds(f"{number},{digit}", number)
    assert not holds(f"{digit}.{number}", number)


@given(st.text())
def test_plain_is_idempotent(text):
    assert plain(plain(text)) == plain(text)


@given(NUMBER, st.sampled_from([" ", "\n", "\u00a0", "  "]))
def test_white_space_around_a_number_does_not_matter(number, blank):
    assert holds(f"tăng{blank}{number}{blank}%", f"tăng {number}%")


def test_number_values_tell_grouping_from_decimals():
    assert number_values("1.249,7") == number_values("1249.7")
    assert number_values("599.042") & number_values("599,042") & number_values("599042")
    assert not number_values("1.200") & number_values("1.2000")
    assert number_values("1.200.000") == number_values("1200000")
    assert number_values("08") == number_values("8")


def test_spans_are_found_across_line_breaks_and_case():
    text = "Sản lượng\n  LÚA đạt 1.200 tấn; lúa đạt 1.200 tấn"
    spans = find_span(text, "lúa đạt 1.200 tấn")
    assert [span.of(text) for span in spans] == ["LÚA đạt 1.200 tấn", "lúa đạt 1.200 tấn"]


def test_spans_of_numbers_are_found_by_value():
    text = "Xây dựng | 1.249,7 | 2.000"
    (span,) = find_span(text, "1249.7")
    assert span.of(text) == "1.249,7"


def test_spans_do_not_cut_numbers():
    assert find_span("tăng 15% so với 5,1", "5%") == ()
    assert find_span("đạt 5,12", "đạt 5,1") == ()
    assert find_span("abc", "   ") == ()
    # Blanks are dropped, but they still part numbers.
    text = "năm 2017 15%"
    assert [span.of(text) for span in find_span(text, "15%")] == ["15%"]
