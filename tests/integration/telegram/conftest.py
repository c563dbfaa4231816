"""A bot over the sample archive, and the stub it talks to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from pydantic import SecretStr

from bot.services import Services
from bot.settings import TelegramSettings
from bot.state.people import EVERYTHING, Permitted, Role, Standing
from bot.state.people import Person as StoredPerson
from bot.state.store import open_state
from bot.telegram.front import TelegramFront
from retrieval.assembly import Archive
from tests.integration.telegram.stub import TOKEN, Person, TelegramStub

ADMIN = Person(1001, "Chị Quản Trị")
VIEWER = Person(1002, "Anh Tra Cứu")


def settings(base_url: str, **more: object) -> TelegramSettings:
    """The settings of a bot that talks to the stub."""
    return TelegramSettings(
        telegram_token=SecretStr(TOKEN),
        telegram_base_url=base_url,
        telegram_admins=(ADMIN.id,),
        **more,  # type: ignore[arg-type]
    )


@asynccontextmanager
async def running(front: TelegramFront, stub: TelegramStub) -> AsyncIterator[TelegramFront]:
    """The front while it serves; a failure of it fails the test."""
    task = asyncio.create_task(front.run())
    try:
        await stub.until(lambda: task.done() or stub.named("getUpdates") or front.ready)
        yield front
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@pytest.fixture
async def bot(services: Services, stub: TelegramStub) -> AsyncIterator[TelegramFront]:
    """A bot that runs."""
    front = TelegramFront(settings(stub.base_url), services)
    async with running(front, stub):
        yield front


def admit(archive: Archive, who: Person, role: Role = Role.VIEWER, permitted: Permitted = EVERYTHING) -> None:
    """Somebody whom an administrator has let in."""
    person = StoredPerson(who.id, who.name, "", Standing.ACTIVE, role, permitted)
    open_state(archive.engine).people.decide(person, ADMIN.id)


def audited(archive: Archive) -> list[tuple[str, str, int]]:
    """The audit log: action, outcome, actor."""
    log = open_state(archive.engine).audit.entries()
    return [(entry.action.value, entry.outcome, entry.actor) for entry in log]
