"""The bodies that a text names: 'Chi cục Hải quan cửa khẩu cảng Hòn Gai', 'khu vực Hải Phòng'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from retrieval.domain.span import Span
from retrieval.language.provinces import find_provinces
from retrieval.language.text import fold, in_small_letters, lower_aligned

_LEVELS = (
    "tổng cục|chi cục|cục|tổng công ty|công ty|ctcp|tập đoàn|ngân hàng|chi nhánh|kho bạc|sở|trường|đại học"
    "|bệnh viện|trung tâm|khu vực|địa bàn|đoàn|đội|câu lạc bộ|clb|liên đoàn"
)
_SECTORS = "hải quan|hqck|hq|thuế|công an|cảnh sát|thống kê|điện lực|bảo hiểm xã hội|bhxh"
_FILLING = (
    r"nhà nước|cửa khẩu|quốc tế|cổ phần|cp|tnhh|mtv|một thành viên|thương mại|tmcp|tỉnh|thành phố|tp\.?|tx"
    "|thị xã|huyện|quận|tuyển|thể thao|cả"
)
_TELLING = "cảng|ga|đường sắt|sân bay|bưu điện"
_CAPITAL = "(?-i:[A-ZĐÀ-ÖØ-Ý\u0102\u0128\u0168\u01a0\u01af\u1ea0-\u1ef9])"
_BODY = re.compile(
    rf"(?<!\w)(?:(?P<level>{_LEVELS})(?: (?P<within>{_SECTORS}))?|(?P<sector>{_SECTORS}))"
    rf"(?P<name>(?: (?:{_FILLING}|{_TELLING})(?!\w))*(?: {_CAPITAL}[\w.&]*(?<!\.))+)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    "|".join(
        rf"{letter}(?<!\w.)(?={'|'.join(word[1:] for word in words)})"
        for letter, words in groupby(sorted(f"{_LEVELS}|{_SECTORS}".split("|")), key=itemgetter(0))
    )
)
_FILLED = re.compile(rf"(?<!\w)(?:{_FILLING})(?!\w)", re.IGNORECASE)
_ALIKE = {
    "hq": "hai quan",
    "hqck": "hai quan",
    "dia ban": "khu vuc",
    "bhxh": "bao hiem xa hoi",
    "clb": "cau lac bo",
}
_UNNAMED = re.compile(r"(?<!\w)(?:chi cục|cục|công ty|ngân hàng|tập đoàn|trung tâm|bệnh viện)(?!\w)")
NEAR = 3000
"""In code points: what is named further back is no longer spoken of."""
_FEWEST_WORDS = 2
"""A name of one word may be another's in short: 'ACB', 'Tasco'."""


@dataclass(frozen=True)
class Body:
    """A body by its `level` ('chi cuc'), `sector` ('hai quan') and own `name`, fold()ed; '' where untold."""

    written: str
    level: str
    sector: str
    name: frozenset[str]
    span: Span

    def is_akin(self, other: Body) -> bool:
        """Whether both may be of one kind; 'hải quan' alone is a 'cục' or a 'chi cục'."""
        parts = ((self.level, other.level), (self.sector, other.sector))
        told = [(one, another) for one, another in parts if one and another]
        return bool(told) and all(one == another for one, another in told)

    def is_of_field(self, other: Body) -> bool:
        """Whether both are of one kind, or of one sector at whatever level: 'chi cục' and 'cục'."""
        return self.is_akin(other) or bool(self.sector and self.sector == other.sector)

    def is_named_as(self, other: Body) -> bool:
        """Whether both have one name, the kind apart."""
        return self.name == other.name

    def is_named_otherwise(self, other: Body) -> bool:
        """Whether neither name may be the other one cut short."""
        short = min(len(self.name), len(other.name)) < _FEWEST_WORDS
        return not (short or self.name <= other.name or other.name <= self.name)


@lru_cache(maxsize=2048)
def find_bodies(text: str) -> tuple[Body, ...]:
    """The named bodies of a text, in reading order; names are told by their capitals."""
    return tuple(
        Body(
            match.group(),
            _kind(match["level"]),
            _kind(match["within"] or match["sector"]),
            _name(match["name"]),
            Span(*match.span()),
        )
        for match in _bodies(text)
    )


def _bodies(text: str) -> Iterator[re.Match[str]]:
    """Every match of _BODY, looked for where a word begins that opens one: words that do are few."""
    end = 0
    for opening in _OPENING.finditer(in_small_letters(text)):
        match = _BODY.match(text, opening.start()) if opening.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def _kind(written: str | None) -> str:
    folded = fold(written or "")
    return _ALIKE.get(folded, folded)


def _name(written: str) -> frozenset[str]:
    """The words of a name, those of a province in one way of writing it."""
    for place in reversed(find_provinces(written)):
        written = f"{written[: place.span.start]} {place.place.folded} {written[place.span.end :]}"
    return frozenset(re.findall(r"\w+", fold(_FILLED.sub(" ", written))))


def bodies_before(text: str, at: int, longest: int) -> tuple[Body, ...]:
    """Those of find_bodies() that the first `longest` code points of a text name near before a place of it.

    Only the lines there are read: no name goes over the end of a line.
    """
    start, end = text.rfind("\n", 0, max(0, at - NEAR)) + 1, text.find("\n", at)
    lines = text[start : min(longest, end if end >= 0 else len(text))]
    named = (replace(body, span=body.span.shift(start)) for body in find_bodies(lines))
    return tuple(body for body in named if 0 <= at - body.span.end <= NEAR)


def body_before(bodies: Sequence[Body], at: int, said: str) -> Body | None:
    """The body that a sentence beginning at a place speaks of without a name: the last one named before it,
    of the kind that it says ('chi cục') where it says one; None where none is named near enough."""
    before = [body for body in bodies if 0 <= at - body.span.end <= NEAR]
    if not before:
        return None
    kind = _UNNAMED.search(lower_aligned(said))
    level = fold(kind.group()) if kind is not None else ""
    return next((body for body in reversed(before) if not level or body.level == level), None)
