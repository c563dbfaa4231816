"""The embedder that ships with the project: subword rows looked up and averaged, without torch.

Read with tokenizers, safetensors and numpy: importing these takes about 0.14 s, against 0.24 s for model2vec
and more than 2 s for torch.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from retrieval.adapters.fusion import dense_weight_of
from retrieval.domain.errors import EmbedderUnavailable
from retrieval.domain.passage import EmbedderIdentity
from retrieval.language.text import normalize
from retrieval.ports import Embedding, Embeddings

SHIPPED_MODEL = Path(__file__).parent.parent / "models" / "static-vi"
_TOGETHER = 256
_PIECES_KEPT = 100_000


class StaticEmbedder:
    """Embeds by the mean of a text's subword rows; a text without any known subword is the zero vector.

    The table stays int8 in memory; only the rows of the texts in hand become floats.
    """

    def __init__(self, folder: Path = SHIPPED_MODEL, *, dense_weight: float | None = None) -> None:
        try:
            weights = load_file(folder / "model.safetensors")
            tokenizer_json = (folder / "tokenizer.json").read_bytes()
            name = str(json.loads((folder / "card.json").read_text(encoding="utf-8"))["name"])
            self._rows: npt.NDArray[np.int8] = weights["embeddings"]
            self._scales: npt.NDArray[np.float32] = weights["weights"]
            self._tokenizer = Tokenizer.from_buffer(tokenizer_json)
        except (OSError, SafetensorError, KeyError, ValueError) as error:
            raise EmbedderUnavailable(str(folder), str(error)) from error
        self._known: dict[str, Sequence[int]] = {}
        digest = hashlib.sha256(tokenizer_json)
        digest.update(self._rows.tobytes())
        digest.update(self._scales.tobytes())
        weight = dense_weight_of(folder) if dense_weight is None else dense_weight
        self._identity = EmbedderIdentity(name, digest.hexdigest(), self._rows.shape[1], weight)

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    def embed_passages(self, texts: Sequence[str]) -> Embeddings:
        parts = [self._embed(texts[start : start + _TOGETHER]) for start in range(0, len(texts), _TOGETHER)]
        return np.concatenate(parts) if parts else np.zeros((0, self._identity.dimension), np.float32)

    def embed_query(self, text: str) -> Embedding:
        vector: Embedding = self._embed([text])[0]
        return vector

    def _embed(self, texts: Sequence[str]) -> Embeddings:
        written = [normalize(text).split() for text in texts]
        subwords = self._subwords({piece for pieces in written for piece in pieces})
        return np.stack(
            [self._direction([*chain.from_iterable(map(subwords.__getitem__, each))]) for each in written]
        )

    def _subwords(self, pieces: Collection[str]) -> Mapping[str, Sequence[int]]:
        """The subwords of at least these pieces; no subword reaches over a blank, and texts say the same few
        thousand pieces, so that looking most of them up costs a third of encoding whole texts."""
        known = self._known
        new = [piece for piece in pieces if piece not in known]
        if len(known) + len(new) > _PIECES_KEPT:
            # Another thread may still read from the old ones.
            known, new = {}, list(pieces)
            self._known = known
        encodings = self._tokenizer.encode_batch_fast(new, add_special_tokens=False) if new else ()
        known.update(zip(new, (encoding.ids for encoding in encodings), strict=True))
        return known

    def _direction(self, ids: Sequence[int]) -> Embedding:
        rows = np.asarray(ids, dtype=np.intp)
        total: Embedding = self._scales[rows] @ self._rows[rows].astype(np.float32)
        length = np.linalg.norm(total)
        return np.divide(total, length, dtype=np.float32) if length else total
