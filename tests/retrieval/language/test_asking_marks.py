"""How officials ask, spelled with its diacritics."""

import pytest
from hypothesis import given

from retrieval.language.asking_marks import restore_question
from retrieval.language.text import fold
from tests.retrieval.language.texts import texts


@pytest.mark.parametrize(
    "question",
    [
        "thu ngân sách đạt bao nhiêu tỷ, tăng mấy % so với cùng kỳ",
        "hải quan có mấy chi cục",
        "nghị quyết do ai ký",
        "mức hỗ trợ tối đa là bao nhiêu",
        "quý 3 tăng hay giảm",
        "huyện có mấy nhà máy, mấy xe máy",
        "được công nhận vào tháng mấy",
        "tỉnh nào vậy",
        "hải quan đạt chỉ tiêu do bộ giao chưa",
        "nhu cầu vay",
    ],
)
def test_questions_as_they_are_meant(question: str) -> None:
    assert restore_question(fold(question)) == question


def test_what_was_typed_with_marks_stays() -> None:
    assert restore_question("Đặt may đồng phục hết bao nhiêu?") == "Đặt may đồng phục hết bao nhiêu?"


def test_capitals_stay() -> None:
    assert restore_question("HDND tinh, hdnd huyen") == "HĐND tỉnh, hđnd huyện"


@given(texts)
def test_lengths_and_letters_stay(text: str) -> None:
    restored = restore_question(text)
    assert len(restored) == len(text)
    assert fold(restored) == fold(text)


@pytest.mark.parametrize(
    "question",
    [
        "Hải quan Lạng Sơn thu NSNN bao nhiêu, so dự toán thế nào?",
        "Chỉ tiêu thu NS giao cho Hải quan Hoành Mô năm 2016 là mấy tỷ?",
        "nq 61/2017 hđnd tỉnh gia lai về việc gì",
    ],
)
def test_a_question_most_of_whose_words_are_marked_stays_as_typed(question: str) -> None:
    assert restore_question(question) == question
