"""What a question is about, weighed among candidates: words that few of them hold tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from retrieval.ask.topic_match import Circle, credit
from retrieval.domain.query import Concept
from retrieval.language.evidence_terms import evidence_pairs, evidence_terms

_HEAVIEST = 2.0
"""A word that no candidate holds must not outweigh everything that is found."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Topic:
    """The concepts of a question, and those adjacent words of it that documents write side by side.

    A pair tells 'nội vụ' from 'Hà Nội' and 'nhiệm vụ'.
    """

    concepts: tuple[Concept, ...]
    pairs: tuple[Pair, ...]

    @classmethod
    def of(cls, concepts: tuple[Concept, ...], asked: str, texts: Iterable[str]) -> Topic:
        """The topic of the question `asked`; `texts` are what documents write."""
        terms, written = {term for concept in concepts for term in concept.full}, tuple(texts)
        own = (pair for pair in evidence_pairs(asked) if terms.issuperset(pair))
        return cls(concepts, tuple(sorted(pair for pair in own if any(_stand_in(t, pair) for t in written))))

    def earned(self, circles: tuple[Circle, ...]) -> tuple[float, ...]:
        """What each word and each pair is worth by the innermost circle that holds it."""
        held = [(worth, evidence_pairs(text)) for worth, text in circles]
        paired = (next((worth for worth, known in held if pair in known), 0.0) for pair in self.pairs)
        return (*(credit(concept, circles) for concept in self.concepts), *paired)


def _stand_in(text: str, pair: Pair) -> bool:
    """Whether a text has two words side by side; that it has both is told sooner."""
    return evidence_terms(text).issuperset(pair) and pair in evidence_pairs(text)


def weights_of(earned: Sequence[tuple[float, ...]], least: float) -> tuple[float, ...]:
    """A weight per word or pair: log(1 + n/(1 + k)) where k of n candidates earn at least `least` by it."""
    size = len(earned)
    columns = zip(*earned, strict=True)
    held = (sum(credit >= least for credit in column) for column in columns)
    return tuple(min(_HEAVIEST, log(1 + size / (1 + count))) for count in held)


def covered(weights: Sequence[float], earned: Sequence[float], least: float = 0.0) -> float:
    """The weighted share of the topic that is earned, in [0, 1]; credits below `least` count nothing."""
    total = sum(weights)
    kept = sum(w * c for w, c in zip(weights, earned, strict=True) if c >= least)
    return kept / total if total else 0.0
