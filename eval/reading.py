"""Extractive reading: exact match and F1 as in SQuAD, over Vietnamese syllables.

A question without answers is unanswerable, as in SQuAD 2: the right reading of it is ''.
"""

from __future__ import annotations

import re
import string
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from eval.json_lines import read_objects, text_field
from eval.labels import interval
from eval.normal_forms import plain
from eval.statistics import Estimate, estimate
from eval.summary import EstimateJson
from retrieval.domain.errors import CasesInvalid
from retrieval.language.sentences import sentences
from retrieval.language.terms import passage_vector, question_vector

SCHEMA = "tracuu.eval-reading/1"
_OTHERS = re.escape("".join(c for c in string.punctuation if c not in ".,/") + "…«»")
# A point, comma or slash between digits is part of a number.
_PUNCTUATION = re.compile(rf"[{_OTHERS}]|(?<!\d)[.,/]|[.,/](?!\d)")


class Reader(Protocol):
    """Finds the answer to a question in a text; '' when the text does not answer it."""

    def read(self, question: str, context: str) -> str: ...


@dataclass(frozen=True)
class Reading:
    """A question about a text, with the accepted answers."""

    id: str
    question: str
    context: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class ReadingScore:
    """Exact match and F1 over all, and apart over questions with and without an answer."""

    reader: str
    exact: Estimate
    f1: Estimate
    answerable: Estimate
    unanswerable: Estimate
    seconds: float


class BestSentence:
    """The baseline: the sentence that shares the most terms with the question, whole."""

    def read(self, question: str, context: str) -> str:
        asked = question_vector(question)
        weights = dict(zip(asked.indices, asked.values, strict=True))
        pieces = [span.of(context) for span in sentences(context)]
        return max(pieces, key=lambda piece: self._overlap(weights, piece), default="")

    def _overlap(self, weights: dict[int, float], piece: str) -> float:
        vector = passage_vector(piece)
        return sum(
            value * weights.get(index, 0.0)
            for index, value in zip(vector.indices, vector.values, strict=True)
        )


def load_readings(path: Path) -> tuple[Reading, ...]:
    """Reads a file of `id, question, context, answers` lines."""
    return tuple(_readings(path))


def _readings(path: Path) -> Iterator[Reading]:
    for line, fields in read_objects(path):
        answers = fields.get("answers", [])
        texts = [_answer_text(answer) for answer in answers] if isinstance(answers, list) else [None]
        if not all(isinstance(text, str) for text in texts):
            raise CasesInvalid(str(path), line, "answers", "phải là danh sách chuỗi hoặc {text}")
        id_, question, context = (
            text_field(str(path), line, fields, name) for name in ("id", "question", "context")
        )
        yield Reading(id_, question, context, tuple(str(text) for text in texts if text))


def _answer_text(answer: object) -> object:
    return answer.get("text") if isinstance(answer, dict) else answer


def assess(readings: Sequence[Reading], reader: Reader, tell: Callable[[int], None]) -> ReadingScore:
    """Reads every text and scores the answers; `tell` hears how many are done."""
    started = time.perf_counter()
    exact: list[float] = []
    overlap: list[float] = []
    for done, reading in enumerate(readings, start=1):
        given = reader.read(reading.question, reading.context)
        wanted = reading.answers or ("",)
        exact.append(max(exact_match(given, one) for one in wanted))
        overlap.append(max(f1(given, one) for one in wanted))
        tell(done)
    answerable = [score for score, reading in zip(overlap, readings, strict=True) if reading.answers]
    empty = [score for score, reading in zip(overlap, readings, strict=True) if not reading.answers]
    return ReadingScore(
        type(reader).__name__,
        estimate(exact),
        estimate(overlap),
        estimate(answerable),
        estimate(empty),
        round(time.perf_counter() - started, 2),
    )


def words(text: str) -> list[str]:
    """SQuAD's normal form for Vietnamese: NFC, lower case, one way of placing tones, no punctuation.

    '17,04' stays one word; there are no articles to drop.
    """
    return _PUNCTUATION.sub(" ", plain(text)).split()


def exact_match(given: str, wanted: str) -> float:
    """1 when both have the same words in the same order."""
    return float(words(given) == words(wanted))


def f1(given: str, wanted: str) -> float:
    """Harmonic mean of the shares of shared words; two empty answers agree."""
    left, right = Counter(words(given)), Counter(words(wanted))
    if not left or not right:
        return float(left == right)
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total())


def as_json(scores: Sequence[ReadingScore], file: str) -> dict[str, object]:
    """The scores of all readers as JSON."""
    return {"schema": SCHEMA, "file": file, "readers": [asdict(score) for score in scores]}


def as_markdown(scores: Sequence[ReadingScore], file: str) -> str:
    """The scores as Markdown, a column for each reader."""
    rows = {
        "Khớp hoàn toàn (EM)": [score.exact for score in scores],
        "F1": [score.f1 for score in scores],
        "F1, câu có đáp án": [score.answerable for score in scores],
        "F1, câu không có đáp án": [score.unanswerable for score in scores],
    }
    names = " | ".join(_NAMES.get(score.reader, score.reader) for score in scores)
    lines = [f"# Đọc hiểu: {file}", "", f"| Điểm | {names} |", f"|---|{'---|' * len(scores)}"]
    lines += [_row(label, values) for label, values in rows.items() if any(value.n for value in values)]
    times = " · ".join(f"{_NAMES.get(score.reader, score.reader)} {score.seconds:.1f}" for score in scores)
    return "\n".join([*lines, "", f"Thời gian (giây): {times}."]) + "\n"


_NAMES = {"Product": "tracuu", "BestSentence": "câu giống nhất (BM25)"}


def _row(label: str, values: Sequence[Estimate]) -> str:
    return f"| {label} | {' | '.join(interval(_json(value)) for value in values)} |"


def _json(value: Estimate) -> EstimateJson:
    return {"mean": value.mean, "low": value.low, "high": value.high, "n": value.n}
