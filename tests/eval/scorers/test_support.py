"""Unsupported figures: the check that does not trust verify."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.scorers.support import false_quotes, unsupported_figures
from tests.eval.archive import FakeTexts, answer, cite, good_answer

TEXTS = FakeTexts()


def test_quoted_figures_are_supported():
    assert unsupported_figures(good_answer(), TEXTS) == ()
    assert false_quotes(good_answer(), TEXTS) == ()


def test_an_invented_figure_is_caught():
    invented = answer("17,04%, hơn trước 3,2%", "", cite("d1", "tăng 17,04%"))
    assert unsupported_figures(invented, TEXTS) == ("3,2",)


@pytest.mark.parametrize(
    "said", ["7,04%", "17,0%", "17,041%", "117,04%", "20/2022/NQ-HĐND", "10/12/2022", "2.021"]
)
def test_a_changed_digit_is_caught(said):
    quotes = (cite("d1", "tăng 17,04% (kế hoạch 15,8%)"), cite("d2", "20/2021/NQ-HĐND ngày 10/12/2021", 2))
    assert unsupported_figures(answer(said, "", *quotes), TEXTS) == (said.rstrip("%"),)


def test_a_figure_may_be_glued_to_the_word_before_it():
    quote = cite("d4", "Thái Lan (giảm16,3%)")
    assert unsupported_figures(answer("Thái Lan (giảm16,3%)", "", quote), TEXTS) == ()
    assert unsupported_figures(answer("giảm16,4%", "", quote), TEXTS) != ()


def test_dates_and_document_numbers_are_whole():
    quote = cite("d2", "Nghị quyết số 20/2021/NQ-HĐND ngày 10/12/2021")
    assert unsupported_figures(answer("20/2021/NQ-HĐND, 10/12/2021", "", quote), TEXTS) == ()


def test_a_date_may_be_written_in_another_way_but_not_be_another():
    quote = cite("d2", "ngày 10/12/2021")
    assert unsupported_figures(answer("10-12-2021", "", quote), TEXTS) == ()
    assert unsupported_figures(answer("11-12-2021", "", quote), TEXTS) == ("11-12-2021",)


def test_a_range_may_be_shown_by_its_ends():
    quote = cite("d1", "tăng 17,04% (kế hoạch 15,8%)")
    assert unsupported_figures(answer("15,8-17,04%", "", quote), TEXTS) == ()
    assert unsupported_figures(answer("15,8-17,05%", "", quote), TEXTS) == ("15,8-17,05",)


def test_a_quote_that_is_not_the_stored_slice_shows_nothing():
    forged = cite("d1", "tăng 17,04%")
    forged["quote"] = "tăng 19,99%"
    given = answer("19,99%", "", forged)
    assert false_quotes(given, TEXTS) == (1,)
    assert unsupported_figures(given, TEXTS) == ("19,99",)


def test_a_shifted_quote_is_caught():
    shifted = cite("d1", "tăng 17,04%")
    shifted["start"] += 1
    assert false_quotes(answer("", "", shifted), TEXTS) == (1,)


def test_an_empty_or_unknown_quote_shows_nothing():
    empty = cite("d1", "tăng 17,04%") | {"quote": "", "end": 0, "start": 0}
    unknown = cite("d1", "tăng 17,04%", 2)
    unknown["document"] = unknown["document"] | {"id": "nowhere"}
    assert false_quotes(answer("", "", empty, unknown), TEXTS) == (1, 2)


def test_a_file_name_may_be_quoted_and_is_marked_so():
    named = cite("d2", "20") | {"quote": "20-2021", "origin": "filename"}
    assert unsupported_figures(answer("20-2021", "", named), TEXTS) == ()
    forged = named | {"quote": "21-2021"}
    assert false_quotes(answer("", "", forged), TEXTS) == (1,)


def test_a_computed_figure_needs_its_operands():
    given = good_answer()
    given["headline"] = "17,04%, hơn kế hoạch 1,24 điểm %"
    assert unsupported_figures(given, TEXTS) == ("1,24",)
    given["computed"] = [{"text": "1,24 điểm %", "formula": "17,04 − 15,8 = 1,24", "operands": [1]}]
    assert unsupported_figures(given, TEXTS) == ()
    given["computed"][0]["formula"] = "17,04 − 15,9 = 1,14"
    assert unsupported_figures(given, TEXTS) == ("1,24",)


def test_refusals_claim_nothing():
    assert unsupported_figures(answer("Không có số liệu năm 2050", outcome="not_found"), TEXTS) == ()


@given(st.from_regex(r"[1-9]\d{0,2},\d{1,2}", fullmatch=True))
def test_no_figure_but_the_quoted_ones_passes(figure):
    quote = cite("d1", "tăng 17,04% (kế hoạch 15,8%)")
    passed = unsupported_figures(answer(f"tăng {figure}%", "", quote), TEXTS) == ()
    assert passed == (figure in ("17,04", "15,8"))
