"""The commands of the fronts that end by themselves."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.state.audit import Action, Entry
from bot.state.cards import Card
from bot.state.feedback import Verdict
from bot.state.store import State, open_state
from retrieval.assembly import open_archive
from retrieval.settings import RetrievalSettings
from tests.bot.conftest import Tracuu

TOKEN = "123456:AAH-thu-nghiem_0123456789-abcdefgh"


def test_bot_needs_a_token(tracuu: Tracuu, capfd: pytest.CaptureFixture[str]) -> None:
    assert tracuu("bot") == 2
    assert "TRACUU_TELEGRAM_TOKEN" in capfd.readouterr().err


def test_doctor_shows_no_token(
    tracuu: Tracuu, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACUU_TELEGRAM_TOKEN", TOKEN)
    tracuu("doctor")
    tracuu("doctor", "--settings")
    shown = capfd.readouterr()
    assert TOKEN.split(":")[1] not in shown.out + shown.err


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"TOKEN": TOKEN}, "chưa nêu quản trị viên"),
        ({"TOKEN": TOKEN, "ADMINS": "1001"}, "1 quản trị viên, long polling"),
        ({"TOKEN": TOKEN, "ADMINS": "1", "WEBHOOK_URL": "https://x.vn/t"}, "chưa có khoá chứng thực"),
    ],
)
def test_doctor_examines_the_bots_settings(
    tracuu: Tracuu,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    settings: dict[str, str],
    said: str,
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"TRACUU_TELEGRAM_{name}", value)
    tracuu("doctor")
    assert said in capfd.readouterr().out


def remembered(kho: Path) -> None:
    """Puts a question, its opinion and an old entry into the state of an archive."""
    with open_archive(RetrievalSettings(data=kho), exclusive=False) as archive:
        state: State = open_state(archive.engine)
        card = Card(1, 2, 0, "GTSX 2021?")
        state.feedback.judge(card, Verdict.DOWN)
        state.audit.write(Entry(Action.ASK, "answered", 1, 2, at=datetime(2026, 1, 5, tzinfo=UTC)))
        state.audit.write(Entry(Action.ASK, "not_found", 1, 2, at=datetime(2026, 3, 5, tzinfo=UTC)))


def test_the_audit_log_is_exported_by_day(
    tracuu: Tracuu, kho: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    remembered(kho)
    assert tracuu("audit", "--data", kho) == 0
    assert [json.loads(line)["outcome"] for line in capfd.readouterr().out.splitlines()] == [
        "answered",
        "not_found",
    ]
    assert tracuu("audit", "--since", "2026-02-01", "--data", kho) == 0
    (line,) = capfd.readouterr().out.splitlines()
    assert json.loads(line)["schema"] == "tracuu.audit/1"
    assert tracuu("audit", "--since", "hôm qua", "--data", kho) == 2
    assert "không phải là ngày" in capfd.readouterr().err


def test_feedback_is_exported(tracuu: Tracuu, kho: Path, capfd: pytest.CaptureFixture[str]) -> None:
    remembered(kho)
    assert tracuu("feedback", "--data", kho) == 0
    (line,) = capfd.readouterr().out.splitlines()
    assert json.loads(line)["question"] == "GTSX 2021?"
