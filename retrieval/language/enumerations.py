"""Enumerations in administrative texts: what leads them in, and their items.

    Điều 2. Đối tượng được hỗ trợ gồm:        the lead
    a) Học sinh mồ côi;                        an item
    b) Học sinh khuyết tật, trong đó:          an item, with what lies below it
    - khuyết tật nặng;

An item begins with a marker; an enumeration holds markers of one class and ends where the class of the
lead's own marker comes again, where an article begins, or at a line without a marker that continues no
unfinished item. Where markers were lost, lines after a colon that end in semicolons are items. A line may
also enumerate by itself, after a colon, parted by semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from retrieval.domain.span import Span
from retrieval.language.item_marks import Mark, has_marks
from retrieval.language.marked_lines import Line, paragraph_lines
from retrieval.language.number_words import value_of_words
from retrieval.language.sentences import sentences, statements
from retrieval.language.spoken_ordinals import counted_off, may_count_off
from retrieval.language.table_rows import is_table_line
from retrieval.language.text import lower_aligned

_COUNT = re.compile(
    r"(?<![\w/.,])(?:0?(?P<digits>[2-9]|1\d)|(?<!thứ )(?P<words>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười))"
    r"\s(?!năm|tháng|ngày|giờ|tuần|quý|lần|tỷ|triệu|nghìn|người|học)[“\"']?[^\W\d]"
)
_INLINE = re.compile(r"(?<![Ảả]nh):\s+(?=[^\n]*;)")
_BY_THE_WAY = re.compile(r"\([^()]*\w[^()]*$")
"""'cao nhất trong 5 năm (năm 2015: 107,3 tỷ; năm 2016: …)': what a bracket says lists nothing."""
_LAST_COLON = re.compile(r":(?:\s+(?=[^:;\n]*;$)|$)", re.MULTILINE)
_PART = re.compile(r"[^;]+")
_CLOSES_QUOTE = re.compile(r"[”\"][.;,]?$")
_FEWEST_HEADED = 3
_LONGEST_TITLE = 100
"""In characters."""
_LONGEST_ASIDE = 12
_SIGNED_IN = 4
"""Lines of a signature beside the recipients: 'TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH'."""
_RECIPIENTS = re.compile(r"Nơi nhận\W*$")
_LONGEST_SECTION = 400
"""How many paragraphs an item may be followed by before the next one comes; '1.3.' cannot be mistaken."""


@dataclass(frozen=True)
class Enumeration:
    """A lead and its items, in text order; an item's span begins at its marker."""

    lead: Span
    items: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the lead to the end of the last item."""
        return Span(self.lead.start, self.items[-1].end)

    def shift(self, offset: int) -> Enumeration:
        """The same enumeration seen from a text that begins `offset` code points earlier."""
        return Enumeration(self.lead.shift(offset), tuple(item.shift(offset) for item in self.items))


@lru_cache(maxsize=64)
def find_enumerations(text: str) -> tuple[Enumeration, ...]:
    """Every enumeration of at least two items, outer and inner ones, by the place of their leads."""
    spoken = may_count_off(text)
    if ":" not in text and not has_marks(text) and not spoken:
        return ()
    lines = tuple(paragraph_lines(text))
    ways = (_below, _headed, _unmarked, _alike)
    below = (next(filter(None, (way(text, lines, at) for way in ways)), None) for at in range(len(lines) - 1))
    found = [each for each in below if each is not None]
    found += [each for line in lines for each in _inline(text, line.span)]
    if spoken:
        found += [Enumeration(lead, items) for lead, items in counted_off(text)]
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


_HEAD_ENDS = re.compile(r"\s*(?:[:;,.](?=\s)|\(|\s[-–]\s)")
_BODY = re.compile(
    r"\n(?=[-–—•*+]\s|(?:\S{1,3}[.)]|(?:\d{1,2}\.)+\d{1,2}[.)]?)\s)"
    r"|(?:\n|(?<=\d)\s)(?=[^\W\d]+(?: \w+){0,2}:\s)|\s\|\s|\n(?=[^\n|]*\s\|\s)"
)
"""Where what lies below an item's title begins: '9. Hồ Cây Dừa' above 'Vị trí: …', or the cells beside it."""
_FEWEST_HEAD_WORDS = 2


