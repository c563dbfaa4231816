"""Blocks as Markdown, for chat programs; the words of documents are escaped, never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
from bot.render.terminal import printable
from retrieval.domain.answer import Answer

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_NOTICES = {NoticeKind.WARNING: wording.WARNINGS, NoticeKind.NEARBY: wording.NEARBY}


def paragraphs(answer: Answer) -> Iterator[str]:
    """The answer piece by piece, in reading order; joined by blank lines they are the whole."""
    sources: list[str] = []
    for block in blocks(answer):
        if isinstance(block, Source):
            sources.append(_source(block))
            continue
        if sources:
            yield _listed(wording.SOURCES, sources)
            sources = []
        yield _paragraph(block)
    if sources:
        yield _listed(wording.SOURCES, sources)


def _paragraph(block: Block) -> str:
    match block:
        case Headline():
            return f"**{_plain(block.text)}**"
        case Body():
            return "\n\n".join(_plain(line) for line in block.text.split("\n"))
        case Quote() | Calculation() | Table():
            return _proof(block)
        case Notice():
            return _listed(_NOTICES[block.kind], map(_plain, block.lines))
        case Choices():
            return _listed(block.heading, map(_choice, block.documents))
        case Understood():
            return f"*{wording.UNDERSTOOD}: {_joined(block.items)}*"
        case Source():
            return _source(block)


def _table(table: Table) -> str:
    columns = table.columns or ("",) * len(table.rows[0][1])
    cells = ((row, *(cell.written for cell in cells)) for row, cells in table.rows)
    rows = [("", *columns), ("---",) * (len(columns) + 1), *cells]
    return "\n".join(
        f"| {' | '.join(cell if cell == '---' else _plain(cell) for cell in row)} |" for row in rows
    )


def _proof(block: Quote | Calculation | Table) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Calculation):
        words = f"{_plain(block.text)} ({_plain(block.formula)})"
        return f"*{wording.COMPUTED}:* {words} {_markers(block.markers)}".rstrip()
    label = f"{block.label}: " if block.label else ""
    return f"> {label}“{_plain(block.text)}” {_markers(block.markers)}"


def _source(source: Source) -> str:
    parts = (source.title, source.issued_on, source.page, source.path, source.note, source.file)
    return f"{_markers(source.markers)} {_joined(parts)}"


def _choice(document: Choice) -> str:
    return _joined((document.title, document.issued_on, document.subject, document.file))


def _listed(heading: str, lines: Iterable[str]) -> str:
    return f"*{heading}*\n\n" + "\n".join(f"- {line}" for line in lines)


def _markers(markers: Iterable[int]) -> str:
    return "".join(rf"\[{marker}\]" for marker in markers)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(_plain(part) for part in parts if part)


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", printable(text))
