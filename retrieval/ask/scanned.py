"""What must be said of a quote that was read from an image."""

from __future__ import annotations

from retrieval.domain.answer import CitedScan
from retrieval.domain.document import StoredDocument
from retrieval.domain.span import Span
from retrieval.ports import Scans


def cited_scan(scans: Scans, stored: StoredDocument, span: Span, text: str) -> CitedScan | None:
    """How the words of `span` of the stored `text` were read; None for text that the file itself holds."""
    lines = scans.lines(stored.id, span)
    words = [word for line in lines for word in line.words if word.span.overlaps(span)]
    if not words:
        return None
    doubtful = {line: line.doubtful(span, text) for line in lines}
    return CitedScan(
        confidence=min(word.confidence for word in words),
        doubtful=tuple(found.of(text) for line in lines for found in doubtful[line]),
        pictures=tuple(line.image for line in lines if line.image and doubtful[line]),
    )
