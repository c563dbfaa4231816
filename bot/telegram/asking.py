"""Questions: from a message to the answer with its buttons."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from telegram import Bot as PlainBot
from telegram import Message, ReplyParameters, Update
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError

from bot.render.documents import named_documents
from bot.render.telegram import render
from bot.state.audit import Action
from bot.state.cards import Card
from bot.state.people import NOTHING
from bot.telegram import commands, keyboards, wording
from bot.telegram.delivery import Receipt
from bot.telegram.desk import Asker, Context, message_of
from bot.telegram.drafts import LiveDraft
from bot.turns import card_of
from retrieval.ask.events import nobody
from retrieval.contract import outcome_name
from retrieval.domain.answer import Answer, Answered
from retrieval.domain.query import Question, Scope

_TYPING_SECONDS = 4.5
"""Telegram shows "typing…" for five seconds."""
_LONG_WAIT = 5.0
"""Seconds; somebody who waits longer is told the place in the queue."""


async def ask(update: Update, context: Context) -> None:
    """A text, or the words after /hoi, is a question."""
    await ask_text(update, context, _question(update, context))


async def ask_text(update: Update, context: Context, text: str, *, afresh: bool = False) -> None:
    """Queue a question; a long one or an empty one is refused here. `afresh`: it follows no other."""
    message = message_of(update)
    if not text:
        await message.reply_text(wording.NO_QUESTION, do_quote=True)
    elif len(text) > wording.LONGEST_QUESTION:
        await message.reply_text(wording.TOO_LONG, do_quote=True)
    else:
        context.defer(update, _answer(update.update_id, context, message, text, afresh=afresh))


async def not_text(update: Update, context: Context) -> None:
    """Voice, stickers and the like."""
    await message_of(update).reply_text(wording.TEXT_ONLY)


def _question(update: Update, context: Context) -> str:
    """The words asked, without the command or the mention that call the bot."""
    message = message_of(update)
    if commands.of(message) is not None:
        return commands.rest_of(update)
    mention = re.compile(rf"@{re.escape(context.bot.username)}\b", re.IGNORECASE)
    return mention.sub(" ", message.text or "").strip()


async def _answer(update_id: int, context: Context, message: Message, text: str, *, afresh: bool) -> None:
    """Wait for the turn, ask, send; the receipt of the last message marks the update done."""
    desk, asker = context.desk, context.asker
    notice = await _tell_the_place(context, message)
    async with _typing(context.bot, asker, patient=desk.asking.waiting > 0):
        async with desk.asking.turn():
            if afresh:
                await desk.run(desk.archive.conversations.forget, asker.conversation)
            scope = await _still_permitted(context)
            question = Question(text, scope, desk.services.today(), asker.conversation)
            answer = await _asked(context, update_id, question)
            turn = await desk.run(desk.archive.conversations.recall, asker.conversation)
        # A follow-up means nothing in a list of sources or of corrections: it is kept completed.
        card, keyboard = _card(asker, answer, turn.question if turn else text)
        await desk.run(desk.state.cards.keep, card)
        await _send(update_id, context, message, answer, keyboard)
    if notice is not None:
        with suppress(TelegramError):
            await notice.delete()


async def _asked(context: Context, update_id: int, question: Question) -> Answer:
    """The answer; in a private chat what a language model writes is shown as it is verified."""
    asker = context.asker
    draft = LiveDraft(context.bot, asker.chat, asker.thread, update_id)
    try:
        return await context.desk.services.assistant.ask(question, draft.hear if asker.private else nobody)
    finally:
        draft.close()


async def _still_permitted(context: Context) -> Scope:
    """The asker's scope now: rights may have been revoked while the question waited."""
    desk, asker = context.desk, context.asker
    person = await desk.run(desk.state.people.find, asker.person.id)
    permitted = person.permitted if person.active else NOTHING
    return permitted.scope(asker.scope.collections)


async def _send(
    update_id: int, context: Context, message: Message, answer: Answer, keyboard: keyboards.Markup
) -> None:
    desk, asker = context.desk, context.asker
    parts = render(answer)
    for number, part in enumerate(parts, start=1):
        # What a restart finds delivered is not sent again.
        if number <= desk.delivered.get(update_id, 0):
            continue
        last = number == len(parts)
        await context.bot.send_message(
            asker.chat,
            part,
            parse_mode=ParseMode.HTML,
            message_thread_id=asker.thread or None,
            reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
            reply_markup=keyboard if last else None,
            rate_limit_args=Receipt(update_id, number, last),
        )
    total = dict(answer.trace.timings_ms).get("total", 0.0)
    cited = tuple(stored.id for stored in named_documents(answer))
    subject = desk.state.audit.question(answer.question)
    await desk.audit(asker, Action.ASK, outcome_name(answer.outcome), subject, cited, round(total))


def _card(asker: Asker, answer: Answer, question: str) -> tuple[Card, keyboards.Markup]:
    """What the buttons below an answer need, and the buttons."""
    documents, outcome = named_documents(answer), answer.outcome
    card = card_of(answer, question, owner=asker.person.id, chat=asker.chat, thread=asker.thread)
    if isinstance(outcome, Answered):
        return card, keyboards.answer(card, documents)
    action = keyboards.CHOICE if outcome_name(outcome) == "clarify" else keyboards.DOCUMENT
    return card, keyboards.choices(card, documents, action)


async def _tell_the_place(context: Context, message: Message) -> Message | None:
    lane = context.desk.asking
    if lane.expected_wait < _LONG_WAIT:
        return None
    return await message.reply_text(wording.queued(lane.waiting + 1), do_quote=True)


@asynccontextmanager
async def _typing(bot: PlainBot, asker: Asker, *, patient: bool) -> AsyncIterator[None]:
    """Shows that somebody is at work; with `patient` only after a while, not to flood Telegram."""
    task = asyncio.create_task(_type(bot, asker, delay=1.0 if patient else 0.0))
    try:
        yield
    finally:
        task.cancel()


async def _type(bot: PlainBot, asker: Asker, delay: float) -> None:
    await asyncio.sleep(delay)
    while True:
        with suppress(TelegramError):
            await bot.send_chat_action(asker.chat, ChatAction.TYPING, message_thread_id=asker.thread or None)
        await asyncio.sleep(_TYPING_SECONDS)
