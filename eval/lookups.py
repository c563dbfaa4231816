"""How often the document that a question is about is the one that is answered from or offered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from eval.known_items import Asks, KnownItem, is_same
from eval.labels import percent
from eval.opening import SCOPE
from eval.report import cell
from eval.statistics import estimate
from retrieval.ask.assistant import Assistant
from retrieval.domain.answer import Answer, Answered, Clarify, NotFound
from retrieval.domain.query import Question
from retrieval.language.text import fold


@dataclass(frozen=True)
class Looked:
    """A question that was asked, its answer, and whether it was right.

    `chosen`: the document was answered from, not offered among others.
    """

    item: KnownItem
    answer: Answer
    right: bool
    chosen: bool


def look_up_all(
    items: Sequence[KnownItem], assistant: Assistant, asked_on: date, tell: Callable[[int], None]
) -> tuple[Looked, ...]:
    """Asks every question as a user would; `tell` hears how many are done."""

    async def ask() -> tuple[Looked, ...]:
        looked = []
        for count, item in enumerate(items, start=1):
            looked.append(_judge(item, await assistant.ask(Question(item.question, SCOPE, asked_on))))
            tell(count)
        return tuple(looked)

    return asyncio.run(ask())


def _judge(item: KnownItem, answer: Answer) -> Looked:
    outcome = answer.outcome
    if item.asks is Asks.ABSENT:
        return Looked(item, answer, right=isinstance(outcome, NotFound), chosen=False)
    if isinstance(outcome, Answered):
        right = any(is_same(citation.stored, item.target) for citation in outcome.citations)
        right = right and item.said.casefold() in outcome.headline.casefold()
    else:
        right = isinstance(outcome, Clarify) and any(is_same(s, item.target) for s in outcome.candidates)
    return Looked(item, answer, right, right and isinstance(outcome, Answered))


def as_markdown(looked: Sequence[Looked], command: str) -> str:
    """A line per form of question, and every question that was lost."""
    marked = {id(each): each.item.question != fold(each.item.question) for each in looked}
    lines = [
        f"Lệnh: `{command}`",
        "",
        "| Câu hỏi cho biết | có dấu | bỏ hết dấu | trả lời ngay, không hỏi lại |",
        "|---|---|---|---|",
    ]
    for asks in Asks:
        group = [each for each in looked if each.item.asks is asks]
        if group:
            parts = ([e for e in group if marked[id(e)]], [e for e in group if not marked[id(e)]])
            cells = [*(_share([e.right for e in part]) for part in parts), _share([e.chosen for e in group])]
            lines.append(f"| {asks.value} | {' | '.join(cells)} |")
    lost = [each for each in looked if not each.right]
    lines += ["", f"Sai: {len(lost)}/{len(looked)}", ""]
    return "\n".join(lines + [_lost(each) for each in lost])


def _share(values: Sequence[bool]) -> str:
    found = estimate([float(value) for value in values])
    return f"{percent(found.mean)} n={found.n}" if found.n else "–"


def _lost(looked: Looked) -> str:
    item = looked.item
    said = cell(looked.answer.outcome.headline[:120])
    return f"- {cell(item.question)} → {said} ({item.target.placement.path})"
