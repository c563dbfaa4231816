"""No accepted question is lost: not to a kill, not to a stop, not to Telegram's limits."""

from __future__ import annotations

import json
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.lane import Lane
from bot.services import Services
from bot.state.inbox import Inbox
from bot.telegram import wording
from bot.telegram.front import TelegramFront
from retrieval.assembly import open_archive
from retrieval.settings import RetrievalSettings
from tests.integration.telegram import program
from tests.integration.telegram.conftest import ADMIN, VIEWER, admit, running, settings
from tests.integration.telegram.stub import TOKEN, Person, TelegramStub

WHERE = {"chat": ADMIN.chat, "from": ADMIN.json}
PEOPLE = [Person(2000 + number, f"Người {number}") for number in range(20)]
TOPICS = ("GTSX công nghiệp", "Kim ngạch xuất khẩu", "Chỉ số sản xuất công nghiệp", "Tổng mức bán lẻ", "IIP")


@pytest.fixture
def admitted(data: Path) -> Path:
    """The archive, with everybody let in."""
    with open_archive(RetrievalSettings(data=data), exclusive=False) as archive:
        for who in PEOPLE:
            admit(archive, who)
    return data


def ask_a_hundred(stub: TelegramStub) -> set[int]:
    """Questions of all people, in turn; the ids of their messages."""
    said = [
        stub.say(who, f"{topic} năm 2021?")["message"]["message_id"] for topic in TOPICS for who in PEOPLE
    ]
    return set(said)


def answers(stub: TelegramStub) -> Counter[int]:
    """How many answers each question has."""
    replies = [message for who in PEOPLE for message in stub.replies(who.id)]
    return Counter(message["reply_to_message"]["message_id"] for message in replies)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """What the program says; whatever happens, its token is not in it."""
    path = tmp_path / "nhat-ky.txt"
    yield path
    assert TOKEN not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "when", [pytest.param(1, marks=pytest.mark.long), 40, pytest.param(80, marks=pytest.mark.long)]
)
async def test_killed_with_a_hundred_questions_queued(
    admitted: Path, stub: TelegramStub, log: Path, when: int
) -> None:
    stub.delay = 0.15
    asked = ask_a_hundred(stub)
    first = program.start(admitted, stub, log)
    await stub.until(lambda: len(answers(stub)) >= when, 60)
    first.kill()
    first.wait()
    assert len(answers(stub)) < 100
    second = program.start(admitted, stub, log)
    await stub.until(lambda: answers(stub).keys() >= asked, 60)
    second.send_signal(signal.SIGTERM)
    assert second.wait(30) == 0
    assert sum(answers(stub).values()) - 100 <= 1


async def test_a_polite_stop_loses_and_doubles_nothing(admitted: Path, stub: TelegramStub, log: Path) -> None:
    stub.delay = 0.15
    asked = ask_a_hundred(stub)
    first = program.start(admitted, stub, log)
    await stub.until(lambda: len(answers(stub)) >= 1, 60)
    first.send_signal(signal.SIGTERM)
    assert first.wait(30) == 0
    assert len(answers(stub)) < 100
    second = program.start(admitted, stub, log)
    await stub.until(lambda: answers(stub).keys() >= asked, 60)
    second.send_signal(signal.SIGTERM)
    assert second.wait(30) == 0
    assert answers(stub) == Counter(dict.fromkeys(asked, 1))


async def test_thirty_refusals_for_speed_lose_nothing(admitted: Path, stub: TelegramStub, log: Path) -> None:
    stub.limits.extend([1] * 30)
    asked = ask_a_hundred(stub)
    running = program.start(admitted, stub, log)
    await stub.until(lambda: answers(stub).keys() >= asked, 110)
    assert not stub.limits
    running.send_signal(signal.SIGTERM)
    assert running.wait(30) == 0
    assert answers(stub) == Counter(dict.fromkeys(asked, 1))


@pytest.mark.long
async def test_a_stop_does_not_wait_for_a_dead_network(admitted: Path, stub: TelegramStub, log: Path) -> None:
    stub.delay = 0.15
    ask_a_hundred(stub)
    running = program.start(admitted, stub, log)
    await stub.until(lambda: len(answers(stub)) >= 5, 60)
    stub.hang_up()
    await stub.until(lambda: "thử lại" in program.said(log), 60)
    running.send_signal(signal.SIGTERM)
    assert running.wait(60) == 0


async def test_what_is_out_already_is_not_sent_again(services: Services, stub: TelegramStub) -> None:
    asked = [
        {"update_id": number, "message": {"message_id": number, "date": 0, "text": "GTSX 2021?"} | WHERE}
        for number in (5, 6)
    ]
    inbox = Inbox(services.archive.engine, int(TOKEN.split(":")[0]))
    inbox.accept({update["update_id"]: json.dumps(update) for update in asked})
    inbox.deliver(5, 1, last=False)
    front = TelegramFront(settings(stub.base_url), services)
    async with running(front, stub):
        await stub.until(lambda: not inbox.pending())
    (answer,) = stub.replies(ADMIN.id)
    assert answer["reply_to_message"]["message_id"] == 6


async def test_the_place_in_a_long_queue_is_told(bot: TelegramFront, stub: TelegramStub) -> None:
    bot.desk.asking = lane = Lane(seconds=10)
    async with lane.turn():
        stub.say(ADMIN, "GTSX công nghiệp 2021?")
        (notice,) = await stub.until(lambda: stub.replies(ADMIN.id))
        assert notice["text"] == wording.queued(2)
    await stub.until(lambda: stub.named("deleteMessage"))
    (answer,) = stub.replies(ADMIN.id)
    assert "17,04%" in answer["text"]


async def test_a_second_poller_is_an_alarm(admitted: Path, stub: TelegramStub, log: Path) -> None:
    running = program.start(admitted, stub, log)
    await stub.until(lambda: stub.named("getUpdates"))
    async with httpx.AsyncClient() as other:
        await other.post(f"{stub.base_url}/bot{TOKEN}/getUpdates", timeout=5)
    told = await stub.until(lambda: stub.replies(1001))
    assert "409" in told[-1]["text"]
    stub.say(VIEWER, "/start")
    await stub.until(lambda: stub.replies(VIEWER.id))
    running.send_signal(signal.SIGINT)
    assert running.wait(30) == 0
    assert "409" in program.said(log)
