"""Completes a follow-up ('còn năm 2022?', 'thế cùng kỳ?') from the question before it.

The result is a question that stands alone, so that understanding has one path only.
"""

from __future__ import annotations

from datetime import date

from retrieval.language.periods import write_period
from retrieval.language.places import find_places
from retrieval.language.question_words import FOLLOW_UP, SAME_PERIOD
from retrieval.language.reading import question_period, read
from retrieval.language.roles import names_only_office
from retrieval.language.text import fold, normalize, squeeze

_LONGEST_BARE = 40
# "thế bên Nam Định thì mức đó là bao nhiêu": words that only point back.
_ANAPHORA = frozenset("cung ky ben muc do so con viec dieu thi sao the nao bang voi truoc nay vay".split())


def is_follow_up(question: str, asked_on: date) -> bool:
    """Whether a question leans on the one before: it says so, or names no topic of its own.

    'Trưởng ban là ai?' names an office, not whose.
    """
    folded = fold(squeeze(question))
    if FOLLOW_UP.search(folded) is not None:
        return True
    if len(folded) >= _LONGEST_BARE:
        return False
    reading = read(question, asked_on)
    bare = reading.place is None and reading.number is None and names_only_office(reading.terms)
    return bare or not reading.terms


def complete(question: str, previous: str, asked_on: date) -> str:
    """`question` with what it leaves out taken from `previous`.

    Without a topic of its own it changes period or place of the previous question; with one, it
    inherits the previous period and place where it names none.
    """
    question, previous = squeeze(normalize(question)), squeeze(normalize(previous))
    reading = read(question, asked_on)
    topic = [term for term in reading.terms if term not in _ANAPHORA]
    return _inherit(question, previous, asked_on) if topic else _vary(question, previous, asked_on)


def _vary(question: str, previous: str, asked_on: date) -> str:
    before = question_period(previous, asked_on)
    period = question_period(question, asked_on)
    new_period = write_period(period.period) if period else None
    if SAME_PERIOD.search(fold(question)) and before is not None:
        new_period = write_period(before.period.shift_years(-1))
    text = previous
    places, old_places = find_places(question), find_places(previous)
    if places and old_places:
        text = text[: old_places[0].span.start] + places[0].span.of(question) + text[old_places[0].span.end :]
    elif places:
        text = f"{text} {places[0].span.of(question)}"
    if new_period is None:
        return text
    old = question_period(text, asked_on)
    return (
        f"{text} {new_period}" if old is None else text[: old.span.start] + new_period + text[old.span.end :]
    )


def _inherit(question: str, previous: str, asked_on: date) -> str:
    parts = [question]
    before = question_period(previous, asked_on)
    if before is not None and question_period(question, asked_on) is None:
        parts.append(write_period(before.period))
    old_places = find_places(previous)
    if old_places and not find_places(question):
        parts.append(old_places[0].span.of(previous))
    return " ".join(parts)
