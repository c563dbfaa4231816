"""Whether an amount is of the kind that a question asks for: money for a fee, days for a term."""

from __future__ import annotations

import re

from retrieval.domain.figure import Quantity
from retrieval.language.question_words import COUNTED
from retrieval.language.text import fold

_MONEY = re.compile(r"(?<!\w)(?:dong|usd|d|vnd|%|phan tram|lan)(?!\w)")
_MONEY_ASKED = re.compile(
    r"(?<!\w)(?:phi|le phi|muc chi|muc thu|muc ho tro|tien|gia|kinh phi|luong|thuong|hoc phi|chi bao nhieu"
    r"|duoc chi|boi duong)(?!\w)"
)
_LABELS = re.compile(r"(?:vi tri|vi|dieu|khoan|diem|loai|nhom|muc|chuong|doi tuong|so)(?!\w)")
_SAME = {"phan tram": "%", "met": "m", "met vuong": "m2", "ki lo met": "km"}


def in_asked_unit(quantity: Quantity, folded: str) -> bool:
    """Whether a quantity is in the unit that a fold()ed question counts in, where it names one."""
    unit = fold(quantity.unit)
    counted = _counted(folded)
    if "tien" in counted:
        return _MONEY.search(unit) is not None and unit != "%"
    if counted:
        return any(unit.startswith(each) for each in counted)
    return may_be_asked(quantity, folded)


def may_be_asked(quantity: Quantity, folded: str) -> bool:
    """Whether a quantity may answer a fold()ed question: no label, in its unit or in money."""
    unit = fold(quantity.unit)
    if not unit or _LABELS.match(unit):
        return False
    if any(unit.startswith(each) for each in _counted(folded)):
        return True
    return _MONEY_ASKED.search(folded) is None or _MONEY.search(unit) is not None


def _counted(folded: str) -> tuple[str, ...]:
    """The first words of the units that a question counts in."""
    units = (_SAME.get(match["unit"], match["unit"]) for match in COUNTED.finditer(folded))
    return tuple(unit.split()[0] for unit in units)
