"""The contexts of documents, each part read once."""

from __future__ import annotations

from functools import partial

from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import RetrievedPassage
from retrieval.language.brands import find_brands
from retrieval.language.document_context import DocumentContext, surroundings_of
from retrieval.language.document_frames import Frames
from retrieval.language.figure_page import Surroundings
from retrieval.ports import ContentStore

__all__ = ["Contexts", "DocumentContext"]

_KEPT = 4096
_REACH = 2500


class Contexts:
    """Document contexts by document."""

    def __init__(self, content: ContentStore) -> None:
        self._content = content
        self._known: dict[str, DocumentContext] = {}
        self._names: dict[str, frozenset[str]] = {}

    def of(self, stored: StoredDocument) -> DocumentContext:
        """The context of a document; its id derives from its content, so that it never goes stale."""
        if stored.id not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            text_of = partial(self._content.text, stored.version.text_hash)
            self._known[stored.id] = DocumentContext(stored, text_of)
        return self._known[stored.id]

    def before(self, found: RetrievedPassage, at: int) -> str:
        """What the document says before a place of a passage, as far back as a time it names may hold."""
        end = found.passage.span.start + at
        return self._content.text(found.stored.version.text_hash)[max(0, end - _REACH) : end]

    def names_of(self, stored: StoredDocument) -> frozenset[str]:
        """The brands that a document writes, fold()ed."""
        if stored.id not in self._names:
            if len(self._names) >= _KEPT:
                self._names.clear()
            text = self._content.text(stored.version.text_hash)
            self._names[stored.id] = frozenset(brand.name for brand in find_brands(text))
        return self._names[stored.id]

    def surroundings(self, found: RetrievedPassage) -> Surroundings:
        """What the figures of a passage inherit."""
        text, context = self._content.text(found.stored.version.text_hash), self.of(found.stored)
        frames = Frames(text[: found.passage.span.start], context.anchor)
        return surroundings_of(found.passage, found.stored, context, frames)
