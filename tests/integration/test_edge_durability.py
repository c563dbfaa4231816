"""What an Edge index keeps across closing, crashes and a creation cut short."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import uuid
from pathlib import Path

import numpy as np
import pytest

from retrieval.adapters.manifest import SHARD
from retrieval.adapters.qdrant_edge import QdrantEdgeIndex
from retrieval.domain.passage import ScoredLists, SparseVector
from retrieval.domain.query import Scope
from retrieval.ports import IndexEntry, IndexQuery
from tests.integration import edge_writer

ROOT = Path(__file__).parents[2]
LONG = 1200
"""So long a vector that a few thousand points are worth compacting."""


def search(index: QdrantEdgeIndex, term: int, dimension: int = edge_writer.DIMENSION) -> ScoredLists:
    sparse = SparseVector((term,), (1.0,))
    dense = np.ones(dimension, np.float32)
    return index.search(IndexQuery(sparse, dense, Scope.of(["c"]), limit=10))


def entry(number: int) -> IndexEntry:
    dense = np.random.default_rng(number).normal(size=LONG).astype(np.float32)
    return IndexEntry(str(uuid.UUID(int=number + 1)), "d", "c", SparseVector((number,), (1.0,)), dense)


def test_a_flushed_index_reopens_with_equal_results(tmp_path: Path) -> None:
    index = QdrantEdgeIndex(tmp_path, edge_writer.DIMENSION)
    index.upsert(edge_writer.batch(0))
    index.flush()
    before = search(index, 7)
    index.close()
    index.close()
    reopened = QdrantEdgeIndex(tmp_path, edge_writer.DIMENSION)
    assert reopened.count() == edge_writer.PER_BATCH
    assert search(reopened, 7) == before
    reopened.close()


def test_a_creation_cut_short_is_begun_anew(tmp_path: Path) -> None:
    half = tmp_path / f"{SHARD}.new" / "segments"
    half.mkdir(parents=True)
    (half / "rubbish").write_bytes(b"half")
    index = QdrantEdgeIndex(tmp_path, edge_writer.DIMENSION)
    assert index.count() == 0
    index.close()
    assert [path.name for path in tmp_path.iterdir()] == [SHARD]


def test_compacting_takes_deleted_points_out_of_the_idf(tmp_path: Path) -> None:
    index = QdrantEdgeIndex(tmp_path, edge_writer.DIMENSION)
    for number in range(40):
        index.upsert(edge_writer.batch(number))
    fresh = search(index, 1).sparse[0].score
    index.delete_documents([f"d{number}" for number in range(1000, 2000)])
    assert search(index, 1).sparse[0].score == pytest.approx(fresh)
    index.compact()
    assert search(index, 1).sparse[0].score == pytest.approx(np.log((1000 - 1 + 0.5) / 1.5 + 1), rel=1e-4)
    assert index.count() == 1000
    index.close()


def test_compacting_changes_no_result_and_takes_new_points(tmp_path: Path) -> None:
    index = QdrantEdgeIndex(tmp_path, LONG)
    entries = [entry(number) for number in range(2500)]
    index.upsert(entries[:2400])
    before = [search(index, number, LONG) for number in range(0, 2400, 100)]
    index.compact()
    assert list(tmp_path.glob(f"{SHARD}/segments/*/vector_index-sparse/inverted_index*"))
    assert [search(index, number, LONG) for number in range(0, 2400, 100)] == before
    index.upsert(entries[2300:])
    index.close()
    reopened = QdrantEdgeIndex(tmp_path, LONG)
    assert reopened.count() == 2500
    assert [each.passage_id for each in search(reopened, 2450, LONG).sparse] == [entries[2450].passage_id]
    reopened.close()


@pytest.mark.parametrize("acknowledged", [1, 4, 9])
def test_no_acknowledged_point_is_lost_to_kill_9(tmp_path: Path, acknowledged: int) -> None:
    script = Path(edge_writer.__file__)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script), str(tmp_path)], stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        assert writer.stdout is not None
        last = [int(writer.stdout.readline()) for _ in range(acknowledged)][-1]
        writer.send_signal(signal.SIGKILL)
    index = QdrantEdgeIndex(tmp_path, edge_writer.DIMENSION)
    assert index.count() >= (last + 1) * edge_writer.PER_BATCH
    for stored in (each for number in range(last + 1) for each in edge_writer.batch(number)):
        found = search(index, stored.sparse.indices[0])
        assert [each.passage_id for each in found.sparse] == [stored.passage_id]
    index.close()
