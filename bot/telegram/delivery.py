"""How requests leave: within Telegram's limits, again after a failure, answers one at a time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram.error import BadRequest, NetworkError, RetryAfter
from telegram.ext import AIORateLimiter, BaseRateLimiter

_LOG = logging.getLogger(__name__)

_RETRIES = 5
_LONGEST_PAUSE = 60.0
_FLEETING = frozenset(
    {"sendChatAction", "sendMessageDraft", "answerCallbackQuery", "answerInlineQuery", "deleteMessage"}
)
"""Worthless once late."""

Reply = bool | dict[str, Any] | list[dict[str, Any]]
Request = Callable[..., Coroutine[Any, Any, Reply]]


@dataclass(frozen=True)
class Receipt:
    """Sent along with a message of an answer: the `message`-th for this update, and whether the last."""

    update_id: int
    message: int
    last: bool


class Delivery(BaseRateLimiter[Receipt]):
    """AIORateLimiter, and patience where the network fails.

    A message with a receipt is sent and its receipt written before the next such message leaves:
    killed at any moment, the bot has at most one answer out that it does not know of. That costs
    one round trip per answer (10 to 20 answers a second), which is Telegram's own limit anyway.
    """

    def __init__(self, file_receipt: Callable[[Receipt], Awaitable[None]], first_pause: float = 1.0) -> None:
        self._limits = AIORateLimiter(max_retries=_RETRIES)
        self._file_receipt = file_receipt
        self._first_pause = first_pause
        self._one_at_a_time = asyncio.Lock()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

    async def process_request(
        self,
        callback: Request,
        args: Any,  # noqa: ANN401 - the signature is the library's
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Receipt | None,
    ) -> Reply:
        """Send until it is sent; raises what would come again (BadRequest, Forbidden, …)."""
        if endpoint in _FLEETING:
            return await callback(*args, **kwargs)
        send = callback if rate_limit_args is None else partial(self._with_receipt, callback, rate_limit_args)
        for pause in _pauses(self._first_pause):
            try:
                return await self._limits.process_request(send, args, kwargs, endpoint, data, None)
            except BadRequest:
                raise
            except (NetworkError, RetryAfter) as error:
                _LOG.warning("%s: %s; thử lại sau %g giây", endpoint, type(error).__name__, pause)
                await asyncio.sleep(pause)
        raise AssertionError("the pauses never end")

    async def _with_receipt(
        self,
        callback: Request,
        receipt: Receipt,
        *args: Any,  # noqa: ANN401
        **kwargs: Any,  # noqa: ANN401
    ) -> Reply:
        async with self._one_at_a_time:
            reply = await callback(*args, **kwargs)
            await self._file_receipt(receipt)
        return reply


def _pauses(first: float) -> Iterator[float]:
    pause = first
    while True:
        yield pause
        pause = min(2 * pause, _LONGEST_PAUSE)
