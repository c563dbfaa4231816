"""Which documents a topic means, by their titles: words that few titles hold tell documents apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from retrieval.ask.meaning import Circle, credit
from retrieval.domain.document import StoredDocument
from retrieval.domain.query import Concept
from retrieval.language.evidence_terms import evidence_pairs

# Chosen on questions made from headers (`tracuu eval lookups`) and the development part of the golden set.
_LEAST_COVERAGE = 0.62
_LEAST_TITLED = 0.75
_TITLE = 0.9
"""What lies in title or issuer is worth so much at least; what lies in a passage is worth less."""
_AS_GOOD = 0.04
_MOST_CHOICES = 10


@dataclass(frozen=True)
class Titled:
    """A document and the circles of text that speak for it; the title is the innermost."""

    stored: StoredDocument
    circles: tuple[Circle, ...]


def best_titled(
    concepts: tuple[Concept, ...], asked: str, candidates: Sequence[Titled], texts: Iterable[str] = ()
) -> tuple[StoredDocument, ...]:
    """The documents that cover the topic best and equally well, at most ten; () when none covers it.

    The topic is its words, and those pairs of them that the question and `texts` write side by side:
    'nội vụ' is not covered by 'Hà Nội' and 'nhiệm vụ'. A word or pair weighs log(1 + n/(1 + k)) where k
    of n titles hold it: what no title holds weighs most, so that documents alike in all but what was
    asked for do not pass for it; nor do several that leave a good part of it to their text.
    """
    if not concepts or not candidates:
        return ()
    written = frozenset[Pair]().union(*map(evidence_pairs, texts))
    terms = {term for concept in concepts for term in concept.full}
    pairs = tuple(sorted(pair for pair in evidence_pairs(asked) & written if terms.issuperset(pair)))
    earned = [_earned(concepts, pairs, each.circles) for each in candidates]
    weights = [_rarity(column, candidates) for column in zip(*earned, strict=True)]
    scored = []
    for each, credit_of in zip(candidates, earned, strict=True):
        coverage = sum(w * c for w, c in zip(weights, credit_of, strict=True)) / sum(weights)
        titled = sum(w for w, c in zip(weights, credit_of, strict=True) if c >= _TITLE) / sum(weights)
        if coverage >= _LEAST_COVERAGE:
            scored.append((coverage, titled, each.stored))
    scored.sort(key=lambda found: (-found[0], found[2].placement.path))
    chosen = [found for found in scored if found[0] >= scored[0][0] - _AS_GOOD]
    if len(chosen) > 1 and max(titled for _, titled, _ in chosen) < _LEAST_TITLED:
        return ()
    return tuple(stored for *_, stored in chosen[:_MOST_CHOICES])


Pair = tuple[str, str]


def _earned(
    concepts: tuple[Concept, ...], pairs: tuple[Pair, ...], circles: tuple[Circle, ...]
) -> tuple[float, ...]:
    """What each word and each pair is worth by the innermost circle that holds it."""
    held = [(worth, evidence_pairs(text)) for worth, text in circles]
    paired = (next((worth for worth, known in held if pair in known), 0.0) for pair in pairs)
    return (*(credit(concept, circles) for concept in concepts), *paired)


def _rarity(column: Sequence[float], candidates: Sequence[Titled]) -> float:
    held = sum(c == each.circles[0][0] for c, each in zip(column, candidates, strict=True))
    return log(1 + len(candidates) / (1 + held))
