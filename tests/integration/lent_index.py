"""An index that another thread owns and lends over a socket, as a server does."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from bot.delegation import owner_app
from bot.lane import Lane
from retrieval.adapters.local_socket import listen
from retrieval.adapters.owner_client import OwnerClient, RemoteIndex
from retrieval.domain.passage import ScoredLists
from retrieval.ports import IndexEntry, IndexQuery, PassageIndex
from tests.fakes.embedder import HashingEmbedder
from tests.integration.serving import serving


class Lender:
    """The part of Services that is lent."""

    def __init__(self, index: PassageIndex) -> None:
        self.archive = SimpleNamespace(index=index, embedder=HashingEmbedder(), steady=nullcontext)
        self.uploading = Lane()
        self._threads = ThreadPoolExecutor(2)

    async def run(self, work, *args):
        return await asyncio.get_running_loop().run_in_executor(self._threads, lambda: work(*args))

    def close(self) -> None:
        self._threads.shutdown()


@contextmanager
def lent(index: PassageIndex, socket: Path) -> Iterator[OwnerClient]:
    """A client of the index while it is served."""
    lender = Lender(index)
    try:
        with serving(owner_app(lender, ()), listen(socket)):  # type: ignore[arg-type]
            yield OwnerClient(socket)
    finally:
        lender.close()


@dataclass
class LentIndex:
    """A `PassageIndex` lent by another thread, with the right to write held from the first call to close."""

    own: PassageIndex
    socket: Path

    def __post_init__(self) -> None:
        self._lending = lent(self.own, self.socket)
        client = self._lending.__enter__()
        self._writing = client.writing(lambda: None)
        self._writing.__enter__()
        self._index = RemoteIndex(client, client.owner().fingerprint)

    def upsert(self, entries: Sequence[IndexEntry]) -> None:
        self._index.upsert(entries)

    def delete_documents(self, document_ids: Collection[str]) -> None:
        self._index.delete_documents(document_ids)

    def search(self, query: IndexQuery) -> ScoredLists:
        return self._index.search(query)

    def count(self) -> int:
        return self._index.count()

    def flush(self) -> None:
        self._index.flush()

    def compact(self) -> None:
        self._index.compact()

    def close(self) -> None:
        self._index.close()
        self._writing.__exit__(None, None, None)
        self._lending.__exit__(None, None, None)
        self.own.close()
