"""The ledger of figures in SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Dialect,
    Engine,
    Integer,
    Select,
    String,
    Subquery,
    Table,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
)
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ColumnElement

from retrieval.adapters.sql import observation_rows as rows
from retrieval.adapters.sql.engine import staging
from retrieval.adapters.sql.schema import State, documents, observation_terms, observations
from retrieval.adapters.sql.statements import pieces
from retrieval.domain.ledger import LedgerEntry, LedgerQuery
from retrieval.domain.query import Scope
from retrieval.language.ledger_terms import indicator_terms


def _many(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


_FORGET = delete(observations).where(observations.c.document_id.in_(_many("forgotten")))
_LAST = select(func.max(observations.c.id))


class SqlLedger:
    """A `Ledger` beside the catalog: rows follow their document, whose state decides what is seen."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def record(self, figures: Mapping[str, Sequence[LedgerEntry]]) -> None:
        with staging(self._engine) as connection:
            connection.execute(_FORGET, {"forgotten": list(figures)})
            first = (connection.scalar(_LAST) or 0) + 1
            numbered = list(enumerate(chain.from_iterable(figures.values()), start=first))
            _insert(connection, observations, (rows.observation_row(at, entry) for at, entry in numbered))
            _insert_terms(connection, numbered)

    def find(self, query: LedgerQuery) -> tuple[LedgerEntry, ...]:
        """Entries that hold most of the terms first; otherwise in the order of documents."""
        if not query.scope:
            return ()
        values = _values(query)
        with self._engine.connect() as connection:
            found = connection.execute(_wanted(frozenset(values)), values)
            return tuple(rows.entry(row) for row in found.mappings())

    def areas(self, folded: Collection[str], scope: Scope) -> tuple[str, ...]:
        """In the alphabet's order."""
        found = set[str]()
        with self._engine.connect() as connection:
            for some in pieces(folded):
                found.update(connection.execute(_areas(), _scope_values(scope) | {"folded": some}).scalars())
        return tuple(sorted(found))

    def count(self, scope: Scope) -> int:
        wanted = _readable(select(func.count()).select_from(observations))
        with self._engine.connect() as connection:
            return int(connection.execute(wanted, _scope_values(scope)).scalar_one())


_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    "years": observations.c.year.in_(_many("years")),
    "area": or_(
        observations.c.area_folded == bindparam("area", type_=String), observations.c.area_folded.is_(None)
    ),
    "measures": observations.c.measure.in_(_many("measures")),
    "statuses": observations.c.status.in_(_many("statuses")),
    "passages": observations.c.passage_id.in_(_many("passages")),
    "documents": observations.c.document_id.in_(_many("documents")),
}
"""What narrows a look-up, by the name of its value."""


def _values(query: LedgerQuery) -> rows.Row:
    """The values of a look-up; what it does not ask for is left out."""
    narrowing = {
        "years": (query.period.end.year, rows.NO_YEAR) if query.period is not None else (),
        "area": query.area,
        "measures": tuple(measure.value for measure in query.measures),
        "statuses": tuple(status.value for status in query.statuses),
        "passages": query.passages,
        "documents": query.documents,
        "terms": query.terms,
    }
    given = {name: value for name, value in narrowing.items() if value not in (None, ())}
    return given | _scope_values(query.scope) | {"limit": query.limit}


def _scope_values(scope: Scope) -> rows.Row:
    return {"collections": list(scope.collections)}


@cache
def _wanted(named: frozenset[str]) -> Select[Any]:
    """The look-up with values of these names; made once, as making it takes longer than running it."""
    narrowing = [condition for name, condition in _CONDITIONS.items() if name in named]
    wanted = _readable(select(observations)).where(*narrowing)
    if "terms" in named:
        held = _holding(timed="years" in named)
        wanted = wanted.join(held, held.c.id == observations.c.id).order_by(held.c.held.desc())
    return wanted.order_by(observations.c.id).limit(bindparam("limit", type_=Integer))


@cache
def _areas() -> Select[Any]:
    wanted = _readable(select(observations.c.area).distinct())
    return wanted.where(observations.c.area_folded.in_(_many("folded")))


def _holding(*, timed: bool) -> Subquery:
    """The entries that hold one of the terms, with how many they hold; of the years only where `timed`."""
    counted = select(observation_terms.c.observation_id.label("id"), func.count().label("held")).where(
        observation_terms.c.term.in_(_many("terms"))
    )
    if timed:
        counted = counted.where(observation_terms.c.year.in_(_many("years")))
    return counted.group_by(observation_terms.c.observation_id).subquery()


def _readable(wanted: Select[Any]) -> Select[Any]:
    """A condition, not a join: databases would go through all documents of the scope first."""
    readable = select(documents.c.id).where(
        documents.c.id == observations.c.document_id,
        documents.c.state == State.VISIBLE.value,
        documents.c.collection.in_(_many("collections")),
    )
    return wanted.where(readable.exists())


def _insert_terms(connection: Connection, numbered: Iterable[tuple[int, LedgerEntry]]) -> None:
    """Several rows for each figure, of plain values: given to the driver as they are."""
    made = _insert_of_terms(connection.dialect)
    in_order = itemgetter(*made.positiontup) if made.positiontup else None
    for some in pieces(_terms(numbered)):
        connection.exec_driver_sql(str(made), list(map(in_order, some)) if in_order else some)


@cache
def _insert_of_terms(dialect: Dialect) -> SQLCompiler:
    compiled = insert(observation_terms).compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    return compiled


def _terms(numbered: Iterable[tuple[int, LedgerEntry]]) -> Iterator[rows.Row]:
    for at, entry in numbered:
        year = rows.year_of(entry.observation)
        for term in indicator_terms(entry.observation):
            yield {"term": term, "year": year, "observation_id": at}


def _insert(connection: Connection, table: Table, made: Iterable[rows.Row]) -> None:
    for some in pieces(made):
        connection.execute(insert(table), some)
