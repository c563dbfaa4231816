from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bot.conftest import REPORT, Tracuu


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "nguồn"
    folder.mkdir()
    for number in range(1, 7):
        (folder / f"{number}.txt").write_text(REPORT.replace("7/BC", f"{number}/BC"), encoding="utf-8")
    return folder


@pytest.fixture
def synced(tracuu: Tracuu, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    data = tmp_path / "kho"
    assert tracuu("sync", source, "--data", data) == 0
    assert "Thêm mới" in capsys.readouterr().out
    return data


def test_changes_are_followed(
    tracuu: Tracuu, source: Path, synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "1.txt").unlink()
    (source / "2.txt").rename(source / "hai.txt")
    assert tracuu("sync", source, "--data", synced, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["removed"] == ["1.txt"]
    assert told["moved"] == [{"from": "2.txt", "to": "hai.txt"}]
    assert told["kept"] == []


def test_many_removals_are_put_off_where_nobody_answers(
    tracuu: Tracuu, source: Path, synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(1, 6):
        (source / f"{number}.txt").unlink()
    assert tracuu("sync", source, "--data", synced) == 1
    assert "chạy lại với --yes" in capsys.readouterr().err
    assert tracuu("sync", source, "--data", synced, "--yes") == 0
    assert "đã gỡ" in capsys.readouterr().err


def test_a_folder_that_is_not_there_changes_nothing(
    tracuu: Tracuu, source: Path, synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("sync", source.parent / "ổ mạng", "--data", synced) == 2
    assert "Không có thư mục" in capsys.readouterr().err


def test_past_versions_can_be_listed(
    tracuu: Tracuu, source: Path, synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (source / "1.txt").write_text(REPORT + "\nThêm một dòng.\n", encoding="utf-8")
    tracuu("sync", source, "--data", synced)
    capsys.readouterr()
    tracuu("documents", "list", "--data", synced, "--json")
    listed = {each["file"]: each["id"] for each in json.loads(capsys.readouterr().out)}
    assert tracuu("documents", "versions", listed["1.txt"], "--data", synced, "--json") == 0
    assert len(json.loads(capsys.readouterr().out)) == 1
    assert tracuu("documents", "versions", listed["1.txt"], "--data", synced) == 0
    assert "Phiên bản" in capsys.readouterr().out
    assert tracuu("documents", "versions", listed["3.txt"], "--data", synced) == 0
    assert "chưa thay đổi" in capsys.readouterr().out


def test_problems_say_what_to_do(
    tracuu: Tracuu, source: Path, synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("documents", "problems", "--data", synced) == 0
    assert "Không có tệp nào" in capsys.readouterr().out
    (source / "hỏng.docx").write_bytes(b"PK\x03\x04")
    assert tracuu("sync", source, "--data", synced) == 1
    capsys.readouterr()
    assert tracuu("documents", "problems", "--data", synced, "--json") == 0
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["file"] == "hỏng.docx"
    assert problem["way_out"]
    assert tracuu("documents", "problems", "--data", synced) == 0
    assert "hỏng.docx" in capsys.readouterr().out


def test_a_document_with_a_text_of_its_own_has_no_doubtful_lines(
    tracuu: Tracuu, synced: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tracuu("documents", "list", "--data", synced, "--json")
    first = json.loads(capsys.readouterr().out)[0]["id"]
    assert tracuu("documents", "scan", first, "--data", synced) == 0
    assert "Không có con số nào cần kiểm tra" in capsys.readouterr().out


def test_watching_waits_until_a_file_rests() -> None:
    from bot.cli.sync import due

    looks: list[dict[str, tuple[int, int]]] = [{}, {"a": (1, 1)}, {"a": (2, 2)}, {"a": (2, 2)}, {"a": (2, 2)}]
    look: Callable[[], dict[str, tuple[int, int]]] = iter(looks).__next__
    watched = due(look)
    assert [next(watched) for _ in range(4)] == [False, False, True, False]
