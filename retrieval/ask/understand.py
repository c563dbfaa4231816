"""From a question to a typed query, with the conversation's last turn taken into account."""

from __future__ import annotations

from dataclasses import dataclass, replace

from retrieval.domain.query import DocumentQuery, Query, Question
from retrieval.language.follow_ups import complete, is_follow_up
from retrieval.language.intents import classify
from retrieval.language.places import province
from retrieval.language.question_words import POINTS_BACK
from retrieval.language.reading import Define, nothing_defined, read
from retrieval.language.text import fold
from retrieval.ports import Turn

# In characters: what is beyond is neither read nor remembered.
_LONGEST = 4000


@dataclass(frozen=True)
class Understanding:
    """The query, the question as it stands alone, and the documents a follow-up leans on.

    `only_these`: it points to the document just cited, so that no other answers it.
    """

    query: Query
    standalone: str
    documents: tuple[str, ...] = ()
    only_these: bool = False


def understand(
    question: Question, last: Turn | None, home_place: str | None, define: Define = nothing_defined
) -> Understanding:
    """Completes a follow-up, reads the question and classifies it."""
    text = question.text.lstrip()[:_LONGEST]
    documents: tuple[str, ...] = ()
    if last is not None and is_follow_up(text, question.asked_on):
        text, documents = complete(text, last.question, question.asked_on), last.document_ids
    reading = read(text, question.asked_on, define)
    if reading.place is None and home_place:
        reading = replace(reading, place=province(home_place))
    query = classify(reading)
    pointing = bool(documents) and POINTS_BACK.search(fold(question.text)) is not None
    if isinstance(query, DocumentQuery) and documents and (pointing or not query.topic):
        query = replace(query, meant=documents[0])
    return Understanding(query, text, documents[:1] if pointing else documents, pointing)
