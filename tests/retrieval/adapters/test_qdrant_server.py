"""What only the server adapter does: creating, connecting, refusing."""

from __future__ import annotations

import pytest
from qdrant_client import QdrantClient, models

from retrieval.adapters.qdrant_server import QdrantServerIndex, connect
from retrieval.domain.errors import IndexMismatch

pytestmark = pytest.mark.filterwarnings("ignore:Payload indexes have no effect:UserWarning")


def test_the_collection_is_created_for_hybrid_search() -> None:
    client = QdrantClient(":memory:")
    QdrantServerIndex(client, "kho", 8).flush()
    params = client.get_collection("kho").config.params
    assert params.vectors == {"dense": models.VectorParams(size=8, distance=models.Distance.COSINE)}
    assert params.sparse_vectors == {"sparse": models.SparseVectorParams(modifier=models.Modifier.IDF)}


def test_an_existing_collection_is_used() -> None:
    client = QdrantClient(":memory:")
    QdrantServerIndex(client, "kho", 8)
    assert QdrantServerIndex(client, "kho", 8).count() == 0


def test_a_collection_of_another_dimension_is_refused() -> None:
    client = QdrantClient(":memory:")
    QdrantServerIndex(client, "kho", 8)
    with pytest.raises(IndexMismatch, match="kho"):
        QdrantServerIndex(client, "kho", 16)


def test_a_foreign_collection_is_refused() -> None:
    client = QdrantClient(":memory:")
    client.create_collection(
        "kho", vectors_config=models.VectorParams(size=8, distance=models.Distance.COSINE)
    )
    with pytest.raises(IndexMismatch):
        QdrantServerIndex(client, "kho", 8)


def test_connecting_sends_nothing() -> None:
    client = connect("http://localhost:1", None)
    assert client.init_options["url"] == "http://localhost:1"
    client.close()
