"""Local places named without their level, where the archive tells figures of them."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.bare_places import nowhere, with_levels
from retrieval.language.text import fold, normalize

KNOWN = ("huyện Tuy Phước", "TP Quy Nhơn", "thị xã Hoài Nhơn", "phường Hoài Nhơn", "huyện Yên Thế")


def areas(folded: frozenset[str]) -> Collection[str]:
    return [area for area in KNOWN if fold(area) in folded]


@pytest.mark.parametrize(
    ("question", "with_its_level"),
    [
        ("Tuy Phước giải ngân bao nhiêu?", "huyện Tuy Phước giải ngân bao nhiêu?"),
        ("còn Tuy Phước?", "còn huyện Tuy Phước?"),
        ("Thu ngân sách Quy Nhơn năm 2022?", "Thu ngân sách TP Quy Nhơn năm 2022?"),
        ("thu ngân sách quy nhơn năm 2022?", "thu ngân sách TP quy nhơn năm 2022?"),
        ("Thu ngan sach Quy Nhon nam 2022", "Thu ngan sach tp Quy Nhon nam 2022"),
        ("giai ngan cua tuy phuoc dat may %", "giai ngan cua huyen tuy phuoc dat may %"),
        ("GTSX của Tuy Phước và Quy Nhơn", "GTSX của huyện Tuy Phước và TP Quy Nhơn"),
        ("Hoài Nhơn có bao nhiêu hộ nghèo?", "thị xã Hoài Nhơn có bao nhiêu hộ nghèo?"),
    ],
)
def test_a_place_without_its_level(question: str, with_its_level: str) -> None:
    assert with_levels(question, areas) == with_its_level


@pytest.mark.parametrize(
    "question",
    [
        "huyện Tuy Phước giải ngân bao nhiêu?",
        "phường Hoài Nhơn có bao nhiêu hộ nghèo?",
        "Cảng Quy Nhơn bốc dỡ bao nhiêu tấn hàng?",
        "Trường Đại học Quy Nhơn tuyển bao nhiêu sinh viên?",
        "Cao tốc Quy Nhơn - Pleiku dài bao nhiêu km?",
        "Thu ngân sách Phù Mỹ năm 2022?",
        "vì sao yên thể này tăng",
        "Quy",
        "",
    ],
)
def test_what_has_its_level_or_only_bears_the_name_of_a_place_stays(question: str) -> None:
    assert with_levels(question, areas) == question


@given(st.text(max_size=80))
def test_where_nothing_is_known_a_question_stays(question: str) -> None:
    assert with_levels(question, nowhere) == question


@given(
    st.lists(st.sampled_from(["Tuy Phước", "Quy Nhơn", "thu", "năm 2022,", "Yên Thế"]), max_size=8).map(
        " ".join
    )
)
def test_levels_are_added_and_nothing_else(question: str) -> None:
    added = with_levels(question, areas)
    for level in ("huyện ", "TP "):
        added = added.replace(level, "")
    assert added == normalize(question)


def test_a_long_question_asks_for_few_names() -> None:
    asked: list[frozenset[str]] = []
    words = " ".join(f"từ{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600))
    with_levels(words, lambda names: asked.append(names) or ())
    assert len(asked[0]) < 3000
