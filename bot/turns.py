"""What is kept of an answer for what may follow it: its sources opened, a document chosen, an opinion."""

from __future__ import annotations

import re

from bot.render import wording
from bot.render.documents import named_documents
from bot.state.cards import Card, Cited
from retrieval.domain.answer import Answer, Answered
from retrieval.domain.document import StoredDocument
from retrieval.language.phrases import document_name


def card_of(answer: Answer, question: str, *, owner: int, chat: int, thread: int) -> Card:
    """The card of an answer; `question` is what was asked, completed where it followed another."""
    outcome, number = answer.outcome, answer.query.reading.number
    return Card(
        owner=owner,
        chat=chat,
        thread=thread,
        question=question,
        citations=_cited(outcome) if isinstance(outcome, Answered) else (),
        documents=tuple(stored.id for stored in named_documents(answer)),
        number=number.written if number else "",
    )


def refined(card: Card, stored: StoredDocument) -> str:
    """The question with the number of `stored` in the place of what was remembered of it."""
    full = stored.document.number.written if stored.document.number else ""
    named = re.compile(rf"(?<!\w){re.escape(card.number)}(?!\w)", re.IGNORECASE)
    if full and card.number and named.search(card.question):
        return named.sub(lambda _: full, card.question, count=1)
    return wording.about_document(document_name(stored))


def _cited(outcome: Answered) -> tuple[Cited, ...]:
    """Each quoted stretch once, under its first marker."""
    first: dict[tuple[str, object], Cited] = {}
    for citation in outcome.citations:
        cited = Cited(citation.marker, citation.stored.id, citation.span)
        first.setdefault((cited.document_id, cited.span), cited)
    return tuple(first.values())
