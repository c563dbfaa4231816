"""Retrieval on its own: sparse, dense and hybrid through our code path, next to plain BM25.

Every system answers the questions as written and with all diacritics stripped. Our systems index
passages of articles and score an article by its best passage; BM25 sees whole articles, and in a second
run, where the set tells which document an article is from, the document's name too, as our passages do.
"""

from __future__ import annotations

import re
import resource
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eval.retrieval_sets import Article, RetrievalSet, pieces
from eval.statistics import Difference, paired
from retrieval.ask.fuse import FusedId, fuse
from retrieval.ask.retrieve import index_query
from retrieval.domain.passage import ScoredId, ScoredLists
from retrieval.domain.query import Scope
from retrieval.language.reading import read
from retrieval.language.terms import passage_vector
from retrieval.language.text import fold
from retrieval.ports import Embedder, IndexEntry, PassageIndex

BM25, NAMED_BM25 = "bm25", "named_bm25"
SPARSE, DENSE, RRF, HYBRID = "sparse", "dense", "rrf", "hybrid"
SYSTEMS = (BM25, NAMED_BM25, SPARSE, DENSE, RRF, HYBRID)
"""In the order of the report; NAMED_BM25 only where a set names documents."""
WEIGHTS = (0.1, 0.2, 0.3, 0.4, 0.5)
"""Of the cosines, among which the one of a model is chosen."""
WRITTEN, STRIPPED = "written", "stripped"
MEASURES = ("Success@1", "Success@10", "RR@10", "nDCG@10", "R@100")
TESTED, HIT = "nDCG@10", "Success@10"
_RRF_K = 60
_DEPTH = 100
_TOGETHER = 256
_COLLECTION = "bench"
_K1, _B = 1.2, 0.75
_SYLLABLE = re.compile(r"\w+")

Run = dict[str, dict[str, float]]
"""Per question, the score of each article found."""
PerQuestion = dict[str, dict[str, float]]
"""Per measure, the value of each question."""
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Parts:
    """What is being measured; `limit` is the length of each list that the index returns."""

    index: PassageIndex
    embedder: Embedder
    limit: int
    asked_on: date


@dataclass(frozen=True)
class Bench:
    """The outcome: values per variant of the questions, system and measure, and what it cost.

    `memory_mb` is the peak of the process after our index was filled and searched, before BM25 was built.
    """

    name: str
    articles: int
    passages: int
    questions: int
    embedder: str
    values: dict[str, dict[str, PerQuestion]]
    seconds: dict[str, float]
    memory_mb: float

    def mean(self, variant: str, system: str, measure: str) -> float:
        """The mean of a measure over all questions."""
        values = self.values[variant][system][measure]
        return sum(values.values()) / max(len(values), 1)

    def test(self, variant: str, before: str, after: str, measure: str = TESTED) -> Difference:
        """The paired difference of two systems on a measure."""
        left, right = (self.values[variant][system][measure] for system in (before, after))
        return paired([left[name] for name in left], [right[name] for name in left])

    def loss_without_diacritics(self, system: str) -> Difference:
        """The paired difference on hit@10 of the questions as written and stripped."""
        left, right = (self.values[variant][system][HIT] for variant in (WRITTEN, STRIPPED))
        return paired([left[name] for name in left], [right[name] for name in left])


def measure(data: RetrievalSet, parts: Parts, tell: Tell) -> Bench:
    """Indexes the set and asks every question of every system, in both spellings."""
    clock = _Clock(tell)
    owners = _index(data.articles, parts)
    clock.lap("index", f"đã lập chỉ mục {len(owners)} đoạn của {len(data.articles)} văn bản")
    runs: dict[str, dict[str, Run]] = {}
    for variant, questions in _variants(data.questions).items():
        runs[variant] = _search(questions, parts, owners)
        clock.lap(f"search_{variant}", f"đã hỏi {len(questions)} câu ({variant})")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, texts in _plain_texts(data.articles).items():
        plain = _PlainBm25([article.id for article in data.articles], texts)
        for variant, questions in _variants(data.questions).items():
            runs[variant][name] = plain.search(questions)
        clock.lap(name, f"đã lập chỉ mục và hỏi xong {name}")
    values = {
        variant: {system: _judge(run, data.relevant) for system, run in found.items()}
        for variant, found in runs.items()
    }
    embedder = parts.embedder.identity.name
    counts = (len(data.articles), len(owners), len(data.questions))
    return Bench(data.name, *counts, embedder, values, clock.seconds, round(memory, 1))


