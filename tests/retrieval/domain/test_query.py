"""Scopes, and what was understood of a question."""

from retrieval.domain.query import Concept, Reading, Scope


def test_a_scope_is_a_set_of_collections():
    assert Scope.of(["tinh-uy", "ubnd", "ubnd"]) == Scope(frozenset({"ubnd", "tinh-uy"}))


def test_an_empty_scope_is_false():
    assert not Scope.of([])
    assert Scope.of(["ubnd"])


def test_the_last_form_of_a_concept_is_the_fullest():
    assert Concept((("grdp",), ("tong", "san", "pham"))).full == ("tong", "san", "pham")


def test_the_terms_of_a_reading_are_the_words_of_its_concepts_each_once():
    concepts = (Concept((("nsnn",), ("ngan", "sach"))), Concept((("chi",),)), Concept((("ngan",),)))
    assert Reading("?", "?", concepts).terms == ("ngan", "sach", "chi")
