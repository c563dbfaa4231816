"""How well a piece answers a question for a list: it is one, of what was asked for, of as many."""

from __future__ import annotations

from collections.abc import Sequence

from retrieval.ask.pieces import Piece
from retrieval.domain.query import Reading
from retrieval.language.asked_slots import words_up_to_gap
from retrieval.language.conditions import condition_fits
from retrieval.language.duties import bearer_of_duties
from retrieval.language.enumerations import title_of
from retrieval.language.evidence_terms import evidence_terms
from retrieval.language.item_marks import mark_of, without_marker
from retrieval.language.legal_basis import asks_basis, states_basis
from retrieval.language.list_questions import ASKS_FIGURES
from retrieval.language.listed import Listed, asked_share, is_led_in, is_title, listed, names_anyone
from retrieval.language.parallels import ranks_further
from retrieval.language.prose_lists import ProseList, list_in
from retrieval.language.quantities import find_quantities
from retrieval.language.statement_forms import asks_recipients, leads_recipients, states_condition
from retrieval.language.text import fold

# Chosen on the sample archive, the development part of the golden set and questions of our own.
_IS_LIST = 0.4
_IN_PROSE = 0.1
_BY_THE_WAY = -0.25
_IN_AN_ITEM = -0.2
_LED_IN = 0.2
_TITLED = 0.1
_NO_LIST = -0.4
_NOBODY = -0.4
_ONE_CASE = 0.2
"""What it is worth to state a condition where cases are asked for: there may be one alone."""
_NAMED_BY_LEAD = 0.6
_HEADING = 0.8
_OF_KIND = 1.8
_HOLDS_LISTS = -0.3
"""Headings of lists are seldom what is asked to be listed."""
_UNDER_AN_ITEM = -0.8
"""'1. Phạm vi điều chỉnh …; 3. Nội dung chi: …' lists no 'nội dung chi'."""
_NAMES_NO_OTHER = 0.9
"""What it is worth that a lead says nothing but what was asked."""
_SAYS_NO_OTHER = 0.2
"""The same of what announces a list inside a sentence: 'Bốn ngành trọng yếu (cơ khí, điện tử, …)'."""
_ALIKE = 0.8
"""Statements alike list what is asked for only where all of them begin with it."""
_BEARS_THEM = 0.6
"""What it is worth that a lead names those whose duties are asked for: 'Điều 11. Ủy ban nhân dân xã'."""
_BOUND = 0.6
"""What it is worth that a lead sets the bound of the question, and costs that it sets another: 'dưới 60%',
'từ 60% trở lên'."""
_COUNTED = 0.6
_OF_ANOTHER = -0.2
"""'tiêu chí môi trường còn thiếu 2 chỉ tiêu:' lists no tiêu chí."""
_COUNTED_ALONE = 0.2
"""Many lists have as many items."""
_FEW = -0.6
"""What it costs a list to have two items, where not two are asked for, nor its lead names the noun."""
_MANY, _MOST = 0.25, 10
"""What it is worth to list so many; of fewer, a share."""
_COMPLETE = 0.3
"""What it is worth that a lead says how many of the noun follow, and as many do: '10 phòng'."""
_RECIPIENTS = 1.5
"""What 'Nơi nhận:' is worth where it is asked to whom a document was sent."""
_UP_TO_GAP, _FEWEST_WORDS, _MOST_WORDS = 0.25, 2, 4
"""What each of the last words of a lead is worth that stand before the gap of the question."""
_WITH_FIGURES, _USUAL = 0.8, 0.5
"""What it is worth, where figures are asked for, that all parts tell one; what share of them is no sign."""


def list_score(piece: Piece, reading: Reading) -> float:
    """In the units of a clause's score: what forms, lead, items and their number are worth."""
    told = None if piece.items else list_in(piece.text)
    parts, lead = (told.parts, told.announced) if told else (piece.item_texts or (piece.text,), piece.led_by)
    sent = leads_recipients(piece.led_by) and asks_recipients(reading.written)
    return (
        _score_of_form(piece, told, reading)
        + _gap_score(lead, reading)
        + _figures_score(parts, reading)
        + _RECIPIENTS * sent
    )


def _gap_score(lead: str, reading: Reading) -> float:
    words = words_up_to_gap(reading.text, lead)
    return _UP_TO_GAP * min(words, _MOST_WORDS) if words >= _FEWEST_WORDS else 0.0


def _figures_score(parts: Sequence[str], reading: Reading) -> float:
    if ASKS_FIGURES.search(fold(reading.written)) is None:
        return 0.0
    return _WITH_FIGURES * (sum(bool(find_quantities(part)) for part in parts) / len(parts) - _USUAL)


