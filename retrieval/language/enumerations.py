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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from retrieval.domain.span import Span

_CLASSES = (
    ("article", re.compile(r"(?:Điều|Chương|Mục|Phần|Phụ lục)\s+[\dIVXLC]+\b[.:]?\s*")),
    ("roman", re.compile(r"[IVXLC]{1,6}[.)]\s+")),
    ("decimal", re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})*[.)]?\s+")),
    ("number", re.compile(r"\d{1,2}[.)]\s+")),
    ("letter", re.compile(r"\(?[a-zđ][.)]\s+")),
    ("bracketed", re.compile(r"\(\d{1,2}\)\s+")),
    ("dash", re.compile(r"[-–—•*]\s+")),
    ("plus", re.compile(r"\+\s+")),
)
_INLINE = re.compile(r":\s+(?=[^\n]*;)")
_LAST_COLON = re.compile(r":(?:\s+(?=[^:;\n]*;$)|$)", re.MULTILINE)
_PART = re.compile(r"[^;]+")


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


@dataclass(frozen=True)
class _Line:
    span: Span
    marker: str | None
    ended: bool


def find_enumerations(text: str) -> tuple[Enumeration, ...]:
    """Every enumeration of at least two items, outer and inner ones, by the place of their leads."""
    lines = tuple(_lines(text))
    below = (_below(lines, at) or _unmarked(text, lines, at) for at in range(len(lines) - 2))
    found = [each for each in below if each is not None]
    found += [each for line in lines if (each := _inline(text, line.span)) is not None]
    return tuple(sorted(found, key=lambda each: (each.span.start, each.span.end)))


_ANNOUNCES = re.compile(
    r"(?:(?<!\w)(?:gồm|bao gồm|gồm có|là)(?: các)?:?|:)\s(?=[^:]*?[,;]\s[^:]*?[,;]\s)", re.IGNORECASE
)
_BRACKETED = re.compile(r"\((?P<items>[^()\d]+,\s[^()\d]+,\s[^()\d]+)\)")
_COMMA = re.compile(r"[,;]\s+(?:và\s+)?")


def enumerated_in(sentence: str) -> tuple[str, tuple[str, ...]]:
    """What a sentence announces and the parts, at least three, that it then names; ("", ()) without.

    Parts may be cut inside a name that holds a comma: they are for weighing, not for counting.
    """
    announced = list(_ANNOUNCES.finditer(sentence))
    if not announced:
        bracketed = _BRACKETED.search(sentence)
        if bracketed is None:
            return "", ()
        return sentence[: bracketed.start()].strip(), tuple(_COMMA.split(bracketed["items"]))
    at = announced[-1]
    return sentence[: at.end()].strip(), tuple(_COMMA.split(sentence[at.end() :].strip()))


def without_marker(item: str) -> str:
    """An item's words: its marker, the closing punctuation and extra white space removed."""
    return unnumbered(item).rstrip(" ;,.")


def unnumbered(line: str) -> str:
    """A line without its marker and extra white space; an article keeps its number."""
    line = " ".join(line.split())
    markers = (pattern.match(line) for _, pattern in _CLASSES[1:])
    return line[next((marker.end() for marker in markers if marker is not None), 0) :]


_HEAD_ENDS = re.compile(r"\s*(?:[:;,.](?=\s)|[(\n]|\s[-–]\s)")
_FEWEST_HEAD_WORDS = 2


def head_of(item: str, widest: int) -> str:
    """The words of an item up to where it goes into detail, marked with '…' when that is not all.

    Of several such places the last one within `widest` characters, else the first.
    """
    ends = (end.start() for end in _HEAD_ENDS.finditer(item))
    heads = [item[:end] for end in ends if len(item[:end].split()) >= _FEWEST_HEAD_WORDS]
    fitting = [head for head in heads if len(head) < widest] or heads[:1]
    return f"{fitting[-1]}…" if fitting else item


def _lines(text: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n]+", text):
        raw = match.group()
        written = raw.strip()
        if written:
            start = match.start() + raw.index(written[0])
            yield _Line(Span(start, start + len(written)), _class_of(written), written[-1] in ".;:!?")


def _class_of(line: str) -> str | None:
    return next((name for name, pattern in _CLASSES if pattern.match(line)), None)


def _below(lines: Sequence[_Line], at: int) -> Enumeration | None:
    """The enumeration that line `at` leads in: the lines after it carry markers of another class."""
    lead, marker = lines[at], lines[at + 1].marker
    if marker is None or marker in (lead.marker, "article"):
        return None
    items: list[Span] = []
    ended = True
    for line in lines[at + 1 :]:
        goes_on = line.marker is None and not ended
        ended = line.ended
        if line.marker == marker:
            items.append(line.span)
        elif goes_on:
            items[-1] = Span(items[-1].start, line.span.end)
        elif line.marker in (None, "article", lead.marker) or _outranks(line.marker, marker):
            break
        else:
            items[-1] = Span(items[-1].start, line.span.end)
    return Enumeration(lead.span, tuple(items)) if len(items) > 1 else None


def _unmarked(text: str, lines: Sequence[_Line], at: int) -> Enumeration | None:
    """Lines without markers after a colon: each ends in a semicolon, the last in a full stop.

    The first may stand in the line of the lead: 'bao gồm: Học sinh mồ côi;'.
    """
    colon = _LAST_COLON.search(text, lines[at].span.start, lines[at].span.end)
    if colon is None:
        return None
    first = Span(colon.end(), lines[at].span.end)
    items = [] if first.start == first.end else [first]
    start: int | None = None
    for line in lines[at + 1 :]:
        if line.marker is not None or (line.ended and text[line.span.end - 1] not in ";."):
            break
        start = line.span.start if start is None else start
        if line.ended:
            items.append(Span(start, line.span.end))
            start = None
        if text[line.span.end - 1] == ".":
            break
    parted = sum(text[item.end - 1] == ";" for item in items)
    lead = Span(lines[at].span.start, colon.start() + 1)
    return Enumeration(lead, tuple(items)) if len(items) > 1 and parted >= len(items) - 1 else None


def _outranks(marker: str | None, other: str) -> bool:
    order = [name for name, _ in _CLASSES]
    return marker is not None and order.index(marker) < order.index(other)


def _inline(text: str, line: Span) -> Enumeration | None:
    colon = _INLINE.search(text, line.start, line.end)
    if colon is None:
        return None
    parts = (_trimmed(text, Span(*m.span())) for m in _PART.finditer(text, colon.end(), line.end))
    items = tuple(part for part in parts if part is not None)
    # 'gồm: xã A, xã B và xã C; cử tri đồng ý': commas part the items, the semicolon ends them.
    few = len(items) < 2 or (len(items) == 2 and "," in items[0].of(text))
    return None if few else Enumeration(Span(line.start, colon.start() + 1), items)


def _trimmed(text: str, span: Span) -> Span | None:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip(" .\n"))
    return Span(start, end) if start < end else None
