"""Opens the archive that a command line names."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import console
from bot.configuration import retrieval_settings
from retrieval.domain.errors import ConfigurationError
from retrieval.domain.query import Scope

if TYPE_CHECKING:
    from ingest.stores import Stores
    from retrieval.assembly import Archive


def opened(
    data: Path | None, *, exclusive: bool = True, create: bool = False, alone: bool = False
) -> AbstractContextManager[Archive]:
    """The archive in `data`, or in the configured folder; `alone`: not through a server that owns it."""
    from retrieval.assembly import open_archive

    return open_archive(retrieval_settings(data), exclusive=exclusive, create=create, alone=alone)


def chosen_scope(archive: Archive, collections: Collection[str] | None) -> Scope:
    """The named collections, all of which must exist; every collection when none is named."""
    everything = archive.everything()
    if not collections:
        return everything
    unknown = sorted(set(collections) - everything.collections)
    if unknown:
        raise ConfigurationError(
            f"Không có bộ sưu tập “{unknown[0]}” trong kho.",
            f"Các bộ sưu tập hiện có: {', '.join(sorted(everything.collections)) or 'chưa có'}.",
        )
    return Scope.of(collections)


def for_writing(archive: Archive) -> AbstractContextManager[Stores]:
    """The parts of an exclusively opened archive; somebody who has to wait for them is told."""
    from bot.writing import for_writing as turn

    return turn(archive, lambda: console.note("Máy chủ đang nạp tệp khác vào kho này; chờ đến lượt …"))
