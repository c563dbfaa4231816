"""What may be done over HTTP: by a role, or by a key that was given for it."""

from __future__ import annotations

from enum import StrEnum

from bot.state.people import Role


class Right(StrEnum):
    """One kind of thing that may be done; `--scope` of an API key names them."""

    ASK = "ask"
    READ = "read"
    UPLOAD = "upload"
    METRICS = "metrics"
    ADMIN = "admin"


_OF_ROLES = {
    Role.VIEWER: frozenset({Right.ASK, Right.READ}),
    Role.EDITOR: frozenset({Right.ASK, Right.READ, Right.UPLOAD}),
    Role.ADMIN: frozenset(Right),
}


def rights_of(role: Role) -> frozenset[Right]:
    """Everything that a role may do."""
    return _OF_ROLES[role]
