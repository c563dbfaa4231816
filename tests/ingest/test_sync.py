from __future__ import annotations

from pathlib import Path

import pytest

from ingest.limits import Limits
from ingest.stores import Stores
from ingest.sync import Plan, Synced, carry_out, plan, snapshot
from retrieval.domain.document import DocumentStatus
from tests.ingest.archives import SCOPE, archive_in
from tests.ingest.files import DECISION, zipped

_LIMITS = Limits(workers=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(1, 6):
        (files / f"{number}.txt").write_text(
            f"Tin số {number}: sản lượng đạt {number} tấn.", encoding="utf-8"
        )
    return files


@pytest.fixture
def archive(tmp_path: Path, folder: Path) -> Stores:
    stores = archive_in(tmp_path)
    _sync(folder, stores)
    return stores


def _plan(folder: Path, stores: Stores) -> Plan:
    return plan(folder, "chung", stores.catalog, skip=folder / "kho", max_bytes=10**6)


def _sync(folder: Path, stores: Stores, *, may_remove: bool = True) -> Synced:
    return carry_out(_plan(folder, stores), folder, "chung", stores, may_remove=may_remove, limits=_LIMITS)


def _paths(stores: Stores) -> list[str]:
    return [stored.placement.path for stored in stores.catalog.documents(SCOPE)]


def test_additions_changes_moves_and_removals(folder: Path, archive: Stores) -> None:
    (folder / "1.txt").unlink()
    (folder / "con").mkdir()
    (folder / "2.txt").rename(folder / "con" / "hai.txt")
    (folder / "3.txt").write_text("Tin số 3: sản lượng đạt 33 tấn.", encoding="utf-8")
    (folder / "6.txt").write_text("Tin số 6.", encoding="utf-8")
    done = _sync(folder, archive)
    assert _paths(archive) == ["3.txt", "4.txt", "5.txt", "6.txt", "con/hai.txt"]
    assert [(move.stored.placement.path, move.path) for move in done.moved] == [("2.txt", "con/hai.txt")]
    assert [stored.placement.path for stored in done.removed] == ["1.txt"]


def test_what_a_changed_file_said_before_is_kept(folder: Path, archive: Stores) -> None:
    (folder / "3.txt").write_text("Tin số 3: sản lượng đạt 33 tấn.", encoding="utf-8")
    _sync(folder, archive)
    changed = next(s for s in archive.catalog.documents(SCOPE) if s.placement.path == "3.txt")
    (past,) = archive.catalog.past_versions(changed)
    _sync(folder, archive)
    assert "đạt 3 tấn" in archive.content.text(past.text_hash)


def test_many_removals_wait_for_a_word(folder: Path, archive: Stores) -> None:
    for number in range(1, 5):
        (folder / f"{number}.txt").unlink()
    wanted = _plan(folder, archive)
    assert wanted.removes_much(0.2)
    done = _sync(folder, archive, may_remove=False)
    assert len(done.kept) == 4
    assert len(_paths(archive)) == 5


def test_few_removals_need_none(folder: Path, archive: Stores) -> None:
    (folder / "1.txt").unlink()
    assert not _plan(folder, archive).removes_much(0.2)


def test_problems_of_files_that_are_gone_are_forgotten(folder: Path, archive: Stores) -> None:
    (folder / "rỗng.txt").write_bytes(b"")
    _sync(folder, archive)
    assert len(archive.catalog.problems(SCOPE)) == 1
    (folder / "rỗng.txt").unlink()
    _sync(folder, archive)
    assert archive.catalog.problems(SCOPE) == ()


def test_a_zip_is_a_folder(folder: Path, archive: Stores) -> None:
    (folder / "gói.zip").write_bytes(zipped({"con/a.txt": DECISION, "../thoát.txt": DECISION}))
    done = _sync(folder, archive)
    assert "gói.zip/con/a.txt" in _paths(archive)
    assert [r.path for r in done.results if r.refusal] == ["gói.zip/thoát.txt"]


def test_a_snapshot_changes_with_a_file(folder: Path) -> None:
    before = snapshot(folder)
    (folder / "1.txt").write_text("khác hẳn", encoding="utf-8")
    assert snapshot(folder) != before


def test_a_replaced_document_is_told_so_and_recovers(folder: Path, archive: Stores) -> None:
    successor = DECISION.replace("27/2022", "30/2024").replace(
        "Quyết định này có hiệu lực", "Quyết định này thay thế Quyết định số 27/2022/QĐ-UBND và có hiệu lực"
    )
    (folder / "a.txt").write_text(DECISION, encoding="utf-8")
    (folder / "b.txt").write_text(successor, encoding="utf-8")
    _sync(folder, archive)
    states = {s.placement.path: s.document.status for s in archive.catalog.documents(SCOPE)}
    assert states["a.txt"] is DocumentStatus.SUPERSEDED
    assert states["b.txt"] is DocumentStatus.IN_FORCE


def test_a_draft_points_to_its_signed_final(folder: Path, archive: Stores) -> None:
    draft = DECISION.replace("Số: 27/2022", "Số:     /2022").replace("ngày 05 tháng 8", "ngày     tháng 8")
    (folder / "ký.txt").write_text(DECISION, encoding="utf-8")
    (folder / "dự thảo.txt").write_text(draft, encoding="utf-8")
    _sync(folder, archive)
    by_path = {s.placement.path: s for s in archive.catalog.documents(SCOPE)}
    assert by_path["dự thảo.txt"].duplicate_of == by_path["ký.txt"].id
    assert by_path["ký.txt"].duplicate_of is None
    assert by_path["1.txt"].duplicate_of is None
