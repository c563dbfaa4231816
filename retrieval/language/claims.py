"""What a sentence claims, in forms that can be looked for in its evidence.

A sentence that somebody worded (a language model) claims figures, names, directions, negations. Each
is a `Claim` with what evidence must hold for it; nothing here knows where the evidence comes from.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache, lru_cache

from retrieval.domain.figure import Quantity
from retrieval.domain.span import Span
from retrieval.language.abbreviations import exact_reading
from retrieval.language.claim_words import (
    DECISIVE,
    DIRECTION,
    EMPTY,
    LIMITING,
    NEGATING,
    NUMBER_WORDS,
    PLANNING,
)
from retrieval.language.dates import find_dates
from retrieval.language.kinds import names as kind_names
from retrieval.language.names import find_organs, find_people
from retrieval.language.places import find_places
from retrieval.language.quantities import find_quantities
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold, lower_aligned, squeeze

_DASHES = str.maketrans({"–": "-", "—": "-", "―": "-"})
_BLANKS_AT_JOINTS = re.compile(
    r"(?<=\w) ?([/&]) ?(?=\w)|(?<=[\d%]) ?(-) ?(?=\d)|(?<=/\w\w) ?(-) ?(?=\w)|(?<=\d) (?=%)"
)
# A run that begins with a digit and goes on over joints: 17,04  02-CTr/TU  30/12/2020  7,3 – 7,5; what it is
# joined to belongs to it: Covid-19, III/2022.
_RUN = re.compile(r"(?<!\w)(?:[^\W\d_]+[-/])?\d\w*(?:(?: ?[/&] ?|[.,\-–—]| ?[\-–—] ?(?=\d))\w+)*")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|[()]")
_WORD = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})*(?!\w)")


@dataclass(frozen=True)
class Claim:
    """A piece of a sentence that evidence must hold: any of `forms`, in canonical() words.

    `span` is where the sentence writes it; a `turning` word may stand in the headings above the evidence.
    """

    written: str
    forms: tuple[str, ...]
    span: Span
    turning: bool = False

    @property
    def has_digits(self) -> bool:
        """Whether it is a figure, a day or a document number."""
        return any(c.isdigit() for c in self.written)

    def held_by(self, evidence: str) -> bool:
        """Whether a text in the form of as_evidence() holds one of the forms, as whole words and numbers."""
        return any(holds(evidence, form) for form in self.forms)


@lru_cache(maxsize=4096)
def canonical(text: str) -> str:
    """Lower case, one placement of tones, one kind of dash, single blanks; abbreviations stay."""
    joined = squeeze(lower_aligned(text)).translate(_DASHES)
    return _BLANKS_AT_JOINTS.sub(lambda m: m[1] or m[2] or m[3] or "", joined)


@lru_cache(maxsize=4096)
def spelled_out(text: str) -> str:
    """canonical() with every abbreviation replaced by its usual reading."""
    return canonical(_ACRONYM.sub(lambda m: exact_reading(m.group()) or m.group(), text))


def as_evidence(text: str) -> str:
    """The text as claims are looked for in it: as written, and with abbreviations spelled out."""
    return f"{canonical(text)} | {spelled_out(text)}"


def holds(evidence: str, form: str) -> bool:
    """Whether the form stands in the text, not as a part of a longer word or number."""
    at = evidence.find(form)
    while at != -1:
        if _whole(evidence, at, at + len(form)):
            return True
        at = evidence.find(form, at + 1)
    return False


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if before[-1:].isalnum() or after[:1].isalnum():
        return False
    if text[start].isdigit() and before[-1:] in tuple(".,/-") and before[:1].isalnum():
        return False
    joins = after[:1] in tuple(".,/-") and after[1:2].isalnum()
    return not (text[end - 1].isdigit() and joins)


def figures_in_order(text: str) -> tuple[Claim, ...]:
    """The figures, days and document numbers of a text, one after the other."""
    return tuple(sorted(_figures(text), key=lambda claim: claim.span))


def claims_of(sentence: str) -> tuple[Claim, ...]:
    """Everything of the sentence that its evidence must hold, in reading order."""
    figures = tuple(_figures(sentence))
    others = (*_numbers_in_words(sentence), *_names(sentence), *_decisive(sentence))
    # The letters of a document number are no names of their own.
    apart = (each for each in others if not any(each.span.within(figure.span) for figure in figures))
    return tuple(sorted((*figures, *apart), key=lambda claim: claim.span))


def _figures(sentence: str) -> Iterator[Claim]:
    """Every run with a digit, verbatim; a full date by its day, however written."""
    days = find_dates(sentence)
    for found in days:
        written = found.span.of(sentence)
        yield Claim(written, (canonical(written), *_forms_of(found.day)), found.span)
    for run in _RUN.finditer(sentence):
        span = Span(*run.span())
        if not any(span.overlaps(found.span) for found in days):
            yield Claim(run.group(), (canonical(run.group()),), span)


def _forms_of(day: date) -> Iterator[str]:
    """The day as documents write it."""
    days, months = {str(day.day), f"{day:%d}"}, {str(day.month), f"{day:%m}"}
    for d, m in itertools.product(sorted(days), sorted(months)):
        yield f"{d} tháng {m} năm {day.year}"
        yield from (f"{d}{mark}{m}{mark}{day.year}" for mark in "/-.")


def _numbers_in_words(sentence: str) -> Iterator[Claim]:
    """'mười bảy phẩy năm', 'hai trăm': runs of number words that follow no digits."""
    lowered = lower_aligned(sentence)
    for match in NUMBER_WORDS.finditer(lowered):
        yield Claim(match.group(), (canonical(match.group()),), Span(*match.span()))


def _names(sentence: str) -> Iterator[Claim]:
    spans = {
        *(place.span for place in find_places(sentence)),
        *find_organs(sentence),
        *find_people(sentence),
        *_capitalised(sentence),
        *_foreign(sentence),
    }
    for span in spans:
        written = span.of(sentence)
        yield Claim(written, tuple(dict.fromkeys((canonical(written), spelled_out(written)))), span)


def _capitalised(sentence: str) -> Iterator[Span]:
    """Runs of capitalised words; the first word of a sentence, and what documents are called, are none."""
    run: Span | None = None
    for word in list(_WORD.finditer(sentence))[1:]:
        named = word.group()[0].isupper() and word.group() not in _kind_words()
        joined = run is not None and sentence[run.end : word.start()] == " "
        if run is not None and not (named and joined):
            yield run
            run = None
        if named:
            run = Span(run.start if run else word.start(), word.end())
    if run is not None:
        yield run


@cache
def _kind_words() -> frozenset[str]:
    """'Nghị' of 'Nghị quyết': capitalised for what it is, not because it names something."""
    return frozenset(name.split()[0] for name in kind_names()) | {"Điều", "Khoản", "Điểm", "Chương", "Mục"}


def _foreign(sentence: str) -> Iterator[Span]:
    """Words that are no Vietnamese syllables: brands, codes, other scripts."""
    for word in _WORD.finditer(sentence):
        if word.group().isalpha() and not is_syllable(word.group()):
            yield Span(*word.span())


def _decisive(sentence: str) -> Iterator[Claim]:
    """Words that turn a sentence: directions, bounds, firmness, quantifiers, effects."""
    lowered = lower_aligned(sentence)
    for match in DECISIVE.finditer(lowered):
        yield Claim(match.group(), (match.group(),), Span(*match.span()), turning=True)


def turned_negation(sentence: str, evidence: str) -> str | None:
    """What the sentence denies and the evidence does not, or affirms where all the evidence denies it."""
    said, stated = canonical(sentence), canonical(evidence)
    denied = {match["word"] for match in NEGATING.finditer(stated)}
    for match in NEGATING.finditer(said):
        if match["word"] not in denied:
            return match["word"]
    for match in NEGATING.finditer(stated):
        if _affirms(said, match["phrase"]) and not _affirms(stated, match["phrase"]):
            return match["phrase"]
    return None


def _affirms(said: str, phrase: str) -> bool:
    """Whether a canonical() text says the phrase at least once without a negation before it."""
    whole = re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", said)
    denied = [match for match in NEGATING.finditer(said) if match["phrase"] == phrase]
    return len(whole) > len(denied)


def limits(text: str) -> frozenset[str]:
    """The words that except something: 'trừ', 'ngoại trừ'."""
    return frozenset(match.group() for match in LIMITING.finditer(canonical(text)))


def words_of(text: str) -> frozenset[str]:
    """The distinct words of a text in canonical form, abbreviations also spelled out."""
    return frozenset(_WORD.findall(canonical(text))) | frozenset(_WORD.findall(spelled_out(text)))


def directions(text: str) -> frozenset[str]:
    """The words by which a text says that something goes up or down, lies above or below."""
    return frozenset(match.group() for match in DIRECTION.finditer(lower_aligned(text)))


def planning(text: str) -> frozenset[str]:
    """The words by which a text calls what it tells a plan."""
    return frozenset(match.group() for match in PLANNING.finditer(lower_aligned(text)))


def clause_around(text: str, span: Span) -> str:
    """The clause that holds a span: from comma to comma, or bracket to bracket."""
    ends = [match for match in _CLAUSE_END.finditer(text) if not Span(*match.span()).overlaps(span)]
    start = max((match.end() for match in ends if match.end() <= span.start), default=0)
    end = min((match.start() for match in ends if match.start() >= span.end), default=len(text))
    return text[start:end]


def telling_words(text: str) -> frozenset[str]:
    """The distinct words that carry meaning, as they are written."""
    return frozenset(_WORD.findall(canonical(text))) - EMPTY


def exchanged_word(copy: str, original: str, free: frozenset[str]) -> str | None:
    """A word of a copy that stands where the original says another, not one beside which words are left out.

    Empty words and `free` ones are passed over.
    """
    said, stated = (
        [word for word in _WORD.findall(canonical(text)) if word not in EMPTY | free]
        for text in (copy, original)
    )
    changes = SequenceMatcher(None, said, stated, autojunk=False).get_opcodes()
    return next((said[start] for kind, start, *_ in changes if kind == "replace"), None)


def without_amounts(text: str) -> str:
    """The text without its figures that have a unit: what stands there is a year, a count, a number alone."""
    for amount in reversed(find_quantities(text)):
        text = f"{text[: amount.span.start]} ; {text[amount.span.end :]}"
    return text


def without_days(text: str) -> str:
    """The text without its whole days, which are written in several ways."""
    for found in reversed(find_dates(text)):
        text = f"{text[: found.span.start]} ; {text[found.span.end :]}"
    return text


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Equal value, range, total and unit: '12.345 tỷ đồng' is not '12.345 triệu đồng', nor '12.345'."""
    values = (one.value, one.high, one.denominator) == (other.value, other.high, other.denominator)
    return values and _same_unit(one.unit, other.unit)


_PER_CENT = {"phan tram": "%"}


def _same_unit(one: str, other: str) -> bool:
    """Whether two written units are one; of counted things the first word decides."""
    left, right = _unit(one), _unit(other)
    if left == right or not left or not right:
        return left == right
    heads = {left.split()[0], right.split()[0]}
    return len(heads) == 1 and heads.isdisjoint(_MEASURING)


def _unit(written: str) -> str:
    folded = re.sub(r"(?<!\w)ti(?!\w)", "ty", squeeze(fold(written)))
    return _PER_CENT.get(folded, folded)


_MEASURING = frozenset("% ty trieu nghin ngan dong usd tan ta kg ha m m2 m3 km km2 diem lan tram".split())
