"""How long each stage of an answer took."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from retrieval.ask.events import Listen, Stage, StageBegun

T = TypeVar("T")


@dataclass
class Stopwatch:
    """Milliseconds per stage, in the order in which the stages first ran; tells each first beginning.

    A stage that runs for every part of a comparison adds up.
    """

    tell: Listen
    started: float = field(default_factory=time.perf_counter)
    _stages: dict[Stage, float] = field(default_factory=dict)

    def time(self, stage: Stage, work: Callable[[], T]) -> T:
        """The result of the work."""
        if stage not in self._stages:
            self.tell(StageBegun(stage))
        begun = time.perf_counter()
        result = work()
        self.ran(stage, begun)
        return result

    def ran(self, stage: Stage, begun: float) -> None:
        """The stage ran from `begun` (of time.perf_counter) until now."""
        self._stages[stage] = self._stages.get(stage, 0.0) + _milliseconds(begun)

    def timings(self) -> tuple[tuple[str, float], ...]:
        """Every stage and the total, rounded to microseconds."""
        stages = [(stage.value, round(spent, 3)) for stage, spent in self._stages.items()]
        return (*stages, ("total", round(_milliseconds(self.started), 3)))


def _milliseconds(since: float) -> float:
    return (time.perf_counter() - since) * 1000
