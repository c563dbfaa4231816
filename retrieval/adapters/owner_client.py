"""The index and the model of a data folder that another process owns, over its local socket."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import TypeVar

import numpy as np

from retrieval.adapters import owner_wire as wire
from retrieval.adapters.local_socket import SocketConnection
from retrieval.domain.errors import ConfigurationError, OwnerGone
from retrieval.domain.passage import EmbedderIdentity, ScoredLists
from retrieval.ports import Embedding, Embeddings, IndexEntry, IndexQuery
from retrieval.settings import RetrievalSettings

_SECONDS = 600.0
"""Compacting a large index takes minutes; a dead owner closes the connection at once."""

_Body = TypeVar("_Body", bound=wire.Wire)


class OwnerClient:
    """Speaks with the owner; a connection for each call, so that a restarted owner is found again."""

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._lease = ""

    def owner(self) -> wire.OwnerBody:
        """Who owns the folder; raises OwnerGone when nobody answers."""
        return self.ask(wire.OWNER, wire.OwnerBody)

    def answers(self) -> bool:
        """Whether the owner is a server that works for others."""
        try:
            self.owner()
        except OwnerGone:
            return False
        return True

    def rebuild(self, settings: RetrievalSettings) -> int:
        """Have the index made anew for the model of the settings; returns how many passages it holds.

        Takes as long as embedding everything, while the owner goes on answering.
        """
        rebuilt = self.ask(wire.REBUILD, wire.RebuiltBody, wire.ModelBody.of(settings), seconds=None)
        if rebuilt.problem:
            raise ConfigurationError(rebuilt.problem, rebuilt.way_out)
        return rebuilt.passages

    def ask(
        self,
        path: str,
        expected: type[_Body],
        body: wire.Wire | None = None,
        seconds: float | None = _SECONDS,
    ) -> _Body:
        """One call."""
        try:
            with closing(SocketConnection(self._socket, seconds)) as connection:
                return expected.model_validate_json(self._send(connection, path, body).read())
        except (OSError, HTTPException, ValueError) as error:
            raise OwnerGone(type(error).__name__) from error

    @contextmanager
    def writing(self, waiting: Callable[[], None]) -> Iterator[None]:
        """The right to change the archive; `waiting` is called when somebody else has it.

        It is given back when the block ends or this process dies.
        """
        try:
            with closing(SocketConnection(self._socket, None)) as connection:
                granted = self._send(connection, wire.LEASE, None)
                self._lease = granted.readline().decode().strip()
                if self._lease == wire.WAITING:
                    waiting()
                    self._lease = granted.readline().decode().strip()
                if not self._lease:
                    raise OwnerGone("no lease")
                yield
        except (ConnectionError, FileNotFoundError, HTTPException) as error:
            raise OwnerGone(type(error).__name__) from error
        finally:
            self._lease = ""

    def _send(self, connection: SocketConnection, path: str, body: wire.Wire | None) -> HTTPResponse:
        sent = body.model_dump_json().encode() if body is not None else b"{}"
        headers = {"Content-Type": "application/json", wire.LEASE_HEADER: self._lease}
        connection.request("POST", path, sent, headers)
        response = connection.getresponse()
        if response.status != 200:
            raise OwnerGone(f"HTTP {response.status}")
        return response


class RemoteIndex:
    """A `PassageIndex` in another process; whoever writes holds `OwnerClient.writing`.

    Queries are embedded by the model of `fingerprint`; exchanged meanwhile, they are searched by their words.
    """

    def __init__(self, owner: OwnerClient, fingerprint: str) -> None:
        self._owner = owner
        self._fingerprint = fingerprint

    def upsert(self, entries: Sequence[IndexEntry]) -> None:
        self._owner.ask(wire.UPSERT, wire.CountBody, wire.EntriesBody.of(entries))

    def delete_documents(self, document_ids: Collection[str]) -> None:
        self._owner.ask(wire.DELETE, wire.CountBody, wire.DocumentsBody(documents=tuple(document_ids)))

    def search(self, query: IndexQuery) -> ScoredLists:
        return self._owner.ask(
            wire.SEARCH, wire.FoundBody, wire.QueryBody.of(query, self._fingerprint)
        ).lists()

    def count(self) -> int:
        return self._owner.ask(wire.COUNT, wire.CountBody).count

    def flush(self) -> None:
        self._owner.ask(wire.FLUSH, wire.CountBody)

    def compact(self) -> None:
        self._owner.ask(wire.COMPACT, wire.CountBody)

    def close(self) -> None:
        """The index is its owner's."""


class RemoteEmbedder:
    """An `Embedder` in another process: its model is loaded already, and the index was made with it."""

    def __init__(self, owner: OwnerClient, identity: EmbedderIdentity) -> None:
        self._owner = owner
        self._identity = identity

    @property
    def identity(self) -> EmbedderIdentity:
        return self._identity

    def embed_passages(self, texts: Sequence[str]) -> Embeddings:
        """Raises OwnerGone where the owner has exchanged the model meanwhile."""
        body = self._ask(wire.EMBED_PASSAGES, texts)
        if body.fingerprint != self._identity.fingerprint:
            raise OwnerGone("another model")
        return body.array(self._identity.dimension)

    def embed_query(self, text: str) -> Embedding:
        """The zero vector, which is near nothing, where the owner has exchanged the model meanwhile."""
        body = self._ask(wire.EMBED_QUERY, [text])
        if body.fingerprint != self._identity.fingerprint:
            return np.zeros(self._identity.dimension, np.float32)
        vector: Embedding = body.array(self._identity.dimension)[0]
        return vector

    def _ask(self, path: str, texts: Sequence[str]) -> wire.VectorsBody:
        return self._owner.ask(path, wire.VectorsBody, wire.TextsBody(texts=tuple(texts)))
