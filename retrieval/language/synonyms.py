"""Other names of the indicators that a question names; data/indicator_names.txt holds them and says how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise

from retrieval.domain.query import Concept
from retrieval.domain.span import Span
from retrieval.language.abbreviations import exact_reading
from retrieval.language.text import fold_aligned, lower_aligned
from retrieval.language.tokens import tokens, words

_GAP = "…"
_WIDEST_GAP = 5
"""In words: what a verb may have between itself and the rest of its name."""

Form = tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """A name by which an indicator may be asked, as runs of words, and the fold()ed forms that documents
    may state instead."""

    runs: tuple[Form, ...]
    others: tuple[Form, ...]

    @property
    def length(self) -> int:
        """How many words it has."""
        return sum(map(len, self.runs))


def with_other_names(concepts: tuple[Concept, ...], said: str, *, accented: bool) -> tuple[Concept, ...]:
    """The concepts of the names in `said`, each also in the forms of the indicator's other names.

    What stands for the whole name stands for each of its words: 'vốn' and 'ngoại' are both said by
    'đầu tư trực tiếp nước ngoài'. The own form stays the last one.
    """
    found = list(_named_in(said, accented=accented))
    return tuple(_also_called(concept, found) for concept in concepts) if found else concepts


def other_names(said: str) -> frozenset[tuple[str, ...]]:
    """The other names, as fold()ed words, of the indicators that a text names."""
    return frozenset(chain.from_iterable(named.others for named in _named_in(said, accented=True)))


def _also_called(concept: Concept, found: Iterable[Named]) -> Concept:
    own = set(concept.full)
    others = (named.others for named in found if own <= {fold_aligned(w) for run in named.runs for w in run})
    forms = dict.fromkeys((*chain.from_iterable(others), *concept.forms))
    del forms[concept.full]
    return replace(concept, forms=(*forms, concept.full))


def _named_in(said: str, *, accented: bool) -> Iterator[Named]:
    """The names in a text from left to right, the longest of those that begin at one word."""
    spelled = words(lower_aligned(said))
    told = spelled if accented else [fold_aligned(word) for word in spelled]
    by_first = _by_first_word(accented)
    at = 0
    while at < len(told):
        held = (named for named in by_first.get(told[at], ()) if _stands(named, told, at))
        named = next(held, None)
        if named is not None:
            yield named
        at += len(named.runs[0]) if named is not None else 1


def _stands(named: Named, told: Sequence[str], at: int) -> bool:
    end = at
    for run in named.runs:
        widest = _WIDEST_GAP if end > at else 0
        starts = range(end, min(end + widest, len(told) - len(run)) + 1)
        begins = next((start for start in starts if tuple(told[start : start + len(run)]) == run), None)
        if begins is None:
            return False
        end = begins + len(run)
    return True


def words_of_names(text: str) -> tuple[Span, ...]:
    """The words of a text that stand beside a neighbour as in a name: they are spelled as they should be."""
    found = tokens(text)
    told = [lower_aligned(token.text) for token in found]
    shown = [pair in _neighbours() for pair in pairwise(told)]
    beside = zip([False, *shown], [*shown, False], strict=True)
    return tuple(token.span for token, sides in zip(found, beside, strict=bool(found)) if any(sides))


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    names = chain.from_iterable((*stated, *asked) for stated, asked in indicator_names())
    runs = chain.from_iterable(name.split(_GAP) for name in names)
    return frozenset(chain.from_iterable(pairwise(words(lower_aligned(run))) for run in runs))


@cache
def _by_first_word(accented: bool) -> Mapping[str, tuple[Named, ...]]:
    """The names by their first word, longest first; fold()ed for what was typed without marks."""
    table: dict[str, list[Named]] = {}
    for runs, others in _others().items():
        written = runs if accented else tuple(tuple(map(fold_aligned, run)) for run in runs)
        table.setdefault(written[0][0], []).append(Named(written, others))
    return {first: tuple(sorted(all_, key=lambda each: -each.length)) for first, all_ in table.items()}


@cache
def _others() -> Mapping[tuple[Form, ...], tuple[Form, ...]]:
    """For each name what documents may state instead, shortest first."""
    told: dict[tuple[Form, ...], dict[Form, None]] = {}
    for stated, asked in indicator_names():
        forms = [tuple(map(fold_aligned, _spelled(name))) for name in stated]
        for name in (*stated, *asked):
            runs = tuple(_spelled(run) for run in name.split(_GAP))
            told.setdefault(runs, {}).update(dict.fromkeys(forms))
    return {runs: _shortest(forms) for runs, forms in told.items()}


def _shortest(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Without the forms that hold another one: who states them states that as well."""
    kept: list[Form] = []
    for form in sorted(forms, key=len):
        spaced = f" {' '.join(form)} "
        if not any(f" {' '.join(other)} " in spaced for other in kept):
            kept.append(form)
    return tuple(kept)


@cache
def indicator_names() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """Each indicator's names: those that documents state, and those by which it is only asked."""
    text = (files("retrieval.language.data") / "indicator_names.txt").read_text(encoding="utf-8")
    lines = (line.partition("<") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple((_listed(stated), _listed(asked)) for stated, _, asked in lines)


def _listed(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(";") if name.strip())


def _spelled(name: str) -> Form:
    """The words of a name in lower case, abbreviations read out."""
    read_out = (exact_reading(word) if word.isupper() else None for word in words(name))
    full = (reading or word for word, reading in zip(words(name), read_out, strict=True))
    return tuple(chain.from_iterable(words(lower_aligned(each)) for each in full))
