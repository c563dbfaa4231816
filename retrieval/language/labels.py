"""Numbered labels: 'Tổ số 1', 'khóa IX', 'vị trí 2', 'kỳ họp thứ 5' name one of several, and no other."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.language.item_marks import roman_value
from retrieval.language.text import fold

_LABEL = re.compile(
    r"(?<!\w)(?P<label>so|thu|lan|khoa|dieu|khoan|nhom|vi tri|doi tuong|loai|vong|quy|cap|hang|vung|khu vuc)"
    r"(?: thu)? (?P<number>\d{1,3}|[ivx]{1,5})(?![\w/.,%-]*\w)"
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


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else roman_value(number)
