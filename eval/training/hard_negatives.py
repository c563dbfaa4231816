"""Wrong answers that share words with the question: what a model learns most from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import bm25s

from eval.training.corpora import TrainingPair
from retrieval.language.tokens import words

_LOOKED_AT = 20


def hard_negatives(pairs: Sequence[TrainingPair]) -> list[str]:
    """For every pair the passage that BM25 ranks first among those of its source and of another group.

    Passages of the same group may answer too. A pair whose best passages are all of its group gets the last
    one looked at: still no passage of its own.
    """
    found = [""] * len(pairs)
    members: dict[str, list[int]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        members[pair.source].append(index)
    for indices in members.values():
        own = [pairs[index] for index in indices]
        for index, negative in zip(indices, _of_one_source(own), strict=True):
            found[index] = negative
    return found


def _of_one_source(pairs: Sequence[TrainingPair]) -> list[str]:
    looked_at = min(_LOOKED_AT, len(pairs))
    bm25 = bm25s.BM25()
    bm25.index([_words(pair.passage) for pair in pairs], show_progress=False)
    ranked, _ = bm25.retrieve([_words(pair.anchor) for pair in pairs], k=looked_at, show_progress=False)
    return [
        _first_of_another(pair, [pairs[at] for at in row]) for pair, row in zip(pairs, ranked, strict=True)
    ]


def _first_of_another(pair: TrainingPair, ranked: Sequence[TrainingPair]) -> str:
    others = [other for other in ranked if other.passage != pair.passage]
    return next(
        (other.passage for other in others if other.group != pair.group), (others or ranked)[-1].passage
    )


def _words(text: str) -> list[str]:
    return [word.lower() for word in words(text)]
