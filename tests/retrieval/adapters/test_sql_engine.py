"""The database: its guarantees, and the history of its schema."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from retrieval.adapters.sql import schema
from retrieval.adapters.sql.catalog import SqlCatalog
from retrieval.adapters.sql.engine import (
    HEAD,
    MIGRATIONS,
    current_revision,
    for_staging,
    for_writing,
    open_engine,
    upgrade,
)
from retrieval.domain.document import DocumentNumber
from retrieval.domain.errors import DataFolderDamaged
from retrieval.domain.query import Scope
from retrieval.ports import Staged
from tests.fakes.content import InMemoryContentStore
from tests.retrieval.adapters.archive import NOON, TEXT, passages_of, stored

ROOT = Path(__file__).parents[3]


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'catalog.db'}"


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def test_the_constant_names_the_packaged_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def _is_of_the_catalog(
    _object: object, name: str | None, kind: str, _reflected: bool, _other: object
) -> bool:
    """Tables of the fronts share the history; tests/bot/state holds them to it."""
    return kind != "table" or name in schema.metadata.tables


def test_the_migrations_lead_to_the_schema_of_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        opts = {"compare_type": True, "include_object": _is_of_the_catalog}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, schema.metadata) == []
    assert current_revision(engine) == HEAD


def test_opening_again_finds_the_schema_at_head(url: str, engine: Engine) -> None:
    again = open_engine(url)
    assert current_revision(again) == HEAD
    again.dispose()


def test_the_visible_placement_index_is_partial(engine: Engine) -> None:
    with engine.connect() as connection:
        made = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE name = 'uq_documents_visible_placement'")
        ).scalar_one()
    assert made.endswith("WHERE state = 'visible'")


FIRST_DOCUMENT = """
INSERT INTO documents (id, collection, root, path, file_hash, text_hash, page_starts, parser, state,
                       ingested_at, serial, serial_key, year, kind_code, organ, written, status, sources)
VALUES ('d1', 'nghị-quyết', '/kho', 'a.docx', 'f', :text_hash, '[0, 30]', 'docx/1', 'visible',
        '2024-05-02 12:30:00', '015', '15', 2021, 'NQ', 'HĐND', '015/2021/NQ-HĐND', 'in_force',
        '{"number": {"origin": "text", "span": [14, 29]}}')
"""
FIRST_PASSAGE = """
INSERT INTO passages (id, document_id, ordinal, start, "end", role, path, headings)
VALUES ('00000000-0000-0000-0000-000000000001', 'd1', 0, 0, 10, 'body', '["Điều 1"]', '[]')
"""


def test_upgrading_from_the_first_revision_keeps_the_rows(url: str) -> None:
    contents = InMemoryContentStore()
    first = create_engine(url)
    upgrade(first, "0001")
    with first.begin() as connection:
        connection.execute(text(FIRST_DOCUMENT), {"text_hash": contents.put(TEXT.encode())})
        connection.execute(text(FIRST_PASSAGE))
    first.dispose()
    engine = open_engine(url)
    catalog, scope = SqlCatalog(engine, contents), Scope.of(["nghị-quyết"])
    assert current_revision(engine) == HEAD
    assert [each.ingested_at for each in catalog.by_number(DocumentNumber("15"), scope)] == [NOON]
    assert [each.text for each in catalog.passages_of("d1", scope)] == [TEXT[:10]]
    engine.dispose()


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'other.db'}"
    other = create_engine(url)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE problems (id INTEGER)"))
    other.dispose()
    with pytest.raises(Exception, match="already exists"):
        open_engine(url)
    reopened = create_engine(url)
    assert inspect(reopened).get_table_names() == ["problems"]
    reopened.dispose()


def test_a_schema_of_a_newer_program_is_refused(url: str, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DataFolderDamaged, match="9999"):
        open_engine(url)


def test_sqlite_syncs_commits_and_holds_foreign_keys(engine: Engine) -> None:
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_only_staging_leaves_the_sync_to_a_later_commit(engine: Engine) -> None:
    found = []
    for opened in (for_staging(engine), for_writing(engine), for_staging(engine), engine):
        with opened.begin() as connection:
            found.append(connection.exec_driver_sql("PRAGMA synchronous").scalar())
    assert found == [1, 2, 1, 2]


def test_an_in_memory_database_lasts_as_long_as_its_engine() -> None:
    engine = open_engine("sqlite://")
    catalog = SqlCatalog(engine, InMemoryContentStore())
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(catalog.collections).result() == ()
    engine.dispose()


def test_writers_in_threads_wait_for_each_other(engine: Engine) -> None:
    contents = InMemoryContentStore()
    catalog = SqlCatalog(engine, contents)

    def add(number: int) -> None:
        document = stored(contents, f"d{number}", path=f"{number}.docx")
        catalog.stage([Staged(document, passages_of(document))])
        catalog.publish([document.id])

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(40)))
    assert len(catalog.documents(Scope.of(["nghị-quyết"]))) == 40


def test_a_start_at_head_does_not_import_alembic(url: str, engine: Engine) -> None:
    code = (
        "import sys; from retrieval.adapters.sql.engine import open_engine;"
        f"open_engine({url!r}).dispose(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "False"


def test_the_schema_can_be_written_for_postgresql() -> None:
    dialect = postgresql.dialect()
    tables = schema.metadata.sorted_tables
    statements = {table.name: str(CreateTable(table).compile(dialect=dialect)) for table in tables}
    indexes = [
        str(CreateIndex(index).compile(dialect=dialect))
        for index in sorted(schema.documents.indexes, key=lambda each: str(each.name))
    ]
    for table in tables:
        instants = [column for column in table.columns if isinstance(column.type, schema.UtcDateTime)]
        assert statements[table.name].count("TIMESTAMP") == len(instants)
    assert indexes[-1].endswith("(collection, root, path) WHERE state = 'visible'")
