"""Patterns that begin at the start of a word."""

import re

import pytest

from retrieval.language.word_starts import at_word_start

SAID = ("(?<!so )với", "và", "(?<=đạt )(?<!không đạt )cao", "vàng")


@pytest.mark.parametrize(
    "text",
    [
        "với",
        "so với",
        "và vàng",
        "xvàng",
        "vàng",
        "đạt cao",
        "không đạt cao",
        "cao",
        "(với",
        "_với",
        "đạt cao, so với",
    ],
)
def test_it_finds_what_alternatives_that_look_back_first_find(text):
    found = re.finditer(at_word_start(*SAID), text)
    expected = re.finditer(rf"(?<!\w)(?:{'|'.join(SAID)})", text)
    assert [match.span() for match in found] == [match.span() for match in expected]


@pytest.mark.parametrize("alternative", ["", "(?:a|b)", "(?<!a|b)c", r"\d"])
def test_an_alternative_must_begin_with_a_letter(alternative):
    with pytest.raises(ValueError, match="begins with no letter"):
        at_word_start(alternative)
