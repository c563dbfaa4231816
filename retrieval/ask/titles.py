"""Which documents a topic means, by their titles: words that few titles hold tell documents apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retrieval.ask.topic import Topic, covered, weights_of
from retrieval.ask.topic_match import Circle
from retrieval.domain.document import StoredDocument
from retrieval.domain.query import Concept

# Chosen on questions made from headers (`tracuu eval lookups`) and the development part of the golden set.
_LEAST_COVERAGE = 0.62
_LEAST_ALONE = 0.45
_STANDS_OUT = 3
"""How many times as much as any other a document covers that is meant though asked for in other words."""
_LEAST_TITLED = 0.75
_TITLED_ALIKE = 0.3
"""Titles that say so much of what is asked, and no more than others, are of one family."""
_TITLE = 0.9
"""What lies in title or issuer is worth so much at least; what lies in a passage is worth less."""
_AS_GOOD = 0.04
_MOST_CHOICES = 10


@dataclass(frozen=True)
class Titled:
    """A document and the circles of text that speak for it; the title is the innermost."""

    stored: StoredDocument
    circles: tuple[Circle, ...]


@dataclass(frozen=True)
class _Scored:
    """A document, what of the topic it covers, what its title does, and whether all words are there."""

    stored: StoredDocument
    coverage: float
    titled: float
    whole: bool


def best_titled(
    concepts: tuple[Concept, ...], asked: str, candidates: Sequence[Titled], texts: Iterable[str] = ()
) -> tuple[StoredDocument, ...]:
    """The documents that cover the topic best and equally well, at most ten; () when none covers it.

    One of which no other covers a third may leave more of it unsaid: it is asked for in other words.

    What no title holds weighs most, so that documents alike in all but what was asked for do not pass
    for it; nor does one that leaves a good part of it to its text where another's title says as much.
    """
    if not concepts or not candidates:
        return ()
    topic = Topic.of(concepts, asked, texts)
    earned = [topic.earned(each.circles) for each in candidates]
    weights = weights_of(earned, least=1.0)
    words = len(topic.concepts)
    scored = [
        _Scored(each.stored, covered(weights, by), covered(weights, by, _TITLE), min(by[:words]) >= _TITLE)
        for each, by in zip(candidates, earned, strict=True)
    ]
    scored.sort(key=lambda found: (-found.coverage, found.stored.placement.path))
    best = scored[0].coverage
    stands_out = best >= _LEAST_ALONE and all(_STANDS_OUT * other.coverage <= best for other in scored[1:])
    if best < _LEAST_COVERAGE and not stands_out:
        return ()
    chosen = [each for each in scored if each.coverage >= best - _AS_GOOD or _says_it_too(each, scored[0])]
    titled = max(each.titled for each in chosen)
    alike = sum(each.titled >= max(titled - _AS_GOOD, _TITLED_ALIKE) for each in scored)
    if titled < _LEAST_TITLED and max(alike, len(chosen)) > 1:
        return ()
    return tuple(each.stored for each in chosen[:_MOST_CHOICES])


def _says_it_too(found: _Scored, best: _Scored) -> bool:
    """Whether the title of another issuer has every word that is asked for, as the best one has, though in
    another order: both provinces set 'mức học phí', one of them as 'mức thu học phí'."""
    anothers = found.stored.document.issuer != best.stored.document.issuer
    return found.whole and best.whole and anothers
