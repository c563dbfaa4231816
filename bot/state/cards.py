"""Answers given, as far as the buttons below them need: they work after a restart, too."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, RowMapping, delete, func, insert, select, update

from bot.state.schema import cards
from retrieval.adapters.sql.engine import for_writing
from retrieval.domain.span import Span

KEPT_DAYS = 90


class NoCard(LookupError):
    """The buttons are older than what is kept, or were never made here."""


@dataclass(frozen=True)
class Cited:
    """A quote that a button can open: `span` of the stored text of a document."""

    marker: int
    document_id: str
    span: Span


@dataclass(frozen=True)
class Card:
    """One answer or list: whose it is, what was asked, what its buttons lead to.

    `number` is the document number that the question names, as it was understood.
    """

    owner: int
    chat: int
    thread: int
    question: str
    citations: tuple[Cited, ...] = ()
    documents: tuple[str, ...] = ()
    number: str = ""
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))


class Cards:
    """The answers of the last KEPT_DAYS."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = for_writing(engine)

    def keep(self, card: Card) -> None:
        """Write a card and let the old ones go."""
        now = datetime.now(UTC)
        with self._writer.begin() as connection:
            connection.execute(delete(cards).where(cards.c.made_at < now - timedelta(days=KEPT_DAYS)))
            connection.execute(insert(cards), _row(card) | {"made_at": now})

    def find(self, card_id: str) -> Card:
        """The card of this id; raises NoCard."""
        with self._engine.connect() as connection:
            row = connection.execute(select(cards).where(cards.c.id == card_id)).mappings().one_or_none()
        return _card(row)

    def last(self, chat: int, thread: int, owner: int) -> Card:
        """The latest card with citations of a person in a conversation; raises NoCard."""
        same = (cards.c.chat == chat) & (cards.c.thread == thread) & (cards.c.owner == owner)
        latest = select(cards).where(same).order_by(cards.c.made_at.desc())
        with self._engine.connect() as connection:
            rows = connection.execute(latest).mappings()
            return _card(next((row for row in rows if row["citations"]), None))

    def conversation(self, owner: int, chat: int, thread: int) -> tuple[Card, ...]:
        """What a person asked in a conversation, oldest first."""
        same = (cards.c.chat == chat) & (cards.c.thread == thread) & (cards.c.owner == owner)
        with self._engine.connect() as connection:
            rows = connection.execute(select(cards).where(same).order_by(cards.c.made_at)).mappings()
            return tuple(_card(row) for row in rows)

    def recent(self, owner: int, chat: int, limit: int) -> tuple[Card, ...]:
        """The first card of each of the latest conversations of a person in a chat."""
        same = (cards.c.chat == chat) & (cards.c.owner == owner)
        latest = (
            select(
                cards.c.thread,
                func.min(cards.c.made_at).label("began"),
                func.max(cards.c.made_at).label("at"),
            )
            .where(same)
            .group_by(cards.c.thread)
            .order_by(func.max(cards.c.made_at).desc())
            .limit(limit)
            .subquery()
        )
        first = (cards.c.thread == latest.c.thread) & (cards.c.made_at == latest.c.began)
        wanted = select(cards).join(latest, first).where(same).order_by(latest.c.at.desc())
        with self._engine.connect() as connection:
            return tuple(_card(row) for row in connection.execute(wanted).mappings())

    def expect_remark(self, card_id: str, prompt: int) -> None:
        """The message `prompt` asks what was wrong with the answer of this card."""
        with self._writer.begin() as connection:
            connection.execute(update(cards).where(cards.c.id == card_id).values(prompt=prompt))

    def prompted(self, chat: int, prompt: int) -> Card:
        """The card that a message asked about; raises NoCard."""
        same = (cards.c.chat == chat) & (cards.c.prompt == prompt)
        with self._engine.connect() as connection:
            row = connection.execute(select(cards).where(same)).mappings().one_or_none()
        return _card(row)

    def count(self, owner: int) -> int:
        """How many answers of a person are kept."""
        counted = select(func.count()).select_from(cards).where(cards.c.owner == owner)
        with self._engine.connect() as connection:
            return connection.execute(counted).scalar_one()

    def conversations(self, owner: int) -> frozenset[tuple[int, int]]:
        """The chats and threads in which a person asked."""
        wanted = select(cards.c.chat, cards.c.thread).where(cards.c.owner == owner).distinct()
        with self._engine.connect() as connection:
            return frozenset((row.chat, row.thread) for row in connection.execute(wanted))

    def forget(self, owner: int) -> None:
        """Remove what a person asked."""
        with self._writer.begin() as connection:
            connection.execute(delete(cards).where(cards.c.owner == owner))


def _row(card: Card) -> dict[str, object]:
    return {
        "id": card.id,
        "owner": card.owner,
        "chat": card.chat,
        "thread": card.thread,
        "question": card.question,
        "number": card.number,
        "citations": [[c.marker, c.document_id, c.span.start, c.span.end] for c in card.citations],
        "documents": list(card.documents),
    }


def _card(row: RowMapping | None) -> Card:
    if row is None:
        raise NoCard
    return Card(
        owner=row["owner"],
        chat=row["chat"],
        thread=row["thread"],
        question=row["question"],
        citations=tuple(Cited(marker, of, Span(start, end)) for marker, of, start, end in row["citations"]),
        documents=tuple(row["documents"]),
        number=row["number"],
        id=row["id"],
    )
