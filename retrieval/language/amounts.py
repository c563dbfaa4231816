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


def may_be_asked(quantity: Quantity, folded: str) -> bool:
    """Whether a quantity may answer a fold()ed question: no label, in its unit or in money."""
    unit = fold(quantity.unit)
    if not unit or _LABELS.match(unit):
        return False
    counted = [_SAME.get(match["unit"], match["unit"]) for match in COUNTED.finditer(folded)]
    if any(unit.startswith(each.split()[0]) for each in counted):
        return True
    return _MONEY_ASKED.search(folded) is None or _MONEY.search(unit) is not None
