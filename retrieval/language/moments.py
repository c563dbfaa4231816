"""When something happens or is due, as texts write it: to the hour, day, month or year, or within a term.

Unlike `find_dates` it takes what is no calendar day: 'trước ngày 31 tháng 3 hằng năm', 'ngày 19.3',
'14 giờ ngày 03/12/2018', 'từ ngày 29.6 đến 5.7', 'tháng 5-2017', '15 ngày làm việc'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import lru_cache, reduce
from operator import or_

from retrieval.domain.span import Span
from retrieval.language.number_words import NUMBER_IN_WORDS
from retrieval.language.text import fold_aligned


class Grain(IntEnum):
    """How exactly a moment is said; a term counts days or months instead of naming any."""

    TERM = 0
    YEAR = 1
    MONTH = 2
    DAY = 3
    HOUR = 4


@dataclass(frozen=True)
class Moment:
    """A moment or a stretch of time, as fine as its finest part; `of_day`: it names a day."""

    span: Span
    grain: Grain
    of_day: bool = False


_D, _M, _Y, _SEP = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d{2}", r"\s?[/.-]\s?"
_SHORT = rf"(?:{_D}(?:\s?[-–]\s?| (?:den|toi|va) ))?{_D}[/.-]{_M}(?![\d/%-]|[.,]\d|\s?%)"
_TO = r"\s?(?:den|toi|va|[-–,])(?: het)?\s(?:ngay\s)?"
_EVERY = r"(?:\s*(?:hang|moi) (?:nam|thang|quy))?"
_TERMS = "ngay|thang|nam|gio|phut|tuan"
_LATER_MONTH = (
    r"(?: (?:cua )?(?:thang (?:ke tiep|lien ke|lien sau|sau|dau quy|cuoi quy)|(?:hang|moi) thang))?"
)
_FORMS = tuple(
    (grain, re.compile(pattern))
    for grain, pattern in (
        (Grain.HOUR, r"(?<!\d)\d{1,2}\s?(?:gio(?! lam viec)(?:\s?\d{1,2}(?:\s?phut)?)?|h\d{0,2}(?!\w))"),
        (Grain.DAY, rf"(?:ngay\s*)?(?<![\d/.,-])(?:{_D}\s?[-–]\s?)?{_D}{_SEP}{_M}{_SEP}{_Y}(?![\d/-])"),
        (Grain.DAY, rf"(?:ngay\s*)?(?<!\d){_D}\s*thang\s*{_M}(?!\d| ngay)(?:\s*nam\s*{_Y}|{_EVERY})"),
        # A bare 29.6 may be a decimal: only what leads in a day makes it one.
        (Grain.DAY, rf"(?<!\w)(?:ngay|sang|chieu|trua|toi|hom)\s\(?(?P<at>{_SHORT}(?:{_TO}{_SHORT})*)"),
        (Grain.DAY, rf"(?<!\w)ngay\s{_D}(?![\d/.,-]*\d|\s?%|\s(?:[-–]|den|toi)\s\d){_LATER_MONTH}"),
        (Grain.MONTH, rf"(?<!\w)thang\s*{_M}(?![\d.,]*\d)(?:(?:{_SEP}|\s*nam\s*){_Y}|{_EVERY})"),
        (Grain.MONTH, rf"(?<!\w)thang\s*{_M}{_SEP}{_Y}"),
        (Grain.MONTH, rf"(?<!\w)quy (?:iv|i{{1,3}}|[1-4])(?!\w)(?:(?:{_SEP}|\s*nam\s*){_Y}|{_EVERY})"),
        (Grain.YEAR, rf"(?<!\w)(?:nam(?: hoc)?|giai doan|nhiem ky)\s*{_Y}(?!\d)(?:{_SEP}{_Y})?"),
        (
            Grain.TERM,
            rf"(?<![\d.,/])(?:[^\W\d]+ \(\d{{1,3}}\)|\d{{1,3}}(?: \([^)\d]{{2,20}}\))?)\s(?:{_TERMS})(?!\w)"
            r"(?: lam viec)?"
            r"(?!\s*\(?(?:\d|tuoi))",
        ),
        # In words only after what bounds it: 'năm ngày' may be the days of a year.
        (
            Grain.TERM,
            r"(?<!\w)(?:thoi han(?: la)?|trong(?: vong)?|cham nhat(?: la)?|khong qua|toi da|sau) "
            rf"(?P<at>{NUMBER_IN_WORDS} (?:{_TERMS})(?: lam viec)?)(?!\w|\s*\d| cang)",
        ),
    )
)
_JOINED = re.compile(
    r"(?:\s\([^()\d]{2,30}\))?[\s,:(]*"
    r"(?:(?:den|toi|cho den|va|vao|cua|ca|het|sang|chieu|trua|dem|ngay|[-–])[\s,(]*)*"
)
"""What stands between the parts of one moment: '8 giờ sáng ngày 30.4', '16/10 (phiên trù bị) đến 18/10'."""
_QUESTIONS = 64
"""So many questions are remembered with what they ask: every moment of every piece asks again."""


def find_moments(text: str) -> tuple[Moment, ...]:
    """Every moment in `text`, with or without diacritics; parts that stand together are one moment."""
    folded = fold_aligned(text)
    joined: list[Moment] = []
    for moment in _parts(folded):
        last = joined[-1] if joined else None
        if last is not None and _JOINED.fullmatch(folded, last.span.end, moment.span.start):
            joined[-1] = _joined(last, moment)
        else:
            joined.append(moment)
    return tuple(joined)


def _joined(one: Moment, other: Moment) -> Moment:
    span = Span(one.span.start, other.span.end)
    return Moment(span, max(one.grain, other.grain), one.of_day or other.of_day)


def _parts(folded: str) -> Iterator[Moment]:
    """In text order; of parts that overlap the one that begins first and is longest."""
    found = [
        Moment(Span(*match.span("at" if "at" in match.groupdict() else 0)), grain, grain is Grain.DAY)
        for grain, form in _FORMS
        for match in form.finditer(folded)
    ]
    end = 0
    for moment in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if moment.span.start >= end:
            end = moment.span.end
            yield moment


_IN_FORCE = re.compile(r"(?<!\w)(?:hieu luc|ap dung|thi hanh)(?!\w)")
_ASKED = (
    (Grain.HOUR, re.compile(r"(?<!\w)(?:may gio|gio nao|gio may|luc may)(?!\w)")),
    (
        Grain.TERM,
        re.compile(
            rf"(?<!\w)(?:bao lau|(?:may|bao nhieu) (?:{_TERMS})"
            r"|thoi han(?!.* (?:ngay|khi|bao gio)))(?!\w)"
        ),
    ),
    (Grain.YEAR, re.compile(r"(?<!\w)(?:nam nao|nam may|nam bao nhieu)(?!\w)")),
    (Grain.MONTH, re.compile(r"(?<!\w)(?:thang nao|thang may|quy nao|quy may)(?!\w)")),
)


@lru_cache(maxsize=_QUESTIONS)
def grain_asked(folded: str) -> Grain:
    """How exactly a fold()ed question wants to know when; to the day unless it says otherwise."""
    return next((grain for grain, pattern in _ASKED if pattern.search(folded)), Grain.DAY)


TERM_ASKED = re.compile(
    r"(?<!\w)(?:bao lau|(?:may|bao nhieu) (?P<unit>ngay|thang|nam|tuan|phut|(?<=nhieu )gio)"
    r"(?! (?:nao|dau|cuoi|qua|nay|gan|toi)(?!\w)))(?!\w)"
)
"""How a fold()ed question counts days, months or the like: 'bị cấm mấy năm?', not 'mấy tháng đầu năm'."""


@lru_cache(maxsize=_QUESTIONS)
def asks_how_long(folded: str) -> bool:
    """Whether a fold()ed question is answered by nothing but a term: 'mấy ngày', 'trong bao lâu'."""
    asked = TERM_ASKED.search(folded)
    return asked is not None and (asked["unit"] is not None or folded[: asked.start()].endswith("trong "))


def is_counted_in(text: str, moment: Moment, folded: str) -> bool:
    """Whether a term of a text is told in the very unit that a fold()ed question counts: 'mấy năm'."""
    asked = TERM_ASKED.search(folded)
    unit = asked["unit"] if asked is not None else None
    return (
        unit is not None and moment.grain is Grain.TERM and unit in fold_aligned(moment.span.of(text)).split()
    )


def effective_from(sentence: str) -> Span | None:
    """The day after 'có hiệu lực … từ', not that of the session that passed it; None when no day is named."""
    start = _IN_FORCE.search(fold_aligned(sentence))
    days = [
        m.span
        for m in find_moments(sentence)
        if m.of_day and start is not None and m.span.start >= start.end()
    ]
    return days[0] if days else None


class Bound(IntFlag):
    """Which end of a stretch of time, or both; or by when something is due."""

    FROM = 1
    UNTIL = 2
    BEFORE = 4


_WHEN = r"(?:het )?(?:khi nao|bao gio|may gio|(?:ngay|hom|thang|nam|luc|gio) (?:nao|may|bao nhieu))"
_BOUND_ASKED = (
    (Bound.BEFORE, re.compile(rf"(?<!\w)(?:truoc|(?:cham|muon) nhat(?: la)?) {_WHEN}|han chot|thoi han")),
    (Bound.UNTIL, re.compile(rf"(?<!\w)(?:den|toi|han(?: la)?) {_WHEN}")),
    (Bound.FROM, re.compile(rf"(?<!\w)(?:tu|ke tu|bat dau) {_WHEN}|hieu luc")),
)
_STRETCH = re.compile(r"\d(?:\s?gio|h)?(?:\s?[-–]\s?| den | toi )(?:ngay )?\d")
_BOUND_SAID = (
    (
        Bound.BEFORE,
        re.compile(
            r"(?<!\w)(?:truoc|(?:cham|muon) nhat|khong qua|han(?: chot| cuoi)?)"
            r"(?: la| vao| den)?(?: ngay)?\s*$"
        ),
    ),
    (Bound.UNTIL, re.compile(r"(?<!\w)(?:den|toi|truoc|cham nhat|han)(?: la| vao)?(?: het)?(?: ngay)?\s*$")),
    (Bound.FROM, re.compile(r"(?<!\w)(?:tu|sau)(?: het)?(?: ngay)?\s*$")),
)


@lru_cache(maxsize=_QUESTIONS)
def bounds_asked(folded: str) -> Bound:
    """Which ends a fold()ed question asks for; none when it asks when something is or was."""
    return reduce(or_, (bound for bound, pattern in _BOUND_ASKED if pattern.search(folded)), Bound(0))


_NUMBERED = re.compile(
    r"(?:\d[\w./]*[/-][\w/&-]*[^\W\d_][\w/&-]*[\s,]*|(?<!\w)(?:luat|phap lenh) [^,;.:()]{2,50})(?:ngay\s*)?$"
)
_ISSUING = re.compile(
    r"(?<!\w)(?:ban hanh|(?<!nhiem )(?<!thoi )(?<!cung )(?<!dinh )(?<!hoc )(?<!chu )ky|thong qua|phe duyet"
    r"|van ban|so hieu)(?!\w)"
)


def dates_document(text: str, moment: Span) -> bool:
    """Whether a moment dates the document whose number stands before it, or the law that is named."""
    return _NUMBERED.search(fold_aligned(text[max(0, moment.start - 60) : moment.start])) is not None


@lru_cache(maxsize=_QUESTIONS)
def asks_of_issuing(folded: str) -> bool:
    """Whether a fold()ed question is about documents being issued."""
    return _ISSUING.search(folded) is not None


def says_bounds(text: str, moment: Span, asked: Bound) -> bool:
    """Whether a moment is the end asked for by the words before it ('từ ngày …'), or a stretch for both."""
    if asked == Bound.FROM | Bound.UNTIL:
        return _STRETCH.search(fold_aligned(moment.of(text))) is not None
    before = fold_aligned(text[max(0, moment.start - 24) : moment.start])
    return any(bound is asked and pattern.search(before) is not None for bound, pattern in _BOUND_SAID)
