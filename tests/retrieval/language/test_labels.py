"""Numbered labels name one of several, and no other."""

import pytest

from retrieval.language.labels import contradicts, find_labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Tổ trưởng Tổ giám sát số 1", {("so", 1)}),
        ("kỳ họp thứ V", {("thu", 5)}),
        ("khóa XIX", {("khoa", 19)}),
        ("thửa đất vị trí 2", {("vi tri", 2)}),
        ("số 12/2020/NQ-HĐND", set()),
        ("tăng 5%", set()),
    ],
)
def test_labels(text: str, labels: set[tuple[str, int]]) -> None:
    assert find_labels(text) == labels


def test_another_number_of_the_same_label_contradicts() -> None:
    asked = find_labels("Tổ giám sát số 1")
    assert contradicts(asked, find_labels("Tổ giám sát số 2"))
    assert not contradicts(asked, find_labels("Tổ số 2 và Tổ số 1"))
    assert not contradicts(asked, find_labels("khóa XIX"))
