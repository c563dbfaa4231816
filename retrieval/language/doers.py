"""Who has or does what is measured, and where: neither is a part of an indicator's name."""

from __future__ import annotations

import re

from retrieval.domain.span import Span
from retrieval.language.figure_page import FigurePage, within
from retrieval.language.indicator_words import ACT

# "Tỉnh Sơn La có tốc độ tăng trưởng kinh tế đạt": the place is none of the name.
_PLACED = re.compile(r"(?:(?:tỉnh|thành phố|tp\.?|huyện|thị xã|quận) ?)?")
_WHERE = re.compile(r" (?:tại|ở)(?: địa bàn)?(?: (?:tỉnh|thành phố))? $")
_TAKES = r"(?:nhận|thu (?:ngân sách|nsnn|nội địa))(?!\w)"
DOES = re.compile(
    r"\s*(?:(?:này|ta|đã|vừa|chỉ|mới|cũng|còn|vẫn|đang|sẽ|tiếp tục) )*"
    rf"(?:(?:có(?! thể)|đạt(?: được)?|duy trì)\s|(?={ACT.pattern}|{_TAKES}))"
)
"""What joins a doer to what it has or does."""
# "cả tỉnh chỉ đạt kim ngạch", "đơn vị tuyển dụng 14 người": who does it is none of the name either.
_WHO = (
    r"(?:(?:cả|toàn|các|nhiều|một số|mỗi|hai) )?(?:nước|tỉnh|thành phố|tp|huyện|thị xã|quận|xã|phường|đơn vị"
    r"|địa phương|công ty|trung tâm|bệnh viện|nhà trường|cơ quan(?: chức năng)?|lực lượng chức năng|việt nam"
    r"|công an|cảnh sát|kiểm lâm|bộ đội biên phòng)"
)
_ACTOR = re.compile(
    rf"{_WHO}(?= (?:này|ta|đã|vừa|chỉ|mới|cũng|còn|vẫn|đang|sẽ|tiếp tục|có(?! vốn)|đạt|duy trì)"
    rf"(?!\w)|{ACT.pattern}| {_TAKES})"
)
_ACTOR_ALONE = re.compile(rf"{_WHO}(?: (?:này|ta))?")


def is_actor(said: str) -> bool:
    """Whether a phrase only says who did it: 'thành phố', 'đơn vị này'."""
    return _ACTOR_ALONE.fullmatch(said) is not None


def without_place(page: FigurePage, subject: Span) -> Span:
    """'giá lúa tại Long An': where it is so is no part of the name."""
    last = next(iter(reversed(within(page.places, subject))), None)
    if last is None or last.span.end != subject.end:
        return subject
    said = _WHERE.search(page.lowered, subject.start, last.span.start)
    return Span(subject.start, said.start()) if said is not None else subject


def doer_end(page: FigurePage, subject: Span) -> int:
    """Where the place or body that a phrase opens with ends; 0 where none does."""
    first = next(iter(within(page.places, subject)), None)
    if first is not None and _PLACED.fullmatch(page.lowered, subject.start, first.span.start):
        return first.span.end
    actor = _ACTOR.match(page.lowered, subject.start, subject.end)
    return actor.end() if actor is not None else 0
