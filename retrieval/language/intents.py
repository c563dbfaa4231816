"""From a reading to a typed query: does it ask for a figure, a document, or something else."""

from __future__ import annotations

import re

from retrieval.domain.figure import Measure
from retrieval.domain.query import (
    DocumentQuery,
    Facet,
    FigureQuery,
    OpenQuery,
    Query,
    Reading,
    StatusAsked,
    Wanted,
)
from retrieval.language import question_words as words
from retrieval.language.kinds import kind_of_code, names
from retrieval.language.loose_numbers import parse_loose
from retrieval.language.text import fold

_CHANGES = (Measure.GROWTH_PCT, Measure.CHANGE_PP, Measure.CHANGE_ABS, Measure.MULTIPLE)
# Words about the document itself; when only these are left, the document is what is asked for.
_ABOUT_DOCUMENTS = frozenset(
    """
    noi dung quy dinh viec van de gi cai ban hanh ky trich yeu so hieu nghi quyet quyet dinh chi thi ket
    luan thong bao van ban chuong trinh hanh dong ke hoach bao cao cong van uy ban nhan dan hoi dong
    ubnd hdnd tinh uy
    """.split()
)
_WANTED = (
    (words.LIST, Wanted.LIST),
    (words.PERSON, Wanted.PERSON),
    (words.DATE, Wanted.DATE),
    (words.ORGAN, Wanted.ORGAN),
    (words.YES_NO, Wanted.YES_NO),
    (words.DEFINITION, Wanted.DEFINITION),
)


def classify(reading: Reading) -> Query:
    """The typed query of a reading."""
    folded = fold(reading.written)
    facet = _facet(folded)
    if _asks_for_document(reading, folded, facet):
        return DocumentQuery(reading, _kind(reading), facet or Facet.CONTENT)
    wanted = next((wanted for pattern, wanted in _WANTED if pattern.search(folded)), None)
    if _asks_for_figure(folded, wanted):
        return FigureQuery(
            reading, _indicator(reading.terms), _measures(folded), _units(folded), _status(folded)
        )
    return OpenQuery(reading, wanted or Wanted.PASSAGE)


# Words of measuring, planning and comparing: they choose among an indicator's figures, they do not name it.
_MEASURE_PAIRS = frozenset(
    [
        "ke hoach",
        "muc tieu",
        "chi tieu",
        "du toan",
        "thuc hien",
        "phan tram",
        "cung ky",
        "so voi",
        "it nhat",
        "toi da",
        "toi thieu",
        "phan dau",
        "de ra",
        "the nao",
    ]
)
_MEASURE_WORDS = frozenset(
    """
    tang giam dat bang vuot kh giao uoc thuc may gap ty trieu dong ti duoc so
    """.split()
)


def _indicator(terms: tuple[str, ...]) -> tuple[str, ...]:
    paired: set[int] = set()
    for at in range(len(terms) - 1):
        if f"{terms[at]} {terms[at + 1]}" in _MEASURE_PAIRS:
            paired |= {at, at + 1}
    kept = tuple(term for at, term in enumerate(terms) if at not in paired and term not in _MEASURE_WORDS)
    return kept or terms


def _facet(folded: str) -> Facet | None:
    facets = (
        (words.SIGNER, Facet.SIGNER),
        (words.ISSUED_WHEN, Facet.DATE),
        (words.ISSUER, Facet.ISSUER),
        (words.NUMBER_ASKED, Facet.NUMBER),
        (words.CONTENT, Facet.CONTENT),
    )
    return next((facet for pattern, facet in facets if pattern.search(folded)), None)


def _asks_for_document(reading: Reading, folded: str, facet: Facet | None) -> bool:
    rest = [term for term in reading.terms if term not in _ABOUT_DOCUMENTS]
    if reading.number is not None:
        return (
            not rest
            or (facet not in (None, Facet.CONTENT) and len(rest) <= 3)
            or (facet is not None and len(rest) <= 2)
        )
    return facet is Facet.NUMBER and _kind_named(folded) is not None


def _kind(reading: Reading) -> str | None:
    number = parse_loose(reading.written)
    if number is not None:
        return number.kind
    return _kind_named(fold(reading.written))


def _kind_named(folded: str) -> str | None:
    for name in names():
        if re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", folded):
            return name
    match = re.search(r"(?<!\w)(nq|qd|ctr|cthd|kh|bc|tb|kl|ct)(?!\w)", folded)
    return kind_of_code(match.group()) if match else None


def _asks_for_figure(folded: str, wanted: Wanted | None) -> bool:
    if words.QUANTITY.search(folded):
        return wanted is not Wanted.LIST or words.INDICATOR_HEAD.search(folded) is not None
    if wanted is not None:
        return False
    return words.INDICATOR_HEAD.search(folded) is not None or words.RANK.search(folded) is not None


def _measures(folded: str) -> tuple[Measure, ...]:
    found: list[tuple[int, tuple[Measure, ...]]] = []
    for pattern, measures in (
        (words.RATIO, (Measure.RATIO_TO_PLAN_PCT,)),
        (words.SHARE, (Measure.SHARE_PCT,)),
        (words.RANK, (Measure.RANK,)),
        (words.LEVEL, (Measure.LEVEL,)),
    ):
        match = pattern.search(folded)
        if match is not None:
            found.append((match.start(), measures))
    change = words.CHANGE.search(folded)
    if change is not None and (
        words.QUANTITY.search(folded, change.end()) or "hay giam" in folded or not found
    ):
        found.append((change.start(), _CHANGES))
    ordered = [measure for _, measures in sorted(found) for measure in measures]
    return tuple(dict.fromkeys(ordered))


def _units(folded: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match["unit"] for match in words.COUNTED.finditer(folded)))


def _status(folded: str) -> StatusAsked:
    plan = [
        m
        for m in words.PLANNED.finditer(folded)
        if not words.RATIO.search(folded[max(0, m.start() - 40) : m.end()])
    ]
    if plan and words.REALISED.search(folded):
        return StatusAsked.ANY
    if plan:
        return StatusAsked.PLANNED
    return StatusAsked.REALISED if words.REALISED.search(folded) else StatusAsked.ANY
