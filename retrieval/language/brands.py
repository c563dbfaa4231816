"""Names that are no Vietnamese words: firms, banks, makes ('HDBank', 'Pomina', 'PNJ'), told by capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from retrieval.domain.span import Span
from retrieval.language.abbreviations import find_abbreviations
from retrieval.language.provinces import find_provinces
from retrieval.language.syllables import is_syllable
from retrieval.language.text import fold

_NAME = re.compile(r"(?<![\w./@-])[A-Z][A-Za-z]{2,}(?:[-&.]?[A-Za-z]+)*(?![\w/@-])")
_ROMAN = re.compile(r"[IVXLC]+")
_OTHERS = frozenset(
    "usd eur vnd gdp grdp cpi fdi oda covid sars internet zalo facebook gps hiv vat kwh".split()
)
"""Currencies, measures and the like: whose a figure is they never tell."""
NEAR = 600
"""In code points: a brand named further back is no longer spoken of."""
_COUNTRIES = frozenset(
    """
    campuchia singapore malaysia indonesia philippines myanmar brunei australia canada brazil argentina mexico
    chile peru israel italia ukraine macau qatar kuwait iran iraq pakistan bangladesh asean apec uae
    newzealand hungary romania bulgaria
    """.split()
)
_SHORT = 4
"""Letters of names of hill peoples' places: 'Dak', 'Krong' and 'Lak' are typed so."""


@dataclass(frozen=True)
class Brand:
    """A name by its fold()ed letters; `sure` unless it is short or all capitals, as abbreviations are."""

    name: str
    sure: bool
    span: Span

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a market: no firm is told from another by it."""
        return self.name in _COUNTRIES


def find_brands(text: str) -> tuple[Brand, ...]:
    """The brands of a text in reading order; none in what is typed in small letters."""
    found = [match for match in _NAME.finditer(text) if _is_brand(match.group())]
    places = [place.span for place in find_provinces(text)] if found else []
    return tuple(
        Brand(fold(match.group()), _is_sure(match.group()), Span(*match.span()))
        for match in found
        if not any(Span(*match.span()).overlaps(place) for place in places)
    )


def brand_before(text: str, at: int) -> Brand | None:
    """The last brand that a text names near before a place of it."""
    before = find_brands(text[max(0, at - NEAR) : at])
    return before[-1] if before else None


def _is_brand(word: str) -> bool:
    if is_syllable(word.lower()) or _ROMAN.fullmatch(word) or fold(word) in _OTHERS:
        return False
    return not find_abbreviations(((word, Span(0, len(word))),))


def _is_sure(word: str) -> bool:
    return not word.isupper() and (len(word) > _SHORT or not word.istitle())
