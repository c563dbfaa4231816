"""The owner's side of the local socket: other commands on the same folder use its index and its model."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
from fastapi import Depends, FastAPI, Header, HTTPException, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bot.serve import serve
from bot.services import Services
from bot.writing import rebuild_index
from retrieval.adapters import owner_wire as wire
from retrieval.adapters.local_socket import listen
from retrieval.adapters.owner import command
from retrieval.domain.errors import ConfigurationError, TracuuError
from retrieval.domain.passage import ScoredLists
from retrieval.ports import Embeddings


async def serve_socket(services: Services, bots: Iterable[int]) -> None:
    """Serve other commands until cancelled; `bots` are the Telegram bots that run here."""
    path = services.archive.layout.socket
    try:
        listening = listen(path)
    except OSError as error:
        raise _unusable(path, error) from error
    try:
        await serve(owner_app(services, bots), listening)
    finally:
        path.unlink(missing_ok=True)


def owner_app(services: Services, bots: Iterable[int]) -> FastAPI:
    """What the socket serves. Who reaches it may read the data folder anyway: it is no border of rights."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    leases = Leases(services)
    _describe(app, services, tuple(bots))
    _search(app, services)
    _write(app, services, leases)
    _embed(app, services)
    _rebuild(app, services)
    return app


class Leases:
    """Turns of `uploading` that other processes hold; the end of their connection ends the turn."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._held: set[str] = set()

    def require(self, lease: str) -> None:
        """Refuse a write without a turn: its process may have slept while another wrote."""
        if lease not in self._held:
            raise HTTPException(409)

    async def hold(self, granted: Callable[[str], Awaitable[None]]) -> None:
        """Wait for the turn and keep it until cancelled."""
        if self._services.uploading.waiting:
            await granted(wire.WAITING)
        async with self._services.uploading.turn():
            lease = secrets.token_urlsafe(16)
            self._held.add(lease)
            try:
                await granted(lease)
                await asyncio.Event().wait()
            finally:
                self._held.discard(lease)


class LeaseResponse(Response):
    """A response that lasts as long as the lease: a line when it is granted, then nothing."""

    def __init__(self, leases: Leases) -> None:
        super().__init__(media_type="text/plain")
        self._leases = leases

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

        async def granted(line: str) -> None:
            await send({"type": "http.response.body", "body": f"{line}\n".encode(), "more_body": True})

        tasks = (asyncio.ensure_future(self._leases.hold(granted)), asyncio.ensure_future(_gone(receive)))
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


def _describe(app: FastAPI, services: Services, bots: tuple[int, ...]) -> None:
    @app.post(wire.OWNER)
    async def owner() -> wire.OwnerBody:
        identity = services.archive.embedder.identity
        return wire.OwnerBody(
            process=command(),
            model=identity.name,
            fingerprint=identity.fingerprint,
            dimension=identity.dimension,
            dense_weight=identity.dense_weight,
            bots=bots,
        )


def _search(app: FastAPI, services: Services) -> None:
    archive, index = services.archive, services.archive.index

    @app.post(wire.SEARCH)
    async def search(body: wire.QueryBody) -> wire.FoundBody:
        def found() -> ScoredLists:
            with archive.steady():
                return index.search(body.query(archive.embedder.identity.fingerprint))

        return wire.FoundBody.of(await services.run(found))

    @app.post(wire.COUNT)
    async def count() -> wire.CountBody:
        return wire.CountBody(count=await services.run(index.count))


def _write(app: FastAPI, services: Services, leases: Leases) -> None:
    index = services.archive.index
    done = wire.CountBody(count=0)

    def with_lease(x_tracuu_lease: Annotated[str, Header()] = "") -> None:
        leases.require(x_tracuu_lease)

    holding = [Depends(with_lease)]

    @app.post(wire.LEASE)
    async def lease(request: Request) -> Response:
        return LeaseResponse(leases)

    @app.post(wire.UPSERT, dependencies=holding)
    async def upsert(body: wire.EntriesBody) -> wire.CountBody:
        await services.run(index.upsert, [entry.entry() for entry in body.entries])
        return done

    @app.post(wire.DELETE, dependencies=holding)
    async def delete(body: wire.DocumentsBody) -> wire.CountBody:
        await services.run(index.delete_documents, body.documents)
        return done

    @app.post(wire.FLUSH, dependencies=holding)
    async def flush() -> wire.CountBody:
        await services.run(index.flush)
        return done

    @app.post(wire.COMPACT, dependencies=holding)
    async def compact() -> wire.CountBody:
        await services.run(index.compact)
        return done


def _rebuild(app: FastAPI, services: Services) -> None:
    @app.post(wire.REBUILD)
    async def rebuild(body: wire.ModelBody) -> wire.RebuiltBody:
        """In a turn of the owner's own: the archive must not change, whether the caller lives or not."""
        settings = body.chosen_in(services.archive.settings)
        try:
            async with services.uploading.turn():
                passages = await services.run(rebuild_index, services.archive, settings)
        except TracuuError as error:
            return wire.RebuiltBody(problem=error.message, way_out=error.way_out)
        return wire.RebuiltBody(passages=passages)


def _embed(app: FastAPI, services: Services) -> None:
    archive, embedder = services.archive, services.archive.embedder

    def queries(texts: Sequence[str]) -> Embeddings:
        return np.stack([embedder.embed_query(text) for text in texts])

    def vectors_of(embed: Callable[[Sequence[str]], Embeddings], texts: Sequence[str]) -> wire.VectorsBody:
        with archive.steady():
            return wire.VectorsBody.of(embed(texts), embedder.identity.fingerprint)

    @app.post(wire.EMBED_QUERY)
    async def query(body: wire.TextsBody) -> wire.VectorsBody:
        return await services.run(vectors_of, queries, body.texts)

    @app.post(wire.EMBED_PASSAGES)
    async def passages(body: wire.TextsBody) -> wire.VectorsBody:
        return await services.run(vectors_of, embedder.embed_passages, body.texts)


def _unusable(path: Path, error: OSError) -> ConfigurationError:
    return ConfigurationError(
        f"Không mở được cổng nội bộ {path} ({error.strerror}).",
        "Chọn thư mục kho có đường dẫn ngắn hơn, trên ổ đĩa của máy này.",
    )
