"""The buttons below messages, and the data that each carries (at most 64 bytes, as Telegram allows)."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.render.blocks import choice
from bot.state.cards import Card
from bot.state.people import Group, Permitted, Person, Role, Standing
from bot.telegram import office_wording, wording
from retrieval.domain.document import StoredDocument

Markup = InlineKeyboardMarkup
_Button = InlineKeyboardButton

PASSAGE = "p"
FILE = "f"
DOCUMENT = "d"
LIST = "v"
CHOICE = "c"
UP = "u"
DOWN = "n"
EVIDENCE = "e"
PERSON = "a"
PEOPLE = "l"
GROUP = "h"
INVITE = "i"
UPLOAD_TO = "k"
FORGET = "x"

NO_EVIDENCE = "unknown"
NO_ANSWER = "none"

PER_PAGE = 6
_QUOTE_BUTTONS = 4
_TITLE_LENGTH = 40


def request_access(data: str) -> Markup:
    """The way in for a stranger."""
    return Markup([[_Button(wording.REQUEST_ACCESS, callback_data=data)]])


def answer(card: Card, documents: Sequence[StoredDocument]) -> Markup:
    """Below an answer: its quotes in their context, its files, what the asker thinks of it."""
    files = [
        _Button(wording.send_file(_title(stored)), callback_data=f"{FILE}:{card.id}:d{number}")
        for number, stored in enumerate(documents[:_QUOTE_BUTTONS])
    ]
    return Markup([*_quotes(card, _QUOTE_BUTTONS), *_rows(files, 1), _thumbs(card)])


def quotes(card: Card) -> Markup:
    """Below rows of figures: each opens where it stands."""
    return Markup(_quotes(card, len(card.citations)))


def choices(card: Card, documents: Sequence[StoredDocument], action: str) -> Markup:
    """One button per candidate, and the thumbs."""
    buttons = [
        _Button(f"{number + 1}. {_title(stored)}", callback_data=f"{action}:{card.id}:{number}")
        for number, stored in enumerate(documents)
    ]
    return Markup([*_rows(buttons, 2), _thumbs(card)])


def page(card: Card, documents: Sequence[StoredDocument], number: int, pages: int) -> Markup:
    """A page of a list: its documents, and the way to the other pages."""
    first = number * PER_PAGE
    buttons = [
        _Button(f"{first + at + 1}. {_title(stored)}", callback_data=f"{DOCUMENT}:{card.id}:{first + at}")
        for at, stored in enumerate(documents)
    ]
    turn = []
    if number > 0:
        turn.append(_Button(wording.PREVIOUS_PAGE, callback_data=f"{LIST}:{card.id}:{number - 1}"))
    if number + 1 < pages:
        turn.append(_Button(wording.NEXT_PAGE, callback_data=f"{LIST}:{card.id}:{number + 1}"))
    return Markup([*_rows(buttons, 2), *([turn] if turn else [])])


def document(card: Card, number: int) -> Markup:
    """Below one document."""
    read = _Button(wording.READ, callback_data=f"{PASSAGE}:{card.id}:d{number}")
    file = _Button(wording.SEND_FILE, callback_data=f"{FILE}:{card.id}:d{number}")
    return Markup([[read, file]])


def passage(card: Card, source: str, ordinal: int, last: int) -> Markup:
    """Below a passage: the ones before and after it, and the file."""
    turn = []
    if ordinal > 0:
        back = f"{PASSAGE}:{card.id}:{source}:{ordinal - 1}"
        turn.append(_Button(wording.PREVIOUS_PASSAGE, callback_data=back))
    if ordinal < last:
        on = f"{PASSAGE}:{card.id}:{source}:{ordinal + 1}"
        turn.append(_Button(wording.NEXT_PASSAGE, callback_data=on))
    file = [_Button(wording.SEND_FILE, callback_data=f"{FILE}:{card.id}:{source}")]
    return Markup([*([turn] if turn else []), file])


def evidence(card: Card, documents: Sequence[StoredDocument]) -> Markup:
    """Which document shows the correction, if any does."""
    buttons = [
        _Button(_title(stored), callback_data=f"{EVIDENCE}:{card.id}:{number}")
        for number, stored in enumerate(documents[:_QUOTE_BUTTONS])
    ]
    other = _Button(wording.NO_EVIDENCE, callback_data=f"{EVIDENCE}:{card.id}:{NO_EVIDENCE}")
    nothing = _Button(wording.NO_ANSWER, callback_data=f"{EVIDENCE}:{card.id}:{NO_ANSWER}")
    return Markup([*_rows(buttons, 1), [other], [nothing]])


def person(who: Person, collections: Collection[str]) -> Markup:
    """What an administrator may decide about a person."""
    data = f"{PERSON}:{who.id}"
    rows = []
    if who.standing is Standing.ACTIVE:
        rows += _permissions(data, who.permitted, collections)
        rows.append([_Button(office_wording.next_role(who.role), callback_data=f"{data}:role")])
        rows.append([_Button(office_wording.REVOKE, callback_data=f"{data}:off")])
    else:
        rows.append([_Button(office_wording.APPROVE_ALL, callback_data=f"{data}:all")])
        rows += _permissions(data, who.permitted, collections)[:-1]
        rows.append([_Button(office_wording.APPROVE_CHOSEN, callback_data=f"{data}:on")])
        if who.standing is Standing.REQUESTED:
            rows.append([_Button(office_wording.REFUSE, callback_data=f"{data}:no")])
    return Markup([*rows, [_Button(office_wording.TO_PEOPLE, callback_data=f"{PEOPLE}:0")]])


def group(chat: Group, collections: Collection[str]) -> Markup:
    """What an administrator may decide about the group it is shown in."""
    rows = _permissions(GROUP, chat.permitted, collections)
    if chat.active:
        rows.append([_Button(office_wording.REVOKE, callback_data=f"{GROUP}:off")])
    return Markup(rows)


def people(shown: Sequence[Person], number: int, pages: int) -> Markup:
    """A page of people, and new invitations."""
    rows = [
        [_Button(office_wording.person_line(each), callback_data=f"{PERSON}:{each.id}:show")]
        for each in shown
    ]
    turn = []
    if number > 0:
        turn.append(_Button(wording.PREVIOUS_PAGE, callback_data=f"{PEOPLE}:{number - 1}"))
    if number + 1 < pages:
        turn.append(_Button(wording.NEXT_PAGE, callback_data=f"{PEOPLE}:{number + 1}"))
    invite = [_Button(office_wording.invite_as(role), callback_data=f"{INVITE}:{role}") for role in Role][:2]
    return Markup([*rows, *([turn] if turn else []), invite])


def collections(names: Iterable[str]) -> Markup:
    """Where uploaded files are to go."""
    buttons = [_Button(name, callback_data=f"{UPLOAD_TO}:{collection_key(name)}") for name in names]
    return Markup(_rows(buttons, 2))


def forget() -> Markup:
    """Below one's own data."""
    return Markup([[_Button(wording.FORGET_ME, callback_data=FORGET)]])


