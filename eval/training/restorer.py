"""Trains the restorer of diacritics: a trigram model of accented syllables, cut to a fixed size.

Absolute discounting with interpolation. Kept are the pairs and triples whose absence would cost the training
text most; what they leave behind goes to the shorter form, so the probabilities still sum to one.
"""

from __future__ import annotations

import hashlib
import time
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from eval.training.corpora import corpus_files, source_name
from eval.training.ngrams import Ngrams, Numbers, SyllableStream, Vocabulary, ngrams_of, vocabulary_of
from eval.training.restorer_card import CorpusCount, RestorerCard, syllable_accuracy
from retrieval.domain.errors import ConfigurationError
from retrieval.language.restore import Restorer
from retrieval.language.restorer_table import COST_STEPS, FIRST_FORM, Columns, write_table

Floats = NDArray[np.float64]
Progress = Callable[[str], None]
"""Called with the name of each step as it begins."""

TABLE_FILE = "restorer.bin"


@dataclass(frozen=True, slots=True)
class RestorerSettings:
    """What a run depends on besides its corpora; the defaults are those of the shipped table.

    `pairs` and `triples` bound the table's size. `provenance` maps a source name to a sentence for the card.
    """

    name: str = "tracuu-restorer-vi"
    seed: int = 7
    least_count: int = 12
    pairs: int = 500_000
    triples: int = 1_150_000
    discount: float = 0.75
    held_out_one_in: int = 400
    held_out_measured: int = 1500
    provenance: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Level:
    """N-grams of one length with their discounted shares of what stands before them."""

    ngrams: Ngrams
    shares: Floats
    context: Numbers
    contexts: int

    def left_over(self, kept: NDArray[np.bool_]) -> Floats:
        """For each context, the probability that the kept n-grams leave to the shorter form."""
        used = np.bincount(self.context[kept], self.shares[kept], minlength=self.contexts)
        return np.maximum(1 - used, 1e-9)


def train_restorer(
    corpus_paths: Sequence[Path], out: Path, settings: RestorerSettings, progress: Progress
) -> RestorerCard:
    """Write `restorer.bin` and its card to `out`; the same corpora and settings give the same bytes."""
    started = time.monotonic()
    stream = SyllableStream(settings.held_out_one_in, settings.seed)
    read = [_read(file, stream, settings, progress) for file in corpus_files(corpus_paths)]
    progress("counting")
    vocabulary = vocabulary_of(stream, settings.least_count)
    if not vocabulary.groups:
        raise ConfigurationError("Ngữ liệu quá ít để huấn luyện: không có âm tiết nào đủ thường gặp.")
    columns = _columns(stream, vocabulary, settings)
    out.mkdir(parents=True, exist_ok=True)
    write_table(out / TABLE_FILE, vocabulary.groups, columns)
    progress("measuring")
    restorer = Restorer.load(out / TABLE_FILE)
    card = RestorerCard(
        name=settings.name,
        forms=vocabulary.size,
        pairs=len(columns.seconds),
        triples=len(columns.thirds),
        table_bytes=(out / TABLE_FILE).stat().st_size,
        corpora=tuple(count.measured(syllable_accuracy(restorer, held)) for count, held in read),
        settings=_stated(settings),
        seconds=round(time.monotonic() - started),
        remarks=settings.remarks,
    )
    card.write(out)
    return card


def _read(
    file: Path, stream: SyllableStream, settings: RestorerSettings, progress: Progress
) -> tuple[CorpusCount, list[str]]:
    source = source_name(file)
    progress(f"reading {source}")
    before = len(stream.run)
    records, held_out = stream.read(file)
    measured = min(settings.held_out_measured, len(held_out))
    count = CorpusCount(
        source=source,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        records=records,
        syllables=int(np.count_nonzero(np.frombuffer(stream.run, np.uint32)[before:] >= FIRST_FORM)),
        held_out=measured,
        provenance=settings.provenance.get(source, "provided by the user"),
    )
    return count, Random(f"{settings.seed}:{source}").sample(held_out, measured)


