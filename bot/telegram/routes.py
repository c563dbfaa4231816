"""Which handler hears what."""

from __future__ import annotations

from telegram import Update
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.telegram import (
    access,
    account,
    administration,
    asking,
    commands,
    evidence,
    figures,
    judging,
    keyboards,
    listing,
    operations,
    reception,
    uploads,
)
from bot.telegram.desk import Context, Handler
from bot.telegram.intake import App

_GATE_GROUP = -1
"""Runs before every other handler."""

_COMMANDS: dict[str, Handler] = {
    commands.START: account.start,
    commands.HELP: account.show_help,
    commands.ASK: asking.ask,
    commands.DOCUMENTS: listing.documents,
    commands.FIGURES: figures.figures,
    commands.SOURCES: listing.sources,
    commands.NEW: account.start_afresh,
    commands.ME: account.me,
    commands.APPROVE: administration.approve,
    commands.PEOPLE: administration.people,
    commands.STATISTICS: operations.statistics,
    commands.UPLOAD: uploads.choose_collection,
    commands.ARCHIVE: operations.archive,
}
_BUTTONS: dict[str, Handler] = {
    keyboards.PASSAGE: evidence.open_passage,
    keyboards.FILE: evidence.send_file,
    keyboards.DOCUMENT: evidence.show_document,
    keyboards.LIST: listing.turn_page,
    keyboards.CHOICE: listing.choose,
    keyboards.UP: judging.praise,
    keyboards.DOWN: judging.complain,
    keyboards.EVIDENCE: judging.evidence,
    keyboards.PERSON: administration.decide,
    keyboards.PEOPLE: administration.turn_people_page,
    keyboards.GROUP: administration.decide_group,
    keyboards.INVITE: administration.invite,
    keyboards.UPLOAD_TO: uploads.collection_chosen,
    keyboards.FORGET: account.forget_me,
}
_MESSAGES: tuple[tuple[filters.BaseFilter, Handler], ...] = (
    (filters.Document.ALL, uploads.receive),
    (filters.COMMAND, account.unknown_command),
    (filters.TEXT & filters.REPLY, judging.reply_to_bot),
    (filters.TEXT, asking.ask),
    (~filters.StatusUpdate.ALL, asking.not_text),
)


def register(application: App) -> None:
    """The gate first; then commands, buttons, files and questions."""
    application.add_handler(TypeHandler(Update, access.gate), group=_GATE_GROUP)
    for handler in _handlers():
        application.add_handler(handler)


def _handlers() -> list[BaseHandler[Update, Context, None]]:
    return [
        *(CommandHandler(name, handler) for name, handler in _COMMANDS.items()),
        *(CallbackQueryHandler(handler, f"^{data}(:|$)") for data, handler in _BUTTONS.items()),
        CallbackQueryHandler(account.has_access, f"^{reception.REQUEST}$"),
        *(MessageHandler(which, handler) for which, handler in _MESSAGES),
    ]