def _score_of_form(piece: Piece, told: ProseList | None, reading: Reading) -> float:
    asked = listed(reading.text, marked=reading.accented)
    if states_basis(piece.text):
        if asks_basis(reading.written):
            return _IS_LIST * bool(piece.items)
        # 'Xét đề nghị …, Chủ tịch yêu cầu: 1. …' leads in what is required.
        if piece.lead is None:
            return _NO_LIST
    if piece.items:
        return _score_of_items(asked, piece, reading)
    if ranks_further(piece.text.partition(". ")[2]) or ranks_further(piece.text.partition("\n")[2]):
        return _IS_LIST
    if told is None and asked.cases and states_condition(piece.text):
        return _ONE_CASE
    said = _NO_LIST if told is None else _score_of_prose(asked, told, reading)
    said += _NOBODY * (asked.people and not names_anyone(piece.text))
    return said + _IN_AN_ITEM * (piece.lead is not None)


def _score_of_items(asked: Listed, piece: Piece, reading: Reading) -> float:
    lead, items = piece.led_by, piece.item_texts
    if piece.lead is None and (asked.organs or asked.share_of(items) < _ALIKE):
        return _NO_LIST
    announced, share = _announced(asked, piece, items), asked.share_of(items)
    score = _IS_LIST + _count_score(asked, lead, items, bool(announced or share))
    about_one = asked.is_headed_in(items) or is_about_one(items, reading)
    named = announced == 1.0 and not about_one
    score += _FEW * (len(items) <= 2 and asked.count != 2 and not named) + _how_many(items)
    score += _NAMES_NO_OTHER * asked_share(lead, reading.text)
    score += _LED_IN * is_led_in(lead) or _TITLED * is_title(lead)
    score += _HOLDS_LISTS * sum(title_of(item).endswith(":") for item in items) / len(items)
    score += _UNDER_AN_ITEM * about_one
    score += _NOBODY * (asked.people and not share)
    score += _BOUND * condition_fits(reading.text, lead)
    bearer = bearer_of_duties(reading.text)
    score += _BEARS_THEM * (bool(bearer) and bearer <= evidence_terms(lead))
    return score + _NAMED_BY_LEAD * announced + _OF_KIND * share


def _announced(asked: Listed, piece: Piece, items: Sequence[str]) -> float:
    """How well the lead, or the heading above it, announces the noun."""
    # '- Người khuyết tật: trường hợp …; trường hợp …' tells of one of them.
    if asked.people and mark_of(piece.led_by) is not None and all(mark_of(item) is None for item in items):
        return 0.0
    headed = piece.found.passage.locator.headings[-1:]
    return max(asked.leads(piece.led_by), *(_HEADING * asked.leads(heading) for heading in headed), 0.0)


def _count_score(asked: Listed, lead: str, items: Sequence[str], of_it: bool) -> float:
    """What the number of items is worth: as many as were asked for, or as the lead says that there are."""
    many = len(items)
    if asked.noun and asked.counts_another(lead, many):
        return _OF_ANOTHER
    sizes = (many, len(asked.named_among(items)))
    counted = asked.count is not None and (asked.count in sizes or asked.counted_in(lead))
    complete = asked.counted_in(lead, many) and not lead.endswith(".")
    return counted * (_COUNTED if of_it else _COUNTED_ALONE) + _COMPLETE * complete


def _how_many(items: Sequence[str]) -> float:
    return _MANY * min(len(items), _MOST) / _MOST


def is_about_one(items: Sequence[str], reading: Reading) -> bool:
    """Whether the question names one item alone: 'nhiệm vụ lĩnh vực kinh tế' stand under that heading."""
    asked, titles = f" {fold(reading.text)} ", (fold(without_marker(title_of(item))) for item in items)
    return sum(" " in title and f" {title} " in asked for title in titles) == 1


def _score_of_prose(asked: Listed, told: ProseList, reading: Reading) -> float:
    lead = told.announced
    counted = asked.count is not None and (told.may_be(asked.count) or asked.counted_in(lead))
    score = (_IN_PROSE if lead else _BY_THE_WAY) + _LED_IN * is_led_in(lead) + _how_many(told.parts)
    score += counted * (_COUNTED if lead else _COUNTED_ALONE)
    score += _SAYS_NO_OTHER * (asked_share(lead, reading.text) == 1.0)
    return score + _NAMED_BY_LEAD * asked.leads(lead) + _OF_KIND * asked.share_of(told.parts)
