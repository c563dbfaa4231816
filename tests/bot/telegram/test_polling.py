"""Long polling: acknowledged only when accepted, patient with the network, loud about a rival."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest
from telegram import Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.telegram.polling import poll


class Server:
    """Answers getUpdates from a script, then ends the poller by refusing its token."""

    def __init__(self, *script: TelegramError | list[Update]) -> None:
        self.script = list(script)
        self.offsets: list[int] = []

    async def get_updates(self, *, offset: int, **_more: object) -> list[Update]:
        self.offsets.append(offset)
        step = self.script.pop(0) if self.script else InvalidToken()
        if isinstance(step, TelegramError):
            raise step
        return step


class Desk:
    """Hears what the poller says."""

    def __init__(self) -> None:
        self.accepted: list[int] = []
        self.alarms = 0

    async def accept(self, updates: Sequence[Update]) -> None:
        self.accepted += [update.update_id for update in updates]

    async def alarm(self) -> None:
        self.alarms += 1


async def polled(*script: TelegramError | list[Update]) -> tuple[Server, Desk]:
    server, desk = Server(*script), Desk()
    with pytest.raises(InvalidToken):
        await poll(server, desk.accept, desk.alarm, pauses=(0.001,))  # type: ignore[arg-type]
    return server, desk


async def test_what_was_accepted_is_acknowledged_by_the_next_call() -> None:
    server, desk = await polled([Update(5), Update(6)], [], [Update(9)])
    assert desk.accepted == [5, 6, 9]
    assert server.offsets == [0, 7, 7, 10]


async def test_what_was_not_accepted_is_not_acknowledged() -> None:
    async def refuse(updates: Sequence[Update]) -> None:
        raise OSError("đĩa đầy")

    server = Server([Update(5)])
    with pytest.raises(OSError, match="đĩa đầy"):
        await poll(server, refuse, Desk().alarm, pauses=(0.001,))  # type: ignore[arg-type]
    assert server.offsets == [0]


async def test_the_network_may_fail_and_telegram_may_ask_for_a_pause() -> None:
    _, desk = await polled(NetworkError("đứt"), RetryAfter(0), [Update(5)])
    assert desk.accepted == [5]
    assert desk.alarms == 0


async def test_a_rival_raises_one_alarm_until_it_is_gone() -> None:
    rival = Conflict("terminated by other getUpdates request")
    _, desk = await polled(rival, rival, [Update(5)], rival)
    assert desk.accepted == [5]
    assert desk.alarms == 2


async def test_polling_ends_when_cancelled() -> None:
    class Silent(Server):
        async def get_updates(self, *, offset: int, **_more: object) -> list[Update]:
            await asyncio.Event().wait()
            return []

    task = asyncio.create_task(poll(Silent(), Desk().accept, Desk().alarm))  # type: ignore[arg-type]
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
