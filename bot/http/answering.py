"""Questions over HTTP: bounded in number and time, written down, kept for what follows."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from http import HTTPStatus

from bot.http import wording
from bot.http.metrics import Metrics
from bot.http.principal import Principal
from bot.http.problems import Problem
from bot.render.documents import named_documents
from bot.services import Services
from bot.state.audit import Action, Entry
from bot.state.cards import Card
from bot.turns import card_of
from retrieval.ask.events import Event, Finished
from retrieval.contract import outcome_name
from retrieval.domain.answer import Answer
from retrieval.domain.query import Question, Scope

CHAT = -1
"""The chat of cards that the API makes: neither Telegram nor the page has one of this number."""


@dataclass(frozen=True)
class Kept:
    """An answer and the card by which its asker comes back to it."""

    answer: Answer
    card: Card


class Answering:
    """Asks the assistant for many at once: so many wait at most, and nobody longer than `seconds`.

    A language model has its own seconds on top: whoever waited for it in vain is still answered.
    """

    def __init__(self, services: Services, metrics: Metrics, *, waiting: int, seconds: float) -> None:
        self._services = services
        self._metrics = metrics
        self._places = waiting
        self._seconds = seconds + services.assistant.model_seconds
        self.under_way = 0

    async def answer(
        self, principal: Principal, question: Question, *, chat: int = CHAT, thread: int = 0
    ) -> Kept:
        """The answer; raises Problem when too many wait or it takes too long."""
        async with aclosing(self.events(principal, question, chat=chat, thread=thread)) as events:
            async for event in events:
                if isinstance(event, Kept):
                    return event
        raise AssertionError("asking ends with an answer or an error")

    async def events(
        self, principal: Principal, question: Question, *, chat: int = CHAT, thread: int = 0
    ) -> AsyncGenerator[Event | Kept, None]:
        """What happens on the way, then the answer, kept as one of `thread` of `chat`."""
        deadline = asyncio.get_running_loop().time() + self._seconds
        with self._place():
            async with aclosing(self._services.assistant.stream(question)) as events:
                while True:
                    event = await _next(events, deadline)
                    if isinstance(event, Finished):
                        break
                    yield event
        yield await self._kept(principal, question, event.answer, chat, thread)

    @contextmanager
    def _place(self) -> Iterator[None]:
        if self.under_way >= self._places:
            raise Problem(
                HTTPStatus.SERVICE_UNAVAILABLE, wording.BUSY, wording.WAIT_A_LITTLE, {"Retry-After": "5"}
            )
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1

    async def _kept(
        self, principal: Principal, question: Question, answer: Answer, chat: int, thread: int
    ) -> Kept:
        milliseconds = dict(answer.trace.timings_ms).get("total", 0.0)
        self._metrics.answered(outcome_name(answer.outcome), principal.via, milliseconds / 1000)
        card = await self._services.run(self._card, principal, question, answer, chat, thread)
        await self._services.run(self._audit, principal, question, answer, int(milliseconds))
        return Kept(answer, card)

    def _card(self, principal: Principal, question: Question, answer: Answer, chat: int, thread: int) -> Card:
        services = self._services
        turn = services.archive.conversations.recall(question.conversation) if question.conversation else None
        # A follow-up means nothing in a list of corrections: it is kept completed.
        text = turn.question if turn else question.text
        card = card_of(answer, text, owner=principal.actor, chat=chat, thread=thread)
        services.state.cards.keep(card)
        return card

    def _audit(self, principal: Principal, question: Question, answer: Answer, milliseconds: int) -> None:
        state = self._services.state
        state.audit.write(
            Entry(
                Action.ASK,
                outcome_name(answer.outcome),
                principal.actor,
                subject=state.audit.question(question.text),
                documents=tuple(stored.id for stored in named_documents(answer)),
                milliseconds=milliseconds,
                channel=principal.via,
            )
        )


async def _next(events: AsyncGenerator[Event, None], deadline: float) -> Event:
    try:
        async with asyncio.timeout_at(deadline):
            return await anext(events)
    except TimeoutError:
        raise Problem(HTTPStatus.GATEWAY_TIMEOUT, wording.TOOK_TOO_LONG, wording.ASK_SHORTER) from None


def narrowed(principal: Principal, collections: list[str] | None) -> Scope:
    """The asker's scope, or the named part of it; an unreadable collection is as unknown as any other."""
    if not collections:
        return principal.scope
    if not set(collections) <= principal.scope.collections:
        raise Problem(HTTPStatus.NOT_FOUND, wording.COLLECTION_UNKNOWN, wording.SEE_ME)
    return Scope.of(collections)
