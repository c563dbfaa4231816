"""The documents that an answer names."""

from __future__ import annotations

from retrieval.domain.answer import Answer, Answered
from retrieval.domain.document import StoredDocument


def named_documents(answer: Answer) -> tuple[StoredDocument, ...]:
    """The cited documents, or the candidates offered, each once."""
    outcome = answer.outcome
    if isinstance(outcome, Answered):
        named = [citation.stored for citation in outcome.citations]
    else:
        named = list(outcome.candidates)
    return tuple({stored.id: stored for stored in named}.values())
