"""Long polling: an update is acknowledged by asking for the one after it, once it is accepted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.desk import Bot

_LOG = logging.getLogger(__name__)

UPDATES = ("message", "edited_message", "callback_query", "inline_query")
"""What Telegram is asked to send; everything among it passes the gate."""
_POLL_SECONDS = 30
_PAUSES = (1, 2, 5, 10, 30)

Accept = Callable[[Sequence[Update]], Awaitable[None]]
Alarm = Callable[[], Awaitable[None]]


async def poll(bot: Bot, accept: Accept, alarm: Alarm, pauses: Sequence[float] = _PAUSES) -> None:
    """Fetch updates until cancelled. `alarm` is called when another program fetches with this token.

    After failures in a row it waits `pauses` seconds, the last one again and again.

    Raises InvalidToken when Telegram no longer takes the token.
    """
    offset, failures = 0, 0
    while True:
        try:
            updates = await bot.get_updates(
                offset=offset,
                timeout=_POLL_SECONDS,
                read_timeout=_POLL_SECONDS + 10,
                allowed_updates=UPDATES,
            )
        except InvalidToken:
            raise
        except Conflict:
            failures += 1
            if failures == 1:
                await alarm()
            await asyncio.sleep(_pause(pauses, failures))
        except TelegramError as error:
            failures += 1
            pause = _asked(error) if isinstance(error, RetryAfter) else _pause(pauses, failures)
            _LOG.warning("getUpdates: %s; thử lại sau %g giây", type(error).__name__, pause)
            await asyncio.sleep(pause)
        else:
            failures = 0
            if updates:
                await accept(updates)
                offset = updates[-1].update_id + 1


def _pause(pauses: Sequence[float], failures: int) -> float:
    return pauses[min(failures, len(pauses)) - 1]


def _asked(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after if isinstance(after, int) else after.total_seconds())
