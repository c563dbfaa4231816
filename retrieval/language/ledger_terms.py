"""The terms by which the ledger is looked up: pairs of neighbouring syllables, as fold() compares them."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from retrieval.domain.figure import Observation
from retrieval.language.terms import fold_word
from retrieval.language.tokens import words

_MOST = 40
"""A long lead-in adds little beyond its first words."""


def indicator_terms(observation: Observation) -> tuple[str, ...]:
    """The terms of a figure's indicator and of the whole that it is a part of."""
    parts = (observation.indicator, observation.part_of)
    return tuple(dict.fromkeys(term for part in parts for term in terms_of(part)))[:_MOST]


@lru_cache(maxsize=4096)
def terms_of(phrase: str) -> tuple[str, ...]:
    """The pairs of a phrase; the word itself where it stands alone. Figures of a table share theirs."""
    syllables = [fold_word(word) for word in words(phrase)]
    if len(syllables) == 1:
        return tuple(syllables)
    return tuple(f"{left} {right}" for left, right in pairwise(syllables))
