"""Blocks as Telegram messages: the answer first, quotes set apart, sources below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from bot.render import wording
from bot.render.blocks import (
    Block,
    Body,
    Calculation,
    Choice,
    Choices,
    Headline,
    Notice,
    NoticeKind,
    Quote,
    Source,
    Table,
    Understood,
    blocks,
    issued_on,
    title,
)
from bot.render.html import Line, Section, bold, italic, joined, line, messages
from retrieval.domain.answer import Answer
from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.span import Span

_QUOTES_SHOWN = 2
"""More would push the sources off a telephone's screen; buttons open the others."""
_AROUND = 1500
"""Code points of a long passage that are shown on either side of the quote."""
_LONGEST_TITLE = 200
_NOTICES = {NoticeKind.WARNING: wording.WARNINGS, NoticeKind.NEARBY: wording.NEARBY}


def render(answer: Answer) -> tuple[str, ...]:
    """The answer as HTML, one string per message."""
    return messages(sections(answer))


def sections(answer: Answer) -> tuple[Section, ...]:
    """The answer in the order in which it is read; of a comparison the table says what the headline does."""
    shown = blocks(answer)
    if any(isinstance(block, Table) for block in shown):
        shown = tuple(block for block in shown if not isinstance(block, Headline))
    return tuple(tuple(_LAYOUTS[kind](tuple(group))) for kind, group in groupby(shown, key=type))


def render_passage(stored: StoredDocument, passage: Passage, marked: Span) -> str:
    """A passage with `marked` (of the stored text) in bold: one message."""
    shown = Span(max(passage.span.start, marked.start - _AROUND), min(passage.span.end, marked.end + _AROUND))
    if not marked.overlaps(passage.span):
        shown = Span(passage.span.start, min(passage.span.end, passage.span.start + 2 * _AROUND))
    heading = line(bold(_short(title(stored))), _place(stored, passage))
    text = _marked(passage, shown, marked)
    return messages([(heading,), (text,)])[0]


def render_figures(heading: str, rows: Sequence[Sequence[str]]) -> str:
    """Rows of the ledger (see ledger.table_rows), numbered, each with its source."""
    return messages([(line(bold(heading)),), *(_figure(number, row) for number, row in enumerate(rows, 1))])[
        0
    ]


def render_documents(heading: str, documents: Sequence[Choice], first: int) -> str:
    """A page of a list, numbered from `first`."""
    rows = (_choice(number, each) for number, each in enumerate(documents, start=first))
    return messages([(line(bold(heading)),), *((row,) for row in rows)])[0]


def render_document(document: Choice, facts: Sequence[str]) -> str:
    """One document as a card."""
    title_ = (line(bold(_short(document.title))), line(document.subject[:_AROUND]))
    return messages([title_, tuple(line(fact[: _AROUND // 2]) for fact in facts)])[0]


def _figure(number: int, row: Sequence[str]) -> Section:
    indicator, written, *about, source = row
    said = joined((_short(indicator), *about))
    return (line(f"[{number}] ", bold(written), f" · {said}"), line(italic(_short(source))))


def _short(text: str) -> str:
    """A title or subject that leaves room for others; the whole stands in the document."""
    return text if len(text) <= _LONGEST_TITLE else text[:_LONGEST_TITLE].rsplit(None, 1)[0] + "…"


def _place(stored: StoredDocument, passage: Passage) -> str:
    locator = passage.locator
    page = wording.page(locator.page) if locator.page else ""
    parts = joined((issued_on(stored), page, ", ".join(locator.path)))
    return f" · {parts}" if parts else ""


def _marked(passage: Passage, shown: Span, marked: Span) -> Line:
    """The shown part of the passage; dots where something is left out."""
    start, end = max(shown.start, marked.start), min(shown.end, marked.end)
    if start >= end:
        start = end = shown.end
    before, quote, after = (
        passage.text[a - passage.span.start : b - passage.span.start]
        for a, b in ((shown.start, start), (start, end), (end, shown.end))
    )
    opening = "… " if shown.start > passage.span.start else ""
    closing = " …" if shown.end < passage.span.end else ""
    return line(opening + before, bold(quote), after + closing, quoted=True)


def _headline(group: Sequence[Block]) -> Iterator[Line]:
    for block in group:
        if isinstance(block, Headline):
            yield line(bold(block.text))


def _body(group: Sequence[Block]) -> Iterator[Line]:
    for block in group:
        if isinstance(block, Body):
            yield from (line(part) for part in block.text.split("\n"))


def _table(group: Sequence[Block]) -> Iterator[Line]:
    """A cell a line, under the name of its row: columns do not fit on a telephone."""
    for block in group:
        if isinstance(block, Table):
            for row, cells in block.rows:
                if not block.columns:
                    yield line(bold(row), f": {cells[0].written}")
                    continue
                yield line(bold(row))
                for column, cell in zip(block.columns, cells, strict=True):
                    yield line(f"• {column}: {cell.written}")


def _quotes(group: Sequence[Block]) -> Iterator[Line]:
    for block in group[:_QUOTES_SHOWN]:
        if isinstance(block, Quote):
            label = f"{block.label}: " if block.label else ""
            yield line(f"{_markers(block.markers)} {label}“{block.text}”", quoted=True)
    if len(group) > _QUOTES_SHOWN:
        yield line(italic(wording.more_quotes(len(group) - _QUOTES_SHOWN)))


def _sources(group: Sequence[Block]) -> Iterator[Line]:
    yield line(bold(wording.SOURCES))
    for block in group:
        if isinstance(block, Source):
            parts = (block.title, block.issued_on, block.page, block.path, block.note)
            yield line(f"{_markers(block.markers)} {joined(parts)}")


def _calculations(group: Sequence[Block]) -> Iterator[Line]:
    yield line(bold(wording.COMPUTED))
    for block in group:
        if isinstance(block, Calculation):
            yield line(f"{block.text} ({block.formula}) {_markers(block.markers)}")


def _notices(group: Sequence[Block]) -> Iterator[Line]:
    for block in group:
        if isinstance(block, Notice):
            yield line(bold(_NOTICES[block.kind]))
            yield from (line(f"• {each}") for each in block.lines)


def _choices(group: Sequence[Block]) -> Iterator[Line]:
    for block in group:
        if isinstance(block, Choices):
            yield line(bold(block.heading))
            yield from (_choice(number, each) for number, each in enumerate(block.documents, start=1))


def _choice(number: int, document: Choice) -> Line:
    parts = (_short(document.title), document.issued_on, _short(document.subject))
    return line(f"{number}. ", joined(parts))


def _understood(group: Sequence[Block]) -> Iterator[Line]:
    for block in group:
        if isinstance(block, Understood):
            yield line(italic(f"{wording.UNDERSTOOD}: {joined(block.items)}"))


def _markers(markers: Sequence[int]) -> str:
    return "".join(f"[{marker}]" for marker in markers)


_LAYOUTS: dict[type[Block], Callable[[Sequence[Block]], Iterator[Line]]] = {
    Headline: _headline,
    Body: _body,
    Table: _table,
    Quote: _quotes,
    Source: _sources,
    Calculation: _calculations,
    Notice: _notices,
    Choices: _choices,
    Understood: _understood,
}
