"""Two hundred spoiled files among good ones: nothing crashes, nothing hangs, no good file is lost."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

from ingest.limits import Limits
from ingest.pipeline import ingest
from ingest.results import Outcome
from ingest.source import walk
from tests.ingest.archives import SCOPE, archive_in
from tests.ingest.malformed import good_files, spoiled

_SPOILED = 200
_LIMITS = Limits(parse_seconds=20)


def _fill(folder: Path, count: int) -> set[str]:
    good = good_files()
    dice = random.Random(8)
    for name, content in good.items():
        (folder / f"good-{name}").write_bytes(content)
    names = sorted(good)
    for number in range(count):
        name = names[number % len(names)]
        (folder / f"bad-{number:03d}-{name}").write_bytes(spoiled(good[name], dice))
    return {f"good-{name}" for name in good if name != "a.zip"} | {
        "good-a.zip/sub/a.txt",
        "good-a.zip/b.docx",
    }


def test_spoiled_files_stop_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    good = _fill(folder, _SPOILED)
    stores = archive_in(tmp_path)
    results = ingest(walk([folder]), "chung", stores, limits=_LIMITS)
    read = {result.path for result in results if result.outcome is Outcome.ADDED}
    assert good <= read
    refused = [result for result in results if result.refusal is not None]
    assert {(p.path, p.reason) for p in stores.catalog.problems(SCOPE)} == {
        (result.path, result.refusal.reason) for result in refused if result.refusal
    }
    late = Counter(r.refusal.reason.value for r in refused if r.refusal)["timed_out"]
    assert late == 0
    assert {stored.placement.path for stored in stores.catalog.documents(SCOPE)} == read
