import json
from pathlib import Path

import pytest

from tests.bot.conftest import REPORT, Tracuu


def test_the_evaluation_room_is_reached_with_its_own_help(
    tracuu: Tracuu, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("eval") == 0
    shown = capsys.readouterr().out
    assert "tracuu eval" in shown
    assert "speed" in shown
    assert tracuu("eval", "speed", "--help") == 0
    assert "--passages" in capsys.readouterr().out


def test_wrong_usage_of_it_is_said_like_any_other(tracuu: Tracuu, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("eval", "frob") == 2
    assert "không có lệnh “frob”" in capsys.readouterr().err


@pytest.mark.long
def test_a_trained_model_can_be_used_at_once(
    tracuu: Tracuu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = tmp_path / "luật.jsonl"
    corpus.write_text("\n".join(_article(number) for number in range(300)), encoding="utf-8")
    assert tracuu("model", "train", "--corpus", corpus, "--out", tmp_path / "mô-hình", "--steps", "2") == 0
    assert "Dùng thử: TRACUU_EMBEDDER=" in capsys.readouterr().out
    monkeypatch.setenv("TRACUU_EMBEDDER", str(tmp_path / "mô-hình"))
    (tmp_path / "báo cáo.txt").write_text(REPORT, encoding="utf-8")
    assert tracuu("ingest", tmp_path / "báo cáo.txt", "--data", tmp_path / "kho") == 0


def _article(number: int) -> str:
    sentence = (
        f"Sở Công Thương chủ trì nhiệm vụ {number} về phát triển công nghiệp, thương mại và năng lượng."
    )
    text = f"Điều {number}. Nhiệm vụ số {number}\n{sentence}\n{sentence}"
    return json.dumps({"id": str(number), "title": f"Nhiệm vụ {number}", "text": text}, ensure_ascii=False)
