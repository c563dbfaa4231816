"""Abbreviations that documents define themselves."""

import pytest
from hypothesis import given

from retrieval.language.definitions import find_definitions
from retrieval.language.text import normalize
from tests.retrieval.language.texts import assert_read_in_order, texts


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Cụm công nghiệp (sau đây gọi tắt là CCN) do huyện lập.", "CCN", "Cụm công nghiệp"),
        ("nguồn ngân sách nhà nước (viết tắt là NSNN) cấp", "NSNN", "ngân sách nhà nước"),
        ("Sở Khoa học và Công nghệ (KHCN) chủ trì", "KHCN", "Khoa học và Công nghệ"),
        ("Ban Quản lý dự án (“BQLDA”)", "BQLDA", "Ban Quản lý dự án"),
        ("kinh tế - xã hội (KT-XH)", "KT-XH", "kinh tế - xã hội"),
        ("Đề án vùng nuôi trồng tập trung [VNTTT]", "VNTTT", "vùng nuôi trồng tập trung"),
    ],
)
def test_a_short_form_takes_its_letters_from_the_words_before_it(text, short, full):
    (found,) = find_definitions(text)
    assert (found.short, found.full) == (short, full)
    assert found.span.of(text) == full


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân tỉnh (sau đây gọi là Ủy ban)",
        "tăng trưởng (GRDP) đạt 8%",
        "công nghiệp nặng. Cụm (CNC)",
        "(NSNN)",
        "mức chi (A)",
        "Hội nghị, họp (HN)",
    ],
)
def test_what_is_not_spelled_by_the_words_before_defines_nothing(text):
    assert find_definitions(text) == ()


@given(texts)
def test_definitions_of_any_text_lie_in_it(text):
    text = normalize(text)
    found = find_definitions(text)
    assert_read_in_order(text, [each.span for each in found])
