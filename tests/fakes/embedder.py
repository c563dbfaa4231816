"""An embedder without a model: equal words give equal directions, in every process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from retrieval.domain.passage import EmbedderIdentity
from retrieval.ports import Embedding, Embeddings


class HashingEmbedder:
    """Counts hashed lower-case words; texts that share words are near each other."""

    def __init__(self, dimension: int = 64) -> None:
        self._dimension = dimension

    @property
    def identity(self) -> EmbedderIdentity:
        return EmbedderIdentity("hashing", f"hashing-{self._dimension}", self._dimension)

    def embed_passages(self, texts: Sequence[str]) -> Embeddings:
        rows = [self.embed_query(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self._dimension), np.float32)

    def embed_query(self, text: str) -> Embedding:
        vector = np.zeros(self._dimension, np.float32)
        for word in text.lower().split():
            digest = hashlib.sha256(word.encode()).digest()
            vector[int.from_bytes(digest[:4], "little") % self._dimension] += 1
        norm = np.linalg.norm(vector)
        return vector / norm if norm else vector
