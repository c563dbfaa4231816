"""Commands beside a running server: the same output, by real processes."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from shutil import copytree
from threading import Event

import numpy as np
import pytest

from bot.__main__ import main
from retrieval.adapters.owner_client import OwnerClient, RemoteEmbedder, RemoteIndex
from retrieval.adapters.static_embedding import SHIPPED_MODEL
from retrieval.assembly import Archive, open_archive
from retrieval.domain.answer import Answer, Answered
from retrieval.domain.errors import DataFolderOwned, OwnerGone
from retrieval.domain.query import Question
from retrieval.language.terms import question_vector
from retrieval.ports import IndexQuery
from retrieval.settings import RetrievalSettings
from tests.fakes.index import InMemoryPassageIndex
from tests.integration.conftest import SAMPLES
from tests.integration.lent_index import lent
from tests.integration.telegram import program
from tests.integration.telegram.conftest import ADMIN
from tests.integration.telegram.stub import TelegramStub
from tests.sparse import copy_folder

ROOT = Path(__file__).parents[2]
QUESTION = "GTSX công nghiệp 2021 tăng bao nhiêu?"
_TIMES = re.compile(r'"(understand|retrieve|compose|verify|total)": [\d.]+|"ingested_at": "[^"]*"')


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("TRACUU_")} | {
        "PYTHONPATH": str(ROOT)
    }


def tracuu(*arguments: object) -> tuple[int, str, str]:
    """One command in a process of its own: exit code, output, notes."""
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, done.stdout, done.stderr


def started(*arguments: object) -> subprocess.Popen[str]:
    """A command that is still running."""
    command = [sys.executable, "-m", "bot", *map(str, arguments)]
    pipes = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=environment(), text=True, **pipes)


class Server:
    """`tracuu serve` over a data folder."""

    def __init__(self, data: Path, log: Path) -> None:
        self.log = log
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve", "--port", "0", "--data", str(data)],
                stdout=output,
                stderr=output,
                cwd=ROOT,
                env=environment(),
            )
        self.client = OwnerClient(data / "owner.sock")
        for _ in range(600):
            if self.client.answers():
                return
            time.sleep(0.05)
        raise AssertionError(log.read_text(encoding="utf-8"))

    def stop(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)


@pytest.fixture
def server(data: Path, tmp_path: Path) -> Iterator[Server]:
    """A server over the sample archive."""
    running = Server(data, tmp_path / "log")
    yield running
    if running.process.poll() is None:
        running.stop(signal.SIGKILL)


Said = tuple[int, str, str]


def session(data: Path, files: Path, capfd: pytest.CaptureFixture[str]) -> list[Said]:
    """What somebody does at the command line below `files`, one after the other."""
    (files / "một").mkdir(parents=True)
    report = "BÁO CÁO\n\nHồ Đồng Mô có dung tích 61,9 triệu m3.\n"
    (files / "một" / "Báo cáo.txt").write_text(report, encoding="utf-8")
    (files / "một" / "hỏng.docx").write_bytes(b"PK\x03\x04")

    def said(*arguments: str) -> Said:
        code = main([*arguments, "--data", str(data)])
        out, err = (_TIMES.sub("", text).replace(str(files), "") for text in capfd.readouterr())
        return code, out, err

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(files)
        return [
            said("ask", QUESTION),
            said("ask", QUESTION, "--json", "--chat", "a"),
            said("ask", "còn năm 2020?", "--chat", "a"),
            said("lookup", "20/2021"),
            said("figures", "GTSX công nghiệp"),
            said("ingest", "một", "--collection", "moi"),
            said("ingest", "một", "--collection", "moi", "--json"),
            said("ask", "Dung tích hồ Đồng Mô?"),
            said("documents", "list"),
            said("documents", "problems"),
            said("sync", "một", "--collection", "moi"),
            said("documents", "remove", "--path", "Báo cáo", "--yes"),
            said("ask", "Dung tích hồ Đồng Mô?"),
            said("ask", " "),
            said("ingest", "khong-co"),
        ]


def test_beside_a_server_every_command_says_the_same(
    data: Path, ingested: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    alone = session(copy_folder(ingested, tmp_path / "một-mình"), tmp_path / "a", capfd)
    server = Server(data, tmp_path / "log")
    beside = session(data, tmp_path / "b", capfd)
    assert server.stop() == 0
    assert [code for code, _, _ in alone] == [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 2, 2]
    for one, other in zip(alone, beside, strict=True):
        assert other == one
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_a_folder_with_a_long_name_is_served_too(ingested: Path, tmp_path: Path) -> None:
    data = copy_folder(ingested, tmp_path / ("kho-" + "dài" * 30) / "kho")
    server = Server(data, tmp_path / "log")
    assert oct((data / "owner.sock").stat().st_mode)[-3:] == "600"
    assert "17,04%" in tracuu("ask", QUESTION, "--data", data)[1]
    assert server.stop() == 0
    assert not (data / "owner.sock").exists()


def test_a_client_that_is_killed_leaves_nothing_behind(server: Server, data: Path, tmp_path: Path) -> None:
    killed = started("ingest", SAMPLES, "--collection", "x", "--data", data)
    while not waits(server) and killed.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)
    with killed:
        killed.kill()
    code, said, _ = tracuu("ingest", SAMPLES / "quyet-dinh", "--collection", "x", "--data", data)
    assert code in (0, 1), said
    assert "17,04%" in tracuu("ask", QUESTION, "--data", data)[1]
    with open_archive(RetrievalSettings(data=data), exclusive=False) as archive:
        assert archive.catalog.pending() == ()


def waits(server: Server) -> bool:
    """Whether somebody else has the turn to write."""

    class SomebodyWrites(Exception):
        pass

    def somebody() -> None:
        raise SomebodyWrites

    try:
        with server.client.writing(somebody):
            return False
    except SomebodyWrites:
        return True


def test_two_who_write_take_turns(server: Server, data: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("BÁO CÁO\n\nNội dung một báo cáo ngắn.\n", encoding="utf-8")
    with server.client.writing(lambda: None):
        second = started("ingest", tmp_path / "a.txt", "--data", data)
        assert "chờ đến lượt" in second.stderr.readline()
    with second:
        assert second.wait(60) == 0


def test_stopping_a_client_stops_the_client_alone(server: Server, data: Path) -> None:
    with server.client.writing(lambda: None), started("ingest", SAMPLES, "--data", data) as waiting:
        waiting.stderr.readline()
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(30) == 130
    assert "17,04%" in tracuu("ask", QUESTION, "--data", data)[1]


def test_what_needs_the_folder_itself_names_the_owner(server: Server, data: Path) -> None:
    code, _, said = tracuu("serve", "--data", data)
    assert code == 2
    assert f"pid {server.process.pid}" in said and said.count("Lỗi:") == 1


def test_a_server_exchanges_its_model_and_answers_all_the_while(
    server: Server, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = copytree(SHIPPED_MODEL, tmp_path / "khác")
    (other / "tokenizer.json").write_bytes((other / "tokenizer.json").read_bytes() + b"\n")
    before, done = server.client.owner(), Event()

    def ask(archive: Archive) -> list[Answer]:
        """Its model is that of the server when the archive was opened, whatever the server does."""
        assistant, question = archive.assistant(), Question(QUESTION, archive.everything(), date(2022, 1, 1))
        answers = [asyncio.run(assistant.ask(question))]
        while not done.is_set():
            answers.append(asyncio.run(assistant.ask(question)))
        answers.append(asyncio.run(assistant.ask(question)))
        assistant.close()
        return answers

    with open_archive(RetrievalSettings(data=data)) as archive, ThreadPoolExecutor(1) as asking:
        answers = asking.submit(ask, archive)
        monkeypatch.setenv("TRACUU_EMBEDDER", str(other))
        assert main(["reindex", "--data", str(data)]) == 0
        done.set()
        assert all(isinstance(each.outcome, Answered) for each in answers.result())
        found = archive.index.search(
            IndexQuery(
                question_vector(QUESTION), np.ones(before.dimension, np.float32), archive.everything(), 9
            )
        )
        assert found.sparse and not found.dense, "vectors of the old model meet those of the new one"
    assert server.client.owner().fingerprint != before.fingerprint
    assert "17,04%" in tracuu("ask", QUESTION, "--data", data)[1]


def test_a_model_that_the_server_cannot_load_changes_nothing(
    server: Server,
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    broken = copytree(SHIPPED_MODEL, tmp_path / "hỏng")
    (broken / "model.safetensors").write_bytes(b"{}")
    monkeypatch.setenv("TRACUU_EMBEDDER", str(broken))
    assert main(["reindex", "--data", str(data)]) == 2
    assert str(broken) in capfd.readouterr().err
    assert "17,04%" in tracuu("ask", QUESTION, "--data", data)[1]


def test_a_server_that_dies_is_a_clear_error(server: Server, data: Path) -> None:
    with open_archive(RetrievalSettings(data=data)) as archive:
        assert isinstance(archive.index, RemoteIndex) and isinstance(archive.embedder, RemoteEmbedder)
        server.stop(signal.SIGKILL)
        with pytest.raises(OwnerGone, match="không trả lời"):
            archive.index.count()
        with pytest.raises(OwnerGone), archive.writing(lambda: None):
            raise AssertionError("no turn without an owner")
    assert "17,04%" in tracuu("ask", QUESTION, "--data", data)[1]


def test_who_owns_without_serving_is_named(data: Path) -> None:
    settings = RetrievalSettings(data=data)
    with open_archive(settings), pytest.raises(DataFolderOwned), open_archive(settings):
        raise AssertionError("two owners")


def test_nothing_is_written_without_the_turn(tmp_path: Path) -> None:
    with lent(InMemoryPassageIndex(), tmp_path / "s") as client:
        with pytest.raises(OwnerGone, match="409"):
            RemoteIndex(client, client.owner().fingerprint).flush()
        assert client.owner().bots == ()
        embedder = RemoteEmbedder(client, client.owner().identity)
        assert embedder.embed_passages(["a", "b"]).shape == (2, embedder.identity.dimension)
        assert embedder.embed_query("a").tolist() == embedder.embed_passages(["a"])[0].tolist()


async def test_a_bot_runs_beside_a_server(
    server: Server, data: Path, stub: TelegramStub, tmp_path: Path
) -> None:
    bot = program.start(data, stub, tmp_path / "bot-log")
    stub.say(ADMIN, QUESTION)
    await stub.until(lambda: stub.replies(ADMIN.id), 60)
    assert "17,04%" in json.dumps(stub.replies(ADMIN.id)[-1], ensure_ascii=False)
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(30) == 0


async def test_a_bot_that_the_server_runs_is_not_run_twice(
    data: Path, stub: TelegramStub, tmp_path: Path
) -> None:
    first = program.start(data, stub, tmp_path / "log-1", "serve", TRACUU_HTTP_PORT="0")
    client = OwnerClient(data / "owner.sock")
    await stub.until(client.answers, 60)
    second = program.start(data, stub, tmp_path / "log-2")
    assert second.wait(60) == 2
    assert f"pid {first.pid}" in program.said(tmp_path / "log-2")
    first.send_signal(signal.SIGTERM)
    assert first.wait(30) == 0
