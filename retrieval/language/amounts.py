"""Whether an amount is of the kind that a question asks for: money for a fee, days for a term."""

from __future__ import annotations

import re

from retrieval.domain.figure import Bound, Quantity
from retrieval.domain.query import Wanted
from retrieval.language.item_marks import unnumbered
from retrieval.language.moments import TERM_ASKED
from retrieval.language.quantity_forms import COUNTED as COUNTED_NOUNS
from retrieval.language.quantity_forms import TIME_UNITS
from retrieval.language.question_words import ASK, COUNTED
from retrieval.language.text import fold

_MONEY = re.compile(r"(?<!\w)(?:dong|usd|d|vnd|%|phan tram|lan|muc luong)(?!\w)")
_MONEY_ASKED = re.compile(
    r"(?<!\w)(?:phi|le phi|muc chi|muc thu|muc ho tro|tien|gia|kinh phi|luong|thuong|hoc phi|chi bao nhieu"
    r"|duoc chi|boi duong)(?!\w)"
)
_LABELS = re.compile(r"(?:vi tri|vi|dieu|khoan|diem|loai|nhom|muc(?! luong)|chuong|doi tuong|so)(?!\w)")
_ONLY_AMOUNT = re.compile(
    r"(?:(?:don |dinh )?(?:muc|gia)"
    r"(?: (?:thu|chi|phi|ho tro|tro cap|phat|dong|thuong|boi duong|khoan|trich))?"
    r"|so tien)\s*[:=]"
)
_LIMITS = (
    (Bound.AT_MOST, re.compile(r"(?<!\w)(?:toi da|nhieu nhat|cao nhat|khong qua)(?!\w)")),
    (Bound.AT_LEAST, re.compile(r"(?<!\w)(?:toi thieu|it nhat|thap nhat|tu (?:bao nhieu|may))(?!\w)")),
)
_PEOPLE = re.compile(
    r"(?:ca nhan|dong chi|thanh vien|dai bieu|can bo|cong chuc|vien chuc|hoc sinh|hoc vien|lao dong|hoi vien"
    r"|uy vien|chuyen gia|bac si|giao vien|em|chau|nhan khau|sinh vien|van dong|cong nhan|nan nhan|benh nhan"
    r"|khach|du khach|luot khach|hanh khach|nong dan|dan|cu tri|dang vien|doan vien|nguoi)(?!\w)"
)
THINGS = frozenset(
    "the vu ho em chau truong xa huyen tinh phuong thon ca con chiec toa phong giuong luot cuoc buoi lop mon"
    " huy cay cuon phieu nguoi".split()
)
"""How what is counted one by one begins: no sum of money tells how many there are. None that also begins
what is paid or earned: 'học phí', 'hội phí', 'doanh thu'."""
_TWO_SYLLABLES = re.compile(rf"(?:{COUNTED_NOUNS})(?!\w)")


def counts_things(unit: str) -> bool:
    """Whether a fold()ed noun after 'bao nhiêu' is counted one by one: no sum of money tells how many."""
    return unit.split()[0] in THINGS or _TWO_SYLLABLES.match(unit) is not None


_SAME = {"phan tram": "%", "met": "m", "met vuong": "m2", "ki lo met": "km"}


def names_only_amount(statement: str) -> bool:
    """Whether a statement says how much without saying of what: 'Mức thu: 100.000 đồng'."""
    return _ONLY_AMOUNT.match(fold(unnumbered(statement))) is not None


_MEASURES = frozenset("m mm cm km m2 m3 km2 ha kg tan ta % lan con".split())
"""Units that nothing is told in but what is asked in them."""
_TIMES_OF_PAY = re.compile(r"(?<!\w)(?:may|bao nhieu) (?:lan |thang )?(?:muc )?luong(?!\w)")
_MANY_TIMES = re.compile(r"(?:muc|thang) luong(?!\w)")
"""'0,9 mức lương cơ sở' is so many times the base pay."""


def _counted(folded: str) -> tuple[str, ...]:
    """The first words of the units that a fold()ed question names after 'bao nhiêu'."""
    units = (_SAME.get(match["unit"], match["unit"]) for match in COUNTED.finditer(folded))
    return tuple(unit.split()[0] for unit in units)


def values_asked(folded: str) -> tuple[Wanted, ...]:
    """What a fold()ed question of a rule wants told: an amount, a term, both: 'mấy triệu, mấy tháng'."""
    rest = TERM_ASKED.sub(" ", folded)
    term = (Wanted.DATE,) if rest != folded else ()
    return (Wanted.AMOUNT, *term) if not term or ASK.search(rest) else term


def asks_times_of_pay(folded: str) -> bool:
    """Whether a fold()ed question wants a multiple of what an hour's, a month's or the base pay is."""
    return _TIMES_OF_PAY.search(folded) is not None


def is_in_unit(quantity: Quantity, folded: str) -> bool:
    """Whether a quantity is counted in a unit that a fold()ed question names."""
    unit, counted = fold(quantity.unit), _counted(folded)
    if asks_times_of_pay(folded) and _MANY_TIMES.match(unit):
        return True
    return any(re.match(rf"{re.escape(asked)}(?!\w)", unit) for asked in counted)


def is_in_other_unit(quantity: Quantity, folded: str) -> bool:
    """Whether a fold()ed question names a measure that a quantity lacks: '02 ha' for 'bao nhiêu m2'."""
    measures = _MEASURES.intersection(_counted(folded))
    lacking = measures.isdisjoint(fold(quantity.unit).split())
    return bool(measures) and lacking and not is_in_unit(quantity, folded)


def limits_alike(quantity: Quantity, folded: str) -> int:
    """1 where a quantity is the least or the most that a fold()ed question asks for, -1 where the other."""
    asked = next((bound for bound, words in _LIMITS if words.search(folded)), None)
    if asked is None or quantity.bound not in (Bound.AT_LEAST, Bound.AT_MOST):
        return 0
    return 1 if quantity.bound is asked else -1


def is_people(unit: str) -> bool:
    """Whether a fold()ed unit counts people."""
    return "nguoi" in unit.split() or _PEOPLE.match(unit) is not None


def may_be_asked(quantity: Quantity, folded: str) -> bool:
    """Whether a quantity may answer a fold()ed question: no label, in its unit or in money."""
    unit, rest = fold(quantity.unit), TERM_ASKED.sub(" ", folded)
    if rest != folded and unit.split()[:1] and unit.split()[0] in TIME_UNITS:
        return False
    if is_in_unit(quantity, folded):
        return True
    if not unit or _LABELS.match(unit) or not _MEASURES.isdisjoint(_counted(folded)):
        return False
    if "nguoi" in _counted(folded):
        return is_people(unit)
    if not THINGS.isdisjoint(_counted(folded)) and _MONEY.search(unit):
        return False
    return _MONEY_ASKED.search(folded) is None or _MONEY.search(unit) is not None
