"""An embedder and the index of its vectors that can be exchanged for others while questions are asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from threading import RLock

from retrieval.domain.passage import EmbedderIdentity, ScoredLists
from retrieval.ports import Embedder, Embedding, Embeddings, IndexEntry, IndexQuery, PassageIndex


class LiveEmbedder:
    """An `Embedder` that stays while the model behind it changes."""

    def __init__(self, embedder: Embedder) -> None:
        self._now = embedder

    @property
    def identity(self) -> EmbedderIdentity:
        return self._now.identity

    def embed_passages(self, texts: Sequence[str]) -> Embeddings:
        return self._now.embed_passages(texts)

    def embed_query(self, text: str) -> Embedding:
        return self._now.embed_query(text)

    def become(self, embedder: Embedder) -> None:
        """From now on, embed with this one."""
        self._now = embedder


class LiveIndex:
    """A `PassageIndex` that stays while the index behind it is exchanged; calls wait meanwhile.

    Inside `steady` nothing is exchanged: a question is embedded and searched with one model.
    """

    def __init__(self, index: PassageIndex) -> None:
        self._now = index
        self._lock = RLock()

    def upsert(self, entries: Sequence[IndexEntry]) -> None:
        with self._lock:
            self._now.upsert(entries)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        with self._lock:
            self._now.delete_documents(document_ids)

    def search(self, query: IndexQuery) -> ScoredLists:
        with self._lock:
            return self._now.search(query)

    def count(self) -> int:
        with self._lock:
            return self._now.count()

    def flush(self) -> None:
        with self._lock:
            self._now.flush()

    def compact(self) -> None:
        with self._lock:
            self._now.compact()

    def close(self) -> None:
        with self._lock:
            self._now.close()

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Keeps exchanges out until the block ends."""
        with self._lock:
            yield

    def exchange(self, open_next: Callable[[], PassageIndex]) -> None:
        """Close the index, put what `open_next` opens in its place, and let waiting calls go on with it."""
        with self._lock:
            self._now.close()
            self._now = open_next()
