"""Everyday names stand for what official documents call otherwise."""

from datetime import date

import pytest

from retrieval.language.everyday_names import find_everyday_names
from retrieval.language.reading import read

ON = date(2025, 6, 1)


@pytest.mark.parametrize(
    ("question", "accented", "found"),
    [
        ("Tiệm net mở tới mấy giờ?", True, [("Tiệm net", "đại lý Internet")]),
        ("tiem net mo toi may gio", False, [("tiem net", "đại lý Internet")]),
        ("nuôi bộ máy", True, [("nuôi bộ máy", "chi quản lý bộ máy")]),
        ("cắm máy bộ", True, []),
        ("tiệm nét đẹp", True, [("tiệm nét", "đại lý Internet")]),
    ],
)
def test_the_longest_name_is_read_as_the_official_one(
    question: str, accented: bool, found: list[tuple[str, str]]
) -> None:
    names = find_everyday_names(question, accented=accented)
    assert [(name.span.of(question), name.expansion.full) for name in names] == found


def test_a_name_is_one_thing_that_documents_write_either_way() -> None:
    reading = read("quan net o ha noi dong cua luc nao", ON)
    assert (("quan", "net"), ("dai", "ly", "internet")) in [concept.forms for concept in reading.concepts]
    assert "đại lý Internet" in reading.text
    assert reading.place is not None
    assert reading.place.name == "Hà Nội"
