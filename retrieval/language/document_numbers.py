"""The grammar of document numbers (số/ký hiệu).

number  := serial (separator segment)+
segment := YEAR | KIND | ORGAN | CONGRESS            separator := '/' | '-'

    state, normative   20/2021/NQ-HĐND      serial / YEAR / KIND - ORGAN
    state, ordinary    1234/QĐ-UBND         serial / KIND - ORGAN
    party              02-CTr/TU            serial - KIND / ORGAN, '/nb' behind internal ones
    National Assembly  47/2019/QH14         serial / YEAR / CONGRESS
    official letter    2345/UBND-KTTH       serial / ORGAN - UNIT

find_numbers() reads text strictly, for indexing and evidence; loose_numbers.py reads questions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from retrieval.domain.document import DocumentNumber
from retrieval.domain.span import Span
from retrieval.language.kinds import KINDS, canonical_code, codes, names

_SEPARATOR = r"\s{0,2}[/\-–]\s{0,2}"
# What must not stand before is looked at behind the first digit: a search skips quickly to digits.
_SERIAL = r"\d(?<![\w/.,-]\d)\d{0,4}[a-zđ]?(?:\s?bis)?"
_YEAR = r"(?:19|20)\d{2}"
# Units of the organ; after a dash with blanks only capitals: in "TU - Thanh tra" the dash begins a phrase.
_UNIT = r"(?:[.&-]{1,2}[A-ZĐ][A-Za-zĐđ0-9]{0,11}|\s?-\s?[A-ZĐ]{2,12}(?!\w))"
_ORGAN = rf"[A-ZĐ][A-Za-zĐđ0-9]{{0,11}}{_UNIT}{{0,3}}"
_CONGRESS = r"(?:UBTV)?QH\s{0,2}\d{1,2}"
# Organs that number their letters without a kind code (Decree 30/2020/NĐ-CP, official letters).
_LETTER_ORGAN = r"(?:UBND|HĐND|VPCP|VPUBND|VP|MTTQ|CTK|KBNN|BHXH|S[A-ZĐ]{2,7}|B[A-ZĐ]{2,8})"
_PARTY_ORGAN = r"(?:TW|TU|ThU|HU|ĐU|ĐGS|BCĐ)[A-Za-zĐđ]{0,6}"


# PDF and typists put blanks around separators ('35 /2024/QĐ-UBND'); the number has none.
_BLANK_AROUND = re.compile(r"\s+(?=[/\-–])|(?<=[/\-–])\s+")


_KEPT = 256
"""Texts whose numbers are remembered: an ingest asks for those of a passage as long as it reads the document,
and a long document has more passages than this."""


@dataclass(frozen=True)
class FoundNumber:
    """A document number, spelled without stray blanks, and where it stands in the text that was read."""

    number: DocumentNumber
    span: Span


@cache
def _grammar() -> re.Pattern[str]:
    kind = f"(?:{'|'.join(codes())})"
    dash = r"\s{0,2}[\-–]\s{0,2}"
    slash = r"\s{0,2}/\s{0,2}"
    forms = (
        rf"{slash}(?P<y1>{_YEAR}){slash}(?P<o1>{_CONGRESS})(?!\w)",
        rf"{slash}(?P<y2>{_YEAR}){slash}(?P<k2>{kind}){dash}(?P<o2>{_ORGAN})(?![\w/])",
        rf"{slash}(?P<k3>{kind}){dash}(?P<o3>{_ORGAN})(?![\w/])",
        rf"{dash}(?P<k4>{kind}){slash}(?P<o4>{_ORGAN})(?:/nb)?(?![\w/])",
        rf"\s?(?P<k5>{kind})/(?P<o5>{_PARTY_ORGAN})(?![\w/])",
        rf"\s(?P<k7>{kind}){dash}(?P<o7>{_ORGAN})(?![\w/])",
        rf"{slash}(?P<o6>{_LETTER_ORGAN}{dash}[A-ZĐ][A-Za-zĐđ0-9]{{0,11}})(?![\w/&]|\.\w)",
    )
    return re.compile(rf"(?P<serial>{_SERIAL})(?:{'|'.join(forms)})")


@cache
def _blank_grammar() -> re.Pattern[str]:
    kind = f"(?:{'|'.join(codes())})"
    return re.compile(rf"[Ss]ố\s{{0,2}}:?[\s._…]*{_SEPARATOR}(?P<kind>{kind}){_SEPARATOR}(?P<organ>{_ORGAN})")


@lru_cache(maxsize=_KEPT)
def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Every complete document number in `text` (normalised, see text.normalize), in reading order."""
    return tuple(_found(match) for match in _grammar().finditer(text))


def find_blank_number(text: str) -> FoundNumber | None:
    """A number whose serial is not filled in ('Số:   /QĐ-UBND'): a draft, or stamped elsewhere."""
    match = _blank_grammar().search(text)
    if match is None:
        return None
    number = DocumentNumber("", kind=match["kind"], organ=match["organ"], written=match.group().strip())
    return FoundNumber(number, Span(*match.span()))


def _found(match: re.Match[str]) -> FoundNumber:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    part = {name[0]: value for name, value in groups.items() if name != "serial"}
    year = int(part["y"]) if "y" in part else None
    number = DocumentNumber(
        serial=groups["serial"],
        year=year,
        kind=canonical_code(part["k"]) if "k" in part else None,
        organ=re.sub(r"\s*([-.&])\s*", r"\1", part["o"]).replace(" ", ""),
        written=_BLANK_AROUND.sub("", match.group()),
    )
    return FoundNumber(number, Span(*match.span()))


_ISSUERS = (
    ("HĐND", "hoi dong nhan dan|hdnd"),
    ("UBND", "uy ban nhan dan|ubnd"),
    ("CP", "chinh phu"),
    ("TTg", "thu tuong(?: chinh phu)?"),
    ("TU", "tinh uy|thanh uy"),
)
_LAYS_DOWN = r"(?: \w+){0,4}? (?:quy dinh|ban hanh|thong qua|quyet nghi|quyet dinh)"


def issuer_named(folded: str) -> str | None:
    """The organ part of the numbers of whoever a fold()ed question says made what it asks for.

    'HĐND tỉnh quy định học phí bằng nghị quyết nào', 'nghị quyết nào của Chính phủ'.
    """
    named = (
        code
        for code, organ in _ISSUERS
        if re.search(
            rf"(?<!\w)(?:(?:{organ}){_LAYS_DOWN}|(?:{KINDS}) (?:nao )?cua (?:{organ}))(?!\w)", folded
        )
    )
    return next(named, None)


_KIND_BEFORE_LIMIT = 60
_CLAUSE_END = re.compile(r"[;\n]|,\s|\.(?:\s|$)")


def naming_phrase(text: str, number: Span) -> Span:
    """The words that name the document around its number: from its kind to the end of the clause.

    'Chương trình hành động số 02-CTr/TU ngày 30/12/2020 của Ban Chấp hành Đảng bộ tỉnh'
    """
    window = max(0, number.start - _KIND_BEFORE_LIMIT)
    kinds = [window + match.start() for match in _kind_names().finditer(text[window : number.start])]
    start = kinds[-1] if kinds else number.start
    end = _CLAUSE_END.search(text, number.end)
    return Span(start, end.start() if end else len(text.rstrip()))


@cache
def _kind_names() -> re.Pattern[str]:
    # "Sở Kế hoạch và Đầu tư" is an organ, no plan.
    return re.compile(rf"(?<!\w)(?:{'|'.join(names())})(?!\w)(?! và Đầu tư)", re.IGNORECASE)
