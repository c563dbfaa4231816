"""The lines that lead into the items of a list: 'Mức chi:' above 'Cấp tỉnh: 950.000 đồng'."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from retrieval.language.table_rows import is_table_line
from retrieval.language.text import lower_aligned

_MARKS = (
    re.compile(r"[ivx]+[.)]\s"),
    re.compile(r"(?:điều|mục)\s+\d+[.:]|\d+[.)]\s"),
    re.compile(r"\d+(?:\.\d+)+[.)]?\s"),
    re.compile(r"[a-zđ][.)]\s"),
    re.compile(r"\*\s?"),
    re.compile(r"[-–•]\s?"),
    re.compile(r"\+\s?"),
)
"""How list items of each level open, outermost first; on lower_aligned() text."""
_MARK = re.compile("|".join(mark.pattern for mark in _MARKS))
"""Most lines open with none of them."""
_QUOTED = re.compile(r"^[“\"> ]+")
_HEADING_WORDS = 22
_KEPT = 160
"""In characters: what a lead-in keeps of a long line."""
_OUTLINED = 800
"""In characters: what an item above says of what it holds."""
_SHOWN = 3
_TITLED = 3
"""Levels whose items are titles even where a full stop ends them."""
_CAPTION = re.compile(r"(?:\w+ ){0,5}\w+\s*:")
_AMOUNTS = re.compile(r"(?:chi|mức|định mức|hỗ trợ|phụ cấp|lệ phí|phí|giá|tiền|đối với)(?!\w)")


POINTS_AT_VALUE = re.compile(
    r"(?:t[ỷỉ] (?:lệ|trọng)|con số|mức|tốc độ|chỉ số|kết quả)(?: tăng| giảm)? (?:này|trên|đó)(?!\w)"
)
"""'con số này': the figure of the sentence before, at another time or place."""
_GOES_ON = re.compile(
    r"\W*(?:riêng|trong đó|cụ thể|theo đó|bao gồm|gồm|ngoài ra|trường hợp"
    rf"|trong (?:tổng )?số (?:này|đó|\d+)|{POINTS_AT_VALUE.pattern})(?!\w)"
)
_FORMULAS = re.compile(r"(?:quyết nghị|quyết định|nghị quyết|nơi nhận|kính gửi|căn cứ)\W*$")
# "Thực hiện Công văn số …, Sở báo cáo như sau:", "Tình hình kinh tế năm 2021": nothing is measured there.
_PREAMBLE = re.compile(
    r"(?:(?:thực hiện )?(?:nghị quyết|quyết định|kế hoạch|công văn|chỉ thị|chương trình) số"
    r"|căn cứ|theo|trên cơ sở)(?!\w)"
    r"|.*(?:báo cáo|đề xuất|kiến nghị|đề nghị|ban hành|trình|thông báo)(?!\w)"
    r".*(?:như sau|sau đây|chỉ tiêu|kết quả)\W*$"
)
_SECTION = re.compile(
    r"(?:về|tình hình|kết quả|đánh giá|nhiệm vụ|giải pháp|phương hướng|mục tiêu|hạn chế|tồn tại|một số"
    r"|kiến nghị|phần)(?!\w)"
)

_LONGEST_TITLE, _FEWEST_WORDS = 100, 4
"""In characters, in words."""
_PICTURED = re.compile(r"(?<!\w)(?:ảnh|nguồn|video|clip)\s*:")
"""Captions are no titles."""
_NEVER_LAST = '.;:,!?…)”"'
"""What a title does not end in."""


@lru_cache(maxsize=1024)
def outline_above(text: str, at: int) -> str:
    """The items of a list that hold a place, outermost first, each up to the next: '2. Mức chi: a) Cán bộ …'.

    '' where no item opens before it.
    """
    opened: list[tuple[int, int]] = []
    lowered, ends, start = lower_aligned(text[:at]), [at], 0
    for line in lowered.split("\n"):
        level = _level_of(line)
        if level:
            opened = [item for item in opened if item[0] < level]
            opened.append((level, start))
            ends.append(start)
        start += len(line) + 1
    ends.sort()
    stretches = ((begin, ends[bisect_right(ends, begin)]) for _, begin in opened)
    return " ".join(text[begin : min(end, begin + _OUTLINED)] for begin, end in stretches)


def title_above(text: str, at: int) -> str:
    """The title over the paragraph that holds a place: a short line before it that nothing ends; else ''."""
    end = text.rfind("\n", 0, at)
    line = text[text.rfind("\n", 0, max(end, 0)) + 1 : max(end, 0)].strip()
    short = len(line) <= _LONGEST_TITLE and len(line.split()) >= _FEWEST_WORDS
    titled = short and line[-1] not in _NEVER_LAST and not is_table_line(line)
    lowered = lower_aligned(line)
    return line if titled and not _level_of(lowered) and _PICTURED.search(lowered) is None else ""


@lru_cache(maxsize=256)
def _level_of(line: str) -> int:
    """Of the mark that opens a line, also of one that an amendment quotes; 0 where none does."""
    said = _QUOTED.sub("", line)
    return next(at + 1 for at, mark in enumerate(_MARKS) if mark.match(said)) if _MARK.match(said) else 0


def _level_alone(line: str) -> int:
    """Of the mark that is all of a line; 0 where none is."""
    said = f"{line} "
    levels = enumerate(_MARKS) if _MARK.fullmatch(said) else ()
    return next((at + 1 for at, mark in levels if mark.fullmatch(said)), 0)


def goes_on_after(said: str) -> bool:
    """Whether a line goes on with what the one before it spoke of: 'Riêng các phường là …'."""
    return _GOES_ON.match(said) is not None


def is_item(said: str) -> bool:
    """Whether a line is an item of a list."""
    return _level_of(said) > 0


def leads_in(said: str) -> bool:
    """Whether a sentence without figures speaks for the lines below it."""
    titled = is_item(said) and said[-1] not in ".;," and len(said.split()) <= _HEADING_WORDS
    return said.endswith(":") or titled


# "Đối với cá nhân: … - Đối với tổ chức: …": one case ends the other, whatever marks they have.
_CASE = re.compile(r"(?:đối với|trường hợp)(?!\w)")


@dataclass
class LeadIns:
    """Those open at the current line, outermost first, each with its level."""

    opened: list[tuple[float, str]] = field(default_factory=list)
    _level: float = 0
    _numbered: float = 0

    @property
    def above(self) -> str:
        """The innermost ones, joined: 'chi soạn thảo báo cáo – văn bản mới'; '' when there is none."""
        named = [text for _, text in self.opened if not _SECTION.match(text)]
        return " – ".join(named[-_SHOWN:])

    def open(self, line: str) -> None:
        """A new line closes the lead-ins that are not above it; a plain paragraph closes all.

        A caption ('Mức chi:') stands below the innermost one. A number alone on its line counts for
        the next one.
        """
        alone = _level_alone(line)
        self._level = alone or _level_of(line) or self._numbered or self._level_below(line)
        self._numbered = alone
        case = _case(_bare(line).strip())
        self.opened = [
            kept for kept in self.opened if kept[0] < self._level and not (case and _case(kept[1]) == case)
        ]

    def _level_below(self, line: str) -> float:
        """Of a caption; 0 of a plain paragraph."""
        innermost = self.opened[-1][0] if self.opened else 0
        return innermost + 0.5 if _CAPTION.match(line) or goes_on_after(line) else 0

    def leads(self, line: str) -> bool:
        """Whether the current line, which states no figure, speaks for those below it."""
        told = bool(self._level) and self._level <= _TITLED and _AMOUNTS.match(_bare(line)) is not None
        return leads_in(line) or (told and len(line.split()) <= _HEADING_WORDS)

    def add(self, said: str) -> None:
        """The current line leads into what follows."""
        text = _bare(said).strip(" :.").strip()
        if text and not any(pattern.match(text) for pattern in (_FORMULAS, _PREAMBLE)):
            self.opened.append((self._level, text[:_KEPT]))


def _case(said: str) -> str:
    """How a line begins that tells a case; '' where it tells none."""
    match = _CASE.match(said)
    return match.group() if match is not None else ""


def _bare(line: str) -> str:
    for mark in _MARKS:
        line = mark.sub("", line, count=1) if mark.match(line) else line
    return line
