"""Cases asked of an archive that lacks what answers them: whatever it answers then is told from elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from eval.cases import Case, CaseKind, Expect
from eval.labels import percent
from eval.opening import SCOPE, Opened
from eval.report import cell
from eval.texts import ArchiveTexts
from retrieval.ask.assistant import Assistant
from retrieval.domain.answer import Answered
from retrieval.domain.query import Question


@dataclass(frozen=True)
class Withheld:
    """A case, and the answer that it got all the same; None when it was refused."""

    case: Case
    answered: Answered | None


def withholdable(cases: Iterable[Case]) -> tuple[Case, ...]:
    """Those that are answered from files of their own; a follow-up also needs what was said before."""
    return tuple(case for case in cases if case.expect is Expect.ANSWERED and not case.follows)


def ask_withheld(
    cases: Sequence[Case], opened: Opened, asked_on: date, tell: Callable[[int], None]
) -> tuple[Withheld, ...]:
    """Asks each case without the files of its evidence and without their copies; `tell` hears how many are
    done. The archive is whole again afterwards."""
    places = {case.id: _places(case, opened.texts) for case in cases}
    in_turn = sorted((case for case in cases if places[case.id]), key=lambda case: places[case.id])
    found: list[Withheld] = []
    assistant = opened.archive.assistant()
    try:
        for paths, group in groupby(in_turn, key=lambda case: places[case.id]):
            opened.hold_all_but(paths)
            for case in group:
                found.append(_ask(case, assistant, asked_on))
                tell(len(found))
    finally:
        assistant.close()
        opened.hold_all_but(())
    return tuple(found)


def _places(case: Case, texts: ArchiveTexts) -> tuple[str, ...]:
    ids = frozenset[str]().union(*(texts.documents_of(evidence.file) for evidence in case.evidence))
    return tuple(sorted(each.placement.path for each in texts.documents() if each.id in ids))


def _ask(case: Case, assistant: Assistant, asked_on: date) -> Withheld:
    outcome = asyncio.run(assistant.ask(Question(case.question, SCOPE, asked_on))).outcome
    return Withheld(case, outcome if isinstance(outcome, Answered) else None)


def as_markdown(withheld: Sequence[Withheld], command: str) -> str:
    """How many were answered, by kind, and every such answer."""
    lines = [f"Lệnh: `{command}`", "", "| Loại câu | hỏi | vẫn trả lời | tỷ lệ |", "|---|---|---|---|"]
    lines += [_row(kind, [w for w in withheld if w.case.kind is kind]) for kind in _kinds(withheld)]
    lines += [_row("tất cả", withheld), ""]
    told = ((w.case, w.answered.headline) for w in withheld if w.answered is not None)
    return "\n".join(lines + [f"- {case.id}: {cell(case.question)} → {cell(said)}" for case, said in told])


def _kinds(withheld: Iterable[Withheld]) -> Iterator[CaseKind]:
    asked = {each.case.kind for each in withheld}
    return (kind for kind in CaseKind if kind in asked)


def _row(name: str, withheld: Sequence[Withheld]) -> str:
    told = sum(each.answered is not None for each in withheld)
    share = percent(told / len(withheld)) if withheld else "–"
    return f"| {name} | {len(withheld)} | {told} | {share} |"
