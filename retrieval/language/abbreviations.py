"""Abbreviations of administrative Vietnamese, expanded in a question's context."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from retrieval.domain.query import Expansion
from retrieval.domain.span import Span
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold

# Joiners that writers use or leave out: KT-XH = KTXH, LĐ-TB&XH = LĐTBXH.
_JOINERS = str.maketrans("", "", "-&., ")


@dataclass(frozen=True)
class Abbreviation:
    """`readings[0]` is the usual reading; the others apply in contexts that name them."""

    short: str
    readings: tuple[str, ...]


@dataclass(frozen=True)
class FoundAbbreviation:
    """An abbreviation in a text, its chosen reading, and where it stands."""

    expansion: Expansion
    span: Span


@cache
def _table() -> dict[str, Abbreviation]:
    text = (files("retrieval.language.data") / "abbreviations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {
        short: Abbreviation(short, (usual, *(r for r in others.split(";") if r)))
        for short, usual, others in rows
    }


@cache
def _loose_table() -> dict[str, tuple[Abbreviation, ...]]:
    table: dict[str, tuple[Abbreviation, ...]] = {}
    for abbreviation in _table().values():
        key = fold(abbreviation.short).translate(_JOINERS)
        table[key] = (*table.get(key, ()), abbreviation)
    return table


def find_abbreviations(words: tuple[tuple[str, Span], ...]) -> tuple[FoundAbbreviation, ...]:
    """Abbreviations among the words of a question.

    Exact spelling first; then without case, marks and joiners, where a word that could be a
    syllable ('da', 'ca') is left alone unless it is typed in capitals.
    """
    context = frozenset(fold(word) for word, _ in words)
    found = []
    for word, span in words:
        abbreviation = _look_up(word)
        if abbreviation is not None:
            reading = _reading(abbreviation, context)
            found.append(FoundAbbreviation(Expansion(word, reading), span))
    return tuple(found)


def _look_up(word: str) -> Abbreviation | None:
    exact = _table().get(word)
    if exact is not None:
        return exact
    capitals = word.isupper() and len(word) > 1
    if len(word) < 2 or (is_syllable(word) and not capitals):
        return None
    candidates = _loose_table().get(fold(word).translate(_JOINERS), ())
    return candidates[0] if candidates else None


def _reading(abbreviation: Abbreviation, context: frozenset[str]) -> str:
    """The other reading whose own words stand around the abbreviation; else the usual one."""
    for reading in abbreviation.readings[1:]:
        if any(fold(word) in context for word in reading.split() if len(word) > 2):
            return reading
    return abbreviation.readings[0]


@cache
def exact_reading(word: str) -> str | None:
    """The usual reading of an abbreviation spelled exactly so; None when it is none."""
    found = _table().get(word)
    return found.readings[0] if found else None
