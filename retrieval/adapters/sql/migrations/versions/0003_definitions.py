"""Abbreviations as documents define them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "definitions",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("short_key", sa.String(), nullable=False),
        sa.Column("full", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document_id", "short_key"),
    )
    op.create_index("ix_definitions_short_key", "definitions", ["short_key"])
