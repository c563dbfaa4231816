"""A parsed document into passages that follow its structure."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from ingest.anatomy import Anatomy
from ingest.outline import Node, Piece, outline
from ingest.parsed import BlockKind, ParsedText
from ingest.structure import Level
from retrieval.domain.passage import Locator, Passage, PassageRole
from retrieval.domain.span import Span
from retrieval.language.sentences import sentences

_TINY = 200
_LARGE = 900
_LARGEST = 1400
"""A list with its lead-in may grow so far; nothing else may."""
_LONGEST_PIECE = 1100
_NAMESPACE = uuid.UUID("6f1f0c3e-52d5-5d0b-9a57-6d2f5a5f9a10")
_NEVER_MERGED = Level.ROMAN
"""Articles, chapters and Roman sections are places that people cite: each is its own passage."""

_Group = list[Piece]


def split(parsed: ParsedText, document_id: str, anatomy: Anatomy | None = None) -> tuple[Passage, ...]:
    """Passages in reading order: they never overlap and cover every character that is not blank."""
    pieces = [part for piece in outline(parsed, anatomy) for part in _shortened(piece, parsed.text)]
    groups = [group for run in _runs(pieces) for group in _pack(run)]
    headers = _table_headers(parsed)
    return tuple(
        _passage(parsed, document_id, ordinal, group, headers) for ordinal, group in enumerate(groups)
    )


def _shortened(piece: Piece, text: str) -> Iterator[Piece]:
    """The piece, or its parts when it is too long for one passage: cut at ends of sentences."""
    if len_of([piece]) <= _LONGEST_PIECE:
        yield piece
        return
    start = piece.span.start
    for end in _cuts(piece.span.of(text)):
        span = Span(start, piece.span.start + end)
        yield replace(piece, span=span, opens=piece.opens if start == piece.span.start else None)
        start = piece.span.start + end
        while start < piece.span.end and text[start].isspace():
            start += 1


def _cuts(text: str) -> list[int]:
    """Ends of parts of at most _LARGE characters, the last being the end of the text."""
    ends = [end for sentence in sentences(text) for end in _sentence_ends(text, sentence)]
    cuts: list[int] = []
    start = 0
    for end, following in zip(ends, [*ends[1:], len(text)], strict=True):
        if following - start > _LARGE and end < len(text):
            cuts.append(end)
            start = end
    return [*cuts, len(text)]


def _sentence_ends(text: str, sentence: Span) -> list[int]:
    """The sentence's end, with forced cuts before it (at a blank if any) when it is endless."""
    ends = []
    start = sentence.start
    while sentence.end - start > _LARGE:
        blank = text.rfind(" ", start + 1, start + _LARGE)
        start = blank if blank > start else start + _LARGE
        ends.append(start)
    return [*ends, sentence.end]


def _runs(pieces: Sequence[Piece]) -> Iterator[_Group]:
    """Stretches that no passage may cross: header, body, each table, signature, each annex."""
    for _, run in groupby(pieces, key=lambda piece: (piece.role, piece.tree, piece.table)):
        yield list(run)


def _pack(run: _Group) -> list[_Group]:
    """The run as passages: whole when small, else divided at its outermost level and packed again."""
    if run[0].role is not PassageRole.BODY:
        return _merged([[piece] for piece in run], _LARGE, _LARGE)
    if len(run) == 1 or _fits_whole(run):
        return [run]
    parts = _divided(run)
    if len(parts) == 1:
        parts = [[piece] for piece in run]
    return _merged([group for part in parts for group in _pack(part)], _TINY, _LARGE)


def _fits_whole(run: _Group) -> bool:
    limit = _LARGEST if run[0].lead_in else _LARGE
    cited = any(piece.opens is not None and piece.opens <= _NEVER_MERGED for piece in run[1:])
    return len_of(run) <= limit and not cited


