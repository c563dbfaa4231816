"""A draft from a chosen clause: the name, day or amount first, or the clause itself."""

from __future__ import annotations

from retrieval.ask.clauses import FoundClause
from retrieval.ask.quotes import quote_clause
from retrieval.domain.answer import Draft

LONGEST_HEADLINE = 200
_LEADS_TO_NUMBER = frozenset({"ngày", "tháng", "năm", "số", "lần", "thứ"})


def compose_clause(clause: FoundClause) -> Draft:
    """The draft of an open answer; a headline that would be too long is cut at a word."""
    text = clause.span.of(clause.found.passage.text)
    value = clause.value.of(clause.found.passage.text) if clause.value else None
    return Draft(headline=value or shortened(text), text=text, quotes=(quote_clause(clause),))


def shortened(text: str) -> str:
    """At most 200 characters, cut between words, never inside a day or a number, marked with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_HEADLINE:
        return flat
    words = flat[: LONGEST_HEADLINE - 1].split(" ")[:-1]
    while len(words) > 1 and (any(c.isdigit() for c in words[-1]) or words[-1] in _LEADS_TO_NUMBER):
        words.pop()
    return f"{' '.join(words)}…"
