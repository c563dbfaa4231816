"""The index on a Qdrant server or cluster, for archives that outgrow one process."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qdrant_client import QdrantClient, models

from retrieval.adapters.payload import (
    DENSE,
    DOCUMENT_ID,
    INTEGER_KEYS,
    KEYWORD_KEYS,
    SPARSE,
    Accepted,
    accepted_values,
    batches,
    best_first,
    finds_nothing,
    payload_of,
)
from retrieval.domain.errors import IndexMismatch
from retrieval.domain.passage import ScoredLists
from retrieval.ports import IndexEntry, IndexQuery

_TIMEOUT_SECONDS = 30


def connect(url: str, api_key: str | None = None) -> QdrantClient:
    """A client of the server at `url`; nothing is sent before the first call."""
    return QdrantClient(url=url, api_key=api_key, timeout=_TIMEOUT_SECONDS, check_compatibility=False)


class QdrantServerIndex:
    """A `PassageIndex` in one collection of a server, created on first use.

    The name of the collection should name the embedder: a server keeps no manifest, only the
    dimension is checked here. Writes wait until the server has logged and applied them.
    """

    def __init__(self, client: QdrantClient, collection_name: str, dimension: int) -> None:
        self._client = client
        self._name = collection_name
        if client.collection_exists(collection_name):
            _check_dimension(client, collection_name, dimension)
        else:
            _create(client, collection_name, dimension)

    def upsert(self, entries: Sequence[IndexEntry]) -> None:
        for batch in batches(entries):
            self._client.upsert(self._name, [_point(entry) for entry in batch], wait=True)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        if document_ids:
            condition = _filter({DOCUMENT_ID: sorted(document_ids)})
            self._client.delete(self._name, models.FilterSelector(filter=condition), wait=True)

    def search(self, query: IndexQuery) -> ScoredLists:
        if finds_nothing(query):
            return ScoredLists((), ())
        wanted = _vectors(query)
        condition = _filter(accepted_values(query))
        requests = [
            models.QueryRequest(query=vector, using=name, limit=query.limit, filter=condition)
            for name, vector in wanted.items()
        ]
        answers = self._client.query_batch_points(self._name, requests) if requests else []
        found = {
            name: best_first((str(point.id), point.score) for point in answer.points)
            for name, answer in zip(wanted, answers, strict=True)
        }
        return ScoredLists(sparse=found.get(SPARSE, ()), dense=found.get(DENSE, ()))

    def count(self) -> int:
        return self._client.count(self._name, exact=True).count

    def flush(self) -> None:
        """Nothing is left to do: every write has waited for the server."""

    def compact(self) -> None:
        """Nothing is left to do: the server tidies up by itself."""

    def close(self) -> None:
        self._client.close()


def _create(client: QdrantClient, name: str, dimension: int) -> None:
    client.create_collection(
        name,
        vectors_config={DENSE: models.VectorParams(size=dimension, distance=models.Distance.COSINE)},
        sparse_vectors_config={SPARSE: models.SparseVectorParams(modifier=models.Modifier.IDF)},
    )
    schema = models.PayloadSchemaType
    kinds = dict.fromkeys(KEYWORD_KEYS, schema.KEYWORD) | dict.fromkeys(INTEGER_KEYS, schema.INTEGER)
    for key, kind in kinds.items():
        client.create_payload_index(name, key, kind)


def _check_dimension(client: QdrantClient, name: str, dimension: int) -> None:
    vectors = client.get_collection(name).config.params.vectors
    params = vectors.get(DENSE) if isinstance(vectors, dict) else None
    found = None if params is None else params.size
    if found != dimension:
        raise IndexMismatch(f"{name} · {found}", f"{name} · {dimension}")


def _point(entry: IndexEntry) -> models.PointStruct:
    vector: dict[str, models.Vector] = {DENSE: entry.dense.tolist()}
    if entry.sparse.indices:
        vector[SPARSE] = models.SparseVector(
            indices=list(entry.sparse.indices), values=list(entry.sparse.values)
        )
    return models.PointStruct(id=entry.passage_id, vector=vector, payload=payload_of(entry))


def _vectors(query: IndexQuery) -> dict[str, list[float] | models.SparseVector]:
    """The vectors that say something; a zero one is near nothing, though cosine would rank it."""
    vectors: dict[str, list[float] | models.SparseVector] = {}
    if query.sparse.indices:
        vectors[SPARSE] = models.SparseVector(
            indices=list(query.sparse.indices), values=list(query.sparse.values)
        )
    if query.dense.any():
        vectors[DENSE] = query.dense.tolist()
    return vectors


def _filter(accepted: dict[str, Accepted]) -> models.Filter:
    return models.Filter(
        must=[
            models.FieldCondition(key=key, match=models.MatchAny(any=values))
            for key, values in accepted.items()
        ]
    )
