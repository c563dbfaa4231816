"""Conversation memory."""

from __future__ import annotations

from retrieval.adapters.memory import InMemoryConversation
from retrieval.ports import Turn

ONE, TWO = Turn("GRDP năm 2021?", ("d1",)), Turn("Thu ngân sách?", ())


def test_the_last_turn_is_remembered_per_conversation() -> None:
    memory = InMemoryConversation()
    memory.remember("a", ONE)
    memory.remember("a", TWO)
    memory.remember("b", ONE)
    assert (memory.recall("a"), memory.recall("b"), memory.recall("c")) == (TWO, ONE, None)


def test_the_conversation_left_longest_ago_is_forgotten() -> None:
    memory = InMemoryConversation(capacity=2)
    memory.remember("a", ONE)
    memory.remember("b", ONE)
    memory.recall("a")
    memory.remember("c", TWO)
    assert (memory.recall("a"), memory.recall("b"), memory.recall("c")) == (ONE, None, TWO)


def test_forgetting_is_idempotent() -> None:
    memory = InMemoryConversation()
    memory.remember("a", ONE)
    for _ in range(2):
        memory.forget("a")
    assert memory.recall("a") is None
