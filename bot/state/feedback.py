"""What people said of answers, and its export as the evaluation reads it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Engine, RowMapping, delete, func, insert, select, update
from typing_extensions import TypedDict

from bot.state.cards import Card
from bot.state.schema import feedback
from retrieval.adapters.sql.engine import for_writing


class Verdict(StrEnum):
    """The thumb."""

    UP = "up"
    DOWN = "down"


class FeedbackJson(TypedDict):
    """One line of the export, `tracuu.feedback/1` (docs/evaluation.md).

    A correction without a document that shows it makes no case: it is exported as `remark` only.
    """

    schema: str
    question: str
    verdict: str
    correction: str | None
    document: str | None
    quote: str | None
    remark: str | None


class FeedbackBook:
    """One opinion per answer; a later one replaces it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = for_writing(engine)

    def judge(self, card: Card, verdict: Verdict) -> None:
        """Note the thumb of the asker."""
        row = {
            "card": card.id,
            "at": datetime.now(UTC),
            "actor": card.owner,
            "question": card.question,
            "verdict": verdict.value,
        }
        with self._writer.begin() as connection:
            connection.execute(delete(feedback).where(feedback.c.card == card.id))
            connection.execute(insert(feedback), row)

    def remark(self, card: Card, text: str) -> None:
        """What was wrong, or the right answer, in the asker's words."""
        self._change(card, {"remark": text})

    def correct(self, card: Card, document: str) -> None:
        """The remark is the right answer, and `document` (a file of the archive) shows it."""
        self._change(card, {"correction": feedback.c.remark, "document": document})

    def deny(self, card: Card) -> None:
        """The right answer is that there is none."""
        self._change(card, {"correction": "", "document": None})

    def forget(self, owner: int) -> None:
        """Keep the opinions of a person without whose they are."""
        with self._writer.begin() as connection:
            connection.execute(update(feedback).where(feedback.c.actor == owner).values(actor=0))

    def count(self, owner: int) -> int:
        """How many opinions of a person are kept."""
        counted = select(func.count()).select_from(feedback).where(feedback.c.actor == owner)
        with self._engine.connect() as connection:
            return connection.execute(counted).scalar_one()

    def verdicts(self, since: datetime) -> dict[Verdict, int]:
        """Thumbs since a moment."""
        counted = (
            select(feedback.c.verdict, func.count())
            .where(feedback.c.at >= since)
            .group_by(feedback.c.verdict)
        )
        with self._engine.connect() as connection:
            found = {Verdict(verdict): number for verdict, number in connection.execute(counted)}
        return {verdict: found.get(verdict, 0) for verdict in Verdict}

    def of(self, card_ids: Collection[str]) -> dict[str, Verdict]:
        """The thumbs that these answers got."""
        wanted = select(feedback.c.card, feedback.c.verdict).where(feedback.c.card.in_(card_ids))
        with self._engine.connect() as connection:
            return {card: Verdict(verdict) for card, verdict in connection.execute(wanted)}

    def export(self) -> Iterator[FeedbackJson]:
        """Every opinion, oldest first; who gave it is left out."""
        with self._engine.connect() as connection:
            wanted = select(feedback).order_by(feedback.c.at, feedback.c.card)
            for row in connection.execute(wanted).mappings():
                yield _json(row)

    def _change(self, card: Card, values: dict[str, object]) -> None:
        with self._writer.begin() as connection:
            connection.execute(update(feedback).where(feedback.c.card == card.id).values(values))


def _json(row: RowMapping) -> FeedbackJson:
    return {
        "schema": "tracuu.feedback/1",
        "question": row["question"],
        "verdict": row["verdict"],
        "correction": row["correction"],
        "document": row["document"],
        "quote": None,
        "remark": row["remark"],
    }
