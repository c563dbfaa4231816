"""What the fronts of a running server share: one archive, one assistant, one state, one place to write."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from bot.lane import Lane
from bot.state.policy import QuestionPolicy
from bot.state.store import State, open_state
from bot.writing import for_writing
from ingest.limits import Limits

if TYPE_CHECKING:
    from ingest.results import FileResult, IngestEvents
    from ingest.source import SourceFile
    from retrieval.ask.assistant import Assistant
    from retrieval.assembly import Archive

P = ParamSpec("P")
T = TypeVar("T")

_THREADS = 4


def today() -> date:
    """The day it is here: what "năm nay" is resolved by."""
    return datetime.now().astimezone().date()


@dataclass(frozen=True)
class Services:
    """Everything behind the fronts; build it with `open_services`.

    The assistant answers in one worker thread, whoever asks. Who changes the archive does it in a turn
    of `uploading`. Calls of state and archive are blocking and go through `run`.
    """

    archive: Archive
    assistant: Assistant
    state: State
    limits: Limits
    threads: ThreadPoolExecutor
    today: Callable[[], date] = today
    uploading: Lane = field(default_factory=Lane)

    @property
    def incoming(self) -> Path:
        """Where files lie between their arrival and their ingestion; its owner empties it at the start."""
        return self.archive.layout.root / "incoming"

    async def run(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Blocking work off the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self.threads, lambda: work(*args, **kwargs))

    async def ingest(
        self, sources: Sequence[SourceFile], collection: str, events: IngestEvents
    ) -> tuple[FileResult, ...]:
        """Bring files into the archive, in a turn of `uploading`; `events` are told in another thread."""
        return await self.run(self._ingest, sources, collection, events)

    def _ingest(
        self, sources: Sequence[SourceFile], collection: str, events: IngestEvents
    ) -> tuple[FileResult, ...]:
        from ingest.pipeline import ingest

        with for_writing(self.archive) as stores:
            return ingest(sources, collection, stores, limits=self.limits, events=events)


@contextmanager
def open_services(
    archive: Archive, limits: Limits, policy: QuestionPolicy = QuestionPolicy.HASH
) -> Iterator[Services]:
    """The services over an open archive; at the end, work under way is waited for."""
    assistant = archive.assistant()
    threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="desk")
    services = Services(archive, assistant, open_state(archive.engine, policy), limits, threads)
    if archive.owner is None:
        shutil.rmtree(services.incoming, ignore_errors=True)
    try:
        yield services
    finally:
        threads.shutdown()
        assistant.close()
