"""The tables of the fronts, in the catalog's database; their history is the catalog's own."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, MetaData, String, Table, Text

from retrieval.adapters.sql.schema import UtcDateTime
from retrieval.adapters.sql.schema import metadata as catalog

metadata = MetaData(naming_convention=catalog.naming_convention)

_Serial = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts up only in a column of the exact type INTEGER."""

people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("username", String, nullable=False),
    Column("standing", String, nullable=False),
    Column("role", String, nullable=False),
    # NULL: every collection, those of tomorrow included.
    Column("collections", JSON(none_as_null=True)),
    Column("upload_to", String, nullable=False),
    Column("decided_by", BigInteger),
    Column("changed_at", UtcDateTime, nullable=False),
)
Index("ix_people_standing", people.c.standing)

groups = Table(
    "groups",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("title", String, nullable=False),
    Column("active", Integer, nullable=False),
    Column("collections", JSON(none_as_null=True)),
    Column("decided_by", BigInteger),
    Column("changed_at", UtcDateTime, nullable=False),
)

invitations = Table(
    "invitations",
    metadata,
    # The link's secret is kept as its hash only: a copy of the database opens no door.
    Column("secret_hash", String(64), primary_key=True),
    Column("role", String, nullable=False),
    Column("collections", JSON(none_as_null=True)),
    Column("created_by", BigInteger, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_by", BigInteger),
)

credentials = Table(
    "credentials",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("login", String, nullable=False, unique=True),
    Column("password_hash", String, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("person_id", BigInteger, nullable=False),
    Column("csrf", String, nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)
Index("ix_sessions_person_id", sessions.c.person_id)

api_keys = Table(
    "api_keys",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("secret_hash", String(64), nullable=False, unique=True),
    Column("rights", JSON, nullable=False),
    Column("collections", JSON(none_as_null=True)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("revoked_at", UtcDateTime),
)

inbox = Table(
    "inbox",
    metadata,
    Column("bot_id", BigInteger, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    # NULL once done: what people wrote is not kept longer than it takes to answer.
    Column("body", Text),
    Column("delivered", Integer, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("done_at", UtcDateTime),
)
Index("ix_inbox_done_at", inbox.c.done_at)

cards = Table(
    "cards",
    metadata,
    Column("id", String, primary_key=True),
    Column("owner", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("thread", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("number", String, nullable=False),
    Column("citations", JSON, nullable=False),
    Column("documents", JSON, nullable=False),
    Column("prompt", BigInteger),
    Column("made_at", UtcDateTime, nullable=False),
)
Index("ix_cards_owner_made_at", cards.c.owner, cards.c.made_at)
Index("ix_cards_chat_prompt", cards.c.chat, cards.c.prompt)

audit = Table(
    "audit",
    metadata,
    Column("id", _Serial, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("channel", String, nullable=False),
    Column("actor", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("action", String, nullable=False),
    Column("outcome", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("documents", JSON, nullable=False),
    Column("milliseconds", Integer),
)
Index("ix_audit_at", audit.c.at)

feedback = Table(
    "feedback",
    metadata,
    Column("card", String, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("verdict", String, nullable=False),
    Column("remark", Text),
    Column("correction", Text),
    Column("document", String),
)
