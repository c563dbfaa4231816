"""One contract, four indexes: Edge on disk, Edge lent by its owner, the server adapter, and the fake."""

from __future__ import annotations

import uuid
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from qdrant_client import QdrantClient

from retrieval.adapters.qdrant_edge import QdrantEdgeIndex
from retrieval.adapters.qdrant_server import QdrantServerIndex
from retrieval.domain.passage import ScoredId, SparseVector
from retrieval.domain.query import Scope
from retrieval.ports import IndexEntry, IndexQuery, PassageIndex
from tests.fakes.index import InMemoryPassageIndex
from tests.integration.lent_index import LentIndex

DIMENSION = 8
NO_TERMS = SparseVector((), ())
NO_DIRECTION = np.zeros(DIMENSION, np.float32)
EVERYTHING = Scope.of(["nghị-quyết", "báo cáo"])


def edge_index(folder: Path) -> PassageIndex:
    return QdrantEdgeIndex(folder, DIMENSION)


def lent_index(folder: Path) -> PassageIndex:
    return LentIndex(QdrantEdgeIndex(folder, DIMENSION), folder / "owner.sock")


def server_index(_folder: Path) -> PassageIndex:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Payload indexes have no effect", category=UserWarning)
        return QdrantServerIndex(QdrantClient(":memory:"), "tracuu", DIMENSION)


def fake_index(_folder: Path) -> PassageIndex:
    return InMemoryPassageIndex()


KINDS: dict[str, Callable[[Path], PassageIndex]] = {
    "edge": edge_index,
    "lent": lent_index,
    "server": server_index,
    "fake": fake_index,
}


@pytest.fixture(params=KINDS)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PassageIndex]:
    opened = KINDS[request.param](tmp_path)
    yield opened
    opened.close()


def direction(*numbers: float) -> np.ndarray:
    vector = np.zeros(DIMENSION, np.float32)
    vector[: len(numbers)] = numbers
    return vector / np.linalg.norm(vector)


def passage_id(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, name))


def entry(name: str, terms: dict[int, float], dense: np.ndarray, **fields: object) -> IndexEntry:
    defaults: dict[str, object] = {"document_id": "d1", "collection": "nghị-quyết"}
    sparse = SparseVector(tuple(sorted(terms)), tuple(terms[term] for term in sorted(terms)))
    return IndexEntry(passage_id=passage_id(name), sparse=sparse, dense=dense, **(defaults | fields))


def query(terms: dict[int, float], dense: np.ndarray = NO_DIRECTION, **fields: object) -> IndexQuery:
    sparse = SparseVector(tuple(sorted(terms)), tuple(terms[term] for term in sorted(terms)))
    defaults: dict[str, object] = {"scope": EVERYTHING, "limit": 10}
    return IndexQuery(sparse=sparse, dense=dense, **(defaults | fields))


def ids(found: tuple[ScoredId, ...]) -> list[str]:
    return [each.passage_id for each in found]


def named(*names: str) -> list[str]:
    return [passage_id(name) for name in names]


THREE = [
    entry("a", {1: 1.0, 7: 2.0}, direction(1, 0), document_id="d1", kind="nghị quyết", year=2021),
    entry("b", {1: 1.0}, direction(1, 1), document_id="d2", kind="quyết định", year=2022),
    entry("c", {4_294_967_295: 1.0}, direction(0, 1), document_id="d3", collection="báo cáo"),
]


@pytest.fixture
def filled(index: PassageIndex) -> PassageIndex:
    index.upsert(THREE)
    return index


def test_each_list_is_best_first(filled: PassageIndex) -> None:
    found = filled.search(query({1: 1.0, 7: 1.0}, direction(1, 0)))
    assert ids(found.sparse) == named("a", "b")
    assert ids(found.dense) == named("a", "b", "c")
    assert [each.score for each in found.dense] == pytest.approx([1.0, 0.70710678, 0.0], abs=1e-5)


def test_rare_terms_weigh_more(filled: PassageIndex) -> None:
    common, rare = (filled.search(query({term: 1.0})).sparse for term in (1, 7))
    # N = 3 passages: ln((3 - 2 + .5) / (2 + .5) + 1) = ln 1.6, and twice ln((3 - 1 + .5) / 1.5 + 1).
    assert [each.score for each in common] == pytest.approx([0.4700036, 0.4700036], abs=1e-5)
    assert [each.score for each in rare] == pytest.approx([2 * 0.9808293], abs=1e-5)


def test_the_largest_term_id_is_kept(filled: PassageIndex) -> None:
    assert ids(filled.search(query({4_294_967_295: 1.0})).sparse) == named("c")


def test_limit_holds_per_list(filled: PassageIndex) -> None:
    found = filled.search(query({1: 1.0}, direction(1, 0), limit=1))
    assert (len(found.sparse), len(found.dense)) == (1, 1)


def test_a_limit_of_zero_finds_nothing(filled: PassageIndex) -> None:
    found = filled.search(query({1: 1.0}, direction(1, 0), limit=0))
    assert (found.sparse, found.dense) == ((), ())


def test_nothing_outside_the_scope_is_found(filled: PassageIndex) -> None:
    found = filled.search(query({1: 1.0}, direction(1, 0), scope=Scope.of(["báo cáo"])))
    assert (found.sparse, ids(found.dense)) == ((), named("c"))


