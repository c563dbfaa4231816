"""The catalog of the archive in SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from sqlalchemy import (
    Connection,
    Engine,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.sql.elements import ColumnElement

from retrieval.adapters.sql import rows
from retrieval.adapters.sql.arrivals import insert_pending, make_visible
from retrieval.adapters.sql.engine import for_writing, staging, together
from retrieval.adapters.sql.history import forget_history, past_versions_at
from retrieval.adapters.sql.schema import (
    State,
    definitions,
    documents,
    passages,
    past_versions,
    problems,
    scanned_lines,
)
from retrieval.adapters.sql.statements import pieces
from retrieval.domain.document import UNKNOWN_DIGIT, UNKNOWN_DIGITS, DocumentNumber, StoredDocument
from retrieval.domain.passage import Passage
from retrieval.domain.query import Scope
from retrieval.ports import ContentStore, PastVersion, Problem, Staged, Standing


def _visible() -> ColumnElement[bool]:
    return documents.c.state == State.VISIBLE.value


class SqlCatalog:
    """A `Catalog`; `contents` holds the stored texts that passages are slices of.

    Lists of documents and problems are sorted here, because databases collate Vietnamese differently.
    """

    def __init__(self, engine: Engine, contents: ContentStore) -> None:
        self._engine = engine
        self._writer = for_writing(engine)
        self._contents = contents

    def staging(self) -> AbstractContextManager[None]:
        return together(self._engine)

    def stage(self, group: Iterable[Staged]) -> None:
        """As the port says; a visible document that is staged unchanged stays visible."""
        with staging(self._engine) as connection:
            for some in pieces({each.stored.id: each for each in group}.values()):
                unchanged = set(self._visible_already(connection, some))
                insert_pending(connection, [each for each in some if each.stored.id not in unchanged])

    def publish(self, document_ids: Sequence[str]) -> tuple[str, ...]:
        with self._writer.begin() as connection:
            return tuple(
                dropped for some in pieces(document_ids) for dropped in make_visible(connection, some)
            )

    def pending(self) -> tuple[str, ...]:
        with self._engine.connect() as connection:
            found = connection.scalars(select(documents.c.id).where(documents.c.state == State.PENDING.value))
            return tuple(sorted(found))

    def discard(self, document_ids: Collection[str]) -> None:
        """Forget documents, pending or visible, and their past; unknown ids are no error."""
        with self._writer.begin() as connection:
            for some in pieces(document_ids):
                forget_history(connection, some)
                connection.execute(delete(documents).where(documents.c.id.in_(some)))

    def collections(self) -> tuple[str, ...]:
        """The collections that hold a visible document or a refused file."""
        wanted = select(documents.c.collection).where(_visible()).union(select(problems.c.collection))
        with self._engine.connect() as connection:
            return tuple(sorted(connection.scalars(wanted)))

    def documents(self, scope: Scope, ids: Collection[str] | None = None) -> tuple[StoredDocument, ...]:
        """All of them, or those of these ids."""
        if ids is None:
            return self._documents(scope)
        wanted = dict.fromkeys(ids)
        return tuple(
            each for some in pieces(wanted) for each in self._documents(scope, documents.c.id.in_(some))
        )

    def document(self, document_id: str, scope: Scope) -> StoredDocument | None:
        found = self._documents(scope, documents.c.id == document_id)
        return found[0] if found else None

    def by_number(self, number: DocumentNumber, scope: Scope) -> tuple[StoredDocument, ...]:
        """The documents whose number has every part that `number` has."""
        serial = documents.c.serial_key
        known = number.key[0].rstrip(UNKNOWN_DIGIT + UNKNOWN_DIGITS)
        own = serial.startswith(known, autoescape=True) if number.half_known else serial == number.key[0]
        found = self._documents(scope, own)
        return tuple(each for each in found if each.document.number and number.fits(each.document.number))

    def readings(self, short_keys: Collection[str], scope: Scope) -> Mapping[str, str]:
        """Of equally frequent full forms the first in the alphabet."""
        if not short_keys:
            return {}
        wanted = (
            select(definitions.c.short_key, definitions.c.full)
            .join(documents)
            .where(_readable(scope), definitions.c.short_key.in_(short_keys))
            .group_by(definitions.c.short_key, definitions.c.full)
            .order_by(func.count(), definitions.c.full.desc())
        )
        with self._engine.connect() as connection:
            return {row.short_key: row.full for row in connection.execute(wanted)}

    def passages(self, passage_ids: Iterable[str], scope: Scope) -> tuple[Passage, ...]:
        """In the order of the ids; ids that the scope does not see are left out."""
        wanted = tuple(passage_ids)
        found = {
            passage.id: passage
            for some in pieces(wanted)
            for passage in self._passages(scope, passages.c.id.in_(some))
        }
        return tuple(found[passage_id] for passage_id in wanted if passage_id in found)

    def passages_of(self, document_id: str, scope: Scope) -> tuple[Passage, ...]:
        return self._passages(scope, passages.c.document_id == document_id)

    def count_passages(self, scope: Scope) -> int:
        counted = select(func.count()).select_from(passages.join(documents)).where(_readable(scope))
        with self._engine.connect() as connection:
            return connection.execute(counted).scalar_one()

    def report_problem(self, problem: Problem) -> None:
        """The latest problem of a file replaces an earlier one."""
        with self._writer.begin() as connection:
            connection.execute(delete(problems).where(_at(problem.collection, problem.root, problem.path)))
            connection.execute(insert(problems), rows.problem_row(problem))

    def clear_problem(self, collection: str, root: str, path: str) -> None:
        with self._writer.begin() as connection:
            connection.execute(delete(problems).where(_at(collection, root, path)))

    def problems(self, scope: Scope) -> tuple[Problem, ...]:
        wanted = select(problems).where(problems.c.collection.in_(scope.collections))
        with self._engine.connect() as connection:
            found = [rows.problem(row) for row in connection.execute(wanted).mappings()]
        return tuple(sorted(found, key=lambda each: (each.collection, each.root, each.path)))

    def live_contents(self) -> frozenset[str]:
        columns = (
            documents.c.file_hash,
            documents.c.text_hash,
            scanned_lines.c.image,
            past_versions.c.file_hash,
            past_versions.c.text_hash,
        )
        with self._engine.connect() as connection:
            found = [hash_ for column in columns for hash_ in connection.scalars(select(column).distinct())]
        return frozenset(hash_ for hash_ in found if hash_ is not None)

    def past_versions(self, stored: StoredDocument) -> tuple[PastVersion, ...]:
        return past_versions_at(self._engine, stored.placement)

    def sketches(self) -> Mapping[str, tuple[int, ...]]:
        wanted = select(documents.c.id, documents.c.sketch).where(_visible())
        with self._engine.connect() as connection:
            return {row.id: tuple(row.sketch) for row in connection.execute(wanted)}

    def restate(self, standings: Iterable[Standing]) -> None:
        with self._writer.begin() as connection:
            for standing in standings:
                connection.execute(
                    update(documents)
                    .where(documents.c.id == standing.document_id)
                    .values(status=standing.status.value, duplicate_of=standing.duplicate_of)
                )

    def _documents(self, scope: Scope, *conditions: ColumnElement[bool]) -> tuple[StoredDocument, ...]:
        wanted = select(documents).where(_readable(scope), *conditions)
        with self._engine.connect() as connection:
            found = [rows.stored_document(row) for row in connection.execute(wanted).mappings()]
        return tuple(sorted(found, key=_by_place))

    def _passages(self, scope: Scope, condition: ColumnElement[bool]) -> tuple[Passage, ...]:
        with self._engine.connect() as connection:
            return self._read_passages(connection, and_(_readable(scope), condition))

    def _read_passages(self, connection: Connection, condition: ColumnElement[bool]) -> tuple[Passage, ...]:
        wanted = (
            select(passages, documents.c.text_hash)
            .join_from(passages, documents)
            .where(condition)
            .order_by(passages.c.document_id, passages.c.ordinal)
        )
        found = connection.execute(wanted).mappings().all()
        return tuple(rows.passage(row, self._contents.text(row["text_hash"])) for row in found)

    def _visible_already(self, connection: Connection, group: Iterable[Staged]) -> Iterator[str]:
        """The ids of those that are visible as they are staged."""
        staged = {each.stored.id: each for each in group}
        wanted = select(documents).where(_visible(), documents.c.id.in_(list(staged)))
        for row in connection.execute(wanted).mappings().all():
            known, again = rows.stored_document(row), staged[row["id"]]
            # Standing and duplicates are set afterwards, by what other documents say.
            same = _as_ingested(known, again.stored) == again.stored
            own = passages.c.document_id == known.id
            if same and self._read_passages(connection, own) == tuple(again.passages):
                yield known.id


def _as_ingested(known: StoredDocument, again: StoredDocument) -> StoredDocument:
    document = replace(known.document, status=again.document.status)
    return replace(known, document=document, ingested_at=again.ingested_at, duplicate_of=None)


def _readable(scope: Scope) -> ColumnElement[bool]:
    return and_(_visible(), documents.c.collection.in_(scope.collections))


def _at(collection: str, root: str, path: str) -> ColumnElement[bool]:
    return and_(problems.c.collection == collection, problems.c.root == root, problems.c.path == path)


def _by_place(stored: StoredDocument) -> tuple[str, str, str]:
    return (stored.placement.collection, stored.placement.path, stored.id)
