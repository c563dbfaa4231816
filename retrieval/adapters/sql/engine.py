"""Opens the catalog's database and brings its schema to the packaged head."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from retrieval.domain.errors import DataFolderDamaged

HEAD = "0009"
"""The newest revision in migrations/versions; knowing it here spares a start the import of alembic."""

MIGRATIONS = Path(__file__).parent / "migrations"

_WRITES = "tracuu_writes"
_STAGES = "tracuu_stages"
_TOGETHER = "tracuu_together"
_BUSY_MILLISECONDS = 10_000


def open_engine(url: str) -> Engine:
    """The engine of the database at `url`, its schema at head.

    SQLite commits are synced (an acknowledged document survives a power cut) and foreign keys hold.
    """
    engine = _sqlite(url) if make_url(url).get_backend_name() == "sqlite" else create_engine(url)
    current = current_revision(engine)
    if current != HEAD:
        _upgrade(engine, current)
    return engine.execution_options(**{_TOGETHER: threading.local()})


def for_writing(engine: Engine) -> Engine:
    """The same engine; its transactions take SQLite's write lock at once, not halfway through."""
    return engine.execution_options(**{_WRITES: True})


def for_staging(engine: Engine) -> Engine:
    """As for writing; what it commits is on disk at the latest with the next commit that is for writing.

    SQLite appends to one log and syncs it whole, so that pending rows need no sync of their own.
    """
    return engine.execution_options(**{_WRITES: True, _STAGES: True})


@contextmanager
def staging(engine: Engine) -> Iterator[Connection]:
    """A transaction for staging: the one that this thread holds `together`, else one of its own."""
    held = getattr(engine.get_execution_options().get(_TOGETHER), "connection", None)
    if held is not None:
        yield held
        return
    with for_staging(engine).begin() as connection:
        yield connection


@contextmanager
def together(engine: Engine) -> Iterator[None]:
    """What this thread stages meanwhile is one transaction, by whichever store of the database; nothing else
    of the database may be asked for inside."""
    mine = engine.get_execution_options()[_TOGETHER]
    with for_staging(engine).begin() as connection:
        mine.connection = connection
        try:
            yield
        finally:
            mine.connection = None


def current_revision(engine: Engine) -> str | None:
    """The revision of the schema, None for a database that has none yet."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def upgrade(engine: Engine, revision: str) -> None:
    """Bring the schema to `revision` in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with for_writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _upgrade(engine: Engine, current: str | None) -> None:
    from alembic.util import CommandError

    try:
        upgrade(engine, "head")
    except CommandError as error:
        raise DataFolderDamaged(f"{engine.url!r}: {current} ≠ {HEAD}") from error


def _sqlite(url: str) -> Engine:
    if make_url(url).database in (None, "", ":memory:"):
        # One connection for all threads, or each would see a database of its own.
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = create_engine(url)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Python's own transaction handling would commit around DDL and leave reads outside.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {_BUSY_MILLISECONDS}",
        "journal_mode = WAL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(f"PRAGMA synchronous = {'NORMAL' if options.get(_STAGES) else 'FULL'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITES) else "BEGIN")
