"""A draft from a chosen clause: the name, day or amount first, or the clause itself."""

from __future__ import annotations

from retrieval.ask.clauses import FoundClause
from retrieval.ask.quotes import quote_clause
from retrieval.domain.answer import Draft

LONGEST_HEADLINE = 200


def compose_clause(clause: FoundClause) -> Draft:
    """The draft of an open answer; a headline that would be too long is cut at a word."""
    text = clause.span.of(clause.found.passage.text)
    value = clause.value.of(clause.found.passage.text) if clause.value else None
    return Draft(headline=value or shortened(text), text=text, quotes=(quote_clause(clause),))


def shortened(text: str) -> str:
    """At most 200 characters, cut between words and marked with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_HEADLINE:
        return flat
    return f"{flat[: LONGEST_HEADLINE - 1].rsplit(' ', 1)[0]}…"
