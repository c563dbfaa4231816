"""llama-index as its documentation starts: VectorStoreIndex over Qdrant, defaults everywhere, no LLM.

Importing this module costs seconds; only `tracuu eval peers` does.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from llama_index.core import Document, StorageContext, VectorStoreIndex
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.node_parser import SentenceSplitter
from llama_index.core.schema import NodeWithScore, TextNode
from llama_index.vector_stores.qdrant import QdrantVectorStore
from pydantic import PrivateAttr
from qdrant_client import QdrantClient

from eval.peers import CANDIDATES, PeerText, Piece
from retrieval.domain.span import Span
from retrieval.ports import Embedder


class PortEmbedding(BaseEmbedding):
    """Our embedder as llama-index wants it, so that both sides have the same model."""

    _embedder: Embedder = PrivateAttr()

    def __init__(self, embedder: Embedder) -> None:
        super().__init__(model_name=embedder.identity.name, embed_batch_size=256)
        self._embedder = embedder

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self._embedder.embed_query(query).tolist()
        return vector

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return self._get_query_embedding(query)

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.embed_passages(texts).tolist()
        return vectors


class LlamaIndexVectors:
    """The top passage of a default VectorStoreIndex is the answer."""

    name = "llama-index + Qdrant, đoạn đứng đầu"

    def __init__(self, texts: Sequence[PeerText], embedder: Embedder) -> None:
        self._sources = {text.document["id"]: text for text in texts}
        store = QdrantVectorStore(collection_name="peer", client=QdrantClient(":memory:"))
        with warnings.catch_warnings():
            # The store asks for payload indexes, which a local Qdrant does without.
            warnings.filterwarnings("ignore", message="Payload indexes have no effect")
            index = VectorStoreIndex.from_documents(
                [_document(text) for text in texts],
                storage_context=StorageContext.from_defaults(vector_store=store),
                embed_model=PortEmbedding(embedder),
                transformations=[SentenceSplitter()],
            )
        self._retriever = index.as_retriever(similarity_top_k=CANDIDATES)

    def find(self, question: str) -> Sequence[Piece]:
        """The nearest chunks."""
        return [self._piece(found) for found in self._retriever.retrieve(question)]

    def _piece(self, found: NodeWithScore) -> Piece:
        source = self._sources[str(found.node.ref_doc_id)]
        return Piece(source, _span(found, source.text), float(found.score or 0.0))


def _document(text: PeerText) -> Document:
    return Document(id_=text.document["id"], text=text.text, metadata={"file": text.document["file"]})


def _span(found: NodeWithScore, text: str) -> Span:
    """Where the chunk stands; the splitter trims, so its own offsets are only where to start looking."""
    node = found.node
    chunk = node.get_content()
    hint = node.start_char_idx if isinstance(node, TextNode) else None
    start = text.find(chunk, max(0, (hint or 0) - 1))
    start = start if start >= 0 else text.find(chunk)
    return Span(start, start + len(chunk)) if start >= 0 else Span(0, 0)
