"""Places wider than a province: the world, the nation, the regions that reports speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retrieval.domain.query import Place
from retrieval.domain.span import Span
from retrieval.language.provinces import FoundPlace
from retrieval.language.text import fold

NATION = Place("cả nước", "ca nuoc")
"""The place of national figures."""
WORLD = Place("thế giới", "the gioi")
"""The place of figures of the world economy."""

_NATION = re.compile(
    r"(?<!\w)(?<!hơn )(?<!bằng )(?<!thứ )(?<!số )(?:cả nước|toàn quốc)(?!\w)|(?<=bình quân chung )cả nước"
    r"|(?<=đường sắt )quốc gia|(?<=hệ thống điện )quốc gia"
)
# "Theo Bộ Y tế, có 24 ca": who counts for the whole country, where no province is spoken of.
_NATIONAL_SOURCE = re.compile(
    r"(?<!\w)(?:(?:theo|(?:số liệu|thống kê|báo cáo)[^,.;\n]{0,24} của) (?:bộ (?!phận|trưởng|chỉ)|tổng cục)"
    r"|báo cáo (?:quốc hội|ủy ban thường vụ quốc hội))"
    r"(?![^.\n]*(?<!\w)(?:tỉnh|thành phố|huyện|địa bàn|địa phương|đơn vị)(?!\w))"
)
_COMPARED_WITH = re.compile(
    r"(?:hơn|bằng|so với|với|trong|mức)\s+(?:mức\s+)?(?:bình quân\s+)?(?:chung\s+)?(?:của\s+)?$"
)
_RANKED = re.compile(r"(?:thứ|nhất|nhì|đầu)\s*(?:\d+\s*)?(?:vùng,?\s*)?(?:trong\s*)?$")
# "Thế giới Di động" is a firm; what is fifth "trên thế giới" is somewhere else.
_WORLD = re.compile(r"(?<=kinh tế )(?:thế giới|toàn cầu)(?!\w)")
_REGION = re.compile(
    r"(?<!\w)(?:(?:vùng )?kinh tế trọng điểm (?:bắc bộ|trung bộ|nam bộ|miền trung|phía (?:bắc|nam))"
    r"|đồng bằng sông (?:cửu long|hồng)|đbscl|đbsh|tây nguyên|(?:đông|tây) nam bộ|(?:duyên hải )?nam trung bộ"
    r"|bắc trung bộ|bắc bộ|trung du và miền núi (?:phía bắc|bắc bộ))(?!\w)"
)
# Where something goes to, comes from, stands or belongs: it is not measured of the region.
_BESIDE = re.compile(
    r"(?<!\w)(?:sang|vào|từ|với|cho|hơn|bằng|thứ|nhất|đầu|gần|trong|thuộc|tại|ở|ban chỉ đạo"
    r"|đại học|ngã ba|cao nguyên)\s+(?:vùng |khu vực |các tỉnh |tỉnh )*$"
)
_HELD = (
    "cả nước", "toàn quốc", "quốc gia", "theo bộ ", "của bộ ", "theo tổng cục", "của tổng cục",
    "báo cáo quốc hội", "báo cáo ủy ban", "trọng điểm", "đồng bằng sông", "đbs", "tây nguyên", "nam bộ",
    "trung bộ", "bắc bộ", "trung du", "thế giới", "toàn cầu",
)  # fmt: skip
"""One of these is in whatever the patterns match: looking for them first is much faster."""
_BRACKETED = re.compile(r"\s*(?:là\s*)?\(")


def find_wide_places(text: str, lowered: str) -> Iterator[FoundPlace]:
    """Where a text measures something of the nation, a region or the world, not compares it with them."""
    if not any(held in lowered for held in _HELD):
        return
    for match in _NATION.finditer(lowered):
        before = lowered[max(0, match.start() - 40) : match.start()]
        bracketed = _BRACKETED.match(lowered[match.end() : match.end() + 6]) is not None
        if (bracketed or not _COMPARED_WITH.search(before)) and not _RANKED.search(before):
            yield FoundPlace(NATION, Span(*match.span()))
    for match in _REGION.finditer(lowered):
        if not _BESIDE.search(lowered[max(0, match.start() - 40) : match.start()]):
            written = text[match.start() : match.end()]
            yield FoundPlace(Place(written, fold(written)), Span(*match.span()))
    yield from (FoundPlace(NATION, Span(*match.span())) for match in _NATIONAL_SOURCE.finditer(lowered))
    yield from (FoundPlace(WORLD, Span(*match.span())) for match in _WORLD.finditer(lowered))


def is_wide(place: Place) -> bool:
    """Whether a place is one that provinces are in."""
    return place in (NATION, WORLD) or _REGION.fullmatch(place.name.lower()) is not None


def region_of(title: str) -> str:
    """The region that a title names, '' when it names none."""
    match = _REGION.search(title.lower())
    return title[match.start() : match.end()] if match else ""
