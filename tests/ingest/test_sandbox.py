from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Iterator

import pytest

from ingest import formats
from ingest.limits import MEBIBYTE, Limits
from ingest.parsed import ParsedText
from ingest.sandbox import Sandbox
from ingest.worker import serve
from retrieval.domain.errors import RefusalReason
from tests.ingest.files import DECISION, docx, paragraph
from tests.ingest.refusals import refused

_SLOW = docx("".join(paragraph(f"Điều {n}. Nội dung") for n in range(200_000)))


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox[str, ParsedText]]:
    with Sandbox(Limits(workers=1, parse_seconds=30), formats.parse) as box:
        yield box


def test_texts_and_refusals_come_back(sandbox: Sandbox[str, ParsedText]) -> None:
    futures = [sandbox.submit(DECISION.encode(), "a.txt"), sandbox.submit(b"", "b.txt")]
    assert futures[0].result().text.startswith("ỦY BAN")
    with refused(RefusalReason.EMPTY, "0 bytes"):
        futures[1].result()


def test_a_worker_that_dies_is_replaced(sandbox: Sandbox[str, ParsedText]) -> None:
    sandbox.submit(DECISION.encode(), "a.txt").result()
    for process in multiprocessing.active_children():
        process.kill()
        process.join()
    with refused(RefusalReason.BROKEN, "ended with -9"):
        sandbox.submit(DECISION.encode(), "a.txt").result()
    assert sandbox.submit(DECISION.encode(), "a.txt").result().parser == "plain/1"


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with Sandbox(Limits(workers=1, parse_seconds=1.0), formats.parse) as box:
        with refused(RefusalReason.TIMED_OUT):
            box.submit(_SLOW, "slow.docx").result()
        assert box.submit(DECISION.encode(), "a.txt").result().text


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs RLIMIT_AS")
def test_a_file_that_eats_memory_is_refused_and_the_next_is_read() -> None:
    with Sandbox(Limits(workers=1, memory_bytes=600 * MEBIBYTE), formats.parse) as box:
        future = box.submit(b"a " * (15 * MEBIBYTE), "huge.txt")
        with refused(RefusalReason.TOO_LARGE):
            future.result()
        assert box.submit(DECISION.encode(), "a.txt").result().text


def test_closing_does_not_wait_for_a_busy_worker() -> None:
    box = Sandbox(Limits(workers=1), formats.parse)
    box.submit(DECISION.encode(), "a.txt").result()
    box.submit(_SLOW, "slow.docx")
    time.sleep(0.1)
    started = time.monotonic()
    box.close()
    assert time.monotonic() - started < 5


def test_a_worker_whose_owner_is_gone_leaves_nothing_behind(tmp_path):
    folder = tmp_path / "worker"
    folder.mkdir()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    worker = context.Process(target=serve, args=(theirs, Limits(), str(folder), formats.parse))
    worker.start()
    theirs.close()
    assert ours.recv() == "ready"
    ours.close()
    worker.join(20)
    assert worker.exitcode == 0
    assert not folder.exists()
