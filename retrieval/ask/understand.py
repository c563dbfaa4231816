"""From a question to a typed query, with the conversation's last turn taken into account."""

from __future__ import annotations

from dataclasses import dataclass, replace

from retrieval.domain.query import DocumentQuery, Query, Question
from retrieval.language.bare_places import Areas, nowhere, with_levels
from retrieval.language.follow_ups import Leaning, by_itself, complete, leaning
from retrieval.language.intents import classify
from retrieval.language.provinces import province
from retrieval.language.reading import Define, nothing_defined, read
from retrieval.ports import Turn

# In characters: what is beyond is neither read nor remembered.
_LONGEST = 4000


@dataclass(frozen=True)
class Understanding:
    """The query, the question as it stands alone, and the documents a follow-up leans on.

    `by_itself` is what a follow-up asks by its own words, in whatever place.
    """

    query: Query
    standalone: str
    documents: tuple[str, ...] = ()
    leaning: Leaning = Leaning.ALONE
    by_itself: Query | None = None


def understand(
    question: Question,
    last: Turn | None,
    home_place: str | None,
    define: Define = nothing_defined,
    areas: Areas = nowhere,
) -> Understanding:
    """Completes a follow-up, reads the question and classifies it.

    `define` tells what the documents define abbreviations as, `areas` which places they tell figures of.
    """
    text = with_levels(question.text.lstrip()[:_LONGEST], areas)
    own = ""
    leans = leaning(text, question.asked_on) if last is not None else Leaning.ALONE
    documents: tuple[str, ...] = last.document_ids if last is not None and leans else ()
    if last is not None and leans >= Leaning.FOLLOWS:
        own = by_itself(text, last.question, question.asked_on)
        text = complete(text, last.question, question.asked_on)
    reading = read(text, question.asked_on, define)
    if reading.place is None and home_place:
        reading = replace(reading, place=province(home_place))
    query = classify(reading)
    pointing = leans is Leaning.POINTS
    if isinstance(query, DocumentQuery) and documents and (pointing or not query.topic):
        query = replace(query, meant=documents[0])
    alone = classify(read(own, question.asked_on, define)) if own else None
    return Understanding(query, text, documents[:1] if pointing else documents, leans, alone)