def title_of(item: str) -> str:
    """The item up to what is laid out below it, in lines of its own."""
    return _BODY.split(item, maxsplit=1)[0]


def head_of(item: str, widest: int) -> str:
    """The words of an item up to where it goes into detail, marked with '…' when that is not all.

    Of several such places the last one within `widest` characters, else the first.
    """
    ends = (end.start() for end in _HEAD_ENDS.finditer(item))
    heads = [item[:end] for end in ends if len(item[:end].split()) >= _FEWEST_HEAD_WORDS]
    fitting = [head for head in heads if len(head) < widest] or heads[:1]
    return f"{fitting[-1]}…" if fitting else item


def _below(text: str, lines: Sequence[Line], at: int) -> Enumeration | None:
    """The enumeration that line `at` leads in: the lines after it carry marks of another kind."""
    lead, mark = lines[at], lines[at + 1].mark
    if mark is None or mark.kind == "article" or not _may_lead(text, lead, mark):
        return None
    items: list[Span] = []
    quoted = text[lead.span.start] in '“"'
    for after in range(at + 1, len(lines)):
        line = lines[after]
        if line.mark is not None and line.mark.kind == mark.kind:
            if items and line.mark.at and not line.mark.follows(mark):
                break
            mark = line.mark
            items.append(line.span)
            if quoted and _CLOSES_QUOTE.search(text, line.span.start, line.span.end):
                break
        elif _ends_list(line, lead, mark) or not (
            line.mark is not None or _is_led_in(text, items) or _comes_again(lines, after, lead, mark)
        ):
            break
        else:
            items[-1] = Span(items[-1].start, line.span.end)
    return Enumeration(_led_from(text, lines, at), tuple(items)) if len(items) > 1 else None


def _led_from(text: str, lines: Sequence[Line], at: int) -> Span:
    """The line that leads in what is below it; from 'Nơi nhận:' on, where the signature stands between."""
    lead = lines[at].span
    if not lead.of(text).isupper():
        return lead
    above = (line.span for line in lines[max(0, at - _SIGNED_IN) : at])
    return next((Span(s.start, lead.end) for s in above if _RECIPIENTS.match(s.of(text))), lead)


def _is_led_in(text: str, items: Sequence[Span]) -> bool:
    """Whether the last item ends in a colon: the line after it is a part of it."""
    return bool(items) and text[items[-1].end - 1] == ":"


def _may_lead(text: str, lead: Line, first: Mark) -> bool:
    """A line leads in what lies below it, from its first item on, or whatever follows its colon."""
    if lead.mark is not None and lead.mark.kind == first.kind:
        return False
    if text[lead.span.end - 1] == ":":
        return True
    return first.at <= 1 and (lead.mark is None or not first.outranks(lead.mark))


def _ends_list(line: Line, lead: Line, mark: Mark) -> bool:
    if line.mark is None:
        return False
    ends = line.mark.kind == "article" or (lead.mark is not None and line.mark.kind == lead.mark.kind)
    return ends or line.mark.outranks(mark)


def _comes_again(lines: Sequence[Line], at: int, lead: Line, mark: Mark) -> bool:
    """Whether a list goes on after the unmarked line `at`: the next of its marks comes soon."""
    reach = _LONGEST_SECTION if mark.kind == "decimal" else _LONGEST_ASIDE
    for line in lines[at : at + reach]:
        if line.mark is not None and line.mark.follows(mark):
            return True
        if _ends_list(line, lead, mark):
            return False
    return False


