"""A real archive of the samples, a bot over it, and the stub it talks to."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.__main__ import main
from bot.settings import TelegramSettings
from bot.state.people import EVERYTHING, Permitted, Role, Standing
from bot.state.people import Person as StoredPerson
from bot.state.policy import QuestionPolicy
from bot.state.store import open_state
from bot.telegram.front import TelegramFront
from ingest.limits import Limits
from retrieval.assembly import Archive, open_archive
from retrieval.settings import RetrievalSettings
from tests.integration.telegram.stub import TOKEN, Person, TelegramStub
from tests.sparse import copy_folder

SAMPLES = Path(__file__).parents[3] / "samples" / "archive"
ADMIN = Person(1001, "Chị Quản Trị")
VIEWER = Person(1002, "Anh Tra Cứu")


@pytest.fixture(scope="session")
def ingested(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample archive in two collections, made once."""
    folder = tmp_path_factory.mktemp("mau") / "kho"
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("TRACUU_")]:
            patch.delenv(name)
        for collection in ("giam-sat", "nghi-quyet"):
            source = str(SAMPLES / collection)
            assert main(["ingest", source, "--collection", collection, "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def data(ingested: Path, tmp_path: Path) -> Path:
    """A copy of the archive to work on."""
    return copy_folder(ingested, tmp_path / "kho")


@pytest.fixture
def archive(data: Path) -> Iterator[Archive]:
    """The archive, open."""
    with open_archive(RetrievalSettings(data=data)) as opened:
        yield opened


@pytest.fixture
def stub() -> Iterator[TelegramStub]:
    """The server."""
    server = TelegramStub().start()
    yield server
    server.stop()


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
async def bot(archive: Archive, stub: TelegramStub) -> AsyncIterator[TelegramFront]:
    """A bot that runs."""
    front = TelegramFront(settings(stub.base_url), archive, Limits(workers=1), QuestionPolicy.TEXT)
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
