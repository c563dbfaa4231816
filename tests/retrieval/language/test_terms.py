"""Sparse vectors: deterministic, ordered, and alike with and without diacritics."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.domain.document import DocumentNumber
from retrieval.language.terms import (
    number_terms,
    passage_vector,
    question_vector,
    term_id,
)
from retrieval.language.text import fold
from tests.retrieval.language.texts import texts

PASSAGE = "Diện tích rừng trồng mới đạt 1.250 ha theo Kế hoạch số 88/KH-UBND."


def _weight(vector, term):
    return dict(zip(vector.indices, vector.values, strict=True)).get(term_id(term))


@given(texts, texts)
def test_ids_ascend_and_are_unique(text, context):
    vector = passage_vector(text, context)
    assert list(vector.indices) == sorted(set(vector.indices))
    assert all(0 <= index < 2**32 for index in vector.indices)
    assert len(vector.indices) == len(vector.values)
    assert all(value > 0 for value in vector.values)


@given(texts)
def test_the_same_text_gives_the_same_vector(text):
    assert passage_vector(text) == passage_vector(text)
    assert passage_vector(text) == passage_vector(unicodedata.normalize("NFD", text))


@given(st.lists(st.sampled_from("diện tích rừng trồng mới đạt ước thủy sản".split()), min_size=1))
def test_bare_words_share_the_folded_terms(words):
    text = " ".join(words)
    passage = set(passage_vector(text).indices)
    bare = {term_id(f"f:{fold(word)}") for word in words}
    assert bare <= passage & set(question_vector(fold(text)).indices)


def test_a_passage_has_accented_and_folded_terms_and_pairs():
    vector = passage_vector(PASSAGE)
    for term in ("a:rừng", "f:rung", "b:rung trong", "f:1.250", "f:88/kh-ubnd", "n:88||kh|ubnd"):
        assert _weight(vector, term)


def test_a_repeated_word_counts_each_time_in_a_question_and_saturates_in_a_passage():
    assert _weight(question_vector("rừng và rừng"), "f:rung") == 2.0
    once, twice = passage_vector("rừng và đất"), passage_vector("rừng và rừng")
    assert _weight(once, "f:rung") < _weight(twice, "f:rung") < 2 * _weight(once, "f:rung")


def test_headings_count_more_than_the_passage_and_make_it_no_longer():
    own = passage_vector("trồng rừng")
    inherited = passage_vector("trồng rừng", context="lâm nghiệp")
    assert _weight(inherited, "f:rung") == _weight(own, "f:rung") < _weight(inherited, "f:lam")


@pytest.mark.parametrize(
    ("number", "terms"),
    [
        (
            DocumentNumber("07", 2023, "NQ", "HĐND"),
            ("n:7|2023|nq|hdnd", "n:7||nq|", "n:7|2023||"),
        ),
        (DocumentNumber("07", kind="CTr", organ="TU"), ("n:7||ctr|tu", "n:7||ctr|")),
        (DocumentNumber("07", 2023), ("n:7|2023||",)),
        (DocumentNumber("415", organ="UBND-NC"), ("n:415|||ubnd-nc",)),
        (DocumentNumber("07"), ()),
    ],
)
def test_a_number_has_a_term_for_its_whole_and_its_partial_forms(number, terms):
    assert number_terms(number) == terms


def test_a_half_remembered_number_meets_the_full_one():
    typed = question_vector("nq 7", number=DocumentNumber("7", kind="NQ"))
    assert term_id("n:7||nq|") in set(typed.indices) & set(
        passage_vector("theo Nghị quyết số 07/2023/NQ-HĐND").indices
    )


def test_a_number_in_decomposed_text_is_still_whole():
    decomposed = unicodedata.normalize("NFD", "19/QĐ-UBND")
    assert _weight(question_vector(decomposed), "n:19||qd|ubnd") == 1.0
