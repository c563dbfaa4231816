"""Signs of life for those who watch the server."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter

from bot.http import wording
from bot.http.access import ServicesHere
from bot.http.problems import Problem

router = APIRouter(tags=["vận hành"])


@router.get("/healthz", summary="Máy chủ còn sống")
async def alive() -> dict[str, str]:
    """The process answers; nothing else is looked at."""
    return {"status": "ok"}


@router.get("/readyz", summary="Máy chủ sẵn sàng trả lời")
async def ready(services: ServicesHere) -> dict[str, str]:
    """The database answers; the index was opened at the start."""
    if not await services.run(services.state.reachable):
        raise Problem(HTTPStatus.SERVICE_UNAVAILABLE, wording.NOT_READY, wording.TELL_ADMINISTRATOR)
    return {"status": "ok"}
