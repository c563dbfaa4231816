"""Lines read from scans, unreadable pages, relations between documents, near-duplicates, past versions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty = sa.text("'[]'")
    # Not in batch mode: it writes the table anew, and SQLite drops the passages with the old one.
    op.add_column("documents", sa.Column("unreadable_pages", sa.JSON(), nullable=False, server_default=empty))
    op.add_column("documents", sa.Column("sketch", sa.JSON(), nullable=False, server_default=empty))
    op.add_column("documents", sa.Column("duplicate_of", sa.String()))
    op.create_table(
        "scanned_lines",
        sa.Column(
            "document_id", sa.String(), sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("box", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("image", sa.String(64)),
        sa.PrimaryKeyConstraint("document_id", "start"),
    )
    op.create_table(
        "relations",
        sa.Column(
            "document_id", sa.String(), sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("serial", sa.String(), nullable=False),
        sa.Column("serial_key", sa.String(), nullable=False),
        sa.Column("year", sa.Integer()),
        sa.Column("kind_code", sa.String()),
        sa.Column("organ", sa.String()),
        sa.Column("written", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date()),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "ordinal"),
    )
    op.create_index("ix_relations_serial_key", "relations", ["serial_key"])
    op.create_table(
        "past_versions",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("collection", sa.String(), nullable=False),
        sa.Column("root", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("file_hash", sa.String(64), nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("ingested_at", sa.DateTime(), nullable=False),
    )
