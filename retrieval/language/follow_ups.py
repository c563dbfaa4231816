"""Completes a follow-up ('còn năm 2022?', 'thế cùng kỳ?') from the question before it.

The result is a question that stands alone, so that understanding has one path only.
"""

from __future__ import annotations

import re
from datetime import date
from enum import IntEnum

from retrieval.domain.query import FigureQuery, OpenQuery, Wanted
from retrieval.language.calendar_periods import year
from retrieval.language.figure_asks import WHOLE_YEAR
from retrieval.language.intents import classify
from retrieval.language.periods import stated_periods, write_period
from retrieval.language.places import find_places
from retrieval.language.question_words import (
    ASK,
    FOLLOW_UP,
    INDICATOR_HEAD,
    NAMED_BEFORE,
    POINTS_BACK,
    SAME_PERIOD,
)
from retrieval.language.reading import question_period, read
from retrieval.language.roles import names_only_office
from retrieval.language.text import (
    fold,
    fold_aligned,
    has_diacritics,
    lower_aligned,
    normalize,
    squeeze,
)

_LONGEST_BARE = 60
_ASKS = re.compile(r"(?<!\w)(?:gi|nao|ai|sao|bao nhieu|bao gio|bao lau|may|khong|ko|k)(?!\w)")
_HOW_ABOUT = re.compile(r",? thi (?:sao|the nao|nhu the nao)\W*$")
"""'gia hạn thì sao?' asks what was asked before."""
_ASKS_OTHERWISE = re.compile(r"(?<!\w)(?:ai|khi nao|bao gio|ngay nao|o dau|vi sao|tai sao|khong|ko)(?!\w)")
_PLAINLY = {Wanted.PERSON: "là ai?", Wanted.LIST: "gồm những gì?", Wanted.DATE: "là ngày nào?"}
# "thế bên Nam Định thì mức đó là bao nhiêu": words that only point back.
_ANAPHORA = frozenset(
    "cung ben muc do so con viec dieu thi sao the nao bang voi truoc nay vay toi da thieu".split()
)
_NEW = re.compile(r"(?<!\w)(?:(?:khoa|nhiem ky) (?:moi|nay|toi|sau)|hien nay|bay gio|hien tai)(?!\w)")
"""What is so now was not so at the time that was asked about before."""
_THEY = re.compile(r"\W*(?:họ|ông ấy|bà ấy|anh ấy|chị ấy)(?!\w)")
_MEASURES = re.compile(
    r"(?<!\w)(?:chi tieu|ke hoach|kh|du toan|muc tieu|cung ky|phan dau|thuc hien|so(?: voi)?|uoc|dat|vuot"
    r"|bang|tang(?: truong)?|giam|t[yi] le|phan tram|toc do|hoan thanh"
    r"|(?:ubnd|hdnd|hoi dong nhan dan)(?: tinh)?"
    r"|bo tai chinh|btc|trung uong|tw|quoc hoi|tong cuc(?: hai quan| thue)?|giao"
    r"|t[yi]|trieu|nghin|dong|usd)(?!\w)"
)
"""What is said of any indicator: how it changed, whose plan it is held against."""
_JOINT = re.compile(
    r"(?:[\s,?]|(?<!\w)(?:được|đạt|là|bằng|tăng|giảm|có|duoc|dat|la|bang|tang|giam|co)(?!\w))+$"
)
"""What leads to a 'bao nhiêu'."""
_LEVEL = re.compile(r"(?<!\w)cap (?:tinh|huyen|xa|thanh pho|trung uong|co so)(?!\w)")
_CAPITAL = "[A-ZĐÀ-ÖØ-Ý\u0102\u0128\u0168\u01a0\u01af\u1ea0-\u1ef9]"
_NAME = rf"{_CAPITAL}[\w&-]*(?: {_CAPITAL}[\w&-]*)*"
_OTHER_NAME = re.compile(
    rf"\W*(?:[Tt]hế|[Vv]ậy)?\s?[Cc]òn(?: của| ở| tại| từ| với| bên)? (?P<name>{_NAME})(?: thì sao)?\W*"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:của|ở|tại|từ|sang|với|cho|do|đến|vào|công ty|ngân hàng|tập đoàn) (?P<name>{_NAME})"
)
_PARTICLE = re.compile(r"^\W*(?:(?:thế|vậy|còn|the|vay|con)\s+)+")


