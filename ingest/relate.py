"""What a document says of others: what it rests on, replaces, revokes, amends, mentions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ingest.anatomy import Anatomy, dissect
from ingest.parsed import TABLE_KINDS, ParsedText
from ingest.structure import is_legal_basis
from retrieval.domain.document import Document
from retrieval.domain.relation import DocumentRef, Relation, RelationKind
from retrieval.domain.span import Span
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import FoundNumber, find_numbers
from retrieval.language.relation_cues import (
    Deed,
    deed_announced,
    deed_before,
    deed_listed,
    deed_shared,
    ground_of,
)
from retrieval.language.sentences import sentences

_DATE_WITHIN = 40
"""'số 12/2020/QĐ-UBND ngày 5 tháng 3 năm 2020': the day stands so near behind the number."""
_MOST = 500
_STRONGEST_FIRST = tuple(RelationKind)


def relate(
    parsed: ParsedText, document: Document, document_id: str, anatomy: Anatomy | None = None
) -> tuple[Relation, ...]:
    """One relation for each document named, the strongest, in the order of the text.

    Of a deed that subject and main text both tell, that of the main text, which does it.
    """
    strongest: dict[object, tuple[tuple[int, bool], Relation]] = {}
    own = document.number.key if document.number else None
    for relation, acts in _all(parsed, anatomy or dissect(parsed), document_id):
        key = relation.target.number.key
        rank = (_STRONGEST_FIRST.index(relation.kind), not acts)
        if key != own and (key not in strongest or rank < strongest[key][0]):
            strongest[key] = (rank, relation)
    ordered = sorted((relation for _, relation in strongest.values()), key=lambda relation: relation.span)
    return tuple(ordered[:_MOST])


def _all(parsed: ParsedText, anatomy: Anatomy, document_id: str) -> Iterator[tuple[Relation, bool]]:
    """The relations of a text, and whether a sentence of the main text says by itself what it does."""
    announced: Deed | None = None
    quoted = False
    for index, block in enumerate(parsed.blocks):
        line = parsed.text_of(block)
        in_quote, quoted = quoted, _stays_open(line, quoted)
        if block.kind in TABLE_KINDS or not _may_act(anatomy, index):
            announced = None
            continue
        listed = line.startswith(("-", "+", "•")) or line[1:2] in (")", ".") or line[:1].isdigit()
        announced = announced if listed else None
        deed: Deed | None = None
        for found, sentence in _numbers(line):
            same = deed_shared(deed, line[sentence.start : found.span.start])
            deed = same or _deed(line, found, sentence, announced if not in_quote else None, in_quote)
            kind, whole = (deed.kind, deed.whole) if deed else (ground_of(line), True)
            span = found.span.shift(block.span.start)
            relation = Relation(document_id, kind, DocumentRef(found.number, _day(line, found)), span, whole)
            yield relation, deed is not None and announced is None and index >= anatomy.header_end
        announced = deed_announced(line) or announced


def _may_act(anatomy: Anatomy, index: int) -> bool:
    """Whether the block speaks for the document: its subject and its main text do."""
    if index < anatomy.header_end:
        return index in anatomy.subject
    return index not in anatomy.signature and not (anatomy.annexes and index >= anatomy.annexes[0])


def _numbers(line: str) -> Iterator[tuple[FoundNumber, Span]]:
    numbers = find_numbers(line)
    if not numbers:
        return
    whole = Span(0, len(line))
    cut = sentences(line) or (whole,)
    for found in numbers:
        yield found, next((sentence for sentence in cut if found.span.within(sentence)), whole)


def _deed(
    line: str, found: FoundNumber, sentence: Span, announced: Deed | None, in_quote: bool
) -> Deed | None:
    """What a sentence does to a document; text quoted for insertion into another acts not."""
    quoted = line.count("“", 0, found.span.start) != line.count("”", 0, found.span.start)
    if is_legal_basis(line) or in_quote or quoted:
        return None
    inside = found.span.shift(-sentence.start)
    return deed_before(sentence.of(line), inside) or deed_listed(announced, line[: found.span.start])


def _stays_open(line: str, was_open: bool) -> bool:
    """Whether a quotation is still open at the end of the line."""
    opened, closed = line.rfind("“"), line.rfind("”")
    return was_open if opened == closed == -1 else opened > closed


def _day(line: str, found: FoundNumber) -> date | None:
    near = line[found.span.end : found.span.end + _DATE_WITHIN]
    return next((dated.day for dated in find_dates(near)), None)
