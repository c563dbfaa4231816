"""Abbreviations of administrative Vietnamese in a question."""

import pytest
from hypothesis import given

from retrieval.domain.query import Expansion
from retrieval.domain.span import Span
from retrieval.language.abbreviations import exact_reading, find_abbreviations
from retrieval.language.tokens import tokens
from tests.retrieval.language.texts import assert_read_in_order, texts


def _words(text):
    """The words between blanks, as a question's reader hands them over."""
    return tuple((token.text, token.span) for token in tokens(text))


def _readings(*words):
    spans = _words(" ".join("a" for _ in words))
    found = find_abbreviations(tuple((word, span) for word, (_, span) in zip(words, spans, strict=True)))
    return {each.expansion.short: each.expansion.full for each in found}


@pytest.mark.parametrize(
    ("word", "reading"),
    [
        ("GTSX", "giá trị sản xuất"),
        ("gtsx", "giá trị sản xuất"),
        ("hđ", "Hội đồng"),
        ("hd", "Hướng dẫn"),
        ("KTXH", "kinh tế - xã hội"),
        ("kt-xh", "kinh tế - xã hội"),
        ("NSNN", "ngân sách nhà nước"),
        ("xdcb", "xây dựng cơ bản"),
    ],
)
def test_an_abbreviation_is_known_in_any_spelling(word, reading):
    assert _readings(word) == {word: reading}


@pytest.mark.parametrize("word", ["ca", "thu", "tăng", "x", "GRDQ", "12", "--"])
def test_words_that_may_be_syllables_and_unknown_words_are_left_alone(word):
    assert _readings(word) == {}


def test_a_syllable_in_capitals_may_be_an_abbreviation():
    assert set(_readings("DA")) == {"DA"}
    assert _readings("da") == {}


@pytest.mark.parametrize(
    ("question", "short", "reading"),
    [
        ("GTSX ngành CN tăng bao nhiêu", "CN", "công nghiệp"),
        ("cấp giấy CN quyền sử dụng đất", "CN", "giấy chứng nhận"),
        ("lương CN khu công nghiệp", "CN", "công nhân"),
        ("BTC giao dự toán", "BTC", "Bộ Tài chính"),
        ("BTC Tỉnh ủy", "BTC", "Ban Tổ chức"),
        ("CT UBND tỉnh là ai", "CT", "Chủ tịch"),
        ("TTr tỉnh ủy họp", "TTr", "Thường trực"),
        ("quy định ở QĐ số mấy", "QĐ", "Quyết định"),
        ("TT xuất khẩu gỗ lớn nhất", "TT", "thị trường"),
        ("tiêu sang TT nào", "TT", "thị trường"),
        ("TT 80/2021 quy định gì", "TT", "Thông tư"),
    ],
)
def test_the_words_around_choose_the_reading(question, short, reading):
    assert _readings(*question.split())[short] == reading


def test_what_no_word_decides_is_shown():
    (found,) = find_abbreviations((("TX", Span(0, 2)),))
    assert found.expansion == Expansion("TX", "thường xuyên", ("thị xã",))
    (decided,) = find_abbreviations((("truong", Span(0, 6)), ("ĐH", Span(7, 9))))
    assert decided.expansion.others == ()


def test_what_the_documents_define_comes_first():
    words = _words("vốn KTTT và kttt, QLBV")
    found = find_abbreviations(words, {"kttt": "kinh tế thị trấn", "qlbv": "quản lý bền vững"})
    assert [each.expansion.full for each in found] == [*["kinh tế thị trấn"] * 2, "quản lý bền vững"]


def test_the_usual_reading_of_an_exact_spelling():
    assert exact_reading("UBND") == "Ủy ban nhân dân"
    assert exact_reading("ubnd") is None


@given(texts)
def test_abbreviations_of_any_text_lie_in_it(text):
    found = find_abbreviations(_words(text))
    assert_read_in_order(text, (each.span for each in found))
    assert all(each.span.of(text) == each.expansion.short for each in found)
