"""Texts changed character by character."""

import pytest

from retrieval.language.character_maps import CharacterMap

CAPITALS = CharacterMap(lambda char: "" if char == "x" else char.upper())


def test_usual_characters_are_changed_one_by_one():
    assert CAPITALS.of("Thu “ngân sách” – 45,2%\n") == "THU “NGÂN SÁCH” – 45,2%\n"
    assert CAPITALS.of("") == ""


@pytest.mark.parametrize("text", ["tỷ\u00a0đồng", "a\u0301", "\ufffe", "thuế\u200b", "số 1x", "😀"])
def test_a_text_with_any_other_is_left_to_the_caller(text):
    assert CAPITALS.of(text) is None
