"""Any sentence-transformers model, from the hub or a folder, as the embedder.

The library brings torch along, which takes seconds to import; it is therefore imported only when an embedder
is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from safetensors import SafetensorError

from retrieval.adapters.fusion import dense_weight_of
from retrieval.domain.errors import EmbedderUnavailable
from retrieval.domain.passage import EmbedderIdentity
from retrieval.ports import Embedding, Embeddings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformerEmbedder:
    """Embeds with a model named as on the hub, or by the path of a folder.

    A prompt of None means the one that the model itself declares for queries or documents; an empty one means
    none at all. `revision` pins a hub model; `max_length` counts tokens and None keeps the model's own limit.
    """

    def __init__(
        self,
        model: str,
        *,
        query_prompt: str | None = None,
        passage_prompt: str | None = None,
        max_length: int | None = None,
        batch_size: int = 32,
        device: str | None = None,
        revision: str | None = None,
        dense_weight: float | None = None,
    ) -> None:
        self._model = _load(model, device, revision)
        if max_length is not None:
            _limit(self._model, max_length, model)
        self._query_prompt = query_prompt
        self._passage_prompt = passage_prompt
        self._batch_size = batch_size
        weight = dense_weight_of(Path(model)) if dense_weight is None else dense_weight
        self._identity = self._identify(model, weight)

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    def embed_passages(self, texts: Sequence[str]) -> Embeddings:
        if not texts:
            return np.zeros((0, self._identity.dimension), np.float32)
        vectors = self._model.encode_document(
            list(texts),
            prompt=self._passage_prompt,
            batch_size=self._batch_size,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, np.float32)

    def embed_query(self, text: str) -> Embedding:
        vector = self._model.encode_query(
            text, prompt=self._query_prompt, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vector, np.float32)

    def _identify(self, name: str, dense_weight: float) -> EmbedderIdentity:
        """By what shapes the vectors, so that a copy in a folder and the hub's original are one model."""
        length = str(self._model.max_seq_length)
        declared = sorted(self._model.prompts.items())
        digest = hashlib.sha256(repr((self._query_prompt, self._passage_prompt, declared, length)).encode())
        digest.update(_weights_digest(self._model))
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            raise EmbedderUnavailable(name, "mô hình không cho biết số chiều")
        return EmbedderIdentity(name, digest.hexdigest(), dimension, dense_weight)


def _load(name: str, device: str | None, revision: str | None) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer

        return SentenceTransformer(name, device=device, revision=revision)
    except (OSError, ValueError, RuntimeError, ImportError, KeyError, SafetensorError) as error:
        cause = str(error).strip().splitlines() or [type(error).__name__]
        raise EmbedderUnavailable(name, cause[0].rstrip(".")) from error


def _limit(model: SentenceTransformer, max_length: int, name: str) -> None:
    try:
        model.max_seq_length = max_length
    except AttributeError as error:
        cause = "mô hình này không có giới hạn độ dài; hãy bỏ trống TRACUU_EMBEDDER_MAX_LENGTH"
        raise EmbedderUnavailable(name, cause) from error


def _weights_digest(model: SentenceTransformer) -> bytes:
    """Over every tensor's bytes; about a second per gigabyte, little beside the loading."""
    import torch

    digest = hashlib.sha256()
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(memoryview(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy()))
    return digest.digest()
