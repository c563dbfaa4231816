"""Spreadsheet numbers as a Vietnamese office would see them: '0.1704' under '0.00%' is '17,04 %'.

Format codes are those of ECMA-376 part 1, §18.8.31, as far as offices use them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, localcontext

_SIGNIFICANT = 15
"""Excel keeps no more digits of a number."""
_TOKEN = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([0#][0#?.,]*)|([\s\S])')
_MOST_DECIMALS_OF_GENERAL = 9


@dataclass(frozen=True)
class _Shape:
    """A number section: literals around the digits, decimals, grouping, scale in powers of ten."""

    before: str
    after: str
    decimals: int
    optional_decimals: int
    grouped: bool
    scale: int
    has_digits: bool


def written(value: object, number_format: str) -> str:
    """The cell as text, '' for an empty one; numbers and days the Vietnamese way."""
    match value:
        case None:
            return ""
        case bool():
            return "Có" if value else "Không"
        case datetime():
            return _day(value) if value.time() == time() else f"{value:%H:%M} {_day(value)}"
        case date():
            return _day(value)
        case time():
            return f"{value:%H:%M}"
        case int() | float():
            return _number(_decimal(value), number_format)
        case _:
            return str(value)


def _day(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _decimal(value: float) -> Decimal:
    with localcontext(prec=_SIGNIFICANT):
        return +Decimal(repr(value))


def _number(number: Decimal, number_format: str) -> str:
    if not number.is_finite():
        return ""
    sections = _sections(number_format or "General")
    chosen = sections[0]
    if number < 0 and len(sections) > 1:
        chosen = sections[1]
    elif number == 0 and len(sections) > 2:
        chosen = sections[2] or '""'
    if chosen.strip().lower() in ("general", "@", ""):
        return _general(number)
    return _shaped(number, _shape(chosen))


def _sections(code: str) -> list[str]:
    """The parts between the semicolons that no quote holds."""
    return re.findall(r'(?:"[^"]*"|\\.|[^;])+|(?<=;)(?=;|$)', code)[:3] or ["General"]


def _shape(section: str) -> _Shape:
    before, after, digits, scale = "", "", "", 0
    for quoted, escaped, currency, run, other in _TOKEN.findall(section):
        if run:
            digits += run
        elif other == "%":
            scale, after = scale + 2, f"{after} %"
        else:
            literal = quoted or escaped or currency or (other if other in " ()+-/:" else "")
            before, after = (before, after + literal) if digits else (before + literal, after)
    whole, _, fraction = digits.partition(".")
    scale -= 3 * (len(digits) - len(digits.rstrip(",")))
    return _Shape(
        before.replace("(", "").replace("-", "") if digits else before,
        after.replace(")", ""),
        fraction.count("0"),
        len(re.findall(r"[#?]", fraction)),
        "," in whole.rstrip(","),
        scale,
        bool(digits),
    )


def _shaped(number: Decimal, shape: _Shape) -> str:
    if not shape.has_digits:
        return (shape.before + shape.after).strip()
    rounded = _rounded(abs(number).scaleb(shape.scale), shape.decimals + shape.optional_decimals)
    text = f"{rounded:,f}" if shape.grouped else f"{rounded:f}"
    for _ in range(shape.optional_decimals):
        text = text.removesuffix("0")
    sign = "-" if number < 0 and rounded else ""
    return f"{shape.before}{sign}{_vietnamese(text.removesuffix('.'))}{shape.after}".strip()


def _general(number: Decimal) -> str:
    text = f"{_rounded(number, _MOST_DECIMALS_OF_GENERAL):f}"
    return _vietnamese(text.rstrip("0").removesuffix("."))


def _rounded(number: Decimal, decimals: int) -> Decimal:
    """Half up, as spreadsheets round; Python's default precision is too small for the largest numbers."""
    with localcontext(prec=400):
        return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def _vietnamese(text: str) -> str:
    """Point for thousands, comma for decimals."""
    return text.translate(str.maketrans(",.", ".,"))
