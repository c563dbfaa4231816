"""What `tracuu eval retrieval` does once the command line is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from eval.fusion_choice import best_weight
from eval.retrieval_bench import DENSE, HIT, STRIPPED, TESTED, WRITTEN, Bench, Parts, Tell, measure
from eval.retrieval_report import MEASURE_NAMES
from eval.retrieval_sets import load_set
from eval.training.model_card import CARD_FILE, MeasuredScore, ModelCard
from retrieval.adapters.fusion import Fusion, keep_fusion
from retrieval.adapters.static_embedding import SHIPPED_MODEL
from retrieval.assembly import open_archive
from retrieval.domain.errors import ConfigurationError
from retrieval.settings import RetrievalSettings


def bench(dataset: Path, limit: int, tell: Tell) -> Bench:
    """Measures the set in an archive of its own, with the embedder of the settings."""
    data = load_set(dataset)
    with TemporaryDirectory(prefix="tracuu-bench-") as folder:
        own = {"data": Path(folder), "database_url": None, "qdrant_url": ""}
        settings = RetrievalSettings().model_copy(update=own)
        with open_archive(settings, create=True) as archive:
            today = datetime.now(UTC).astimezone().date()
            return measure(data, Parts(archive.index, archive.embedder, limit, today), tell)


def model_folder() -> Path:
    """Where the configured model's weight is kept; raises ConfigurationError for a model of the hub."""
    embedder = RetrievalSettings().embedder
    folder = Path(embedder) if embedder else SHIPPED_MODEL
    if not folder.is_dir():
        raise ConfigurationError(
            f"Mô hình {embedder} không nằm trong một thư mục để ghi trọng số.",
            "Lưu mô hình vào một thư mục, hoặc đặt trọng số tìm được vào TRACUU_DENSE_WEIGHT.",
        )
    return folder


def keep_best_weight(benches: Sequence[Bench], folder: Path) -> float:
    """Write the weight that is best on all sets into the model's folder, and the scores into its card."""
    weight = best_weight(benches)
    keep_fusion(folder, Fusion(dense_weight=weight, chosen_on=tuple(each.name for each in benches)))
    if (folder / CARD_FILE).is_file():
        ModelCard.read(folder).with_scores(tuple(_scores(benches))).write(folder)
    return weight


def _scores(benches: Sequence[Bench]) -> Iterator[MeasuredScore]:
    for each, variant, name in product(benches, (WRITTEN, STRIPPED), (TESTED, HIT)):
        value = round(100 * each.mean(variant, DENSE, name), 1)
        yield MeasuredScore(each.name, variant, MEASURE_NAMES.get(name, name), value)
