"""The marks of list items."""

import pytest

from retrieval.language.item_marks import Mark, mark_of, roman_value, unnumbered, without_marker


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("Điều 12. Hiệu lực", Mark("article", 12)),
        ("Chương IV", Mark("article", 4)),
        ("C. Đặt tên đường", Mark("capital", 3)),
        ("IX. Kết luận", Mark("roman", 9)),
        ("3) Kinh tế", Mark("number", 3)),
        ("2.4. Thể thức", Mark("decimal", 4)),
        ("1.2.5 Kỹ thuật", Mark("decimals", 5)),
        ("đ) Phòng Kinh tế;", Mark("letter", 5)),
        ("(2) Trung tâm;", Mark("bracketed", 2)),
        ("- Như trên;", Mark("dash")),
        ("+ Cấp xã", Mark("plus")),
        ("Nước trong.", None),
        ("3,5 tỷ đồng", None),
    ],
)
def test_kind_and_place(line: str, mark: Mark | None) -> None:
    assert mark_of(line) == mark


def test_outer_marks_outrank_inner_ones() -> None:
    assert Mark("roman", 2).outranks(Mark("letter", 1))
    assert Mark("number", 2).outranks(Mark("decimal", 1))
    assert not Mark("plus").outranks(Mark("dash"))


def test_the_next_mark_of_a_list() -> None:
    assert Mark("number", 3).follows(Mark("number", 2))
    assert Mark("letter", 6).follows(Mark("letter", 4)), "e) after d)"
    assert not Mark("number", 4).follows(Mark("number", 2))
    assert not Mark("dash").follows(Mark("dash"))
    assert not Mark("letter", 2).follows(Mark("number", 1))


def test_words_without_their_mark() -> None:
    assert without_marker("  b)  Phòng\nNội chính; ") == "Phòng Nội chính"
    assert unnumbered("Điều 3. Mức chi:") == "Điều 3. Mức chi:"


def test_roman_numbers() -> None:
    assert [roman_value(digits) for digits in ("iv", "IX", "XIV", "XL")] == [4, 9, 14, 40]


def test_what_is_short_for_a_title_opens_no_item() -> None:
    assert mark_of("Q. CHÁNH VĂN PHÒNG") is None
    assert mark_of("B. Đường phố") == Mark("capital", 2)
