"""An answer in the making: the verified sentences of a language model, shown while it goes on writing.

Telegram shows a draft in private chats only, and forgets it; the answer itself comes as a message.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Protocol

from telegram.error import TelegramError

from retrieval.ask.events import Event, SentenceVerified

_PAUSE_SECONDS = 1.0
"""Between two states of a draft: more often would use up what Telegram allows a chat."""


class Drafting(Protocol):
    """What of a bot shows drafts."""

    async def send_message_draft(
        self, chat_id: int, draft_id: int, text: str | None = None, message_thread_id: int | None = None
    ) -> bool: ...


class LiveDraft:
    """Listens to the making of one answer; `draft_id` is any number but 0 that no other draft has."""

    def __init__(self, bot: Drafting, chat: int, thread: int, draft_id: int) -> None:
        self._bot = bot
        self._where = (chat, draft_id)
        self._thread = thread or None
        self._sentences: list[str] = []
        self._task: asyncio.Task[None] | None = None

    def hear(self, event: Event) -> None:
        """A `Listen`: shows each verified sentence, several at once where they come fast."""
        if isinstance(event, SentenceVerified):
            self._sentences.append(event.text)
            if self._task is None or self._task.done():
                self._task = asyncio.ensure_future(self._show())

    def close(self) -> None:
        """The answer is there: the draft is of no more use."""
        if self._task is not None:
            self._task.cancel()

    async def _show(self) -> None:
        shown = 0
        while shown < len(self._sentences):
            shown = len(self._sentences)
            # A draft that is lost is not missed: the answer comes anyway.
            with suppress(TelegramError):
                chat, draft_id = self._where
                await self._bot.send_message_draft(
                    chat, draft_id, "\n".join(self._sentences), message_thread_id=self._thread
                )
            await asyncio.sleep(_PAUSE_SECONDS)
