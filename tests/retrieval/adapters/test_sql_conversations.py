"""Conversation memory in SQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from retrieval.adapters.sql.conversations import SqlConversation
from retrieval.adapters.sql.engine import open_engine
from retrieval.ports import Turn

ONE, TWO = Turn("GRDP năm 2021?", ("d1", "d2")), Turn("Thu ngân sách?", ())


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'catalog.db'}")
    yield engine
    engine.dispose()


def test_the_last_turn_outlives_its_reader(engine: Engine) -> None:
    memory = SqlConversation(engine)
    memory.remember("a", TWO)
    memory.remember("a", ONE)
    memory.remember("b", TWO)
    later = SqlConversation(engine)
    assert (later.recall("a"), later.recall("b"), later.recall("c")) == (ONE, TWO, None)


def test_the_oldest_conversation_is_forgotten(engine: Engine) -> None:
    memory = SqlConversation(engine, capacity=2)
    for conversation in ("a", "b", "a", "c"):
        memory.remember(conversation, ONE)
    assert (memory.recall("a"), memory.recall("b"), memory.recall("c")) == (ONE, None, ONE)


def test_forgetting_is_idempotent(engine: Engine) -> None:
    memory = SqlConversation(engine)
    memory.remember("a", ONE)
    for _ in range(2):
        memory.forget("a")
    assert memory.recall("a") is None
