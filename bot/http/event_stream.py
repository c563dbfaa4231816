"""The making of an answer as server-sent events: `stage`, `sentence`, then the end of it or `problem`."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing

from fastapi import Request
from fastapi.responses import StreamingResponse

from bot.http.answering import Kept
from bot.http.problems import Problem, problem_body, problem_of
from retrieval.ask.events import Event, SentenceVerified, StageBegun
from retrieval.domain.errors import TracuuError

MEDIA_TYPE = "text/event-stream"


def wants_events(request: Request) -> bool:
    """Whether the asker wants to be told what happens on the way."""
    return MEDIA_TYPE in request.headers.get("accept", "")


def told(
    events: AsyncGenerator[Event | Kept, None], finish: Callable[[Kept], tuple[str, object]]
) -> StreamingResponse:
    """The events as they come; `finish` names and describes the last one."""
    # Buffered by a proxy, the stages would all come with the answer.
    return StreamingResponse(
        _told(events, finish), media_type=MEDIA_TYPE, headers={"X-Accel-Buffering": "no"}
    )


async def _told(
    events: AsyncGenerator[Event | Kept, None], finish: Callable[[Kept], tuple[str, object]]
) -> AsyncIterator[str]:
    try:
        async with aclosing(events):
            async for event in events:
                yield _written(*(finish(event) if isinstance(event, Kept) else _described(event)))
    except (Problem, TracuuError) as error:
        # The status has been sent: what went wrong is an event like the others.
        yield _written("problem", problem_body(problem_of(error)))


def _described(event: Event) -> tuple[str, object]:
    match event:
        case StageBegun():
            return "stage", {"stage": event.stage}
        case SentenceVerified():
            return "sentence", {"text": event.text}
        case _:
            raise AssertionError("the answer comes as it was kept")


def _written(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
