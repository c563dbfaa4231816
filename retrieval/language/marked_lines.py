"""The lines of a text with the marks that open them, each put together with the lines that go on with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from retrieval.domain.span import Span
from retrieval.language.item_marks import Mark, mark_of

_ENDS = tuple(".;:!?")


class Line(NamedTuple):
    """What a paragraph says, wherever its lines were broken."""

    span: Span
    mark: Mark | None
    ended: bool


def paragraph_lines(text: str) -> Iterator[Line]:
    """The lines of a text, those put together that go on with an item or in small letters."""
    begun: Line | None = None
    for line in _lines(text):
        if begun is not None and _goes_on(text, begun, line):
            begun = Line(Span(begun.span.start, line.span.end), begun.mark, line.ended)
            continue
        if begun is not None:
            yield begun
        begun = line
    if begun is not None:
        yield begun


def _lines(text: str) -> Iterator[Line]:
    begun = 0
    for raw in text.split("\n"):
        written = raw.strip()
        if written:
            start = begun + raw.index(written[0])
            ended = written.rstrip("”\"')").endswith(_ENDS)
            yield Line(Span(start, start + len(written)), mark_of(written), ended)
        begun += len(raw) + 1


def _goes_on(text: str, begun: Line, line: Line) -> bool:
    """Whether a line goes on with what the lines before it began; a heading in capitals does not."""
    first = text[line.span.start]
    if line.mark is not None:
        return False
    if begun.ended:
        # 'Cấp xã:' above '6.000 đồng': an item is cut before its figure; or inside, at a semicolon.
        cut = {":": first.isdigit(), ";": first.islower()}.get(text[begun.span.end - 1], False)
        return begun.mark is not None and cut
    said, before = line.span.of(text), begun.span.of(text)
    if said.isupper() and not before.isupper():
        return False
    titled = begun.mark is None or begun.mark.kind in ("article", "roman")
    return first.islower() or not titled
