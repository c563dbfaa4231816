"""Exceptions from a rule: 'Riêng các phường thuộc thành phố là 6.000 đồng' holds for them alone."""

from __future__ import annotations

import re

from retrieval.domain.query import Place
from retrieval.language.evidence_terms import evidence_pairs
from retrieval.language.places import names_city
from retrieval.language.question_words import LEVELS
from retrieval.language.text import fold, lower_aligned

_OPENS = re.compile(r"\W*riêng(?!\w)(?P<who>\D*)")


def excepts(statement: str, question: str, place: Place | None) -> bool:
    """Whether a statement makes an exception for what the question does not name.

    The name of the asked `place` alone names no exception within it; 'TP Nam Định' names the city.
    """
    opened = _OPENS.match(lower_aligned(statement))
    if opened is None:
        return False
    if place is not None and all(names_city(fold(text), place) for text in (question, opened["who"])):
        return False
    who = frozenset[tuple[str, str]]().union(*map(evidence_pairs, LEVELS.split(fold(opened["who"]))))
    if place is not None:
        who -= evidence_pairs(place.folded)
    return who.isdisjoint(evidence_pairs(fold(question)))
