"""Trains the static embedding that ships with the project: one vector per subword, a text is their mean.

The losses and the model are sentence-transformers'; the loop is not its trainer, which tokenises every text
again in every epoch: on a CPU that takes longer than the arithmetic of so small a model. Here each text is
tokenised once and handed over as the features that the model expects. No package beyond the usual is needed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer

from eval.training.batches import Features, Indices, TokenStore, batch_stream
from eval.training.corpora import TrainingPair
from eval.training.model_card import STATIC, ModelCard
from eval.training.sources import SourceSettings, card_of, read_pairs
from eval.training.tokenizer import train_tokenizer
from retrieval.language.text import fold

_PROGRESS_EVERY = 50
_LOSS_WINDOW = 50

Progress = Callable[[int, int, float], None]
"""Called with the step, the number of steps and the mean recent loss."""


@dataclass(frozen=True, slots=True)
class TrainingSettings(SourceSettings):
    """What a run depends on besides its corpora; the defaults are those of the shipped model."""

    name: str = "tracuu-static-vi"
    steps: int = 2000
    batch_size: int = 1024
    vocabulary: int = 31_000
    dimension: int = 256
    nested_dimensions: tuple[int, ...] = (256, 64)
    learning_rate: float = 0.06
    warm_up_share: float = 0.03
    scale: float = 20.0
    passage_tokens: int = 100
    anchor_tokens: int = 48
    folded_anchor_share: float = 0.35
    folded_vocabulary_share: float = 0.2
    init_frequency: float = 1e-3
    threads: int = 2


@dataclass(frozen=True, slots=True)
class _TokenisedPairs:
    """Passages and anchors as ids; the folded form of anchor i is row `count + i` of `anchors`."""

    anchors: TokenStore
    passages: TokenStore
    count: int

    def features(self, rows: Indices, folded: NDArray[np.bool_]) -> list[Features]:
        return [self.anchors.features(rows + folded * self.count), self.passages.features(rows)]


def train_static_embedding(
    corpus_paths: Sequence[Path], out: Path, settings: TrainingSettings, progress: Progress
) -> ModelCard:
    """Train on the corpora and write `model.safetensors`, `tokenizer.json` and the card to `out`.

    The same corpora, settings and library versions give the same weights, thread count included.
    """
    started = time.monotonic()
    pairs, uses = read_pairs(corpus_paths, settings)
    tokenizer = _tokenizer(pairs, settings)
    rows, final_loss = _train(pairs, tokenizer, settings, progress)
    _save(rows, tokenizer, out)
    card = card_of(
        settings,
        uses,
        architecture=STATIC,
        dimension=settings.dimension,
        vocabulary=tokenizer.get_vocab_size(),
        weights="int8 with one scale per row",
        seconds=time.monotonic() - started,
        loss=final_loss,
    )
    card.write(out)
    return card


def _train(
    pairs: Sequence[TrainingPair], tokenizer: Tokenizer, settings: TrainingSettings, progress: Progress
) -> tuple[NDArray[np.float32], float]:
    torch.set_num_threads(settings.threads)
    torch.manual_seed(settings.seed)
    tokenised = _tokenise(pairs, tokenizer, settings)
    embedding = _initial_embedding(tokenizer, tokenised.passages, settings)
    model = SentenceTransformer(modules=[embedding], device="cpu")
    batches = batch_stream(pairs, min(settings.batch_size, len(pairs)), settings.seed)
    final_loss = _optimise(model, _feature_stream(tokenised, batches, settings), settings, progress)
    rows: NDArray[np.float32] = embedding.embedding.weight.detach().numpy()
    return rows, final_loss


def _tokenizer(pairs: Sequence[TrainingPair], settings: TrainingSettings) -> Tokenizer:
    texts = [text for pair in pairs for text in (pair.anchor, pair.passage)]
    return train_tokenizer(texts, settings.vocabulary, settings.folded_vocabulary_share, settings.seed)


def _tokenise(
    pairs: Sequence[TrainingPair], tokenizer: Tokenizer, settings: TrainingSettings
) -> _TokenisedPairs:
    anchors = [pair.anchor for pair in pairs]
    return _TokenisedPairs(
        anchors=TokenStore.of([*anchors, *map(fold, anchors)], tokenizer, settings.anchor_tokens),
        passages=TokenStore.of([pair.passage for pair in pairs], tokenizer, settings.passage_tokens),
        count=len(pairs),
    )


def _initial_embedding(
    tokenizer: Tokenizer, passages: TokenStore, settings: TrainingSettings
) -> StaticEmbedding:
    """Random rows, the frequent ones short, so that a mean starts out led by its rare and telling words."""
    vocabulary = tokenizer.get_vocab_size()
    random = np.random.default_rng(settings.seed)
    rows = random.standard_normal((vocabulary, settings.dimension), dtype=np.float32)
    damping = settings.init_frequency / (settings.init_frequency + passages.frequencies(vocabulary))
    weights = (rows * damping[:, None]).astype(np.float32)
    return StaticEmbedding(tokenizer, embedding_weights=weights)


def _feature_stream(
    tokenised: _TokenisedPairs, batches: Iterator[Indices], settings: TrainingSettings
) -> Iterator[list[Features]]:
    random = Random(f"{settings.seed}:folding")
    for rows in batches:
        folded = np.array([random.random() < settings.folded_anchor_share for _ in rows])
        yield tokenised.features(rows, folded)


def _optimise(
    model: SentenceTransformer,
    batches: Iterator[list[Features]],
    settings: TrainingSettings,
    progress: Progress,
) -> float:
    """Adam with a short warm-up and a linear decay to nothing; returns the mean loss of the last steps."""
    loss_of = _loss(model, settings)
    optimizer = torch.optim.Adam(model.parameters(), lr=settings.learning_rate, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, settings))
    recent: list[float] = []
    no_labels = torch.empty(0)
    for step in range(1, settings.steps + 1):
        optimizer.zero_grad()
        loss = loss_of(next(batches), no_labels)
        loss.backward()
        optimizer.step()
        schedule.step()
        recent = [*recent[1 - _LOSS_WINDOW :], loss.item()]
        if step % _PROGRESS_EVERY == 0 or step == settings.steps:
            progress(step, settings.steps, sum(recent) / len(recent))
    return sum(recent) / len(recent)


def _loss(model: SentenceTransformer, settings: TrainingSettings) -> MatryoshkaLoss:
    """Anchors find their passages and passages their anchors, in the whole vector and in its first parts."""
    ranking = MultipleNegativesRankingLoss(
        model,
        scale=settings.scale,
        directions=("query_to_doc", "doc_to_query"),
        partition_mode="per_direction",
    )
    return MatryoshkaLoss(model, ranking, list(settings.nested_dimensions))


def _rate(step: int, settings: TrainingSettings) -> float:
    warm_up = max(1, round(settings.steps * settings.warm_up_share))
    return min((step + 1) / warm_up, (settings.steps - step) / max(1, settings.steps - warm_up))


def _save(rows: NDArray[np.float32], tokenizer: Tokenizer, out: Path) -> None:
    """In names and shapes that sentence-transformers' StaticEmbedding loads too: `embeddings` × `weights`."""
    out.mkdir(parents=True, exist_ok=True)
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-12) / 127
    table = np.rint(rows / scale[:, None]).astype(np.int8)
    tensors = save({"embeddings": table, "weights": scale.astype(np.float32)})
    (out / "model.safetensors").write_bytes(tensors)
    (out / "tokenizer.json").write_text(tokenizer.to_str(pretty=False), encoding="utf-8")
