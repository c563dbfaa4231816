"""Scripted language models over real HTTP, on the sample archive; and the program without the extra."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval.cases import load_cases
from eval.opening import Wording, opened
from ingest.results import Silent
from retrieval.ask.options import WriteWhen
from retrieval.domain.writing import WritingEnd
from tests.fakes.model_server import ModelServer, serving
from tests.integration.writing.trials import EXTRACTIVE, Archived

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "samples"
ASKED_ON = date(2022, 10, 1)


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archived]:
    """The sample archive and the server of scripted models."""
    data = tmp_path_factory.mktemp("writing")
    cases = load_cases(*sorted(SAMPLES.glob("golden-*.jsonl")))
    wording = Wording(WriteWhen.ALWAYS)
    with (
        serving() as server,
        opened(SAMPLES / "archive", data, Silent(), wording=wording) as archive,
    ):
        yield Archived(archive, cases, ASKED_ON, server)


def some(archived: Archived, count: int = 12) -> Archived:
    """The archive with a few of its cases."""
    alone = tuple(case for case in archived.cases if case.follows is None)
    return Archived(archived.opened, alone[:count], archived.asked_on, archived.server)


@pytest.mark.parametrize(
    ("persona", "end"),
    [
        ("limited", WritingEnd.RATE_LIMITED),
        ("refusing", WritingEnd.REJECTED),
        ("failing", WritingEnd.UNREACHABLE),
        ("cut", WritingEnd.BROKEN),
        ("broken", WritingEnd.BROKEN),
        ("page", WritingEnd.UNPROVEN),
        ("nonsense", WritingEnd.UNPROVEN),
        ("rubbish", WritingEnd.UNPROVEN),
        ("steering", WritingEnd.UNPROVEN),
    ],
)
def test_a_model_that_fails_changes_no_answer(archived: Archived, persona: str, end: WritingEnd) -> None:
    few = some(archived, 4)
    plain, failing = few.ask(EXTRACTIVE), few.ask(persona)
    assert failing.worded == []
    assert failing.mean("accuracy") == plain.mean("accuracy")
    assert failing.tally[f"writing.{end}"] > 0
    assert {name for name in failing.tally if name.count(".") == 1} == {f"writing.{end}"}


def test_a_slow_model_is_left_within_its_seconds(archived: Archived) -> None:
    slow = some(archived, 1).ask("slow", seconds=0.5)
    assert slow.worded == []
    assert slow.tally[f"writing.{WritingEnd.SLOW}"] == 1


def test_where_no_model_listens_the_documents_answer(archived: Archived) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        nowhere = ModelServer(f"http://127.0.0.1:{taken.getsockname()[1]}")
    down = replace(some(archived, 2), server=nowhere).ask("faithful")
    assert down.worded == []
    assert down.tally[f"writing.{WritingEnd.UNREACHABLE}"] == 2


def test_a_hundred_thousand_tokens_are_not_read(archived: Archived) -> None:
    archived.server.pieces = 0
    some(archived, 1).ask("rubbish")
    assert 0 < archived.server.pieces < 20_000


@pytest.mark.parametrize("persona", ["thinking", "layout", "faithful", "obedient"])
def test_what_a_model_says_is_worded_and_nothing_is_made_up(archived: Archived, persona: str) -> None:
    few = some(archived)
    trial = few.ask(persona)
    assert trial.worded
    assert trial.made_up == []
    assert trial.worse_than(few.ask(EXTRACTIVE)) == []


def test_an_answer_is_recorded_by_its_writer(archived: Archived) -> None:
    answers = [each.recorded.answer for each in some(archived).ask("faithful").worded]
    assert {answer["writer"] for answer in answers} == {"llm:faithful"}
    assert all("[1]" in answer["text"] for answer in answers)


@pytest.mark.long
def test_a_thousand_answers_of_a_model_that_makes_things_up(archived: Archived) -> None:
    plain = archived.ask(EXTRACTIVE)
    lying = archived.ask("hallucinating", range(-(-1000 // len(archived.cases))))
    assert len(lying.scored) >= 1000
    assert lying.made_up == []
    assert lying.worse_than(plain) == []


@pytest.mark.long
def test_a_faithful_model_is_cited_as_alce_wants_it(archived: Archived) -> None:
    faithful = archived.ask("faithful")
    assert len(faithful.worded) >= 40
    assert faithful.mean("citation_recall", worded=True) >= 0.95
    assert faithful.mean("citation_precision", worded=True) >= 0.95
    assert faithful.worse_than(archived.ask(EXTRACTIVE)) == []


_WITHOUT = """
import sys
for name in ("llama_index.llms.openai_like", "llama_index.llms.ollama", "ollama"):
    sys.modules[name] = None
from bot.__main__ import main
sys.argv = ["tracuu", *sys.argv[1:]]
sys.exit(main())
"""
MODEL = {"TRACUU_LLM_MODEL": "m", "TRACUU_LLM_BASE_URL": "http://127.0.0.1:9/v1"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("without")
    source = folder / "kho"
    source.mkdir()
    text = "Giá trị sản xuất công nghiệp tỉnh Thái Bình năm 2021 tăng 17,04%.\n"
    (source / "a.txt").write_text(text, encoding="utf-8")
    assert without_the_extra(folder, {}, "ingest", str(source)).returncode == 0
    return folder


def without_the_extra(folder: Path, settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess:
    environment = {"TRACUU_DATA": str(folder / "data"), "PATH": "/usr/bin:/bin"} | settings
    command = [sys.executable, "-c", _WITHOUT, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


QUESTION = "Giá trị sản xuất công nghiệp Thái Bình năm 2021 tăng bao nhiêu?"


def test_everything_works_without_the_extra(data: Path) -> None:
    asked = without_the_extra(data, MODEL | {"TRACUU_LLM_WHEN": "never"}, "ask", QUESTION)
    assert (asked.returncode, asked.stdout.split("\n")[0]) == (0, "17,04%")


@pytest.mark.parametrize("provider", ["openai-like", "ollama"])
def test_a_configured_model_without_the_extra_is_an_error_with_the_way_out(data: Path, provider: str) -> None:
    settings = MODEL | {"TRACUU_LLM_WHEN": "open", "TRACUU_LLM_PROVIDER": provider}
    asked = without_the_extra(data, settings, "ask", QUESTION)
    assert asked.returncode == 2
    assert asked.stdout == ""
    assert "tracuu[llm]" in asked.stderr
    assert "Traceback" not in asked.stderr
