"""What documents rest on."""

import pytest

from retrieval.language.legal_basis import asks_basis, states_basis


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("NQ 13/2017 căn cứ vào luật nào?", True),
        ("nghi quyet 13 dua tren nhung van ban nao", True),
        ("Nghị quyết 13 có cơ sở pháp lý gì?", True),
        ("Khi ra nghị quyết 13 Hội đồng xét các văn bản nào?", True),
        ("Ai xét duyệt văn bản nào?", False),
        ("Nghị quyết 13 quy định việc gì?", False),
        ("Sở căn cứ chuyên môn nào?", False),
    ],
)
def test_questions_for_it(question: str, asks: bool) -> None:
    assert asks_basis(question) == asks


def test_statements_of_it() -> None:
    assert states_basis("Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;")
    assert not states_basis("Sở căn cứ nhiệm vụ để chi.")
