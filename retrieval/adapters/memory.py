"""Memory inside the process, gone when it ends: conversations, and what is counted."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from threading import Lock

from retrieval.ports import Turn


class InMemoryConversation:
    """A `Conversation` of the last turns of the `capacity` most recent conversations."""

    def __init__(self, capacity: int = 1000) -> None:
        self._capacity = capacity
        self._turns: OrderedDict[str, Turn] = OrderedDict()
        self._lock = Lock()

    def recall(self, conversation: str) -> Turn | None:
        with self._lock:
            if conversation in self._turns:
                self._turns.move_to_end(conversation)
            return self._turns.get(conversation)

    def remember(self, conversation: str, turn: Turn) -> None:
        with self._lock:
            self._turns[conversation] = turn
            self._turns.move_to_end(conversation)
            if len(self._turns) > self._capacity:
                self._turns.popitem(last=False)

    def forget(self, conversation: str) -> None:
        with self._lock:
            self._turns.pop(conversation, None)


class InMemoryTally:
    """A `Tally` that any thread may add to."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._lock = Lock()

    def add(self, name: str, count: int = 1) -> None:
        with self._lock:
            self._counts[name] += count

    def read(self) -> Mapping[str, int]:
        with self._lock:
            return dict(self._counts)
