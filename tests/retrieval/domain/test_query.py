"""Scopes: what the asker may read."""

from retrieval.domain.query import Scope


def test_a_scope_is_a_set_of_collections():
    assert Scope.of(["tinh-uy", "ubnd", "ubnd"]) == Scope(frozenset({"ubnd", "tinh-uy"}))


def test_an_empty_scope_is_false():
    assert not Scope.of([])
    assert Scope.of(["ubnd"])
