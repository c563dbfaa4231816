"""Local places named without their level, where the archive tells figures of them."""

from collections.abc import Collection
from datetime import date

import pytest

from retrieval.domain.query import Reading
from retrieval.language.reading import read
from retrieval.language.text import fold

KNOWN = ("huyện Tuy Phước", "TP Quy Nhơn", "thị xã Hoài Nhơn", "phường Hoài Nhơn", "huyện Yên Thế")


def areas(folded: frozenset[str]) -> Collection[str]:
    return [area for area in KNOWN if fold(area) in folded]


def reading(question: str) -> Reading:
    return read(question, date(2024, 3, 15), areas=areas)


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("Tuy Phước giải ngân vốn đầu tư công được bao nhiêu?", "huyện Tuy Phước"),
        ("Thu ngân sách Quy Nhơn năm 2022?", "TP Quy Nhơn"),
        ("thu ngân sách quy nhơn năm 2022?", "TP Quy Nhơn"),
        ("Thu ngan sach Quy Nhon nam 2022", "TP Quy Nhơn"),
        ("GTSX công nghiệp của Tuy Phước, Bình Định", "huyện Tuy Phước"),
        ("Hoài Nhơn có bao nhiêu hộ nghèo?", "thị xã Hoài Nhơn"),
    ],
)
def test_a_place_without_its_level(question: str, place: str) -> None:
    read_so = reading(question)
    assert read_so.place is not None
    assert read_so.place.name == place
    assert not {"tuy", "quy", "hoai"} & set(read_so.terms)


@pytest.mark.parametrize(
    "question",
    [
        "Cảng Quy Nhơn bốc dỡ bao nhiêu tấn hàng?",
        "Trường Đại học Quy Nhơn tuyển bao nhiêu sinh viên?",
        "Cao tốc Quy Nhơn - Pleiku dài bao nhiêu km?",
        "Thu ngân sách Phù Mỹ năm 2022?",
        "vì sao yên thể này tăng",
        "Quy",
        "",
    ],
)
def test_what_only_bears_the_name_of_a_place_is_none(question: str) -> None:
    assert reading(question).place is None


def test_a_level_that_is_written_counts() -> None:
    place = reading("phường Hoài Nhơn có bao nhiêu hộ nghèo?").place
    assert place is not None
    assert place.name == "phường Hoài Nhơn"
