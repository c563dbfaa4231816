"""Trains a small text encoder from scratch: first guessing masked words, then telling passages apart.

Everything that learns is transformers' and sentence-transformers'. Meant for a GPU; on a CPU the defaults
would take weeks.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from datasets import Dataset
from sentence_transformers import (
    SentenceTransformer,
    SentenceTransformerTrainer,
    SentenceTransformerTrainingArguments,
)
from sentence_transformers.base.sampler import BatchSamplers
from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from transformers import (
    BertConfig,
    BertForMaskedLM,
    DataCollatorForLanguageModeling,
    PreTrainedTokenizerFast,
    Trainer,
    TrainingArguments,
    set_seed,
)

from eval.training.corpora import TrainingPair
from eval.training.hard_negatives import hard_negatives
from eval.training.model_card import ENCODER, ModelCard
from eval.training.onnx_export import export_int8
from eval.training.sources import SourceSettings, card_of, read_pairs
from eval.training.tokenizer import train_tokenizer, with_special_tokens
from eval.training.trainer_runs import Run, Tell, arguments, run_to_end
from retrieval.language.text import fold

CARD_FILE = "training.json"
"""Not `card.json`, which is the mark of a static embedding."""
_MASKING = Run(steps=12_000, batch_size=256, learning_rate=5e-4)
_CONTRAST = Run(steps=4_000, batch_size=512, learning_rate=2e-4)


@dataclass(frozen=True, slots=True)
class EncoderSettings(SourceSettings):
    """What a run depends on besides its corpora; the defaults make 23 million weights, as int8 23 MB."""

    name: str = "tracuu-encoder-vi"
    vocabulary: int = 31_000
    layers: int = 6
    heads: int = 12
    dimension: int = 384
    longest: int = 192
    masking: Run = _MASKING
    contrast: Run = _CONTRAST
    folded_vocabulary_share: float = 0.2
    folded_anchor_share: float = 0.35


def train_encoder(
    corpus_paths: Sequence[Path], out: Path, settings: EncoderSettings, tell: Tell
) -> ModelCard:
    """Write a sentence-transformers model and its card to `out`, and its int8 twin to `out/onnx`.

    The same corpora, settings, library versions and hardware give the same weights.
    """
    started = time.monotonic()
    pairs, uses = read_pairs(corpus_paths, settings)
    set_seed(settings.seed)
    tokenizer = _tokenizer(pairs, settings)
    with TemporaryDirectory(prefix="tracuu-encoder-") as folder:
        _learn_words(pairs, tokenizer, settings, Path(folder), tell)
        model = _encoder(Path(folder), settings)
    loss = _learn_passages(model, pairs, settings, tell)
    model.save(str(out), create_model_card=False)
    size = export_int8(model, out / "onnx")
    card = card_of(
        settings,
        uses,
        architecture=ENCODER,
        dimension=settings.dimension,
        vocabulary=len(tokenizer),
        weights=f"float32, and int8 for ONNX Runtime ({size / 1e6:.1f} MB)",
        seconds=time.monotonic() - started,
        loss=loss,
    )
    card.write(out, CARD_FILE)
    return card


def _tokenizer(pairs: Sequence[TrainingPair], settings: EncoderSettings) -> PreTrainedTokenizerFast:
    texts = [text for pair in pairs for text in (pair.anchor, pair.passage)]
    learnt = train_tokenizer(texts, settings.vocabulary, settings.folded_vocabulary_share, settings.seed)
    return with_special_tokens(learnt, settings.longest)


def _learn_words(
    pairs: Sequence[TrainingPair],
    tokenizer: PreTrainedTokenizerFast,
    settings: EncoderSettings,
    folder: Path,
    tell: Tell,
) -> None:
    """Guess masked words of all passages; the layers that can are left in `folder`."""
    model = BertForMaskedLM(_shape(tokenizer, settings))
    passages = Dataset.from_dict({"text": list(dict.fromkeys(pair.passage for pair in pairs))})
    tokenised = passages.map(
        lambda rows: dict(tokenizer(rows["text"], truncation=True, max_length=settings.longest)),
        batched=True,
        remove_columns=["text"],
    )
    trainer = Trainer(
        model=model,
        args=arguments(TrainingArguments, settings.masking, settings.seed, folder),
        train_dataset=tokenised,
        data_collator=DataCollatorForLanguageModeling(tokenizer=tokenizer),
    )
    run_to_end(trainer, "đoán từ", tell)
    model.bert.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _shape(tokenizer: PreTrainedTokenizerFast, settings: EncoderSettings) -> BertConfig:
    return BertConfig(
        vocab_size=len(tokenizer),
        hidden_size=settings.dimension,
        num_hidden_layers=settings.layers,
        num_attention_heads=settings.heads,
        intermediate_size=4 * settings.dimension,
        max_position_embeddings=settings.longest,
        pad_token_id=tokenizer.pad_token_id,
    )


def _encoder(folder: Path, settings: EncoderSettings) -> SentenceTransformer:
    words = Transformer(
        str(folder), max_seq_length=settings.longest, model_kwargs={"add_pooling_layer": False}
    )
    return SentenceTransformer(modules=[words, Pooling(settings.dimension, "mean"), Normalize()])


def _learn_passages(
    model: SentenceTransformer, pairs: Sequence[TrainingPair], settings: EncoderSettings, tell: Tell
) -> float:
    """Find an anchor's passage among those of its batch, all of one source, and their hard negatives."""
    with TemporaryDirectory(prefix="tracuu-encoder-") as folder:
        run = arguments(SentenceTransformerTrainingArguments, settings.contrast, settings.seed, Path(folder))
        run.batch_sampler = BatchSamplers.NO_DUPLICATES
        trainer = SentenceTransformerTrainer(
            model=model,
            args=run,
            train_dataset=_triples(pairs, settings),
            loss=MultipleNegativesRankingLoss(model),
        )
        return run_to_end(trainer, "phân biệt đoạn", tell)


def _triples(pairs: Sequence[TrainingPair], settings: EncoderSettings) -> dict[str, Dataset]:
    random = Random(f"{settings.seed}:folding")
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for pair, negative in zip(pairs, hard_negatives(pairs), strict=True):
        folded = random.random() < settings.folded_anchor_share
        anchor = fold(pair.anchor) if folded else pair.anchor
        rows[pair.source].append({"anchor": anchor, "positive": pair.passage, "negative": negative})
    return {source: Dataset.from_list(each) for source, each in rows.items()}
