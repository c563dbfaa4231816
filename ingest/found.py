"""Header fields while they are being found, each with the place it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ingest.parsed import ParsedText
from retrieval.domain.document import FieldSource, HeaderPart
from retrieval.domain.span import Origin, Span
from retrieval.language.dates import find_dates


@dataclass
class Found:
    """The text that is read, and the sources of what was found in it so far."""

    parsed: ParsedText
    sources: dict[HeaderPart, FieldSource] = field(default_factory=dict)

    def line(self, index: int) -> str:
        """The text of a block."""
        return self.parsed.text_of(self.parsed.blocks[index])

    def start(self, index: int) -> int:
        """Where a block begins in the stored text."""
        return self.parsed.blocks[index].span.start

    def from_text(self, part: HeaderPart, span: Span) -> None:
        """Note that a field was read at `span` of the stored text."""
        self.sources[part] = FieldSource(Origin.TEXT, span)

    def from_name(self, part: HeaderPart) -> None:
        """Note that a field comes from the file name."""
        self.sources[part] = FieldSource(Origin.FILENAME)

    def first_date(self, index: int, offset: int = 0) -> date | None:
        """The first day written in a block from `offset` on, noted as the date of the document."""
        for dated in find_dates(self.line(index)[offset:])[:1]:
            self.from_text(HeaderPart.DATE, dated.span.shift(self.start(index) + offset))
            return dated.day
        return None
