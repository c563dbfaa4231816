"""What `tracuu eval retrieval` does once the command line is read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.retrieval_bench import Bench, Parts, Tell, measure
from eval.retrieval_sets import load_set
from retrieval.ask.options import FusionWeights
from retrieval.assembly import open_archive
from retrieval.settings import RetrievalSettings


def bench(dataset: Path, limit: int, tell: Tell) -> Bench:
    """Measures the set in an archive of its own, with the embedder and the weights of the settings."""
    data = load_set(dataset)
    with TemporaryDirectory(prefix="tracuu-bench-") as folder:
        own = {"data": Path(folder), "database_url": None, "qdrant_url": ""}
        settings = RetrievalSettings().model_copy(update=own)
        dense = settings.dense_weight
        weights = FusionWeights(sparse=1 - dense, dense=dense)
        with open_archive(settings, create=True) as archive:
            today = datetime.now(UTC).astimezone().date()
            return measure(data, Parts(archive.index, archive.embedder, weights, limit, today), tell)
