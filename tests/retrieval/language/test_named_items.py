"""Which of several items a question means."""

from retrieval.language.named_items import asked_side_by_side, named_alone


def test_the_one_item_that_has_all_words_of_the_question() -> None:
    items = (
        "a. Dịch tiếng nước ngoài sang tiếng Việt: 120",
        "b. Dịch tiếng Việt sang tiếng nước ngoài: 150",
        "c. Dịch tiếng Việt sang tiếng dân tộc: 100",
    )
    assert named_alone("dịch từ tiếng Việt sang tiếng nước ngoài bao nhiêu", items) == 1
    assert named_alone("dịch tài liệu bao nhiêu", items) is None


def test_items_that_a_question_coordinates() -> None:
    items = ("Cấp tỉnh: 3", "Cấp huyện: 2", "Cấp xã: 1")
    assert asked_side_by_side("cấp huyện và cấp xã bao nhiêu?", items) == items[1:]
    assert asked_side_by_side("cấp xã bao nhiêu?", items) == ()
    assert named_alone("mức chi cấp xã", items) == 2
