"""How wording an answer by a language model went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WritingEnd(StrEnum):
    """How an attempt ended; everything but WRITTEN leaves the extractive answer."""

    WRITTEN = "written"
    NOT_PERMITTED = "not_permitted"
    UNREACHABLE = "unreachable"
    RATE_LIMITED = "rate_limited"
    REJECTED = "rejected"
    BROKEN = "broken"
    SLOW = "slow"
    UNPROVEN = "unproven"
    INCOMPLETE = "incomplete"
    REFUSED = "refused"


class WriterFailed(Exception):
    """The model gave no text: why, and the technical cause for the log, which holds no secret."""

    def __init__(self, end: WritingEnd, detail: str) -> None:
        super().__init__(detail)
        self.end = end


@dataclass(frozen=True)
class WritingTrace:
    """What became of the model's sentences; `prompts` is the fingerprint of the prompt texts.

    `faults` says why sentences were refused, each with the sentence. `sent` and `received` are characters
    of prompts and of replies: what a model costs, where tokens are counted by its server alone.
    """

    model: str
    prompts: str
    end: WritingEnd
    kept: int = 0
    repaired: int = 0
    dropped: int = 0
    sent: int = 0
    received: int = 0
    faults: tuple[str, ...] = ()
