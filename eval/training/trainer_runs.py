"""Runs of the libraries' own trainers: the same arguments and the same progress for every one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

import torch
from transformers import (
    PrinterCallback,
    Trainer,
    TrainerCallback,
    TrainerControl,
    TrainerState,
    TrainingArguments,
)

from retrieval.domain.errors import ConfigurationError

_NEEDED = ("accelerate", "bm25s", "datasets", "onnx", "onnxruntime")
_TOLD_EVERY = 50

Tell = Callable[[str], None]
Arguments = TypeVar("Arguments", bound=TrainingArguments)


@dataclass(frozen=True, slots=True)
class Run:
    """How long, in batches of what size, and how fast."""

    steps: int
    batch_size: int
    learning_rate: float


def check_installed(needed: Sequence[str] = _NEEDED) -> None:
    """Raises ConfigurationError where the optional packages of training are missing."""
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        raise ConfigurationError(
            f"Thiếu gói để huấn luyện: {', '.join(missing)}.", "Cài thêm: pip install 'tracuu[train]'."
        )


def arguments(kind: type[Arguments], run: Run, seed: int, folder: Path) -> Arguments:
    """Warm-up and linear decay, in half precision where there is a GPU; nothing is kept or sent anywhere."""
    on_gpu = torch.cuda.is_available()
    return kind(
        output_dir=str(folder),
        max_steps=run.steps,
        per_device_train_batch_size=run.batch_size,
        learning_rate=run.learning_rate,
        warmup_steps=max(1, run.steps // 20),
        weight_decay=0.01,
        seed=seed,
        bf16=on_gpu,
        dataloader_pin_memory=on_gpu,
        save_strategy="no",
        logging_steps=min(_TOLD_EVERY, run.steps),
        report_to=[],
        disable_tqdm=True,
    )


def run_to_end(trainer: Trainer, stage: str, tell: Tell) -> float:
    """Train, telling how far the stage is; returns its mean loss."""
    trainer.remove_callback(PrinterCallback)
    trainer.add_callback(_Teller(stage, tell))
    return float(trainer.train().training_loss)


class _Teller(TrainerCallback):
    def __init__(self, stage: str, tell: Tell) -> None:
        self._stage = stage
        self._tell = tell

    def on_log(
        self,
        args: TrainingArguments,
        state: TrainerState,
        control: TrainerControl,
        logs: dict[str, float] | None = None,
        **_: object,
    ) -> None:
        if logs and "loss" in logs:
            self._tell(f"{self._stage}: bước {state.global_step}/{state.max_steps} · loss {logs['loss']}")
