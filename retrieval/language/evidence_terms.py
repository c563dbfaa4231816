"""The words of evidence, comparable with the terms of a question."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from retrieval.language.abbreviations import exact_reading
from retrieval.language.text import fold_aligned
from retrieval.language.tokens import words_between_blanks

_PER = re.compile(r"(?<=m[23²³])/(?=[^\W\d])")
"""A unit with a digit is no code: 'm2/cơ sở' is per 'cơ sở'."""


@lru_cache(maxsize=8192)
def evidence_terms(text: str) -> frozenset[str]:
    """fold()ed tokens of a text; an abbreviation counts as itself and as its reading."""
    return frozenset(itertools.chain.from_iterable(map(_terms_of_piece, text.split())))


@lru_cache(maxsize=8192)
def evidence_pairs(text: str) -> frozenset[tuple[str, str]]:
    """Adjacent pairs of fold()ed tokens: 'công nghiệp' must not be made of 'công' and 'nghiệp' apart."""
    read_out = (forms[1:] or forms for forms in _read_out(text))
    return frozenset(itertools.pairwise(itertools.chain.from_iterable(read_out)))


@lru_cache(maxsize=512)
def _read_out(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(itertools.chain.from_iterable(map(_read_piece, text.split())))


@lru_cache(maxsize=16_384)
def _terms_of_piece(piece: str) -> tuple[str, ...]:
    """The terms of what has no blank in it."""
    return tuple(itertools.chain.from_iterable(_read_piece(piece)))


@lru_cache(maxsize=16_384)
def _read_piece(piece: str) -> tuple[tuple[str, ...], ...]:
    """What has no blank in it, read out."""
    return tuple(_forms(word) for part in _PER.split(piece) for word in words_between_blanks(part))


@lru_cache(maxsize=16_384)
def _forms(token: str) -> tuple[str, ...]:
    """The token fold()ed, after it the words that an abbreviation stands for."""
    reading = exact_reading(token) if token.isupper() else None
    own = fold_aligned(token).lower()
    return (own, *fold_aligned(reading).split()) if reading is not None else (own,)


def question_pairs(terms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Adjacent pairs of a question's terms."""
    return tuple(itertools.pairwise(terms))
