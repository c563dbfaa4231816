"""Asks every case through the assistant that users ask, and keeps each answer as it comes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from eval.cases import Case, ancestors
from eval.normal_forms import plain
from eval.records import ANSWERS, Recorded, read_records, record, write_line, write_records
from retrieval.domain.answer import Answer
from retrieval.domain.query import Question, Scope


class Asker(Protocol):
    """Whatever answers; retrieval.ask.assistant.Assistant does."""

    async def ask(self, question: Question) -> Answer: ...


class Events(Protocol):
    """What a progress bar wants to know."""

    def started(self, total: int, kept: int) -> None: ...

    def answered(self, case: Case, recorded: Recorded) -> None: ...


class Silence:
    """Events for nobody."""

    def started(self, total: int, kept: int) -> None:
        """Says nothing."""

    def answered(self, case: Case, recorded: Recorded) -> None:
        """Says nothing."""


@dataclass(frozen=True)
class Asking:
    """How cases are asked: who may read what, on which day, and which cases may be named by `follows`.

    `known` holds every case of the file, also those not asked in this run: a follow-up needs the
    question before it all the same.
    """

    asker: Asker
    scope: Scope
    asked_on: date
    known: dict[str, Case] = field(default_factory=dict)


def by_id(cases: Iterable[Case]) -> dict[str, Case]:
    """Cases by their ids."""
    return {case.id: case for case in cases}


async def run(
    cases: Sequence[Case], asking: Asking, events: Events, out: Path, *, resume: bool = False
) -> tuple[Recorded, ...]:
    """Asks the cases that `out` has no answer to yet; returns all answers in the order of `cases`.

    Each answer is on disk before the next question is asked, so an interrupt loses none.
    """
    file = out / ANSWERS
    kept = _keep(cases, file, resume)
    events.started(len(cases), len(kept))
    chats = _Chats(asking)
    with file.open("a", encoding="utf-8") as lines:
        for case in ordered(cases):
            if case.id in kept:
                continue
            kept[case.id] = await chats.ask(case)
            lines.write(write_line(kept[case.id]))
            lines.flush()
            events.answered(case, kept[case.id])
    return tuple(kept[case.id] for case in cases)


def _keep(cases: Sequence[Case], file: Path, resume: bool) -> dict[str, Recorded]:
    kept = still_valid(cases, read_records(file)) if resume else {}
    write_records(file, kept.values())
    return kept


def still_valid(cases: Sequence[Case], records: Iterable[Recorded]) -> dict[str, Recorded]:
    """The answers of an earlier run that belong to these questions as they are worded now."""
    questions = {case.id: plain(case.question) for case in cases}
    return {
        each.case_id: each
        for each in records
        if questions.get(each.case_id) == plain(each.answer["question"])
    }


def ordered(cases: Sequence[Case]) -> tuple[Case, ...]:
    """The file's order, with every follow-up moved right after the case that it follows."""
    ids = {case.id for case in cases}
    followers: dict[str, list[Case]] = {}
    for case in cases:
        if case.follows in ids:
            followers.setdefault(str(case.follows), []).append(case)
    result: list[Case] = []
    waiting = [case for case in reversed(cases) if case.follows not in ids]
    while waiting:
        case = waiting.pop()
        result.append(case)
        waiting.extend(reversed(followers.get(case.id, ())))
    return tuple(result)


class _Chats:
    """One conversation per chain of cases; a conversation remembers its last question only.

    A follow-up whose predecessor is not the last thing said in its chat (answered in an earlier
    run, or followed by another case already) gets a new chat in which the chain is asked again.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._chat = ""
        self._last = ""
        self._opened = 0

    async def ask(self, case: Case) -> Recorded:
        if case.follows is None or case.follows != self._last:
            await self._open(case)
        answer, latency_ms = await self._say(case)
        self._last = case.id
        return record(case.id, answer, latency_ms)

    async def _open(self, case: Case) -> None:
        self._opened += 1
        self._chat = f"eval-{self._opened}-{case.id}"
        for before in ancestors(case, self._asking.known):
            await self._say(before)

    async def _say(self, case: Case) -> tuple[Answer, float]:
        question = Question(case.question, self._asking.scope, self._asking.asked_on, self._chat)
        started = time.perf_counter()
        answer = await self._asking.asker.ask(question)
        return answer, (time.perf_counter() - started) * 1000
