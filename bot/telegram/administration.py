"""What administrators decide: who may ask, in which role, about which collections; and groups."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from telegram import Update
from telegram.error import BadRequest

from bot.state.audit import Action
from bot.state.people import EVERYTHING, Group, Permitted, Person, Role, Standing
from bot.telegram import commands, keyboards, office_wording, wording
from bot.telegram.access import requires
from bot.telegram.desk import Context, answer_button, message_of, query_of
from bot.telegram.reception import tell

_PER_PAGE = 8


@requires(Role.ADMIN)
async def approve(update: Update, context: Context) -> None:
    """/duyet: the requests that wait; in a group, the group itself."""
    if not context.asker.private:
        await _show_group(update, context)
        return
    everybody = await context.desk.run(context.desk.state.people.all)
    waiting = [person for person in everybody if person.standing is Standing.REQUESTED]
    collections = await context.desk.run(context.desk.archive.catalog.collections)
    if not waiting:
        await message_of(update).reply_text(office_wording.NOBODY_WAITS)
    for person in waiting[:_PER_PAGE]:
        keyboard = keyboards.person(person, collections)
        await message_of(update).reply_text(office_wording.access_requested(person), reply_markup=keyboard)


@requires(Role.ADMIN)
async def people(update: Update, context: Context) -> None:
    """/nguoidung: everybody, and invitations."""
    text, keyboard = await _people_page(context, 0)
    await message_of(update).reply_text(text, reply_markup=keyboard)


@requires(Role.ADMIN)
async def turn_people_page(update: Update, context: Context) -> None:
    """Another page of everybody."""
    text, keyboard = await _people_page(context, int((query_of(update).data or "").split(":")[1]))
    await _edit(update, text, keyboard)


@requires(Role.ADMIN)
async def invite(update: Update, context: Context) -> None:
    """A link for one person."""
    role, desk = Role((query_of(update).data or "").split(":")[1]), context.desk
    secret = await desk.run(desk.state.people.invite, role, EVERYTHING, context.asker.person.id)
    await desk.audit(context.asker, Action.INVITE, subject=role)
    await answer_button(query_of(update))
    link = f"https://t.me/{context.bot.username}?start={secret}"
    await message_of(update).reply_text(office_wording.invitation(link, role, EVERYTHING))


@requires(Role.ADMIN)
async def decide(update: Update, context: Context) -> None:
    """A button of a person's card: `a:<id>:<verb>`."""
    _, person_id, verb = (query_of(update).data or "").split(":")
    desk = context.desk
    before = await desk.run(desk.state.people.find, int(person_id))
    collections = await desk.run(desk.archive.catalog.collections)
    after = decided(before, verb, collections)
    if after != before:
        if before.id == context.asker.person.id and not after.may(Role.ADMIN):
            await answer_button(query_of(update), office_wording.NOT_YOURSELF, alert=True)
            return
        await desk.run(desk.state.people.decide, after, context.asker.person.id)
        await desk.audit(context.asker, Action.DECIDE, verb, subject=person_id)
        await _announce(context, before, after)
    await _edit(update, wording.person_card(after), keyboards.person(after, collections))


@requires(Role.ADMIN)
async def decide_group(update: Update, context: Context) -> None:
    """A button of the group's card: `h:<verb>`, about the group in which it stands."""
    verb, desk = (query_of(update).data or "").split(":")[1], context.desk
    before = await _group(update, context)
    collections = await desk.run(desk.archive.catalog.collections)
    permitted = _permitted(before.permitted, verb, collections)
    active = bool(permitted.scope(collections)) and verb != "off"
    after = replace(before, active=active, permitted=permitted)
    await desk.run(desk.state.people.decide_group, after, context.asker.person.id)
    await desk.audit(context.asker, Action.DECIDE, verb, subject=str(after.id))
    text = office_wording.group_card(after.title, after.permitted, active=after.active)
    await _edit(update, text, keyboards.group(after, collections))


def decided(person: Person, verb: str, collections: Collection[str]) -> Person:
    """The person after a decision; `c<key>` switches a collection."""
    match verb:
        case "on":
            return replace(person, standing=Standing.ACTIVE)
        case "all" if person.active and person.permitted.collections is None:
            return replace(person, permitted=Permitted.of(collections))
        case "all":
            return replace(person, standing=Standing.ACTIVE, permitted=EVERYTHING)
        case "no":
            return replace(person, standing=Standing.REFUSED)
        case "off":
            return replace(person, standing=Standing.REVOKED)
        case "role":
            roles = tuple(Role)
            return replace(person, role=roles[(roles.index(person.role) + 1) % len(roles)])
        case _:
            return replace(person, permitted=_permitted(person.permitted, verb, collections))


def _permitted(now: Permitted, verb: str, collections: Collection[str]) -> Permitted:
    if verb == "all":
        return Permitted.of(()) if now.collections is None else EVERYTHING
    readable = now.scope(collections).collections
    switched = {name for name in collections if verb == f"c{keyboards.collection_key(name)}"}
    return Permitted(readable ^ switched) if switched else now


async def _announce(context: Context, before: Person, after: Person) -> None:
    """Tell the person what changed for them, and give them the menu of their role."""
    if after.active:
        await tell(context, after.id, wording.granted(after))
    elif before.standing is not after.standing:
        await tell(context, after.id, wording.REFUSALS[after.standing])
    if before.role is not after.role or before.active is not after.active:
        await commands.publish_for(context.bot, after)


async def _people_page(context: Context, number: int) -> tuple[str, keyboards.Markup]:
    everybody = await context.desk.run(context.desk.state.people.all)
    pages = -(-len(everybody) // _PER_PAGE)
    shown = everybody[number * _PER_PAGE : (number + 1) * _PER_PAGE]
    heading = office_wording.people_page(len(everybody), number, pages)
    return heading, keyboards.people(shown, number, pages)


async def _show_group(update: Update, context: Context) -> None:
    group = await _group(update, context)
    collections = await context.desk.run(context.desk.archive.catalog.collections)
    text = office_wording.group_card(group.title, group.permitted, active=group.active)
    await message_of(update).reply_text(text, reply_markup=keyboards.group(group, collections))


async def _group(update: Update, context: Context) -> Group:
    chat = message_of(update).chat
    known = await context.desk.run(context.desk.state.people.group, chat.id)
    return replace(known, title=chat.title or known.title)


async def _edit(update: Update, text: str, keyboard: keyboards.Markup) -> None:
    await answer_button(query_of(update))
    try:
        await query_of(update).edit_message_text(text, reply_markup=keyboard)
    except BadRequest as error:
        # Pressed twice: the message says this already.
        if "not modified" not in str(error).lower():
            raise
