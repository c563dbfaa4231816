"""Tokens: syllables, with codes and figures whole."""

import pytest
from hypothesis import given

from retrieval.language.tokens import tokens, words
from tests.retrieval.language.texts import assert_read_in_order, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thu ngân sách đạt 8.412,5 tỷ.", ["Thu", "ngân", "sách", "đạt", "8.412,5", "tỷ"]),
        ("số 02-CTr/TU", ["số", "02-CTr/TU"]),
        ("KT-XH, R&D", ["KT", "XH", "R", "D"]),
        ("ngày 30/12/2020", ["ngày", "30/12/2020"]),
        ("2021–2025: 7,3%", ["2021–2025", "7,3"]),
        ("snake_case", ["snake", "case"]),
        (" … ", []),
    ],
)
def test_tokens(text, expected):
    assert [token.text for token in tokens(text)] == expected


@given(texts)
def test_words_are_the_tokens_without_their_places(text):
    assert words(text) == [token.text for token in tokens(text)]


@given(texts)
def test_every_token_is_where_it_says(text):
    found = tokens(text)
    assert all(token.span.of(text) == token.text for token in found)
    assert_read_in_order(text, (token.span for token in found))
