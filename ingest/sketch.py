"""A small fingerprint of a text by which near-duplicates know each other (MinHash, Broder 1997)."""

from __future__ import annotations

import re
import zlib

import numpy as np
import numpy.typing as npt

from retrieval.language.character_maps import CharacterMap
from retrieval.language.text import fold

SIZE = 64
"""Numbers in a sketch; two sketches agree in about that share of places as their texts share shingles."""
_SHINGLE = 4
_BITS = 31
_PRIME = (1 << _BITS) - 1
_WORD = re.compile(r"\w+")
_NO_WORD = re.compile(r"\W")
_FOLDED_WORDS = CharacterMap(lambda char: _NO_WORD.sub(" ", fold(char)))
_RANDOM = np.random.default_rng(20240229)
_FACTORS = _RANDOM.integers(1, _PRIME, (SIZE, 1), dtype=np.int64).astype(np.uint64)
_TERMS = _RANDOM.integers(0, _PRIME, (SIZE, 1), dtype=np.int64).astype(np.uint64)
_AT_ONCE = 512
_FEWEST_WORDS = 30


def sketch(text: str) -> tuple[int, ...]:
    """The sketch of a text; () for one too short to tell. Marks and case do not matter: OCR loses some."""
    words = _words(text).encode().split()
    if len(words) < _FEWEST_WORDS:
        return ()
    shingles = set(map(b" ".join, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))
    hashes = np.fromiter(map(zlib.crc32, shingles), np.uint64, len(shingles)) % _PRIME
    least = np.full(SIZE, _PRIME, np.uint32)
    for start in range(0, len(hashes), _AT_ONCE):
        scattered = _FACTORS * hashes[start : start + _AT_ONCE] + _TERMS
        least = np.minimum(least, _remainders(scattered).min(axis=1))
    return tuple(least.tolist())


def _words(text: str) -> str:
    """The folded words with blanks between them."""
    usual = _FOLDED_WORDS.of(text)
    return " ".join(_WORD.findall(fold(text))) if usual is None else usual


def _remainders(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint32]:
    """Of numbers below the prime's square, divided by it: its digits in base two are all ones, so that shifts
    tell in half the time."""
    once_too_large = ((numbers & _PRIME) + (numbers >> _BITS)).astype(np.uint32)
    # What is smaller than the prime becomes huge.
    return np.minimum(once_too_large, once_too_large - _PRIME)


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """About the share of shingles that two texts have in common, in [0, 1]; 0 where it cannot be told."""
    if not one or len(one) != len(other):
        return 0.0
    return sum(mine == theirs for mine, theirs in zip(one, other, strict=True)) / len(one)
