"""Counts syllables, pairs and triples of a corpus for the restorer of diacritics."""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from eval.training.corpora import read_records
from retrieval.language.restore import SENTENCE_BREAK
from retrieval.language.restorer_table import EDGE, FIRST_FORM, NUMBER, UNKNOWN
from retrieval.language.text import fold_aligned, lower_aligned, normalize
from retrieval.language.tokens import tokens

Numbers = NDArray[np.int64]
_BITS = 16
_MOST_FORMS = (1 << _BITS) - FIRST_FORM
# Letters of Vietnamese and of ASCII; a word with any other is unknown to the restorer.
_FORM = re.compile(r"[a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]+")


@dataclass(slots=True)
class SyllableStream:
    """The corpora as one run of word numbers; two EDGE before every sentence, and sentences held out."""

    held_out_one_in: int
    seed: int
    words: dict[str, int] = field(default_factory=dict)
    run: array[int] = field(default_factory=lambda: array("I"))
    _pieces: dict[str, tuple[int, ...]] = field(default_factory=dict)

    def read(self, file: Path) -> tuple[int, list[str]]:
        """Add a corpus; returns its number of records and the sentences that were held out."""
        held_out: list[str] = []
        records = 0
        for record in read_records(file):
            records += 1
            for sentence in sentences_of(f"{record.title}\n{record.text}"):
                if self._is_held_out(sentence):
                    held_out.append(sentence)
                else:
                    self._add(sentence)
        return records, list(dict.fromkeys(held_out))

    def _is_held_out(self, sentence: str) -> bool:
        """By what it says: a sentence that stands in two corpora is held out of both."""
        digest = zlib.crc32(" ".join(sentence.split()).encode(), self.seed)
        return digest % self.held_out_one_in == 0

    def _add(self, sentence: str) -> None:
        self.run.extend((EDGE, EDGE))
        for piece in sentence.split():
            known = self._pieces.get(piece)
            if known is None:
                known = self._pieces[piece] = tuple(self._number(token.text) for token in tokens(piece))
            self.run.extend(known)

    def _number(self, word: str) -> int:
        if any(c.isdigit() for c in word):
            return NUMBER
        return self.words.setdefault(word, len(self.words) + FIRST_FORM)


def sentences_of(text: str) -> Iterator[str]:
    """Lower-cased sentences with at least two words."""
    for sentence in SENTENCE_BREAK.split(lower_aligned(normalize(text))):
        if len(sentence.split()) > 1:
            yield sentence


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The kept forms, grouped under their bare words; `ids` maps a stream's word numbers to the table's."""

    groups: tuple[tuple[str, tuple[str, ...]], ...]
    ids: Numbers

    @property
    def size(self) -> int:
        return FIRST_FORM + sum(len(forms) for _, forms in self.groups)


def vocabulary_of(stream: SyllableStream, least: int) -> Vocabulary:
    """Vietnamese-lettered words seen `least` times or more; the rest is UNKNOWN."""
    counts = np.bincount(np.frombuffer(stream.run, dtype=np.uint32), minlength=len(stream.words) + FIRST_FORM)
    counted = Counter({word: int(counts[number]) for word, number in stream.words.items()})
    kept = [word for word, n in counted.most_common(_MOST_FORMS) if n >= least and _FORM.fullmatch(word)]
    grouped: dict[str, list[str]] = {}
    for form in sorted(kept):
        grouped.setdefault(fold_aligned(form), []).append(form)
    groups = tuple((bare, tuple(forms)) for bare, forms in sorted(grouped.items()))
    ids = np.full(len(counts), UNKNOWN, dtype=np.int64)
    ids[[EDGE, NUMBER, UNKNOWN]] = EDGE, NUMBER, UNKNOWN
    for number, form in enumerate((form for _, forms in groups for form in forms), start=FIRST_FORM):
        ids[stream.words[form]] = number
    return Vocabulary(groups, ids)


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Keys in ascending order (the first id in the highest bits) with their counts."""

    keys: Numbers
    counts: Numbers

    def part(self, first: int, length: int, of: int) -> Numbers:
        """The ids from place `first` on, `length` of them, of keys that hold `of` ids."""
        return (self.keys >> _BITS * (of - first - length)) & ((1 << _BITS * length) - 1)


def ngrams_of(stream: SyllableStream, vocabulary: Vocabulary, length: int) -> Ngrams:
    """N-grams that cross no edge between sentences."""
    run = vocabulary.ids[np.frombuffer(stream.run, dtype=np.uint32)]
    run = np.concatenate([run, np.full(length, EDGE, dtype=np.int64)])
    size = len(run) - length + 1
    keys = np.zeros(size, dtype=np.int64)
    crossing = np.zeros(size, dtype=np.bool_)
    for place in range(length):
        here = run[place : place + size]
        keys = (keys << _BITS) | here
        if 0 < place < length - 1:
            crossing |= (here == EDGE) & (run[place - 1 : place - 1 + size] != EDGE)
    told = ~crossing & (keys != 0) if length > 1 else ~crossing
    found, counts = np.unique(keys[told], return_counts=True)
    return Ngrams(found, counts.astype(np.int64))
