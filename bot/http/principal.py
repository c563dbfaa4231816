"""On whose behalf a request is made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from bot.state.keys import ApiKey
from bot.state.people import EVERYTHING, Permitted, Role
from bot.state.rights import Right, rights_of
from bot.state.sessions import Session
from retrieval.domain.query import Scope


class Via(StrEnum):
    """How somebody came in; the audit log's channel."""

    OPEN = "open"
    SESSION = "web"
    KEY = "api"


@dataclass(frozen=True)
class Principal:
    """Who asks, and what they may do and read; made anew for each request, so that rights are today's.

    `actor` is the number that cards and the audit log know them by (0: nobody in particular); `scope`
    is `permitted` in the archive as it is now; `csrf` is what their forms have to send back, '' where
    nothing is asked.
    """

    actor: int
    name: str
    role: Role
    rights: frozenset[Right]
    permitted: Permitted
    scope: Scope
    via: Via
    csrf: str = ""

    def may(self, right: Right) -> bool:
        """Whether this is among the rights."""
        return right in self.rights

    def may_write(self, collection: str) -> bool:
        """Into what one may read; a new collection is for those who may read every one."""
        within = self.permitted.collections is None or collection in self.permitted.collections
        return self.may(Right.UPLOAD) and within

    def conversation(self, name: str) -> str:
        """The name of a conversation that is nobody else's."""
        return f"{self.via}:{self.actor}:{name}"


def visitor(existing: Collection[str]) -> Principal:
    """Whoever sits at this machine while no user is configured: may ask and read, nothing else."""
    rights = rights_of(Role.VIEWER) | {Right.METRICS}
    return Principal(0, "Khách", Role.VIEWER, rights, EVERYTHING, EVERYTHING.scope(existing), Via.OPEN)


def person_of(session: Session, existing: Collection[str]) -> Principal:
    """Somebody who is logged in, in an archive of `existing` collections."""
    person = session.person
    return Principal(
        actor=person.id,
        name=person.name,
        role=person.role,
        rights=rights_of(person.role),
        permitted=person.permitted,
        scope=person.permitted.scope(existing),
        via=Via.SESSION,
        csrf=session.csrf,
    )


def system_of(key: ApiKey, existing: Collection[str]) -> Principal:
    """Another system; its role is the least that has its rights, for who shows roles."""
    role = next(role for role in Role if key.rights <= rights_of(role))
    scope = key.permitted.scope(existing)
    return Principal(key.id, key.name, role, key.rights, key.permitted, scope, Via.KEY)