def _headed(text: str, lines: Sequence[Line], at: int) -> Enumeration | None:
    """As many titles over paragraphs as a line announces: '10 sự kiện của năm' above 'Lập đường dây nóng',
    below which it is told of. After a colon the first title may end in a full stop."""
    lead = lines[at]
    colon = text[lead.span.end - 1] == ":"
    if not (colon or (not lead.ended and _is_title(lines, at + 1))):
        return None
    announced = _count_in(lead.span.of(text))
    if announced < _FEWEST_HEADED:
        return None
    titles = [*([lines[at + 1].span] if colon and lines[at + 1].mark is None else ())]
    titles += [
        lines[after].span for after in range(at + 1 + len(titles), len(lines)) if _is_title(lines, after)
    ]
    return Enumeration(lead.span, tuple(titles)) if len(titles) == announced else None


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a short line that nothing ends stands over a paragraph."""
    line = lines[at]
    short = line.mark is None and not line.ended and line.span.end - line.span.start <= _LONGEST_TITLE
    return short and at + 1 < len(lines) and _is_paragraph(lines[at + 1])


def _is_paragraph(line: Line) -> bool:
    return line.mark is None and (line.ended or line.span.end - line.span.start > _LONGEST_TITLE)


def _unmarked(text: str, lines: Sequence[Line], at: int) -> Enumeration | None:
    """Lines without markers after a colon: each ends in a semicolon, the last in a full stop; or as many as
    the lead announces: 'với ba “điểm sáng”, đó là:'.

    The first may stand in the line of the lead: 'bao gồm: Học sinh mồ côi;'.
    """
    colon = _LAST_COLON.search(text, lines[at].span.start, lines[at].span.end)
    if colon is None:
        return None
    first = Span(colon.end(), lines[at].span.end)
    items = [] if first.start == first.end else [first]
    announced = _count_in(text[lines[at].span.start : colon.start()])
    start: int | None = None
    for line in lines[at + 1 :]:
        if line.mark is not None or (line.ended and text[line.span.end - 1] not in ";."):
            break
        start = line.span.start if start is None else start
        if line.ended:
            items.append(Span(start, line.span.end))
            start = None
        if len(items) == announced or (text[line.span.end - 1] == "." and len(items) > announced):
            break
    parted = sum(text[item.end - 1] == ";" for item in items)
    lead = Span(lines[at].span.start, colon.start() + 1)
    whole = len(items) == announced or parted >= len(items) - 1
    return Enumeration(lead, tuple(items)) if len(items) > 1 and whole else None


def _count_in(lead: str) -> int:
    """How many things the last number of a lead says that there are; 0 where none does."""
    said = list(_COUNT.finditer(lower_aligned(lead)))
    if not said:
        return 0
    return int(said[-1]["digits"]) if said[-1]["digits"] else value_of_words(said[-1]["words"]) or 0


def _alike(text: str, lines: Sequence[Line], at: int) -> Enumeration | None:
    """Lines without markers after a colon that begin with the same two words: 'Dự án A …', 'Dự án B …'."""
    if text[lines[at].span.end - 1] != ":":
        return None
    begins = _first_words(lines[at + 1].span.of(text))
    items: list[Span] = []
    for line in lines[at + 1 :]:
        if line.mark is not None or _first_words(line.span.of(text)) != begins:
            break
        items.append(line.span)
    return Enumeration(lines[at].span, tuple(items)) if len(items) > 1 else None


def _first_words(line: str) -> list[str]:
    return line.split(maxsplit=2)[:2]


def _inline(text: str, line: Span) -> Sequence[Enumeration]:
    """What each statement of a paragraph enumerates by itself; where none does, the paragraph as one."""
    if ";" not in line.of(text) or is_table_line(line.of(text)):
        return ()
    told = statements(text, [span.shift(line.start) for span in sentences(line.of(text))])
    found = [each for span in told if (each := _parted(text, span)) is not None]
    whole = _parted(text, line) if not found else None
    return [whole] if whole is not None else found


def _parted(text: str, stretch: Span) -> Enumeration | None:
    colon = _INLINE.search(text, stretch.start, stretch.end)
    if colon is None or _BY_THE_WAY.search(text, stretch.start, colon.start()):
        return None
    parts = (_trimmed(text, Span(*m.span())) for m in _PART.finditer(text, colon.end(), stretch.end))
    items = tuple(part for part in parts if part is not None)
    # 'gồm: xã A, xã B và xã C; cử tri đồng ý': commas part the items, the semicolon ends them.
    few = len(items) < 2 or (len(items) == 2 and "," in items[0].of(text))
    return None if few else Enumeration(Span(stretch.start, colon.start() + 1), items)


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip(" .\n"))
    return Span(start, end) if start < end else None
