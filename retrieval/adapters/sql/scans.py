"""How scanned pages were read, line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Engine, RowMapping, select

from retrieval.adapters.sql.rows import Row
from retrieval.adapters.sql.schema import scanned_lines
from retrieval.domain.scan import Box, ScannedLine, ScannedWord
from retrieval.domain.span import Span


class SqlScans:
    """A `Scans`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def lines(self, document_id: str, within: Span | None = None) -> tuple[ScannedLine, ...]:
        """The lines of a document in the order of the text; only those that touch `within`, if given."""
        wanted = select(scanned_lines).where(scanned_lines.c.document_id == document_id)
        if within is not None:
            wanted = wanted.where(scanned_lines.c.start < within.end, scanned_lines.c.end > within.start)
        with self._engine.connect() as connection:
            found = connection.execute(wanted.order_by(scanned_lines.c.start)).mappings().all()
        return tuple(_line(row) for row in found)


def line_rows(document_id: str, lines: Iterable[ScannedLine]) -> Iterator[Row]:
    """The rows of a document's lines."""
    return (_row(document_id, line) for line in lines)


def _row(document_id: str, line: ScannedLine) -> Row:
    return {
        "document_id": document_id,
        "start": line.span.start,
        "end": line.span.end,
        "page": line.page,
        "box": [line.box.left, line.box.top, line.box.right, line.box.bottom],
        "words": [[word.span.start, word.span.end, word.confidence, word.agreed] for word in line.words],
        "image": line.image,
    }


def _line(row: RowMapping) -> ScannedLine:
    words = (ScannedWord(Span(start, end), sure, agreed) for start, end, sure, agreed in row["words"])
    return ScannedLine(
        Span(row["start"], row["end"]), row["page"], Box(*row["box"]), tuple(words), row["image"]
    )
