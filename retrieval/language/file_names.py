"""What a file name says of the document inside: often the number, sometimes only part of it."""

from __future__ import annotations

import re
from functools import cache

from retrieval.domain.document import DocumentNumber
from retrieval.language.document_numbers import find_numbers
from retrieval.language.kinds import canonical_code, codes
from retrieval.language.text import normalize

_SEPARATOR = r"[-_. ]{1,3}"
_YEAR = r"(?:19|20)\d{2}"
_SERIAL_YEAR = re.compile(rf"(?<![\w.])(?P<serial>\d{{1,5}}[a-zđ]?)[.\-_](?P<year>{_YEAR})(?!\d)")


_PARTY_ORGANS = frozenset({"TW", "TU", "HU", "ĐU", "THU", "VPTW", "VPTU", "ĐGS", "UBKTTU"})


@cache
def _full() -> re.Pattern[str]:
    kind = "|".join(codes())
    return re.compile(
        rf"(?<![^\W_])(?P<serial>\d{{1,5}}[a-zđ]?){_SEPARATOR}(?:(?P<year>{_YEAR}){_SEPARATOR})?"
        rf"(?P<kind>{kind}){_SEPARATOR}(?P<organ>[a-zđ]{{2,10}}\d{{0,2}}(?:-[a-zđ]{{2,6}})?)(?![^\W_])",
        re.IGNORECASE,
    )


@cache
def _kind_first() -> re.Pattern[str]:
    kind = "|".join(codes())
    return re.compile(
        rf"(?<![^\W_])(?P<kind>{kind})(?:\s+số)?[-_. ]{{1,3}}"
        rf"(?P<serial>\d{{1,5}}[a-zđ]?)[.\-_ ](?P<year>{_YEAR})(?!\d)",
        re.IGNORECASE,
    )


def number_in_name(name: str) -> DocumentNumber | None:
    """'54-2017-nq-hđnd.md', 'QĐ 15.2025.pdf', '02-CTr-TU_2020.docx'; None when no kind is named."""
    stem = normalize(name).rsplit(".", 1)[0]
    written = find_numbers(stem.replace("_", " "))
    if written:
        return written[0].number
    match = _full().search(stem) or _kind_first().search(stem)
    if match is None:
        return None
    part = match.groupdict()
    organ = part.get("organ")
    kind = canonical_code(part["kind"])
    formal = _formal(part["serial"], part["year"], kind, organ.upper()) if organ else match.group()
    return DocumentNumber(
        serial=part["serial"],
        year=int(part["year"]) if part["year"] else None,
        kind=kind,
        organ=organ.upper() if organ else None,
        written=formal,
    )


def _formal(serial: str, year: str | None, kind: str | None, organ: str) -> str:
    """The number as a header would print it: a file name cannot hold the slashes."""
    if organ in _PARTY_ORGANS:
        return f"{serial}-{kind}/{organ}"
    return "/".join(part for part in (serial, year, f"{kind}-{organ}") if part)


def serial_and_year(name: str) -> tuple[str, int | None] | None:
    """The serial that may fill a number left blank in the text: '35.2024.pdf', 'QĐ 15.2025.pdf'."""
    stem = normalize(name).rsplit(".", 1)[0]
    match = _SERIAL_YEAR.search(stem.replace("_", " "))
    if match is not None:
        return match["serial"], int(match["year"])
    number = number_in_name(name)
    return None if number is None else (number.serial, number.year)
