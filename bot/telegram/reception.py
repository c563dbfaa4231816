"""Those who may not ask yet: they learn why, and how to get access."""

from __future__ import annotations

from contextlib import suppress

from telegram import Chat, InlineQueryResultsButton, Update, User
from telegram.error import NetworkError, TelegramError

from bot.quota import Verdict
from bot.state.audit import Action, Entry, Outcome
from bot.state.people import Person, Standing
from bot.telegram import commands, keyboards, office_wording, wording
from bot.telegram.desk import Context, answer_button

REQUEST = "r"
"""The data of the button that asks for access."""


async def receive(update: Update, context: Context, person: Person) -> None:
    """Everything that somebody without access can do: ask for it, accept an invitation, be refused."""
    if context.desk.strangers.use(person.id) is not Verdict.WITHIN:
        await _audit(update, context, _tried(update), Outcome.REFUSED)
        return
    user, query = update.effective_user, update.callback_query
    private = update.effective_chat is not None and update.effective_chat.type == Chat.PRIVATE
    if user is not None and not user.is_bot and private:
        if query is not None and query.data == REQUEST:
            await _request(update, context, user)
            return
        secret = commands.rest_of(update) if commands.named(update, commands.START) else ""
        if secret and await _accept(update, context, user, secret):
            return
        if commands.named(update, commands.START) and person.standing is Standing.STRANGER:
            await _greet(update)
            return
    await _refuse(update, context, person, private=private)


async def _greet(update: Update) -> None:
    if update.effective_message is not None:
        await update.effective_message.reply_text(
            wording.WELCOME_STRANGER, reply_markup=keyboards.request_access(REQUEST)
        )


async def _request(update: Update, context: Context, user: User) -> None:
    people, desk = context.desk.state.people, context.desk
    new = await desk.run(people.request, user.id, user.full_name, user.username or "")
    await _audit(update, context, Action.REQUEST_ACCESS, Outcome.DONE if new else Outcome.REFUSED)
    if update.callback_query is not None:
        await answer_button(update.callback_query)
    if not new:
        standing = (await desk.run(people.find, user.id)).standing
        await _say(update, wording.REFUSALS[standing])
        return
    await _say(update, wording.REQUESTED)
    waiting = await desk.run(people.find, user.id)
    collections = await desk.run(desk.archive.catalog.collections)
    keyboard = keyboards.person(waiting, collections)
    for administrator in await desk.run(people.administrators):
        await tell(context, administrator.id, office_wording.access_requested(waiting), keyboard)


async def _accept(update: Update, context: Context, user: User, secret: str) -> bool:
    """Whether the secret let somebody in, or the stranger was told that it does not."""
    people = context.desk.state.people
    admitted = await context.desk.run(people.accept, secret, user.id, user.full_name, user.username or "")
    outcome = Outcome.DONE if admitted.active else Outcome.REFUSED
    await _audit(update, context, Action.ACCEPT_INVITATION, outcome)
    if admitted.active:
        await _say(update, wording.welcome(admitted))
        await commands.publish_for(context.bot, admitted)
    elif admitted.standing is Standing.STRANGER:
        await _say(update, wording.INVITATION_INVALID)
    return admitted.standing in (Standing.ACTIVE, Standing.STRANGER)


async def _refuse(update: Update, context: Context, person: Person, *, private: bool) -> None:
    await _audit(update, context, _tried(update), Outcome.REFUSED)
    text = wording.REFUSALS[person.standing]
    if update.inline_query is not None:
        button = InlineQueryResultsButton(wording.REQUEST_ACCESS, start_parameter="xin")
        # An expired query is a failure of no consequence: nobody waits for it any more.
        with suppress(NetworkError):
            await update.inline_query.answer([], cache_time=60, is_personal=True, button=button)
    elif update.callback_query is not None:
        await answer_button(update.callback_query, text, alert=True)
    elif update.effective_message is not None:
        ask = private and person.standing is Standing.STRANGER
        await update.effective_message.reply_text(
            text, reply_markup=keyboards.request_access(REQUEST) if ask else None
        )


def _tried(update: Update) -> Action:
    if update.inline_query is not None:
        return Action.INLINE
    return Action.BUTTON if update.callback_query is not None else Action.MESSAGE


async def tell(context: Context, person_id: int, text: str, keyboard: keyboards.Markup | None = None) -> None:
    """Send a person a message; one who has blocked the bot does not get it."""
    try:
        await context.bot.send_message(person_id, text, reply_markup=keyboard)
    except TelegramError:
        return


async def _say(update: Update, text: str) -> None:
    if update.effective_message is not None:
        await update.effective_message.reply_text(text)


async def _audit(update: Update, context: Context, action: Action, outcome: Outcome) -> None:
    actor = update.effective_user.id if update.effective_user else 0
    chat = update.effective_chat.id if update.effective_chat else 0
    await context.desk.run(context.desk.state.audit.write, Entry(action, outcome, actor, chat))
