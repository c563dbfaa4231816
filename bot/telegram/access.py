"""The gate that every update passes before any handler: who, where, how often, and what may be read."""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress

from telegram import Chat, InlineQueryResultsButton, Message, Update, User
from telegram.constants import MessageEntityType
from telegram.error import NetworkError
from telegram.ext import ApplicationHandlerStop

from bot.quota import Verdict
from bot.state.audit import Action, Entry, Outcome
from bot.state.people import Permitted, Person, Role
from bot.telegram import commands, wording
from bot.telegram.desk import Asker, Context, Handler, answer_button
from bot.telegram.reception import receive


async def gate(update: Update, context: Context) -> None:
    """Admits the asker to `context`, or answers and stops the update here. Deny by default."""
    user, chat = update.effective_user, update.effective_chat
    if update.message and update.message.migrate_to_chat_id and chat:
        await context.desk.run(
            context.desk.state.people.move_group, chat.id, update.message.migrate_to_chat_id
        )
        raise ApplicationHandlerStop
    if chat is not None and chat.type != Chat.PRIVATE and not _addressed(update, context):
        raise ApplicationHandlerStop
    # Bots, among them the one that stands for anonymous administrators, are nobody we know.
    person, collections = await _known(user, context)
    if not person.active:
        await receive(update, context, person)
        raise ApplicationHandlerStop
    await _within_quota(update, context, person)
    if update.inline_query is not None:
        await _lead_to_private_chat(update, context, person)
    context.admit(await _asker(update, context, person, collections))


def requires(role: Role) -> Callable[[Handler], Handler]:
    """Lets a handler run for people of this role or a higher one; others are told, and it is audited."""

    def guard(handler: Handler) -> Handler:
        async def guarded(update: Update, context: Context) -> None:
            if context.asker.person.may(role):
                await handler(update, context)
            else:
                await refuse(update, context)

        return guarded

    return guard


async def refuse(update: Update, context: Context, reason: str = wording.NOT_FOR_YOU) -> None:
    """Say that this is not for the asker, and write it down."""
    asker, query = context.asker, update.callback_query
    action = Action.BUTTON if query else Action.MESSAGE
    await context.desk.audit(asker, action, Outcome.REFUSED, subject=_what(update))
    if query is not None:
        await answer_button(query, reason, alert=True)
    elif update.effective_message is not None:
        await update.effective_message.reply_text(reason)


async def _known(user: User | None, context: Context) -> tuple[Person, Collection[str]]:
    """The person and the collections that there are, in one trip: the gate is on every update's way."""
    if user is None or user.is_bot:
        return Person(user.id if user else 0), ()
    people, catalog, number = context.desk.state.people, context.desk.archive.catalog, user.id
    return await context.desk.run(lambda: (people.find(number), catalog.collections()))


async def _within_quota(update: Update, context: Context, person: Person) -> None:
    """Administrators are exempt, and so is what had been accepted before a restart."""
    if person.may(Role.ADMIN) or update.update_id in context.desk.delivered:
        return
    verdict = context.desk.quota.use(person.id)
    if verdict is Verdict.WITHIN:
        return
    chat = update.effective_chat.id if update.effective_chat else 0
    entry = Entry(Action.MESSAGE, Outcome.QUOTA, person.id, chat)
    await context.desk.run(context.desk.state.audit.write, entry)
    if update.callback_query is not None:
        await answer_button(update.callback_query, wording.QUOTA, alert=True)
    elif verdict is Verdict.EXCEEDED_NOW and update.effective_message is not None:
        await update.effective_message.reply_text(wording.QUOTA)
    raise ApplicationHandlerStop


async def _asker(update: Update, context: Context, person: Person, collections: Collection[str]) -> Asker:
    chat, permitted = update.effective_chat, person.permitted
    if chat is None:
        raise ApplicationHandlerStop
    if chat.type != Chat.PRIVATE:
        permitted = permitted.within(await _group_permits(update, context, person, chat))
    message = update.effective_message
    thread = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    scope = permitted.scope(collections)
    return Asker(person, chat.id, thread or 0, scope, chat.type == Chat.PRIVATE)


async def _group_permits(update: Update, context: Context, person: Person, chat: Chat) -> Permitted:
    """What the group may read; an inactive one serves nothing but its approval by an administrator."""
    group = await context.desk.run(context.desk.state.people.group, chat.id)
    approving = commands.named(update, commands.APPROVE) or update.callback_query is not None
    if group.active or (person.may(Role.ADMIN) and approving):
        return group.permitted
    entry = Entry(Action.MESSAGE, Outcome.REFUSED, person.id, chat.id, "group")
    await context.desk.run(context.desk.state.audit.write, entry)
    if update.callback_query is not None:
        await answer_button(update.callback_query, wording.GROUP_NOT_APPROVED, alert=True)
    elif update.effective_message is not None:
        await update.effective_message.reply_text(wording.GROUP_NOT_APPROVED)
    raise ApplicationHandlerStop


async def _lead_to_private_chat(update: Update, context: Context, person: Person) -> None:
    """Inline results would land in a chat that we cannot know, so none are given."""
    entry = Entry(Action.INLINE, Outcome.REFUSED, person.id)
    await context.desk.run(context.desk.state.audit.write, entry)
    if update.inline_query is not None:
        button = InlineQueryResultsButton(wording.ASK_PRIVATELY, start_parameter="hoi")
        # An expired query is a failure of no consequence: nobody waits for it any more.
        with suppress(NetworkError):
            await update.inline_query.answer([], cache_time=300, is_personal=True, button=button)
    raise ApplicationHandlerStop


def _addressed(update: Update, context: Context) -> bool:
    """In a group: a command, a mention, a reply to the bot, or one of its buttons."""
    if update.callback_query is not None:
        return True
    message = update.effective_message
    if message is None:
        return False
    username = context.bot.username.lower()
    command = commands.of(message)
    if command is not None:
        return command.addressee in ("", username)
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == context.bot.id:
        return True
    mentions = message.parse_entities([MessageEntityType.MENTION]).values()
    return any(mention.lower() == f"@{username}" for mention in mentions)


def _what(update: Update) -> str:
    """The button or the command, for the audit; never free text."""
    if update.callback_query is not None:
        return update.callback_query.data or ""
    command = commands.of(update.effective_message) if update.effective_message else None
    return f"/{command.name}" if command else ""
