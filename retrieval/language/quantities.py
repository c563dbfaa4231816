"""Numbers with their units, the Vietnamese way: 12.345,6 tỷ đồng, 17,04%, 15/18 chỉ tiêu, 7,3 – 7,5%.

A dot before exactly three digits groups thousands, a comma is the decimal mark; '15.8%' is read as
typed the English way. Days, periods, document numbers and references ('Điều 5') are not quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from retrieval.domain.figure import Bound, Quantity
from retrieval.domain.span import Span
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import find_numbers
from retrieval.language.periods import find_periods
from retrieval.language.text import fold_aligned

_INTEGER = r"\d{1,3}(?:\.\d{3})+|\d+"
_NUMBER = rf"(?:{_INTEGER})(?:,\d+)?|\d+\.\d{{1,2}}(?!\d)"
_MONEY = (
    r"(?:(?:nghin|ngan|trieu|tram)\s+)?(?:nghin|ngan|trieu|ty|ti|tr)(?!\w)"
    r"(?:\s+(?:dong|usd|do la(?: my)?|do|viet nam dong|vnd|euro|luot|tan|con|lit|kwh|m2|m3))?|dong|usd"
    r"|vnd|d(?!\w)"
)
_PHYSICAL = (
    r"m²|m2|m³(?:/ngay dem)?|m3(?:/ngay dem)?|km²|km2|km|ha|hecta|tan|ta/ha|tan/ha|ta|kg|mw|kwp"
    r"|kwh|gwh|teu|lit|m|cm|mm"
)
_RATIO = r"%|‰|diem\s*(?:phan tram|%)|phan tram|lan|bac|diem"
# Counted things whose name is two syllables or more; any other noun counts by its first syllable.
_COUNTED = (
    r"du an|doanh nghiep|lao dong|hop tac xa|chi tieu|doi tuong|san pham|ho so|don vi|truong hop|co so"
    r"|khu cong nghiep|cum cong nghiep"
    r"|luot(?: nguoi| khach)?|giuong benh|bac si|hoc sinh|giao vien|can bo|nhiem vu|nguoi dan|ho dan"
    r"|ho ngheo|ho can ngheo|dia phuong"
    r"|van ban|nghi quyet|y kien|kien nghi|cong trinh|tuyen duong|thu tuc|dai bieu|to chuc|dang vien"
    r"|khu pho|to dan pho|gia dinh"
)
_PER = r"(?:\s?/\s?(?:\d{1,3}\s?)?[^\W\d_]+(?:\s(?:nghin|trieu|ty)?\s?dong)?){0,3}"
_UNIT = re.compile(
    rf"\s?(?:(?P<amount>%|(?:{_MONEY}|{_PHYSICAL})(?!\w){_PER})|{_RATIO}|(?:{_COUNTED})(?!\w))"
)
_NOUN = re.compile(r"\s(?P<noun>[^\W\d_]+)")
# What may follow a number without being what is counted.
_NO_NOUN = frozenset(
    """
    va so cua la trong tren voi den tai theo khi cho tu o do duoc tang giam dat bang hoac de nam thang
    ngay hay thi ma gom vao con cung se da dang bi ve boi nhu neu tuc tuong nay kia bao
    """.split()
)
_RANGE = re.compile(rf"\s?%?\s?(?:-|–|den|toi)\s?(?:duoi\s)?(?P<high>{_NUMBER})(?![\w/])")
_FRACTION = re.compile(r"/(?P<total>\d{1,3}(?:\.\d{3}){0,3})(?![\d/,.-]|\s?/)")
_START = re.compile(
    rf"(?<![\w.,/])(?<!\d-)(?P<number>{_NUMBER})(?![\w]|,\d|\.\d)"
    rf"|(?<![\w.,/])(?P<glued>{_NUMBER})(?=(?:ha|km|m|m2|m²|tr|đ|d|h|kg|%)(?!\w))"
)
_REFERENCE = re.compile(
    r"(?<!\w)(?:dieu|khoan|diem|chuong|muc|phan|phu luc|bieu|khoa|(?<!tong )so|trang|quoc lo|ql|dt|thu)\s*$"
)
_PART = re.compile(r"/\d")
_RANK_BEFORE = re.compile(r"(?<!\w)(?:xep|dung|vi tri|hang|xep hang|xep thu|dung thu)\s*(?:thu\s*)?$")
_BOUNDS_BEFORE = (
    (re.compile(r"(?<!\w)(?:toi thieu|it nhat|khong duoi|khong thap hon)\s*$"), Bound.AT_LEAST),
    (re.compile(r"(?<!\w)(?:toi da|khong qua|khong vuot qua|khong lon hon|cao nhat)\s*$"), Bound.AT_MOST),
    (re.compile(r"(?<!\w)(?:tren|hon|vuot|cao hon)\s*$"), Bound.MORE_THAN),
    (re.compile(r"(?<!\w)(?:duoi|thap hon|it hon)\s*$"), Bound.LESS_THAN),
    (re.compile(r"(?<!\w)(?:khoang|gan|xap xi|chung|tam)\s*$"), Bound.ABOUT),
)
_AT_LEAST_AFTER = re.compile(r"\s*(?:tro len|tro lên)")
_SWAPPED_MARKS = str.maketrans(",.", ".,")
# "6 tháng" is a period whether or not its year is written.
_ANY_YEAR = date(2000, 1, 1)


@dataclass(frozen=True)
class _Reading:
    text: str
    folded: str
    taken: tuple[Span, ...]


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity of the text in reading order; spans cover number and unit, offsets as given."""
    folded = fold_aligned(text)
    taken = (
        *(found.span for found in find_dates(text)),
        *(found.span for found in find_numbers(text)),
        *(found.span for found in find_periods(text, _ANY_YEAR)),
    )
    reading = _Reading(text, folded, taken)
    found: list[Quantity] = []
    at = 0
    while (match := _START.search(folded, at)) is not None:
        quantity = _read(reading, match)
        at = match.end()
        if quantity is not None:
            found.append(quantity)
            at = max(at, quantity.span.end)
    return tuple(found)


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
    before = reading.folded[max(0, start - 24) : start]
    rank = _RANK_BEFORE.search(before) is not None
    if not rank and (_excluded(reading, match) or _is_reference(before, reading.folded, match)):
        return None
    value = parse_number(match.group("number") or match.group("glued"))
    end = match.end()
    high, end = _range_end(reading.folded, end)
    total, end = (None, end) if high is not None else _fraction_end(reading.folded, end)
    unit_span = _unit_at(reading.folded, end)
    end = unit_span.end if unit_span else end
    return Quantity(
        value=value,
        unit=unit_span.of(reading.text).strip() if unit_span else "",
        span=Span(start, end),
        high=high,
        denominator=total,
        bound=_bound(before, reading.folded[end : end + 12]),
    )


