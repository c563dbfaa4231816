import json
from pathlib import Path

import pytest

from bot.configuration import retrieval_settings
from bot.doctor import examine
from tests.bot.conftest import Tracuu


def test_status_in_figures(tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("status", "--data", kho, "--json") == 0
    state = json.loads(capsys.readouterr().out)
    assert state["documents"] == 2
    assert state["collections"] == [{"name": "chung", "documents": 2, "problems": 1}]
    assert state["index_bytes"] > 0
    assert state["embedder"].startswith("thử · ")
    assert state["problems"][0]["file"] == "bang-tinh.xyz"


def test_status_for_people(tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("status", "--data", kho) == 0
    shown = capsys.readouterr().out
    assert "Văn bản: 2 · đoạn: " in shown
    assert "  • bang-tinh.xyz: chưa hỗ trợ định dạng này." in shown


def test_a_healthy_archive(tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("doctor", "--data", kho, "--json") == 0
    checks = json.loads(capsys.readouterr().out)
    assert {check["name"] for check in checks} >= {"Môi trường", "Gói Python", "Quyền ghi", "Đĩa", "Chỉ mục"}
    assert all(check["state"] != "failed" for check in checks)


@pytest.mark.parametrize(
    ("settings", "state", "told"),
    [
        ({}, "ok", "không dùng"),
        ({"MODEL": "m"}, "ok", "không dùng"),
        ({"MODEL": "m", "WHEN": "open"}, "failed", "chưa có địa chỉ"),
        ({"MODEL": "m", "WHEN": "open", "BASE_URL": "http://m/v1"}, "note", "chưa bộ văn bản nào"),
        (
            {
                "MODEL": "m",
                "WHEN": "open",
                "BASE_URL": "http://m/v1",
                "COLLECTIONS": "b,a",
                "API_KEY": "bi-mat",
            },
            "ok",
            "m ở http://m/v1; được đọc: a, b",
        ),
    ],
)
def test_the_doctor_looks_at_the_language_model(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], state: str, told: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"TRACUU_LLM_{name}", value)
    (check,) = (each for each in examine(retrieval_settings()) if each.name == "Mô hình ngôn ngữ")
    assert (check.state.value, told in check.detail) == (state, True)
    assert "bi-mat" not in check.detail


def test_the_doctor_finds_mistyped_settings_and_a_missing_archive(
    tracuu: Tracuu, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACUU_DATTA", "x")
    assert tracuu("doctor") == 1
    shown = capsys.readouterr().out
    assert "✗ Cấu hình: biến TRACUU_DATTA không có nghĩa gì" in shown
    assert "· Kho dữ liệu: chưa có kho ở data" in shown


def test_the_doctor_finds_an_index_that_lost_its_points(
    tracuu: Tracuu, kho: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    shutil.rmtree(kho / "index")
    assert tracuu("doctor", "--data", kho) == 1
    assert "✗ Chỉ mục: danh mục có" in capsys.readouterr().out
    assert tracuu("reindex", "--data", kho) == 0
    assert tracuu("doctor", "--data", kho) == 0


def test_another_model_needs_the_index_rebuilt(
    tracuu: Tracuu,
    kho: Path,
    model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import shutil

    other = Path(shutil.copytree(model, tmp_path / "khác"))
    tokenizer = (other / "tokenizer.json").read_text(encoding="utf-8")
    (other / "tokenizer.json").write_text(tokenizer + "\n", encoding="utf-8")
    monkeypatch.setenv("TRACUU_EMBEDDER", str(other))
    assert tracuu("ask", "công nghiệp", "--data", kho) == 2
    assert "tracuu reindex" in capsys.readouterr().err
    assert tracuu("reindex", "--data", kho) == 0
    assert tracuu("ask", "công nghiệp", "--data", kho) == 0
    assert sorted(path.name for path in kho.glob("index*")) == ["index"]


def test_settings_are_listed_with_meaning_and_value(
    tracuu: Tracuu, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACUU_HOME_PLACE", "tỉnh Thái Bình")
    assert tracuu("doctor", "--settings") == 0
    shown = capsys.readouterr().out
    assert "TRACUU_HOME_PLACE\n      Địa phương được hiểu" in shown
    assert "mặc định: (trống) · hiện tại: tỉnh Thái Bình" in shown
    assert tracuu("doctor", "--settings", "--json") == 0
    assert json.loads(capsys.readouterr().out)[0]["name"] == "TRACUU_DATA"
    assert tracuu("doctor", "--dotenv") == 0
    assert "# TRACUU_WORKERS=2\n" in capsys.readouterr().out
