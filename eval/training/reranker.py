"""Trains a small cross-encoder from a trained encoder: does this passage answer this question?"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from datasets import Dataset
from sentence_transformers.cross_encoder import (
    CrossEncoder,
    CrossEncoderTrainer,
    CrossEncoderTrainingArguments,
)
from sentence_transformers.cross_encoder.losses import BinaryCrossEntropyLoss
from transformers import set_seed

from eval.training.corpora import TrainingPair
from eval.training.encoder import CARD_FILE
from eval.training.hard_negatives import hard_negatives
from eval.training.model_card import RERANKER, ModelCard
from eval.training.sources import SourceSettings, card_of, read_pairs
from eval.training.trainer_runs import Run, Tell, arguments, run_to_end
from retrieval.language.text import fold

_RUN = Run(steps=6_000, batch_size=128, learning_rate=1e-4)


@dataclass(frozen=True, slots=True)
class RerankerSettings(SourceSettings):
    """What a run depends on besides its corpora and the encoder that it starts from."""

    name: str = "tracuu-reranker-vi"
    longest: int = 192
    run: Run = _RUN
    folded_anchor_share: float = 0.35


def train_reranker(
    corpus_paths: Sequence[Path], encoder: Path, out: Path, settings: RerankerSettings, tell: Tell
) -> ModelCard:
    """Write a sentence-transformers CrossEncoder and its card to `out`.

    Half of what it reads are pairs of the corpora, half the same anchors with hard negatives.
    """
    started = time.monotonic()
    pairs, uses = read_pairs(corpus_paths, settings)
    set_seed(settings.seed)
    model = CrossEncoder(str(encoder), num_labels=1, max_length=settings.longest)
    with TemporaryDirectory(prefix="tracuu-reranker-") as folder:
        trainer = CrossEncoderTrainer(
            model=model,
            args=arguments(CrossEncoderTrainingArguments, settings.run, settings.seed, Path(folder)),
            train_dataset=_labelled(pairs, settings),
            loss=BinaryCrossEntropyLoss(model),
        )
        loss = run_to_end(trainer, "chấm đoạn", tell)
    model.save_pretrained(str(out), create_model_card=False)
    card = card_of(
        settings,
        uses,
        architecture=RERANKER,
        dimension=model.config.hidden_size,
        vocabulary=len(model.tokenizer),
        weights="float32",
        seconds=time.monotonic() - started,
        loss=loss,
    )
    card.write(out, CARD_FILE)
    return card


def _labelled(pairs: Sequence[TrainingPair], settings: RerankerSettings) -> Dataset:
    random = Random(f"{settings.seed}:folding")
    rows: list[dict[str, str | float]] = []
    for pair, negative in zip(pairs, hard_negatives(pairs), strict=True):
        anchor = fold(pair.anchor) if random.random() < settings.folded_anchor_share else pair.anchor
        rows.append({"question": anchor, "passage": pair.passage, "label": 1.0})
        rows.append({"question": anchor, "passage": negative, "label": 0.0})
    return Dataset.from_list(rows)
