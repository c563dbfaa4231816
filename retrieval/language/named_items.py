"""Which of several items a question means, by the words before their figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from retrieval.language.evidence_terms import evidence_pairs, evidence_terms

_FIGURE = re.compile(r"\d")
_COORDINATED = re.compile(r"[,;/]| (?:và|va|hay|hoặc|hoac|với|còn) ")


def asked_side_by_side(question: str, items: Sequence[str]) -> tuple[str, ...]:
    """The items that a question coordinates, by words before their figures which no other item holds.

    'cấp huyện và cấp xã bao nhiêu?' asks for the last two of 'Cấp tỉnh: 3; Cấp huyện: 2; Cấp xã: 1'.
    """
    labels = [evidence_terms(_FIGURE.split(item, maxsplit=1)[0]) for item in items]
    held = Counter(word for label in labels for word in label)
    parts = [evidence_terms(part) for part in _COORDINATED.split(question)]
    at = [_first_naming({word for word in label if held[word] == 1}, parts) for label in labels]
    named = tuple(item for item, part in zip(items, at, strict=True) if part is not None)
    return named if len({part for part in at if part is not None}) > 1 else ()


def named_alone(question: str, items: Sequence[str]) -> int | None:
    """Which item, and no other, a question names by words that stand together before its figures.

    'mức chi cấp xã' names the last of 'Cấp tỉnh: 3; Cấp huyện: 2; Cấp xã: 1'; 'dịch từ tiếng Việt sang tiếng
    Anh' the one of several that has all of these words. None where an item has no words of its own there:
    its lead names it.
    """
    labels = [evidence_pairs(_FIGURE.split(item, maxsplit=1)[0]) for item in items]
    asked = evidence_pairs(question)
    named = [label & asked for label in labels]
    held = Counter(pair for pairs in labels for pair in pairs)
    alone = [at for at, pairs in enumerate(named) if any(held[pair] == 1 for pair in pairs)]
    alone = alone or [
        at for at, pairs in enumerate(named) if all(pairs > other or pairs is other for other in named)
    ]
    return alone[0] if len(alone) == 1 and all(labels) else None


def _first_naming(words: set[str], parts: Sequence[frozenset[str]]) -> int | None:
    return next((at for at, part in enumerate(parts) if words & part), None)
