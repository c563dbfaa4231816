"""Numbers for those who act here and have none from Telegram."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from bot.state.schema import api_keys, people


def next_actor(connection: Connection) -> int:
    """The next number below 0; people and keys share them, so that cards and audit tell them apart."""
    lowest = (connection.execute(select(func.min(table.c.id))).scalar() or 0 for table in (people, api_keys))
    return int(min(0, *lowest)) - 1
