"""How fast /help comes back while questions wait, and how fast the questions are answered.

`make bench-telegram`, or with other sizes: python -m tests.integration.telegram.bench --slots 8 --slots 256
The bot runs in a process of its own, over real HTTP; every sendMessage keeps its sender 50 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.__main__ import main as tracuu
from bot.logs import log_to_standard_error
from bot.serve import run
from bot.services import open_services
from bot.telegram.front import TelegramFront
from ingest.limits import Limits
from retrieval.assembly import open_archive
from retrieval.settings import RetrievalSettings
from tests.integration.conftest import SAMPLES
from tests.integration.telegram.conftest import ADMIN, VIEWER, admit, settings
from tests.integration.telegram.stub import Person, TelegramStub
from tests.sparse import copy_folder

PEOPLE = [Person(2000 + number, f"Người {number}") for number in range(40)]
ROUNDS = 5
EVERY_SECONDS = 0.04


def child(data: Path, base_url: str, slots: int) -> None:
    """The bot."""
    log_to_standard_error([])
    with open_archive(RetrievalSettings(data=data)) as archive, open_services(archive, Limits()) as services:
        chosen = settings(base_url, telegram_quota=100_000)
        asyncio.run(run([TelegramFront(chosen, services, slots).run]))


async def measure(stub: TelegramStub) -> tuple[list[float], float]:
    """Milliseconds of each /help while questions waited, and questions answered per second."""
    helps, answered, seconds = [], 0, 0.0
    for round_ in range(ROUNDS):
        begun = time.monotonic()
        want = len(PEOPLE) * (round_ + 1)
        for who in PEOPLE:
            stub.say(who, f"GTSX công nghiệp năm 2021? ({round_})")
        while (done := _answered(stub)) < want:
            helps.append(await _help(stub))
            await asyncio.sleep(EVERY_SECONDS)
        answered, seconds = done, seconds + time.monotonic() - begun
    return helps, answered / seconds


def _answered(stub: TelegramStub) -> int:
    """Answers so far; the notices of a long queue are none."""
    return sum("<b>" in call.params["text"] for call in stub.named("sendMessage"))


async def _help(stub: TelegramStub) -> float:
    before, begun = len(stub.replies(ADMIN.id)), time.monotonic()
    stub.say(ADMIN, "/help")
    await stub.until(lambda: len(stub.replies(ADMIN.id)) > before)
    return (time.monotonic() - begun) * 1000


def bench(data: Path, slots: int) -> str:
    """One line of the table."""
    stub = TelegramStub(delay=0.05).start()
    command = [sys.executable, "-m", __spec__.name, "--child", str(data), "--url", stub.base_url]
    bot = subprocess.Popen([*command, "--slots", str(slots)], stderr=subprocess.DEVNULL)
    try:
        asyncio.run(stub.until(lambda: stub.named("getUpdates"), 60))
        helps, rate = asyncio.run(measure(stub))
    finally:
        bot.terminate()
        bot.wait()
        stub.stop()
    p95 = statistics.quantiles(helps, n=20)[-1]
    return f"{slots:>5}  {statistics.median(helps):>10.0f}  {p95:>10.0f}  {len(helps):>5}  {rate:>10.1f}"


def main() -> None:
    """Measure each size on a fresh copy of the sample archive."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--slots", type=int, action="append")
    parser.add_argument("--child", type=Path)
    parser.add_argument("--url")
    chosen = parser.parse_args()
    if chosen.child:
        child(chosen.child, chosen.url, chosen.slots[0])
        return
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "kho"
        assert tracuu(["ingest", str(SAMPLES), "--data", str(data)]) == 0
        with open_archive(RetrievalSettings(data=data), exclusive=False) as archive:
            for who in (*PEOPLE, VIEWER):
                admit(archive, who)
        # A copy for each: the stub counts updates from the same number every time.
        lines = [
            bench(copy_folder(data, Path(folder) / f"kho-{slots}"), slots)
            for slots in chosen.slots or [8, 32, 256]
        ]
    sys.stdout.write("slots  /help p50   /help p95      n  answers/s\n" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    os.environ.pop("TRACUU_EVAL_DATA", None)
    main()
