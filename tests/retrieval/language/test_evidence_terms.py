"""Words of evidence, comparable with the words of a question."""

from hypothesis import given

from retrieval.language.evidence_terms import evidence_pairs, evidence_terms, question_pairs
from tests.retrieval.language.texts import texts


def test_an_abbreviation_counts_as_itself_and_as_its_reading():
    terms = evidence_terms("GTSX toàn ngành")
    assert {"gtsx", "gia", "tri", "san", "xuat", "toan", "nganh"} <= terms


def test_capitals_that_are_no_abbreviation_count_as_themselves():
    assert evidence_terms("NGHỊ QUYẾT") == {"nghi", "quyet"}


def test_pairs_are_of_neighbours():
    assert evidence_pairs("đất nông nghiệp") == {("dat", "nong"), ("nong", "nghiep")}
    assert ("san", "xuat") in evidence_pairs("GTSX tăng")
    assert ("cong", "nghiep") not in evidence_pairs("công tác nông nghiệp")


def test_pairs_of_a_question_keep_their_order():
    assert question_pairs(("thu", "ngan", "sach")) == (("thu", "ngan"), ("ngan", "sach"))
    assert question_pairs(("thu",)) == ()


@given(texts)
def test_every_word_of_a_pair_is_a_term(text):
    words = {word for pair in evidence_pairs(text) for word in pair}
    assert words <= evidence_terms(text)


def test_what_a_unit_with_a_digit_is_per_is_a_word():
    assert {"co", "so"} <= evidence_terms("không quá 4.000 m2/cơ sở tôn giáo")
    assert {"ho"} <= evidence_terms("20 m²/hộ")
    assert evidence_terms("17/2017/NQ-HĐND") == {"17/2017/nq-hdnd"}
