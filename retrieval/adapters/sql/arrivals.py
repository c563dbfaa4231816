"""Documents on their way into the archive: written as pending, then made visible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, and_, delete, insert, or_, select, update

from retrieval.adapters.sql import rows
from retrieval.adapters.sql.history import keep_history
from retrieval.adapters.sql.relations import relation_rows
from retrieval.adapters.sql.scans import line_rows
from retrieval.adapters.sql.schema import (
    State,
    definitions,
    documents,
    passages,
    relations,
    scanned_lines,
)
from retrieval.adapters.sql.statements import pieces
from retrieval.ports import Staged


def insert_pending(connection: Connection, group: Sequence[Staged]) -> None:
    """Write documents with all that belongs to them; a document of the same id gives way."""
    connection.execute(delete(documents).where(documents.c.id.in_([each.stored.id for each in group])))
    for table, wanted in (
        (documents, map(_document_row, group)),
        (passages, (rows.passage_row(passage) for each in group for passage in each.passages)),
        (definitions, (row for each in group for row in _definition_rows(each))),
        (scanned_lines, (row for each in group for row in line_rows(each.stored.id, each.scan))),
        (relations, (row for each in group for row in relation_rows(each.stored.id, each.relations))),
    ):
        for some in pieces(wanted):
            connection.execute(insert(table), some)


def _document_row(staged: Staged) -> rows.Row:
    pending = {"state": State.PENDING.value, "sketch": list(staged.sketch)}
    return rows.document_row(staged.stored) | pending


def _definition_rows(staged: Staged) -> Iterator[rows.Row]:
    for key, full in staged.definitions.items():
        yield {"document_id": staged.stored.id, "short_key": key, "full": full}


def make_visible(connection: Connection, document_ids: Sequence[str]) -> list[str]:
    """Make documents visible in this order; the ids that gave way, first also some of these where they lie in
    one place. Unknown and visible ones change nothing."""
    order = {each: at for at, each in enumerate(document_ids)}
    replaced = [
        row.id
        for row in connection.execute(_in_the_place_of(document_ids))
        if row.state == State.VISIBLE.value or order[row.id] < order[row.staged]
    ]
    if replaced:
        keep_history(connection, replaced)
        connection.execute(delete(documents).where(documents.c.id.in_(replaced)))
    connection.execute(
        update(documents).where(documents.c.id.in_(document_ids)).values(state=State.VISIBLE.value)
    )
    return list(dict.fromkeys(replaced))


def _in_the_place_of(document_ids: Sequence[str]) -> Select[tuple[str, str, str]]:
    """What lies where pending ones of these ids are to come, each with the id of the one that is to come."""
    staged = documents.alias()
    one_place = and_(
        documents.c.collection == staged.c.collection,
        documents.c.root == staged.c.root,
        documents.c.path == staged.c.path,
    )
    return (
        select(documents.c.id, documents.c.state, staged.c.id.label("staged"))
        .join(staged, one_place)
        .where(
            staged.c.id.in_(document_ids),
            staged.c.state == State.PENDING.value,
            documents.c.id != staged.c.id,
            or_(documents.c.state == State.VISIBLE.value, documents.c.id.in_(document_ids)),
        )
        .order_by(documents.c.id)
    )
