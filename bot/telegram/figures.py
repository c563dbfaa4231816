"""/solieu: what the ledger of figures knows of an indicator."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Update
from telegram.constants import ParseMode

from bot.render.ledger import table_rows
from bot.render.telegram import render_figures
from bot.state.audit import Action
from bot.state.cards import Card, Cited
from bot.telegram import commands, keyboards, wording
from bot.telegram.asking import ask_text
from bot.telegram.desk import Asker, Context, message_of
from retrieval.ask.ledger_reading import LedgerRow

_SHOWN = 10
"""Rows; a question with a period or a place brings the others."""


async def figures(update: Update, context: Context) -> None:
    """The rows that an indicator finds; where the ledger has none, the words are a question."""
    message, topic = message_of(update), commands.rest_of(update)
    if not topic or len(topic) > wording.LONGEST_QUESTION:
        usage = wording.TOO_LONG if topic else wording.FIGURES_USAGE
        await message.reply_text(usage, do_quote=True)
        return
    desk, asker = context.desk, context.asker
    ledger = desk.archive.figures()
    rows = await desk.run(ledger.look_up, topic, asker.scope, desk.services.today(), limit=_SHOWN)
    if not rows:
        await ask_text(update, context, topic)
        return
    card = _card(asker, topic, rows)
    await desk.run(desk.state.cards.keep, card)
    text = render_figures(wording.figures_of(topic), list(table_rows(rows)))
    keyboard = keyboards.quotes(card)
    await message.reply_text(text, parse_mode=ParseMode.HTML, do_quote=True, reply_markup=keyboard)
    subject = desk.state.audit.question(topic)
    await desk.audit(asker, Action.LIST, subject=subject, documents=card.documents)


def _card(asker: Asker, topic: str, rows: Sequence[LedgerRow]) -> Card:
    cited = (
        Cited(number, row.stored.id, row.observation.sentence) for number, row in enumerate(rows, start=1)
    )
    documents = tuple(dict.fromkeys(row.stored.id for row in rows))
    return Card(asker.person.id, asker.chat, asker.thread, topic, tuple(cited), documents)
