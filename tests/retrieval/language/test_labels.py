"""Numbered labels name one of several, and no other."""

import pytest

from retrieval.language.labels import contradicts, find_labels, label_asked, labels_in
from retrieval.language.text import fold


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Tổ trưởng Tổ giám sát số 1", {("so", 1)}),
        ("kỳ họp thứ V", {("thu", 5)}),
        ("khóa XIX", {("khoa", 19)}),
        ("kỳ họp thứ Ba", {("thu", 3)}),
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


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Hộ thu nhập 2 triệu được xếp vào nhóm mấy?", "nhom"),
        ("thua dat sat duong la vi tri may theo QD 5/2024", "vi tri"),
        ("Xã vùng cao thuộc khu vực nào?", "khu vuc"),
        ("Nghị quyết được thông qua ở kỳ họp thứ mấy?", "ky hop"),
        ("HĐND tỉnh khóa mấy, kỳ họp nào?", "khoa"),
        ("Mỗi năm cấp mấy giấy phép?", None),
        ("Thu được bao nhiêu, bằng mấy % dự toán?", None),
        ("Có mấy loại bản sao?", None),
    ],
)
def test_the_label_whose_number_is_asked(question: str, label: str | None) -> None:
    assert label_asked(fold(question)) == label


def test_labels_of_a_name_stand_where_they_are_written() -> None:
    text = "Nhóm 1 và nhóm số 2 khác nhóm hộ; kỳ họp thứ Ba."
    assert [span.of(text) for span in labels_in(text, "nhom")] == ["Nhóm 1", "nhóm số 2"]
    assert [span.of(text) for span in labels_in(text, "ky hop")] == ["kỳ họp thứ Ba"]
