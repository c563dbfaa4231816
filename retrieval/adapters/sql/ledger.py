"""The ledger of figures in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, Select, Subquery, Table, delete, func, insert, or_, select

from retrieval.adapters.sql import observation_rows as rows
from retrieval.adapters.sql.engine import staging
from retrieval.adapters.sql.schema import State, documents, observation_terms, observations
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.query import Scope
from retrieval.language.ledger_terms import indicator_terms

_PER_STATEMENT = 500
"""Databases limit the parameters of a statement."""


class SqlLedger:
    """A `Ledger` beside the catalog: rows follow their document, whose state decides what is seen."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, document_id: str, entries: Sequence[LedgerEntry]) -> None:
        with staging(self._engine) as connection:
            connection.execute(delete(observations).where(observations.c.document_id == document_id))
            first = (connection.scalar(select(func.max(observations.c.id))) or 0) + 1
            numbered = list(enumerate(entries, start=first))
            _insert(connection, observations, (rows.observation_row(at, entry) for at, entry in numbered))
            _insert_terms(connection, numbered)

    def find(self, query: LedgerQuery) -> tuple[LedgerEntry, ...]:
        """Entries that hold most of the terms first; otherwise in the order of documents."""
        if not query.scope:
            return ()
        wanted = _narrowed(select(observations), query)
        if query.terms:
            held = _holding(query)
            wanted = wanted.join(held, held.c.id == observations.c.id).order_by(held.c.held.desc())
        wanted = wanted.order_by(observations.c.id).limit(query.limit)
        with self._engine.connect() as connection:
            return tuple(rows.entry(row) for row in connection.execute(wanted).mappings())

    def count(self, scope: Scope) -> int:
        wanted = _readable(select(func.count()).select_from(observations), scope)
        with self._engine.connect() as connection:
            return int(connection.execute(wanted).scalar_one())


def _holding(query: LedgerQuery) -> Subquery:
    """The entries that hold one of the terms, with how many they hold."""
    counted = select(observation_terms.c.observation_id.label("id"), func.count().label("held")).where(
        observation_terms.c.term.in_(query.terms)
    )
    if query.period is not None:
        counted = counted.where(observation_terms.c.year.in_((query.period.end.year, rows.NO_YEAR)))
    return counted.group_by(observation_terms.c.observation_id).subquery()


def _narrowed(wanted: Select[Any], query: LedgerQuery) -> Select[Any]:
    columns = observations.c
    wanted = _readable(wanted, query.scope)
    if query.period is not None:
        wanted = wanted.where(columns.year.in_((query.period.end.year, rows.NO_YEAR)))
    if query.area is not None:
        wanted = wanted.where(or_(columns.area_folded == query.area, columns.area_folded.is_(None)))
    if query.measures:
        wanted = wanted.where(columns.measure.in_([measure.value for measure in query.measures]))
    if query.statuses:
        wanted = wanted.where(columns.status.in_([status.value for status in query.statuses]))
    if query.passages:
        wanted = wanted.where(columns.passage_id.in_(query.passages))
    if query.documents:
        wanted = wanted.where(columns.document_id.in_(query.documents))
    return wanted


def _readable(wanted: Select[Any], scope: Scope) -> Select[Any]:
    """A condition, not a join: databases would go through all documents of the scope first."""
    readable = select(documents.c.id).where(
        documents.c.id == observations.c.document_id,
        documents.c.state == State.VISIBLE.value,
        documents.c.collection.in_(scope.collections),
    )
    return wanted.where(readable.exists())


def _insert_terms(connection: Connection, numbered: Iterable[tuple[int, LedgerEntry]]) -> None:
    """Several rows for each figure, of plain values: given to the driver as they are."""
    made = insert(observation_terms).compile(dialect=connection.dialect)
    for some in _pieces(_terms(numbered)):
        values = [tuple(row[name] for name in made.positiontup) for row in some] if made.positiontup else some
        connection.exec_driver_sql(str(made), values)


def _terms(numbered: Iterable[tuple[int, LedgerEntry]]) -> Iterator[rows.Row]:
    for at, entry in numbered:
        year = rows.year_of(entry.observation)
        for term in indicator_terms(entry.observation):
            yield {"term": term, "year": year, "observation_id": at}


def _insert(connection: Connection, table: Table, made: Iterable[rows.Row]) -> None:
    for some in _pieces(made):
        connection.execute(insert(table), some)


def _pieces(made: Iterable[rows.Row]) -> Iterator[list[rows.Row]]:
    rest = iter(made)
    while some := list(islice(rest, _PER_STATEMENT)):
        yield some
