"""Writes that survive a crash and a power cut: a reader sees the old content or the new, whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

TEMPORARY_SUFFIX = ".tmp"
_SYNCED_AT_ONCE = 16


def write_durably(path: Path, content: bytes) -> None:
    """Put `content` at `path` by a synced temporary file in the same folder and a rename.

    A crash leaves at most a file ending in TEMPORARY_SUFFIX behind.
    """
    write_all_durably({path: content})


def write_all_durably(contents: Mapping[Path, bytes]) -> None:
    """The same of many files in folders that exist. Each step is taken for all of them before the next, and
    syncs side by side: what a disk does for the first of them it mostly does for the others, too.
    """
    written: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=TEMPORARY_SUFFIX)
            written[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        with ThreadPoolExecutor(_SYNCED_AT_ONCE) as threads:
            _wait(threads.map(partial(_sync, how=os.O_RDWR), written.values()))
            for path, temporary in written.items():
                temporary.replace(path)
            _wait(threads.map(sync_folder, {path.parent for path in written}))
    except BaseException:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)
        raise


def _wait(done: Iterable[None]) -> None:
    """Until all is done; raises what went wrong."""
    for _ in done:
        pass


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
            _sync(path, os.O_RDWR)
    sync_folder(folder)


def _sync(path: Path, how: int = os.O_RDONLY) -> None:
    """Windows syncs only what is open for writing, Linux no folder that is."""
    handle = os.open(path, how)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