def collection_key(name: str) -> str:
    """Stands for a collection in a button: names may be longer than a button's data."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def _permissions(data: str, permitted: Permitted, collections: Collection[str]) -> list[list[_Button]]:
    """One switch per collection, and one for all at the end."""
    readable = permitted.scope(collections).collections
    switches = [
        _Button(
            office_wording.switch(name, on=name in readable), callback_data=f"{data}:c{collection_key(name)}"
        )
        for name in sorted(collections)
    ]
    all_of_them = office_wording.switch(office_wording.EVERY_COLLECTION, on=permitted.collections is None)
    everything = _Button(all_of_them, callback_data=f"{data}:all")
    return [*_rows(switches, 2), [everything]]


def _quotes(card: Card, most: int) -> list[list[_Button]]:
    buttons = [
        _Button(wording.open_quote(cited.marker), callback_data=f"{PASSAGE}:{card.id}:q{number}")
        for number, cited in enumerate(card.citations[:most])
    ]
    return _rows(buttons, 2)


def _thumbs(card: Card) -> list[_Button]:
    return [
        _Button(wording.RIGHT, callback_data=f"{UP}:{card.id}"),
        _Button(wording.WRONG, callback_data=f"{DOWN}:{card.id}"),
    ]


def _rows(buttons: Sequence[_Button], width: int) -> list[list[_Button]]:
    return [list(row) for row in (buttons[at : at + width] for at in range(0, len(buttons), width))]


def _title(stored: StoredDocument) -> str:
    name = choice(stored).title
    return name if len(name) <= _TITLE_LENGTH else name[: _TITLE_LENGTH - 1] + "…"
