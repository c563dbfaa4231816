"""How much one person, or one address, may ask."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from enum import Enum, auto

_WINDOW_SECONDS = 60.0
_PEOPLE = 10_000
"""So many are remembered, the most recent; strangers could otherwise fill the memory."""


class Verdict(Enum):
    """Whether one more is within the quota; EXCEEDED_NOW marks the first that is not."""

    WITHIN = auto()
    EXCEEDED_NOW = auto()
    EXCEEDED = auto()


class Quota:
    """At most so many uses per person within any minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.per_minute = per_minute
        self._clock = clock
        self._uses: OrderedDict[Hashable, deque[float]] = OrderedDict()
        self._told: set[Hashable] = set()

    def use(self, person: Hashable) -> Verdict:
        """Count one more, unless it is too many."""
        now = self._clock()
        uses = self._uses.setdefault(person, deque())
        self._uses.move_to_end(person)
        while uses and uses[0] <= now - _WINDOW_SECONDS:
            uses.popleft()
        if len(uses) >= self.per_minute:
            verdict = Verdict.EXCEEDED if person in self._told else Verdict.EXCEEDED_NOW
            self._told.add(person)
            return verdict
        uses.append(now)
        self._told.discard(person)
        self._forget()
        return Verdict.WITHIN

    def _forget(self) -> None:
        while len(self._uses) > _PEOPLE:
            person, _ = self._uses.popitem(last=False)
            self._told.discard(person)
