import json
from pathlib import Path

import pytest

from tests.bot.conftest import REPORT, Tracuu


@pytest.fixture
def listed(tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    assert tracuu("documents", "list", "--data", kho, "--json") == 0
    documents: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return documents


def test_the_list_is_an_array_of_documents(listed: list[dict[str, object]]) -> None:
    assert [each["file"] for each in listed] == [
        "bao-cao/Báo cáo 7 (bản “cuối”) $HOME.txt",
        "ghi-chu.md",
    ]
    report = listed[0]
    assert report["number"] == "7/BC-UBND"
    assert report["collection"] == "chung"
    assert isinstance(report["characters"], int)


def test_text_is_printed_exactly(
    tracuu: Tracuu, kho: Path, listed: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("documents", "show", listed[0]["id"], "--text", "--data", kho) == 0
    text = capsys.readouterr().out
    assert len(text) == listed[0]["characters"]
    assert REPORT.splitlines()[-1] in text
    assert not text.endswith("\n")


def test_passages_are_slices_of_the_text(
    tracuu: Tracuu, kho: Path, listed: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    identity = str(listed[0]["id"])[:8]
    tracuu("documents", "show", identity, "--text", "--data", kho)
    text = capsys.readouterr().out
    assert tracuu("documents", "show", identity, "--passages", "--json", "--data", kho) == 0
    passages = json.loads(capsys.readouterr().out)["passages"]
    assert passages
    assert all(text[each["start"] : each["end"]] == each["text"] for each in passages)


def test_show_speaks_to_people_too(
    tracuu: Tracuu, kho: Path, listed: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("documents", "show", listed[0]["id"], "--passages", "--data", kho) == 0
    shown = capsys.readouterr().out
    assert "Số/ký hiệu: 7/BC-UBND\n" in shown
    assert "tăng 17,04%" in shown
    assert tracuu("documents", "list", "--data", kho) == 0
    assert "2 văn bản.\n" in capsys.readouterr().out


def test_an_unknown_id_is_an_error_with_a_way_out(
    tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("documents", "show", "không-có", "--data", kho) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "documents list" in shown.err


@pytest.mark.parametrize("prefix", ["bao-cao/", "bao-cao"])
def test_removing_by_path(tracuu: Tracuu, kho: Path, prefix: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("documents", "remove", "--path", prefix, "--yes", "--data", kho) == 0
    assert "Đã gỡ 1 văn bản." in capsys.readouterr().out
    tracuu("documents", "list", "--data", kho, "--json")
    assert [each["file"] for each in json.loads(capsys.readouterr().out)] == ["ghi-chu.md"]
    assert tracuu("ask", "--json", "--data", kho, "Giá trị sản xuất công nghiệp 2021 tăng bao nhiêu?") == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "not_found"
    assert tracuu("doctor", "--data", kho) == 0


def test_removing_by_id(
    tracuu: Tracuu, kho: Path, listed: list[dict[str, object]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("documents", "remove", listed[1]["id"], "--yes", "--data", kho) == 0
    tracuu("documents", "list", "--data", kho, "--json")
    assert len(json.loads(capsys.readouterr().out.split("\n", 1)[1])) == 1


def test_removing_nothing_in_particular_is_refused(
    tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("documents", "remove", "--path", "", "--yes", "--data", kho) == 2
    assert "Chưa nói gỡ văn bản nào" in capsys.readouterr().err


def test_a_collection_that_does_not_exist_is_named(
    tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("documents", "list", "--collection", "mật", "--data", kho) == 2
    assert "hiện có: chung" in capsys.readouterr().err
