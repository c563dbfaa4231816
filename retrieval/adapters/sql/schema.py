"""The tables of the catalog; migrations/ holds the history that leads to them.

Passage text is not among them: it is a slice of the stored text, which the content store keeps.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.types import TypeDecorator


class State(StrEnum):
    """Where a document stands in the commit protocol."""

    PENDING = "pending"
    VISIBLE = "visible"


class UtcDateTime(TypeDecorator[datetime]):
    """An instant; SQLite forgets time zones, so UTC is stored and UTC is read."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def _now() -> datetime:
    return datetime.now(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("collection", String, nullable=False),
    Column("root", String, nullable=False),
    Column("path", String, nullable=False),
    Column("file_hash", String(64), nullable=False),
    Column("text_hash", String(64), nullable=False),
    Column("page_starts", JSON, nullable=False),
    Column("parser", String, nullable=False),
    Column("state", String, nullable=False),
    Column("ingested_at", UtcDateTime, nullable=False),
    Column("serial", String),
    Column("serial_key", String),
    Column("year", Integer),
    Column("kind_code", String),
    Column("organ", String),
    Column("written", String),
    Column("kind", String),
    Column("issuer", String),
    Column("issued_on", Date),
    Column("subject", Text),
    Column("signer", String),
    Column("place", String),
    Column("status", String, nullable=False),
    Column("sources", JSON, nullable=False),
    Column("unreadable_pages", JSON, nullable=False, server_default=text("'[]'")),
    Column("sketch", JSON, nullable=False, server_default=text("'[]'")),
    Column("duplicate_of", String),
    Column("tables", JSON, nullable=False, server_default=text("'[]'")),
)
_visible = documents.c.state == State.VISIBLE.value
Index(
    "uq_documents_visible_placement",
    documents.c.collection,
    documents.c.root,
    documents.c.path,
    unique=True,
    sqlite_where=_visible,
    postgresql_where=_visible,
)
Index("ix_documents_serial_key", documents.c.serial_key)

passages = Table(
    "passages",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("role", String, nullable=False),
    Column("page", Integer),
    Column("last_page", Integer),
    Column("path", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
)
Index("uq_passages_document_id_ordinal", passages.c.document_id, passages.c.ordinal, unique=True)

definitions = Table(
    "definitions",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("short_key", String, primary_key=True),
    Column("full", Text, nullable=False),
)
Index("ix_definitions_short_key", definitions.c.short_key)

scanned_lines = Table(
    "scanned_lines",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("page", Integer, nullable=False),
    Column("box", JSON, nullable=False),
    Column("words", JSON, nullable=False),
    Column("image", String(64)),
)

relations = Table(
    "relations",
    metadata,
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("serial", String, nullable=False),
    Column("serial_key", String, nullable=False),
    Column("year", Integer),
    Column("kind_code", String),
    Column("organ", String),
    Column("written", String, nullable=False),
    Column("issued_on", Date),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("whole", Boolean, nullable=False),
)
Index("ix_relations_serial_key", relations.c.serial_key)

past_versions = Table(
    "past_versions",
    metadata,
    Column("id", String, primary_key=True),
    Column("collection", String, nullable=False),
    Column("root", String, nullable=False),
    Column("path", String, nullable=False),
    Column("file_hash", String(64), nullable=False),
    Column("text_hash", String(64), nullable=False),
    Column("ingested_at", UtcDateTime, nullable=False),
)

problems = Table(
    "problems",
    metadata,
    Column("collection", String, primary_key=True),
    Column("root", String, primary_key=True),
    Column("path", String, primary_key=True),
    Column("file_hash", String(64)),
    Column("reason", String, nullable=False),
    Column("detail", Text, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False, default=_now),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String, primary_key=True),
    Column("question", Text, nullable=False),
    Column("document_ids", JSON, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)
Index("ix_conversations_seen_at", conversations.c.seen_at)

observations = Table(
    "observations",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("passage_id", String(36), nullable=False),
    Column("indicator", Text, nullable=False),
    Column("part_of", Text, nullable=False),
    Column("value", String, nullable=False),
    Column("high", String),
    Column("denominator", Integer),
    Column("unit", String, nullable=False),
    Column("bound", String, nullable=False),
    Column("negative", Boolean, nullable=False),
    Column("in_words", Boolean, nullable=False),
    Column("measure", String, nullable=False),
    Column("status", String, nullable=False),
    Column("base", String),
    Column("price_basis", String),
    Column("period_start", Date),
    Column("period_end", Date),
    Column("period_kind", String),
    Column("year", Integer, nullable=False),
    Column("area", String),
    Column("area_folded", String),
    Column("spans", JSON, nullable=False),
)
Index("ix_observations_document_id", observations.c.document_id)
Index("ix_observations_passage_id", observations.c.passage_id)
Index("ix_observations_area_folded", observations.c.area_folded)

observation_terms = Table(
    "observation_terms",
    metadata,
    Column("term", String, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column(
        "observation_id",
        ForeignKey("observations.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
)
Index("ix_observation_terms_observation_id", observation_terms.c.observation_id)
