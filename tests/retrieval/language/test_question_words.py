"""Words of asking."""

import pytest

from retrieval.language import list_questions
from retrieval.language import question_words as words
from retrieval.language.question_words import is_function_word


@pytest.mark.parametrize(
    ("word", "accented", "function"),
    [
        ("nhiêu", True, True),
        ("là", True, True),
        ("thu", True, False),
        ("gì", False, True),
        ("máy", False, True),
        ("máy", True, False),
        ("tài", False, False),
        ("tại", False, True),
        ("tư", True, False),
    ],
)
def test_function_words(word, accented, function):
    assert is_function_word(word, accented=accented) is function


@pytest.mark.parametrize(
    ("pattern", "asked", "not_asked"),
    [
        (words.PERSON, "ai ky", "hai huyen"),
        (words.ORGAN, "don vi nao chu tri", "don vi thi cong"),
        (words.DATE, "khi nao xong", "thoi tiet"),
        (list_questions.LIST, "gom nhung xa nao", "tong gom"),
        (words.YES_NO, "co duoc mien khong?", "khong gian mang"),
        (words.DEFINITION, "nha o xa hoi la gi", "gia ca"),
        (words.QUANTITY, "may xa", "may gio"),
        (words.FOLLOW_UP, "con nam 2022?", "dien con lai"),
        (words.SAME_PERIOD, "cung ky thi sao", "chu ky"),
    ],
)
def test_patterns_of_asking(pattern, asked, not_asked):
    assert pattern.search(asked)
    assert not pattern.search(not_asked)
