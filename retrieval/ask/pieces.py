"""The pieces of a passage that may answer an open question: sentences, pairs of them, whole enumerations."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Wanted
from retrieval.domain.span import Span
from retrieval.language.anaphora import POINTS_BACK, sentence_before
from retrieval.language.enumerations import Enumeration, find_enumerations, title_of
from retrieval.language.item_marks import mark_of
from retrieval.language.lead_ins import title_above
from retrieval.language.listed import leads_organs
from retrieval.language.names import begins_with_organ, find_people
from retrieval.language.parallels import Group, alike, find_parallels, ranks_further
from retrieval.language.prose_lists import list_in
from retrieval.language.sentences import sentences, statements
from retrieval.language.table_lists import find_table_lists
from retrieval.language.text import fold
from retrieval.ports import ContentStore

# In characters.
_LONGEST_LIST = 8000
_LONGEST_OUTLINE = 40_000
_LONGEST_TITLE = 150
_LONGEST_PAIR = 400
_LONGEST_LED = 2500
LONGEST_PARAGRAPH = 1200
_LONGEST_GOING_ON = 2200
_CORE = 30
_SAME = 150
"""Copies of one text may differ further on, in how lines are broken."""
_WHOLE_STATEMENTS = frozenset({Wanted.PASSAGE, Wanted.DEFINITION, Wanted.YES_NO, Wanted.REASON})


@dataclass(frozen=True)
class Piece:
    """A contiguous piece of a stored text; spans count in the stored text.

    `lead` is the line that leads the piece in, when it is an item of an enumeration or is one itself;
    `items` are the items of a whole enumeration, or of one that nothing leads in: statements alike.
    """

    found: RetrievedPassage
    span: Span
    text: str
    lead: Span | None = None
    led_by: str = ""
    items: tuple[Span, ...] = ()

    @property
    def before(self) -> str:
        """The sentence before the lead, where that goes on from it: it bears no mark."""
        place = self.found.passage.span
        if self.lead is None or mark_of(self.led_by) is not None or not self.lead.within(place):
            return ""
        text = self.found.passage.text
        return sentence_before(text, self.lead.start - place.start).of(text)

    @property
    def item_texts(self) -> tuple[str, ...]:
        """The items as they are written."""
        return tuple(item.shift(-self.span.start).of(self.text) for item in self.items)

    @property
    def core(self) -> str:
        """What stands in its middle: enough to know it again where it is repeated."""
        middle = len(self.text) // 2
        return self.text[max(0, middle - _CORE) : middle + _CORE]

    def holds(self, other: Piece) -> bool:
        """Whether another piece is a part of this list."""
        within = other.span.within(self.span) and other.span != self.span
        return bool(self.items) and within and self.found.stored.id == other.found.stored.id

    def tells_what(self, other: Piece) -> bool:
        """Whether it is a part of another piece, or another copy of it."""
        same = self.found.stored.id == other.found.stored.id
        return self.span.overlaps(other.span) if same else fold(self.text)[:_SAME] == fold(other.text)[:_SAME]

    @property
    def listed(self) -> str:
        """What it says; of long sections their titles alone."""
        if len(self.text) <= _LONGEST_LIST:
            return self.text
        return "\n".join(map(title_of, self.item_texts))


class Pieces:
    """Cuts passages into pieces; reads on in the stored text where an enumeration does."""

    def __init__(self, content: ContentStore) -> None:
        self._content = content

    def title_over(self, piece: Piece) -> str:
        """The title over the paragraph in which a piece begins, as news have them in the text; else ''."""
        return title_above(self._content.text(piece.found.stored.version.text_hash), piece.span.start)

    def with_those_alike(self, piece: Piece, terms: Collection[str]) -> Piece:
        """The statements that answer as well as a piece, where it is one of several alike; else the piece."""
        text = self._content.text(piece.found.stored.version.text_hash)
        groups = [
            alike(text, group, piece.span, terms) for group in find_parallels(text) if piece.span in group
        ]
        fitting = [group for group in groups if len(group) > 1]
        return _together(piece.found, text, fitting[0]) if fitting else piece

    def going_on(self, piece: Piece, other: Piece | None) -> Piece | None:
        """The statements after a piece, to the end of what is as long as a few paragraphs, or to where
        another piece of the text begins; None without any."""
        text = self._content.text(piece.found.stored.version.text_hash)
        start, end = piece.span.start, piece.span.end
        stops = [len(text)] if other is None or other.span.start < end else [len(text), other.span.start]
        reach = min(start + _LONGEST_GOING_ON, *stops)
        rest = [span.shift(end) for span in sentences(text[end:reach])]
        if reach not in stops:
            # The last one may be cut.
            rest = rest[:-1]
        if not rest:
            return None
        span = Span(rest[0].start, rest[-1].end)
        return Piece(piece.found, span, span.of(text))

    def over(self, passages: Iterable[RetrievedPassage], wanted: Wanted) -> Iterator[Piece]:
        """The pieces of passages, best first; a list that goes on over several is told by the first."""
        lists: set[tuple[str, Span]] = set()
        for found in passages:
            for piece in self.of(found, wanted):
                one = (found.stored.id, piece.span)
                if not piece.items or one not in lists:
                    yield piece
                if piece.items:
                    lists.add(one)

    def of(self, found: RetrievedPassage, wanted: Wanted) -> Iterator[Piece]:
        """Whole enumerations for a list, else sentences and, where a clause is asked for, pairs of them."""
        text = self._content.text(found.stored.version.text_hash)
        place = found.passage.span
        enumerations = find_enumerations(text)
        if wanted is Wanted.LIST or wanted in _WHOLE_STATEMENTS:
            spans = _statements_begun(text, place)
        else:
            spans = [span.shift(place.start) for span in sentences(found.passage.text)]
        if wanted is Wanted.REASON:
            yield from _paragraphs(found, text, enumerations)
        if wanted is Wanted.LIST:
            yield from _lists(found, text, enumerations, spans)
            yield from _parallels(found, text, enumerations)
            yield from _pointing_back(found, text, spans)
            yield from _ranked(found, text, spans)
            spans = [s for s in spans if list_in(s.of(text)) or not _is_part_of(s, enumerations)]
        elif wanted is Wanted.ORGAN:
            yield from _organs_led(found, text, enumerations)
        elif wanted is Wanted.PERSON:
            yield from _people_led(found, text, enumerations)
        elif wanted in _WHOLE_STATEMENTS:
            yield from _pairs(found, text, spans)
            yield from _led(found, text, enumerations)
        for span in spans:
            lead = _lead_of(span, enumerations)
            yield Piece(found, span, span.of(text), lead, lead.of(text) if lead else "")


def _statements_begun(text: str, place: Span) -> list[Span]:
    """The statements that begin in a passage, each to its end: long paragraphs are cut at semicolons."""
    line = text.find("\n", place.end, place.end + LONGEST_PARAGRAPH)
    reach = line if line >= 0 else min(len(text), place.end + LONGEST_PARAGRAPH)
    found = [span.shift(place.start) for span in sentences(text[place.start : reach])]
    return [span for span in statements(text, found) if span.start < place.end]


def _lists(
    found: RetrievedPassage, text: str, enumerations: Sequence[Enumeration], told: Sequence[Span]
) -> Iterator[Piece]:
    """The enumerations that begin in the passage, to their ends, and the innermost one that it goes on with;
    without any, all that it tells. What the lead of another lists is told with that."""
    place = found.passage.span
    listing = (*enumerations, *find_table_lists(text))
    short = [e for e in listing if _span_of(e) <= _LONGEST_LIST or _are_sections(e, text)]
    begun = [
        each
        for each in short
        if place.start <= each.lead.start < place.end and not any(each.span.within(e.lead) for e in short)
    ]
    going_on = [e for e in short if e.lead.start < place.start and e.items[0].start < place.end <= e.span.end]
    for each in (*begun, *sorted(going_on, key=_span_of)[:1]):
        yield _whole(found, text, each)
    if not begun:
        whole = Span(place.start, max(place.end, told[-1].end)) if told else place
        yield Piece(found, whole, whole.of(text))


def _are_sections(each: Enumeration, text: str) -> bool:
    """Whether the items are titles with what lies below them: they tell what they are however long it is."""
    titles = (title_of(item.of(text)) for item in each.items)
    return _span_of(each) <= _LONGEST_OUTLINE and all(len(title) <= _LONGEST_TITLE for title in titles)


def _parallels(found: RetrievedPassage, text: str, enumerations: Sequence[Enumeration]) -> Iterator[Piece]:
    """The groups of statements alike that begin in the passage and are no items of a list."""
    place = found.passage.span
    for group in find_parallels(text):
        if place.start <= group[0].start < place.end and not _is_part_of(group[0], enumerations):
            yield _together(found, text, group)


def _together(found: RetrievedPassage, text: str, group: Group) -> Piece:
    span = Span(group[0].start, group[-1].end)
    return Piece(found, span, span.of(text), items=group)


def _short_lists(found: RetrievedPassage, text: str, enumerations: Sequence[Enumeration]) -> Iterator[Piece]:
    """The enumerations that begin in the passage, where they are short enough to stand for one clause."""
    place = found.passage.span
    for each in enumerations:
        if place.start <= each.lead.start < place.end and _span_of(each) <= _LONGEST_LED:
            yield _whole(found, text, each)


def _whole(found: RetrievedPassage, text: str, each: Enumeration) -> Piece:
    return Piece(found, each.span, each.span.of(text), each.lead, each.lead.of(text), each.items)


def _led(found: RetrievedPassage, text: str, enumerations: Sequence[Enumeration]) -> Iterator[Piece]:
    """A line that ends in a colon says nothing without what it leads in."""
    return (piece for piece in _short_lists(found, text, enumerations) if piece.led_by.endswith(":"))


def _pointing_back(found: RetrievedPassage, text: str, spans: list[Span]) -> Iterator[Piece]:
    """A list with the sentence that says what it is of: 'Có ba dịch vụ mới. Đó là A, B và C.'."""
    for span in spans:
        told = span.of(text)
        if POINTS_BACK.match(told) is None or list_in(told) is None:
            continue
        both = Span(sentence_before(text, span.start).start, span.end)
        if both.end - both.start <= _LONGEST_LED:
            yield Piece(found, both, both.of(text))


def _ranked(found: RetrievedPassage, text: str, spans: list[Span]) -> Iterator[Piece]:
    """Statements that rank things one after another, from the one that tells the first."""
    for ranked, run in itertools.groupby(range(1, len(spans)), lambda at: ranks_further(spans[at].of(text))):
        if ranked:
            places = list(run)
            whole = Span(spans[places[0] - 1].start, spans[places[-1]].end)
            if whole.end - whole.start <= LONGEST_PARAGRAPH:
                yield Piece(found, whole, whole.of(text))


def _organs_led(found: RetrievedPassage, text: str, enumerations: Sequence[Enumeration]) -> Iterator[Piece]:
    """Organs behind a line that leads them in, and items that each are one: below 'Đơn vị thu lệ phí'."""
    for piece in _short_lists(found, text, enumerations):
        if leads_organs(piece.led_by) or all(map(begins_with_organ, piece.item_texts)):
            yield piece


def _people_led(found: RetrievedPassage, text: str, enumerations: Sequence[Enumeration]) -> Iterator[Piece]:
    """People behind a line that leads them in: 'Dự lễ có các đồng chí: …'."""
    return (p for p in _short_lists(found, text, enumerations) if all(map(find_people, p.item_texts)))


def _paragraphs(found: RetrievedPassage, text: str, enumerations: Sequence[Enumeration]) -> Iterator[Piece]:
    """A reason goes on to the end of its paragraph."""
    place = found.passage.span
    for line in re.finditer(r"[^\n]+", text[place.start : place.end]):
        span = Span(*line.span()).shift(place.start)
        if _LONGEST_PAIR < span.end - span.start <= LONGEST_PARAGRAPH:
            lead = _lead_of(span, enumerations)
            yield Piece(found, span, span.of(text), lead, lead.of(text) if lead else "")


def _span_of(enumeration: Enumeration) -> int:
    return enumeration.span.end - enumeration.span.start


def _pairs(found: RetrievedPassage, text: str, spans: list[Span]) -> Iterator[Piece]:
    for first, second in itertools.pairwise(spans):
        if second.end - first.start <= _LONGEST_PAIR:
            both = Span(first.start, second.end)
            yield Piece(found, both, both.of(text))


def _is_part_of(span: Span, enumerations: Sequence[Enumeration]) -> bool:
    return any(span.within(part) for each in enumerations for part in (each.lead, *each.items))


def _lead_of(span: Span, enumerations: Sequence[Enumeration]) -> Span | None:
    """The lead of the innermost enumeration of which the span is an item or part of one."""
    leads = [each.lead for each in enumerations if any(span.within(item) for item in each.items)]
    return leads[-1] if leads else None
