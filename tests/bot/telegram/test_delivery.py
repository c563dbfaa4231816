"""How requests leave: patience where it helps, none where it does not, receipts in between."""

from __future__ import annotations

import asyncio

import pytest
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.telegram.delivery import Delivery, Receipt


class Sending:
    """A request that fails as told, then succeeds."""

    def __init__(self, *failures: TelegramError) -> None:
        self.failures = list(failures)
        self.tried = 0

    async def __call__(self) -> bool:
        self.tried += 1
        if self.failures:
            raise self.failures.pop(0)
        return True


async def no_receipt(receipt: Receipt) -> None:
    raise AssertionError(receipt)


async def deliver(
    delivery: Delivery, sending: Sending, endpoint: str = "sendMessage", receipt: Receipt | None = None
) -> object:
    return await delivery.process_request(sending, (), {}, endpoint, {"chat_id": 5}, receipt)


@pytest.fixture
def delivery() -> Delivery:
    return Delivery(no_receipt, first_pause=0.001)


@pytest.mark.parametrize("failure", [NetworkError("đứt"), TimedOut(), RetryAfter(0)])
async def test_a_passing_failure_is_outlived(delivery: Delivery, failure: TelegramError) -> None:
    sending = Sending(*[failure] * 8)
    assert await deliver(delivery, sending) is True
    assert sending.tried == 9


async def test_what_would_come_again_is_raised(delivery: Delivery) -> None:
    with pytest.raises(BadRequest):
        await deliver(delivery, Sending(BadRequest("chat not found")))


async def test_what_is_worthless_once_late_is_tried_once(delivery: Delivery) -> None:
    with pytest.raises(NetworkError):
        await deliver(delivery, Sending(NetworkError("đứt")), "sendChatAction")


async def test_a_receipt_is_filed_before_the_next_answer_leaves() -> None:
    events: list[str] = []

    async def file_receipt(receipt: Receipt) -> None:
        await asyncio.sleep(0.002)
        events.append(f"filed {receipt.update_id}")

    async def send(number: int) -> bool:
        events.append(f"sent {number}")
        return True

    delivery = Delivery(file_receipt, first_pause=0.001)
    await asyncio.gather(
        *(
            delivery.process_request(
                send, (number,), {}, "sendMessage", {"chat_id": 5}, Receipt(number, 1, True)
            )
            for number in range(3)
        )
    )
    assert events == [f"{what} {number}" for number in range(3) for what in ("sent", "filed")]


async def test_no_receipt_is_filed_for_what_did_not_leave() -> None:
    with pytest.raises(BadRequest):
        await deliver(Delivery(no_receipt), Sending(BadRequest("x")), receipt=Receipt(1, 1, True))
