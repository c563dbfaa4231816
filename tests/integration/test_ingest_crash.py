"""Killed at any moment, an ingest leaves every acknowledged document visible and none half there."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.stores import Stores, reconcile
from retrieval.domain.query import Scope
from tests.ingest.files import DECISION
from tests.integration.ingest_writer import open_archive

_SCOPE = Scope.of(["chung"])
_FILES = 60


def _write_files(folder: Path, edition: int) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(_FILES):
        text = DECISION.replace("27/2022", f"{number + 1}/2022").replace(
            "ngày 15 tháng 8", f"ngày {edition + 1} tháng 8"
        )
        articles = "\n\n".join(f"Điều {n}. Nội dung thứ {n} của văn bản {number}." for n in range(3, 40))
        (folder / f"{number:02d}.txt").write_text(
            text.replace("Nơi nhận:", f"{articles}\n\nNơi nhận:"), encoding="utf-8"
        )


def _start(files: Path, archive: Path) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.integration.ingest_writer", str(files), str(archive)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, env=os.environ.copy())


def _killed_run(files: Path, archive: Path, seed: int) -> set[str]:
    """The ids acknowledged before the process was killed, at a point that the seed chooses."""
    acknowledged: set[str] = set()
    chance = random.Random(seed)
    lines = chance.randrange(0, 40)
    with _start(files, archive) as process:
        assert process.stdout is not None
        for line in process.stdout:
            acknowledged.add(line.split()[-1])
            if len(acknowledged) > lines:
                break
        time.sleep(chance.random() * 0.3)
        process.kill()
        acknowledged.update(line.split()[-1] for line in process.stdout if line.endswith("\n"))
    return acknowledged - {"None", "finished"}


def _visible(archive: Stores) -> set[str]:
    """Visible document ids; each of them is checked to be whole."""
    documents = archive.catalog.documents(_SCOPE)
    for stored in documents:
        passages = archive.catalog.passages_of(stored.id, _SCOPE)
        text = archive.content.text(stored.version.text_hash)
        assert passages[-1].span.end == len(text)
        assert [passage.span.of(text) for passage in passages] == [passage.text for passage in passages]
    return {stored.id for stored in documents}


@pytest.mark.long
@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_kill_at_random_points_then_complete(tmp_path: Path) -> None:
    files, folder = tmp_path / "files", tmp_path / "archive"
    _write_files(files, 0)
    for seed in range(4):
        if seed == 2:
            # From here on documents are replaced, not added.
            _write_files(files, 1)
        acknowledged = _killed_run(files, folder, seed)
        archive = open_archive(folder)
        assert acknowledged <= _visible(archive)
        reconcile(archive)
        assert archive.catalog.pending() == ()
        assert archive.index.count() >= archive.catalog.count_passages(_SCOPE)
        archive.index.close()
    with _start(files, folder) as process:
        output, _ = process.communicate(timeout=120)
    assert output.endswith("finished\n")
    archive = open_archive(folder)
    assert len(_visible(archive)) == _FILES
    assert archive.catalog.pending() == ()
    archive.index.close()
