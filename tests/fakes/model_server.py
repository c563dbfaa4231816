"""A server that speaks as language models do, over real HTTP: OpenAI's chat completions and Ollama's chat.

The model's name chooses the persona: 'faithful', 'hallucinating', 'limited' …
"""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from aiohttp import web

from tests.fakes.personas import PERSONAS, Task, read_task

_PIECE = 24
"""Characters per piece: sentences arrive cut anywhere, as tokens do."""
_REFUSALS = {
    "limited": (429, "slow down"),
    "refusing": (404, "no such model"),
    "failing": (503, "out of memory"),
}


@dataclass
class ModelServer:
    """Where it listens, and what it was sent."""

    url: str = ""
    seed: int = 0
    tasks: list[Task] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    """Everything that left towards the model, as JSON."""
    pieces: int = 0
    """How many pieces of text were sent before the other side hung up."""
    may_go_on: threading.Event = field(default_factory=threading.Event)
    """Cleared, no model writes on after its first line."""

    def __post_init__(self) -> None:
        self.may_go_on.set()

    async def completions(self, request: web.Request) -> web.StreamResponse:
        """POST /v1/chat/completions."""
        return await self._answer(request, "text/event-stream", _sse, "data: [DONE]\n\n")

    async def ollama(self, request: web.Request) -> web.StreamResponse:
        """POST /api/chat."""
        return await self._answer(request, "application/x-ndjson", _ndjson, _ndjson("", done=True))

    async def _answer(self, request: web.Request, kind: str, frame, end: str) -> web.StreamResponse:
        body = await request.text()
        self.sent.append(body)
        asked = json.loads(body)
        persona = asked["model"]
        task = read_task(asked["messages"], self.seed)
        self.tasks.append(task)
        if persona in _REFUSALS:
            status, why = _REFUSALS[persona]
            return web.json_response({"error": {"message": why}}, status=status)
        if persona == "page":
            return web.Response(text="<html>login</html>", content_type="text/html")
        response = web.StreamResponse(headers={"Content-Type": kind})
        await response.prepare(request)
        if persona == "broken":
            await response.write(b'data: {"choices": [{"delta": {"content": "a\n\n{{{\n\n')
            return response
        if persona == "cut":
            await response.write(frame("Câu đầu").encode())
            assert request.transport is not None
            request.transport.close()
            return response
        # Whoever has read enough hangs up.
        with suppress(ConnectionResetError):
            async for piece in _pieces(persona, task):
                await response.write(frame(piece).encode())
                self.pieces += 1
                if "\n" in piece:
                    await asyncio.to_thread(self.may_go_on.wait)
            await response.write(end.encode())
        return response


async def _pieces(persona: str, task: Task) -> AsyncIterator[str]:
    if persona == "slow":
        while True:
            await asyncio.sleep(0.05)
            yield "."
    if persona == "rubbish":
        for at in range(100_000):
            yield f" từ{at}" if at % 40 else "\n"
            await asyncio.sleep(0)
        return
    text = PERSONAS[persona](task)
    for at in range(0, len(text), _PIECE):
        yield text[at : at + _PIECE]
        await asyncio.sleep(0)


def _sse(piece: str) -> str:
    chunk = {
        "id": "1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "m",
        "choices": [{"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None}],
    }
    return f"data: {json.dumps(chunk)}\n\n"


def _ndjson(piece: str, *, done: bool = False) -> str:
    message = {"role": "assistant", "content": piece}
    line = {"model": "m", "created_at": "2024-01-01T00:00:00Z", "message": message, "done": done}
    return json.dumps(line) + "\n"


@contextmanager
def serving() -> Iterator[ModelServer]:
    """The server in a thread of its own, on a free port."""
    server = ModelServer()
    started, loop = threading.Event(), asyncio.new_event_loop()
    stop = asyncio.Event()

    async def serve() -> None:
        app = web.Application()
        app.router.add_post("/v1/chat/completions", server.completions)
        app.router.add_post("/api/chat", server.ollama)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        server.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        await stop.wait()
        await runner.cleanup()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(serve())
        loop.close()

    thread = threading.Thread(target=run, name="model-server")
    thread.start()
    started.wait()
    try:
        yield server
    finally:
        server.may_go_on.set()
        loop.call_soon_threadsafe(stop.set)
        thread.join()
