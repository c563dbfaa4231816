"""What happens while an answer is made, told as it happens; never text that is not verified."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from retrieval.domain.answer import Answer


class Stage(StrEnum):
    """The stages of an answer, in their order."""

    UNDERSTAND = "understand"
    RETRIEVE = "retrieve"
    COMPOSE = "compose"
    VERIFY = "verify"
    WRITE = "write"


@dataclass(frozen=True)
class StageBegun:
    """The answer has come to a stage."""

    stage: Stage


@dataclass(frozen=True)
class SentenceVerified:
    """A sentence of a language model that its evidence carries; the whole answer may still not use it."""

    text: str


@dataclass(frozen=True)
class Finished:
    """The answer: it replaces all that was told before."""

    answer: Answer


Event = StageBegun | SentenceVerified | Finished
Listen = Callable[[Event], None]
"""Called in the event loop; must return at once."""


def nobody(event: Event) -> None:
    """Listens to nothing."""
