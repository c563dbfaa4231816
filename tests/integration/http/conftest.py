"""The HTTP front over the sample archive, called as a client calls it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI

from bot.http.app import create_app
from bot.services import Services

HERE = "http://127.0.0.1:8000"


@asynccontextmanager
async def calling(
    app: FastAPI, base_url: str = HERE, caller: str = "127.0.0.1"
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of `app` at an address."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False, client=(caller, 50000))
    async with httpx.AsyncClient(transport=transport, base_url=base_url) as client:
        yield client


@pytest.fixture
def app(services: Services) -> FastAPI:
    """The whole front."""
    return create_app(services)


@pytest.fixture
async def here(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at the machine itself."""
    async with calling(app) as client:
        yield client
