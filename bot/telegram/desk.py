"""What handlers work with: the archive, the assistant, the state, and who is asking."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, ParamSpec, TypeVar

from telegram import CallbackQuery, Document, Message, Update
from telegram.error import NetworkError
from telegram.ext import CallbackContext, ExtBot

from bot.lane import Lane
from bot.quota import Quota
from bot.services import Services
from bot.state.audit import Action, Entry, Outcome
from bot.state.inbox import Inbox
from bot.state.people import Person
from bot.state.store import State
from bot.telegram.delivery import Receipt
from bot.uploads import safe_name
from retrieval.assembly import Archive
from retrieval.domain.query import Scope

P = ParamSpec("P")
T = TypeVar("T")

_REPLIES_TO_A_STRANGER = 5
"""A minute; more are written down and left unanswered."""


@dataclass(frozen=True)
class Asker:
    """Somebody who passed the gate: who, where, and what may be read there."""

    person: Person
    chat: int
    thread: int
    scope: Scope
    private: bool

    @property
    def conversation(self) -> str:
        """Names the conversation whose follow-ups belong together."""
        return f"telegram:{self.chat}:{self.thread}"


@dataclass(eq=False)
class Upload:
    """A file that somebody sent, until it is ingested."""

    message: Message
    document: Document
    collection: str
    done: bool = False

    @property
    def name(self) -> str:
        """The file's name without anything that could lead elsewhere."""
        return safe_name(self.document.file_name or "", self.document.file_unique_id)


@dataclass
class Desk:
    """Everything behind the handlers.

    `deferred` is work that outlives its handler: an update is done when its work is. `delivered` has
    an entry for each update that a crash left undone: how many messages of its reply are out already.
    Calls of state and archive are blocking and go through `run`.
    """

    services: Services
    inbox: Inbox
    quota: Quota
    strangers: Quota = field(default_factory=lambda: Quota(_REPLIES_TO_A_STRANGER))
    asking: Lane = field(default_factory=Lane)
    uploads: list[Upload] = field(default_factory=list)
    delivered: dict[int, int] = field(default_factory=dict)
    deferred: dict[int, asyncio.Task[None]] = field(default_factory=dict)

    @property
    def archive(self) -> Archive:
        """What is asked."""
        return self.services.archive

    @property
    def state(self) -> State:
        """What is remembered."""
        return self.services.state

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Blocking work off the event loop."""
        return await self.services.run(work, *args, **kwargs)

    async def audit(
        self,
        asker: Asker,
        action: Action,
        outcome: str = Outcome.DONE,
        subject: str = "",
        documents: tuple[str, ...] = (),
        milliseconds: int | None = None,
    ) -> None:
        """Write a line of the audit log about somebody who passed the gate."""
        entry = Entry(action, outcome, asker.person.id, asker.chat, subject, documents, milliseconds)
        await self.run(self.state.audit.write, entry)


Bot = ExtBot[Receipt]


class Context(CallbackContext[Bot, dict[Any, Any], dict[Any, Any], dict[str, Desk]]):
    """The context of one update."""

    _asker: Asker | None = None

    @property
    def desk(self) -> Desk:
        """What there is to work with."""
        return self.bot_data["desk"]

    @property
    def asker(self) -> Asker:
        """Who is asking; raises PermissionError for an update that did not pass the gate."""
        if self._asker is None:
            raise PermissionError("the gate has not admitted this update")
        return self._asker

    def admit(self, asker: Asker) -> None:
        """The gate's word."""
        self._asker = asker

    def defer(self, update: Update, work: Coroutine[Any, Any, None]) -> None:
        """Work that waits its turn without keeping others from being served."""
        self.desk.deferred[update.update_id] = self.application.create_task(work, update=update)


Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
"""What is called for an update that passed the gate."""


def message_of(update: Update) -> Message:
    """The message that an update is about or whose button was pressed."""
    message = update.effective_message
    if message is None:
        raise LookupError("this update has no accessible message")
    return message


def query_of(update: Update) -> CallbackQuery:
    """The button that was pressed."""
    if update.callback_query is None:
        raise LookupError("this update is no button")
    return update.callback_query


async def answer_button(query: CallbackQuery, text: str = "", *, alert: bool = False) -> None:
    """Stop the button's clock; too late after a restart, which is no failure."""
    with suppress(NetworkError):
        await query.answer(text or None, show_alert=alert)
