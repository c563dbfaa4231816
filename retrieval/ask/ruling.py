"""Which document lays down what no title says: 'Hiệu đính tài liệu dịch được chi theo nghị quyết nào?'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from retrieval.ask.found_clause import FoundClause
from retrieval.ask.quotes import quote_clause
from retrieval.ask.topic_match import match_topic
from retrieval.domain.answer import Draft, Role
from retrieval.domain.document import StoredDocument
from retrieval.domain.period import Period
from retrieval.domain.query import DocumentQuery

_LEAST_CONFIDENCE = 0.75
_YEAR = re.compile(r"(?<![\d/])(?:19|20)\d\d(?![\d/])")
_TITLED = 0.3
"""Of documents whose titles say so much of what is asked, all alike, none is the one that is meant."""


def rules(query: DocumentQuery, clause: FoundClause, others: Sequence[StoredDocument]) -> bool:
    """Whether the clause holds all that is asked about, in a document whose title is of no other year, and no
    other title says as much of it."""
    found, said = clause.found, f"{clause.piece.led_by} {clause.piece.text}"
    title = found.stored.document.subject or ""
    if _is_of_other_years(title, query.reading.period):
        return False
    circles = ((1.0, said), (0.8, title), (0.45, found.passage.text))
    if clause.confidence < _LEAST_CONFIDENCE or match_topic(query.topic, circles, query.reading.text).missing:
        return False
    own = _titled(query, found.stored)
    rival = max((_titled(query, other) for other in others if other.id != found.stored.id), default=0.0)
    return rival < max(own, _TITLED)


def _is_of_other_years(title: str, asked: Period | None) -> bool:
    """'Chương trình giám sát năm 2018' is not that of 2019."""
    written = set(map(int, _YEAR.findall(title)))
    return asked is not None and bool(written) and written.isdisjoint(asked.years)


def _titled(query: DocumentQuery, stored: StoredDocument) -> float:
    return match_topic(query.topic, ((1.0, stored.document.subject or ""),)).coverage


def with_clause(header: Draft, clause: FoundClause) -> Draft:
    """The header of the document that rules, with the clause that does."""
    quote = replace(quote_clause(clause), role=Role.CONTEXT)
    said = f"{header.text}\n{clause.piece.text}"
    return replace(header, text=said, quotes=(*header.quotes, quote), confidence=clause.confidence)
