"""Reads a question: abbreviations, document number, period, place, and what is left as its topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from retrieval.domain.period import PeriodKind
from retrieval.domain.query import Concept, Expansion, Place, Reading
from retrieval.domain.span import Span
from retrieval.language.abbreviations import FoundAbbreviation, find_abbreviations, loose_key, may_be_short
from retrieval.language.asking_marks import restore_question
from retrieval.language.dates import day_writings
from retrieval.language.everyday_names import find_everyday_names
from retrieval.language.loose_numbers import LooseNumber, parse_loose
from retrieval.language.mentioned_periods import is_when_told
from retrieval.language.period_forms import RELATIVE_YEARS
from retrieval.language.periods import FoundPeriod, at_some_time, find_periods, near_periods, stated_periods
from retrieval.language.places import find_places, is_commune
from retrieval.language.provinces import FoundPlace, bare_provinces, find_provinces
from retrieval.language.question_words import ASKING, ASKING_BARE, CHANGE, COMPOUNDS, LEVELS, is_function_word
from retrieval.language.restore import Restorer
from retrieval.language.spelling import Correction, find_slips
from retrieval.language.synonyms import words_of_names
from retrieval.language.text import fold, fold_aligned, has_diacritics, in_brackets, normalize, squeeze
from retrieval.language.tokens import Token, tokens
from retrieval.language.typed_forms import spelled

Define = Callable[[frozenset[str]], Mapping[str, str]]
"""The full forms that documents define, for the loose keys of words that may be abbreviations."""


def nothing_defined(_: frozenset[str]) -> Mapping[str, str]:
    """No document defines anything."""
    return {}


# "GRDP/người" is two words, "17/2017" one.
_BLANK = re.compile(r" |/(?=[^\W\d]{2})(?<=[^\W\d]/)")
# Conjoined topics may be long; a question beyond this is cut for reading, not for showing.
_LONGEST = 1000


def read(question: str, asked_on: date, define: Define = nothing_defined) -> Reading:
    """The reading of one question taken alone; follow-ups are completed before (follow_ups.py).

    `define` tells what the archive's documents define abbreviations as, given their loose keys.
    """
    written = spelled(squeeze(normalize(question))[:_LONGEST])
    number = parse_loose(written)
    period = question_period(written, asked_on, number)
    # Restoring keeps every offset, so that what is found in the restored text holds in the typed one.
    restorer = Restorer.load()
    marked = restore_question(written)
    folded = fold_aligned(written)
    accented = has_diacritics(written)
    everyday = find_everyday_names(written, accented=accented)
    named = [f.span for f in everyday] + ([number.span] if number is not None else [])
    places = [p for p in _places(written, marked) if _free(p.span, named)]
    asks = (ASKING, LEVELS) if accented else (ASKING, ASKING_BARE, LEVELS)
    asking = [Span(*match.span()) for phrases in asks for match in phrases.finditer(folded)]
    taken = [*_taken(number, period, places), *asking]
    every = tuple((token.text, token.span) for token in _words(written))
    defined = define(frozenset(loose_key(word) for word, _ in every if may_be_short(word)))
    short = (f for f in find_abbreviations(every, defined) if _free(f.span, [*taken, *named]))
    abbreviations = tuple(sorted((*short, *everyday), key=lambda f: f.span.start))
    slips = find_slips(marked, restorer.table)
    known = [*taken, *(f.span for f in abbreviations), *words_of_names(marked)]
    slips = tuple(s for s in slips if _free(s.span, known) and not _asks(s.written, accented=accented))
    words = tuple((word, span) for word, span in _whole(every, everyday) if _free(span, taken))
    return Reading(
        text=_replaced(
            marked,
            [*((f.span, f.expansion.full) for f in abbreviations), *((s.span, s.meant) for s in slips)],
        ),
        written=written,
        concepts=_concepts(words, marked, abbreviations, slips),
        expansions=tuple(dict.fromkeys(found.expansion for found in abbreviations)),
        corrections=tuple(dict.fromkeys(Expansion(slip.written, slip.meant) for slip in slips)),
        period=period.period if period else None,
        place=_innermost(places),
        number=number.number if number else None,
        kind=number.kind if number else None,
        accented=accented,
        restored=marked,
    )


def _places(written: str, marked: str) -> list[FoundPlace]:
    """Places of the restored text, and provinces that restoring spelled as other words."""
    found = list(find_places(marked))
    typed = find_provinces(written) if has_diacritics(written) else bare_provinces(written)
    found += [p for p in typed if not any(p.span.overlaps(other.span) for other in found)]
    return sorted(found, key=lambda place: place.span.start)


def _asks(word: str, *, accented: bool) -> bool:
    """Whether a word is one of asking, written as it should be: 'nào' is no slip for anything."""
    return is_function_word(word.lower(), accented=accented)


_COMPARED = re.compile(r"(?<!\w)(?:bao nhieu|may)(?!\w).*(?<!\w)so (?:voi )?(?:nam )?20\d{2}\W*$")


def question_period(written: str, asked_on: date, number: LooseNumber | None = None) -> FoundPeriod | None:
    """The period a question names: with a written year, or relative to the day it is asked.

    What stands in brackets comes after the rest ('(họp báo 29/6/2017)'), what is only compared with, and the
    year of prices, after every other; a part of a year that stands apart from it is meant: 'đến ngày 10/4 …
    kế hoạch năm 2025'.
    """
    stated, near = stated_periods(written, asked_on), near_periods(written, asked_on)
    # 'thêm bao nhiêu DN so với 2019' is not of 2019; 'tăng mấy % so với 2019' is, where nothing else is.
    if not stated and not near and _COMPARED.search(fold(written)) and not CHANGE.search(fold(written)):
        return None
    told = sorted((*stated, *near), key=lambda each: in_brackets(written, each.span.start))
    for found in dict.fromkeys((*told, *find_periods(written, asked_on))):
        if number is not None and found.span.overlaps(number.span):
            continue
        if is_when_told(written, found):
            continue
        # 'quý I' alone may mean any year; 'năm nay' means one.
        if found.year_written or fold(found.span.of(written)) in RELATIVE_YEARS:
            return _part_of_year(written, at_some_time(written, found))
    return None


def _part_of_year(written: str, found: FoundPeriod) -> FoundPeriod:
    """The day, month or quarter of the year that a question names apart from it; else the year."""
    if found.period.kind is not PeriodKind.YEAR or not found.year_written:
        return found
    parts = stated_periods(written, found.period.end)
    inside = (p for p in parts if not p.year_written and p.period.kind in _PARTS)
    return next(inside, found)


_PARTS = frozenset(
    {PeriodKind.AS_OF, PeriodKind.QUARTER, PeriodKind.HALF, PeriodKind.MONTHS, PeriodKind.MONTH}
)


def _innermost(places: list[FoundPlace]) -> Place | None:
    """Of 'huyện Vân Canh, Bình Định' the district is meant, of 'xã Nà Sáy, huyện Tuần Giáo' the commune."""
    communes = [p for p in places if is_commune(p.place)]
    local = [p for p in places if p.place.name.lower().startswith(("huyện", "huyen", "quận", "thị"))]
    chosen = communes or local or places
    return chosen[0].place if chosen else None


def _free(span: Span, taken: list[Span]) -> bool:
    return not any(span.overlaps(other) for other in taken)


def _taken(number: LooseNumber | None, period: FoundPeriod | None, places: list[FoundPlace]) -> list[Span]:
    spans = [p.span for p in places]
    if number is not None:
        spans.append(number.span)
    if period is not None:
        spans.append(period.span)
    return spans


def _words(text: str) -> list[Token]:
    """Blank-separated pieces without their punctuation; joiners stay: 'KT-XH', 'TT&TT'."""
    found: list[Token] = []
    at = 0
    for piece in _BLANK.split(text):
        core = piece.strip(".,;:?!()[]\"“”'")
        if core:
            start = at + piece.index(core)
            found.append(Token(core, Span(start, start + len(core))))
        at += len(piece) + 1
    return found


def _whole(
    words: tuple[tuple[str, Span], ...], names: tuple[FoundAbbreviation, ...]
) -> list[tuple[str, Span]]:
    """The words, those of a name taken together."""
    spans = [name.span for name in names]
    apart = [(word, span) for word, span in words if _free(span, spans)]
    return sorted((*apart, *((f.expansion.short, f.span) for f in names)), key=lambda each: each[1].start)


def _replaced(text: str, parts: list[tuple[Span, str]]) -> str:
    for span, meant in sorted(parts, reverse=True):
        text = text[: span.start] + meant + text[span.end :]
    return text


_BELOW = frozenset({"huyện", "xã", "phường"})


def _is_level(before: str, word: str) -> bool:
    """'cấp tỉnh', 'UBND huyện': a level tells whose; before a name it belongs to the place."""
    return before == "cấp" or (word in _BELOW and before in ("ubnd", "hđnd", "hdnd", "dân"))


def _padded(word: str) -> tuple[str, ...]:
    """'6 hội' may be written '06 hội'."""
    return (f"0{word}",) if len(word) == 1 and word.isdecimal() else ()


def _concepts(
    words: tuple[tuple[str, Span], ...],
    marked: str,
    abbreviations: tuple[FoundAbbreviation, ...],
    slips: tuple[Correction, ...],
) -> tuple[Concept, ...]:
    readings = {found.span: found.expansion.full for found in abbreviations}
    meant = {slip.span.start: slip.meant for slip in slips}
    accented = any(has_diacritics(text) for text, _ in words)
    concepts: dict[Concept, None] = {}
    before = ""
    for text, span in words:
        if span in readings:
            full = tuple(fold(token.text) for token in tokens(readings[span]))
            concepts[Concept((tuple(fold(text).split()), full))] = None
            before = text.lower()
            continue
        for token in tokens(text):
            word = token.span.shift(span.start).of(marked).lower()
            named = _is_level(before, word) or (before, word) in COMPOUNDS
            if named or not is_function_word(word, accented=accented):
                own, better = fold(token.text), meant.get(span.start + token.span.start)
                written = (own, fold(better)) if better else (*day_writings(own), *_padded(own), own)
                concepts[Concept(tuple((word,) for word in dict.fromkeys(written)))] = None
            before = word
    return tuple(concepts)
