"""Two scored lists become one: a weighted sum of scores normalised by each list's best."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.ask.options import FusionWeights
from retrieval.domain.passage import ScoredId, ScoredLists


@dataclass(frozen=True)
class FusedId:
    """A passage id with its fused score in [0, 1] and the raw scores of the lists that found it."""

    passage_id: str
    score: float
    found_by: tuple[tuple[str, float], ...]


def fuse(lists: ScoredLists, weights: FusionWeights) -> tuple[FusedId, ...]:
    """Best first, ties by id. Sparse scores are divided by their maximum; cosines are taken as they are.

    Measured: reciprocal ranks with equal weights lose several nDCG points to a weak dense model.
    """
    total = weights.sparse + weights.dense
    named = (("sparse", lists.sparse, weights.sparse / total), ("dense", lists.dense, weights.dense / total))
    scores: dict[str, float] = {}
    found: dict[str, list[tuple[str, float]]] = {}
    for name, scored, weight in named:
        best = _scale(name, scored)
        for item in scored:
            scores[item.passage_id] = scores.get(item.passage_id, 0.0) + weight * max(item.score, 0.0) / best
            found.setdefault(item.passage_id, []).append((name, item.score))
    ranked = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))
    return tuple(FusedId(passage_id, scores[passage_id], tuple(found[passage_id])) for passage_id in ranked)


def _scale(name: str, scored: tuple[ScoredId, ...]) -> float:
    if name == "dense" or not scored:
        return 1.0
    return max(scored[0].score, 1e-9)
