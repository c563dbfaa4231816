"""Refusals and failures over HTTP: problem+json (RFC 9457) in Vietnamese, each with the way out."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from typing_extensions import TypedDict

from bot.http import wording
from retrieval.domain.errors import ConfigurationError, DocumentUnknown, TracuuError

_LOG = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


@dataclass(eq=False)
class Problem(Exception):
    """Ends a request with this status; `detail` says what happened, `way_out` what to do."""

    status: int
    detail: str
    way_out: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """What kind of problem this is."""
        return wording.TITLES.get(self.status, wording.TITLES[HTTPStatus.INTERNAL_SERVER_ERROR])


_SCHEMA = {
    "title": "Problem",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "way_out": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail", "way_out"],
}
RESPONSES: dict[int | str, dict[str, Any]] = {
    "4XX": {"description": "Bị từ chối", "content": {MEDIA_TYPE: {"schema": _SCHEMA}}},
    "5XX": {"description": "Không phục vụ được", "content": {MEDIA_TYPE: {"schema": _SCHEMA}}},
}
"""What the OpenAPI says of every route."""

ErrorPage = Callable[[Request, Problem], Response]
"""Shows a problem to somebody who asked for a page."""


def handle_problems(app: FastAPI, page: ErrorPage | None = None) -> None:
    """Everything that goes wrong in `app` is answered from here.

    `page` answers requests that accept HTML, the paths of the API excepted.
    """

    def answered(request: Request, problem: Problem) -> Response:
        wants_page = "text/html" in request.headers.get("accept", "")
        if page is not None and wants_page and not request.url.path.startswith("/v1"):
            return page(request, problem)
        return problem_response(problem)

    async def handle(request: Request, error: Exception) -> Response:
        return answered(request, problem_of(error))

    for kind in (Problem, HTTPException, RequestValidationError, TracuuError, Exception):
        app.add_exception_handler(kind, handle)


class ProblemJson(TypedDict):
    """A problem as RFC 9457 has it; `way_out` beside."""

    type: str
    title: str
    status: int
    detail: str
    way_out: str


def problem_body(problem: Problem) -> ProblemJson:
    """The problem for machines."""
    return {
        "type": "about:blank",
        "title": problem.title,
        "status": int(problem.status),
        "detail": problem.detail,
        "way_out": problem.way_out,
    }


def problem_response(problem: Problem) -> JSONResponse:
    """The problem as a whole answer."""
    return JSONResponse(problem_body(problem), problem.status, dict(problem.headers), MEDIA_TYPE)


def problem_of(error: Exception) -> Problem:
    """What to tell of an error."""
    match error:
        case Problem():
            return error
        case HTTPException():
            detail = wording.DETAILS.get(error.status_code, str(error.detail))
            return Problem(error.status_code, detail, headers=error.headers or {})
        case RequestValidationError():
            return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, wording.invalid(error.errors()), wording.SEE_DOCS)
        case DocumentUnknown():
            return Problem(HTTPStatus.NOT_FOUND, wording.DOCUMENT_UNKNOWN)
        case ConfigurationError():
            return Problem(HTTPStatus.BAD_REQUEST, error.message, error.way_out)
        case TracuuError():
            _LOG.error("%s", error.message)
            return Problem(HTTPStatus.SERVICE_UNAVAILABLE, error.message, error.way_out)
        case _:
            # What nobody foresaw: Starlette logs the stack, the caller learns nothing of it.
            return Problem(HTTPStatus.INTERNAL_SERVER_ERROR, wording.UNFORESEEN, wording.TELL_ADMINISTRATOR)
