"""Who issued a document, where and when: the frame of its first page."""

from __future__ import annotations

import re
from datetime import date

from ingest.anatomy import Anatomy, is_organ_line
from ingest.found import Found
from ingest.structure import is_attachment_note, is_header_anchor, is_number_line, is_place_date, is_rule
from retrieval.domain.document import DocumentNumber, HeaderPart
from retrieval.domain.span import Span
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import find_numbers
from retrieval.language.kinds import kind_of_title
from retrieval.language.text import squeeze

_PLACE_WORD = r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|XÃ|PHƯỜNG)"
_PLACE = re.compile(
    rf"(?:{_PLACE_WORD}|(?:TỈNH|THÀNH|HUYỆN|THỊ|QUẬN)\s+(?:ỦY|UỶ))\s+"
    rf"(?P<name>(?!ỦY|UỶ)\w+(?:(?:\s|\s?-\s?)\w+){{0,4}})$"
)
# Organs that stand under a superior's name and are complete in themselves.
_INDEPENDENT = re.compile(
    r"(?:SỞ|CỤC|CHI CỤC|PHÒNG|THANH TRA|TRUNG TÂM|BAN QUẢN LÝ|UBND|(?:ỦY|UỶ) BAN|HỘI ĐỒNG|LIÊN ĐOÀN|TRƯỜNG|"
    r"BỆNH VIỆN|BỘ)\s"
)
_TERM = re.compile(r"\s*[,-]?\s*\(?\s*KH[OÓ][AÁ]\s.*$")
_ADOPTED = re.compile(r"thông qua(?:\s+vào)?\s+(?=ngày)")
_PUBLISHED = re.compile(
    r"(?:Ngày đăng|Đăng ngày|Cập nhật|Ngày xuất bản|Ngày cập nhật)\s*:?\s*", re.IGNORECASE
)
_NO_ORGANS = frozenset({"VIỆT NAM", "DỰ THẢO", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "SAO Y", "BẢN SAO"})


def issuer(found: Found, anatomy: Anatomy) -> str | None:
    """The organ as the header names it, without the superior organ above it."""
    span = _issuer_span(found, anatomy)
    if span is None:
        return None
    found.from_text(HeaderPart.ISSUER, span)
    return squeeze(span.of(found.parsed.text))


def _issuer_span(found: Found, anatomy: Anatomy) -> Span | None:
    lines = _issuer_lines(found, anatomy)
    if lines:
        independent = [index for index in lines if _INDEPENDENT.match(found.line(index))]
        first = independent[-1] if independent else lines[0]
        return Span(found.start(first), found.parsed.blocks[lines[-1]].span.end)
    for index in _after_title(anatomy):
        line = found.line(index)
        if is_organ_line(line):
            name = _TERM.sub("", line)
            return Span(found.start(index), found.start(index) + len(name))
    return None


def _issuer_lines(found: Found, anatomy: Anatomy) -> list[int]:
    """Capital lines of the left column: the superior organ, then the issuing one."""
    end = anatomy.title if anatomy.title is not None else anatomy.header_end
    organs = [index for index in range(end) if _names_organ(found.line(index))]
    frame = [index for index in range(end) if _frames(found.line(index))]
    # Below the frame stands what the document is about; an organ stands there only where none is above.
    return [index for index in organs if not frame or index < frame[-1]] or organs


def _frames(line: str) -> bool:
    return is_header_anchor(line) or is_number_line(line) or is_place_date(line)


def _names_organ(line: str) -> bool:
    framing = _frames(line) or is_rule(line)
    plain = not any(char.isdigit() or char == "/" for char in line)
    plain = plain and not line.startswith("THEO ") and line not in _NO_ORGANS
    return line.isupper() and len(line) > 2 and plain and not framing


def _after_title(anatomy: Anatomy) -> range:
    return range(0 if anatomy.title is None else anatomy.title + 1, anatomy.header_end)


def issued_on(found: Found, anatomy: Anatomy, number: DocumentNumber | None) -> date | None:
    """The day of the place-date line; without header, the day of adoption or of the annex's note."""
    for index in range(anatomy.header_end):
        if is_place_date(found.line(index)):
            return found.first_date(index)
    if anatomy.header_end == 0:
        return _published_on(found)
    for index in anatomy.subject[:1]:
        numbers = find_numbers(found.line(index))
        if numbers and numbers[0].number == number:
            return found.first_date(index, numbers[0].span.end)
    adopted = _adopted_on(found, anatomy) if _is_resolution(found, anatomy) else None
    return adopted or _noted_on(found, number)


def is_unsigned(found: Found, anatomy: Anatomy) -> bool:
    """Whether the header leaves both the serial and the day open, as only a draft does."""
    lines = [found.line(index) for index in range(anatomy.header_end)]
    dates = [line for line in lines if is_place_date(line)]
    return any(map(_is_open_number, lines)) and bool(dates) and not any(find_dates(line) for line in dates)


def _is_open_number(line: str) -> bool:
    return is_number_line(line) and not find_numbers(line)


def _is_resolution(found: Found, anatomy: Anatomy) -> bool:
    return anatomy.title is not None and kind_of_title(found.line(anatomy.title)) == "Nghị quyết"


def _published_on(found: Found) -> date | None:
    """A news item's date, where it is stated as the day of publication."""
    for index in range(min(5, len(found.parsed.blocks))):
        match = _PUBLISHED.match(found.line(index))
        if match is not None:
            return found.first_date(index, match.end())
    return None


def _adopted_on(found: Found, anatomy: Anatomy) -> date | None:
    """A resolution that lost its header still says at its end on which day it was adopted."""
    end = anatomy.annexes[0] if anatomy.annexes else len(found.parsed.blocks)
    for index in range(end - 1, max(anatomy.header_end, end - 25) - 1, -1):
        line = found.line(index)
        match = _ADOPTED.search(line)
        if match is not None and "này" in line[: match.start()]:
            return found.first_date(index, match.end())
    return None


def _noted_on(found: Found, number: DocumentNumber | None) -> date | None:
    """The day in '(Kèm theo Nghị quyết số … ngày …)', when the note names this very document."""
    for index, block in enumerate(found.parsed.blocks):
        line = found.parsed.text_of(block)
        if number is not None and is_attachment_note(line):
            for noted in find_numbers(line):
                if noted.number == number:
                    return found.first_date(index, noted.span.end)
    return None


def place(found: Found, anatomy: Anatomy) -> str | None:
    """The area whose organ issues, as the header names it, in ordinary capitals."""
    below = [index for index in _after_title(anatomy) if index not in anatomy.subject]
    for index in [*_issuer_lines(found, anatomy), *below]:
        line = _TERM.sub("", found.line(index))
        match = _PLACE.search(line) if _names_organ(line) else None
        if match is not None:
            found.from_text(HeaderPart.PLACE, Span(*match.span("name")).shift(found.start(index)))
            return match["name"].title()
    return None
