"""The buttons that lead from an answer into the documents: passages in context, original files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from telegram import InputFile, Update
from telegram.constants import FileSizeLimit, ParseMode
from telegram.error import BadRequest

from bot.render import wording as names
from bot.render.blocks import choice, issued_on
from bot.render.telegram import render_document, render_passage
from bot.state.audit import Action, Outcome
from bot.state.cards import Card, NoCard
from bot.telegram import keyboards, wording
from bot.telegram.access import refuse
from bot.telegram.desk import Context, answer_button, message_of, query_of
from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.span import Span

_START = Span(0, 0)


@dataclass(frozen=True)
class Opened:
    """A document that a button leads to, and the stretch that is meant."""

    stored: StoredDocument
    span: Span


async def open_passage(update: Update, context: Context) -> None:
    """A quote where it stands; with an ordinal, the passage before or after in the same message."""
    _, card_id, source, *ordinals = (query_of(update).data or "").split(":")
    card = await own_card(update, context, card_id)
    opened = await _opened(update, context, card, source)
    if card is None or opened is None:
        return
    catalog = context.desk.archive.catalog
    passages = await context.desk.run(catalog.passages_of, opened.stored.id, context.asker.scope)
    if not passages:
        await answer_button(query_of(update), wording.GONE, alert=True)
        return
    at = int(ordinals[0]) if ordinals else _containing(passages, opened.span)
    at = min(at, len(passages) - 1)
    text = render_passage(opened.stored, passages[at], opened.span)
    keyboard = keyboards.passage(card, source, at, len(passages) - 1)
    await _show(update, text, keyboard, edit=bool(ordinals))
    await context.desk.audit(context.asker, Action.OPEN_QUOTE, documents=(opened.stored.id,))


async def send_file(update: Update, context: Context) -> None:
    """The original file, as it was ingested."""
    _, card_id, source = (query_of(update).data or "").split(":")
    card = await own_card(update, context, card_id)
    opened = await _opened(update, context, card, source)
    if opened is None:
        return
    content = await context.desk.run(context.desk.archive.content.get, opened.stored.version.file_hash)
    if len(content) > FileSizeLimit.FILESIZE_UPLOAD:
        await answer_button(query_of(update), wording.FILE_TOO_LARGE, alert=True)
        return
    await answer_button(query_of(update))
    name = PurePosixPath(opened.stored.placement.path).name
    await message_of(update).reply_document(InputFile(content, filename=name), do_quote=True)
    await context.desk.audit(context.asker, Action.SEND_FILE, documents=(opened.stored.id,))


async def show_document(update: Update, context: Context) -> None:
    """What the catalog knows of a listed document."""
    _, card_id, number = (query_of(update).data or "").split(":")
    card = await own_card(update, context, card_id)
    opened = await _opened(update, context, card, f"d{number}")
    if card is None or opened is None:
        return
    text = render_document(choice(opened.stored), _facts(opened.stored))
    await _show(update, text, keyboards.document(card, int(number)), edit=False)


async def own_card(update: Update, context: Context, card_id: str) -> Card | None:
    """The card, if it is the presser's own; otherwise the presser is told, and it is audited."""
    try:
        card = await context.desk.run(context.desk.state.cards.find, card_id)
    except NoCard:
        await answer_button(query_of(update), wording.GONE, alert=True)
        return None
    if card.owner != context.asker.person.id or card.chat != context.asker.chat:
        await refuse(update, context, wording.NOT_YOUR_BUTTON)
        return None
    return card


async def _opened(update: Update, context: Context, card: Card | None, source: str) -> Opened | None:
    """What `q<n>` or `d<n>` stands for, if the asker may (still) read it."""
    if card is None:
        return None
    kind, number = source[:1], int(source[1:])
    if kind == "q":
        cited = card.citations[number]
        document_id, span = cited.document_id, cited.span
    else:
        document_id, span = card.documents[number], _START
    catalog, scope = context.desk.archive.catalog, context.asker.scope
    stored = await context.desk.run(catalog.document, document_id, scope)
    if stored is None:
        await context.desk.audit(
            context.asker, Action.BUTTON, Outcome.REFUSED, query_of(update).data or "", (document_id,)
        )
        await answer_button(query_of(update), wording.GONE, alert=True)
        return None
    return Opened(stored, span)


async def _show(update: Update, text: str, keyboard: keyboards.Markup, *, edit: bool) -> None:
    query = query_of(update)
    await answer_button(query)
    if not edit:
        await message_of(update).reply_text(
            text, parse_mode=ParseMode.HTML, do_quote=True, reply_markup=keyboard
        )
        return
    try:
        await query.edit_message_text(text, parse_mode=ParseMode.HTML, reply_markup=keyboard)
    except BadRequest as error:
        # Pressed twice: the message says this already.
        if "not modified" not in str(error).lower():
            raise


def _containing(passages: Sequence[Passage], span: Span) -> int:
    """The passage that holds the stretch, or the last that begins before it."""
    for at, passage in enumerate(passages):
        if span.overlaps(passage.span):
            return at
    return max((at for at, passage in enumerate(passages) if passage.span.start <= span.start), default=0)


def _facts(stored: StoredDocument) -> list[str]:
    document = stored.document
    return wording.document_facts(
        kind=document.kind or "",
        issuer=document.issuer or "",
        issued_on=issued_on(stored),
        signer=document.signer or "",
        status=names.STATUSES[document.status],
        collection=stored.placement.collection,
        file=stored.placement.path,
    )