def _divided(run: _Group) -> list[_Group]:
    """Cut before each piece that opens the outermost level below the first piece."""
    levels = [piece.opens for piece in run[1:] if piece.opens is not None]
    if not levels:
        return [[piece] for piece in run]
    outermost = min(levels)
    parts: list[_Group] = [[run[0]]]
    for piece in run[1:]:
        if piece.opens == outermost:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _merged(groups: list[_Group], tiny: int, limit: int) -> list[_Group]:
    """Neighbours joined while one of them is tiny; a bare heading goes with what follows it."""
    merged: list[_Group] = []
    for group in groups:
        if merged and _may_join(merged[-1], group, tiny, limit):
            merged[-1] = [*merged[-1], *group]
        else:
            merged.append(group)
    return merged


def _may_join(before: _Group, after: _Group, tiny: int, limit: int) -> bool:
    size = len_of([*before, *after])
    if _is_bare_heading(before):
        return size <= _LARGEST
    if after[0].opens is not None and after[0].opens <= _NEVER_MERGED:
        return False
    return _cited(before) == _cited(after) and size <= limit and min(len_of(before), len_of(after)) < tiny


def _cited(group: _Group) -> tuple[tuple[int, str], ...]:
    """The articles and sections open at the end of the group; merging never crosses them."""
    return tuple(node.place for node in group[-1].nodes if node.level <= _NEVER_MERGED)


def _is_bare_heading(group: _Group) -> bool:
    """Whether the group is nothing but opened headings, with no text under them yet."""
    headed = {node.block for piece in group for node in piece.nodes if node.heading}
    opened = all(piece.opens is not None or piece.lead_in for piece in group[:1])
    return (
        len_of(group) < _TINY
        and opened
        and len(group) <= len(headed) + 1
        and bool(group[-1].nodes)
        and (bool(group[-1].nodes[-1].heading))
    )


def len_of(group: Sequence[Piece]) -> int:
    """Characters from the first piece to the last, the line breaks between them included."""
    return group[-1].span.end - group[0].span.start


def _passage(
    parsed: ParsedText, document_id: str, ordinal: int, group: _Group, headers: dict[int, str]
) -> Passage:
    span = Span(group[0].span.start, group[-1].span.end)
    name = f"{document_id}:{span.start}:{span.end}"
    return Passage(
        id=str(uuid.uuid5(_NAMESPACE, name)),
        document_id=document_id,
        ordinal=ordinal,
        span=span,
        text=span.of(parsed.text),
        locator=_locator(parsed, span, group, headers),
        role=group[0].role,
    )


def _locator(parsed: ParsedText, span: Span, group: _Group, headers: dict[int, str]) -> Locator:
    nodes = _common(group)
    # A heading that opens inside the passage is in its text already.
    above = [node.heading for node in nodes if node.heading and not _inside(parsed, node, span)]
    header = headers.get(group[0].table, "") if group[0].table is not None else ""
    if header and header not in span.of(parsed.text):
        above.append(header)
    path = tuple(node.label for node in nodes)
    if not parsed.page_starts:
        return Locator(path=path, headings=tuple(above))
    page = max(1, bisect_right(parsed.page_starts, span.start))
    last = max(page, bisect_right(parsed.page_starts, span.end - 1))
    return Locator(page, last, path, tuple(above))


def _inside(parsed: ParsedText, node: Node, span: Span) -> bool:
    return parsed.blocks[node.block].span.within(span)


def _common(group: _Group) -> tuple[Node, ...]:
    """The levels that hold for the whole group; headings that only lead into it count with it."""
    deepest = list(group[-1].nodes)
    paths = [piece.nodes for piece in group]
    leading = 0
    places = [node.place for node in deepest]
    while leading < len(paths) - 1 and [n.place for n in paths[leading]] == places[: len(paths[leading])]:
        leading += 1
    common = deepest
    for path in paths[leading:]:
        pairs = zip(common, path, strict=False)
        common = [mine for mine, _ in takewhile(lambda pair: pair[0].place == pair[1].place, pairs)]
    return tuple(common)


def _table_headers(parsed: ParsedText) -> dict[int, str]:
    """The header row's text by table."""
    headers: dict[int, str] = {}
    for block in parsed.blocks:
        if block.kind is BlockKind.TABLE_HEADER and block.table is not None:
            text = parsed.text_of(block)
            headers[block.table] = f"{headers[block.table]} | {text}" if block.table in headers else text
    return headers
