"""Lines of PDF pages to paragraphs: soft breaks undone, page furniture left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import quantiles

from ingest.flow import completes_reference, continues_lower, ends_sentence, is_open_ended
from ingest.parsers.pdf_lines import Line
from ingest.structure import stands_alone

_PAGE_NUMBER = re.compile(r"[-–—]?\s*(?:[Tt]rang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–—]?$")
_SUBJECT = re.compile(r"V/v\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.11
"""Share of the page height, at top and bottom, where running headers and page numbers stand."""


@dataclass(frozen=True)
class Margins:
    """Where the text of a page begins and ends, left to right."""

    left: float
    right: float


def margins_of(lines: Sequence[Line], width: float) -> Margins:
    """Measured on the full-width lines of a page."""
    full = [line for line in lines if line.column == 0] or list(lines)
    if len(full) < 4:
        return Margins(min((x.left for x in full), default=0.0), max((x.right for x in full), default=width))
    return Margins(quantiles([x.left for x in full], n=20)[0], quantiles([x.right for x in full], n=20)[-1])


def furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> frozenset[str]:
    """Texts (digits masked) that return at the edge of three pages or more."""
    counts: Counter[str] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        counts.update({masked(line.text) for line in lines if at_edge(line, height)})
    return frozenset(text for text, count in counts.items() if count >= max(3, len(pages) // 2))


def masked(text: str) -> str:
    """The text with every number as '#', so that page numbers do not tell pages apart."""
    return _DIGITS.sub("#", text)


def at_edge(line: Line, height: float) -> bool:
    """Whether the line stands in the top or bottom margin."""
    return line.bottom > height * (1 - _EDGE) or line.top < height * _EDGE


def is_page_number(line: Line, height: float) -> bool:
    """Whether the line is the number of its page."""
    return at_edge(line, height) and _PAGE_NUMBER.match(line.text) is not None


def goes_on(paragraph: str, previous: Line, margins: Margins, line: Line, own: Margins) -> bool:
    """Whether `line` continues `paragraph`, whose last line is `previous`, with their pages' margins."""
    if previous.column != line.column:
        return False
    if stands_alone(line.text) and not completes_reference(previous.text, line.text):
        return False
    if line.column:
        return _goes_on_in_column(paragraph, previous, line)
    if _is_full(previous, margins, line) and not _is_centred(line, own):
        indented = line.left > own.left + 0.8 * line.height
        return not indented or _goes_on_in_words(previous.text, line.text)
    return _goes_on_in_words(previous.text, line.text)


def _goes_on_in_words(before: str, after: str) -> bool:
    return not ends_sentence(before) and (continues_lower(after) or is_open_ended(before))


def _goes_on_in_column(paragraph: str, previous: Line, line: Line) -> bool:
    if _SUBJECT.match(paragraph):
        return previous.bottom - line.top < line.height
    return _goes_on_in_words(previous.text, line.text) and not line.text.startswith("-")


def _is_centred(line: Line, margins: Margins) -> bool:
    middle = (margins.left + margins.right) / 2
    clear = min(line.left - margins.left, margins.right - line.right)
    return clear > 1.5 * line.height and abs(line.centre - middle) < 1.5 * line.height


def _is_full(previous: Line, margins: Margins, line: Line) -> bool:
    """Whether the first word of `line` would not have fitted on `previous`."""
    words = line.text.split(" ", 1)
    first = (line.right - line.left) * (len(words[0]) + 1) / max(len(line.text), 1)
    return margins.right - previous.right < first + 0.3 * line.height
