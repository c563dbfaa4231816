"""One owner per data folder, freed by leaving and by dying."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from retrieval.adapters.owner import OwnerLock
from retrieval.domain.errors import DataFolderOwned
from tests.retrieval.adapters import lock_holder

ROOT = Path(__file__).parents[3]


@contextmanager
def holder(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, str(Path(lock_holder.__file__)), str(folder), "bí mật"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_process_is_told_who_owns_the_folder(tmp_path: Path) -> None:
    with holder(tmp_path) as process, pytest.raises(DataFolderOwned) as refusal, OwnerLock(tmp_path):
        pass
    assert f"pid {process.pid}: lock_holder.py" in refusal.value.message
    assert "bí mật" not in refusal.value.message


def test_kill_9_frees_the_folder(tmp_path: Path) -> None:
    with holder(tmp_path):
        pass
    with OwnerLock(tmp_path):
        assert f"pid {os.getpid()}" in (tmp_path / "owner.txt").read_text(encoding="utf-8")


def test_the_owner_itself_cannot_own_twice(tmp_path: Path) -> None:
    with OwnerLock(tmp_path), pytest.raises(DataFolderOwned), OwnerLock(tmp_path):
        pass


def test_leaving_frees_the_folder_and_its_note(tmp_path: Path) -> None:
    folder = tmp_path / "mới"
    with pytest.raises(ValueError, match="stop"), OwnerLock(folder):
        raise ValueError("stop")
    assert not (folder / "owner.txt").exists()
    with OwnerLock(folder):
        pass


def test_an_owner_without_a_note_is_unknown(tmp_path: Path) -> None:
    with OwnerLock(tmp_path):
        (tmp_path / "owner.txt").unlink()
        with pytest.raises(DataFolderOwned, match=r"\(\?\)"), OwnerLock(tmp_path):
            pass


def test_another_thread_may_leave(tmp_path: Path) -> None:
    lock = OwnerLock(tmp_path)
    lock.__enter__()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(lock.__exit__, None, None, None).result()
    with OwnerLock(tmp_path):
        pass
