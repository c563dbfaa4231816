"""Which place a clause speaks of, of those that its words name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retrieval.domain.query import Place
from retrieval.domain.span import Span
from retrieval.language.figure_page import FigurePage
from retrieval.language.indicators import has_content
from retrieval.language.provinces import FoundPlace, find_provinces
from retrieval.language.regions import is_wide
from retrieval.language.text import fold

_LEVEL = re.compile(
    r"(?<!\w)(?:tỉnh|huyện|xã|phường|thành phố|tp|thị xã|quận|các|ở|tại|của|và|địa phương"
    r"|khu vực|địa bàn|toàn)(?!\w)"
)
_AND = re.compile(r"\s*(?:và|,)\s*(?:các tỉnh,?\s*)?")
# "vùng Bắc Bộ với tam giác Hà Nội …", "cả nước có 4 vùng …": what a wider place has.
_HAS = re.compile(r"[^,;]*(?<!\w)(?:với|gồm|có)(?!\w)[^,;]*")
_GATHERED = re.compile(
    r"(?<!\w)(?:tập trung|phân bố|nhiều nhất|chủ yếu)(?: (?:nhiều nhất|chủ yếu|là|các))* (?:tại|ở)\s+"
    r"(?:các )?(?:quận,? |tỉnh,? |địa phương )?$"
)
_MEMBERS = re.compile(r"(?<!\w)(?:tỉnh|thành phố|vùng|địa phương)(?: kinh tế)?$")
_WITHIN = re.compile(r"\s*[,(-]?\s*(?:tỉnh|thuộc tỉnh|thuộc)?\s*")


def spoken_of(page: FigurePage, places: Sequence[FoundPlace]) -> FoundPlace:
    """The last one named: 'Quảng Nam và Bến Tre' are one place, of 'huyện Vũng Liêm, tỉnh Vĩnh Long'
    the inner is meant, and the region of those that it has."""
    first, last = places[0], places[-1]
    second = places[1 % len(places)]
    if is_wide(first.place) and _HAS.fullmatch(page.lowered, first.span.end, second.span.start):
        return first
    for before in reversed(places[:-1]):
        joint = page.lowered[before.span.end : last.span.start]
        if _AND.fullmatch(joint) and _has_level(page, before) == _has_level(page, last):
            span = Span(before.span.start, last.span.end)
            last = FoundPlace(Place(span.of(page.text), fold(span.of(page.text))), span)
        elif _WITHIN.fullmatch(joint) and find_provinces(last.place.name):
            last = before
        else:
            break
    return last


def is_detail(page: FigurePage, lead: Span, first: FoundPlace) -> bool:
    """Whether places only detail what was just counted: '2 tỉnh Bình Dương, Đồng Nai chiếm 5,5% diện tích',
    '90 cơ sở, tập trung nhiều nhất tại quận 1'."""
    said = page.lowered[lead.start : first.span.start]
    counted = _MEMBERS.search(page.lowered, max(0, lead.start - 12), lead.start) is not None
    return (counted and "," not in said) or _GATHERED.search(said) is not None


def _has_level(page: FigurePage, place: FoundPlace) -> bool:
    return not find_provinces(place.span.of(page.text))


def only_places(subject: Span, places: Sequence[FoundPlace], lowered: str) -> bool:
    """Whether a phrase names places and nothing else: 'Hải Phòng tăng 12%'."""
    if not places:
        return False
    rest, at = "", subject.start
    for place in places:
        rest += lowered[at : max(at, place.span.start)]
        at = max(at, place.span.end)
    rest += lowered[at : subject.end] if at < subject.end else ""
    return not has_content(_LEVEL.sub(" ", rest))
