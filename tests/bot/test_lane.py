from __future__ import annotations

import asyncio

import pytest

from bot.lane import Lane


async def test_work_is_done_in_the_order_of_arrival_one_at_a_time() -> None:
    lane, events = Lane(), []

    async def work(name: int) -> None:
        async with lane.turn():
            events.append(f"{name} begins")
            await asyncio.sleep(0)
            events.append(f"{name} ends")

    await asyncio.gather(*(work(name) for name in range(3)))
    assert events == [f"{name} {what}" for name in range(3) for what in ("begins", "ends")]
    assert lane.waiting == 0


async def test_several_places_let_others_pass_who_waits_for_a_model() -> None:
    lane, model, done = Lane(places=2), asyncio.Event(), []

    async def work(name: str, *, slow: bool) -> None:
        async with lane.turn():
            if slow:
                await model.wait()
            done.append(name)

    slow = asyncio.ensure_future(work("slow", slow=True))
    await asyncio.gather(work("one", slow=False), work("two", slow=False))
    model.set()
    await slow
    assert done == ["one", "two", "slow"]


async def test_the_wait_is_expected_from_what_work_took() -> None:
    lane = Lane()
    assert lane.expected_wait == 0
    async with lane.turn():
        await asyncio.sleep(0.02)
    async with lane.turn():
        assert lane.expected_wait > 0


async def test_those_who_wait_can_be_dismissed_and_the_one_at_work_goes_on() -> None:
    lane, done = Lane(), asyncio.Event()

    async def work() -> str:
        async with lane.turn():
            await done.wait()
            return "xong"

    first, second = asyncio.create_task(work()), asyncio.create_task(work())
    await asyncio.sleep(0)
    lane.dismiss()
    with pytest.raises(asyncio.CancelledError):
        await second
    done.set()
    assert await first == "xong"
