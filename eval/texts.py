"""The stored texts, as scorers see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from eval.cases import Evidence
from eval.normal_forms import find_span, plain
from retrieval.domain.document import StoredDocument
from retrieval.domain.query import Scope
from retrieval.domain.span import Span
from retrieval.ports import Catalog, ContentStore, Problem


class Texts(Protocol):
    """What was ingested. An unknown document id has the text ''; a file not ingested has no documents."""

    def text(self, document_id: str) -> str: ...

    def documents_of(self, file: str) -> frozenset[str]:
        """The ids of the documents that are this file or a copy of it."""
        ...


@dataclass(frozen=True)
class Place:
    """Where evidence stands: the documents that hold it, with the spans found in their texts."""

    documents: frozenset[str]
    spans: dict[str, tuple[Span, ...]]

    def at(self, document_id: str, span: Span) -> bool:
        """Whether a quote of this document touches the evidence; without spans the file decides."""
        if document_id not in self.documents:
            return False
        spans = self.spans[document_id]
        return not spans or any(span.overlaps(evidence) for evidence in spans)


def locate(evidence: Evidence, texts: Texts) -> Place:
    """The evidence in the stored texts of its file and the file's copies."""
    documents = texts.documents_of(evidence.file)
    spans = {each: find_span(texts.text(each), evidence.span) for each in documents}
    return Place(documents, spans)


class ArchiveTexts:
    """Texts of an archive, read when asked for and kept.

    Two documents are copies when their stored texts are equal, or when number, issuer and date of
    issue all are: the same document as .md and as PDF.
    """

    def __init__(self, catalog: Catalog, store: ContentStore, scope: Scope) -> None:
        self._store = store
        self._documents = {each.id: each for each in catalog.documents(scope)}
        self._copies = _copies(tuple(self._documents.values()))
        self._read: dict[str, str] = {}
        self.problems: tuple[Problem, ...] = catalog.problems(scope)

    def text(self, document_id: str) -> str:
        if document_id not in self._documents:
            return ""
        if document_id not in self._read:
            self._read[document_id] = self._store.text(self._documents[document_id].version.text_hash)
        return self._read[document_id]

    def documents_of(self, file: str) -> frozenset[str]:
        wanted = plain(file)
        own = [each.id for each in self._documents.values() if plain(each.placement.path) == wanted]
        return frozenset[str]().union(*(self._copies[each] for each in own))

    def documents(self) -> tuple[StoredDocument, ...]:
        """Everything stored, in the catalog's order."""
        return tuple(self._documents.values())


def _copies(documents: Sequence[StoredDocument]) -> dict[str, frozenset[str]]:
    by_text: dict[object, set[str]] = {}
    by_header: dict[object, set[str]] = {}
    for each in documents:
        by_text.setdefault(each.version.text_hash, set()).add(each.id)
        by_header.setdefault(_header(each), set()).add(each.id)
    return {
        each.id: frozenset(by_text[each.version.text_hash] | by_header[_header(each)]) for each in documents
    }


def _header(stored: StoredDocument) -> object:
    document = stored.document
    number = document.number
    if number is None or number.kind is None or document.issuer is None or document.issued_on is None:
        return stored.id
    return (number.key, plain(document.issuer), document.issued_on)
