"""Payload keys and filters."""

from __future__ import annotations

import numpy as np

from retrieval.adapters.payload import accepted_values, payload_of
from retrieval.domain.passage import SparseVector
from retrieval.domain.query import Scope
from retrieval.ports import IndexEntry, IndexQuery

TERMS = SparseVector((1,), (1.0,))
DENSE = np.ones(2, np.float32)


def test_a_full_payload() -> None:
    entry = IndexEntry("p", "d", "c", TERMS, DENSE, kind="nghị quyết", year=2021)
    assert payload_of(entry) == {"document_id": "d", "collection": "c", "kind": "nghị quyết", "year": 2021}


def test_what_is_unknown_has_no_key() -> None:
    assert payload_of(IndexEntry("p", "d", "c", TERMS, DENSE)) == {"document_id": "d", "collection": "c"}


def test_the_scope_is_always_filtered() -> None:
    query = IndexQuery(TERMS, DENSE, Scope.of(["b", "a"]), 5)
    assert accepted_values(query) == {"collection": ["a", "b"]}


def test_every_filter_is_a_list_of_values() -> None:
    query = IndexQuery(
        TERMS, DENSE, Scope.of(["a"]), 5, documents={"d2", "d1"}, kinds=["k"], years=range(2020, 2022)
    )
    assert accepted_values(query) == {
        "collection": ["a"],
        "document_id": ["d1", "d2"],
        "kind": ["k"],
        "year": [2020, 2021],
    }
