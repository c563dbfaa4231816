"""Lists: documents by number or topic, the sources of the last answer, the choice among candidates."""

from __future__ import annotations

from telegram import Update
from telegram.constants import ParseMode

from bot.render.blocks import choice
from bot.render.documents import named_documents
from bot.render.telegram import render_documents
from bot.state.audit import Action
from bot.state.cards import Card, NoCard
from bot.telegram import commands, keyboards, wording
from bot.telegram.asking import ask_text
from bot.telegram.desk import Context, answer_button, message_of, query_of
from bot.telegram.evidence import own_card
from bot.turns import refined
from retrieval.domain.answer import Answer
from retrieval.domain.document import StoredDocument
from retrieval.domain.query import Question
from retrieval.language.intents import document_question


async def documents(update: Update, context: Context) -> None:
    """/vanban: every readable document, or those that a number or topic finds; paged."""
    context.defer(update, _list(update, context, commands.rest_of(update)))


async def turn_page(update: Update, context: Context) -> None:
    """Another page of a list, in the same message."""
    _, card_id, number = (query_of(update).data or "").split(":")
    card = await own_card(update, context, card_id)
    if card is None:
        return
    text, keyboard = await _page(context, card, int(number))
    await answer_button(query_of(update))
    await query_of(update).edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=keyboard)


async def choose(update: Update, context: Context) -> None:
    """A candidate was meant: the same question again, with its number written in full."""
    _, card_id, number = (query_of(update).data or "").split(":")
    card = await own_card(update, context, card_id)
    if card is None:
        return
    catalog, scope = context.desk.archive.catalog, context.asker.scope
    stored = await context.desk.run(catalog.document, card.documents[int(number)], scope)
    if stored is None:
        await answer_button(query_of(update), wording.GONE, alert=True)
        return
    await answer_button(query_of(update))
    await ask_text(update, context, refined(card, stored), afresh=True)


async def sources(update: Update, context: Context) -> None:
    """/nguon: the sources of the last answer here, or what there is to ask about."""
    desk, asker = context.desk, context.asker
    try:
        card = await desk.run(desk.state.cards.last, asker.chat, asker.thread, asker.person.id)
    except NoCard:
        names = "\n".join(f"• {name}" for name in sorted(asker.scope.collections))
        said = f"{wording.NO_SOURCES}\n{names}" if names else wording.NO_COLLECTIONS
        await message_of(update).reply_text(said, do_quote=True)
        return
    found = [await desk.run(desk.archive.catalog.document, each, asker.scope) for each in card.documents]
    readable = [stored for stored in found if stored is not None]
    text = render_documents(wording.sources_of(card.question), [choice(each) for each in readable], 1)
    keyboard = keyboards.answer(card, readable)
    await message_of(update).reply_text(text, parse_mode=ParseMode.HTML, do_quote=True, reply_markup=keyboard)


async def _list(update: Update, context: Context, topic: str) -> None:
    desk, asker = context.desk, context.asker
    found = await (_about(context, topic) if topic else desk.run(desk.archive.catalog.documents, asker.scope))
    ids = tuple(stored.id for stored in found)
    card = Card(asker.person.id, asker.chat, asker.thread, topic, documents=ids)
    await desk.audit(asker, Action.LIST, subject=desk.state.audit.question(topic), documents=ids[:10])
    if not found:
        await message_of(update).reply_text(wording.NO_DOCUMENTS, do_quote=True)
        return
    await desk.run(desk.state.cards.keep, card)
    text, keyboard = await _page(context, card, 0)
    await message_of(update).reply_text(text, parse_mode=ParseMode.HTML, do_quote=True, reply_markup=keyboard)


async def _about(context: Context, topic: str) -> tuple[StoredDocument, ...]:
    """The documents that an answer names, then those whose passages were considered, best first."""
    desk, scope = context.desk, context.asker.scope
    async with desk.asking.turn():
        question = Question(document_question(topic), scope, desk.services.today())
        answer = await desk.services.assistant.ask(question, extractive=True)
    return await desk.run(_ranked, context, answer)


def _ranked(context: Context, answer: Answer) -> tuple[StoredDocument, ...]:
    named = named_documents(answer)
    if answer.query.reading.number is not None:
        return named
    catalog, scope = context.desk.archive.catalog, context.asker.scope
    considered = dict.fromkeys(candidate.document_id for candidate in answer.trace.candidates)
    others = [catalog.document(each, scope) for each in considered if each not in {s.id for s in named}]
    return (*named, *(stored for stored in others if stored is not None))


async def _page(context: Context, card: Card, number: int) -> tuple[str, keyboards.Markup]:
    per_page, desk = keyboards.PER_PAGE, context.desk
    first, pages = number * per_page, -(-len(card.documents) // per_page)
    shown = card.documents[first : first + per_page]
    found = [await desk.run(desk.archive.catalog.document, each, context.asker.scope) for each in shown]
    readable = [stored for stored in found if stored is not None]
    heading = wording.document_list(card.question, len(card.documents), number, pages)
    text = render_documents(heading, [choice(stored) for stored in readable], first + 1)
    return text, keyboards.page(card, readable, number, pages)
