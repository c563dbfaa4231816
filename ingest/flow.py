"""Hard-wrapped lines back into paragraphs, so that a sentence is contiguous in the stored text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.structure import (
    Level,
    is_frame,
    is_incomplete_number,
    is_legal_basis,
    is_term_line,
    opening,
    stands_alone,
)

_WIDEST_WRAP = 130
"""Lines longer than this were not wrapped by a margin: each is a paragraph already."""
_CELLS = " | "
"""What stands between the cells of a row."""
_SENTENCE_END = re.compile(r"[.;:!?/…][”\"')\]]*$")
_AUTHORITY_LINE = re.compile(
    r"(?:HỘI ĐỒNG NHÂN DÂN|(?:ỦY|UỶ) BAN|UBND|CHỦ TỊCH|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|THỦ TƯỚNG|CHÍNH PHỦ|"
    r"BỘ TRƯỞNG|SỞ|CỤC|CHI CỤC|BAN(?!\s+(?:HÀNH|NHÂN)|$)|VĂN PHÒNG|ĐOÀN GIÁM SÁT|THANH TRA|TRUNG TÂM)\b"
)
_OPEN_ENDED = re.compile(
    r"(?:[,(\-–]|\b(?:của|và|cho|tại|với|theo|trong|trên|từ|đến|về|do|bởi|số|ngày|tháng|năm|các|những|hoặc|là"
    r"|được|phải|sẽ|để|như|khi|nếu|mà|giữa|thuộc|CỦA|VÀ|CÁC|VỀ))$"
)
_LONE_MARK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]$")
"""Alone on its line, the mark of the item that the next line begins."""
_NAMES_MARK = re.compile(r"\b(?:Điều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Ss]ố|[Tt]iết)$")
_LONGEST_END = 8
"""The words and marks by which a line is told to go on are shorter: only so much of its end is searched."""
_ABBREVIATED = re.compile(r"\b(?:TP|TX|Tp|Tx|ThS|TS|PGS|GS)\.$")


def paragraphs(lines: Sequence[str]) -> list[str]:
    """The lines with soft breaks undone; blank lines separate and vanish."""
    width = wrap_width(lines)
    joined: list[str] = []
    open_line: str | None = None
    for raw in lines:
        line = " ".join(raw.split())
        if not line:
            open_line = None
        elif open_line is not None and _continues(joined[-1], open_line, line, width):
            joined[-1] = f"{joined[-1]} {line}"
            open_line = line
        else:
            joined.append(line)
            open_line = line
    return joined


def wrap_width(lines: Iterable[str]) -> int | None:
    """The column at which the text was wrapped, or None when it was not."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    if not 30 <= width <= _WIDEST_WRAP or lengths[-1] > 2 * _WIDEST_WRAP:
        return None
    return width


def ends_sentence(line: str) -> bool:
    """Whether a paragraph may end here."""
    abbreviated = _ABBREVIATED.search(line, len(line) - _LONGEST_END) is not None
    return _SENTENCE_END.search(line) is not None and not abbreviated


def is_open_ended(line: str) -> bool:
    """Whether a line cannot be the end of anything: it stops at a comma or a preposition."""
    return _OPEN_ENDED.search(line, len(line) - _LONGEST_END) is not None


def completes_reference(before: str, line: str) -> bool:
    """Whether a line only looks like a beginning: '… theo quy định tại' / 'Điều 5. …'."""
    opened = opening(line)
    return is_open_ended(before) and (opened is None or opened.level <= Level.ARTICLE)


def continues_lower(line: str) -> bool:
    """Whether a line begins in the middle of a sentence, or with a remark on what comes before."""
    first = line.lstrip('(“"')[:1]
    return (first.islower() or line[:1].isdigit()) and opening(line) is None


def _continues(paragraph: str, previous: str, line: str, width: int | None) -> bool:
    """Whether `line` goes on with `paragraph`, whose last source line is `previous`."""
    if _LONE_MARK.match(previous) or (line.startswith("/") and is_incomplete_number(paragraph)):
        return opening(line) is None
    if width is None or is_frame(paragraph) or (_CELLS in previous and _CELLS in line):
        return False
    if continues_lower(line):
        ended = ends_sentence(previous) and _fits(previous, line, width)
        return not (ended or _begins_item(previous, line))
    if stands_alone(line) and not completes_reference(previous, line):
        return False
    if paragraph.isupper() or line.isupper():
        return _continues_capitals(paragraph, previous, line)
    if is_open_ended(previous):
        return True
    if ends_sentence(previous):
        return not _fits(previous, line, width)
    heading = opening(paragraph) is not None and len(paragraph) < 2 * width and not is_legal_basis(paragraph)
    return not (heading and _fits(previous, line, width))


def _begins_item(previous: str, line: str) -> bool:
    """Whether a line is the mark of an item alone, and not the end of 'khoản' or 'điểm'."""
    return _LONE_MARK.match(line) is not None and _NAMES_MARK.search(previous) is None


def _continues_capitals(paragraph: str, previous: str, line: str) -> bool:
    """Titles in capitals run over several lines; the name of the organ below them does not belong."""
    both = paragraph.isupper() and line.isupper()
    if not both or stands_alone(paragraph) or is_term_line(line):
        return False
    return is_open_ended(previous) or _AUTHORITY_LINE.match(line) is None


def _fits(previous: str, line: str, width: int) -> bool:
    """Whether the first word of `line` had room on `previous`: then the break was meant."""
    return len(previous) + 1 + len(line.split(" ", 1)[0]) <= width - 4
