"""Follow-up questions are completed from the question before."""

import pytest
from hypothesis import given

from retrieval.language.follow_ups import complete, is_follow_up
from tests.retrieval.language.texts import TODAY, texts


@pytest.mark.parametrize(
    "question",
    [
        "còn năm 2022?",
        "thế cùng kỳ thì sao",
        "năm trước",
        "Còn huyện Thanh Liêm?",
        "ở đó thì sao?",
        "bao nhiêu?",
    ],
)
def test_questions_that_lean_on_the_one_before(question):
    assert is_follow_up(question, TODAY)


@pytest.mark.parametrize(
    "question", ["Thu nội địa năm 2023 đạt bao nhiêu?", "Điều kiện vay vốn của hộ nghèo", "nghị quyết 21"]
)
def test_questions_that_stand_alone(question):
    assert is_follow_up(question, TODAY) is (question == "nghị quyết 21")


@pytest.mark.parametrize(
    ("question", "previous", "complete_question"),
    [
        ("còn năm 2022?", "Thu nội địa năm 2023 là bao nhiêu?", "Thu nội địa năm 2022 là bao nhiêu?"),
        ("còn năm 2022?", "Thu nội địa là bao nhiêu?", "Thu nội địa là bao nhiêu? năm 2022"),
        ("thế cùng kỳ?", "Thu quý II/2023 là bao nhiêu?", "Thu quý II/2022 là bao nhiêu?"),
        ("cùng kỳ thì sao?", "Thu là bao nhiêu?", "Thu là bao nhiêu?"),
        ("còn Nam Định?", "Thu của Hà Nam năm 2023?", "Thu của Nam Định năm 2023?"),
        ("còn Nam Định?", "Thu năm 2023?", "Thu năm 2023? Nam Định"),
        ("còn Nam Định năm 2021?", "Thu của Hà Nam năm 2023?", "Thu của Nam Định năm 2021?"),
    ],
)
def test_without_a_topic_of_its_own_it_varies_the_question_before(question, previous, complete_question):
    assert complete(question, previous, TODAY) == complete_question


@pytest.mark.parametrize(
    ("question", "previous", "complete_question"),
    [
        ("còn chi đầu tư?", "Thu của Hà Nam năm 2023?", "còn chi đầu tư? năm 2023 Hà Nam"),
        ("còn chi đầu tư năm 2022?", "Thu của Hà Nam năm 2023?", "còn chi đầu tư năm 2022? Hà Nam"),
        ("còn chi đầu tư của Nam Định?", "Thu của Hà Nam?", "còn chi đầu tư của Nam Định?"),
    ],
)
def test_with_a_topic_it_inherits_period_and_place(question, previous, complete_question):
    assert complete(question, previous, TODAY) == complete_question


@given(texts, texts)
def test_any_two_texts_can_follow_one_another(question, previous):
    assert is_follow_up(question, TODAY) in (True, False)
    assert isinstance(complete(question, previous, TODAY), str)
