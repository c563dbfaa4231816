"""The progress bar of ingestion, on standard error and only where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from ingest.results import FileResult


class Bar:
    """Hears the events of an ingestion and draws them."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("Nạp văn bản"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("còn khoảng"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
            transient=True,
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def started(self, total: int) -> None:
        """The number of files is known."""
        self._task = self._progress.add_task("", total=total)

    def file_done(self, result: FileResult) -> None:
        """One file more, whatever became of it."""
        if self._task is not None:
            self._progress.advance(self._task)

    def finished(self, results: Sequence[FileResult]) -> None:
        """The summary is the command's."""
