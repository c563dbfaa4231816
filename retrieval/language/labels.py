"""Numbered labels: 'Tổ số 1', 'khóa IX', 'vị trí 2', 'kỳ họp thứ 5' name one of several, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from retrieval.domain.span import Span
from retrieval.language.item_marks import roman_value
from retrieval.language.text import fold, fold_aligned

_NAMES = (
    "so|thu|lan|khoa|dieu|khoan|nhom|vi tri|doi tuong|loai|vong|quy|cap|hang|vung|khu vuc|muc|bac|lop|dot"
    "|giai doan"
)
_IN_WORDS = {word: at + 1 for at, word in enumerate("nhat hai ba tu nam sau bay tam chin muoi".split())}
_NUMBER = rf"(?:\d{{1,3}}|[ivx]{{1,5}}|(?<=thu )(?:{'|'.join(_IN_WORDS)}))(?![\w/.,%-]*\w)"
_LABEL = re.compile(rf"(?<!\w)(?P<label>{_NAMES})(?: thu| so)? (?P<number>{_NUMBER})")
_CLASSES = "doi tuong|vi tri|nhom|loai|hang|khu vuc|vung|cap|bac|lop|muc"
_ASKED = re.compile(
    rf"(?<!\w)(?:(?P<label>{_CLASSES}|khoa|vong|giai doan) (?:thu |so )?may"
    r"|(?P<ordinal>ky hop|lan|dot|phien hop|dai hoi) thu may"
    rf"|(?:xep|thuoc|nam trong)(?: vao| o)? (?P<class>{_CLASSES}) nao)"
    # 'cấp mấy giấy phép' counts.
    r"(?=\W*$|\W* (?:theo|khi|cua|trong|o|tai|thi|va|neu|moi|thong qua|de|cho|duoc|la|vay|the)(?!\w)|[,;:?])"
)


@lru_cache(maxsize=4096)
def find_labels(text: str) -> frozenset[tuple[str, int]]:
    """Every label of a text with its number, 'thứ 5' and 'thứ V' alike."""
    return frozenset((m["label"], _value(m["number"])) for m in _LABEL.finditer(fold(text)))


def contradicts(asked: frozenset[tuple[str, int]], said: frozenset[tuple[str, int]]) -> bool:
    """Whether a text gives an asked label other numbers only: 'Tổ số 2' where 'Tổ số 1' is asked for."""
    return any(
        label in {other for other, _ in said} and (label, number) not in said for label, number in asked
    )


def label_asked(folded: str) -> str | None:
    """Which label a fold()ed question wants the number of: 'xếp vào đối tượng mấy?'; None of any other."""
    asked = _ASKED.search(folded)
    return next((name for name in asked.groups() if name), None) if asked is not None else None


def labels_in(text: str, name: str) -> Iterator[Span]:
    """Where a text writes a label of the name with its number: 'Đối tượng 2', 'kỳ họp thứ Ba'."""
    for match in re.finditer(rf"(?<!\w){name}(?: thu| so)? (?:{_NUMBER})", fold_aligned(text)):
        yield Span(*match.span())


def _value(number: str) -> int:
    if number in _IN_WORDS:
        return _IN_WORDS[number]
    return int(number) if number.isdecimal() else roman_value(number)
