"""Who is logged in: kept here, so that logging out and revoking hold at once."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, insert, select, update

from bot.state.people import Person, find_person, secret_hash
from bot.state.schema import sessions
from retrieval.adapters.sql.engine import for_writing

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
_SEEN_EVERY = timedelta(minutes=5)


class NoSession(LookupError):
    """The token is forged, closed, too old, or of somebody who may not come in any more."""


@dataclass(frozen=True)
class Session:
    """Somebody who is logged in; `csrf` has to come back with what they write."""

    person: Person
    csrf: str


class Sessions:
    """Sessions by the hash of their token: a copy of the database opens none."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = for_writing(engine)

    def open(self, person_id: int) -> str:
        """The token of a new session; those that have ended are forgotten."""
        token, now = secrets.token_urlsafe(32), datetime.now(UTC)
        row = {
            "token_hash": secret_hash(token),
            "person_id": person_id,
            "csrf": secrets.token_urlsafe(32),
            "opened_at": now,
            "seen_at": now,
        }
        with self._writer.begin() as connection:
            ended = (sessions.c.seen_at < now - IDLE) | (sessions.c.opened_at < now - LONGEST)
            connection.execute(delete(sessions).where(ended))
            connection.execute(insert(sessions), row)
        return token

    def find(self, token: str) -> Session:
        """The session of this token; raises NoSession."""
        now, same = datetime.now(UTC), sessions.c.token_hash == secret_hash(token)
        lasting = (sessions.c.seen_at >= now - IDLE) & (sessions.c.opened_at >= now - LONGEST)
        with self._engine.connect() as connection:
            row = connection.execute(select(sessions).where(same, lasting)).first()
            person = find_person(connection, row.person_id) if row else Person(0)
        if row is None or not person.active:
            raise NoSession
        if row.seen_at < now - _SEEN_EVERY:
            with self._writer.begin() as connection:
                connection.execute(update(sessions).where(same).values(seen_at=now))
        return Session(person, row.csrf)

    def close(self, token: str) -> None:
        """Log out."""
        with self._writer.begin() as connection:
            connection.execute(delete(sessions).where(sessions.c.token_hash == secret_hash(token)))
