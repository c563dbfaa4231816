"""Sparse vectors: accented syllables + folded syllables + folded bigrams, codes and figures whole.

Weights are BM25's term-frequency part (k1, b); the index multiplies by IDF. A question typed without
diacritics is restored before (restore.py): folded terms alone lost a point of hit@10 and two of nDCG@10.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from retrieval.domain.document import DocumentNumber
from retrieval.domain.passage import SparseVector
from retrieval.language.document_numbers import find_numbers
from retrieval.language.text import fold, normalize
from retrieval.language.tokens import words

K1 = 0.9
B = 0.75
CONTEXT_WEIGHT = 1.5
"""Of a word in the context, beside one in the passage. Measured with K1 on four sets (docs/evaluation.md)."""
AVERAGE_TOKENS = 120.0
"""Typical passage length in tokens; fixed, so that a passage's weights never depend on the others."""
_WEIGHTS = np.array([1.0, CONTEXT_WEIGHT])


def passage_vector(text: str, context: str = "") -> SparseVector:
    """The weighted terms of a passage and of its `context` (headings, subject), which makes it no longer."""
    text = normalize(text)
    written = words(text)
    terms, tf = _counted(np.concatenate((np.array(_ids(text, written), np.int64) << 1, _inherited(context))))
    norm = K1 * (1 - B + B * len(written) / AVERAGE_TOKENS)
    return SparseVector(tuple(terms.tolist()), tuple((tf * (K1 + 1) / (tf + norm)).tolist()))


@lru_cache(maxsize=16)
def _inherited(context: str) -> npt.NDArray[np.int64]:
    """The ids of a context as _counted() knows them; passages that follow one another share theirs."""
    return np.array(_ids_of(context), np.int64) << 1 | 1


def _counted(found: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """The terms and how often each was found; an id is doubled, odd where the context gave it: so one sort
    brings all of a term together."""
    found.sort()
    terms, weights = found >> 1, _WEIGHTS[found & 1]
    begins = np.ones(len(terms), np.bool_)
    np.not_equal(terms[1:], terms[:-1], out=begins[1:])
    (first,) = begins.nonzero()
    return terms[first], np.add.reduceat(weights, first) if len(first) else weights


def question_vector(text: str, *, number: DocumentNumber | None = None) -> SparseVector:
    """The terms of a question, repeated terms counted once per occurrence."""
    counts = Counter(_ids_of(text))
    if number is not None:
        counts.update(map(term_id, number_terms(number)))
    indices = sorted(counts)
    return SparseVector(tuple(indices), tuple(float(counts[index]) for index in indices))


def number_terms(number: DocumentNumber) -> tuple[str, ...]:
    """The number's normal form and its partial forms, as terms."""
    serial, year, kind, organ = number.key
    code = fold(kind) if kind else None
    parts = [
        (serial, year, code, fold(organ) if organ else None),
        (serial, None, code, None),
        (serial, year, None, None),
    ]
    known = [tuple("" if p is None else str(p) for p in part) for part in parts if any(part[1:])]
    return tuple("n:" + "|".join(part) for part in dict.fromkeys(known))


class _WordIds(NamedTuple):
    """The ids of a word's accented and folded form; the id of a bigram is the checksum of what its first word
    begins and its second one ends."""

    accented: int
    folded: int
    begins: int
    ends: bytes


@lru_cache(maxsize=100_000)
def _word_ids(word: str) -> _WordIds:
    """Most words were met before, and hashing one anew costs more than finding it again."""
    lowered = word.lower()
    folded = fold_word(lowered)
    return _WordIds(term_id(f"a:{lowered}"), term_id(f"f:{folded}"), term_id(f"b:{folded} "), folded.encode())


def _ids_of(text: str) -> list[int]:
    text = normalize(text)
    return _ids(text, words(text))


def _ids(text: str, written: Sequence[str]) -> list[int]:
    """The ids of the terms of a normalised text, whose words are given."""
    known = zip(*map(_word_ids, written), strict=True) if written else ((), (), (), ())
    accented, folded, begins, ends = known
    found = [*accented, *folded, *map(zlib.crc32, ends[1:], begins)]
    for number in find_numbers(text):
        found += map(term_id, number_terms(number.number))
    return found


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """fold() of a word; most words were met before, and folding one costs more than finding it again."""
    return fold(word)


def term_id(term: str) -> int:
    """Unsigned 32-bit id of a term; with half a million terms about thirty pairs collide, unharmfully."""
    return zlib.crc32(term.encode())
