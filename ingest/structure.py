"""Lines that build a Vietnamese administrative document: headings, clauses, blocks at both ends.

Follows Decree 30/2020/NĐ-CP (State) and Guideline 36-HD/VPTW (Party). A numbered heading needs a
blank and a capital after its number, or '5.316,4 tỷ đồng' would open a clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from retrieval.language.kinds import kind_of_title
from retrieval.language.text import fold

_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_LOWER = _UPPER.lower()
_CAPITAL = rf"(?=[{_UPPER}“\"'(])"


class Level(IntEnum):
    """Depth of a heading or clause, outermost first."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    LETTER = 5
    ROMAN = 6
    CLAUSE = 7
    SUBCLAUSE = 8
    POINT = 9
    ITEM = 10
    SUBITEM = 11


@dataclass(frozen=True)
class Opening:
    """How a line opens a level: the label a locator shows ('khoản 2') and the ordinal as written."""

    level: Level
    label: str
    ordinal: str


_PATTERNS: tuple[tuple[Level, str, re.Pattern[str]], ...] = tuple(
    (level, label, re.compile(pattern))
    for level, label, pattern in (
        (Level.PART, "Phần {}", r"(?:Phần|PHẦN)\s+((?:thứ|THỨ)\s+\w+|[IVXLC]+|\d+)\b"),
        (Level.CHAPTER, "Chương {}", r"(?:Chương|CHƯƠNG)\s+((?:thứ|THỨ)\s+\w+|[IVXLC]+|\d+)\b"),
        (Level.SECTION, "Mục {}", r"(?:Mục|MỤC|Tiểu mục)\s+(\d+|[IVXLC]+)(?=\s*[.:\-–]|\s+[A-ZĐ]|$)"),
        (Level.ARTICLE, "Điều {}", r"(?:Điều|ĐIỀU)\s+(\d+[a-zđ]?)(?=\s*[.:\-–]|\s*$)"),
        (Level.ROMAN, "mục {}", rf"([IVXLC]{{1,6}})\s*[.\-–/)]\s*{_CAPITAL}"),
        (Level.LETTER, "mục {}", rf"([A-ĐE-H])\s*[.\-–/]\s+{_CAPITAL}"),
        (Level.CLAUSE, "khoản {}", rf"(\d{{1,2}})\s*[.\-–)/]\s+{_CAPITAL}"),
        (Level.SUBCLAUSE, "{}", rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\s*[.\-–]?\s+{_CAPITAL}"),
        (Level.POINT, "điểm {}", r"([a-zđ])\s*[).]\s+(?=\S)"),
        (Level.ITEM, "", r"([-–•*])\s+"),
        (Level.SUBITEM, "", r"(\+)\s+"),
    )
)
_LEGAL_BASIS = re.compile(r"(?:-\s*)?(?:Căn cứ|Xét|Theo đề nghị|Trên cơ sở|Thực hiện)\b", re.IGNORECASE)
_ENACTING = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ|KẾT LUẬN)\s*:?$")
_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|DANH MỤC|DANH SÁCH|MẪU|Mẫu)(?:\s+(?:SỐ|số))?\s*[\dIVXLC]*[.:]?$"
)
_ANNEX_CAPITALS = re.compile(r"(?:PHỤ LỤC|DANH MỤC|DANH SÁCH)\b")
_ATTACHED = re.compile(
    r"\(\s*(?:Ban hành\s+)?[Kk]èm theo\s+"
    r"(?:Quyết định|Nghị quyết|Kế hoạch|Báo cáo|Công văn|Tờ trình|Chương trình|Hướng dẫn|Thông báo)"
)
_RECIPIENTS = re.compile(r"Nơi nhận\s*:?")
_LEFT_COLUMN = re.compile(r"(?:Nơi nhận\s*:|[-–•+*].*[;)])\s+(?=[A-ZĐÀ-Ỹ(])")
_AUTHORITY = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|Q)\.?\s+(?=[A-ZĐ])")
_POSITION = re.compile(
    r"(?:QUYỀN\s+|PHÓ\s+)?(?:BÍ THƯ|CHỦ TỊCH|CHỦ TỌA|CHỦ TRÌ|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|"
    r"CHỦ NHIỆM|TRƯỞNG BAN|TRƯỞNG ĐOÀN|TRƯỞNG PHÒNG|CỤC TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|HIỆU TRƯỞNG|THỦ TƯỚNG|"
    r"TỔNG BÍ THƯ)\b"
)
_STATE_ANCHOR = re.compile(r"cong\s*hoa\s*xa\s*hoi\s*chu\s*nghia")
_MOTTO = re.compile(r"doc\s*lap\s*-\s*tu\s*do")
_PARTY_ANCHOR = re.compile(r"dang\s*cong\s*san\s*viet\s*nam")
_RULE = re.compile(r"[-–—_*=.…·~ ]{3,}$")
_PERSON = re.compile(rf"[{_UPPER}][{_LOWER}]+(?:\s[{_UPPER}][{_LOWER}]+){{1,4}}$")
_NUMBER_LINE = re.compile(r"(?:Luật\s+|Nghị quyết\s+)?[Ss]ố\s*:?\s*[\d.…_ ]*[a-zđ]?\s*[/\-–]\s*\S")
_INCOMPLETE_NUMBER = re.compile(r"[Ss]ố\s*:?\s*\d*$")
_PLACE_DATE = re.compile(r"[^,\d]{2,40},\s*[Nn]gày\s*[\d.…_ ]*\s*tháng\s*[\d.…_ ]*\s*năm\s*[\d.…_ ]*\W*$")
_SIGNED = re.compile(r"\(?[Đđ]ã ký\)?$")
_TERM_LINE = re.compile(r"\(?KH[OÓ][AÁ]\s+[IVXLC\d]+\b")


