"""Whose duties are asked for."""

import pytest

from retrieval.language.duties import bearer_of_duties


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ("Sở Y tế có trách nhiệm gì?", {"so", "y", "te"}),
        ("Theo QĐ 15 thì UBND xã phải làm những việc gì?", {"ubnd", "xa"}),
        ("ke hoach giao cong ty ABC lam nhung viec gi", {"cong", "ty", "abc"}),
        ("Sở Y tế ở đâu?", set()),
    ],
)
def test_the_bearer(question: str, terms: set[str]) -> None:
    assert bearer_of_duties(question) == terms
