"""Abbreviations of administrative Vietnamese, expanded in a question's context."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_lowercase
from types import MappingProxyType

from retrieval.domain.query import Expansion
from retrieval.domain.span import Span
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold

# Joiners that writers use or leave out: KT-XH = KTXH, LĐ-TB&XH = LĐTBXH.
_NONE: Mapping[str, str] = MappingProxyType({})
_JOINERS = str.maketrans("", "", "-&., ")


@dataclass(frozen=True)
class Cued:
    """A less usual reading; its fold()ed cues stand anywhere, right before ('<') or right after ('>')."""

    reading: str
    cues: tuple[str, ...]


@dataclass(frozen=True)
class Abbreviation:
    """What a short form stands for: usually, and otherwise."""

    short: str
    usual: str
    others: tuple[Cued, ...] = ()


@dataclass(frozen=True)
class FoundAbbreviation:
    """An abbreviation in a text, its chosen reading, and where it stands."""

    expansion: Expansion
    span: Span


@cache
def _table() -> dict[str, Abbreviation]:
    text = (files("retrieval.language.data") / "abbreviations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {short: Abbreviation(short, usual, _cued(others)) for short, usual, others in rows}


def _cued(written: str) -> tuple[Cued, ...]:
    parts = (part.partition("@") for part in written.split(";") if part)
    return tuple(Cued(reading, tuple(cue for cue in cues.split(",") if cue)) for reading, _, cues in parts)


@cache
def _loose_table() -> dict[str, tuple[Abbreviation, ...]]:
    table: dict[str, tuple[Abbreviation, ...]] = {}
    for abbreviation in _table().values():
        key = loose_key(abbreviation.short)
        table[key] = (*table.get(key, ()), abbreviation)
    return table


def find_abbreviations(
    words: tuple[tuple[str, Span], ...], defined: Mapping[str, str] = _NONE
) -> tuple[FoundAbbreviation, ...]:
    """Abbreviations among the words of a question.

    What the archive's own documents define (`defined`, by loose_key()) comes first. Then exact
    spelling; then without case, marks and joiners, where a word that could be a syllable ('da', 'ca')
    is left alone unless it is typed in capitals.
    """
    folded = [fold(word) for word, _ in words]
    found = []
    for at, (word, span) in enumerate(words):
        own = defined.get(loose_key(word)) if may_be_short(word) else None
        abbreviation = _look_up(word)
        if own is not None:
            found.append(FoundAbbreviation(Expansion(word, own), span))
        elif abbreviation is not None:
            before, after = " ".join(folded[:at]), " ".join(folded[at + 1 :])
            found.append(FoundAbbreviation(_expansion(word, abbreviation, before, after), span))
    return tuple(found)


def loose_key(word: str) -> str:
    """The form in which short forms are compared: KT-XH, KTXH and ktxh are one."""
    return fold(word).translate(_JOINERS)


def may_be_short(word: str) -> bool:
    """Whether a word has the look of an abbreviation: capitals, or letters that make no syllable."""
    letters = word.translate(_JOINERS)
    return len(letters) > 1 and letters.isalpha() and (word.isupper() or not is_syllable(word))


def _look_up(word: str) -> Abbreviation | None:
    exact = _table().get(word)
    if exact is not None:
        return exact
    capitals = word.isupper() and len(word) > 1
    if len(word) < 2 or (is_syllable(word) and not capitals):
        return None
    candidates = _loose_table().get(loose_key(word), ())
    # Who types 'hđ' means HĐ; who types 'hd' may mean either.
    marked = [each for each in candidates if "đ" in word.lower() and "Đ" in each.short]
    return next(iter((*marked, *candidates)), None)


def _expansion(word: str, abbreviation: Abbreviation, before: str, after: str) -> Expansion:
    """The first reading that a cue speaks for; else the usual one, with the others it may have."""
    for other in abbreviation.others:
        if any(_speaks(cue, before, after) for cue in other.cues):
            return Expansion(word, other.reading)
    return Expansion(word, abbreviation.usual, tuple(other.reading for other in abbreviation.others))


def _speaks(cue: str, before: str, after: str) -> bool:
    if cue[0] == "<":
        return before.endswith(cue[1:]) and not before[: -len(cue) + 1].endswith(tuple(ascii_lowercase))
    if cue[0] == ">":
        return after.startswith(cue[1:]) and not after[len(cue) - 1 :].startswith(tuple(ascii_lowercase))
    return f" {cue} " in f" {before}  {after} "


@cache
def exact_reading(word: str) -> str | None:
    """The usual reading of an abbreviation spelled exactly so; None when it is none."""
    found = _table().get(word)
    return found.usual if found else None
