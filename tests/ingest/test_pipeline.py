from __future__ import annotations

import gc
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.limits import Limits
from ingest.pipeline import ingest
from ingest.prepare import document_id
from ingest.results import FileResult, Outcome
from ingest.source import walk
from ingest.stores import Stores, reindex, remove
from retrieval.domain.errors import RefusalReason
from retrieval.domain.query import Scope
from tests.ingest.archives import SCOPE, Recorder, RecordingIndex, archive_in
from tests.ingest.files import DECISION

_NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text(DECISION, encoding="utf-8")
    (files / "b.txt").write_bytes(b"")
    (files / "c.md").write_text("Tin vắn\n\nSản xuất công nghiệp tăng 14,8%.\n", encoding="utf-8")
    return files


@pytest.fixture
def archive(tmp_path: Path) -> Stores:
    return archive_in(tmp_path)


def _run(folder: Path, archive: Stores, events: Recorder | None = None) -> dict[str, FileResult]:
    results = ingest(
        walk([folder]), "chung", archive, limits=Limits(workers=1), events=events, now=lambda: _NOW
    )
    return {result.path: result for result in results}


def test_garbage_is_looked_for_as_before_after_a_run(folder: Path, archive: Stores) -> None:
    _run(folder, archive)
    assert gc.get_freeze_count() == 0


def test_files_become_visible_documents_and_refusals_are_recorded(folder: Path, archive: Stores) -> None:
    events = Recorder()
    results = _run(folder, archive, events)
    assert {path: result.outcome for path, result in results.items()} == {
        "a.txt": Outcome.ADDED,
        "b.txt": Outcome.REFUSED,
        "c.md": Outcome.ADDED,
    }
    assert (events.total, len(events.told), events.ended) == (3, 3, True)
    stored = archive.catalog.document(results["a.txt"].document_id or "", SCOPE)
    assert stored is not None
    assert stored.document.signer == "Trần Văn Bình"
    assert stored.ingested_at == _NOW
    assert stored.placement.path == "a.txt"
    assert stored.id == document_id("chung", "a.txt", stored.version.file_hash)
    text = archive.content.text(stored.version.text_hash)
    passages = archive.catalog.passages_of(stored.id, SCOPE)
    assert [passage.span.of(text) for passage in passages] == [passage.text for passage in passages]
    assert results["a.txt"].passages == len(passages)
    assert results["a.txt"].characters == len(text)
    assert archive.index.count() == archive.catalog.count_passages(SCOPE)
    (problem,) = archive.catalog.problems(SCOPE)
    assert (problem.path, problem.reason) == ("b.txt", RefusalReason.EMPTY)
    assert problem.file_hash is not None


def test_a_second_run_changes_nothing(folder: Path, archive: Stores) -> None:
    _run(folder, archive)
    before = archive.catalog.documents(SCOPE), archive.index.count()
    outcomes = [result.outcome for result in _run(folder, archive).values()]
    assert outcomes == [Outcome.UNCHANGED, Outcome.REFUSED, Outcome.UNCHANGED]
    assert (archive.catalog.documents(SCOPE), archive.index.count()) == before


def test_a_changed_file_replaces_its_document(folder: Path, archive: Stores) -> None:
    old = _run(folder, archive)["c.md"].document_id
    (folder / "c.md").write_text("Tin vắn\n\nSản xuất công nghiệp tăng 15,1%.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Nay đã có chữ.", encoding="utf-8")
    results = _run(folder, archive)
    assert results["c.md"].outcome is Outcome.UPDATED
    assert results["b.txt"].outcome is Outcome.ADDED
    assert archive.catalog.document(old or "", SCOPE) is None
    assert archive.catalog.problems(SCOPE) == ()
    assert archive.index.count() == archive.catalog.count_passages(SCOPE)


def test_a_file_that_becomes_unreadable_leaves_its_last_good_document(folder: Path, archive: Stores) -> None:
    good = _run(folder, archive)["c.md"].document_id
    (folder / "c.md").write_bytes(b"%PDF-1.7 cut short")
    assert _run(folder, archive)["c.md"].outcome is Outcome.REFUSED
    assert archive.catalog.document(good or "", SCOPE) is not None
    assert {problem.path for problem in archive.catalog.problems(SCOPE)} == {"b.txt", "c.md"}


