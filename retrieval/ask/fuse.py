"""Two scored lists become one: a weighted sum of scores normalised by each list's best."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.domain.passage import ScoredLists


@dataclass(frozen=True)
class FusedId:
    """A passage id with its fused score in [0, 1] and the raw scores of the lists that found it."""

    passage_id: str
    score: float
    found_by: tuple[tuple[str, float], ...]


def fuse(lists: ScoredLists, dense_weight: float) -> tuple[FusedId, ...]:
    """Best first, ties by id. Sparse scores are divided by their maximum; cosines are taken as they are.

    Every passage has a cosine: one that fell off the dense list is taken to be as near as the list's last,
    which is never too little. Measured: reciprocal ranks with equal weights lose several nDCG points to a
    weak dense model.
    """
    best = max(lists.sparse[0].score, 1e-9) if lists.sparse else 1.0
    sparse = {item.passage_id: item.score for item in lists.sparse}
    dense = {item.passage_id: item.score for item in lists.dense}
    least = lists.dense[-1].score if lists.dense else 0.0

    def score(passage_id: str) -> float:
        by_words = max(sparse.get(passage_id, 0.0), 0.0) / best
        by_sense = max(dense.get(passage_id, least), 0.0)
        return (1 - dense_weight) * by_words + dense_weight * by_sense

    scores = {passage_id: score(passage_id) for passage_id in (*sparse, *dense)}
    ranked = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))
    named = (("sparse", sparse), ("dense", dense))
    return tuple(
        FusedId(each, scores[each], tuple((name, found[each]) for name, found in named if each in found))
        for each in ranked
    )
