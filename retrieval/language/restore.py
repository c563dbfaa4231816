"""Gives Vietnamese text its diacritics back: 'gia tri san xuat' → 'giá trị sản xuất'.

The cheapest way through the forms that each word may stand for, judged by the two words before it. What is
already accented, figures, codes and abbreviations are left as they are and steer their neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest
from importlib.resources import files
from itertools import pairwise
from math import log
from unicodedata import combining

from retrieval.language.restorer_table import (
    COST_STEPS,
    EDGE,
    NUMBER,
    UNKNOWN,
    ReadableFile,
    RestorerTable,
    read_table,
)
from retrieval.language.text import lower_aligned
from retrieval.language.tokens import Token, tokens

# A dot inside a code or an abbreviation ends no sentence.
SENTENCE_BREAK = re.compile(r"[;:?!…\n]|\.(?!\w)")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
# Share of words that carry a mark in fully accented Vietnamese.
_MARKED_SHARE = 0.72
_BEAM = 12
# A path this much dearer than the best one does not come back in practice: e^10.
_MARGIN = 10 * COST_STEPS
# That an unknown word is just this one, of all unknown words.
_STRANGENESS = 6 * COST_STEPS

Choice = tuple[int, int]
"""An id and what choosing it costs beyond the table's costs."""
_Trail = tuple["_Trail | None", int]
# Cost so far, the last two ids, and the ids chosen, the last one outermost.
_Path = tuple[int, tuple[int, int], _Trail | None]


@dataclass(frozen=True, slots=True)
class Restorer:
    """Restores with one table; `Restorer.load()` gives the shipped one."""

    table: RestorerTable

    @classmethod
    def load(cls, path: ReadableFile | None = None) -> Restorer:
        return _shipped() if path is None else cls(read_table(path))

    def restore(self, text: str, typed: str | None = None) -> str:
        """The text with restored letters; length, case, and everything but bare letters stay the same.

        `typed` is what it was before others put marks into it: how much was typed bare is judged by that.
        """
        pieces = [list(found) for found in map(tokens, _sentences(text))]
        words = [token.text for token in tokens(typed or text) if not _has_digit(token.text)]
        toll, shouted = _toll(words), _is_shouted(words)
        written: list[str] = []
        for sentence, found in zip(_sentences(text), pieces, strict=True):
            choices = [self._choices(token, sentence, toll, shouted) for token in found]
            written.append(self._written(sentence, found, best_path(self.table, choices)))
        return "".join(written)

    def _choices(self, token: Token, sentence: str, toll: int, shouted: bool) -> Sequence[Choice]:
        word = token.text
        if _has_digit(word):
            return ((NUMBER, 0),)
        form = lower_aligned(word)
        known = self.table.ids.get(form, UNKNOWN)
        candidates = self.table.candidates.get(form, ())
        if not candidates or not _may_change(token, sentence, shouted):
            return ((known, 0),)
        choices = [(number, 0 if number == known else toll) for number in candidates]
        return [(UNKNOWN, _STRANGENESS), *choices] if toll and known == UNKNOWN else choices

    def _written(self, sentence: str, found: Sequence[Token], path: Sequence[int]) -> str:
        letters = list(sentence)
        for token, number in zip(found, path, strict=True):
            form = self.table.forms[number]
            if form and token.text.isascii():
                letters[token.span.start : token.span.end] = map(_in_case, form, token.text)
        return "".join(letters)


def best_path(table: RestorerTable, choices: Sequence[Sequence[Choice]]) -> tuple[int, ...]:
    """One id for every position, the cheapest together; ties go to the smaller ids."""
    beam: list[_Path] = [(0, (EDGE, EDGE), None)]
    for options in (*choices, ((EDGE, 0),)):
        beam = _extended(table, beam, options)
    chosen: list[int] = []
    trail = beam[0][2]
    while trail is not None:
        trail, number = trail
        chosen.append(number)
    return tuple(chosen[:0:-1])


def _extended(table: RestorerTable, beam: Sequence[_Path], options: Sequence[Choice]) -> list[_Path]:
    nearer = {
        last: [
            (number, extra, table.pair_cost(last, number, table.pair(last, number)))
            for number, extra in options
        ]
        for last in {last for _, (_, last), _ in beam}
    }
    best: dict[tuple[int, int], _Path] = {}
    for cost, (before, last), trail in beam:
        row = table.pair(before, last)
        for number, extra, shorter in nearer[last]:
            total = cost + extra + table.triple_cost(row, number, shorter)
            key = (last, number)
            if key not in best or total < best[key][0]:
                best[key] = (total, key, (trail, number))
    dearest = min(path[0] for path in best.values()) + _MARGIN
    return nsmallest(_BEAM, (path for path in best.values() if path[0] <= dearest))


@cache
def _shipped() -> Restorer:
    return Restorer(read_table(files("retrieval.language.data") / "restorer.bin"))


def _sentences(text: str) -> list[str]:
    """The text in consecutive pieces, each with the mark that ends it."""
    ends = [0, *(match.end() for match in SENTENCE_BREAK.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(ends)]


def _may_change(token: Token, sentence: str, shouted: bool) -> bool:
    """Whether a word is bare, and neither an abbreviation nor followed by a loose combining mark."""
    word = token.text
    after = sentence[token.span.end : token.span.end + 1]
    abbreviated = len(word) > 1 and word.isupper() and not shouted
    return (
        word.isascii()
        and not abbreviated
        and _VOWEL.search(word) is not None
        and not (after and combining(after))
    )


def _toll(words: Sequence[str]) -> int:
    """What adding marks to a bare word costs: the more words carry them, the more a bare one is meant so."""
    marked = sum(not word.isascii() for word in words)
    kept = min(0.999, marked / (_MARKED_SHARE * len(words) + 0.5)) if words else 0.0
    return round(-COST_STEPS * log(1 - kept))


def _is_shouted(words: Sequence[str]) -> bool:
    """Whether capitals are the writer's habit and tell no abbreviation."""
    return 2 * sum(word.isupper() for word in words) > len(words)


def _has_digit(word: str) -> bool:
    return any(c.isdigit() for c in word)


def _in_case(letter: str, written: str) -> str:
    return letter.upper() if written.isupper() else letter
