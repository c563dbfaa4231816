"""Copies of folders whose files reserve more than they hold, as an embedded index does."""

from __future__ import annotations

import shutil
from pathlib import Path

_BLOCK = 1 << 16
_NOTHING = bytes(_BLOCK)


def copy_folder(source: Path, target: Path) -> Path:
    """A copy that takes no more room on disk than the original: a plain one is a hundred times as large."""
    return Path(shutil.copytree(source, target, copy_function=_copy_file))


def _copy_file(source: str, target: str) -> None:
    with Path(source).open("rb") as reading, Path(target).open("wb") as writing:
        while block := reading.read(_BLOCK):
            if block == _NOTHING:
                writing.seek(len(block), 1)
            else:
                writing.write(block)
        writing.truncate()
