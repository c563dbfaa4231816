"""What happens when a handler fails: logged, audited, and the asker is told."""

from __future__ import annotations

import logging
from contextlib import suppress

from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot.state.audit import Action, Entry, Outcome
from bot.telegram import wording
from bot.telegram.desk import Context

_LOG = logging.getLogger(__name__)


async def report(update: object, context: Context) -> None:
    """The last resort of every update."""
    error = context.error
    _LOG.error("lỗi khi xử lý một tin", exc_info=error)
    if not isinstance(update, Update):
        return
    actor = update.effective_user.id if update.effective_user else 0
    chat = update.effective_chat.id if update.effective_chat else 0
    entry = Entry(Action.MESSAGE, Outcome.FAILED, actor, chat, type(error).__name__)
    await context.desk.run(context.desk.state.audit.write, entry)
    # Who has blocked the bot cannot be told anything.
    if update.effective_message is not None and not isinstance(error, Forbidden):
        with suppress(TelegramError):
            await update.effective_message.reply_text(wording.FAILED, do_quote=True)
