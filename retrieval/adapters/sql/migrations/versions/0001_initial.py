"""Documents, passages, problems."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _documents()
    _passages()
    _problems()


def _documents() -> None:
    op.create_table("documents", *_placement_and_version(), *_header(), sa.PrimaryKeyConstraint("id"))
    visible = sa.text("state = 'visible'")
    op.create_index(
        "uq_documents_visible_placement",
        "documents",
        ["collection", "root", "path"],
        unique=True,
        sqlite_where=visible,
        postgresql_where=visible,
    )
    op.create_index("ix_documents_serial_key", "documents", ["serial_key"])


def _placement_and_version() -> list[sa.Column[object]]:
    return [
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("collection", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("file_hash", sa.String(64), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("page_starts", sa.JSON(), nullable=False),
        sa.Column("parser", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ingested_at", sa.DateTime(), nullable=False),
    ]


def _header() -> list[sa.Column[object]]:
    return [
        sa.Column("serial", sa.String()),
        sa.Column("serial_key", sa.String()),
        sa.Column("year", sa.Integer()),
        sa.Column("kind_code", sa.String()),
        sa.Column("organ", sa.String()),
        sa.Column("written", sa.String()),
        sa.Column("kind", sa.String()),
        sa.Column("issuer", sa.String()),
        sa.Column("issued_on", sa.Date()),
        sa.Column("subject", sa.Text()),
        sa.Column("signer", sa.String()),
        sa.Column("place", sa.String()),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
    ]


def _passages() -> None:
    op.create_table(
        "passages",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("page", sa.Integer()),
        sa.Column("last_page", sa.Integer()),
        sa.Column("path", sa.JSON(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], ondelete="CASCADE"),
    )
    op.create_index("uq_passages_document_id_ordinal", "passages", ["document_id", "ordinal"], unique=True)


def _problems() -> None:
    op.create_table(
        "problems",
        sa.Column("collection", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("file_hash", sa.String(64)),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("collection", "root", "path"),
    )
