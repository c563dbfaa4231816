"""What documents say of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Engine, RowMapping, select
from sqlalchemy.sql.elements import ColumnElement

from retrieval.adapters.sql.rows import Row
from retrieval.adapters.sql.schema import State, documents, relations
from retrieval.domain.document import DocumentNumber
from retrieval.domain.query import Scope
from retrieval.domain.relation import DocumentRef, Relation, RelationKind
from retrieval.domain.span import Span


class SqlRelations:
    """A `Relations`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def of(self, document_id: str, scope: Scope) -> tuple[Relation, ...]:
        return self._relations(scope, relations.c.document_id == document_id)

    def to(self, number: DocumentNumber, scope: Scope) -> tuple[Relation, ...]:
        """Relations whose target has every part that `number` has."""
        found = self._relations(scope, relations.c.serial_key == number.key[0])
        return tuple(relation for relation in found if number.fits(relation.target.number))

    def of_kinds(self, kinds: Collection[RelationKind], scope: Scope) -> tuple[Relation, ...]:
        return self._relations(scope, relations.c.kind.in_([kind.value for kind in kinds]))

    def _relations(self, scope: Scope, condition: ColumnElement[bool]) -> tuple[Relation, ...]:
        wanted = (
            select(relations)
            .join(documents)
            .where(documents.c.state == State.VISIBLE.value, documents.c.collection.in_(scope.collections))
            .where(condition)
            .order_by(relations.c.document_id, relations.c.ordinal)
        )
        with self._engine.connect() as connection:
            return tuple(_relation(row) for row in connection.execute(wanted).mappings())


def relation_rows(document_id: str, found: Iterable[Relation]) -> Iterator[Row]:
    """The rows of what a document says of others, in order."""
    return (
        {**_row(relation), "document_id": document_id, "ordinal": at} for at, relation in enumerate(found)
    )


def _row(relation: Relation) -> Row:
    number = relation.target.number
    return {
        "kind": relation.kind.value,
        "serial": number.serial,
        "serial_key": number.key[0],
        "year": number.year,
        "kind_code": number.kind,
        "organ": number.organ,
        "written": number.written,
        "issued_on": relation.target.issued_on,
        "start": relation.span.start,
        "end": relation.span.end,
        "whole": relation.whole,
    }


def _relation(row: RowMapping) -> Relation:
    number = DocumentNumber(row["serial"], row["year"], row["kind_code"], row["organ"], row["written"])
    return Relation(
        row["document_id"],
        RelationKind(row["kind"]),
        DocumentRef(number, row["issued_on"]),
        Span(row["start"], row["end"]),
        row["whole"],
    )