@pytest.mark.parametrize("scope", [Scope.of([]), Scope.of(["không có"])])
def test_an_empty_or_unknown_scope_finds_nothing(filled: PassageIndex, scope: Scope) -> None:
    found = filled.search(query({1: 1.0}, direction(1, 0), scope=scope))
    assert (found.sparse, found.dense) == ((), ())


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"documents": ["d1"]}, ["a"]),
        ({"documents": {"d2", "d3"}}, ["b", "c"]),
        ({"kinds": ["quyết định"]}, ["b"]),
        ({"years": [2021, 2022]}, ["a", "b"]),
        ({"years": [2021], "kinds": ["nghị quyết", "quyết định"]}, ["a"]),
        ({"documents": []}, []),
        ({"kinds": ["thông tư"]}, []),
        ({"years": [1999]}, []),
        ({"years": [2021], "kinds": ["quyết định"]}, []),
    ],
)
def test_filters_narrow_both_lists(filled: PassageIndex, fields: dict[str, object], names: list[str]) -> None:
    found = filled.search(query({1: 1.0, 4_294_967_295: 1.0}, direction(1, 0), **fields))
    assert ids(found.dense) == named(*names)
    assert set(ids(found.sparse)) == set(named(*names))


def test_an_empty_vector_finds_nothing_in_its_list(filled: PassageIndex) -> None:
    no_terms = filled.search(query({}, direction(1, 0)))
    no_direction = filled.search(query({1: 1.0}))
    neither = filled.search(query({}))
    assert (no_terms.sparse, len(no_terms.dense)) == ((), 3)
    assert (len(no_direction.sparse), no_direction.dense) == (2, ())
    assert (neither.sparse, neither.dense) == ((), ())


def test_an_entry_without_terms_is_found_by_direction_only(filled: PassageIndex) -> None:
    filled.upsert([entry("d", {}, direction(0, 0, 1))])
    found = filled.search(query({1: 1.0}, direction(0, 0, 1)))
    assert ids(found.dense)[0] == passage_id("d")
    assert passage_id("d") not in ids(found.sparse)


def test_a_zero_vector_can_be_stored(filled: PassageIndex) -> None:
    filled.upsert([entry("d", {9: 1.0}, NO_DIRECTION)])
    found = filled.search(query({9: 1.0}, direction(1, 0)))
    assert ids(found.sparse) == named("d")
    assert ids(found.dense)[0] == passage_id("a")


def test_equal_scores_come_in_the_order_of_ids(index: PassageIndex) -> None:
    names = [f"p{number}" for number in range(20)]
    index.upsert([entry(name, {1: 1.0}, direction(1, 0)) for name in names])
    found = index.search(query({1: 1.0}, direction(1, 0), limit=50))
    assert ids(found.sparse) == ids(found.dense) == sorted(named(*names))


def test_upserting_twice_changes_nothing(filled: PassageIndex) -> None:
    before = filled.search(query({1: 1.0}, direction(1, 0)))
    filled.upsert(THREE)
    assert filled.count() == 3
    assert ids(filled.search(query({1: 1.0}, direction(1, 0))).dense) == ids(before.dense)


def test_upserting_an_id_again_replaces_it(filled: PassageIndex) -> None:
    filled.upsert([replace(THREE[0], sparse=SparseVector((50,), (1.0,)), kind=None, year=None)])
    assert ids(filled.search(query({50: 1.0})).sparse) == named("a")
    assert filled.search(query({7: 1.0})).sparse == ()
    assert filled.search(query({50: 1.0}, years=[2021])).sparse == ()


def test_more_entries_than_a_batch_are_all_stored(index: PassageIndex) -> None:
    index.upsert([entry(f"p{number}", {number: 1.0}, direction(1, number)) for number in range(600)])
    assert index.count() == 600
    assert ids(index.search(query({599: 1.0})).sparse) == named("p599")


def test_deleting_documents_is_idempotent(filled: PassageIndex) -> None:
    for _ in range(2):
        filled.delete_documents(["d1", "d3", "không có"])
    assert filled.count() == 1
    assert ids(filled.search(query({1: 1.0}, direction(1, 0))).dense) == named("b")


def test_deleting_no_documents_deletes_nothing(filled: PassageIndex) -> None:
    filled.delete_documents([])
    assert filled.count() == 3


def test_upserting_nothing_is_harmless(index: PassageIndex) -> None:
    index.upsert([])
    index.flush()
    assert index.count() == 0


@pytest.mark.parametrize("other", ["edge", "server"])
def test_adapters_score_as_the_fake_does(other: str, tmp_path: Path) -> None:
    generator = np.random.default_rng(7)
    entries = [_random_entry(generator, number) for number in range(300)]
    real, fake = KINDS[other](tmp_path), fake_index(tmp_path)
    for each in (real, fake):
        each.upsert(entries)
    for _ in range(20):
        wanted = query(
            {int(t): 1.0 for t in generator.integers(0, 400, 6)}, direction(*generator.normal(size=8))
        )
        expected, found = fake.search(wanted), real.search(wanted)
        for kind in ("sparse", "dense"):
            ours, theirs = getattr(found, kind), getattr(expected, kind)
            assert ids(ours) == ids(theirs)
            assert [x.score for x in ours] == pytest.approx([x.score for x in theirs], rel=1e-4, abs=1e-5)
    real.close()


def _random_entry(generator: np.random.Generator, number: int) -> IndexEntry:
    terms = {int(term): float(generator.random()) for term in generator.integers(0, 400, 30)}
    return entry(f"p{number}", terms if number % 50 else {}, direction(*generator.normal(size=8)))


def test_threads_may_share_an_edge_index(tmp_path: Path) -> None:
    index = edge_index(tmp_path)

    def work(thread: int) -> None:
        for number in range(20):
            index.upsert([entry(f"{thread}-{number}", {thread: 1.0}, direction(1, thread))])
            index.search(query({thread: 1.0}, direction(1, 0)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(8)))
    assert index.count() == 160
    index.close()
