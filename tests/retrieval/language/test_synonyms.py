"""Names of one and the same indicator: the data, and where a question says one of them."""

from collections import Counter
from datetime import date
from itertools import chain

import pytest
from hypothesis import given

from retrieval.domain.query import Concept
from retrieval.language.abbreviations import exact_reading
from retrieval.language.reading import read
from retrieval.language.syllables import is_syllable
from retrieval.language.synonyms import indicator_names, other_names, with_other_names
from retrieval.language.text import fold, normalize
from tests.retrieval.language.texts import texts

TODAY = date(2022, 10, 1)


def forms_of(question: str, word: str) -> set[str]:
    """The forms, joined, in which one word of a question is looked for."""
    reading = read(question, TODAY)
    concepts = with_other_names(reading.concepts, reading.text, accented=reading.accented)
    (concept,) = (each for each in concepts if each.full == (word,))
    return {" ".join(form) for form in concept.forms}


def test_each_line_names_one_indicator_at_least_twice() -> None:
    for stated, asked in indicator_names():
        assert stated and len(stated) + len(asked) > 1, stated
        assert len({*stated, *asked}) == len(stated) + len(asked), stated
        assert all(normalize(name) == name for name in (*stated, *asked))


def test_no_single_syllable_is_looked_for_in_documents() -> None:
    """Without their marks 'chi', 'chỉ' and 'chị' are one."""
    stated = chain.from_iterable(names for names, _ in indicator_names())
    assert not [name for name in stated if is_syllable(fold(name)) and exact_reading(name) is None]


def test_a_name_is_stated_of_one_indicator_only() -> None:
    """Else two indicators would answer for one another; asked it may be of several."""
    stated = Counter(chain.from_iterable({*map(fold, names)} for names, _ in indicator_names()))
    assert [name for name, times in stated.items() if times > 1] == []


@pytest.mark.parametrize(
    ("question", "word", "form"),
    [
        ("Năm 2020 thu hút được bao nhiêu vốn ngoại?", "ngoai", "dau tu nuoc ngoai"),
        ("nam 2020 thu hut bao nhieu von ngoai", "von", "dau tu nuoc ngoai"),
        ("Bắc Kạn bán hàng ra nước ngoài được bao nhiêu?", "ban", "xuat khau"),
        ("Bán hải sản tươi sống ra nước ngoài được mấy tỷ?", "ngoai", "xuat khau"),
        ("Vốn đầu tư nước ngoài năm 2020 là bao nhiêu?", "tu", "dau tu truc tiep nuoc ngoai"),
        ("Tỷ lệ nghèo giảm mấy %?", "ngheo", "ho ngheo"),
        ("Mấy xã về đích NTM?", "dich", "chuan nong thon moi"),
        ("Lãi ròng năm 2017 bao nhiêu?", "rong", "loi nhuan sau thue"),
    ],
)
def test_a_name_is_looked_for_by_its_other_names(question: str, word: str, form: str) -> None:
    assert form in forms_of(question, word)


def test_the_own_form_stays_the_fullest() -> None:
    reading = read("vốn ngoại", TODAY)
    concepts = with_other_names(reading.concepts, reading.text, accented=True)
    assert [concept.full for concept in concepts] == [("von",), ("ngoai",)]


def test_the_longest_name_is_meant() -> None:
    assert "xuat khau" not in forms_of("Kim ngạch xuất nhập khẩu là bao nhiêu?", "nhap")
    assert "ho ngheo" not in forms_of("Tỷ lệ hộ cận nghèo là bao nhiêu?", "can")


@pytest.mark.parametrize(
    "question",
    [
        "Bán vé số được bao nhiêu?",
        "bán con heo đất mà ông bà cho hồi năm kia ra chợ nước ngoài",
        "Tổng chi ngân sách xã",
        "nhập viện bao nhiêu ca",
    ],
)
def test_what_is_no_name_stays_as_it_is(question: str) -> None:
    told = forms_of(question, fold(question.split()[0]))
    assert "xuat khau" not in told and "nhap khau" not in told and "thu ngan sach" not in told


def test_marks_are_held_against_a_question_that_has_them() -> None:
    assert forms_of("Các đàn lơn tơn", "lon") == {"lon"}


@given(texts)
def test_any_text_has_its_names(text: str) -> None:
    concepts = (Concept((("thu",),)), Concept((("nsnn",), ("ngan", "sach"))))
    named = with_other_names(concepts, text, accented=True)
    assert [concept.full for concept in named] == [concept.full for concept in concepts]


def test_an_indicator_has_other_names() -> None:
    assert ("tang", "truong", "kinh", "te") in other_names("tốc độ tổng sản phẩm nội tỉnh")
    assert other_names("chiều cao cột cờ") == frozenset()