class Leaning(IntEnum):
    """How much a question leans on the one before."""

    ALONE = 0
    PERHAPS = 1
    """It is short and names no place, time or document: 'khởi công ngày nào?'."""
    FOLLOWS = 2
    """It says so ('còn năm 2022?') or names no topic: 'Trưởng ban là ai?' names an office, not whose."""
    POINTS = 3
    """It points to the document just cited, and no other answers it: 'văn bản này ai ký?'."""


def leaning(question: str, asked_on: date) -> Leaning:
    """How much a question leans on the one before."""
    folded = fold(squeeze(question))
    if POINTS_BACK.search(folded) is not None:
        return Leaning.POINTS
    if FOLLOW_UP.search(folded) is not None or _THEY.match(lower_aligned(question)) is not None:
        return Leaning.FOLLOWS
    if len(folded) >= _LONGEST_BARE:
        return Leaning.ALONE
    reading = read(question, asked_on)
    bare = reading.place is None and reading.number is None
    if not reading.terms or (bare and names_only_office(reading.terms)):
        return Leaning.FOLLOWS
    return Leaning.PERHAPS if bare and reading.period is None else Leaning.ALONE


def complete(question: str, previous: str, asked_on: date) -> str:
    """`question` with what it leaves out taken from `previous`.

    Without a topic of its own it changes period or place of the previous question; with one, it
    inherits the previous period and place where it names none, and what was asked where it does not ask.
    """
    question, previous = squeeze(normalize(question)), squeeze(normalize(previous))
    renamed = _renamed(question, previous)
    if renamed is not None:
        return renamed
    if not _has_topic(question, previous, asked_on):
        return _vary(question, previous, asked_on)
    if _only_measures(question, previous, asked_on):
        return _headed_by(previous, question, asked_on)
    return _inherit(question, previous, asked_on)


def _renamed(question: str, previous: str) -> str | None:
    """'còn Hàn Quốc?' after '… nhập khẩu từ Nhật bao nhiêu tấn?' asks the same of another name; None where
    one of them gives no name, or a place, which varies by its level."""
    other, named = _OTHER_NAME.fullmatch(question), list(_NAMED.finditer(previous))
    if other is None or not named or find_places(question):
        return None
    last = named[-1]
    return f"{previous[: last.start('name')]}{other['name']}{previous[last.end('name') :]}"


def _only_measures(question: str, previous: str, asked_on: date) -> bool:
    """Whether a follow-up asks for a figure and names nothing that could be measured, and the question before
    asks for figures of something."""
    rest = _without(_MEASURES, _own_words(question))
    bare = ASK.search(fold(question)) is not None and not _has_topic(rest, previous, asked_on)
    return bare and isinstance(classify(read(previous, asked_on)), FigureQuery)


def _headed_by(previous: str, question: str, asked_on: date) -> str:
    """What only measures, behind what the question before asked figures of: 'so cùng kỳ tăng mấy %?',
    'chỉ tiêu Bộ Tài chính giao cả năm là bao nhiêu?'."""
    asked = ASK.search(fold_aligned(previous))
    head = _JOINT.sub("", previous[: asked.start()] if asked is not None else previous)
    period = question_period(head, asked_on)
    if period is not None and WHOLE_YEAR.search(fold(question)) is not None:
        whole = write_period(year(period.period.end.year))
        head = f"{head[: period.span.start]}{whole}{head[period.span.end :]}"
    return f"{head}, {_own_words(question)}"


