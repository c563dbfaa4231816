"""Who may ask, and what they may read."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, Engine, RowMapping, Table, delete, insert, select, update

from bot.state.schema import groups, invitations, people
from retrieval.adapters.sql.engine import for_writing
from retrieval.domain.query import Scope

INVITATION_DAYS = 7


class Role(StrEnum):
    """What a person may do, each including the one before."""

    VIEWER = "viewer"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: Role) -> bool:
        """Whether this role may do what `other` may."""
        order = tuple(Role)
        return order.index(self) >= order.index(other)


class Standing(StrEnum):
    """Where a person stands with the administrators; only ACTIVE ones are answered."""

    STRANGER = "stranger"
    REQUESTED = "requested"
    ACTIVE = "active"
    REFUSED = "refused"
    REVOKED = "revoked"


@dataclass(frozen=True)
class Permitted:
    """The collections somebody may read; None: every one, those of tomorrow included."""

    collections: frozenset[str] | None

    @classmethod
    def of(cls, collections: Iterable[str] | None) -> Permitted:
        """These collections, or every one for None."""
        return cls(None if collections is None else frozenset(collections))

    def scope(self, existing: Collection[str]) -> Scope:
        """What that is in an archive of `existing` collections."""
        return Scope.of(existing if self.collections is None else self.collections & frozenset(existing))

    def within(self, other: Permitted) -> Permitted:
        """What both permit."""
        if self.collections is None or other.collections is None:
            return other if self.collections is None else self
        return Permitted(self.collections & other.collections)


NOTHING = Permitted(frozenset())
EVERYTHING = Permitted(None)


@dataclass(frozen=True)
class Person:
    """A user by numeric id; one whom the database does not know is a STRANGER.

    `upload_to` is the collection that files sent by this person go to, '' before one is chosen.
    """

    id: int
    name: str = ""
    username: str = ""
    standing: Standing = Standing.STRANGER
    role: Role = Role.VIEWER
    permitted: Permitted = NOTHING
    upload_to: str = ""

    @property
    def on_telegram(self) -> bool:
        """Whether Telegram reaches this person; ids made here for others are negative."""
        return self.id > 0

    @property
    def active(self) -> bool:
        """Whether this person is answered at all."""
        return self.standing is Standing.ACTIVE

    def may(self, role: Role) -> bool:
        """Whether this person is active and of this role or a higher one."""
        return self.active and self.role.includes(role)


@dataclass(frozen=True)
class Group:
    """A group chat; nobody is answered in one that is not active, and nothing beyond `permitted`."""

    id: int
    title: str = ""
    active: bool = False
    permitted: Permitted = NOTHING


class People:
    """The register of users, groups and invitations."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = for_writing(engine)

    def find(self, person_id: int) -> Person:
        """The person of this id, a stranger when unknown."""
        with self._engine.connect() as connection:
            return find_person(connection, person_id)

    def all(self) -> tuple[Person, ...]:
        """Everybody who ever asked for access or was given it, the latest change first."""
        wanted = select(people).order_by(people.c.changed_at.desc(), people.c.id)
        with self._engine.connect() as connection:
            return tuple(_person(row) for row in connection.execute(wanted).mappings())

    def administrators(self) -> tuple[Person, ...]:
        """The active administrators whom Telegram reaches."""
        return tuple(person for person in self.all() if person.on_telegram and person.may(Role.ADMIN))

    def request(self, person_id: int, name: str, username: str) -> bool:
        """Note that a stranger asks for access; False when that, or more, is noted already."""
        with self._writer.begin() as connection:
            known = find_person(connection, person_id)
            if known.standing is not Standing.STRANGER:
                return False
            write_person(connection, Person(person_id, name, username, Standing.REQUESTED), None)
            return True

    def decide(self, person: Person, by: int) -> None:
        """Write what an administrator decided about a person; the last decision holds."""
        with self._writer.begin() as connection:
            write_person(connection, person, by)

    def upload_to(self, person_id: int, collection: str) -> None:
        """Where files that this person sends are to go."""
        with self._writer.begin() as connection:
            connection.execute(update(people).where(people.c.id == person_id).values(upload_to=collection))

    def appoint(self, administrators: Iterable[int]) -> None:
        """The administrators that the configuration names."""
        with self._writer.begin() as connection:
            for person_id in administrators:
                known = find_person(connection, person_id)
                if not known.may(Role.ADMIN):
                    chosen = Person(
                        person_id, known.name, known.username, Standing.ACTIVE, Role.ADMIN, EVERYTHING
                    )
                    write_person(connection, chosen, None)

    def invite(self, role: Role, permitted: Permitted, by: int) -> str:
        """The secret of a link that admits one person, once, within INVITATION_DAYS."""
        secret = secrets.token_urlsafe(24)
        row = {
            "secret_hash": secret_hash(secret),
            "role": role.value,
            "collections": listed(permitted),
            "created_by": by,
            "expires_at": datetime.now(UTC) + timedelta(days=INVITATION_DAYS),
        }
        with self._writer.begin() as connection:
            connection.execute(insert(invitations), row)
        return secret

    def accept(self, secret: str, person_id: int, name: str, username: str) -> Person:
        """Let the holder of an invitation in; the person unchanged when the invitation does not hold.

        An invitation neither raises nor lowers somebody who is active, and undoes no revocation.
        """
        with self._writer.begin() as connection:
            known = find_person(connection, person_id)
            if known.standing not in (Standing.STRANGER, Standing.REQUESTED):
                return known
            valid = invitations.c.used_by.is_(None) & (invitations.c.expires_at > datetime.now(UTC))
            same = invitations.c.secret_hash == secret_hash(secret)
            row = connection.execute(select(invitations).where(same, valid)).mappings().one_or_none()
            if row is None:
                return known
            connection.execute(update(invitations).where(same).values(used_by=person_id))
            admitted = Person(
                person_id,
                name,
                username,
                Standing.ACTIVE,
                Role(row["role"]),
                Permitted.of(row["collections"]),
            )
            write_person(connection, admitted, row["created_by"])
            return admitted

    def group(self, group_id: int) -> Group:
        """The group of this id, inactive when unknown."""
        with self._engine.connect() as connection:
            row = connection.execute(select(groups).where(groups.c.id == group_id)).mappings().one_or_none()
        if row is None:
            return Group(group_id)
        return Group(row["id"], row["title"], bool(row["active"]), Permitted.of(row["collections"]))

    def decide_group(self, group: Group, by: int) -> None:
        """Write what an administrator decided about a group."""
        row = {
            "id": group.id,
            "title": group.title,
            "active": int(group.active),
            "collections": listed(group.permitted),
            "decided_by": by,
            "changed_at": datetime.now(UTC),
        }
        with self._writer.begin() as connection:
            _replace(connection, groups, row)

    def move_group(self, old: int, new: int) -> None:
        """Telegram gave a group another id when it became a supergroup."""
        with self._writer.begin() as connection:
            connection.execute(update(groups).where(groups.c.id == old).values(id=new))


