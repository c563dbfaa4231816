"""Upserts batch after batch into an Edge index until it is killed, saying each flushed one on stdout."""

from __future__ import annotations

import itertools
import sys
import uuid
from pathlib import Path

import numpy as np

from retrieval.adapters.qdrant_edge import QdrantEdgeIndex
from retrieval.domain.passage import SparseVector
from retrieval.ports import IndexEntry

DIMENSION = 16
PER_BATCH = 50


def batch(number: int) -> list[IndexEntry]:
    """The entries of a batch; the parent makes the same ones to look for them."""
    return [_entry(number * PER_BATCH + position) for position in range(PER_BATCH)]


def _entry(number: int) -> IndexEntry:
    dense = np.random.default_rng(number).normal(size=DIMENSION).astype(np.float32)
    sparse = SparseVector((number, 1_000_000), (1.0, 1.0))
    return IndexEntry(str(uuid.UUID(int=number + 1)), f"d{number}", "c", sparse, dense)


def main(folder: Path) -> None:
    index = QdrantEdgeIndex(folder, DIMENSION)
    for number in itertools.count():
        index.upsert(batch(number))
        index.flush()
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
