"""Blocks as lines of a terminal; colour is the caller's choice, the words are the same without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
)
from retrieval.domain.answer import Answer, Trace

_BOLD = "\x1b[1m{}\x1b[0m"
_DIM = "\x1b[2m{}\x1b[0m"
_NOTICES = {NoticeKind.WARNING: wording.WARNINGS, NoticeKind.NEARBY: wording.NEARBY}

# Control characters and bidirectional overrides: a file name must not steer the reader's terminal.
_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """`text` on one line, with what would steer a terminal made visible."""
    return _STEERING.sub("\ufffd", text).replace("\n", " ")


def render(answer: Answer, *, colour: bool = False) -> str:
    """The answer as text, ending with a newline."""
    groups = groupby(blocks(answer), key=type)
    parts = [_LAYOUTS[kind](tuple(group), colour) for kind, group in groups]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def render_trace(trace: Trace) -> str:
    """Stage times and what retrieval offered, best first."""
    times = " · ".join(f"{stage} {milliseconds:.1f} ms" for stage, milliseconds in trace.timings_ms)
    lines = [wording.TRACE, f"  {times}"]
    if trace.embedder:
        lines.append(f"  {printable(trace.embedder)}")
    if trace.writing:
        lines.append(f"  {printable(wording.writing(trace.writing))}")
        lines.extend(f"    ✗ {printable(fault)}" for fault in trace.writing.faults)
    for rank, found in enumerate(trace.candidates, start=1):
        lists = " ".join(f"{name}={score:.3f}" for name, score in found.found_by)
        span = f"[{found.span.start}–{found.span.end})"
        lines.append(f"  {rank:>2}. {found.score:.3f}  {lists}  {span}  {printable(found.file)}")
    return "\n".join(lines) + "\n"


def _headline(group: Sequence[Block], colour: bool) -> Iterator[str]:
    for block in group:
        if isinstance(block, Headline):
            yield _styled(_BOLD, printable(block.text), colour)


def _body(group: Sequence[Block], colour: bool) -> Iterator[str]:
    for block in group:
        if isinstance(block, Body):
            yield from (printable(line) for line in block.text.split("\n"))


def _table(group: Sequence[Block], colour: bool) -> Iterator[str]:
    for block in group:
        if isinstance(block, Table):
            head = [("", *block.columns)] if block.columns else []
            lines = [*head, *((row, *(cell.written for cell in cells)) for row, cells in block.rows)]
            shown = [[printable(cell) for cell in line] for line in lines]
            widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
            for line in shown:
                padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
                yield f"  {'  '.join(padded)}".rstrip()


def _quotes(group: Sequence[Block], colour: bool) -> Iterator[str]:
    yield _styled(_DIM, wording.QUOTED, colour)
    for block in group:
        if isinstance(block, Quote):
            label = f"{block.label}: " if block.label else ""
            yield f"  {_markers(block.markers)} {label}“{printable(block.text)}”"


def _sources(group: Sequence[Block], colour: bool) -> Iterator[str]:
    yield _styled(_DIM, wording.SOURCES, colour)
    for block in group:
        if isinstance(block, Source):
            spans = ", ".join(f"[{span.start}–{span.end})" for span in block.spans)
            parts = (block.title, block.issued_on, block.page, block.path, block.note, spans, block.file)
            yield f"  {_markers(block.markers)} {_joined(parts)}"


def _calculations(group: Sequence[Block], colour: bool) -> Iterator[str]:
    yield _styled(_DIM, wording.COMPUTED, colour)
    for block in group:
        if isinstance(block, Calculation):
            words = f"{printable(block.text)} ({printable(block.formula)})"
            yield f"  {words} {_markers(block.markers)}".rstrip()


def _notices(group: Sequence[Block], colour: bool) -> Iterator[str]:
    for block in group:
        if isinstance(block, Notice):
            yield _styled(_DIM, _NOTICES[block.kind], colour)
            yield from (f"  • {printable(line)}" for line in block.lines)


def _choices(group: Sequence[Block], colour: bool) -> Iterator[str]:
    for block in group:
        if isinstance(block, Choices):
            yield _styled(_DIM, block.heading, colour)
            yield from (f"  • {_choice(each)}" for each in block.documents)


def _choice(document: Choice) -> str:
    return _joined((document.title, document.issued_on, document.subject, document.file))


def _understood(group: Sequence[Block], colour: bool) -> Iterator[str]:
    for block in group:
        if isinstance(block, Understood):
            yield _styled(_DIM, f"{wording.UNDERSTOOD}: {_joined(block.items)}", colour)


def _markers(markers: Iterable[int]) -> str:
    return "".join(f"[{marker}]" for marker in markers)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(printable(part) for part in parts if part)


def _styled(style: str, text: str, colour: bool) -> str:
    return style.format(text) if colour else text


_LAYOUTS: dict[type[Block], Callable[[Sequence[Block], bool], Iterator[str]]] = {
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
