"""Opens the state of the fronts in an archive's database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from bot.state.audit import AuditLog
from bot.state.cards import Cards
from bot.state.feedback import FeedbackBook
from bot.state.keys import ApiKeys
from bot.state.logins import Logins
from bot.state.people import People
from bot.state.policy import QuestionPolicy
from bot.state.sessions import Sessions


@dataclass(frozen=True)
class State:
    """What the fronts remember; every call is short, synchronous and its own transaction."""

    people: People
    cards: Cards
    audit: AuditLog
    feedback: FeedbackBook
    logins: Logins
    sessions: Sessions
    keys: ApiKeys
    engine: Engine

    def reachable(self) -> bool:
        """Whether the database answers."""
        try:
            with self.engine.connect() as connection:
                connection.execute(select(1))
        except SQLAlchemyError:
            return False
        return True


def open_state(engine: Engine, policy: QuestionPolicy = QuestionPolicy.HASH) -> State:
    """The state in the database of an open archive."""
    return State(
        people=People(engine),
        cards=Cards(engine),
        audit=AuditLog(engine, policy),
        feedback=FeedbackBook(engine),
        logins=Logins(engine),
        sessions=Sessions(engine),
        keys=ApiKeys(engine),
        engine=engine,
    )