def find_person(connection: Connection, person_id: int) -> Person:
    """The person of this id, a stranger when unknown."""
    row = connection.execute(select(people).where(people.c.id == person_id)).mappings().one_or_none()
    return Person(person_id) if row is None else _person(row)


def _person(row: RowMapping) -> Person:
    return Person(
        row["id"],
        row["name"],
        row["username"],
        Standing(row["standing"]),
        Role(row["role"]),
        Permitted.of(row["collections"]),
        row["upload_to"],
    )


def write_person(connection: Connection, person: Person, by: int | None) -> None:
    """Write what was decided about a person."""
    row = {
        "id": person.id,
        "name": person.name,
        "username": person.username,
        "standing": person.standing.value,
        "role": person.role.value,
        "collections": listed(person.permitted),
        "upload_to": person.upload_to,
        "decided_by": by,
        "changed_at": datetime.now(UTC),
    }
    _replace(connection, people, row)


def _replace(connection: Connection, table: Table, row: dict[str, object]) -> None:
    connection.execute(delete(table).where(table.c.id == row["id"]))
    connection.execute(insert(table), row)


def listed(permitted: Permitted) -> list[str] | None:
    """As a column keeps it; NULL stands for everything."""
    return None if permitted.collections is None else sorted(permitted.collections)


def secret_hash(secret: str) -> str:
    """How a random secret is kept: it cannot be guessed, so a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()
