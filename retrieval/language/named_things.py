"""What a question names by a number or as an organ: a document that never writes it tells nothing of it.

'SEA Games 32', 'Cầu Mỹ Thuận 2', 'Sở Du lịch': their likes are told of in the same words but for the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from retrieval.language.brands import find_brands
from retrieval.language.names import find_organs
from retrieval.language.places import find_places
from retrieval.language.text import fold

_NUMBERED = re.compile(r"(?<![\w/-])(?P<name>[^\W\d_]+) (?P<number>\d{1,2})(?=[ ?!)]|$)")
_ORGAN_WORDS = 3
"""So many words tell an organ from others of its kind."""
_KINDS = re.compile(r"(?:Sở|Hiệp hội|Liên đoàn|Bệnh viện)(?!\w)")
"""Organs of one name; others ('Công an tỉnh', 'Ban Chấp hành', 'Cục Hải quan') texts name in many ways."""
_SITE = re.compile(
    r"(?<!\w)(?:cảng|cửa khẩu|cầu|hồ|đèo|sông|chợ|đền|chùa|làng|khu công nghiệp|KCN|nhà máy)"
    r"(?= (?P<name>[^\W\d]+(?: [^\W\d]+){1,3}))"
)
_LABELS = frozenset(
    "quy thang nam ngay dieu khoan khoa ky to chuong muc phan dot hang loai nhom vong vung bac lop".split()
)
"""What Roman numerals may number as well: 'Quý 3' is 'quý III'."""


@lru_cache(maxsize=64)
def named_things(written: str) -> tuple[re.Pattern[str], ...]:
    """The names that a document must write to answer, as patterns of fold()ed text.

    Capitals tell them: none is found in what is typed in small letters, or in capitals alone.
    """
    return (*_numbered(written), *_organs(written), *_brands(written), *_sites(written))


def _numbered(written: str) -> Iterator[re.Pattern[str]]:
    """A name that a number ends: no abbreviation ('GRDP 6 tháng', 'NQ 17'), no place ('Quận 2')."""
    places = [found.span for found in find_places(written)]
    for match in _NUMBERED.finditer(written):
        placed = any(place.start <= match.start() < place.end for place in places)
        name = fold(match["name"])
        if match.start() and match["name"].istitle() and not placed and name not in _LABELS:
            yield _all_of([name, match["number"]])


def _sites(written: str) -> Iterator[re.Pattern[str]]:
    """'cảng Bến Mới', 'cầu Thị Nại': texts may call it otherwise, but not without its name."""
    for match in _SITE.finditer(written):
        name = " ".join(takewhile(str.istitle, match["name"].split()))
        if " " in name:
            yield _all_of(fold(name).split())


def _organs(written: str) -> Iterator[re.Pattern[str]]:
    """'Sở Khoa học và Công nghệ' may be the 'Sở KH&CN' of texts."""
    for span in find_organs(written):
        words = span.of(written).split()
        plain = all(word.isalpha() and not word.isupper() for word in words)
        kind, *name = map(fold, words)
        if plain and name and _KINDS.match(span.of(written)):
            initials = r"\W?".join(word[0] for word in name if word != "va")
            yield re.compile(
                rf"{_all_of([kind, *name][:_ORGAN_WORDS]).pattern}|(?<!\w){kind} {initials}(?!\w)"
            )


def _brands(written: str) -> Iterator[re.Pattern[str]]:
    return (_all_of([brand.name]) for brand in find_brands(written) if brand.sure)


def _all_of(words: Sequence[str]) -> re.Pattern[str]:
    name = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){name}(?!\w)")
