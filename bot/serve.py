"""Runs the fronts in one process and one event loop, until one fails or somebody says stop."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

import h11
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.settings import HttpSettings
from retrieval.domain.errors import ConfigurationError

Service = Callable[[], Awaitable[None]]
"""Runs until cancelled, and cleans up then."""

_SWITCH_SECONDS = 0.001
"""How long the worker that answers may keep the interpreter from the event loop: at Python's 5 ms
every step of a reply waits behind it, and /help with a full queue takes three times as long."""
_PATIENCE_SECONDS = 10
"""For HTTP requests under way when the server is told to stop."""
_IDLE_SECONDS = 10


async def run(services: Sequence[Service]) -> None:
    """Run the services together; SIGTERM and Ctrl-C stop them all, as does the failure of one."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    stop = asyncio.Event()
    with _told_to_stop(stop):
        tasks = [asyncio.ensure_future(service()) for service in services]
        waiter = asyncio.ensure_future(stop.wait())
        await asyncio.wait([*tasks, waiter], return_when=asyncio.FIRST_COMPLETED)
        for task in (*tasks, waiter):
            task.cancel()
        for ended in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(ended, BaseException) and not isinstance(ended, asyncio.CancelledError):
                raise ended


async def serve_http(app: FastAPI, settings: HttpSettings) -> None:
    """Serve `app` until cancelled; raises ConfigurationError when the address is taken."""
    await serve(app, _listen(settings.http_host, settings.http_port))


async def serve(app: FastAPI, listening: socket.socket, idle_seconds: int = _IDLE_SECONDS) -> None:
    """Serve `app` on a socket until cancelled; a connection without a whole request may last so long."""
    config = uvicorn.Config(
        app,
        http=_Impatient,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_keep_alive=idle_seconds,
        timeout_graceful_shutdown=_PATIENCE_SECONDS,
    )
    server = _Server(config)
    serving = asyncio.ensure_future(server.serve(sockets=[listening]))
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True
        await serving


class _Impatient(H11Protocol):
    """Closes a connection whose request line and headers do not come in time: each costs memory."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]:
            self._wait()
        elif self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._waiting is not None:
            self._waiting.cancel()

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(self.timeout_keep_alive, self.transport.close)


class _Server(uvicorn.Server):
    """Leaves the signals to `run`."""

    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]
        return nullcontext()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise ConfigurationError(
            f"Không lắng nghe được ở {host}:{port} ({error.strerror}).",
            "Chọn cổng khác bằng TRACUU_HTTP_PORT, hoặc dừng chương trình đang giữ cổng.",
        ) from error


@contextmanager
def _told_to_stop(stop: asyncio.Event) -> Iterator[None]:
    """Signals set the event; the handlers of before are put back."""
    loop = asyncio.get_running_loop()
    before = {
        number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
