"""Batches of pairs, tokenised once: each from one source, with pairs of one document side by side.

Neighbours from the same document are the hardest wrong answers that cost nothing to find.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from eval.training.corpora import TrainingPair

_TOKENISE_AT_ONCE = 4096
_LONGEST_RUN = 48

Indices = NDArray[np.int64]
Features = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class TokenStore:
    """Token ids of many texts, end to end; text i is `ids[starts[i]:starts[i + 1]]`."""

    ids: NDArray[np.int32]
    starts: Indices

    @classmethod
    def of(cls, texts: Sequence[str], tokenizer: Tokenizer, longest: int) -> TokenStore:
        parts: list[NDArray[np.int32]] = []
        lengths: list[int] = []
        for begin in range(0, len(texts), _TOKENISE_AT_ONCE):
            chunk = list(texts[begin : begin + _TOKENISE_AT_ONCE])
            for encoding in tokenizer.encode_batch_fast(chunk, add_special_tokens=False):
                ids = encoding.ids[:longest]
                parts.append(np.asarray(ids, dtype=np.int32))
                lengths.append(len(ids))
        starts = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
        return cls(np.concatenate(parts), starts)

    def features(self, rows: Indices) -> Features:
        """The input that sentence-transformers' StaticEmbedding would have made of these texts."""
        lengths = self.starts[rows + 1] - self.starts[rows]
        offsets = np.cumsum(lengths) - lengths
        positions = np.repeat(self.starts[rows] - offsets, lengths) + np.arange(lengths.sum())
        return {
            "input_ids": torch.from_numpy(self.ids[positions].astype(np.int64)),
            "offsets": torch.from_numpy(offsets),
        }

    def frequencies(self, vocabulary: int) -> NDArray[np.float64]:
        counts = np.bincount(self.ids, minlength=vocabulary)
        shares: NDArray[np.float64] = counts / max(1, len(self.ids))
        return shares


def batch_stream(pairs: Sequence[TrainingPair], size: int, seed: int) -> Iterator[Indices]:
    """Batches of indices without end, every pair once an epoch but for the remainder of its source."""
    runs = _runs(pairs)
    random = np.random.default_rng(seed)
    while True:
        batches = [batch for source in runs.values() for batch in _epoch(source, size, random)]
        for position in random.permutation(len(batches)):
            yield batches[position]


def _runs(pairs: Sequence[TrainingPair]) -> dict[str, list[Indices]]:
    """The pairs of each source, by group and kind, because two kinds of pair may share a passage."""
    members: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for index, pair in enumerate(pairs):
        members[pair.source, pair.group, pair.kind].append(index)
    runs: dict[str, list[Indices]] = defaultdict(list)
    for (source, _, _), indices in members.items():
        runs[source].append(np.asarray(indices, dtype=np.int64))
    return runs


def _epoch(runs: Sequence[Indices], size: int, random: np.random.Generator) -> Iterator[Indices]:
    pieces: list[Indices] = []
    for run in runs:
        shuffled = random.permutation(run)
        pieces.extend(np.split(shuffled, range(_LONGEST_RUN, len(shuffled), _LONGEST_RUN)))
    ordered = np.concatenate([pieces[position] for position in random.permutation(len(pieces))])
    full = len(ordered) // size or 1
    for start in range(0, full * size, size):
        yield ordered[start : start + size]
