"""A server in a thread of its own, reached over real sockets."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from fastapi import FastAPI

from bot.serve import serve


@contextmanager
def serving(app: FastAPI, listening: socket.socket, **more: int) -> Iterator[None]:
    """Serves `app` on a listening socket inside the block."""
    # The runner ends what the app left running, as the program's own does: an upload on its way is such.
    runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
    loop = runner.get_loop()
    task = loop.create_task(serve(app, listening, **more))

    def run() -> None:
        with runner, suppress(asyncio.CancelledError):
            loop.run_until_complete(task)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        loop.call_soon_threadsafe(task.cancel)
        thread.join()


@contextmanager
def serving_here(app: FastAPI, **more: int) -> Iterator[str]:
    """The address of `app` while it is served."""
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    with serving(app, listening, **more):
        yield f"http://127.0.0.1:{port}"
