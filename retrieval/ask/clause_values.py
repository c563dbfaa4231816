"""The name, day or amount in a piece that an open question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from retrieval.domain.query import Reading, Wanted
from retrieval.domain.span import Span
from retrieval.language.amounts import is_in_unit, limits_alike, may_be_asked
from retrieval.language.conditions import condition_fits
from retrieval.language.labels import label_asked, labels_in
from retrieval.language.moments import (
    Grain,
    Moment,
    asks_how_long,
    asks_of_issuing,
    bounds_asked,
    dates_document,
    find_moments,
    grain_asked,
    is_counted_in,
    says_bounds,
)
from retrieval.language.names import find_organs, find_people
from retrieval.language.provinces import find_provinces
from retrieval.language.quantities import find_quantities, with_bound
from retrieval.language.roles import (
    Office,
    deed_asked,
    does,
    find_offices,
    holds,
    is_organs,
    is_place,
    office_asked,
)
from retrieval.language.text import fold, fold_aligned

NEEDS_VALUE = frozenset({Wanted.PERSON, Wanted.ORGAN, Wanted.DATE, Wanted.AMOUNT, Wanted.LABEL})
_COARSER = 0.25
"""What a moment loses for each step that it is said less exactly than asked."""
_NO_TERM = 0.6
"""What a day loses where 'bao lâu' is asked for."""
_LIMIT = 0.3
"""What 'không quá …' is worth where 'tối đa bao nhiêu' is asked for: it answers no 'ít nhất'."""
_BOUND = 0.3
"""What 'từ ngày …' is worth where 'từ khi nào' is asked for."""
_NO_ANSWER = -9.0
"""What a day loses where a term alone will do: it is weighed among the others, and comes after them."""
_DATES_DOCUMENT = -0.8
_ASKED_UNIT = 0.2
"""What an amount is worth in the very unit that is asked for: '4.000 m2' for 'bao nhiêu m2', not '2 ha'."""
_CASE = 0.6
"""What it is worth that an amount of the question is within the bounds: '20%' in 'từ 10 đến 30%'."""
_NO_NAME = -0.4
_NO_OFFICE = -2.0
"""What a person loses of whom the text does not say that he or she holds the office asked for, and an organ
that only issued what is cited."""
_OF_NUMBER = re.compile(r"\d/[^\W_][\w/&.-]*,?(?: ngày [\d/.,]+(?: tháng \d+ năm \d+)?)? của $")
_LONGEST_NUMBER = 80
"""In characters, with its day."""
_DOES = 0.4
"""What it is worth to be told to do what is asked: 'ai cầm đầu …?'."""


@dataclass(frozen=True)
class FoundValue:
    """A value in a text, and how much it adds to the score of its piece.

    `fits`: 1 where an amount of the question is within the bounds of its case, or a day is the end that is
    asked for, -1 where such an amount is outside.
    """

    span: Span
    worth: float = 0.0
    fits: int = 0

    @property
    def proven(self) -> bool:
        """Whether nothing that was asked of it is unsaid: whoever is found holds the office."""
        return self.worth > _NO_OFFICE


def value_of(inside: str, wanted: Wanted, reading: Reading) -> FoundValue | None:
    """The value that stands nearest to the words of the question, and is none of them; None without any."""
    asked = set(fold(reading.written).split())
    new = [v for v in _values(inside, wanted, reading) if not set(fold(v.span.of(inside)).split()) <= asked]
    best = max((value.worth for value in new), default=0.0)
    near = [value for value in new if value.worth == best]
    return min(near, key=lambda value: _distance(inside, value.span, reading.terms), default=None)


def _values(inside: str, wanted: Wanted, reading: Reading) -> Sequence[FoundValue]:
    match wanted:
        case Wanted.PERSON:
            places = [found.span for found in find_provinces(inside)]
            people = find_people(inside, places)
            asked = _Asked.of(reading)
            named = [_person(inside, span, asked) for span in people if not is_place(inside, span)]
            return [*named, *_organs_and_offices(inside, asked)] if is_organs(asked.office) else named
        case Wanted.ORGAN:
            asked = _Asked.of(reading)
            organs = (_person(inside, span, asked) for span in find_organs(inside))
            return [replace(o, worth=o.worth + _NO_OFFICE * _is_issuer(inside, o.span)) for o in organs]
        case Wanted.DATE:
            return [_of_case(inside, v, reading) for v in _moments(inside, fold(reading.written))]
        case Wanted.AMOUNT:
            return [_of_case(inside, v, reading) for v in _amounts(inside, fold(reading.text))]
        case Wanted.LABEL:
            name = label_asked(fold(reading.text)) or ""
            return [_of_case(inside, FoundValue(span), reading) for span in labels_in(inside, name)]
        case _:
            return []


def _amounts(inside: str, question: str) -> list[FoundValue]:
    amounts = (q for q in find_quantities(inside) if may_be_asked(q, question))
    asked = (q for q in amounts if limits_alike(q, question) >= 0)
    return [
        FoundValue(
            with_bound(q, inside), _ASKED_UNIT * is_in_unit(q, question) + _LIMIT * limits_alike(q, question)
        )
        for q in asked
    ]


def _of_case(inside: str, value: FoundValue, reading: Reading) -> FoundValue:
    """The value of a rule, worth more where an amount of the question is within the bounds of its case."""
    case = condition_fits(reading.text, inside, value.span)
    return replace(value, worth=value.worth + _CASE * case, fits=case or value.fits)


@dataclass(frozen=True)
class _Asked:
    """Who is asked for: the holder of an office, or whoever does a deed."""

    office: Office | None
    deed: str | None

    @classmethod
    def of(cls, reading: Reading) -> _Asked:
        return cls(office_asked(reading.text), deed_asked(fold(reading.text)))


def _person(inside: str, name: Span, asked: _Asked) -> FoundValue:
    """Who holds the office that is asked for is worth more than whoever is named beside it."""
    worth = _DOES if asked.deed is not None and does(inside, name, asked.deed) else 0.0
    if asked.office is not None and not holds(inside, name, asked.office):
        worth += _NO_OFFICE
    return FoundValue(name, worth)


def _is_issuer(inside: str, organ: Span) -> bool:
    """Whether an organ is only named as the issuer of a document: '… số 26/2013/NQ-HĐND của HĐND tỉnh'."""
    return _OF_NUMBER.search(inside[max(0, organ.start - _LONGEST_NUMBER) : organ.start]) is not None


def _organs_and_offices(inside: str, asked: _Asked) -> list[FoundValue]:
    """'Ai có thẩm quyền …?' may be answered by an organ, or by an office without a name."""
    if asked.office is not None:
        return [_person(inside, span, asked) for span in find_organs(inside)]
    others = (_person(inside, span, asked) for span in (*find_offices(inside), *find_organs(inside)))
    return [FoundValue(other.span, other.worth + _NO_NAME) for other in others]


def _moments(inside: str, question: str) -> list[FoundValue]:
    """An hour is asked for as such; a day also where no more than its month is known."""
    asked = grain_asked(question)
    found = (moment for moment in find_moments(inside) if _may_answer(moment, asked))
    return [_moment(inside, moment, question) for moment in found]


def _moment(inside: str, moment: Moment, question: str) -> FoundValue:
    bounded = says_bounds(inside, moment.span, bounds_asked(question))
    worth = (
        _too_coarse(moment, grain_asked(question))
        + _NO_ANSWER * (asks_how_long(question) and moment.grain is not Grain.TERM)
        + _ASKED_UNIT * is_counted_in(inside, moment, question)
        + _BOUND * bounded
        + _DATES_DOCUMENT * (dates_document(inside, moment.span) and not asks_of_issuing(question))
    )
    return FoundValue(moment.span, worth, fits=int(bounded))


def _may_answer(moment: Moment, asked: Grain) -> bool:
    if asked is Grain.HOUR:
        return moment.grain is Grain.HOUR
    if moment.grain is Grain.TERM:
        return asked is Grain.TERM
    return moment.of_day or moment.grain is not Grain.HOUR


def _too_coarse(moment: Moment, asked: Grain) -> float:
    if asked is Grain.TERM:
        return -_NO_TERM * (moment.grain is not Grain.TERM)
    return -_COARSER * max(0, min(asked, Grain.DAY) - moment.grain)


def _distance(text: str, span: Span, terms: tuple[str, ...]) -> float:
    """Mean distance in characters from the question's words to a span; what precedes it counts less far."""
    folded = fold_aligned(text)
    gaps = []
    for term in terms:
        at = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", folded)]
        gaps.append(min((_gap(position, span) for position in at), default=float(len(text))))
    return sum(gaps) / len(gaps) if gaps else float(span.start)


def _gap(position: int, span: Span) -> float:
    return span.start - position if position < span.start else 1.5 * (position - span.end + 1)
