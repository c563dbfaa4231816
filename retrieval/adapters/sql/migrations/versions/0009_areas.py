"""Questions name places without their level; the ledger tells which there are."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_observations_area_folded", "observations", ["area_folded"])
