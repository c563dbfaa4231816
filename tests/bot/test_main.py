import subprocess
import sys
from pathlib import Path

import pytest
from typer import Abort

from bot import program
from bot.cli.usage import in_vietnamese
from tests.bot.conftest import Tracuu

HEAVY = {
    "torch",
    "llama_index",
    "sentence_transformers",
    "trafilatura",
    "matplotlib",
    "qdrant_client",
    "alembic",
}


def test_help_is_in_vietnamese(tracuu: Tracuu, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("--help") == 0
    shown = capsys.readouterr().out
    for words in ("Hỏi và tra cứu", "Nạp và quản lý kho", "Kiểm tra và đo đạc", "Hiện trợ giúp này"):
        assert words in shown


@pytest.mark.parametrize(
    "command",
    [
        "ask",
        "lookup",
        "ingest",
        "status",
        "reindex",
        "doctor",
        "documents list",
        "documents show",
        "documents remove",
        "model train",
    ],
)
def test_every_command_explains_itself(
    tracuu: Tracuu, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu(*command.split(), "--help") == 0
    assert "Tuỳ chọn" in capsys.readouterr().out


def test_the_version_is_printed(tracuu: Tracuu, capsys: pytest.CaptureFixture[str]) -> None:
    assert tracuu("--version") == 0
    assert capsys.readouterr().out.startswith("tracuu ")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("No such option: --jsn (Possible options: --json)", "lệnh chưa đúng: không có tuỳ chọn --jsn."),
        ("No such command 'frob'.", "lệnh chưa đúng: không có lệnh “frob”."),
        ("Missing argument 'CÂU_HỎI'.", "lệnh chưa đúng: thiếu CÂU_HỎI."),
        (
            "Got unexpected extra argument (nghiệp)",
            "lệnh chưa đúng: thừa “nghiệp”; câu có dấu cách phải đặt trong dấu nháy.",
        ),
        ("Something new.", "Something new."),
    ],
)
def test_wrong_usage_is_said_in_vietnamese(said: str, meant: str) -> None:
    assert in_vietnamese(said) == meant


def test_a_wrong_command_is_one_line_and_exit_code_2(
    tracuu: Tracuu, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tracuu("ask", "a", "b") == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, Abort])
def test_stopping_is_no_failure(
    interruption: type[BaseException], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> int:
        raise interruption

    monkeypatch.setattr(program, "app", stopped)
    assert program.main(["status"]) == 130
    assert "Đã dừng" in capsys.readouterr().err


@pytest.mark.parametrize("debug", ["true", "false", "có"])
def test_the_unforeseen_is_one_line_unless_asked_for_more(
    debug: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise ZeroDivisionError("chia cho 0\nhai dòng")

    monkeypatch.setattr(program, "app", broken)
    monkeypatch.setenv("TRACUU_DEBUG", debug)
    assert program.main(["status"]) == 2
    shown = capsys.readouterr().err
    assert "ZeroDivisionError: chia cho 0 hai dòng" in shown
    assert ("Traceback" in shown) == (debug == "true")


def test_dotenv_is_read_but_never_overrides(
    tracuu: Tracuu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".env").write_text("TRACUU_HOME_PLACE=tỉnh Thái Bình\nTRACUU_WORKERS=7\n", encoding="utf-8")
    monkeypatch.setenv("TRACUU_WORKERS", "3")
    monkeypatch.setenv("TRACUU_HOME_PLACE", "")
    monkeypatch.delenv("TRACUU_HOME_PLACE")
    assert tracuu("doctor", "--settings") == 0
    shown = capsys.readouterr().out
    assert "hiện tại: tỉnh Thái Bình" in shown
    assert "mặc định: 2 · hiện tại: 3" in shown


def test_a_reader_that_has_enough_ends_the_command_quietly(kho: Path, model: Path) -> None:
    command = f"{sys.executable} -m bot documents list --json --data '{kho}' | true"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    assert done.stderr == ""


def test_a_cold_question_imports_nothing_heavy(kho: Path, model: Path) -> None:
    code = (
        "import sys; from bot.__main__ import main; "
        f"code = main(['ask', 'Giá trị sản xuất công nghiệp 2021?', '--data', {str(kho)!r}]); "
        f"sys.exit(code or ' '.join(sorted({HEAVY!r} & set(sys.modules))) or 0)"
    )
    assert _run(code, {"TRACUU_EMBEDDER": str(model), "PATH": "/usr/bin:/bin"}) == (0, "")


def test_what_reading_processes_import_of_the_command_is_next_to_nothing() -> None:
    """They import anew the module that their owner was started from."""
    code = (
        "import sys; import bot.__main__; "
        "sys.exit(' '.join(sorted({'typer', 'bot.cli', 'retrieval'} & set(sys.modules))) or 0)"
    )
    assert _run(code) == (0, "")


def _run(code: str, environment: dict[str, str] | None = None) -> tuple[int, str]:
    """What a fresh Python says of code: its exit code, and what it complains of."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=root, env=environment
    )
    return done.returncode, done.stderr
