"""The parts of an official document: header block, title, subject, signature, annexes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from ingest.parsed import TABLE_KINDS, BlockKind, ParsedText
from ingest.structure import (
    is_annex,
    is_attachment_note,
    is_authority,
    is_header_anchor,
    is_legal_basis,
    is_number_line,
    is_person,
    is_place_date,
    is_recipients,
    is_rule,
    is_term_line,
    is_title,
    opening,
)
from retrieval.language.kinds import kind_of_title

_HEAD_BLOCKS = 30
_SUBJECT_BLOCKS = 7
_ADDRESSEE = re.compile(r"Kính (?:gửi|chuyển|trình)\b", re.IGNORECASE)
_LETTER_SUBJECT = re.compile(r"(?:V/v|Về việc)\b", re.IGNORECASE)
_ORGAN_LINE = re.compile(
    r"(?:CHỦ TỊCH|HỘI ĐỒNG NHÂN DÂN|(?:ỦY|UỶ) BAN|UBND|HĐND|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|THƯỜNG TRỰC|"
    r"QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|BỘ TRƯỞNG|GIÁM ĐỐC|(?:TỈNH|THÀNH|HUYỆN) (?:ỦY|UỶ)|BỘ CHÍNH TRỊ|ĐẠI HỘI)\b"
)
_ENDS_TEXT = re.compile(r"[.:;]$")
_LONGEST_SUBJECT_LINE = 300
_LONGEST_SIGNATURE_LINE = 130
_LONGEST_RECIPIENTS = 400
_SHORTEST_SIGNATURE = 2


@dataclass(frozen=True)
class Anatomy:
    """Block indices; ranges are half-open. A news item has no title and an empty header.

    `subject` holds the trích yếu's blocks; `header_end` is the first block of the body;
    `signature` holds recipients and signers; `annexes` are the blocks that open a new tree.
    """

    title: int | None
    subject: range
    header_end: int
    signature: range
    annexes: tuple[int, ...]


def dissect(parsed: ParsedText) -> Anatomy:
    """Find the parts of a document by the lines that Vietnamese drafting rules prescribe."""
    lines = [_line(parsed, index) for index in range(len(parsed.blocks))]
    title = _title(lines)
    subject = _subject(lines, title)
    header_end = _header_end(lines, title, subject)
    signature = _signature(lines, header_end)
    annexes = tuple(
        index
        for index in range(header_end, len(lines))
        if index not in signature and _opens_annex(lines, index, signature)
    )
    return Anatomy(title, subject, header_end, signature, annexes)


def is_organ_line(line: str) -> bool:
    """Whether the line names, in capitals, the organ that issues: 'HỘI ĐỒNG NHÂN DÂN TỈNH GIA LAI'."""
    return line == line.upper() and len(line) < 120 and _ORGAN_LINE.match(line) is not None


def is_letter_subject(line: str) -> bool:
    """Whether the line is the subject of an official letter: 'V/v …'."""
    return _LETTER_SUBJECT.match(line) is not None


def _line(parsed: ParsedText, index: int) -> str:
    """The text of a block that can be a line of the frame; table rows and furniture cannot."""
    block = parsed.blocks[index]
    return "" if block.kind in TABLE_KINDS or block.kind is BlockKind.FURNITURE else parsed.text_of(block)


def _title(lines: list[str]) -> int | None:
    """The line that names the kind, before the text begins."""
    for index, line in enumerate(lines[:_HEAD_BLOCKS]):
        if is_legal_basis(line) or _ADDRESSEE.match(line):
            return None
        if is_title(line) or (index and line.isupper() and _names_kind(line)):
            return None if kind_of_title(line.strip(" :")) == "Phụ lục" else index
        if opening(line) is not None and not line.isupper() and not is_number_line(line):
            return None
    return None


def _names_kind(line: str) -> bool:
    return len(line) < 200 and kind_of_title(line) is not None and not is_organ_line(line)


def _subject(lines: list[str], title: int | None) -> range:
    if title is None:
        return _letter_subject(lines)
    end = title + 1
    while end < min(len(lines), title + 1 + _SUBJECT_BLOCKS) and _is_subject_line(lines[end]):
        end += 1
    if end == title + 1 and not is_title(lines[title]):
        return range(title, end)
    return range(title + 1, end)


def _is_subject_line(line: str) -> bool:
    return not (
        not line
        or len(line) > 600
        or _ENDS_TEXT.search(line)
        or _is_preamble(line)
        or is_organ_line(line)
        or is_term_line(line)
        or is_rule(line)
        or is_header_anchor(line)
        or is_number_line(line)
        or is_place_date(line)
        or is_attachment_note(line)
        or _ADDRESSEE.match(line)
        or opening(line) is not None
    )


def _is_preamble(line: str) -> bool:
    """Whether the line is a legal basis; a subject, too, may begin 'thực hiện Nghị quyết …'."""
    return is_legal_basis(line) and (line.startswith(("Căn cứ", "Xét")) or len(line) > _LONGEST_SUBJECT_LINE)


def _letter_subject(lines: list[str]) -> range:
    for index, line in enumerate(lines[:_HEAD_BLOCKS]):
        if _ADDRESSEE.match(line) or len(line) > 300:
            break
        if is_letter_subject(line):
            return range(index, index + 1)
    return range(0, 0)


def _header_end(lines: list[str], title: int | None, subject: range) -> int:
    """The first block that is neither header line, title, subject, nor the organ under them."""
    before = takewhile(lambda pair: not is_legal_basis(pair[1]), enumerate(lines[:_HEAD_BLOCKS]))
    known = [index for index, line in before if _is_header_line(line)]
    ends = [title, subject[-1] if subject else None, *_leading(known)]
    end = max((index + 1 for index in ends if index is not None), default=0)
    while end < len(lines) and (is_organ_line(lines[end]) or is_term_line(lines[end])):
        end += 1
    return end


def _is_header_line(line: str) -> bool:
    return is_header_anchor(line) or is_number_line(line) or is_place_date(line)


def _leading(indices: list[int]) -> list[int]:
    """Header lines that stand together near the top; a form quoted below has lines like them."""
    kept: list[int] = []
    for index in indices:
        if index - (kept[-1] if kept else 0) > 8:
            break
        kept.append(index)
    return kept


def _signature(lines: list[str], header_end: int) -> range:
    """From 'Nơi nhận' or 'TM. …' to the signer's name, at the end of the main text."""
    for index in range(header_end, len(lines)):
        if is_annex(lines[index]) and any(map(is_attachment_note, lines[index + 1 : index + 4])):
            break
        if is_recipients(lines[index]) or _is_signing(lines, index):
            end = index + 1
            while end < len(lines) and _is_signature_line(lines[end]):
                end += 1
            if end - index >= _SHORTEST_SIGNATURE:
                return range(index, end)
    return range(0, 0)


def _is_signing(lines: list[str], index: int) -> bool:
    """Whether an authority line is followed by a name or a list of recipients."""
    near = lines[index + 1 : index + 6]
    return is_authority(lines[index]) and any(is_person(line) or is_recipients(line) for line in near)


def _is_signature_line(line: str) -> bool:
    if not line or is_annex(line) or is_title(line) or is_attachment_note(line) or is_header_anchor(line):
        return False
    if line[0] in "-–•+*":
        return len(line) <= _LONGEST_RECIPIENTS
    return len(line) <= _LONGEST_SIGNATURE_LINE and opening(line) is None


def _opens_annex(lines: list[str], index: int, signature: range) -> bool:
    line = lines[index]
    after_text = bool(signature) and index >= signature.stop
    attached = is_title(line) and after_text and not line.endswith(":")
    # 'PHỤ LỤC I' / 'DANH MỤC DỰ ÁN': the second line names the first.
    return (is_annex(line) or attached) and not (index and is_annex(lines[index - 1]))
