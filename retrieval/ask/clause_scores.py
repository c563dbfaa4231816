"""How well the form of a piece, and the days that it states, fit the question."""

from __future__ import annotations

import re

from retrieval.ask.clause_values import NEEDS_VALUE
from retrieval.ask.context import DocumentContext
from retrieval.ask.list_scores import list_score
from retrieval.ask.meaning import fits_period
from retrieval.ask.pieces import Piece
from retrieval.ask.tellers import stated_in
from retrieval.domain.passage import PassageRole
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Reading, Wanted
from retrieval.language.conditions import condition_fits
from retrieval.language.labels import contradicts, find_labels
from retrieval.language.legal_basis import asks_basis, states_basis
from retrieval.language.names import is_anothers
from retrieval.language.places import names_place
from retrieval.language.provinces import find_provinces
from retrieval.language.roles import asks_office, tells_office
from retrieval.language.statement_forms import (
    allows_or_forbids,
    asks_when,
    asks_where,
    defines,
    gives_reason,
    negated,
    opposes,
    rules_on,
    says_must_not,
    says_not,
    says_passed,
    says_where,
    states_condition,
)
from retrieval.language.text import fold_aligned

WHO = frozenset({Wanted.PERSON, Wanted.ORGAN})
# Chosen on the sample archive and the development part of the golden set (docs/evaluation.md).
_SAYS_IT = 0.4
_BASIS, _BASIS_ASKED = 0.4, 1.5
"""What it costs to state what a document rests on, and what it is worth where that is asked."""
_WORTH_SAYING = {Wanted.REASON: 0.8, Wanted.PASSAGE: 0.6}
"""What a reason is worth where one is asked for, and a place: 'ở đâu'."""
_OTHER_LABEL = 0.6
_OPPOSITE = 0.4
"""What it costs to speak of what fell where what rose is asked for."""
_NEGATION = 0.4
_NEGATION_OF_LIST = 0.6
"""What is not to be done is never listed with what is."""
_ANOTHERS = 0.4
"""What it costs a list to stand in a document of another organ than the one that is named."""
_PASSED = 0.3
"""Who passed a document did little else of what it tells."""
_ADDED_UP = frozenset({PeriodKind.MONTHS, PeriodKind.HALF, PeriodKind.QUARTER})
_OF_A_PART = -0.08
"""What is told of one month is seldom what five months are asked about."""
_LED_TO_OTHER_TIME = 1.0
"""What it costs a list that its lead says another time: '10 sự kiện nổi bật trong năm 2017'."""
_OF_OTHER_PLACE, _TITLED_ELSEWHERE = 0.8, 0.3
_ALL_OF_THEM = 0.8
"""What it is worth that a line leads in the organs or people that are asked for."""
_ARTICLE = re.compile(r"(?:Điều|Chương|Mục|Phần) [\dIVX]+\W")
_LABELLED = re.compile(r"[^:\n]{2,60}:\s+\S")


def form_score(piece: Piece, wanted: Wanted, reading: Reading) -> float:
    """Lists are lists, of as many items as were asked for; legal bases, headers, headings rarely answer.

    In the units of a clause's score, in which the share of the topic that it covers is worth most.
    """
    score = 0.0
    if wanted is Wanted.LIST:
        score += list_score(piece, reading)
        score -= _ANOTHERS * is_anothers(reading.text, piece.found.stored.document.subject or "")
    elif wanted in WHO:
        score += _ALL_OF_THEM * bool(piece.items)
        score -= _PASSED * (says_passed(piece.text) and not says_passed(reading.text))
    if states_basis(piece.text):
        score += _BASIS_ASKED if asks_basis(reading.written) else -_BASIS
    role = piece.found.passage.role
    if role in (PassageRole.HEADER, PassageRole.SIGNATURE) and wanted is not Wanted.PERSON:
        score -= 0.3
    score += _WORTH_SAYING.get(wanted, _SAYS_IT) * _says_it(piece, wanted, reading)
    if wanted is not Wanted.YES_NO:
        worth = _NEGATION_OF_LIST if piece.items else _NEGATION
        score += worth * _negates_alike(piece, reading)
    score -= _OPPOSITE * opposes(piece.led_by or piece.text, reading.written)
    score -= _OTHER_LABEL * contradicts(find_labels(reading.text), find_labels(piece.text))
    last = piece.text if wanted is Wanted.LIST else piece.text.rpartition("\n")[2]
    announces = piece.text.endswith(":") or (wanted not in NEEDS_VALUE and _is_heading(last))
    if not piece.items and announces:
        score -= 0.5
    return score


