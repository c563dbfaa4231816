"""Markdown, as converters and language models write it: HTML tags, pipe tables, emphasis."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from ingest.flow import paragraphs
from ingest.parsed import BlockKind, ParsedText, TextBuilder
from ingest.parsers.columns import by_columns, is_layout, unfold
from ingest.parsers.decode import decode
from ingest.structure import is_rule

_COMMENT = re.compile(r"<!--.*?-->|<jsontable\b.*?</jsontable>", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</(?:p|div|tr|li|h[1-6]|center)>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)|\[img\]", re.IGNORECASE)
_LINK = re.compile(r"\[([^\]]+)\]\((?:https?:|mailto:|#|/)[^)]*\)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])")
# Emphasis that opens on one line and closes on another leaves one star at an edge.
_EDGE_STARS = re.compile(r"^\*+(?=[^\s*])|(?<=[^\s*])\*+$")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_INLINE_MARK = re.compile(r"[*_\[\\]|^[-+]")
"""One of these is in whatever the patterns of inline marks change."""
_BULLET_ENUMERATED = re.compile(r"^[-*+]\s+(?=(?:[a-zđ]\)|\d{1,2}(?:\.\d+)*[.)])\s)")
_BULLET_STAR = re.compile(r"^\*\s+")
_SEPARATOR = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_QUOTE = re.compile(r"^(?:>\s?)+")


def parse(content: bytes, name: str) -> ParsedText:
    """The text as a reader of the rendered page sees it."""
    decoded = decode(content)
    builder = TextBuilder(decoded.noted("markdown/1"))
    for chunk in _chunks(_without_tags(decoded.text)):
        _add_chunk(builder, chunk)
    return builder.build()


def _without_tags(text: str) -> str:
    text = _IMAGE.sub("", _BREAK.sub("\n", _COMMENT.sub("", text)))
    return html.unescape(_TAG.sub("", text)).replace("\f", "\n")


def _chunks(text: str) -> Iterator[list[str]]:
    """Runs of lines of one sort: table rows, one heading, or running text."""
    running: list[str] = []
    for line in [*text.splitlines(), "# "]:
        is_table = _is_row(line)
        alone = line.startswith("#") or line.strip().startswith("```")
        if running and (alone or is_table != _is_row(running[-1])):
            yield running
            running = []
        if alone:
            yield [line]
        else:
            running.append(line)


def _is_row(line: str) -> bool:
    stripped = line.strip()
    return (
        (stripped.count("|") >= 2 and stripped.startswith("|"))
        or " | " in stripped
        or _is_separator(stripped)
    )


def _is_separator(line: str) -> bool:
    return "|" in line and _SEPARATOR.match(line) is not None


def _add_chunk(builder: TextBuilder, lines: list[str]) -> None:
    heading = _HEADING.match(lines[0]) if len(lines) == 1 else None
    if heading is not None:
        builder.add(BlockKind.HEADING, _inline(heading[2]), level=len(heading[1]))
    elif any(_is_separator(line.strip()) for line in lines):
        _add_table(builder, lines)
    elif not lines[0].strip().startswith("```"):
        for paragraph in paragraphs(unfold([piece for line in lines for piece in _broken(line)])):
            builder.add(BlockKind.PARAGRAPH, paragraph)


def _add_table(builder: TextBuilder, lines: list[str]) -> None:
    marks = [_is_separator(line.strip()) for line in lines]
    rows = [_cells(line) for line, mark in zip(lines, marks, strict=True) if not mark and line.strip()]
    if is_layout(rows):
        for line in by_columns(rows):
            builder.add(BlockKind.PARAGRAPH, line)
        return
    builder.add_table(rows, header_rows=marks.index(True))


def _cells(line: str) -> list[str]:
    return [_inline(cell.strip()) for cell in line.strip().strip("|").split("|")]


def _broken(line: str) -> tuple[str, ...]:
    """The line, and a blank one after it where two trailing blanks ask for a line break."""
    return (_running(line), "") if line.endswith("  ") else (_running(line),)


def _running(line: str) -> str:
    line = _QUOTE.sub("", line.rstrip())
    if is_rule(line) and line != "*":
        return ""
    indent = line[: len(line) - len(line.lstrip())]
    return indent + _inline(_BULLET_STAR.sub("- ", _BULLET_ENUMERATED.sub("", line.lstrip())))


def _inline(text: str) -> str:
    """Without emphasis, links and escapes."""
    if _INLINE_MARK.search(text) is None:
        return text.strip()
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", _LINK.sub(r"\1", text)))
    text = _EMPHASIS.sub(r"\1", text.replace("**", ""))
    if text != "*":
        text = _EDGE_STARS.sub("", text)
    return _ESCAPE.sub(r"\1", _BULLET_ENUMERATED.sub("", text)).strip()
