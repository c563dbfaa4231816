"""From accepted updates to handled ones: nothing is acknowledged before it is written down."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import Application

from bot.state.audit import Action, Entry, Outcome
from bot.telegram.desk import Bot, Context, Desk

_LOG = logging.getLogger(__name__)

SLOTS = 32
"""Updates handled at once, and connections to Telegram, as measured (docs/decisions/0012)."""
_PATIENCE = 20.0
"""Seconds that a stop waits for replies under way; what is left is answered after the next start."""

App = Application[Bot, Context, dict[Any, Any], dict[Any, Any], dict[str, Desk], None]


class Intake:
    """Accepts updates durably and sees each through; of one chat, one handler at a time.

    `ready` from the end of recovery to the beginning of the end; nothing may be accepted before.
    """

    def __init__(self, application: App, desk: Desk, slots: int = SLOTS) -> None:
        self._application = application
        self._desk = desk
        self._slots = asyncio.Semaphore(slots)
        self._chats: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()
        self.ready = False

    async def accept(self, updates: Sequence[Update]) -> None:
        """Returns once every update is in the inbox; one that was there already is only audited."""
        bodies = {update.update_id: update.to_json() for update in updates}
        fresh = await self._desk.run(self._desk.inbox.accept, bodies)
        for update in updates:
            if update.update_id in fresh:
                self._start(update)
            else:
                await self._audit_replay(update)

    async def recover(self) -> None:
        """Take up what an earlier run accepted and did not finish."""
        for pending in await self._desk.run(self._desk.inbox.pending):
            update = Update.de_json(json.loads(pending.body), self._application.bot)
            self._desk.delivered[pending.update_id] = pending.delivered
            self._start(update)
        self.ready = True

    async def close(self) -> None:
        """Let replies under way finish; what has not begun stays in the inbox for the next start."""
        self.ready = False
        self._desk.asking.dismiss()
        self._desk.services.uploading.dismiss()
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=_PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _start(self, update: Update) -> None:
        task = asyncio.create_task(self._handle(update))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            _LOG.error("an update stays in the inbox", exc_info=task.exception())

    async def _handle(self, update: Update) -> None:
        async with self._chat(update), self._slots:
            await self._application.process_update(update)
        work = self._desk.deferred.pop(update.update_id, None)
        if work is not None:
            try:
                await asyncio.wait([work])
            finally:
                # Does nothing to work that is done; cancelled ourselves, we must not leave it behind.
                work.cancel()
            if work.cancelled():
                return
        await self._desk.run(self._desk.inbox.done, update.update_id)

    def _chat(self, update: Update) -> asyncio.Lock:
        """Keeps the order within a chat: a follow-up must not overtake its question."""
        chat = update.effective_chat.id if update.effective_chat else 0
        return self._chats.setdefault(chat, asyncio.Lock())

    async def _audit_replay(self, update: Update) -> None:
        actor = update.effective_user.id if update.effective_user else 0
        chat = update.effective_chat.id if update.effective_chat else 0
        entry = Entry(Action.REPLAY, Outcome.REFUSED, actor, chat, str(update.update_id))
        await self._desk.run(self._desk.state.audit.write, entry)