def _says_it(piece: Piece, wanted: Wanted, reading: Reading) -> float:
    """Whether the piece does what the question asks for: defines, gives a reason, allows or forbids."""
    match wanted:
        case Wanted.DEFINITION:
            return defines(piece.text, reading.terms)
        case Wanted.YES_NO:
            decides = allows_or_forbids(piece.text) or allows_or_forbids(piece.led_by)
            bounds = not piece.items and condition_fits(reading.text, piece.text) != 0
            return decides + 2 * bounds + rules_on(piece.text, reading.written, accented=reading.accented)
        case Wanted.REASON:
            return gives_reason(piece.text, reading.terms) or gives_reason(piece.led_by)
        case Wanted.PASSAGE:
            placed = asks_where(reading.written) and says_where(piece.text)
            held = asks_office(reading.text) and tells_office(piece.text, reading.text)
            return placed or held or (asks_when(reading.written) and states_condition(piece.text))
        case _:
            return False


def _negates_alike(piece: Piece, reading: Reading) -> int:
    """1 when a piece negates what the question does, -1 when only one of them does."""
    asked = negated(reading.written) & set(reading.terms)
    said = negated(piece.led_by if piece.items else piece.text) & set(reading.terms)
    if asked & said:
        return 1
    forbids = piece.items and says_must_not(piece.led_by) and not says_not(reading.written)
    return -1 if asked or forbids or (said and piece.items) else 0


def _is_heading(text: str) -> bool:
    """Only announces what follows: in capitals, or a line without a verb's room and a closing mark, unless
    it tells what a label asks: 'Địa điểm: Phòng họp Sở'."""
    longest = 120 if _ARTICLE.match(text) else 60
    if _LABELLED.match(text):
        return False
    return text.isupper() or ("\n" not in text and len(text) < longest and text[-1] not in ".;!?")


def period_score(piece: Piece, reading: Reading, context: DocumentContext) -> float:
    """A piece that states the days asked for speaks of them, or its passage does, or title and opening;
    others do not."""
    if reading.period is None:
        return 0.0
    led = stated_in(piece.led_by, context.anchor) if piece.items else ()
    if led and not any(_is_of(reading.period, period, context) for period in led):
        return -_LED_TO_OTHER_TIME
    for text, worth in ((piece.text, 0.4), (piece.found.passage.text, 0.3)):
        stated = stated_in(text, context.anchor)
        if stated:
            if any(_is_of(reading.period, period, context) for period in stated):
                within = reading.period.kind in _ADDED_UP and not any(map(reading.period.same_days, stated))
                return _OF_A_PART if within else worth
            titled = stated_in(context.folded, context.anchor) if text != piece.text else ()
            timely = any(_is_of(reading.period, period, context) for period in titled)
            return 0.0 if timely or _may_be_of(reading.period, context) else -0.2
    return 0.0


def _may_be_of(asked: Period, context: DocumentContext) -> bool:
    """Whether a document of no year begins by telling a day of the month asked about: 'Sáng 4/12, …'."""
    if context.anchor is not None or asked.kind is not PeriodKind.MONTH:
        return False
    return (
        re.search(rf"(?<![\d/.,-])\d{{1,2}}[/-]0?{asked.end.month}(?![\d/.,-]*\d)", context.folded)
        is not None
    )


def place_score(piece: Piece, reading: Reading) -> float:
    """A piece that names other provinces, or whose document's title does, and not the one asked about, tells
    of those."""
    asked, said = reading.place, f"{piece.led_by} {piece.text}"
    if asked is None or not find_provinces(asked.name):
        return 0.0
    elsewhere = (
        (_OF_OTHER_PLACE, said),
        (_TITLED_ELSEWHERE, piece.found.stored.document.subject or ""),
    )
    return -max(
        worth * (bool(find_provinces(text)) and not names_place(fold_aligned(text), asked))
        for worth, text in elsewhere
    )


def _is_of(asked: Period, stated: Period, context: DocumentContext) -> bool:
    """Whether something of `stated` happened in `asked`; a figure of a month is none of its year."""
    inside = asked.start <= stated.start and stated.end <= asked.end
    return inside or fits_period(asked, stated, context)
