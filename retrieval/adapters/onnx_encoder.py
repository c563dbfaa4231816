"""An encoder that was exported for ONNX Runtime: no torch, so that a cold question stays quick.

`tracuu model train-encoder` writes such a folder: the graph, from token ids to normalised embeddings, and the
tokenizer with its padding and truncation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from retrieval.adapters.fusion import dense_weight_of
from retrieval.domain.errors import EmbedderUnavailable
from retrieval.domain.passage import EmbedderIdentity
from retrieval.language.text import normalize
from retrieval.ports import Embedding, Embeddings

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

GRAPH_FILE = "encoder-int8.onnx"
TOKENIZER_FILE = "tokenizer.json"
INPUT_IDS, ATTENTION_MASK, EMBEDDING = "input_ids", "attention_mask", "embedding"


class OnnxEmbedder:
    """Embeds with the graph of a folder, in batches of `batch_size` texts."""

    def __init__(self, folder: Path, *, batch_size: int = 32, dense_weight: float | None = None) -> None:
        try:
            graph, tokenizer = (folder / name for name in (GRAPH_FILE, TOKENIZER_FILE))
            digest = hashlib.sha256(tokenizer.read_bytes() + graph.read_bytes())
            self._tokenizer = Tokenizer.from_buffer(tokenizer.read_bytes())
        except (OSError, ValueError) as error:
            raise EmbedderUnavailable(str(folder), str(error)) from error
        self._session = _session(folder, graph)
        self._batch_size = batch_size
        dimension = int(self._session.get_outputs()[0].shape[-1])
        weight = dense_weight_of(folder) if dense_weight is None else dense_weight
        self._identity = EmbedderIdentity(str(folder), digest.hexdigest(), dimension, weight)

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    def embed_passages(self, texts: Sequence[str]) -> Embeddings:
        starts = range(0, len(texts), self._batch_size)
        parts = [self._embed(texts[start : start + self._batch_size]) for start in starts]
        return np.concatenate(parts) if parts else np.zeros((0, self._identity.dimension), np.float32)

    def embed_query(self, text: str) -> Embedding:
        vector: Embedding = self._embed([text])[0]
        return vector

    def _embed(self, texts: Sequence[str]) -> Embeddings:
        encodings = self._tokenizer.encode_batch([normalize(text) for text in texts])
        inputs = {
            INPUT_IDS: np.array([each.ids for each in encodings], np.int64),
            ATTENTION_MASK: np.array([each.attention_mask for each in encodings], np.int64),
        }
        vectors: Embeddings = self._session.run([EMBEDDING], inputs)[0]
        return vectors


def _session(folder: Path, graph: Path) -> InferenceSession:
    try:
        import onnxruntime
        from onnxruntime.capi import onnxruntime_pybind11_state as faults
    except ImportError as error:
        raise EmbedderUnavailable(str(folder), "cần cài thêm gói onnxruntime") from error
    try:
        return onnxruntime.InferenceSession(str(graph), providers=["CPUExecutionProvider"])
    except (faults.Fail, faults.InvalidGraph, faults.InvalidProtobuf) as error:
        raise EmbedderUnavailable(str(folder), f"tệp {GRAPH_FILE} hỏng") from error
