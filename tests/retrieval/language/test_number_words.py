"""Numbers in words, as statutes write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.domain.figure import Bound
from retrieval.language.number_words import value_of_words
from retrieval.language.quantities import find_quantities
from tests.retrieval.language.texts import texts

DIGITS = "không một hai ba bốn năm sáu bảy tám chín".split()


def spell(number):
    for scale, name in ((10**9, "tỷ"), (10**6, "triệu"), (1000, "nghìn"), (100, "trăm")):
        if number >= scale:
            rest = number % scale
            zero = "linh " if 0 < rest < 10 and scale == 100 else ""
            return f"{spell(number // scale)} {name} {zero}{spell(rest) if rest else ''}".strip()
    tens, ones = divmod(number, 10)
    if not tens:
        return DIGITS[ones]
    ten = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    return f"{ten} {DIGITS[ones]}" if ones else ten


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_a_number_in_words_is_read_back(number):
    assert value_of_words(spell(number)) == number


@pytest.mark.parametrize("words", ["hai ba", "mươi", "ba tỷ tỷ", "mười mười", ""])
def test_what_makes_no_number(words):
    assert value_of_words(words) is None


@given(texts)
def test_whatever_is_read_for_words_is_a_number_or_none(text):
    assert value_of_words(text) is None or value_of_words(text) >= 0


@pytest.mark.parametrize(
    ("text", "written", "value", "unit", "bound"),
    [
        ("trong 30 (ba mươi) ngày làm việc", "30 (ba mươi) ngày", 30, "ngày", Bound.EXACT),
        ("không quá hai (02) năm", "hai (02) năm", 2, "năm", Bound.AT_MOST),
        ("từ năm mươi triệu đồng trở lên", "năm mươi triệu đồng", 50_000_000, "đồng", Bound.AT_LEAST),
        ("chậm nhất sau mười lăm ngày", "mười lăm ngày", 15, "ngày", Bound.EXACT),
    ],
)
def test_an_amount_in_words(text, written, value, unit, bound):
    (found,) = find_quantities(text)
    assert (found.span.of(text), found.value, found.unit, found.bound) == (written, value, unit, bound)


def test_an_amount_that_is_said_twice_is_one():
    (found,) = find_quantities("phạt 50.000.000 đồng (năm mươi triệu đồng)")
    assert (found.value, found.in_words) == (Decimal(50_000_000), False)
    assert find_quantities("hai ba ngày nữa") == ()
