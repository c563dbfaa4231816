"""`tracuu admin` and `tracuu keys`."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.state.store import open_state
from retrieval.assembly import open_archive
from retrieval.settings import RetrievalSettings
from tests.bot.conftest import Tracuu


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_the_first_administrator_is_made_by_a_command(
    tracuu: Tracuu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    kho = tmp_path / "moi"
    typed(monkeypatch, "ngắn\n")
    assert tracuu("admin", "create", "an", "--data", kho) == 2
    assert "từ 10 đến" in capfd.readouterr().err
    typed(monkeypatch, "mật khẩu đủ dài\n")
    assert tracuu("admin", "create", "an", "--name", "Chị An", "--data", kho) == 0
    assert tracuu("admin", "list", "--data", kho) == 0
    shown = capfd.readouterr().out
    assert "Chị An" in shown and "mọi bộ" in shown and "mật khẩu" not in shown
    typed(monkeypatch, "một mật khẩu khác\n")
    assert tracuu("admin", "password", "an", "--data", kho) == 0
    with open_archive(RetrievalSettings(data=kho), exclusive=False) as archive:
        assert open_state(archive.engine).logins.check("an", "một mật khẩu khác").name == "Chị An"


def test_keys_are_printed_once(tracuu: Tracuu, kho: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert tracuu("keys", "list", "--data", kho) == 0
    assert "Chưa có khoá" in capfd.readouterr().out
    assert tracuu("keys", "create", "cong", "--scope", "ask", "--collection", "chung", "--data", kho) == 0
    secret = capfd.readouterr().out.strip()
    assert secret.startswith("tracuu_")
    assert tracuu("keys", "list", "--data", kho) == 0
    listed = capfd.readouterr().out
    assert "cong" in listed and "chung" in listed and secret not in listed
    assert tracuu("keys", "revoke", "cong", "--data", kho) == 0
    assert tracuu("keys", "revoke", "cong", "--data", kho) == 2
    assert tracuu("keys", "create", "cong", "--scope", "ask", "--collection", "khac", "--data", kho) == 2
    assert tracuu("keys", "create", "cong", "--scope", "moi-thu", "--data", kho) == 2


def test_an_archive_without_accounts_says_how_to_make_one(
    tracuu: Tracuu, kho: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("admin", "list", "--data", kho) == 0
    assert "tracuu admin create" in capfd.readouterr().out


def test_serve_refuses_the_network_without_an_administrator(
    tracuu: Tracuu, kho: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("serve", "--host", "0.0.0.0", "--data", kho) == 2
    assert "tracuu admin create" in capfd.readouterr().err
