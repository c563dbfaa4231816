"""The durable inbox: a message is written here before its channel is told that it arrived."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from bot.state.schema import inbox
from retrieval.adapters.sql.engine import for_writing

KEPT_DAYS = 7
"""Numbers of done updates are kept so long, to tell a replayed one; Telegram itself repeats for a day."""


@dataclass(frozen=True)
class Pending:
    """An update that was accepted and not done; `delivered` messages of its reply are already out."""

    update_id: int
    body: str
    delivered: int


class Inbox:
    """Updates of one bot, each accepted once and pending until done."""

    def __init__(self, engine: Engine, bot_id: int) -> None:
        self._engine = engine
        self._writer = for_writing(engine)
        self._bot_id = bot_id

    def accept(self, bodies: Mapping[int, str]) -> frozenset[int]:
        """Write updates by id, all in one synced transaction; the ids that had not been seen before."""
        forgotten = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
        with self._writer.begin() as connection:
            connection.execute(delete(inbox).where(inbox.c.done_at < forgotten))
            known = frozenset(
                connection.scalars(select(inbox.c.update_id).where(self._mine(), _among(bodies)))
            )
            fresh = {number: body for number, body in bodies.items() if number not in known}
            if fresh:
                connection.execute(insert(inbox), [self._row(number, body) for number, body in fresh.items()])
        return frozenset(fresh)

    def pending(self) -> tuple[Pending, ...]:
        """What was accepted and is not done, in the order of arrival."""
        wanted = (
            select(inbox.c.update_id, inbox.c.body, inbox.c.delivered)
            .where(self._mine(), inbox.c.done_at.is_(None))
            .order_by(inbox.c.update_id)
        )
        with self._engine.connect() as connection:
            return tuple(Pending(*row) for row in connection.execute(wanted))

    def deliver(self, update_id: int, messages: int, *, last: bool) -> None:
        """So many messages of the reply are out; after the `last` one the update is done."""
        self._change(update_id, {"delivered": messages} | (_done() if last else {}))

    def done(self, update_id: int) -> None:
        """The update needs nothing more; what it said is forgotten, its number is not."""
        self._change(update_id, _done())

    def _row(self, update_id: int, body: str) -> dict[str, object]:
        return {
            "bot_id": self._bot_id,
            "update_id": update_id,
            "body": body,
            "delivered": 0,
            "received_at": datetime.now(UTC),
        }

    def _change(self, update_id: int, values: dict[str, object]) -> None:
        with self._writer.begin() as connection:
            connection.execute(
                update(inbox).where(self._mine(), inbox.c.update_id == update_id).values(values)
            )

    def _mine(self) -> ColumnElement[bool]:
        return inbox.c.bot_id == self._bot_id


def _among(ids: Collection[int]) -> ColumnElement[bool]:
    return inbox.c.update_id.in_(ids)


def _done() -> dict[str, object]:
    return {"body": None, "done_at": datetime.now(UTC)}
