"""Whether evidence measures what a question asks."""

import pytest

from retrieval.ask.topic_match import match_topic, same_indicator, within_indicator
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


def test_empty_words_do_not_part_indicators() -> None:
    assert same_indicator("giá trị xuất khẩu", "kế hoạch giá trị xuất khẩu của tỉnh")
    assert not same_indicator("công nghiệp", "công nghiệp xây dựng")


def test_a_name_may_be_cut_short_but_not_changed() -> None:
    assert within_indicator("nộp ngân sách", "cục hải quan nộp ngân sách")
    assert not within_indicator("nộp ngân sách", "chi ngân sách")
    assert not within_indicator("tổng số", "nộp ngân sách")
