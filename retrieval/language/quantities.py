"""Numbers with their units, the Vietnamese way: 12.345,6 tỷ đồng, 17,04%, 15/18 chỉ tiêu, 7,3 – 7,5%.

A dot before exactly three digits groups thousands, a comma is the decimal mark; '15.8%' is read as
typed the English way. Days, periods, document numbers, references ('Điều 5') and labels ('khu phố 7')
are not quantities. Few values are read in words: 'gấp đôi' is 2, 'một nửa' 50 (per cent), 'không tăng' 0,
'năm mươi triệu đồng', 'mười lăm ngày'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from retrieval.domain.figure import Bound, Quantity
from retrieval.domain.span import Span
from retrieval.language import quantity_forms as forms
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import find_numbers
from retrieval.language.number_words import COUNTING, SAID_AGAIN, SAID_BEFORE, value_of_words
from retrieval.language.periods import find_periods
from retrieval.language.text import fold_aligned, lower_aligned

_DIGIT = re.compile(r"\d")
_SWAPPED_MARKS = str.maketrans(",.", ".,")
# "6 tháng" is a period whether or not its year is written.
_ANY_YEAR = date(2000, 1, 1)


@dataclass(frozen=True)
class _Reading:
    text: str
    folded: str
    lowered: str

    @cached_property
    def taken(self) -> tuple[Span, ...]:
        """Where days, document numbers and periods are written: asked for last, since many texts hold no
        number that could be a quantity."""
        return (
            *(found.span for found in find_dates(self.text)),
            *(found.span for found in find_numbers(self.text)),
            *(found.span for found in find_periods(self.text, _ANY_YEAR)),
        )


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text in reading order; spans cover number and unit, offsets as given."""
    folded = fold_aligned(text)
    reading = _Reading(text, folded, lower_aligned(text))
    found: list[Quantity] = []
    at = 0
    while (digit := _DIGIT.search(folded, at)) is not None:
        match = forms.START.match(folded, digit.start())
        if match is None:
            at = digit.end()
            continue
        quantity = _read(reading, match)
        at = match.end()
        if quantity is not None:
            found.append(quantity)
            at = max(at, quantity.span.end)
    said = [_said(match) for match in _in_words(reading.lowered)]
    said += [q for match in COUNTING.finditer(reading.lowered) for q in _counting(match, said_already=found)]
    return tuple(sorted([*found, *said], key=lambda q: q.span)) if said else tuple(found)


def _in_words(lowered: str) -> Iterator[re.Match[str]]:
    held = any(each in lowered for each in forms.IN_WORDS_HOLD)
    return forms.IN_WORDS.finditer(lowered) if held else iter(())


def _said(match: re.Match[str]) -> Quantity:
    """A value in words, with what limits it: 'gần một nửa'."""
    before = fold_aligned(match.string[max(0, match.start() - 24) : match.start()])
    value = forms.TIMES[match["times"]] if match["times"] else 50 if match["half"] else 0
    return Quantity(Decimal(value), "", Span(*match.span()), bound=_bound(before, ""), in_words=True)


def _counting(match: re.Match[str], said_already: Sequence[Quantity]) -> Iterator[Quantity]:
    """'năm mươi triệu đồng'; what '50.000.000 đồng (năm mươi triệu đồng)' says again is no other quantity."""
    value, span = value_of_words(match["number"]), Span(*match.span())
    again = any(q.value == value or q.span.overlaps(span) for q in said_already if q.span.end <= span.end)
    if value is not None and not again:
        before = fold_aligned(match.string[max(0, span.start - 24) : span.start])
        bound = _bound(before, fold_aligned(match.string[span.end : span.end + 12]))
        yield Quantity(Decimal(value), match["unit"], span, bound=bound, in_words=True)


def parse_number(written: str) -> Decimal:
    """The value of a number as written: '12.345,6' is 12345.6, '15.8' is 15.8."""
    if re.fullmatch(r"\d+\.\d{1,2}", written):
        return Decimal(written)
    return Decimal(written.replace(".", "").replace(",", "."))


def write_number(value: Decimal) -> str:
    """The Vietnamese form with grouped thousands: Decimal('12345.6') is '12.345,6'."""
    return f"{value:,f}".translate(_SWAPPED_MARKS)


