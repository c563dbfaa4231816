"""What a training run reads: corpora as pairs, and what a person says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from eval.training.corpora import TrainingPair, corpus_files, source_name, training_pairs
from eval.training.model_card import CorpusUse, ModelCard
from retrieval.domain.errors import ConfigurationError


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What every training run depends on.

    `state_documents` are the sources of which only documents of state organs are read. `provenance` maps a
    source name to a sentence for the model card, and `command` is what was typed; neither they nor `name` and
    `remarks` change the weights.
    """

    name: str = "tracuu-vi"
    seed: int = 7
    state_documents: tuple[str, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    command: str = ""


def read_pairs(
    paths: Sequence[Path], settings: SourceSettings
) -> tuple[list[TrainingPair], tuple[CorpusUse, ...]]:
    """The pairs of all corpora, in a fixed order; raises ConfigurationError where there are too few."""
    pairs: list[TrainingPair] = []
    uses: list[CorpusUse] = []
    for file in corpus_files(paths):
        source = source_name(file)
        corpus = training_pairs(file, settings.seed, state_documents=source in settings.state_documents)
        provenance = settings.provenance.get(source, "provided by the user")
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        uses.append(CorpusUse(source, digest, corpus.records, len(corpus.pairs), provenance))
        pairs.extend(corpus.pairs)
    if len(pairs) < 2:
        raise ConfigurationError(f"Ngữ liệu quá ít để huấn luyện: chỉ tạo được {len(pairs)} cặp.")
    return pairs, tuple(uses)


def card_of(
    settings: SourceSettings,
    uses: tuple[CorpusUse, ...],
    *,
    architecture: str,
    dimension: int,
    vocabulary: int,
    weights: str,
    seconds: float,
    loss: float,
) -> ModelCard:
    """The card of a finished run."""
    return ModelCard(
        name=settings.name,
        architecture=architecture,
        dimension=dimension,
        vocabulary=vocabulary,
        weights=weights,
        corpora=uses,
        settings=_stated(settings),
        seconds=round(seconds),
        final_loss=round(loss, 4),
        remarks=settings.remarks,
        command=settings.command,
    )


def _stated(settings: SourceSettings) -> dict[str, object]:
    """The settings that a model card lists; what it tells elsewhere is left out."""
    told_apart = ("name", "provenance", "remarks", "command")
    return {key: value for key, value in asdict(settings).items() if key not in told_apart}
