"""A draft from a chosen clause: the name, day or amount first, or the clause itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from retrieval.ask.clauses import FoundClause
from retrieval.ask.pieces import Piece
from retrieval.ask.quotes import quote_clause, quote_lead
from retrieval.domain.answer import Computed, Draft
from retrieval.domain.query import Reading, Wanted
from retrieval.language import phrases
from retrieval.language.enumerations import enumerated_in, head_of, unnumbered, without_marker
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.sentences import sentences
from retrieval.language.statement_forms import allows_or_forbids, gives_reason
from retrieval.language.text import fold

LONGEST_HEADLINE = 200
LONGEST_LIST = 400
"""A headline that lists may be longer: its items are what was asked for."""
_AMENDS = re.compile(r"^\W*(?:\w\W+)?(?:Sửa đổi|Bổ sung)[^:\n]{0,120} như sau:\s*“?")
"""'Bổ sung điểm c như sau: “…': what is laid down comes after it."""
_LEADS_TO_NUMBER = frozenset({"ngày", "tháng", "năm", "số", "lần", "thứ"})


def compose_clause(clause: FoundClause, reading: Reading, wanted: Wanted) -> Draft:
    """The draft of an open answer; a headline that would be too long is cut at a word.

    A list says its items; an item is told with the line that leads it in, where that is short.
    """
    piece, quote = clause.piece, quote_clause(clause)
    value = clause.value.of(piece.text) if clause.value else None
    if piece.items:
        count = Computed(phrases.item_count(len(piece.items)), phrases.ITEMS_COUNTED, (1,))
        headline = _listed(_items(piece))
        return Draft(headline, piece.text, (quote,), computed=(count,), confidence=clause.confidence)
    led = quote_lead(clause) if value is None else None
    said = f"{piece.led_by}\n{piece.text}" if led else piece.text
    quotes = (quote, led) if led else (quote,)
    headline = value or _headline(piece.led_by if led else "", piece.text, reading, wanted)
    return Draft(headline, said, quotes, confidence=clause.confidence)


def _headline(lead: str, text: str, reading: Reading, wanted: Wanted) -> str:
    """All of a short statement; of a long one what it lists, or the sentence that tells most."""
    if wanted is Wanted.LIST:
        announced, items = enumerated_in(text)
        if items:
            return shortened(_listed_first(text[len(announced) :].strip(" :()")), LONGEST_LIST)
    led = f"{unnumbered(lead).rstrip(' :')}: {_told(text)}" if lead else _told(text)
    if len(led) <= LONGEST_HEADLINE:
        return shortened(led)
    told = [_told(span.of(text)) for span in sentences(text)] or [_told(text)]
    terms = frozenset(reading.terms)
    says = {Wanted.REASON: gives_reason, Wanted.YES_NO: allows_or_forbids}.get(wanted, bool)
    # What only one of the sentences names tells most.
    held = Counter(term for sentence in told for term in terms & evidence_terms(sentence))
    return shortened(max(told, key=lambda s: sum(1 / held[t] for t in terms & evidence_terms(s)) + says(s)))


def _told(said: str) -> str:
    """What the lines state: without their markers, and without a heading over them."""
    lines = [line for line in map(unnumbered, _AMENDS.sub("", said).splitlines()) if line]
    return " ".join(lines[1:] if len(lines) > 1 and lines[0][-1] not in ".,;:!?)" else lines)


def _listed_first(parts: str) -> str:
    """What stands before the first semicolon, where commas part what is listed and nothing alike follows."""
    first, semicolon, rest = parts.partition(";")
    alike = [fold(part).split()[:1] for part in (first, rest)]
    return first if semicolon and "," in first and alike[0] != alike[1] else parts


def _items(piece: Piece) -> tuple[str, ...]:
    return tuple(without_marker(item.shift(-piece.span.start).of(piece.text)) for item in piece.items)


def _listed(items: Sequence[str]) -> str:
    """The items beside one another; by their first words where all of them would be too long."""
    whole = "; ".join(items)
    if len(whole) <= LONGEST_LIST:
        return whole
    widest = LONGEST_LIST // len(items) - len("; ")
    heads = (item if len(item) <= widest else shortened(head_of(item, widest), widest) for item in items)
    return shortened("; ".join(heads), LONGEST_LIST)


def shortened(text: str, longest: int = LONGEST_HEADLINE) -> str:
    """At most `longest` characters, cut between words, never inside a day or a number, marked with '…'."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return flat
    words = flat[: longest - 1].split(" ")[:-1]
    while len(words) > 1 and (any(c.isdigit() for c in words[-1]) or words[-1] in _LEADS_TO_NUMBER):
        words.pop()
    return f"{' '.join(words)}…"