def test_a_file_that_vanishes_on_the_way_is_recorded(folder: Path, archive: Stores) -> None:
    sources = walk([folder])
    (folder / "a.txt").unlink()
    results = ingest(sources, "chung", archive, limits=Limits(workers=1))
    refusal = next(result.refusal for result in results if result.path == "a.txt")
    assert refusal is not None and refusal.reason is RefusalReason.VANISHED


def test_nothing_is_visible_before_its_vectors_are_flushed(folder: Path, tmp_path: Path) -> None:
    index = RecordingIndex()
    archive = archive_in(tmp_path, index)
    index.fails_at_flush = True
    events = Recorder()
    with pytest.raises(KeyboardInterrupt):
        _run(folder, archive, events)
    assert [result.outcome for result in events.told] == [Outcome.REFUSED]
    assert archive.catalog.documents(SCOPE) == ()
    assert len(archive.catalog.pending()) == 2
    index.fails_at_flush = False
    assert _run(folder, archive)["a.txt"].outcome is Outcome.ADDED
    assert archive.catalog.pending() == ()
    assert archive.index.count() == archive.catalog.count_passages(SCOPE)


def _news(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"Tin số {number}\n\nSản lượng đạt {number} tấn."
        (folder / f"{number:02d}.txt").write_text(text, encoding="utf-8")
    return folder


def test_groups_are_committed_as_they_fill(tmp_path: Path) -> None:
    index = RecordingIndex()
    sources = walk([_news(tmp_path / "many", 70)])
    ingest(sources, "chung", archive_in(tmp_path, index), patience=3600)
    assert index.calls == ["upsert", "flush"] * 2


def test_what_is_ready_does_not_wait_for_what_is_slow(tmp_path: Path) -> None:
    index = RecordingIndex()
    sources = walk([_news(tmp_path / "few", 3)])
    ingest(sources, "chung", archive_in(tmp_path, index), patience=0)
    assert index.calls == ["upsert", "flush"] * 3


def test_two_runs_give_identical_archives(folder: Path, tmp_path: Path) -> None:
    first, second = archive_in(tmp_path), archive_in(folder.parent / "files")
    assert (tmp_path / "catalog.db").exists()
    documents = []
    for archive in (first, second):
        ingest(walk([folder / "a.txt", folder / "c.md"]), "chung", archive, limits=Limits(), now=lambda: _NOW)
        documents.append(
            [(d, archive.catalog.passages_of(d.id, SCOPE)) for d in archive.catalog.documents(SCOPE)]
        )
    assert documents[0] == documents[1]


def test_removing_drops_rows_vectors_and_contents(folder: Path, archive: Stores) -> None:
    results = _run(folder, archive)
    stored = archive.catalog.document(results["a.txt"].document_id or "", SCOPE)
    assert stored is not None
    contents = sum(1 for path in (folder.parent / "contents").rglob("*") if path.is_file())
    remove(archive, [stored.id])
    assert archive.catalog.document(stored.id, SCOPE) is None
    assert archive.index.count() == archive.catalog.count_passages(SCOPE) > 0
    assert sum(1 for path in (folder.parent / "contents").rglob("*") if path.is_file()) == contents - 2


def test_the_index_can_be_rebuilt_from_the_catalog(folder: Path, tmp_path: Path, archive: Stores) -> None:
    _run(folder, archive)
    empty = RecordingIndex()
    rebuilt = Stores(
        archive.catalog, empty, archive.content, archive.embedder, archive.ledger, archive.relations
    )
    assert reindex(rebuilt) == empty.count() == archive.index.count()


def test_abbreviations_that_a_document_defines_are_kept(folder: Path, archive: Stores) -> None:
    (folder / "d.txt").write_text(
        "Vùng nuôi tập trung (sau đây gọi tắt là VNTT) rộng 15 ha.", encoding="utf-8"
    )
    _run(folder, archive)
    scope = Scope.of(archive.catalog.collections())
    assert archive.catalog.readings({"vntt"}, scope) == {"vntt": "Vùng nuôi tập trung"}
