"""Progress bars on standard error, so that standard output keeps to results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from eval.cases import Case
from eval.records import Recorded
from ingest.results import FileResult

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bars:
    """One bar per step of the work."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def step(self, label: str, total: int, done: int = 0) -> Bar:
        """A new bar."""
        return Bar(self._progress, self._progress.add_task(label, total=total, completed=done))


class Bar:
    """One step's bar."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def at(self, done: int) -> None:
        """So many are done."""
        self._progress.update(self._task, completed=done)

    def advance(self) -> None:
        """One more is done."""
        self._progress.advance(self._task)


class IngestBar:
    """Hears of files being read."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._bar: Bar | None = None
        self.refused = 0

    def started(self, total: int) -> None:
        self._bar = self._bars.step("Nạp văn bản", total)

    def file_done(self, result: FileResult) -> None:
        self.refused += result.refusal is not None
        if self._bar is not None:
            self._bar.advance()

    def finished(self, results: Sequence[FileResult]) -> None:
        """The bar stays where it is."""


class AskBar:
    """Hears of cases being answered."""

    def __init__(self, bars: Bars, label: str) -> None:
        self._bars = bars
        self._label = label
        self._bar: Bar | None = None

    def started(self, total: int, kept: int) -> None:
        self._bar = self._bars.step(self._label, total, kept)

    def answered(self, case: Case, recorded: Recorded) -> None:
        if self._bar is not None:
            self._bar.advance()


@contextmanager
def bars() -> Iterator[Bars]:
    """Bars for as long as the block runs."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        yield Bars(progress)
