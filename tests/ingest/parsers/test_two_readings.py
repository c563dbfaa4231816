from __future__ import annotations

import pytest

from ingest.parsers.tesseract import ReadWord
from ingest.parsers.two_readings import compare


def _word(text: str, left: int = 0, confidence: float = 0.95) -> ReadWord:
    return ReadWord(text, left, 100, left + 90, 140, confidence, (1, 1, 1))


def test_equal_readings_agree() -> None:
    (checked,) = compare([_word("27,4")], [_word("27,4")])
    assert checked.agreed


def test_a_lost_comma_is_noticed_and_the_surer_reading_kept() -> None:
    (checked,) = compare([_word("274", confidence=0.8)], [_word("27,4", confidence=0.9)])
    assert not checked.agreed
    assert checked.word.text == "27,4"


def test_a_word_that_the_other_reading_cut_in_two_agrees() -> None:
    (checked,) = compare([_word("27,4%")], [_word("27,4"), ReadWord("%", 60, 100, 80, 140, 0.9, (1, 1, 1))])
    assert checked.agreed


@pytest.mark.parametrize("text", ["46;02", "1l5", "12..5", "11/7/2("])
def test_an_odd_figure_is_doubtful_although_both_say_it(text: str) -> None:
    (checked,) = compare([_word(text)], [_word(text)])
    assert not checked.agreed


def test_an_unsure_figure_is_doubtful_an_unsure_word_is_not() -> None:
    figure, word = compare(
        [_word("15", confidence=0.5), _word("tỷ", 200, 0.5)], [_word("15"), _word("tỷ", 200)]
    )
    assert not figure.agreed
    assert word.agreed


def test_one_digit_alone_has_to_be_surer() -> None:
    checked = compare([_word("9.", confidence=0.92), _word("15", 200, 0.92)], [_word("9."), _word("15", 200)])
    assert [each.agreed for each in checked] == [False, True]


def test_specks_are_no_words() -> None:
    assert compare([_word("~", confidence=0.1)], []) == ()


def test_a_word_that_only_one_reading_has_is_doubtful() -> None:
    (checked,) = compare([_word("15")], [_word("15", 900)])
    assert not checked.agreed
