"""Abbreviations of administrative Vietnamese in a question."""

import pytest
from hypothesis import given

from retrieval.language.abbreviations import exact_reading, find_abbreviations
from retrieval.language.tokens import tokens
from tests.retrieval.language.texts import assert_read_in_order, texts


def _words(text):
    """The words between blanks, as a question's reader hands them over."""
    return tuple((token.text, token.span) for token in tokens(text))


def _readings(*words):
    spans = _words(" ".join("a" for _ in words))
    found = find_abbreviations(tuple((word, span) for word, (_, span) in zip(words, spans, strict=True)))
    return {each.expansion.short: each.expansion.full for each in found}


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("GTSX", "giá trị sản xuất"),
        ("gtsx", "giá trị sản xuất"),
        ("KTXH", "kinh tế - xã hội"),
        ("kt-xh", "kinh tế - xã hội"),
        ("NSNN", "ngân sách nhà nước"),
        ("xdcb", "xây dựng cơ bản"),
    ],
)
def test_an_abbreviation_is_known_in_any_spelling(word, reading):
    assert _readings(word) == {word: reading}


@pytest.mark.parametrize("word", ["ca", "thu", "tăng", "x", "GRDQ", "12", "--"])
def test_words_that_may_be_syllables_and_unknown_words_are_left_alone(word):
    assert _readings(word) == {}


def test_a_syllable_in_capitals_may_be_an_abbreviation():
    assert set(_readings("DA")) == {"DA"}
    assert _readings("da") == {}


def test_the_words_around_choose_the_reading():
    assert _readings("CN") == {"CN": "công nghiệp"}
    assert _readings("giấy", "chứng", "CN")["CN"] == "giấy chứng nhận"
    assert _readings("cong", "nhân", "CN")["CN"] == "công nhân"


def test_the_usual_reading_of_an_exact_spelling():
    assert exact_reading("UBND") == "Ủy ban nhân dân"
    assert exact_reading("ubnd") is None


@given(texts)
def test_abbreviations_of_any_text_lie_in_it(text):
    found = find_abbreviations(_words(text))
    assert_read_in_order(text, (each.span for each in found))
    assert all(each.span.of(text) == each.expansion.short for each in found)
