import json
from pathlib import Path

import pytest

from tests.bot.conftest import REPORT, SAMPLES, Tracuu


def test_a_second_run_changes_nothing(
    tracuu: Tracuu, built: Path, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("ingest", built / "van-ban", "--data", kho, "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert [(each["file"], each["outcome"]) for each in report["files"]] == [
        ("bang-tinh.xyz", "refused"),
        ("ghi-chu.md", "unchanged"),
        ("bao-cao/Báo cáo 7 (bản “cuối”) $HOME.txt", "unchanged"),
    ]
    assert report["files"][0]["reason"] == "unsupported"


def test_the_summary_names_each_refused_file(
    tracuu: Tracuu, built: Path, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("ingest", built / "van-ban", "--data", kho) == 1
    shown = capsys.readouterr()
    assert "Không đổi" in shown.out
    assert "✗ bang-tinh.xyz: chưa hỗ trợ định dạng này. Chuyển sang" in shown.err


def test_samples_of_several_formats(
    tracuu: Tracuu, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    by_format = {path.suffix: path for path in sorted(SAMPLES.rglob("*.*"))}
    chosen = [by_format[suffix] for suffix in (".docx", ".pdf", ".html", ".md", ".txt")]
    assert tracuu("ingest", *chosen, "--collection", "mẫu", "--data", tmp_path / "kho", "--json") == 0
    assert {each["outcome"] for each in json.loads(capsys.readouterr().out)["files"]} == {"added"}


def test_the_archive_is_not_ingested_into_itself(
    tracuu: Tracuu, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "báo cáo.txt").write_text(REPORT, encoding="utf-8")
    assert tracuu("ingest", ".", "--json") == 0
    capsys.readouterr()
    assert tracuu("ingest", ".", "--json") == 0
    assert [each["file"] for each in json.loads(capsys.readouterr().out)["files"]] == ["báo cáo.txt"]


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["không-có"], "Không có đường dẫn không-có"),
        (["trống"], "Không có tệp nào để nạp"),
        (["trống", "--collection", "a\nb"], "Tên bộ sưu tập không hợp lệ"),
        ([], "thiếu ĐƯỜNG_DẪN"),
    ],
)
def test_when_nothing_can_run(
    tracuu: Tracuu, tmp_path: Path, arguments: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "trống").mkdir()
    assert tracuu("ingest", *arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert problem in shown.err
    assert shown.err.count("\n") == 1


def test_an_owned_archive_names_its_owner(
    tracuu: Tracuu, built: Path, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from retrieval.adapters.owner import OwnerLock

    with OwnerLock(kho):
        assert tracuu("ingest", built / "van-ban", "--data", kho) == 2
        assert "đang được tiến trình khác sử dụng" in capsys.readouterr().err
        assert tracuu("documents", "list", "--data", kho) == 0, "listing needs no ownership"
