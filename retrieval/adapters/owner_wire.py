"""How index entries, searches and finds travel between the owner of a data folder and its clients."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict

from retrieval.domain.passage import EmbedderIdentity, ScoredId, ScoredLists, SparseVector
from retrieval.domain.query import Scope
from retrieval.ports import Embeddings, IndexEntry, IndexQuery
from retrieval.settings import RetrievalSettings

SEARCH = "/index/search"
UPSERT = "/index/upsert"
DELETE = "/index/delete"
FLUSH = "/index/flush"
COMPACT = "/index/compact"
COUNT = "/index/count"
REBUILD = "/index/rebuild"
EMBED_QUERY = "/embed/query"
EMBED_PASSAGES = "/embed/passages"
OWNER = "/owner"
LEASE = "/lease"
LEASE_HEADER = "X-Tracuu-Lease"
WAITING = "waiting"


class Wire(BaseModel):
    """A body as it travels; floats survive JSON exactly."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OwnerBody(Wire):
    """Who owns the folder: the process, its model, and the Telegram bots it runs."""

    process: str
    model: str
    fingerprint: str
    dimension: int
    dense_weight: float
    bots: tuple[int, ...] = ()

    @property
    def identity(self) -> EmbedderIdentity:
        """The model."""
        return EmbedderIdentity(self.model, self.fingerprint, self.dimension, self.dense_weight)


class ModelBody(Wire):
    """The model that an index is to be made for, as the settings of that name say."""

    embedder: str
    embedder_query_prompt: str | None
    embedder_passage_prompt: str | None
    embedder_max_length: int | None
    embedder_batch_size: int
    embedder_device: str | None
    embedder_revision: str | None
    dense_weight: float | None

    @classmethod
    def of(cls, settings: RetrievalSettings) -> ModelBody:
        """What the settings say of the model."""
        return cls.model_validate(settings.model_dump(include=set(cls.model_fields)))

    def chosen_in(self, settings: RetrievalSettings) -> RetrievalSettings:
        """The settings with this model."""
        return settings.model_copy(update=self.model_dump())


class RebuiltBody(Wire):
    """How many passages the new index holds, or why there is none."""

    passages: int = 0
    problem: str = ""
    way_out: str = ""


class TextsBody(Wire):
    """What is to be embedded."""

    texts: tuple[str, ...]


class VectorsBody(Wire):
    """Dense vectors, and the fingerprint of the model that made them."""

    vectors: tuple[tuple[float, ...], ...]
    fingerprint: str

    @classmethod
    def of(cls, vectors: Embeddings, fingerprint: str) -> VectorsBody:
        """Rows of an array."""
        return cls(vectors=tuple(tuple(row) for row in vectors.tolist()), fingerprint=fingerprint)

    def array(self, dimension: int) -> Embeddings:
        """Rows of an array, shape (n, dimension)."""
        return np.array(self.vectors, np.float32).reshape(-1, dimension)


class EntryBody(Wire):
    """An `IndexEntry`."""

    passage_id: str
    document_id: str
    collection: str
    indices: tuple[int, ...]
    values: tuple[float, ...]
    dense: tuple[float, ...]
    kind: str | None
    year: int | None

    @classmethod
    def of(cls, entry: IndexEntry) -> EntryBody:
        """As it travels."""
        return cls(
            passage_id=entry.passage_id,
            document_id=entry.document_id,
            collection=entry.collection,
            indices=entry.sparse.indices,
            values=entry.sparse.values,
            dense=tuple(entry.dense.tolist()),
            kind=entry.kind,
            year=entry.year,
        )

    def entry(self) -> IndexEntry:
        """As it arrived."""
        return IndexEntry(
            self.passage_id,
            self.document_id,
            self.collection,
            SparseVector(self.indices, self.values),
            np.array(self.dense, np.float32),
            self.kind,
            self.year,
        )


class EntriesBody(Wire):
    """Entries to be written."""

    entries: tuple[EntryBody, ...]

    @classmethod
    def of(cls, entries: Sequence[IndexEntry]) -> EntriesBody:
        """As they travel."""
        return cls(entries=tuple(map(EntryBody.of, entries)))


class DocumentsBody(Wire):
    """Documents whose entries go."""

    documents: tuple[str, ...]


class QueryBody(Wire):
    """An `IndexQuery`, and the fingerprint of the model that made its dense vector."""

    fingerprint: str
    indices: tuple[int, ...]
    values: tuple[float, ...]
    dense: tuple[float, ...]
    collections: tuple[str, ...]
    limit: int
    documents: tuple[str, ...] | None
    kinds: tuple[str, ...] | None
    years: tuple[int, ...] | None

    @classmethod
    def of(cls, query: IndexQuery, fingerprint: str) -> QueryBody:
        """As it travels."""
        return cls(
            fingerprint=fingerprint,
            indices=query.sparse.indices,
            values=query.sparse.values,
            dense=tuple(query.dense.tolist()),
            collections=tuple(query.scope.collections),
            limit=query.limit,
            documents=None if query.documents is None else tuple(query.documents),
            kinds=None if query.kinds is None else tuple(query.kinds),
            years=None if query.years is None else tuple(query.years),
        )

    def query(self, fingerprint: str) -> IndexQuery:
        """As it arrived; without its dense vector where the index is of another model by now."""
        dense = np.array(self.dense, np.float32)
        return IndexQuery(
            SparseVector(self.indices, self.values),
            dense if fingerprint == self.fingerprint else np.zeros_like(dense),
            Scope.of(self.collections),
            self.limit,
            self.documents,
            self.kinds,
            self.years,
        )


class FoundBody(Wire):
    """`ScoredLists`."""

    sparse: tuple[tuple[str, float], ...]
    dense: tuple[tuple[str, float], ...]

    @classmethod
    def of(cls, found: ScoredLists) -> FoundBody:
        """As they travel."""
        return cls(
            sparse=tuple((each.passage_id, each.score) for each in found.sparse),
            dense=tuple((each.passage_id, each.score) for each in found.dense),
        )

    def lists(self) -> ScoredLists:
        """As they arrived."""
        return ScoredLists(
            tuple(ScoredId(*each) for each in self.sparse), tuple(ScoredId(*each) for each in self.dense)
        )


class CountBody(Wire):
    """How many passages there are."""

    count: int
