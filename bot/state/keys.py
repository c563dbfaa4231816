"""API keys: what other systems ask with."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, Row, insert, select, update

from bot.state.actors import next_actor
from bot.state.people import Permitted, listed, secret_hash
from bot.state.rights import Right
from bot.state.schema import api_keys
from retrieval.adapters.sql.engine import for_writing
from retrieval.domain.errors import ConfigurationError

PREFIX = "tracuu_"
"""Lets scanners of repositories and logs tell a key that got lost."""
_SEEN_EVERY = timedelta(minutes=5)


class NoKey(LookupError):
    """No key, or one that was revoked."""


@dataclass(frozen=True)
class ApiKey:
    """What a key may do and read; its secret is known to its holder only."""

    id: int
    name: str
    rights: frozenset[Right]
    permitted: Permitted
    created_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None


class ApiKeys:
    """Keys by the hash of their secret."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = for_writing(engine)

    def create(self, name: str, rights: Collection[Right], permitted: Permitted) -> str:
        """The secret of a new key, told this once; raises ConfigurationError when the name is in use."""
        secret = PREFIX + secrets.token_urlsafe(32)
        row = {
            "name": _name(name),
            "secret_hash": secret_hash(secret),
            "rights": sorted(rights),
            "collections": listed(permitted),
            "created_at": datetime.now(UTC),
        }
        with self._writer.begin() as connection:
            same = (api_keys.c.name == row["name"]) & api_keys.c.revoked_at.is_(None)
            if connection.execute(select(api_keys.c.id).where(same)).first() is not None:
                raise ConfigurationError(
                    f"Đã có khoá tên “{row['name']}”.", "Chọn tên khác, hoặc thu hồi khoá cũ trước."
                )
            connection.execute(insert(api_keys), row | {"id": next_actor(connection)})
        return secret

    def find(self, secret: str) -> ApiKey:
        """The key with this secret; raises NoKey."""
        now, same = datetime.now(UTC), api_keys.c.secret_hash == secret_hash(secret)
        with self._engine.connect() as connection:
            row = connection.execute(select(api_keys).where(same, api_keys.c.revoked_at.is_(None))).first()
        if row is None:
            raise NoKey
        if row.used_at is None or row.used_at < now - _SEEN_EVERY:
            with self._writer.begin() as connection:
                connection.execute(update(api_keys).where(same).values(used_at=now))
        return _key(row)

    def all(self) -> tuple[ApiKey, ...]:
        """Every key, the newest first, revoked ones included."""
        wanted = select(api_keys).order_by(api_keys.c.created_at.desc(), api_keys.c.id)
        with self._engine.connect() as connection:
            return tuple(_key(row) for row in connection.execute(wanted))

    def revoke(self, name: str) -> None:
        """From now on this key opens nothing; raises ConfigurationError when there is none."""
        live = (api_keys.c.name == name) & api_keys.c.revoked_at.is_(None)
        with self._writer.begin() as connection:
            done = connection.execute(update(api_keys).where(live).values(revoked_at=datetime.now(UTC)))
        if not done.rowcount:
            raise ConfigurationError(
                f"Không có khoá “{name}” đang dùng.", "Xem các khoá bằng: tracuu keys list"
            )


def _name(written: str) -> str:
    name = written.strip()
    if not name or len(name) > 100 or not name.isprintable():
        raise ConfigurationError(
            "Tên khoá không hợp lệ.", "Đặt tên theo hệ thống sẽ dùng, ví dụ: cong-thong-tin"
        )
    return name


def _key(row: Row[tuple[object, ...]]) -> ApiKey:
    return ApiKey(
        row.id,
        row.name,
        frozenset(map(Right, row.rights)),
        Permitted.of(row.collections),
        row.created_at,
        row.used_at,
        row.revoked_at,
    )
