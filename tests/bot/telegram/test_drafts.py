"""Verified sentences are shown while the rest is written."""

from __future__ import annotations

import asyncio

from telegram.error import NetworkError

from bot.telegram.drafts import LiveDraft
from retrieval.ask.events import SentenceVerified, Stage, StageBegun


class Bot:
    """Remembers drafts; the first may fail."""

    def __init__(self, *failures: NetworkError) -> None:
        self.failures = list(failures)
        self.shown: list[tuple[int, int, str | None, int | None]] = []

    async def send_message_draft(
        self, chat_id: int, draft_id: int, text: str | None = None, message_thread_id: int | None = None
    ) -> bool:
        self.shown.append((chat_id, draft_id, text, message_thread_id))
        if self.failures:
            raise self.failures.pop(0)
        return True


async def test_sentences_are_shown_and_stages_are_not() -> None:
    bot = Bot()
    draft = LiveDraft(bot, 5, 0, 77)
    draft.hear(StageBegun(Stage.WRITE))
    draft.hear(SentenceVerified("Tăng 17,04%."))
    draft.hear(SentenceVerified("Vượt kế hoạch."))
    await asyncio.sleep(0.01)
    draft.close()
    assert bot.shown == [(5, 77, "Tăng 17,04%.\nVượt kế hoạch.", None)]


async def test_a_lost_draft_is_not_missed() -> None:
    bot = Bot(NetworkError("đứt"))
    draft = LiveDraft(bot, 5, 3, 77)
    draft.hear(SentenceVerified("Tăng 17,04%."))
    await asyncio.sleep(0.01)
    draft.close()
    assert [shown[3] for shown in bot.shown] == [3]


async def test_without_a_model_nothing_is_shown() -> None:
    bot = Bot()
    draft = LiveDraft(bot, 5, 0, 77)
    draft.close()
    assert bot.shown == []
