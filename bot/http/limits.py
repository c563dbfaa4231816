"""How large and how slow a request may be, before anything of it is looked at."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.http import wording
from bot.http.problems import Problem, problem_response

LARGEST_BODY = 64 * 1024
"""Bytes of a request that is no upload; a question has a thousand characters."""


class RequestLimits:
    """Refuses a body that is too large, announced or not, and one that comes too slowly.

    What is announced too large is refused before a byte of it is read. A body has `seconds` as a
    whole, where `patient` says so for each piece of it.
    """

    def __init__(
        self,
        app: ASGIApp,
        largest: Callable[[Scope], int],
        patient: Callable[[Scope], bool],
        seconds: float,
    ) -> None:
        self._app = app
        self._largest = largest
        self._patient = patient
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        largest = self._largest(scope)
        if _announced(scope) > largest:
            detail, way_out = wording.too_large(largest), wording.SEND_LESS
            # Closed, or the server would have to read on to find the next request.
            problem = Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, way_out, {"Connection": "close"})
            await problem_response(problem)(scope, receive, send)
            return
        await self._app(scope, self._limited(receive, largest, self._patient(scope)), send)

    def _limited(self, receive: Receive, largest: int, patient: bool) -> Receive:
        loop = asyncio.get_running_loop()
        deadline, read, complete = loop.time() + self._seconds, 0, False

        async def limited() -> Message:
            nonlocal deadline, read, complete
            if complete:
                # What follows the body is the end of the connection, which may take its time.
                return await receive()
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(HTTPStatus.REQUEST_TIMEOUT, headers={"Connection": "close"}) from None
            if patient:
                deadline = loop.time() + self._seconds
            read += len(message.get("body", b""))
            complete = not message.get("more_body", False)
            if read > largest:
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, headers={"Connection": "close"})
            return message

        return limited


def _announced(scope: Scope) -> int:
    """The Content-Length; 0 where none is told or it is no number, which the server refuses itself."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else 0
    return 0
