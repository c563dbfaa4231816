"""Which documents a topic means, by their titles: words that few titles hold tell documents apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from retrieval.ask.meaning import Circle, credit, nearness
from retrieval.domain.document import StoredDocument
from retrieval.domain.query import Concept

# Chosen on questions made from headers (`tracuu eval lookups`) and the development part of the golden set.
_LEAST_COVERAGE = 0.62
_NEAR_WEIGHT = 0.25
_AS_GOOD = 0.05
_MOST_CHOICES = 10


@dataclass(frozen=True)
class Titled:
    """A document and the circles of text that speak for it; the title is the innermost."""

    stored: StoredDocument
    circles: tuple[Circle, ...]


def best_titled(
    concepts: tuple[Concept, ...], candidates: Sequence[Titled], least: float = _LEAST_COVERAGE
) -> tuple[StoredDocument, ...]:
    """The documents that cover the topic best and equally well, at most ten; () when none covers it.

    A concept weighs log(1 + n/(1 + k)) where k of n titles hold it: what no title holds weighs most, so
    that documents alike in all but what was asked for do not pass for it.
    """
    if not concepts or not candidates:
        return ()
    earned = [[credit(concept, each.circles) for concept in concepts] for each in candidates]
    weights = [_rarity(column, candidates) for column in zip(*earned, strict=True)]
    scored = []
    for each, credits in zip(candidates, earned, strict=True):
        coverage = sum(w * c for w, c in zip(weights, credits, strict=True)) / sum(weights)
        if coverage >= least:
            scored.append((coverage + _NEAR_WEIGHT * nearness(concepts, each.circles[0][1]), each.stored))
    best = max((score for score, _ in scored), default=0.0)
    chosen = [(score, stored) for score, stored in scored if score >= best - _AS_GOOD]
    chosen.sort(key=lambda pair: (-pair[0], pair[1].placement.path))
    return tuple(stored for _, stored in chosen[:_MOST_CHOICES])


def _rarity(credits: Sequence[float], candidates: Sequence[Titled]) -> float:
    held = sum(c == each.circles[0][0] for c, each in zip(credits, candidates, strict=True))
    return log(1 + len(candidates) / (1 + held))
