"""How well a piece answers a question for a list: it is one, of what was asked for, of as many."""

from __future__ import annotations

from retrieval.ask.pieces import Piece
from retrieval.domain.query import Reading
from retrieval.language.enumerations import enumerated_in
from retrieval.language.listed import Listed, is_led_in, listed

# Chosen on the sample archive, the development part of the golden set and questions of our own.
_IS_LIST = 0.3
_IN_PROSE = 0.1
_LED_IN = 0.2
_NO_LIST = -0.4
_NAMED_BY_LEAD = 0.6
_HEADING = 0.8
_OF_KIND = 0.8
_COUNTED = 0.6


def list_score(piece: Piece, reading: Reading) -> float:
    """In the units of a clause's score: what forms, lead, items and their number are worth."""
    asked = listed(reading.text, marked=reading.accented)
    lead, items = _parts(piece)
    if len(items) < 2:
        return _NO_LIST
    score = (_IS_LIST if piece.items else _IN_PROSE) + _LED_IN * is_led_in(lead)
    headed = piece.found.passage.locator.headings[-1:] if piece.items else ()
    announced = max(asked.leads(lead), *(_HEADING * asked.leads(heading) for heading in headed), 0.0)
    score += _NAMED_BY_LEAD * announced + _OF_KIND * asked.share_of(items)
    return score + _COUNTED * _has_count(asked, items, lead)


def _parts(piece: Piece) -> tuple[str, tuple[str, ...]]:
    """The lead and the items: of an enumeration, or of a sentence that enumerates by itself."""
    if piece.items:
        return piece.led_by, tuple(item.shift(-piece.span.start).of(piece.text) for item in piece.items)
    return enumerated_in(piece.text)


def _has_count(asked: Listed, items: tuple[str, ...], lead: str) -> bool:
    return asked.count is not None and (len(items) == asked.count or asked.counted_in(lead))
