"""The provinces of Viet Nam by all their names.

The table holds the 63 provinces before July 2025 and those that the merger of 2025 renamed; both
stay, because documents keep speaking of the old ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.domain.query import Place
from retrieval.domain.span import Span
from retrieval.language.text import fold, fold_aligned, lower_aligned
from retrieval.language.word_starts import at_word_start

_PROVINCES = """
An Giang|Bà Rịa - Vũng Tàu,Bà Rịa – Vũng Tàu,Bà Rịa-Vũng Tàu,BR-VT,BRVT,Vũng Tàu|Bạc Liêu|Bắc Giang
Bắc Kạn,Bắc Cạn|Bắc Ninh|Bến Tre
Bình Dương|Bình Định|Bình Phước|Bình Thuận|Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk,Đăk Lăk,Đắc Lắc
Đắk Nông,Đăk Nông,Đắc Nông|Điện Biên|Đồng Nai|Đồng Tháp|Gia Lai|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương
Hải Phòng|Hậu Giang|Hòa Bình|Hưng Yên|Khánh Hòa|Kiên Giang|Kon Tum|Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng
Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|Quảng Nam|Quảng Ngãi|Quảng Ninh
Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa
Thừa Thiên Huế,Thừa Thiên - Huế,Thừa Thiên-Huế,TT Huế,TT-Huế,Huế
Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái
TP Hồ Chí Minh,Thành phố Hồ Chí Minh,TP. Hồ Chí Minh,TP.HCM,TP HCM,TPHCM,TP. HCM,HCM,Hồ Chí Minh,Sài Gòn
"""
_ALSO = {
    "Hà Nội": ("HN", "TP.HN", "TP HN", "TP. HN"),
    "Thanh Hóa": ("Thanh Hoá",),
    "Hòa Bình": ("Hoà Bình",),
    "Khánh Hòa": ("Khánh Hoà",),
}
CITIES = frozenset({"Hà Nội", "TP Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Thừa Thiên Huế"})
"""Those of the table that are cities themselves, not provinces with a city of their name."""
_KEPT = 64
"""Texts whose provinces are remembered: an ingest asks for those of a passage by several readers."""


@dataclass(frozen=True)
class FoundPlace:
    """A place and where it is written."""

    place: Place
    span: Span


@cache
def _provinces() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = []
    for item in _PROVINCES.strip().replace("\n", "|").split("|"):
        name, *aliases = item.split(",")
        rows.append((name, (name, *aliases, *_ALSO.get(name, ()))))
    return tuple(rows)


@cache
def by_alias() -> dict[str, str]:
    """The names of provinces by each of their aliases, fold()ed."""
    return {fold(alias): name for name, aliases in _provinces() for alias in aliases}


@cache
def _province_pattern() -> re.Pattern[str]:
    aliases = sorted(by_alias(), key=lambda a: (-len(a), a))
    return re.compile(rf"{at_word_start(*map(re.escape, aliases))}(?!\w)")


def province(name: str) -> Place:
    """The place value of a province known by any of its names; other names stand for themselves."""
    canonical = by_alias().get(fold(name), name)
    return Place(canonical, fold(canonical))


# Names that are everyday words too ('hòa bình'): in small letters only after what leads to a place.
_EVERYDAY = frozenset({"hoa binh", "thai binh"})
_EVERYDAY_BARE = frozenset({"dien bien"})
"""Diễn biến: what a name most often is when it is typed without diacritics."""
_LEADS_TO_PLACE = re.compile(
    r"(?<!\w)(?:tinh|o|tai|cua|tp|thanh pho|dia ban|ubnd|hdnd"
    r"|(?:so|cuc|hai quan|hq|cong an)(?: \w+){0,3})\s+$"
)


def all_provinces() -> tuple[str, ...]:
    """The names of every province of the table, those before and after the merger of 2025."""
    return tuple(name for name, _ in _provinces())


@lru_cache(maxsize=_KEPT)
def find_provinces(text: str) -> tuple[FoundPlace, ...]:
    """Provinces in reading order, by any alias, diacritics not needed."""
    folded = fold_aligned(text)
    return tuple(
        FoundPlace(province(match.group()), Span(*match.span()))
        for match in _province_pattern().finditer(folded)
        if _plausible(text[match.start() : match.end()], folded[: match.start()])
        and _marked_alike(text[match.start() : match.end()])
        and not (text[match.start()].islower() and _is_everyday(folded, match, _EVERYDAY))
    )


def bare_provinces(text: str) -> tuple[FoundPlace, ...]:
    """Provinces in text typed without any diacritics, where 'thai binh' is rather the province than peace.

    Restoring may spell them as other words: 'nam dinh' becomes 'năm đinh'.
    """
    return tuple(
        FoundPlace(province(match.group()), Span(*match.span()))
        for match in _province_pattern().finditer(text.lower())
        if _plausible(text[match.start() : match.end()], text[: match.start()].lower())
        and not _is_everyday(text.lower(), match, _EVERYDAY_BARE)
    )


def _is_everyday(folded: str, name: re.Match[str], words: frozenset[str]) -> bool:
    return name.group() in words and _LEADS_TO_PLACE.search(folded[: name.start()]) is None


@cache
def _short_names() -> frozenset[str]:
    """Names of up to three letters: HN and HCM in capitals only; Huế, huế and hue."""
    short = [alias for _, aliases in _provinces() for alias in aliases if len(alias) <= 3]
    names = [alias for alias in short if not alias.isupper()]
    return frozenset(short) | {form for name in names for form in (name.lower(), fold(name))}


def _plausible(written: str, before: str) -> bool:
    """Short names count only as they are spelled, Huế but not Huệ; hn for HN only after a lead: 'ở hn'.

    `before` is what stands before in the fold()ed text.
    """
    if len(written) > 3 or not _short_names().isdisjoint({written, written.lower()}):
        return True
    return written.upper() in _short_names() and _LEADS_TO_PLACE.search(before) is not None


@lru_cache(maxsize=1024)
def _marked_alike(written: str) -> bool:
    """Whether every mark that is written is one of the name's: 'diễn biến' is no Điện Biên."""
    lowered = lower_aligned(written)
    return any(
        all(one in (mark, fold(mark)) for one, mark in zip(lowered, lower_aligned(alias), strict=True))
        for alias in _spelled_like(fold_aligned(written))
    )


def aliases_of(name: str) -> tuple[str, ...]:
    """Every name of a province of the table; none of other places."""
    return next((aliases for known, aliases in _provinces() if known == name), ())


@cache
def _spelled_like(folded: str) -> tuple[str, ...]:
    aliases = (alias for _, aliases in _provinces() for alias in aliases)
    return tuple(alias for alias in aliases if fold_aligned(alias) == folded)
