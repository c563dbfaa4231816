import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import pytest

from eval.cassettes import Cassette
from retrieval.domain.errors import CasesInvalid
from retrieval.domain.writing import WriterFailed, WritingEnd


@dataclass
class Model:
    """Counts how often it is asked."""

    reply: str = "Tăng 5% [1].\nGiảm 3% [2]."
    asked: int = 0
    fails: WritingEnd | None = None
    name: str = "m"

    async def write(self, rules: str, task: str) -> AsyncGenerator[str, None]:
        self.asked += 1
        if self.fails:
            raise WriterFailed(self.fails, "x")
        for piece in self.reply.split(" "):
            yield piece + " "


def said(cassette: Cassette, task: str = "t") -> str:
    async def read() -> str:
        return "".join([piece async for piece in cassette.write("r", task)])

    return asyncio.run(read())


def test_what_was_recorded_is_played_without_the_model(tmp_path: Path) -> None:
    model, path = Model(), tmp_path / "new" / "tape.jsonl"
    first = said(Cassette(path, "m", lambda: model))
    played = Cassette(path, "m", lambda: pytest.fail("the model is opened"))
    assert (said(played), played.name, model.asked) == (first, "m", 1)


def test_another_task_or_model_is_asked_anew(tmp_path: Path) -> None:
    model, path = Model(), tmp_path / "tape.jsonl"
    said(Cassette(path, "m", lambda: model))
    said(Cassette(path, "m", lambda: model), "other")
    said(Cassette(path, "n", lambda: model))
    assert model.asked == 3


def test_failures_are_played_too(tmp_path: Path) -> None:
    model, path = Model(fails=WritingEnd.RATE_LIMITED), tmp_path / "tape.jsonl"
    for _ in range(2):
        with pytest.raises(WriterFailed) as failed:
            said(Cassette(path, "m", lambda: model))
        assert failed.value.end is WritingEnd.RATE_LIMITED
    assert model.asked == 1


def test_a_reader_who_had_enough_has_enough_again(tmp_path: Path) -> None:
    model, path = Model(), tmp_path / "tape.jsonl"

    async def first_piece() -> None:
        async with aclosing(Cassette(path, "m", lambda: model).write("r", "t")) as pieces:
            await anext(pieces)

    asyncio.run(first_piece())
    assert said(Cassette(path, "m", lambda: model)) == "Tăng "
    assert model.asked == 1


def test_a_broken_tape_is_named(tmp_path: Path) -> None:
    path = tmp_path / "tape.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    with pytest.raises(CasesInvalid, match="dòng 1"):
        Cassette(path, "m", Model)
