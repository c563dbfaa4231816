"""Which document a text is: read from its header block, title and signature, never from a citation."""

from __future__ import annotations

import re

from ingest.anatomy import Anatomy, dissect, is_letter_subject
from ingest.found import Found
from ingest.issuance import is_unsigned, issued_on, issuer, place
from ingest.parsed import ParsedText
from ingest.readable import is_vietnamese_layer
from ingest.security import is_draft
from ingest.structure import is_attachment_note, is_authority, is_number_line, is_person, signing_column
from retrieval.domain.document import Document, DocumentNumber, DocumentStatus, HeaderPart
from retrieval.domain.span import Span
from retrieval.language.document_numbers import find_numbers
from retrieval.language.file_names import number_in_name, serial_and_year
from retrieval.language.kinds import kind_of_code, kind_of_title
from retrieval.language.text import squeeze

_BLANK_NUMBER = re.compile(r"[Ss]ố\s*:?[\s._…]*(?P<rest>[/\-–].+)$")
_LETTER_PREFIX = re.compile(r"(?:V/v|v/v)\s*:?\s*")
_LONGEST_HEADLINE = 200
_NUMBERED_TITLE = re.compile(
    r"(?:CỦA\s.{2,60}?\s)?SỐ\s*:?\s*\d\S*(?:\s+NGÀY\s+[\w\s/.-]*?\d{4})?", re.IGNORECASE
)


def identify(parsed: ParsedText, name: str, anatomy: Anatomy | None = None) -> Document:
    """What the document says of itself; `name` is the file's, for what the text does not say."""
    anatomy = anatomy or dissect(parsed)
    found = Found(parsed)
    number = _number(found, anatomy, name)
    draft = is_draft(parsed) or (number is None and is_unsigned(found, anatomy))
    return Document(
        number=number,
        kind=_kind(found, anatomy, number),
        issuer=issuer(found, anatomy),
        issued_on=issued_on(found, anatomy, number),
        subject=_subject(found, anatomy),
        signer=_signer(found, anatomy),
        place=place(found, anatomy),
        status=DocumentStatus.DRAFT if draft else DocumentStatus.IN_FORCE,
        sources=found.sources,
    )


def _number(found: Found, anatomy: Anatomy, name: str) -> DocumentNumber | None:
    for index in range(anatomy.header_end):
        line = found.line(index)
        numbers = find_numbers(line) if is_number_line(line) else ()
        if numbers:
            found.from_text(HeaderPart.NUMBER, numbers[0].span.shift(found.start(index)))
            return numbers[0].number
    stated = _in_title(found, anatomy) or _in_head_note(found, anatomy)
    if stated is not None:
        return stated
    named = _filled_in(found, anatomy, name) or number_in_name(name)
    if named is None or not is_vietnamese_layer(found.parsed.text):
        return None
    return _own_note(found, named) or _from_name(found, named)


def _in_title(found: Found, anatomy: Anatomy) -> DocumentNumber | None:
    """'NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ 37/2007/NĐ-CP NGÀY …', as portals set it."""
    for index in anatomy.subject[:1]:
        line = found.line(index)
        title = _NUMBERED_TITLE.match(line)
        numbers = find_numbers(line[: title.end()]) if title else ()
        if numbers:
            found.from_text(HeaderPart.NUMBER, numbers[-1].span.shift(found.start(index)))
            return numbers[-1].number
    return None


def _in_head_note(found: Found, anatomy: Anatomy) -> DocumentNumber | None:
    """A regulation that is filed without its decision: '(Ban hành kèm theo Quyết định số …)' at its head."""
    after = range(anatomy.header_end, min(anatomy.header_end + 2, len(found.parsed.blocks)))
    for index in after if anatomy.title is not None else ():
        line = found.line(index)
        numbers = find_numbers(line) if is_attachment_note(line) else ()
        if numbers:
            found.from_text(HeaderPart.NUMBER, numbers[0].span.shift(found.start(index)))
            return numbers[0].number
    return None


def _from_name(found: Found, number: DocumentNumber) -> DocumentNumber:
    found.from_name(HeaderPart.NUMBER)
    return number


def _filled_in(found: Found, anatomy: Anatomy, name: str) -> DocumentNumber | None:
    """'Số:      /2025/QĐ-UBND' with the serial that the file name gives, when the years agree."""
    known = serial_and_year(name)
    for index in range(anatomy.header_end):
        blank = _BLANK_NUMBER.match(found.line(index))
        if blank is None or known is None:
            continue
        for whole in find_numbers(known[0] + blank["rest"]):
            number = whole.number
            if known[1] is None or number.year in (None, known[1]):
                return DocumentNumber(number.serial, number.year, number.kind, number.organ, known[0])
    return None


def _own_note(found: Found, named: DocumentNumber) -> DocumentNumber | None:
    """The number as the annex repeats it, '(Kèm theo Nghị quyết số …)', if it is the named one."""
    for index, block in enumerate(found.parsed.blocks):
        line = found.parsed.text_of(block)
        for number in find_numbers(line) if is_attachment_note(line) else ():
            if named.fits(number.number):
                found.from_text(HeaderPart.NUMBER, number.span.shift(found.start(index)))
                return number.number
    return None


def _kind(found: Found, anatomy: Anatomy, number: DocumentNumber | None) -> str | None:
    if anatomy.title is not None:
        found.from_text(HeaderPart.KIND, found.parsed.blocks[anatomy.title].span)
        return kind_of_title(found.line(anatomy.title).strip(" :"))
    if number is None:
        letter = bool(anatomy.subject) and is_letter_subject(found.line(anatomy.subject[0]))
        return "Công văn" if letter else None
    if HeaderPart.NUMBER in found.sources:
        found.sources[HeaderPart.KIND] = found.sources[HeaderPart.NUMBER]
    return "Công văn" if number.kind is None else kind_of_code(number.kind)


def _subject(found: Found, anatomy: Anatomy) -> str | None:
    if anatomy.subject:
        first, last = anatomy.subject[0], anatomy.subject[-1]
        if len(anatomy.subject) > 1 and _NUMBERED_TITLE.fullmatch(found.line(first)):
            first += 1
        span = Span(found.start(first), found.parsed.blocks[last].span.end)
        if anatomy.title is None and is_letter_subject(found.line(first)):
            prefix = _LETTER_PREFIX.match(found.line(first))
            span = Span(span.start + (prefix.end() if prefix else 0), span.end)
    elif anatomy.header_end == 0 and found.parsed.blocks:
        span = _headline(found.parsed)
    else:
        return None
    found.from_text(HeaderPart.SUBJECT, span)
    return squeeze(span.of(found.parsed.text))


def _headline(parsed: ParsedText) -> Span:
    """A news item's first line, or the beginning of it when it is a whole paragraph."""
    span = parsed.blocks[0].span
    if span.end - span.start <= _LONGEST_HEADLINE:
        return span
    cut = parsed.text.rfind(" ", span.start, span.start + _LONGEST_HEADLINE)
    return Span(span.start, cut if cut > span.start else span.start + _LONGEST_HEADLINE)


def _signer(found: Found, anatomy: Anatomy) -> str | None:
    signing = False
    for index in anatomy.signature:
        line = found.line(index)
        offset = signing_column(line)
        said = line[offset:]
        signing = signing or is_authority(said)
        if signing and is_person(said):
            found.from_text(HeaderPart.SIGNER, Span(offset, len(line)).shift(found.start(index)))
            return said
    return None