def by_itself(question: str, previous: str, asked_on: date) -> str:
    """What a follow-up asks by its own words, in the year of `previous`; '' without a topic of its own."""
    question, previous = squeeze(normalize(question)), squeeze(normalize(previous))
    if not _has_topic(question, previous, asked_on):
        return ""
    before = question_period(previous, asked_on)
    if before is None or _names_period(question, asked_on):
        return _own_words(question)
    return f"{_own_words(question)} năm {before.period.end.year}"


def _has_topic(question: str, previous: str, asked_on: date) -> bool:
    """Whether a follow-up has words of its own beside those that point back, or vary time and level."""
    spare = _ANAPHORA | _varied(question, previous)
    return any(term not in spare for term in read(question, asked_on).terms)


def _varied(question: str, previous: str) -> frozenset[str]:
    """The fold()ed words of a follow-up that stand for a period or a level of the question before."""
    same = {"ky"} if SAME_PERIOD.search(fold(question)) else set()
    levels = _levels(question, previous)
    return frozenset(same | set(levels[0].group().split() if levels else ()))


def _levels(question: str, previous: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """The level that a follow-up names and that of the question before; None where not both do."""
    level, old = (_LEVEL.search(fold_aligned(text)) for text in (question, previous))
    return (level, old) if level is not None and old is not None else None


def _with_level(question: str, previous: str) -> str:
    """The question before, of the level that the follow-up names: 'cấp xã' for 'cấp huyện'."""
    levels = _levels(question, previous)
    if levels is None:
        return previous
    level, old = levels
    written = question[level.start() : level.end()] if has_diacritics(previous) else level.group()
    return previous[: old.start()] + written + previous[old.end() :]


def _vary(question: str, previous: str, asked_on: date) -> str:
    previous = _with_level(question, previous)
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
    about = _HOW_ABOUT.search(fold_aligned(question))
    question = question[: about.start()].strip() if about is not None else question
    parts = [_own_words(_headed(question, previous))]
    if _ASKS.search(fold(question)) is None:
        parts.append(_asked_in(previous, asked_on))
    before = question_period(previous, asked_on)
    if before is not None and not _names_period(question, asked_on) and not _NEW.search(fold(question)):
        parts.append(write_period(before.period))
    old_places = find_places(previous)
    if old_places and not find_places(question):
        parts.append(old_places[0].span.of(previous))
    return " ".join(part for part in parts if part)


def _own_words(question: str) -> str:
    """A follow-up without what only points back: 'chỉ tiêu giao cho đơn vị này' is one that was given."""
    return _without(NAMED_BEFORE, question)


def _without(pattern: re.Pattern[str], text: str) -> str:
    """A text without what a pattern matches of it fold()ed."""
    for found in reversed(list(pattern.finditer(fold_aligned(text)))):
        text = text[: found.start()] + text[found.end() :]
    return squeeze(text)


def _names_period(question: str, asked_on: date) -> bool:
    """Whether a question names a time of its own; what it is only compared with is none."""
    own = question_period(question, asked_on)
    stated = stated_periods(question, asked_on)
    return own is not None and any(own.span.overlaps(found.span) for found in stated)


def _headed(question: str, previous: str) -> str:
    """'thế công nghiệp thì sao?' after 'GTSX dịch vụ …' asks for the GTSX of it."""
    head = INDICATOR_HEAD.match(lower_aligned(previous))
    own = INDICATOR_HEAD.match(_PARTICLE.sub("", lower_aligned(question)))
    particle = _PARTICLE.match(lower_aligned(question))
    if head is None or own is not None or particle is None or _ASKS_OTHERWISE.search(fold(question)):
        return question
    return f"{previous[: head.end()]} {question[particle.end() :]}"


def _asked_in(previous: str, asked_on: date) -> str:
    """What a question asks, in the plainest words; '' where that is a clause."""
    query = classify(read(previous, asked_on))
    if isinstance(query, FigureQuery):
        return "là bao nhiêu?"
    return _PLAINLY.get(query.wanted, "") if isinstance(query, OpenQuery) else ""