def _excluded(reading: _Reading, match: re.Match[str]) -> bool:
    span = Span(*match.span())
    if any(span.overlaps(taken) for taken in reading.taken):
        return True
    # "07/2021" is part of a code, unlike the fraction "07/21".
    if _FRACTION.match(reading.folded, span.end) is None and _PART.match(reading.folded, span.end):
        return True
    # "1. Về kinh tế", "2) ..." at the start of a line number the item.
    line_start = reading.folded.rfind("\n", 0, span.start) + 1
    opens = not reading.folded[line_start : span.start].strip()
    return opens and re.match(r"[.)]\s", reading.folded[span.end : span.end + 2]) is not None


def _is_reference(before: str, folded: str, match: re.Match[str]) -> bool:
    """'Điều 5', 'biểu số 05' name a place; 'mức 5,2%', 'thu 120 tỷ đồng' have decimals or a unit."""
    if _REFERENCE.search(before) is None or "," in match.group():
        return False
    unit = _UNIT.match(folded, match.end())
    return unit is None or unit["amount"] is None


def _range_end(folded: str, end: int) -> tuple[Decimal | None, int]:
    match = _RANGE.match(folded, end)
    if match is None:
        return None, end
    return parse_number(match["high"]), match.end("high")


def _fraction_end(folded: str, end: int) -> tuple[int | None, int]:
    match = _FRACTION.match(folded, end)
    if match is None:
        return None, end
    return int(match["total"].replace(".", "")), match.end()


def _unit_at(folded: str, end: int) -> Span | None:
    match = _UNIT.match(folded, end)
    if match is not None:
        return Span(match.start(), match.end())
    noun = _NOUN.match(folded, end)
    if noun is None or noun["noun"] in _NO_NOUN:
        return None
    return Span(noun.start(), noun.end())


def _bound(before: str, after: str) -> Bound:
    if _AT_LEAST_AFTER.match(after):
        return Bound.AT_LEAST
    return next((bound for pattern, bound in _BOUNDS_BEFORE if pattern.search(before)), Bound.EXACT)
