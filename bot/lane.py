"""Work that is done one piece at a time, or a few, in the order of arrival."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

_WEIGHT = 0.2
"""How much the latest piece counts in the mean of what a piece takes."""


class Lane:
    """A queue with so many places to work; knows how many wait and how long that is likely to take."""

    def __init__(self, seconds: float = 0.0, places: int = 1) -> None:
        """`seconds`: what a piece of work is expected to take before any has been seen."""
        # asyncio's semaphore serves in the order of asking, which makes this a queue.
        self._lock = asyncio.Semaphore(places)
        self._places = places
        self._seconds = seconds
        self._queue: set[asyncio.Task[object]] = set()
        self.waiting = 0

    def dismiss(self) -> None:
        """Cancel those who still wait; the one at work goes on."""
        for task in self._queue:
            task.cancel()

    @property
    def expected_wait(self) -> float:
        """Seconds that somebody who came now would wait."""
        return self.waiting * self._seconds / self._places

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """The place to work, once it is ours."""
        task = asyncio.current_task()
        waiting = {task} if task else set()
        self._queue |= waiting
        self.waiting += 1
        try:
            async with self._lock:
                self._queue -= waiting
                begun = time.monotonic()
                yield
                self._seconds += _WEIGHT * (time.monotonic() - begun - self._seconds)
        finally:
            self._queue -= waiting
            self.waiting -= 1