class _Clock:
    """Notes how long each step took, and tells it."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._last = time.perf_counter()
        self.seconds: dict[str, float] = {}

    def lap(self, step: str, sentence: str) -> None:
        now = time.perf_counter()
        self.seconds[step] = round(now - self._last, 2)
        self._last = now
        self._tell(f"{sentence}: {self.seconds[step]:.1f} giây")


def _variants(questions: dict[str, str]) -> dict[str, dict[str, str]]:
    return {WRITTEN: questions, STRIPPED: {id_: fold(text) for id_, text in questions.items()}}


def _index(articles: Sequence[Article], parts: Parts) -> dict[str, str]:
    """Indexes all passages; returns the article of every passage id."""
    owners: dict[str, str] = {}
    batch: list[tuple[Article, str, str]] = []
    for article, passage_id, text in _passages(articles):
        owners[passage_id] = article.id
        batch.append((article, passage_id, text))
        if len(batch) == _TOGETHER:
            parts.index.upsert(_entries(batch, parts.embedder))
            batch.clear()
    parts.index.upsert(_entries(batch, parts.embedder))
    parts.index.flush()
    return owners


def _passages(articles: Sequence[Article]) -> Iterator[tuple[Article, str, str]]:
    for article in articles:
        for at, text in enumerate(pieces(article.text)):
            yield article, str(uuid.uuid5(uuid.NAMESPACE_URL, f"{article.id}#{at}")), text


def _entries(batch: Sequence[tuple[Article, str, str]], embedder: Embedder) -> list[IndexEntry]:
    vectors = embedder.embed_passages([f"{article.context}\n{text}".strip() for article, _, text in batch])
    return [
        IndexEntry(passage_id, article.id, _COLLECTION, passage_vector(text, article.context), vector)
        for (article, passage_id, text), vector in zip(batch, vectors, strict=True)
    ]


def _search(questions: dict[str, str], parts: Parts, owners: dict[str, str]) -> dict[str, Run]:
    """The runs of our systems, and of the fusion at every weight of WEIGHTS."""
    identity = parts.embedder.identity
    weighted = {HYBRID: identity.dense_weight, **{fused_at(weight): weight for weight in WEIGHTS}}
    runs: dict[str, Run] = {system: {} for system in (SPARSE, DENSE, RRF, *weighted)}
    scope = Scope.of([_COLLECTION])
    for id_, text in questions.items():
        reading = read(text, parts.asked_on)
        lists = parts.index.search(index_query(reading, parts.embedder, scope, parts.limit))
        runs[SPARSE][id_] = _best_passages(lists.sparse, owners)
        runs[DENSE][id_] = _best_passages(lists.dense, owners)
        runs[RRF][id_] = _best_passages(_reciprocal_ranks(lists), owners)
        for system, weight in weighted.items():
            runs[system][id_] = _best_passages(fuse(lists, weight), owners)
    return runs


def fused_at(weight: float) -> str:
    """The name of the fusion at a weight, among the systems."""
    return f"{HYBRID}@{weight}"


def _reciprocal_ranks(lists: ScoredLists) -> tuple[ScoredId, ...]:
    """What most would take: the ranks count, in both lists alike."""
    scores: dict[str, float] = defaultdict(float)
    for scored in (lists.sparse, lists.dense):
        for rank, item in enumerate(scored, start=1):
            scores[item.passage_id] += 1 / (_RRF_K + rank)
    ranked = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))
    return tuple(ScoredId(passage_id, scores[passage_id]) for passage_id in ranked)


def _best_passages(found: Sequence[ScoredId | FusedId], owners: dict[str, str]) -> dict[str, float]:
    """The best score of each article, for the first articles of the list."""
    scores: dict[str, float] = {}
    for each in found:
        scores.setdefault(owners[each.passage_id], each.score)
        if len(scores) == _DEPTH:
            break
    return scores


def _plain_texts(articles: Sequence[Article]) -> dict[str, list[str]]:
    """What BM25 reads of every article: what the set says of it, and that with its document's name."""
    texts = {BM25: [f"{article.title} {article.text}" for article in articles]}
    if any(article.document for article in articles):
        texts[NAMED_BM25] = [f"{article.context} {article.text}" for article in articles]
    return texts


class _PlainBm25:
    """What everybody can build in an hour: lower-cased syllables, whole articles."""

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        import bm25s

        self._ids = ids
        self._bm25 = bm25s.BM25(k1=_K1, b=_B)
        self._bm25.index([_syllables(text) for text in texts], show_progress=False)

    def search(self, questions: dict[str, str]) -> Run:
        """The best articles of every question; those without a common syllable are left out."""
        words = [_syllables(text) for text in questions.values()]
        found, scores = self._bm25.retrieve(words, k=min(_DEPTH, len(self._ids)), show_progress=False)
        return {
            id_: {self._ids[at]: float(s) for at, s in zip(row, points, strict=True) if s > 0}
            for id_, row, points in zip(questions, found.tolist(), scores.tolist(), strict=True)
        }


def _syllables(text: str) -> list[str]:
    return _SYLLABLE.findall(text.lower())


def _judge(run: Run, relevant: dict[str, dict[str, int]]) -> PerQuestion:
    """Every measure of every question; a question without results counts as 0."""
    import ir_measures

    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    values: PerQuestion = {name: dict.fromkeys(relevant, 0.0) for name in MEASURES}
    for each in ir_measures.iter_calc(measures, relevant, run):
        values[str(each.measure)][each.query_id] = float(each.value)
    return values
