"""What the heart needs of the outside world, as protocols; adapters and fakes implement them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import numpy as np
import numpy.typing as npt

from retrieval.domain.document import DocumentNumber, DocumentStatus, StoredDocument
from retrieval.domain.errors import RefusalReason
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.passage import EmbedderIdentity, Passage, ScoredLists, SparseVector
from retrieval.domain.query import Scope
from retrieval.domain.relation import Relation, RelationKind
from retrieval.domain.scan import ScannedLine
from retrieval.domain.span import Span

Embedding = npt.NDArray[np.float32]
"""One vector, shape (dimension,), L2-normalised."""
Embeddings = npt.NDArray[np.float32]
"""Vectors as rows, shape (n, dimension), each L2-normalised."""


class Embedder(Protocol):
    """Turns text into dense vectors."""

    @property
    def identity(self) -> EmbedderIdentity: ...

    def embed_passages(self, texts: Sequence[str]) -> Embeddings: ...

    def embed_query(self, text: str) -> Embedding: ...


@dataclass(frozen=True)
class IndexEntry:
    """A passage as the index keeps it: vectors and the few fields that searches filter by."""

    passage_id: str
    document_id: str
    collection: str
    sparse: SparseVector
    dense: Embedding
    kind: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class IndexQuery:
    """A search: both vectors, how many per list, and the filters (scope is never optional).

    `documents`, `kinds` and `years` narrow the search when not None.
    """

    sparse: SparseVector
    dense: Embedding
    scope: Scope
    limit: int
    documents: Collection[str] | None = None
    kinds: Collection[str] | None = None
    years: Collection[int] | None = None


class PassageIndex(Protocol):
    """Finds passages by their vectors. Sparse scores carry the IDF of the index.

    Passage ids are UUID strings. `upsert` is idempotent; nothing counts as stored before `flush`.
    `compact` drops what deleted points left behind and speeds up opening; results stay the same.
    An empty scope finds nothing.
    """

    def upsert(self, entries: Sequence[IndexEntry]) -> None: ...

    def delete_documents(self, document_ids: Collection[str]) -> None: ...

    def search(self, query: IndexQuery) -> ScoredLists: ...

    def count(self) -> int: ...

    def flush(self) -> None: ...

    def compact(self) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True)
class Problem:
    """A file that was refused: where it lies, why, and the technical detail for the record."""

    collection: str
    root: str
    path: str
    file_hash: str | None
    reason: RefusalReason
    detail: str


@dataclass(frozen=True)
class PastVersion:
    """What a place of the archive held before: hashes of file and text, and when it was ingested."""

    document_id: str
    file_hash: str
    text_hash: str
    ingested_at: datetime


@dataclass(frozen=True)
class Standing:
    """What other documents make of one: its status, and the better copy of it, if any."""

    document_id: str
    status: DocumentStatus
    duplicate_of: str | None = None


@dataclass(frozen=True)
class Staged:
    """A document with its passages, what is known of its scan, what it says of other documents, its sketch,
    and the abbreviations that it defines, by their loose key."""

    stored: StoredDocument
    passages: Sequence[Passage]
    scan: Sequence[ScannedLine] = ()
    relations: Sequence[Relation] = ()
    sketch: Sequence[int] = ()
    definitions: Mapping[str, str] = field(default_factory=dict)


class Catalog(Protocol):
    """What the archive holds. Reads see visible documents of the scope only.

    `stage` writes documents as pending, replacing pending ones of the same ids;
    what is staged and recorded in the ledger inside `staging` is written together;
    `readings` gives the full form that most documents define for each key of an abbreviation.
    `publish` makes staged documents visible and, in the same transaction, drops the documents
    that they replace (same collection, root and path, another id); returns the dropped ids.
    `past_versions` is what the document's place held before it, newest first; `live_contents` are the
    hashes that must be kept; `sketches` tell near-duplicates of all visible documents; `restate` says
    what others make of a document.
    """

    def staging(self) -> AbstractContextManager[None]: ...

    def stage(self, group: Iterable[Staged]) -> None: ...

    def publish(self, document_ids: Sequence[str]) -> tuple[str, ...]: ...

    def pending(self) -> tuple[str, ...]: ...

    def discard(self, document_ids: Collection[str]) -> None: ...

    def collections(self) -> tuple[str, ...]: ...

    def documents(self, scope: Scope, ids: Collection[str] | None = None) -> tuple[StoredDocument, ...]: ...

    def document(self, document_id: str, scope: Scope) -> StoredDocument | None: ...

    def by_number(self, number: DocumentNumber, scope: Scope) -> tuple[StoredDocument, ...]: ...

    def readings(self, short_keys: Collection[str], scope: Scope) -> Mapping[str, str]: ...

    def passages(self, passage_ids: Iterable[str], scope: Scope) -> tuple[Passage, ...]: ...

    def passages_of(self, document_id: str, scope: Scope) -> tuple[Passage, ...]: ...

    def count_passages(self, scope: Scope) -> int: ...

    def live_contents(self) -> frozenset[str]: ...

    def past_versions(self, stored: StoredDocument) -> tuple[PastVersion, ...]: ...

    def sketches(self) -> Mapping[str, tuple[int, ...]]: ...

    def restate(self, standings: Iterable[Standing]) -> None: ...

    def report_problem(self, problem: Problem) -> None: ...

    def clear_problem(self, collection: str, root: str, path: str) -> None: ...

    def problems(self, scope: Scope) -> tuple[Problem, ...]: ...


class Ledger(Protocol):
    """The figures that documents state. Reads see visible documents of the scope only.

    `record` replaces what is kept of staged or visible documents, given by their ids; the figures become
    visible and vanish with them. An empty scope finds nothing.
    """

    def record(self, figures: Mapping[str, Sequence[LedgerEntry]]) -> None: ...

    def find(self, query: LedgerQuery) -> tuple[LedgerEntry, ...]: ...

    def areas(self, folded: Collection[str], scope: Scope) -> tuple[str, ...]:
        """Those of these fold()ed names that figures are of, as written there."""
        ...

    def count(self, scope: Scope) -> int: ...


class Scans(Protocol):
    """How the text of scanned pages was read; a document with a text of its own has no lines."""

    def lines(self, document_id: str, within: Span | None = None) -> tuple[ScannedLine, ...]: ...


class Relations(Protocol):
    """What visible documents of the scope say of others, in the order of source and text.

    `of` is what a document says; `to` is what is said of documents that the number names; `of_kinds` is
    all that is said in these kinds.
    """

    def of(self, document_id: str, scope: Scope) -> tuple[Relation, ...]: ...

    def to(self, number: DocumentNumber, scope: Scope) -> tuple[Relation, ...]: ...

    def of_kinds(self, kinds: Collection[RelationKind], scope: Scope) -> tuple[Relation, ...]: ...


class ContentStore(Protocol):
    """Keeps bytes under their SHA-256; a stored text is its NFC form encoded as UTF-8.

    What was put is durable on return; several together cost less than one by one.
    """

    def put(self, content: bytes) -> str: ...

    def put_all(self, contents: Iterable[bytes]) -> None: ...

    def get(self, content_hash: str) -> bytes: ...

    def text(self, text_hash: str) -> str: ...


@dataclass(frozen=True)
class Turn:
    """The last question of a conversation, completed if it was a follow-up, and what it cited.

    Understanding is deterministic: the question's text is all that has to be kept.
    """

    question: str
    document_ids: tuple[str, ...]


class Conversation(Protocol):
    """Remembers the last turn per conversation."""

    def recall(self, conversation: str) -> Turn | None: ...

    def remember(self, conversation: str, turn: Turn) -> None: ...

    def forget(self, conversation: str) -> None: ...


class Writer(Protocol):
    """A language model that words answers: outside, slow, and believed in nothing.

    `write` yields its text piece by piece; closing it ends the request. `rules` say how to write, `task`
    what. Raises retrieval.domain.writing.WriterFailed.
    """

    @property
    def name(self) -> str: ...

    def write(self, rules: str, task: str) -> AsyncGenerator[str, None]: ...


class Entailment(Protocol):
    """A model of natural language inference."""

    def probability(self, premise: str, hypothesis: str) -> float: ...


class Tally(Protocol):
    """Counts what happened since the process began, by dotted name; read by whoever publishes it."""

    def add(self, name: str, count: int = 1) -> None: ...

    def read(self) -> Mapping[str, int]: ...
