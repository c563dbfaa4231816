"""Enumerations: leads and items."""

import inspect
import itertools

import pytest
from hypothesis import given

from retrieval.language.enumerations import enumerated_in, find_enumerations, head_of, without_marker
from tests.retrieval.language.texts import texts

RESOLUTION = inspect.cleandoc("""
    Điều 2. Đối tượng được hỗ trợ gồm:
    a) Học sinh mồ côi;
    b) Học sinh khuyết tật, trong đó:
    - khuyết tật nặng;
    - khuyết tật nhẹ;
    c) Học sinh thuộc hộ nghèo.
    Điều 3. Sở Tài chính:
    1. Thẩm định hồ sơ.
    2. Cấp kinh phí.
    Nghị quyết này có hiệu lực từ ngày ký.
    - Như trên;
""")


def _found(text):
    return [
        (each.lead.of(text), [without_marker(item.of(text)) for item in each.items])
        for each in find_enumerations(text)
    ]


def test_items_of_one_class_belong_to_the_line_before_them():
    assert _found(RESOLUTION) == [
        (
            "Điều 2. Đối tượng được hỗ trợ gồm:",
            [
                "Học sinh mồ côi",
                "Học sinh khuyết tật, trong đó: - khuyết tật nặng; - khuyết tật nhẹ",
                "Học sinh thuộc hộ nghèo",
            ],
        ),
        ("b) Học sinh khuyết tật, trong đó:", ["khuyết tật nặng", "khuyết tật nhẹ"]),
        ("Điều 3. Sở Tài chính:", ["Thẩm định hồ sơ", "Cấp kinh phí"]),
    ]


def test_a_line_may_enumerate_by_itself():
    text = "Giải thể 03 hội gồm: Hội Làm vườn; Hội Lâm nghiệp; Hội Thủy sản."
    assert _found(text) == [("Giải thể 03 hội gồm:", ["Hội Làm vườn", "Hội Lâm nghiệp", "Hội Thủy sản"])]


def test_a_semicolon_may_end_what_commas_part():
    assert find_enumerations("Còn 3 xã, gồm: xã Bắc, xã Nam và xã Đông; cử tri đồng ý 96%.") == ()


@pytest.mark.parametrize("between", ["\n", " "])
def test_items_that_lost_their_markers_end_in_semicolons(between):
    text = (
        f"c) Công chức, bao gồm:{between}Công chức xã;\nCông chức được\nbiệt phái;\nViên chức.\nĐiều 2. Phí"
    )
    assert _found(text) == [
        ("c) Công chức, bao gồm:", ["Công chức xã", "Công chức được biệt phái", "Viên chức"])
    ]


@pytest.mark.parametrize(
    "text", ["Gồm:\nMột câu.\nHai câu.\nBa câu.", "Gồm:\nmột\nhai\nba", "Gồm: a;\nMục 1\n"]
)
def test_lines_after_a_colon_are_no_items_by_themselves(text):
    assert find_enumerations(text) == ()


def test_an_outer_list_holds_its_inner_ones():
    text = "I. NHIỆM VỤ\n1. Kinh tế\na) Công nghiệp;\nb) Nông nghiệp.\n2. Xã hội\nII. GIẢI PHÁP\n1. Vốn"
    assert _found(text) == [
        ("I. NHIỆM VỤ", ["Kinh tế a) Công nghiệp; b) Nông nghiệp", "Xã hội"]),
        ("1. Kinh tế", ["Công nghiệp", "Nông nghiệp"]),
    ]


@pytest.mark.parametrize("text", ["", "Một câu.", "Gồm:\na) một mục", "a) một\nb) hai", "Tỷ lệ: 5%"])
def test_fewer_than_two_items_enumerate_nothing(text):
    assert find_enumerations(text) == ()


@given(texts)
def test_enumerations_of_any_text_lie_in_it_in_order(text):
    for found in find_enumerations(text):
        spans = (found.lead, *found.items)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Giải thể 03 hội gồm: Hội Làm vườn, Hội Lâm nghiệp, Hội Thủy sản.", 3),
        ("Bốn ngành (cơ khí, điện tử, hóa chất, thực phẩm) tăng.", 4),
        ("Hội họp hằng năm.", 0),
        ("Gồm: Hội Làm vườn.", 0),
    ],
)
def test_what_a_sentence_names_after_announcing_it(sentence, parts):
    assert len(enumerated_in(sentence)[1]) == parts


@pytest.mark.parametrize(
    ("item", "head"),
    [
        ("Phòng Khoa giáo, Văn xã, Nội chính", "Phòng Khoa giáo, Văn xã…"),
        ("Hội Làm vườn: không kiện toàn được", "Hội Làm vườn…"),
        ("Đạt 1,6 triệu tấn (tăng 4,8%)", "Đạt 1,6 triệu tấn…"),
        ("Phòng Thanh tra, kiểm tra, giám sát, khiếu nại", "Phòng Thanh tra, kiểm tra…"),
        ("Văn phòng", "Văn phòng"),
    ],
)
def test_an_item_by_its_first_words(item: str, head: str) -> None:
    assert head_of(item, 30) == head
