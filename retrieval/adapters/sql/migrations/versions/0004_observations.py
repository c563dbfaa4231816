"""The ledger of figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "observations",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("passage_id", sa.String(36), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("part_of", sa.Text(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("high", sa.String()),
        sa.Column("denominator", sa.Integer()),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("bound", sa.String(), nullable=False),
        sa.Column("negative", sa.Boolean(), nullable=False),
        sa.Column("in_words", sa.Boolean(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("base", sa.String()),
        sa.Column("price_basis", sa.String()),
        sa.Column("period_start", sa.Date()),
        sa.Column("period_end", sa.Date()),
        sa.Column("period_kind", sa.String()),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("area", sa.String()),
        sa.Column("area_folded", sa.String()),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_observations"),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name="fk_observations_document_id_documents",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_observations_document_id", "observations", ["document_id"])
    op.create_index("ix_observations_passage_id", "observations", ["passage_id"])
    op.create_table(
        "observation_terms",
        sa.Column("term", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("observation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("term", "year", "observation_id", name="pk_observation_terms"),
        sa.ForeignKeyConstraint(
            ["observation_id"],
            ["observations.id"],
            name="fk_observation_terms_observation_id_observations",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_observation_terms_observation_id", "observation_terms", ["observation_id"])
