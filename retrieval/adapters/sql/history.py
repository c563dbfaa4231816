"""What each place of the archive held before: kept when a changed file replaces it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, and_, delete, exists, insert, select

from retrieval.adapters.sql.schema import State, documents, past_versions
from retrieval.domain.document import Placement
from retrieval.ports import PastVersion


def past_versions_at(engine: Engine, place: Placement) -> tuple[PastVersion, ...]:
    """Newest first."""
    here = and_(
        past_versions.c.collection == place.collection,
        past_versions.c.root == place.root,
        past_versions.c.path == place.path,
    )
    wanted = select(past_versions).where(here).order_by(past_versions.c.ingested_at.desc())
    with engine.connect() as connection:
        return tuple(
            PastVersion(row["id"], row["file_hash"], row["text_hash"], row["ingested_at"])
            for row in connection.execute(wanted).mappings()
        )


def keep_history(connection: Connection, replaced: Sequence[str]) -> None:
    """What is about to be replaced stays on record, with its bytes and its text."""
    columns = [column.name for column in past_versions.columns]
    old = select(*(documents.c[name] for name in columns)).where(documents.c.id.in_(replaced))
    connection.execute(delete(past_versions).where(past_versions.c.id.in_(replaced)))
    connection.execute(insert(past_versions).from_select(columns, old))


def forget_history(connection: Connection, document_ids: Sequence[str]) -> None:
    """With a visible document goes what its place held before; discarding a pending one keeps it."""
    places = select(documents.c.collection, documents.c.root, documents.c.path)
    visible = documents.c.state == State.VISIBLE.value
    gone = places.where(documents.c.id.in_(document_ids), visible).subquery()
    same = and_(
        past_versions.c.collection == gone.c.collection,
        past_versions.c.root == gone.c.root,
        past_versions.c.path == gone.c.path,
    )
    connection.execute(delete(past_versions).where(exists().where(same)))
