"""The document of another kind that a numbered document names: 'QĐ 21/2025 theo tờ trình số mấy?'."""

from __future__ import annotations

from collections.abc import Iterable

from retrieval.ask.mentions import Mention, others_named
from retrieval.ask.topic_match import match_topic
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import DocumentQuery
from retrieval.language.kinds import kind_of_code
from retrieval.language.text import fold

_BEFORE = 40
"""In code points: 'Giám đốc Sở Nội vụ tại' says whose the document is."""


def cited_in(query: DocumentQuery, kind: str, passages: Iterable[RetrievedPassage]) -> tuple[Mention, ...]:
    """The document of the kind that the passages of one document name in the words of the question, where it
    comes first among several; () where none is named."""
    others = (mention for found in passages for mention in others_named(found))
    named = [mention for mention in others if _is_of_kind(kind, mention)]
    best = max(named, key=lambda mention: _told_of(query, mention), default=None)
    return (best,) if best is not None else ()


def _told_of(query: DocumentQuery, mention: Mention) -> tuple[float, float]:
    """How much of the question the sentence says that names a document, and what stands right before it."""
    text = mention.found.passage.text
    before = text[max(mention.sentence.start, mention.phrase.start - _BEFORE) : mention.phrase.start]
    said = (mention.sentence.of(text), before)
    whole, near = (match_topic(query.topic, ((1.0, each),), query.reading.text) for each in said)
    return whole.coverage, near.coverage


def _is_of_kind(kind: str, mention: Mention) -> bool:
    """By the words before its number or by the code in it."""
    coded = mention.number.kind is not None and kind_of_code(mention.number.kind) == kind
    return coded or fold(mention.named_as).startswith(f"{fold(kind)} ")
