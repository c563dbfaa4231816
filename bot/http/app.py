"""The app that `tracuu serve` serves: each front adds its routes here."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, FastAPI


def create_app(routers: Iterable[APIRouter] = ()) -> FastAPI:
    """The app with the routes of the fronts that run, and a sign of life for monitoring."""
    app = FastAPI(title="tracuu", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_api_route("/health", _health, methods=["GET"])
    for router in routers:
        app.include_router(router)
    return app


async def _health() -> dict[str, str]:
    return {"status": "ok"}
