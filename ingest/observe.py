"""The figures of a document, as the ledger keeps them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retrieval.domain.document import StoredDocument
from retrieval.domain.ledger import LedgerEntry
from retrieval.domain.passage import Passage
from retrieval.language.document_context import read_context, surroundings_of
from retrieval.language.document_frames import Frames
from retrieval.language.figure_page import read_page
from retrieval.language.observations import observe_page


def figures_of(stored: StoredDocument, passages: Sequence[Passage], text: str) -> tuple[LedgerEntry, ...]:
    """Every figure of the passages, in reading order; the spans are in the stored text `text`."""
    return tuple(_figures(stored, passages, text))


def _figures(stored: StoredDocument, passages: Sequence[Passage], text: str) -> Iterator[LedgerEntry]:
    context = read_context(stored, text)
    frames = Frames(text, context.anchor)
    for passage in passages:
        page = read_page(passage.text, context.anchor)
        if not page.may_hold_figures:
            continue
        around = surroundings_of(passage, stored, context, frames)
        for observation in observe_page(page, around):
            yield LedgerEntry(observation.shifted(passage.span.start), stored.id, passage.id)
