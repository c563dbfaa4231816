"""The words of evidence, comparable with the terms of a question."""

from __future__ import annotations

import itertools
from functools import lru_cache

from retrieval.language.abbreviations import exact_reading
from retrieval.language.text import fold_aligned
from retrieval.language.tokens import tokens


@lru_cache(maxsize=8192)
def evidence_terms(text: str) -> frozenset[str]:
    """fold()ed tokens of a text; an abbreviation counts as itself and as its reading."""
    terms: set[str] = set()
    for token in tokens(text):
        terms.add(fold_aligned(token.text).lower())
        if token.text.isupper():
            reading = exact_reading(token.text)
            if reading is not None:
                terms.update(fold_aligned(reading).split())
    return frozenset(terms)


@lru_cache(maxsize=8192)
def evidence_pairs(text: str) -> frozenset[tuple[str, str]]:
    """Adjacent pairs of fold()ed tokens: 'công nghiệp' must not be made of 'công' and 'nghiệp' apart."""
    words: list[str] = []
    for token in tokens(text):
        reading = exact_reading(token.text) if token.text.isupper() else None
        words.extend(fold_aligned(reading).split() if reading else [fold_aligned(token.text).lower()])
    return frozenset(itertools.pairwise(words))


def question_pairs(terms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Adjacent pairs of a question's terms."""
    return tuple(itertools.pairwise(terms))
