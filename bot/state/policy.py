"""How much the audit log may know."""

from __future__ import annotations

from enum import StrEnum


class QuestionPolicy(StrEnum):
    """How the audit log keeps questions."""

    HASH = "hash"
    TEXT = "text"
