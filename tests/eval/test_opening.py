"""From a folder of files to reports, through the real ingest and the real assistant."""

from datetime import date

import pytest

from eval.asking import Job, run_ours
from eval.cases import Evidence
from eval.opening import SCOPE, evaluation_settings, opened
from eval.records import ANSWERS
from ingest.results import Silent
from tests.eval.archive import GROWTH, figure_case, report_and_copy
from tests.fakes.embedder import HashingEmbedder

EMBEDDER = HashingEmbedder()


@pytest.fixture
def folder(tmp_path):
    return report_and_copy(tmp_path)


def test_a_folder_is_asked_from_end_to_end(folder, tmp_path):
    case = figure_case(
        question="Giá trị sản xuất công nghiệp năm 2021 tăng bao nhiêu?",
        evidence=(Evidence("bao-cao/growth.txt", "tăng 17,04%"),),
    )
    out = tmp_path / "out"
    job = Job(folder, tmp_path / "data", (case,), (case,), out, date(2025, 1, 1), embedder=EMBEDDER)
    summary = run_ours(job)
    assert (summary["answered"], summary["not_ingested"]) == (1, 0)
    assert (summary["unsupported_figures"], summary["false_quotes"]) == (0, 0)
    assert {path.name for path in out.iterdir()} == {ANSWERS, "summary.json", "report.md", "report.html"}


def test_the_archive_follows_its_folder(folder, tmp_path):
    data = tmp_path / "data"
    with opened(folder, data, Silent(), EMBEDDER) as found:
        (own,) = [each.id for each in found.texts.documents() if each.placement.path == "copy.txt"]
        assert GROWTH in found.texts.text(own)
        assert found.texts.text("unknown") == ""
        # Equal texts are copies of each other.
        assert found.texts.documents_of("bao-cao/growth.txt") == found.texts.documents_of("copy.txt")
        assert found.texts.documents_of("none.txt") == frozenset()
    (folder / "copy.txt").unlink()
    with opened(folder, data, Silent(), EMBEDDER) as found:
        assert [each.placement.path for each in found.archive.catalog.documents(SCOPE)] == [
            "bao-cao/growth.txt"
        ]


def test_the_users_own_stores_are_never_touched(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("TRACUU_DATABASE_URL", "postgresql://office/archive")
    monkeypatch.setenv("TRACUU_QDRANT_URL", "http://office:6333")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    settings = evaluation_settings(folder, None)
    assert settings.database_url is None
    assert settings.qdrant_url == ""
    assert settings.data.is_relative_to(tmp_path / "cache")
    older = settings.data.parent / "older"
    older.mkdir(parents=True)
    assert evaluation_settings(folder, None) == settings
    assert not older.exists()
