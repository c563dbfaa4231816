"""One process owns a data folder: the embedded index cannot be shared."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from retrieval.domain.errors import DataFolderOwned

_LOCK = "owner.lock"
_OWNER = "owner.txt"


class OwnerLock:
    """Owns `folder` inside a `with` block; the operating system frees it when the process dies.

    `owner.txt` tells others who holds it: pid and command, without the arguments that may carry
    a question or a token.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Not thread-local: the program may end in another thread than it began.
        self._lock = FileLock(folder / _LOCK, blocking=False, thread_local=False)

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise DataFolderOwned(str(self._folder), self._owner()) from error
        (self._folder / _OWNER).write_text(command(), encoding="utf-8")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        (self._folder / _OWNER).unlink(missing_ok=True)
        self._lock.release()

    def _owner(self) -> str:
        try:
            return (self._folder / _OWNER).read_text(encoding="utf-8") or "?"
        except FileNotFoundError:
            return "?"


def command() -> str:
    """This process, for people."""
    words = [Path(sys.argv[0]).name, *sys.argv[1:2]]
    return f"pid {os.getpid()}: {' '.join(words)}"
