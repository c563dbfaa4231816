"""What an office may choose about asking."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class WriteWhen(StrEnum):
    """Which answers a language model may word: none, those to open questions, all."""

    NEVER = "never"
    OPEN = "open"
    ALWAYS = "always"


@dataclass(frozen=True)
class WritingOptions:
    """What a language model may have: the collections whose text it may read ('*' means all), seconds
    for everything, and tokens of evidence and of answer."""

    when: WriteWhen = WriteWhen.NEVER
    collections: frozenset[str] = frozenset()
    seconds: float = 20.0
    evidence_tokens: int = 4000
    answer_tokens: int = 800


@dataclass(frozen=True)
class AskOptions:
    """`home_place` is meant when a question names no place; `limit` is the length of each list of passages,
    `document_limit` that of a search in named documents.

    A clause answers from `least_confidence` on: chosen by `tracuu eval calibrate`, see docs/evaluation.md.
    """

    home_place: str | None = None
    limit: int = 60
    document_limit: int = 100
    least_confidence: float = 0.5
    writing: WritingOptions = field(default_factory=WritingOptions)