@lru_cache(maxsize=1024)
def opening(line: str) -> Opening | None:
    """The level that this line opens, or None for running text."""
    for level, label, pattern in _PATTERNS:
        match = pattern.match(line)
        if match is not None:
            return Opening(level, label.format(match[1]), match[1])
    return None


def is_state_anchor(line: str) -> bool:
    """Whether the line is the name of the State or its motto."""
    folded = fold(line)
    return bool(_STATE_ANCHOR.search(folded)) or bool(_MOTTO.search(folded))


def is_party_anchor(line: str) -> bool:
    """Whether the line is the Party's name in capitals."""
    return line.isupper() and len(line) < 40 and bool(_PARTY_ANCHOR.search(fold(line)))


def is_header_anchor(line: str) -> bool:
    """Whether the line stands at the top right of an official document."""
    return len(line) < 80 and (is_state_anchor(line) or is_party_anchor(line))


def is_legal_basis(line: str) -> bool:
    """Whether the line says what the document rests on."""
    return _LEGAL_BASIS.match(line) is not None


def is_enacting(line: str) -> bool:
    """Whether the line is 'QUYẾT ĐỊNH:' or its like, alone."""
    return _ENACTING.match(line) is not None


def is_annex(line: str) -> bool:
    """Whether the line opens an annex or another document that is attached."""
    return bool(_ANNEX.match(line)) or (line.isupper() and bool(_ANNEX_CAPITALS.match(line)))


def is_attachment_note(line: str) -> bool:
    """Whether the line says '(Kèm theo Quyết định số …)'."""
    return _ATTACHED.match(line) is not None


def is_recipients(line: str) -> bool:
    """Whether the line opens the list of recipients."""
    return _RECIPIENTS.match(line) is not None


def is_authority(line: str) -> bool:
    """Whether the line opens a signature: 'TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'CHỦ TỊCH'."""
    return len(line) < 100 and line.upper() == line and bool(_AUTHORITY.match(line) or _POSITION.match(line))


def is_person(line: str) -> bool:
    """Whether the line reads as a signer's name."""
    return len(line) <= 40 and _PERSON.match(line) is not None


def signing_column(line: str) -> int:
    """Where the right column begins in a line that tabs set recipients and signature side by side in.

    'Nơi nhận: TM. ỦY BAN NHÂN DÂN', '- UBND các huyện, thị xã; Nguyễn Văn An'; 0 for any other line.
    """
    left = _LEFT_COLUMN.match(line)
    return left.end() if left else 0


def is_rule(line: str) -> bool:
    """Whether the line is a drawn rule or dots to fill in."""
    return _RULE.match(line.strip()) is not None


def is_term_line(line: str) -> bool:
    """Whether the line names an assembly's term: 'KHÓA XIV, KỲ HỌP THỨ NĂM'."""
    return _TERM_LINE.match(line) is not None


def is_number_line(line: str) -> bool:
    """Whether the line gives the document's number: 'Số: 15/2025/QĐ-UBND', filled in or not."""
    return len(line) < 60 and _NUMBER_LINE.match(line) is not None


def is_incomplete_number(line: str) -> bool:
    """Whether the line is 'Số: 24', the rest of the number being wrapped to the next line."""
    return _INCOMPLETE_NUMBER.match(line) is not None


def is_place_date(line: str) -> bool:
    """Whether the line gives place and day: 'Hà Nội, ngày 28 tháng 02 năm 2025', filled in or not."""
    return _PLACE_DATE.match(line) is not None


def is_frame(line: str) -> bool:
    """Whether the line belongs to a header or signature block, where every line is a whole."""
    framing = is_header_anchor(line) or is_title(line) or is_number_line(line) or is_place_date(line)
    return framing or _SIGNED.match(line) is not None


def stands_alone(line: str) -> bool:
    """Whether this line always begins a paragraph of its own, whatever stands before it."""
    return (
        opening(line) is not None
        or is_legal_basis(line)
        or is_enacting(line)
        or is_annex(line)
        or is_attachment_note(line)
        or is_recipients(line)
        or is_authority(line)
        or is_frame(line)
    )


def is_title(line: str) -> bool:
    """Whether the line is the title of a document: a kind in capitals and nothing else."""
    bare = line.strip(" :")
    kind = kind_of_title(bare) if bare.isupper() else None
    return kind is not None and len(bare) <= len(kind) + 2
