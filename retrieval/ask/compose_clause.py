"""A draft from a chosen clause: the name, day or amount first, or the clause itself."""

from __future__ import annotations

from retrieval.ask.clauses import FoundClause
from retrieval.ask.pieces import Piece
from retrieval.ask.quotes import quote_clause, quote_lead
from retrieval.domain.answer import Computed, Draft
from retrieval.language import phrases
from retrieval.language.enumerations import without_marker

LONGEST_HEADLINE = 200
_LEADS_TO_NUMBER = frozenset({"ngày", "tháng", "năm", "số", "lần", "thứ"})


def compose_clause(clause: FoundClause) -> Draft:
    """The draft of an open answer; a headline that would be too long is cut at a word.

    A list says its items; an item is told with the line that leads it in, where that is short.
    """
    piece, quote = clause.piece, quote_clause(clause)
    value = clause.value.of(piece.text) if clause.value else None
    if piece.items:
        count = Computed(phrases.item_count(len(piece.items)), phrases.ITEMS_COUNTED, (1,))
        return Draft(_items(piece), piece.text, (quote,), computed=(count,), confidence=clause.confidence)
    led = quote_lead(clause) if value is None else None
    said = f"{piece.led_by}\n{piece.text}" if led else piece.text
    quotes = (quote, led) if led else (quote,)
    return Draft(value or shortened(said), said, quotes, confidence=clause.confidence)


def _items(piece: Piece) -> str:
    """The items beside one another, as many as the headline holds."""
    words = [without_marker(item.shift(-piece.span.start).of(piece.text)) for item in piece.items]
    return shortened("; ".join(words))


def shortened(text: str) -> str:
    """At most 200 characters, cut between words, never inside a day or a number, marked with an ellipsis."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_HEADLINE:
        return flat
    words = flat[: LONGEST_HEADLINE - 1].split(" ")[:-1]
    while len(words) > 1 and (any(c.isdigit() for c in words[-1]) or words[-1] in _LEADS_TO_NUMBER):
        words.pop()
    return f"{' '.join(words)}…"
