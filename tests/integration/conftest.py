"""A real archive of the samples, and what the fronts of a server share over it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.services import Services, open_services
from bot.state.policy import QuestionPolicy
from ingest.limits import Limits
from retrieval.assembly import Archive, open_archive
from retrieval.settings import RetrievalSettings
from tests.integration.telegram.stub import TelegramStub
from tests.sparse import copy_folder

SAMPLES = Path(__file__).parents[2] / "samples" / "archive"


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


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole sample archive, ingested once by the program."""
    return ingest(SAMPLES, tmp_path_factory.mktemp("tat-ca") / "kho")


def ingest(files: Path, data: Path) -> Path:
    """A new archive of these files, made by the program; refused ones are left out."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("TRACUU_")]:
            patch.delenv(name)
        assert main(["ingest", str(files), "--data", str(data)]) in (0, 1)
    return data


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
def services(archive: Archive) -> Iterator[Services]:
    """What the fronts of the archive share."""
    with open_services(archive, Limits(workers=1), QuestionPolicy.TEXT) as opened:
        yield opened


@pytest.fixture
def stub() -> Iterator[TelegramStub]:
    """Telegram's server."""
    server = TelegramStub().start()
    yield server
    server.stop()
