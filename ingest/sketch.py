"""A small fingerprint of a text by which near-duplicates know each other (MinHash, Broder 1997)."""

from __future__ import annotations

import re
import zlib

import numpy as np

from retrieval.language.text import fold

SIZE = 64
"""Numbers in a sketch; two sketches agree in about that share of places as their texts share shingles."""
_SHINGLE = 4
_PRIME = (1 << 31) - 1
_WORD = re.compile(r"\w+")
_RANDOM = np.random.default_rng(20240229)
_FACTORS = _RANDOM.integers(1, _PRIME, SIZE, dtype=np.int64)
_TERMS = _RANDOM.integers(0, _PRIME, SIZE, dtype=np.int64)
_AT_ONCE = 4096
_FEWEST_WORDS = 30


def sketch(text: str) -> tuple[int, ...]:
    """The sketch of a text; () for one too short to tell. Marks and case do not matter: OCR loses some."""
    words = _WORD.findall(fold(text))
    if len(words) < _FEWEST_WORDS:
        return ()
    shingles = set(map(" ".join, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))
    hashes = np.array([zlib.crc32(shingle.encode()) for shingle in shingles], dtype=np.int64) % _PRIME
    least = np.full(SIZE, _PRIME, dtype=np.int64)
    for start in range(0, len(hashes), _AT_ONCE):
        some = hashes[start : start + _AT_ONCE, None]
        least = np.minimum(least, ((some * _FACTORS + _TERMS) % _PRIME).min(axis=0))
    return tuple(int(value) for value in least)


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """About the share of shingles that two texts have in common, in [0, 1]; 0 where it cannot be told."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(mine == theirs for mine, theirs in zip(one, other, strict=True)) / len(one)