def _columns(stream: SyllableStream, vocabulary: Vocabulary, settings: RestorerSettings) -> Columns:
    single = _single(ngrams_of(stream, vocabulary, 1), vocabulary.size)
    pairs = _pair_level(ngrams_of(stream, vocabulary, 2), vocabulary.size, settings.discount)
    seconds = pairs.ngrams.part(1, 1, of=2)
    full = pairs.shares + pairs.left_over(_all(pairs))[pairs.context] * single[seconds]
    triples = _triple_level(ngrams_of(stream, vocabulary, 3), pairs.ngrams, settings.discount)
    nearer = np.searchsorted(pairs.ngrams.keys, triples.ngrams.part(1, 2, of=3))
    kept_triples = _most_telling(triples, full[nearer], settings.triples)
    kept_pairs = _most_telling(pairs, single[seconds], settings.pairs)
    kept_pairs[triples.context[kept_triples]] = True
    pair_rest = pairs.left_over(kept_pairs)
    triple_rest = triples.left_over(kept_triples)
    pair_odds = pairs.shares * kept_pairs + pair_rest[pairs.context] * single[seconds]
    triple_odds = triples.shares + triple_rest[triples.context] * pair_odds[nearer]
    per_pair = np.bincount(triples.context[kept_triples], minlength=triples.contexts)
    return Columns(
        costs=_costs(single),
        back_offs=_costs(pair_rest),
        pair_counts=_short(np.bincount(pairs.context[kept_pairs], minlength=vocabulary.size)),
        seconds=_short(seconds[kept_pairs]),
        pair_costs=_costs(pair_odds[kept_pairs]),
        pair_back_offs=_costs(triple_rest[kept_pairs]),
        triple_counts=_short(per_pair[kept_pairs]),
        thirds=_short(triples.ngrams.part(2, 1, of=3)[kept_triples]),
        triple_costs=_costs(triple_odds[kept_triples]),
    )


def _single(ngrams: Ngrams, size: int) -> Floats:
    """Shares of all ids; none is impossible."""
    counts: Floats = np.full(size, 0.5)
    counts[ngrams.keys] += ngrams.counts
    counts /= counts.sum()
    return counts


def _pair_level(ngrams: Ngrams, size: int, discount: float) -> _Level:
    return _level(ngrams, ngrams.part(0, 1, of=2), size, discount)


def _triple_level(ngrams: Ngrams, pairs: Ngrams, discount: float) -> _Level:
    context = np.searchsorted(pairs.keys, ngrams.part(0, 2, of=3))
    return _level(ngrams, context, len(pairs.keys), discount)


def _level(ngrams: Ngrams, context: Numbers, contexts: int, discount: float) -> _Level:
    totals = np.bincount(context, ngrams.counts, minlength=contexts)
    return _Level(ngrams, (ngrams.counts - discount) / totals[context], context, contexts)


def _all(level: _Level) -> NDArray[np.bool_]:
    return np.ones(len(level.shares), dtype=np.bool_)


def _most_telling(level: _Level, shorter: Floats, most: int) -> NDArray[np.bool_]:
    """The n-grams seen at least twice whose loss to the shorter form would cost most, at most so many."""
    backed_off = level.left_over(_all(level))[level.context] * shorter
    gain = level.ngrams.counts * np.log((level.shares + backed_off) / backed_off)
    gain[level.ngrams.counts < 2] = 0
    chosen = np.argsort(-gain, kind="stable")[:most]
    kept = np.zeros(len(gain), dtype=np.bool_)
    kept[chosen[gain[chosen] > 0]] = True
    return kept


def _costs(odds: Floats) -> array[int]:
    rounded = np.clip(np.rint(-np.log(odds) * COST_STEPS), 0, 255)
    return array("B", rounded.astype(np.uint8).tobytes())


def _short(numbers: Numbers) -> array[int]:
    return array("H", numbers.astype(np.uint16).tobytes())


def _stated(settings: RestorerSettings) -> dict[str, object]:
    told_apart = ("name", "provenance", "remarks")
    return {key: value for key, value in asdict(settings).items() if key not in told_apart}
