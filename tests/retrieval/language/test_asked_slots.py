"""Where a question leaves a gap, held against where a lead stops."""

import pytest

from retrieval.language.asked_slots import words_up_to_gap


@pytest.mark.parametrize(
    ("question", "lead", "words"),
    [
        ("Sở giúp xã quản lý nhà nước về các lĩnh vực gì?", "Sở có chức năng quản lý nhà nước về:", 5),
        ("Đoàn thăm những nơi nào?", "Đoàn thăm:", 2),
        ("Đoàn thăm những nơi nào?", "Hôm qua, đoàn thăm các nơi sau đây:", 0),
        ("Hội làm gì?", "Chi hội làm những việc như sau:", 0),
        ("Danh sách các xã", "Danh sách các xã:", 0),
    ],
)
def test_words_before_the_gap_that_end_the_lead(question: str, lead: str, words: int) -> None:
    assert words_up_to_gap(question, lead) == words
