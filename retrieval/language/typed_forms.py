"""What askers type short or amiss, spelled as everything that reads a question expects it."""

from __future__ import annotations

import re

from retrieval.language.text import has_diacritics

_SPOKEN = re.compile(
    r"(?<!\w)(?:bao nhi(?:u|ê)|bn|(?<!bao )nhiêu(?=\W*$)|(?<!bao )nhieu(?=\W*$))(?!\w)", re.IGNORECASE
)
_QUARTER_OF_CITY = re.compile(
    r"(?<!\w)Q\.?(?P<number>\d{1,2})(?=,? (?:TP ?HCM|TP\.? ?HCM|TP Hồ Chí Minh|HCM|Sài Gòn)(?!\w))",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"(?<=\d )thánh(?= (?:đầu )?năm)|(?<!\w)(?:thánh|thág|thag|thán|thnág|thnag)(?= \d)", re.IGNORECASE
)
_MONTH = re.compile(r"(?<![\w/.,-])T(?=(?:1[0-2]|0?[1-9])(?:/(?:19|20)\d{2})?(?![\w/]))", re.IGNORECASE)
_YEAR_TO_MONTH = re.compile(
    r"(?<![\w/])(?:(?:từ|tu) )?(?:(?:năm|nam) )?(?P<year>(?:19|20)\d{2})"
    r"(?: (?:đến|den|tới|toi)(?: (?:hết|het))?|\s?[-–]) (?P<month>\d{1,2}/20\d{2})(?![\d/])",
    re.IGNORECASE,
)
_COUNTED_MONTHS = re.compile(r"(?<=\d)T(?=[ /](?:\d{4}|đầu|dau|cuối|cuoi|năm|nam)(?!\w))", re.IGNORECASE)


def spelled(question: str) -> str:
    """'bao nhiu', 'bn', '10 thánh năm 2020', 'T9/2020', '2016 đến 11/2018', 'Q2 TPHCM' as they are spelled:
    with diacritics only where the question has some."""
    marked = has_diacritics(question)
    month, quarter, span, much = (
        ("tháng", "quận", ("từ năm", "đến tháng"), "bao nhiêu")
        if marked
        else ("thang", "quan", ("tu nam", "den thang"), "bao nhieu")
    )
    question = _QUARTER_OF_CITY.sub(rf"{quarter} \g<number>", question)
    question = _YEAR_TO_MONTH.sub(rf"{span[0]} \g<year> {span[1]} \g<month>", question)
    question = _COUNTED_MONTHS.sub(f" {month}", _MONTH.sub(f"{month} ", _MONTHS.sub(month, question)))
    return _SPOKEN.sub(much, question)
