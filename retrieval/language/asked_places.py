"""Whether a question about figures asks for places, or means those inside the one that it names."""

from __future__ import annotations

import re

from retrieval.domain.query import FigureQuery
from retrieval.language.text import fold, lower_aligned

_WHICH_PLACE = re.compile(
    r"(?<!\w)(?:tinh|huyen|xa|phuong|quan|thanh pho|tp|thi xa|dia phuong|tinh thanh|noi) nao(?!\w)"
)
_ORGAN = re.compile(
    r"(?<!\w)(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|trung tâm|sở|công đoàn|liên đoàn"
    r"|hội|ban|công an|trường|bệnh viện|công ty|tỉnh ủy|chi cục|cục)"
    r"(?: [^\W\d]+){0,4}?(?: tỉnh| tp| thành phố)? $"
)


def asks_which_place(query: FigureQuery) -> bool:
    """Whether a place is asked for beside the figure: 'huyện nào … thấp nhất, mấy %'."""
    return _WHICH_PLACE.search(fold(query.reading.text)) is not None


def asks_inside(query: FigureQuery) -> bool:
    """Whether a figure of a place inside the one named answers too: where a place is asked for, and where
    the name is an organ's: what 'Trung tâm Khuyến nông Bình Định' did, it did in some district."""
    return asks_which_place(query) or _names_an_organ(query)


def _names_an_organ(query: FigureQuery) -> bool:
    place, said = query.reading.place, lower_aligned(query.reading.text)
    at = fold(said).find(place.folded) if place is not None else -1
    return at > 0 and _ORGAN.search(said[:at]) is not None
