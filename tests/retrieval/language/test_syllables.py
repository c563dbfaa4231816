"""The shape of a Vietnamese syllable."""

import pytest

from retrieval.language.syllables import is_syllable


@pytest.mark.parametrize(
    "word", ["xuất", "khẩu", "NGHIÊNG", "quy", "giêng", "uỷ", "a", "khuỷu", "ngoằn", "duong", "được"]
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["GTSX", "qlvb", "kt-xh", "NSNN", "2021", "", "brown", "UBND", "hai ba"])
def test_abbreviations_figures_and_foreign_words_are_none(word):
    assert not is_syllable(word)
