"""Slips of single syllables: 'chương chình' for 'chương trình', 'xây dựg' for 'xây dựng'.

A word is doubted when the counted text never shows it beside one neighbour or both. It may be meant as
what ear or finger confuse it with; one of these words is taken when it fits between the neighbours far
better. The word as typed always stays a form of the question, so that a wrong correction loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from retrieval.domain.span import Span
from retrieval.language.restorer_table import COST_STEPS, EDGE, UNKNOWN, RestorerTable
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold_aligned, lower_aligned
from retrieval.language.tokens import Token, tokens

# Onsets, nuclei and codas that ear or finger confuse, each pair in both directions.
# fmt: off
_ONSETS = (
    ("s", "x"), ("tr", "ch"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"), ("ng", "ngh"), ("g", "gh"),
    ("c", "k"), ("v", "d"),
)
# fmt: on
_NUCLEI = (("i", "y"), ("ie", "i"), ("uo", "u"), ("oi", "uoi"))
_CODAS = (("n", "ng"), ("c", "t"), ("nh", "n"), ("ng", "nh"), ("ch", "c"))
_PARTS = re.compile(
    r"(?P<onset>ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?(?P<nucleus>[aeiouy]+)(?P<coda>[a-z]*)"
)
_ALPHABET = "abcdeghiklmnopqrstuvxy"
# In sixteenths of a nat: how much better a correction must fit than a word that the counted text never shows,
# or shows beside other neighbours. Everyday words stand beside many that statutes never put there
# ('sửa tháng', 'bị bận'): up to 10 nats by chance, where real slips ('thu ngân xách') lose 11 and more.
_MARGIN_OF_UNKNOWN = 2 * COST_STEPS
_MARGIN = 11 * COST_STEPS

# Statutes hardly say it, questions do: "giảm mấy" is no slip.
_SPOKEN = frozenset({"mấy"})


@dataclass(frozen=True)
class Correction:
    """A word as typed, what it was taken for, and where it stands."""

    written: str
    meant: str
    span: Span


def find_slips(text: str, table: RestorerTable) -> tuple[Correction, ...]:
    """The slips of a question with its diacritics; words with digits and in capitals are never doubted."""
    words = tokens(text)
    lowered = [lower_aligned(word.text) for word in words]
    ids = [UNKNOWN if word in _SPOKEN else table.ids.get(word, UNKNOWN) for word in lowered]
    found = (_slip(table, words, ids, at) for at in range(len(words)) if lowered[at] not in _SPOKEN)
    return tuple(correction for correction in found if correction is not None)


def _slip(table: RestorerTable, words: Sequence[Token], ids: list[int], at: int) -> Correction | None:
    word = words[at].text
    before = ids[at - 1] if at else EDGE
    after = ids[at + 1] if at + 1 < len(ids) else EDGE
    margin = _margin(table, before, ids[at], after)
    if margin is None or not word.isalpha() or word[0].isupper() or len(word) < 2:
        return None
    own = fold_aligned(word).lower()
    meant = _meant(table, own, is_known=ids[at] != UNKNOWN)
    fits = ((_cost(table, before, number, after), number) for number in meant)
    cost, best = min(fits, default=(0, ids[at]))
    fit = _fit(table, before, best, after)
    if best == ids[at] or fit == 0:
        return None
    # A word that no counted text has is a slip as soon as another fits between its neighbours.
    never_seen = own not in table.candidates and fit == 1
    if not never_seen and _cost(table, before, ids[at], after) - cost < margin:
        return None
    ids[at] = best
    return Correction(word, table.forms[best], words[at].span)


def _margin(table: RestorerTable, before: int, word: int, after: int) -> int | None:
    """By how much another word must fit better; None when the word is not doubted."""
    if word == UNKNOWN:
        return _MARGIN_OF_UNKNOWN
    return None if _fit(table, before, word, after) == 1 else _MARGIN


def _fit(table: RestorerTable, before: int, word: int, after: int) -> float:
    """The share of known neighbours beside which the counted text shows the word; 1 without any."""
    sides = [pair for pair in ((before, word), (word, after)) if EDGE not in pair and UNKNOWN not in pair]
    return sum(table.pair(*pair) >= 0 for pair in sides) / len(sides) if sides else 1


def _cost(table: RestorerTable, before: int, word: int, after: int) -> int:
    return sum(table.pair_cost(a, b, table.pair(a, b)) for a, b in ((before, word), (word, after)))


def _meant(table: RestorerTable, own: str, *, is_known: bool) -> Iterator[int]:
    """The forms of every word that `own` (without marks) may be meant as.

    A known word with other marks is not among them: text is compared without marks anyway.
    """
    spelled = {*_confusions(own), *(() if is_known else (own,))}
    if not is_syllable(own) or own not in table.candidates:
        spelled.update(_one_letter_off(own))
    return chain.from_iterable(table.candidates.get(word, ()) for word in sorted(spelled))


def _confusions(own: str) -> Iterator[str]:
    match = _PARTS.fullmatch(own)
    if match is None:
        return
    parts = (match["onset"] or "", match["nucleus"], match["coda"])
    for place, pairs in enumerate((_ONSETS, _NUCLEI, _CODAS)):
        for one, other in chain(pairs, ((b, a) for a, b in pairs)):
            if parts[place] == one:
                yield "".join((*parts[:place], other, *parts[place + 1 :]))


def _one_letter_off(own: str) -> Iterator[str]:
    for at in range(len(own) + 1):
        head, tail = own[:at], own[at:]
        yield from (head + letter + tail for letter in _ALPHABET)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _ALPHABET)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