def _read(reading: _Reading, match: re.Match[str]) -> Quantity | None:
    start = match.start()
    if _GRADE.match(reading.folded, match.end()):
        return None
    before = reading.folded[max(0, start - 64) : start]
    rank = forms.RANK_BEFORE.ends(reading.lowered[max(0, start - 64) : start])
    if not rank and (_is_reference(reading, before, match) or _excluded(reading, match)):
        return None
    value = parse_number(match.group("number") or match.group("glued"))
    start, end = _said_twice(reading, start, match.end())
    before = reading.folded[max(0, start - 64) : start]
    high, end = _range_end(reading.folded, end)
    total, end = (None, end) if high is not None else _fraction_end(reading.folded, end)
    if total is not None and (value > total or _is_day(reading, before, total, end)):
        # "hôm nay (28/5)", "ngày Giải phóng Thủ đô (10/10)": a day; nothing is more than its total.
        return None
    # "đứng thứ 5 vùng": what follows a rank says among whom, it is not counted.
    unit_span = None if rank and total is None else _unit_at(reading.folded, reading.lowered, end)
    if unit_span is not None and (_is_name(reading, unit_span) or _is_label(reading, before, unit_span)):
        return None
    named = unit_span is None or reading.text[unit_span.start : unit_span.end].lstrip()[:1].isupper()
    if named and not rank and match.group().isdigit() and forms.LABEL.ends(before):
        return None
    end = unit_span.end if unit_span else end
    return Quantity(
        value=value,
        unit=unit_span.of(reading.text).strip() if unit_span else "",
        span=Span(start, end),
        high=high,
        denominator=total,
        bound=Bound.EXACT if total is not None else _bound(before, reading.folded[end : end + 12]),
        negative=_minus(reading.folded, start),
    )


def _said_twice(reading: _Reading, start: int, end: int) -> tuple[int, int]:
    """The number with its words: '30 (ba mươi)', 'hai (02)'."""
    bracketed = reading.text[end : end + 1] == ")"
    before = SAID_BEFORE.search(reading.lowered, max(0, start - 64), start) if bracketed else None
    if before is not None:
        return before.start(), end + 1
    again = SAID_AGAIN.match(reading.lowered, end)
    return start, again.end() if again else end


def _is_name(reading: _Reading, unit: Span) -> bool:
    """Whether what follows a number is a proper name or opens a line: '141 Võ Văn Kiệt', '2 Giúp cho …'."""
    written, folded = unit.of(reading.text).strip(), unit.of(reading.folded).strip()
    capital = written[:1].isupper() and not written[1:2].isupper() and len(written) > 1
    if not capital or forms.UNIT.match(folded):
        return False
    numbered = re.match(r"\s*\d", reading.text[unit.end : unit.end + 4]) is not None
    return folded.split()[0] not in forms.CAPITALISED or numbered


def _is_label(reading: _Reading, before: str, unit: Span) -> bool:
    """'phường 1 quận Gò Vấp': numbered, and in a place that has a name."""
    named = _CAPITAL.match(reading.text, unit.end) is not None
    return named and forms.LABEL.ends(before) and forms.UNIT.match(reading.folded, unit.start) is None


# "gạo 5% tấm" is a kind of rice.
_GRADE = re.compile(r"\s?% tam(?!\w)")
_CAPITAL = re.compile(r"\s[A-ZÀ-ỸĐ]")


def _is_day(reading: _Reading, before: str, total: int, end: int) -> bool:
    counted = forms.UNIT.match(reading.folded, end) is not None
    return total <= _MONTHS and not counted and _DAY_BEFORE.search(before) is not None


_MONTHS = 12
_DAY_BEFORE = re.compile(r"(?<!\w)(?:ngay|dip|ky niem|hom|sang|chieu|toi|dem)(?: [^\W\d]+){0,5} ?\(?$")


def _minus(folded: str, start: int) -> bool:
    """A sign written against the number, as tables do: '| -3,2 |'; a bullet opens its line."""
    return (
        folded[start - 1 : start] == "-"
        and re.search(r"[ |(]-$", folded[max(0, start - 2) : start]) is not None
    )


def _excluded(reading: _Reading, match: re.Match[str]) -> bool:
    span = Span(*match.span())
    # "07/2021" is part of a code, unlike the fraction "07/21".
    if forms.FRACTION.match(reading.folded, span.end) is None and forms.PART.match(reading.folded, span.end):
        return True
    # "1. Về kinh tế", "2) ..." at the start of a line number the item.
    line_start = reading.folded.rfind("\n", 0, span.start) + 1
    opens = not reading.folded[line_start : span.start].strip()
    if opens and re.match(r"[.)]\s", reading.folded[span.end : span.end + 2]):
        return True
    return forms.TELEPHONE.fullmatch(match.group()) is not None or any(map(span.overlaps, reading.taken))


