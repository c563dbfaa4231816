"""What everybody with access may do about themselves: greeting, help, a fresh start, own data."""

from __future__ import annotations

from telegram import Update

from bot.state.audit import Action
from bot.state.people import Standing
from bot.telegram import keyboards, wording
from bot.telegram.desk import Context, answer_button, message_of, query_of


async def start(update: Update, context: Context) -> None:
    """/start of somebody who has access already."""
    await message_of(update).reply_text(wording.welcome(context.asker.person))


async def has_access(update: Update, context: Context) -> None:
    """The button that asks for access, pressed by somebody who has it by now."""
    await answer_button(query_of(update), wording.REFUSALS[Standing.ACTIVE])


async def show_help(update: Update, context: Context) -> None:
    """/help, as far as the role reaches."""
    await message_of(update).reply_text(wording.help_text(context.asker.person.role))


async def start_afresh(update: Update, context: Context) -> None:
    """/moi: after the questions that still wait in this chat, not before them."""
    context.defer(update, _start_afresh(update, context))


async def me(update: Update, context: Context) -> None:
    """/toi: role, limits and stored data; in a group only that it belongs elsewhere."""
    desk, asker = context.desk, context.asker
    if not asker.private:
        await message_of(update).reply_text(wording.ME_PRIVATELY, do_quote=True)
        return
    answers = await desk.run(desk.state.cards.count, asker.person.id)
    opinions = await desk.run(desk.state.feedback.count, asker.person.id)
    text = wording.me(asker.person, quota=desk.quota.per_minute, answers=answers, opinions=opinions)
    await message_of(update).reply_text(text, reply_markup=keyboards.forget())


async def forget_me(update: Update, context: Context) -> None:
    """Remove what somebody asked: answers kept for buttons, and the memory of conversations."""
    desk, person = context.desk, context.asker.person.id
    for chat, thread in await desk.run(desk.state.cards.conversations, person):
        # A group's conversation is not one person's to remove; its memory is one question anyway.
        if chat == context.asker.chat:
            await desk.run(desk.archive.conversations.forget, f"telegram:{chat}:{thread}")
    await desk.run(desk.state.cards.forget, person)
    await desk.run(desk.state.feedback.forget, person)
    await desk.audit(context.asker, Action.FORGET)
    await answer_button(query_of(update))
    await query_of(update).edit_message_text(wording.FORGOTTEN)


async def unknown_command(update: Update, context: Context) -> None:
    """A command that does not exist."""
    await message_of(update).reply_text(wording.UNKNOWN_COMMAND, do_quote=True)


async def _start_afresh(update: Update, context: Context) -> None:
    desk = context.desk
    async with desk.asking.turn():
        await desk.run(desk.archive.conversations.forget, context.asker.conversation)
    await message_of(update).reply_text(wording.STARTED_AFRESH)
