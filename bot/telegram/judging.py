"""Thumbs, and the corrections that become cases of the evaluation."""

from __future__ import annotations

from telegram import ForceReply, Message, Update
from telegram.ext import filters

from bot.state.audit import Action
from bot.state.cards import Card, NoCard
from bot.state.feedback import Verdict
from bot.telegram import keyboards, wording
from bot.telegram.asking import ask
from bot.telegram.desk import Context, answer_button, message_of, query_of
from bot.telegram.evidence import own_card
from retrieval.domain.document import StoredDocument
from retrieval.language.document_numbers import find_numbers
from retrieval.language.text import normalize


async def praise(update: Update, context: Context) -> None:
    """👍"""
    card = await _judged(update, context, Verdict.UP)
    if card is not None:
        await answer_button(query_of(update), wording.THANKS)


async def complain(update: Update, context: Context) -> None:
    """👎, and the question what was wrong."""
    card = await _judged(update, context, Verdict.DOWN)
    if card is None:
        return
    await answer_button(query_of(update))
    prompt = await message_of(update).reply_text(
        wording.ASK_WHAT_IS_WRONG,
        do_quote=True,
        reply_markup=ForceReply(selective=True, input_field_placeholder=wording.REMARK_HINT),
    )
    await context.desk.run(context.desk.state.cards.expect_remark, card.id, prompt.message_id)


async def reply_to_bot(update: Update, context: Context) -> None:
    """A reply to the question what was wrong is a remark; a reply to anything else is a question."""
    message, desk = message_of(update), context.desk
    replied = message.reply_to_message
    try:
        prompt = replied.message_id if replied else 0
        card = await desk.run(desk.state.cards.prompted, context.asker.chat, prompt)
    except NoCard:
        await ask(update, context)
        return
    if card.owner == context.asker.person.id:
        await _remark(context, message, card)
    else:
        await ask(update, context)


async def evidence(update: Update, context: Context) -> None:
    """The document that shows the correction, or that there is none."""
    _, card_id, which = (query_of(update).data or "").split(":")
    card = await own_card(update, context, card_id)
    if card is None:
        return
    book, said = context.desk.state.feedback, wording.REMARK_KEPT
    if which == keyboards.NO_ANSWER:
        await context.desk.run(book.deny, card)
        said = wording.CORRECTION_KEPT
    elif which != keyboards.NO_EVIDENCE:
        stored = (await _documents(context, card))[int(which)]
        await context.desk.run(book.correct, card, stored.placement.path)
        said = wording.CORRECTION_KEPT
    await answer_button(query_of(update))
    await query_of(update).edit_message_text(said)


async def _judged(update: Update, context: Context, verdict: Verdict) -> Card | None:
    card = await own_card(update, context, (query_of(update).data or "").split(":")[1])
    if card is not None:
        await context.desk.run(context.desk.state.feedback.judge, card, verdict)
        await context.desk.audit(context.asker, Action.FEEDBACK, verdict, card.id, card.documents)
    return card


async def _remark(context: Context, message: Message, card: Card) -> None:
    """Keep the words; the document they name is the evidence, else the asker is asked for it."""
    book, text = context.desk.state.feedback, (message.text or "").strip()
    await context.desk.run(book.remark, card, text)
    named = await context.desk.run(_named, context, text)
    if named:
        await context.desk.run(book.correct, card, named[0].placement.path)
        await message.reply_text(wording.CORRECTION_KEPT, do_quote=True)
        return
    documents = await _documents(context, card)
    await message.reply_text(
        wording.ASK_EVIDENCE, do_quote=True, reply_markup=keyboards.evidence(card, documents)
    )


def _named(context: Context, text: str) -> tuple[StoredDocument, ...]:
    """The one document of the asker's scope whose number stands in the words."""
    catalog, scope = context.desk.archive.catalog, context.asker.scope
    for found in find_numbers(normalize(text)):
        stored = catalog.by_number(found.number, scope)
        if len(stored) == 1:
            return stored
    return ()


async def _documents(context: Context, card: Card) -> list[StoredDocument]:
    """The documents of the answer that the asker may (still) read."""
    catalog, scope = context.desk.archive.catalog, context.asker.scope
    found = [await context.desk.run(catalog.document, each, scope) for each in card.documents]
    return [stored for stored in found if stored is not None]


REPLIES = filters.TEXT & ~filters.COMMAND & filters.REPLY
"""What reply_to_bot handles."""
