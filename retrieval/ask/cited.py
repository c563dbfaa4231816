"""The document of another kind that a numbered document names: 'QĐ 21/2025 theo tờ trình số mấy?'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from retrieval.ask.mentions import Mention
from retrieval.ask.topic_match import match_topic
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import DocumentQuery
from retrieval.language.document_numbers import find_numbers, naming_phrase
from retrieval.language.kinds import kind_of_code
from retrieval.language.sentences import sentences
from retrieval.language.text import fold

_BEFORE = 40
"""In code points: 'Giám đốc Sở Nội vụ tại' says whose the document is."""


def cited_in(query: DocumentQuery, kind: str, passages: Iterable[RetrievedPassage]) -> tuple[Mention, ...]:
    """The document of the kind that the passages of one document name in the words of the question, where it
    comes first among several; () where none is named."""
    named = [mention for found in passages for mention in _named(kind, found)]
    best = max(named, key=lambda mention: _told_of(query, mention), default=None)
    return (best,) if best is not None else ()


def _told_of(query: DocumentQuery, mention: Mention) -> tuple[float, float]:
    """How much of the question the sentence says that names a document, and what stands right before it."""
    text = mention.found.passage.text
    before = text[max(mention.sentence.start, mention.phrase.start - _BEFORE) : mention.phrase.start]
    said = (mention.sentence.of(text), before)
    whole, near = (match_topic(query.topic, ((1.0, each),), query.reading.text) for each in said)
    return whole.coverage, near.coverage


def _named(kind: str, found: RetrievedPassage) -> Iterator[Mention]:
    text, own = found.passage.text, found.stored.document.number
    spans = sentences(text)
    for each in find_numbers(text):
        phrase = naming_phrase(text, each.span)
        said = fold(phrase.of(text)).startswith(f"{fold(kind)} ")
        coded = each.number.kind is not None and kind_of_code(each.number.kind) == kind
        if each.number != own and (said or coded):
            sentence = next(span for span in spans if each.span.start < span.end)
            written = each.span.of(text).strip()
            yield Mention(found, sentence, phrase, replace(each.number, written=written))
