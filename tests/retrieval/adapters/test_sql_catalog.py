"""The catalog in SQL: what is visible, to whom, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from retrieval.adapters.sql.catalog import SqlCatalog
from retrieval.adapters.sql.engine import open_engine
from retrieval.domain.document import Document, DocumentNumber, StoredDocument
from retrieval.domain.errors import RefusalReason
from retrieval.domain.query import Scope
from retrieval.ports import Catalog, Problem, Staged
from tests.fakes.content import InMemoryContentStore
from tests.retrieval.adapters.archive import FULL, NOON, NUMBER, TEXT, passages_of, stored

SCOPE = Scope.of(["nghị-quyết", "báo-cáo"])
NOBODY = Scope.of([])


@pytest.fixture
def contents() -> InMemoryContentStore:
    return InMemoryContentStore()


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'catalog.db'}")
    yield engine
    engine.dispose()


@pytest.fixture
def catalog(engine: Engine, contents: InMemoryContentStore) -> SqlCatalog:
    return SqlCatalog(engine, contents)


def add(catalog: Catalog, document: StoredDocument, text: str = TEXT) -> StoredDocument:
    catalog.stage([Staged(document, passages_of(document, text))])
    catalog.publish([document.id])
    return document


def test_a_staged_document_is_invisible(catalog: Catalog, contents: InMemoryContentStore) -> None:
    document = stored(contents, "d1")
    catalog.stage([Staged(document, passages_of(document))])
    assert catalog.pending() == ("d1",)
    assert catalog.documents(SCOPE) == catalog.passages_of("d1", SCOPE) == catalog.collections() == ()
    assert (catalog.document("d1", SCOPE), catalog.count_passages(SCOPE)) == (None, 0)
    assert catalog.passages([each.id for each in passages_of(document)], SCOPE) == ()
    assert catalog.by_number(NUMBER, SCOPE) == ()


def test_a_published_document_comes_back_as_it_went_in(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    document = stored(contents, "d1")
    catalog.stage([Staged(document, passages_of(document))])
    assert catalog.publish(["d1"]) == ()
    assert catalog.document("d1", SCOPE) == document
    assert catalog.passages_of("d1", SCOPE) == tuple(passages_of(document))
    assert (catalog.pending(), catalog.collections()) == ((), ("nghị-quyết",))
    assert catalog.count_passages(SCOPE) == 3


def test_a_document_that_says_nothing_of_itself(catalog: Catalog, contents: InMemoryContentStore) -> None:
    document = add(catalog, stored(contents, "d1", document=Document(), text=""), text="")
    assert catalog.documents(SCOPE) == (document,)


def test_instants_are_kept_in_any_time_zone(catalog: Catalog, contents: InMemoryContentStore) -> None:
    in_hanoi = NOON.astimezone(timezone(timedelta(hours=7)))
    add(catalog, replace(stored(contents, "d1"), ingested_at=in_hanoi))
    assert [each.ingested_at for each in catalog.documents(SCOPE)] == [NOON]


def test_staging_again_replaces_the_pending_one(catalog: Catalog, contents: InMemoryContentStore) -> None:
    document = stored(contents, "d1")
    catalog.stage([Staged(document, passages_of(document))])
    renamed = replace(document, document=replace(FULL, subject="Đính chính"))
    catalog.stage([Staged(renamed, passages_of(renamed)[:1])])
    catalog.publish(["d1"])
    assert catalog.documents(SCOPE) == (renamed,)
    assert catalog.passages_of("d1", SCOPE) == tuple(passages_of(renamed)[:1])


def test_staging_a_visible_document_unchanged_keeps_it_visible(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    document = add(catalog, stored(contents, "d1"))
    catalog.stage([Staged(replace(document, ingested_at=NOON + timedelta(days=1)), passages_of(document))])
    assert (catalog.pending(), catalog.documents(SCOPE)) == ((), (document,))


@pytest.mark.parametrize("kept", [2, 3])
def test_staging_a_visible_document_otherwise_makes_it_pending(
    catalog: Catalog, contents: InMemoryContentStore, kept: int
) -> None:
    document = add(catalog, stored(contents, "d1"))
    changed = replace(document, document=replace(FULL, signer="Trần B")) if kept == 3 else document
    catalog.stage([Staged(changed, passages_of(changed)[:kept])])
    assert catalog.pending() == ("d1",)
    catalog.publish(["d1"])
    assert catalog.documents(SCOPE) == (changed,)
    assert catalog.count_passages(SCOPE) == kept


def test_publishing_drops_what_lay_in_the_same_place(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    add(catalog, stored(contents, "old"))
    elsewhere = add(catalog, stored(contents, "elsewhere", path="khác.docx"))
    fresh = stored(contents, "new", text="Văn bản mới")
    catalog.stage([Staged(fresh, passages_of(fresh, "Văn bản mới"))])
    assert {each.id for each in catalog.documents(SCOPE)} == {"old", "elsewhere"}
    assert catalog.publish(["new"]) == ("old",)
    assert catalog.documents(SCOPE) == (fresh, elsewhere)
    assert catalog.passages_of("old", SCOPE) == ()
    assert catalog.count_passages(SCOPE) == 4


def test_publishing_visible_and_unknown_ids_changes_nothing(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    document = add(catalog, stored(contents, "d1"))
    assert catalog.publish(["d1", "không có"]) == ()
    assert catalog.documents(SCOPE) == (document,)


def test_the_later_of_two_versions_published_together_stays(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    versions = [stored(contents, document_id) for document_id in ("one", "two")]
    catalog.stage([Staged(version, passages_of(version)) for version in versions])
    assert catalog.publish(["one", "two"]) == ("one",)
    assert [each.id for each in catalog.documents(SCOPE)] == ["two"]


def test_equal_paths_in_two_collections_are_two_documents(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    add(catalog, stored(contents, "d1"))
    add(catalog, stored(contents, "d2", collection="báo-cáo"))
    assert [each.id for each in catalog.documents(SCOPE)] == ["d2", "d1"]
    assert catalog.collections() == ("báo-cáo", "nghị-quyết")


def test_discarding_takes_pending_and_visible_documents(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    add(catalog, stored(contents, "d1"))
    pending = stored(contents, "d2", path="b")
    catalog.stage([Staged(pending, passages_of(pending))])
    catalog.discard(["d1", "d2", "không có"])
    catalog.discard([])
    assert (catalog.pending(), catalog.documents(SCOPE), catalog.count_passages(SCOPE)) == ((), (), 0)


def test_nothing_outside_the_scope_is_seen(catalog: Catalog, contents: InMemoryContentStore) -> None:
    document = add(catalog, stored(contents, "d1"))
    catalog.report_problem(problem("nghị-quyết", "b.pdf"))
    passage_ids = [each.id for each in passages_of(document)]
    for scope in (NOBODY, Scope.of(["báo-cáo"])):
        assert catalog.documents(scope) == catalog.by_number(NUMBER, scope) == ()
        assert catalog.passages(passage_ids, scope) == catalog.passages_of("d1", scope) == ()
        assert (catalog.document("d1", scope), catalog.count_passages(scope)) == (None, 0)
        assert catalog.problems(scope) == ()


@pytest.mark.parametrize(
    ("number", "found"),
    [
        (DocumentNumber("015"), ["d1", "d2", "d3"]),
        (DocumentNumber("15", organ="hđnd"), ["d1"]),
        (DocumentNumber("15", 2021, "NQ", "HĐND"), ["d1"]),
        (DocumentNumber("15", kind="CTr"), ["d2"]),
        (DocumentNumber("15", 2020), []),
        (DocumentNumber("150"), []),
        (DocumentNumber("1x"), ["d1", "d2", "d3"]),
        (DocumentNumber("1…", organ="hđnd"), ["d1"]),
        (DocumentNumber("15x"), []),
    ],
)
def test_documents_are_found_by_the_parts_of_a_number(
    catalog: Catalog, contents: InMemoryContentStore, number: DocumentNumber, found: list[str]
) -> None:
    add(catalog, stored(contents, "d1", path="a"))
    add(catalog, stored(contents, "d2", path="b", document=Document(DocumentNumber("15", kind="CTR"))))
    add(catalog, stored(contents, "d3", path="c", document=Document(DocumentNumber("15"))))
    add(catalog, stored(contents, "d4", path="d", document=Document()))
    assert [each.id for each in catalog.by_number(number, SCOPE)] == found


def test_passages_come_in_the_order_asked_for(catalog: Catalog, contents: InMemoryContentStore) -> None:
    first, second, third = passages_of(add(catalog, stored(contents, "d1")))
    asked = [third.id, "không có", first.id, second.id]
    assert catalog.passages(iter(asked), SCOPE) == (third, first, second)


def test_many_passages_at_once(catalog: Catalog, contents: InMemoryContentStore) -> None:
    long_text = "\n".join(f"Điều {number}." for number in range(1200))
    document = add(catalog, stored(contents, "d1", text=long_text), long_text)
    passages = passages_of(document, long_text)
    assert catalog.passages([each.id for each in passages], SCOPE) == tuple(passages)


def test_documents_are_in_the_order_of_their_places(catalog: Catalog, contents: InMemoryContentStore) -> None:
    for document_id, path in (("d1", "Đ.docx"), ("d2", "a.docx"), ("d3", "e.docx")):
        add(catalog, stored(contents, document_id, path=path))
    assert [each.id for each in catalog.documents(SCOPE)] == ["d2", "d3", "d1"]


def problem(collection: str, path: str, detail: str = "no text") -> Problem:
    return Problem(collection, "/kho", path, None, RefusalReason.NO_TEXT_LAYER, detail)


def test_problems_are_kept_until_cleared(catalog: Catalog) -> None:
    catalog.report_problem(problem("nghị-quyết", "b.pdf"))
    catalog.report_problem(problem("báo-cáo", "a.pdf"))
    catalog.report_problem(problem("nghị-quyết", "b.pdf", "still no text"))
    expected = (problem("báo-cáo", "a.pdf"), problem("nghị-quyết", "b.pdf", "still no text"))
    assert catalog.problems(SCOPE) == expected
    assert catalog.collections() == ("báo-cáo", "nghị-quyết")
    catalog.clear_problem("nghị-quyết", "/kho", "b.pdf")
    catalog.clear_problem("nghị-quyết", "/kho", "b.pdf")
    assert catalog.problems(SCOPE) == expected[:1]


def test_the_database_itself_refuses_two_visible_documents_in_one_place(
    catalog: Catalog, engine: Engine, contents: InMemoryContentStore
) -> None:
    add(catalog, stored(contents, "d1"))
    twin = stored(contents, "d2")
    catalog.stage([Staged(twin, passages_of(twin))])
    with (
        pytest.raises(Exception, match="UNIQUE constraint failed"),
        engine.begin() as connection,
    ):
        connection.execute(text("UPDATE documents SET state = 'visible' WHERE id = 'd2'"))


def test_a_failed_stage_leaves_nothing_behind(catalog: Catalog, contents: InMemoryContentStore) -> None:
    document = stored(contents, "d1")
    twice = [*passages_of(document), *passages_of(document)]
    with pytest.raises(Exception, match="UNIQUE constraint failed"):
        catalog.stage([Staged(document, twice)])
    assert catalog.pending() == ()


def test_readings_are_what_most_visible_documents_define(
    catalog: Catalog, contents: InMemoryContentStore
) -> None:
    meant = {"d1": "cụm công nghiệp", "d2": "công chức ngành", "d3": "công chức ngành"}
    for number, (document_id, full) in enumerate(meant.items()):
        document = stored(contents, document_id, path=f"{number}.docx")
        defined = {"ccn": full, "kttt": "kinh tế tập thể"}
        catalog.stage([Staged(document, passages_of(document), definitions=defined)])
        assert len(catalog.readings({"ccn"}, SCOPE)) == min(number, 1)  # what is pending defines nothing yet
        catalog.publish([document_id])
    assert catalog.readings({"ccn", "kttt", "xyz"}, SCOPE) == {
        "ccn": "công chức ngành",
        "kttt": "kinh tế tập thể",
    }
    assert catalog.readings({"ccn"}, NOBODY) == catalog.readings(set(), SCOPE) == {}
    catalog.discard(["d2", "d3"])
    assert catalog.readings({"ccn"}, SCOPE) == {"ccn": "cụm công nghiệp"}
