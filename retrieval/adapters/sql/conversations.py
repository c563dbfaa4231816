"""Conversation memory that outlives the process: two `ask --chat` commands are one conversation."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, delete, insert, select

from retrieval.adapters.sql.engine import for_writing
from retrieval.adapters.sql.schema import conversations
from retrieval.ports import Turn

_KEPT = 10_000


class SqlConversation:
    """A `Conversation` of the last turns of the `capacity` most recent conversations."""

    def __init__(self, engine: Engine, capacity: int = _KEPT) -> None:
        self._engine = engine
        self._writer = for_writing(engine)
        self._capacity = capacity

    def recall(self, conversation: str) -> Turn | None:
        wanted = select(conversations.c.question, conversations.c.document_ids).where(
            conversations.c.id == conversation
        )
        with self._engine.connect() as connection:
            row = connection.execute(wanted).one_or_none()
        return None if row is None else Turn(row.question, tuple(row.document_ids))

    def remember(self, conversation: str, turn: Turn) -> None:
        row = {
            "id": conversation,
            "question": turn.question,
            "document_ids": list(turn.document_ids),
            "seen_at": datetime.now(UTC),
        }
        with self._writer.begin() as connection:
            connection.execute(delete(conversations).where(conversations.c.id == conversation))
            connection.execute(insert(conversations), row)
            self._forget_oldest(connection)

    def forget(self, conversation: str) -> None:
        with self._writer.begin() as connection:
            connection.execute(delete(conversations).where(conversations.c.id == conversation))

    def _forget_oldest(self, connection: Connection) -> None:
        newest_first = select(conversations.c.id).order_by(conversations.c.seen_at.desc(), conversations.c.id)
        beyond = connection.scalars(newest_first.offset(self._capacity)).all()
        if beyond:
            connection.execute(delete(conversations).where(conversations.c.id.in_(beyond)))
