"""Where the tables of a document stand in its stored text, and how their spreadsheets count."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    empty = sa.text("'[]'")
    op.add_column("documents", sa.Column("tables", sa.JSON(), nullable=False, server_default=empty))
