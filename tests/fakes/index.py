"""A passage index by brute force, for tests of what stands above it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from retrieval.domain.passage import ScoredId, ScoredLists, SparseVector
from retrieval.ports import IndexEntry, IndexQuery


class InMemoryPassageIndex:
    """Scores as Qdrant does: cosine, and dot product with IDF ln((N - n + 0.5) / (n + 0.5) + 1)."""

    def __init__(self) -> None:
        self._entries: dict[str, IndexEntry] = {}

    def upsert(self, entries: Sequence[IndexEntry]) -> None:
        self._entries.update((entry.passage_id, entry) for entry in entries)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        kept = {key: entry for key, entry in self._entries.items() if entry.document_id not in document_ids}
        self._entries = kept

    def search(self, query: IndexQuery) -> ScoredLists:
        allowed = [entry for entry in self._entries.values() if _allows(query, entry)]
        idf = self._idf()
        sparse = {entry.passage_id: _overlap(query.sparse, entry.sparse, idf) for entry in allowed}
        dense = {entry.passage_id: _cosine(query.dense, entry.dense) for entry in allowed}
        return ScoredLists(
            sparse=_best({key: score for key, score in sparse.items() if score > 0}, query.limit),
            dense=_best(dense if query.dense.any() else {}, query.limit),
        )

    def count(self) -> int:
        return len(self._entries)

    def flush(self) -> None:
        """Nothing outlives the process anyway."""

    def compact(self) -> None:
        """Deleted entries are gone already."""

    def close(self) -> None:
        """Nothing is held."""

    def _idf(self) -> dict[int, float]:
        with_terms = [entry.sparse.indices for entry in self._entries.values() if entry.sparse.indices]
        counts = Counter(term for terms in with_terms for term in terms)
        total = len(with_terms)
        return {term: math.log((total - n + 0.5) / (n + 0.5) + 1) for term, n in counts.items()}


def _allows(query: IndexQuery, entry: IndexEntry) -> bool:
    filters = (
        (query.scope.collections, entry.collection),
        (query.documents, entry.document_id),
        (query.kinds, entry.kind),
        (query.years, entry.year),
    )
    return all(wanted is None or value in wanted for wanted, value in filters)


def _overlap(query: SparseVector, passage: SparseVector, idf: dict[int, float]) -> float:
    weights = dict(zip(passage.indices, passage.values, strict=True))
    pairs = zip(query.indices, query.values, strict=True)
    return sum(weight * idf[term] * weights[term] for term, weight in pairs if term in weights)


def _cosine(one: np.ndarray, other: np.ndarray) -> float:
    norms = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / norms if norms else 0.0


def _best(scores: dict[str, float], limit: int) -> tuple[ScoredId, ...]:
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ScoredId(passage_id, score) for passage_id, score in ranked[: max(limit, 0)])