def _is_reference(reading: _Reading, before: str, match: re.Match[str]) -> bool:
    """'Điều 5', 'biểu số 05' name a place; 'mức 5,2%', 'thu 120 tỷ đồng' have decimals or a unit."""
    named = forms.REFERENCE.ends(before) and not _MEASURES.search(
        reading.lowered[max(0, match.start() - 8) : match.start()]
    )
    if not (named or forms.LABELLED.ends(before)) or "," in match.group():
        return False
    unit = forms.UNIT.match(reading.folded, match.end())
    return unit is None or unit["amount"] is None


# Folded, 'mức' and 'thu' are 'mục' and 'thứ'.
_MEASURES = re.compile(r"(?<!\w)(?:mức|thu)\s*$")


def _range_end(folded: str, end: int) -> tuple[Decimal | None, int]:
    match = forms.RANGE.match(folded, end)
    if match is None:
        return None, end
    return parse_number(match["high"]), match.end("high")


def _fraction_end(folded: str, end: int) -> tuple[int | None, int]:
    match = forms.FRACTION.match(folded, end)
    if match is None:
        return None, end
    return int(match["total"].replace(".", "")), match.end()


def _unit_at(folded: str, lowered: str, end: int) -> Span | None:
    match = forms.UNIT.match(folded, end)
    if match is not None and _spelled(match, lowered):
        return Span(match.start(), match.end())
    noun = forms.NOUN.match(folded, end)
    marked = noun is not None and lowered[noun.start() : noun.end()] != noun.group()
    if noun is None or _names_nothing(noun, "noun", lowered, marked=marked):
        return None
    two = noun["second"] is not None and not _names_nothing(noun, "second", lowered, marked=marked)
    alone = _is_alone(noun, lowered) and f"{noun['noun']} {noun['second']}" not in forms.COMPOUNDS
    return Span(noun.start(), noun.end("second" if two and not alone else "noun"))


def _names_nothing(noun: re.Match[str], group: str, lowered: str, *, marked: bool) -> bool:
    """Whether a word after a number is none that is counted; `marked` where words are written with marks."""
    written = lowered[noun.start(group) : noun.end(group)]
    return written == "còn" or (written in forms.NO_NOUN_MARKED if marked else noun[group] in forms.NO_NOUN)


def _is_alone(noun: re.Match[str], lowered: str) -> bool:
    """Whether one syllable names what is counted: 'mỏ' does, 'mô' does not; marks may be left out."""
    if lowered[noun.start() : noun.end()] == noun.group():
        return noun["noun"] in forms.ONE_SYLLABLE
    return lowered[noun.start("noun") : noun.end("noun")] in forms.ALONE


def _spelled(unit: re.Match[str], lowered: str) -> bool:
    """Whether a folded unit is spelled as one: 'ngàn' but not 'ngân'; marks may be left out altogether."""
    first = _FIRST_WORD.search(unit.string, unit.start(), unit.end())
    if first is None:
        return True
    written = lowered[first.start() : first.end()]
    return written in (first.group(), *forms.SPELLED.get(first.group(), (written,)))


_FIRST_WORD = re.compile(r"\w+")


_BOUND_BEFORE = re.compile(
    r"(?:không (?:thấp|ít|nhỏ|lớn) hơn|không dưới|không vượt quá|không quá|trên|hơn|gần|khoảng|dưới|tối thiểu"
    r"|tối đa|ít nhất|xấp xỉ)\s*$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(r"\s*trở lên")


def bounded(written: str, quantity: Quantity, text: str) -> str:
    """A quantity of the text with the words that limit it there: 'hơn 5.983 tỷ đồng', '7,52% trở lên'."""
    around, span = with_bound(quantity, text), quantity.span
    return f"{text[around.start : span.start]}{written}{text[span.end : around.end]}"


def with_bound(quantity: Quantity, text: str) -> Span:
    """Where a quantity of the text stands with the words that limit it."""
    span = quantity.span
    if quantity.bound is Bound.EXACT:
        return span
    before = _BOUND_BEFORE.search(text[max(0, span.start - 20) : span.start])
    after = _BOUND_AFTER.match(text[span.end :])
    start = span.start - len(before.group()) if before else span.start
    return Span(start, span.end + after.end() if after else span.end)


def _bound(before: str, after: str) -> Bound:
    if forms.AT_LEAST_AFTER.match(after):
        return Bound.AT_LEAST
    return next((bound for ending, bound in forms.BOUNDS_BEFORE if ending.ends(before)), Bound.EXACT)
