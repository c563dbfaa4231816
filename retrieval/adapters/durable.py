"""Writes that survive a crash and a power cut: a reader sees the old content or the new, whole."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

TEMPORARY_SUFFIX = ".tmp"


def write_durably(path: Path, content: bytes) -> None:
    """Put `content` at `path` by a synced temporary file in the same folder and a rename.

    A crash leaves at most a file ending in TEMPORARY_SUFFIX behind.
    """
    write_synced(path, content)
    sync_folder(path.parent)


def write_synced(path: Path, content: bytes) -> None:
    """The same, but for its name, which is durable once the folder is synced: for many files of a folder."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=TEMPORARY_SUFFIX)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable; Windows cannot open folders and needs no such call."""
    if os.name == "nt":  # pragma: no cover
        return
    _sync(folder)


def sync_tree(folder: Path) -> None:
    """Make everything below `folder` durable, then the folder itself."""
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            _sync(path)
    sync_folder(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
