"""What became of each file, and who wants to know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from retrieval.domain.errors import SourceRefused


class Outcome(StrEnum):
    """What became of a file."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True)
class FileResult:
    """One file's outcome; told only when it is true: an added document is visible by then.

    `parser` names how it was read, conversions included: 'docx/2+tcvn3'.
    """

    path: str
    outcome: Outcome
    document_id: str | None = None
    passages: int = 0
    characters: int = 0
    pages: int = 0
    unreadable_pages: tuple[int, ...] = ()
    parser: str | None = None
    refusal: SourceRefused | None = None


class IngestEvents(Protocol):
    """Hears of progress, in the thread that ingests."""

    def started(self, total: int) -> None: ...

    def file_done(self, result: FileResult) -> None: ...

    def finished(self, results: Sequence[FileResult]) -> None: ...


class Silent:
    """Hears and says nothing."""

    def started(self, total: int) -> None:
        """Nothing is shown."""

    def file_done(self, result: FileResult) -> None:
        """Nothing is shown."""

    def finished(self, results: Sequence[FileResult]) -> None:
        """Nothing is shown."""
