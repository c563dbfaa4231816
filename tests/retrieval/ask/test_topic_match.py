"""Whether evidence measures what a question asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ask.topic_match import match_topic, may_be_said, misses_little
from retrieval.domain.query import Concept
from retrieval.language.text import fold_aligned


def concepts(words: str) -> tuple[Concept, ...]:
    return tuple(Concept(((word,),)) for word in words.split())


def test_inner_circles_are_worth_more() -> None:
    asked = concepts("thu ngan sach")
    inner = match_topic(asked, ((1.0, "thu ngân sách"), (0.5, "năm 2021")))
    outer = match_topic(asked, ((1.0, "năm 2021"), (0.5, "thu ngân sách")))
    assert (inner.coverage, inner.near, inner.missing) == (1.0, 1.0, ())
    assert (outer.coverage, outer.near, outer.missing) == (0.5, 0.0, ())


def test_nothing_asked_is_nothing_matched() -> None:
    assert match_topic((), ((1.0, "thu ngân sách"),)).coverage == 0.0


def test_one_word_is_near_where_it_stands() -> None:
    assert match_topic(concepts("thu"), ((1.0, "thu ngân sách"),)).near == 1.0
    assert match_topic(concepts("chi"), ((1.0, "thu ngân sách"),)).near == 0.0


@pytest.mark.parametrize(
    ("question", "indicator", "missing"),
    [
        ("giá trị sản xuất nông nghiệp", "giá trị sản xuất công nghiệp", ("nong", "nghiep")),
        ("giá trị sản xuất công nghiệp", "giá trị sản xuất công nghiệp", ()),
        ("tổng chi ngân sách", "tổng thu ngân sách", ("tong", "chi")),
        ("tổng thu ngân sách xã", "tổng thu ngân sách", ("xa",)),
    ],
)
def test_a_syllable_found_by_chance_is_missing(
    question: str, indicator: str, missing: tuple[str, ...]
) -> None:
    asked = concepts(fold_aligned(question).replace(",", ""))
    assert match_topic(asked, ((1.0, indicator),), question).missing == missing


def test_any_form_of_a_concept_will_do() -> None:
    product = Concept((("grdp",), ("tong", "san", "pham")))
    assert match_topic((product,), ((1.0, "GRDP"),)).coverage == 1.0
    assert match_topic((product,), ((1.0, "tổng sản phẩm trên địa bàn"),)).coverage == 1.0
    assert match_topic((product,), ((1.0, "tổng thu"),)).missing == ("tong san pham",)


def test_several_words_of_a_form_stand_side_by_side() -> None:
    sold = Concept((("xuat", "khau"), ("ban",)))
    assert match_topic((sold,), ((1.0, "xuất khẩu gạo"),)).missing == ()
    assert match_topic((sold,), ((1.0, "xuất gạo qua cửa khẩu"),)).missing == ("ban",)


def test_light_words_are_not_missed_but_count_where_they_are_said() -> None:
    rate = (Concept((("ty",),), light=True), Concept((("le",),), light=True), *concepts("ho ngheo"))
    without, told = match_topic(rate, ((1.0, "hộ nghèo"),)), match_topic(rate, ((1.0, "tỷ lệ hộ nghèo"),))
    assert (without.missing, without.needed, without.total) == ((), 1.0, 2)
    assert without.coverage < told.coverage
    assert match_topic(rate, ((1.0, "tỷ lệ"),)).missing == ("ho", "ngheo")


def test_nothing_but_light_words_are_all_needed() -> None:
    assert match_topic((Concept((("tong",),), light=True),), ((1.0, "thu"),)).missing == ("tong",)


def test_another_word_in_the_place_of_the_first_is_another_indicator() -> None:
    asked = concepts("chi ngan sach nha nuoc")
    assert "ngan" in match_topic(asked, ((1.0, "tổng thu ngân sách nhà nước"),)).missing
    assert match_topic(asked, ((1.0, "tổng ngân sách nhà nước"),)).missing == ("chi",)
    assert match_topic(concepts("chi"), ((1.0, "thu"),)).missing == ("chi",)


WORDS = st.lists(st.sampled_from("thu chi ngân sách GRDP tổng sản phẩm xã".split()), max_size=6).map(" ".join)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=5), WORDS, WORDS)
def test_a_quick_look_passes_over_nothing_that_names_a_topic(
    asked: list[tuple[str, bool]], inner: str, outer: str
) -> None:
    forms = [(tuple(fold_aligned(words).lower().split()), light) for words, light in asked if words]
    topic = tuple(Concept((form,), light=light) for form, light in forms)
    circles = ((1.0, inner), (0.45, outer))
    assert may_be_said(topic, circles) or not misses_little(match_topic(topic, circles))
