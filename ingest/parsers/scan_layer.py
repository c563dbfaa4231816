"""Which characters of the stored text were read from which place of which page image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.parsed import ParsedText, ReadLine
from ingest.parsers.pdf_lines import Line
from ingest.parsers.pdf_words import Word
from retrieval.domain.scan import Box, ScannedLine, ScannedWord
from retrieval.domain.span import Span
from retrieval.language.text import normalize


@dataclass(frozen=True)
class PageScan:
    """The lines of one scanned page; `pictures` are PNGs by line, `readable` is False for a blur."""

    lines: tuple[Line, ...]
    width: float
    height: float
    readable: bool = True
    pictures: dict[Line, bytes] = field(default_factory=dict)


def scan_layer(parsed: ParsedText, scans: Sequence[PageScan | None]) -> tuple[ReadLine, ...]:
    """Every scanned line that is in the text; running headers that were left out are not."""
    ends = [*parsed.page_starts[1:], len(parsed.text)]
    found: list[ReadLine] = []
    for number, (scan, start, end) in enumerate(zip(scans, parsed.page_starts, ends, strict=True), 1):
        cursor = start
        for line in () if scan is None else scan.lines:
            words = _placed(line.words, parsed.text, cursor, end)
            if words:
                cursor = words[-1].span.end
                found.append(_read_line(line, scan, number, words))
    return tuple(found)


def _placed(words: Sequence[Word], text: str, start: int, end: int) -> tuple[ScannedWord, ...]:
    """The words where they stand from `start` on; none unless all stand side by side."""
    placed: list[ScannedWord] = []
    for word in words:
        written = normalize(word.text)
        at = text.find(written, start, end)
        if at < 0 or (placed and text[start:at].strip()):
            return ()
        assert word.reading is not None
        start = at + len(written)
        placed.append(ScannedWord(Span(at, start), word.reading.confidence, word.reading.agreed))
    return tuple(placed)


def _read_line(line: Line, scan: PageScan | None, page: int, words: tuple[ScannedWord, ...]) -> ReadLine:
    assert scan is not None
    box = Box(
        line.left / scan.width,
        1 - line.top / scan.height,
        line.right / scan.width,
        1 - line.bottom / scan.height,
    )
    span = Span(words[0].span.start, words[-1].span.end)
    return ReadLine(ScannedLine(span, page, box, words), scan.pictures.get(line))
