"""ask(): the one straight line from a question to an answer. Every front and the eval harness call it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from retrieval.ask.compose import Composer
from retrieval.ask.context import Contexts
from retrieval.ask.options import AskOptions
from retrieval.ask.retrieve import Retriever
from retrieval.ask.understand import Understanding, understand
from retrieval.ask.unreadable import or_unreadable
from retrieval.ask.verify import Refused, Verifier
from retrieval.domain.answer import Answer, Answered, Candidate, Draft, NotFound, Outcome, Reason, Trace
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import DocumentQuery, FigureQuery, Query, Question, Scope
from retrieval.language import phrases
from retrieval.ports import (
    Catalog,
    ContentStore,
    Conversation,
    Embedder,
    Ledger,
    PassageIndex,
    Relations,
    Scans,
    Turn,
)

T = TypeVar("T")


@dataclass
class _Stopwatch:
    """Milliseconds per stage, in the order in which the stages ran."""

    started: float = field(default_factory=time.perf_counter)
    stages: list[tuple[str, float]] = field(default_factory=list)

    def time(self, stage: str, work: Callable[[], T]) -> T:
        begun = time.perf_counter()
        result = work()
        self.stages.append((stage, _milliseconds(begun)))
        return result

    def timings(self) -> tuple[tuple[str, float], ...]:
        return (*self.stages, ("total", _milliseconds(self.started)))


def _milliseconds(since: float) -> float:
    return round((time.perf_counter() - since) * 1000, 3)


class Assistant:
    """Answers questions from one archive. The stages run in one bounded worker thread."""

    def __init__(
        self,
        *,
        catalog: Catalog,
        index: PassageIndex,
        content: ContentStore,
        ledger: Ledger,
        embedder: Embedder,
        conversations: Conversation,
        scans: Scans,
        relations: Relations,
        options: AskOptions | None = None,
    ) -> None:
        self._options = options or AskOptions()
        contexts = Contexts(content)
        self._retriever = Retriever(catalog, index, embedder, self._options)
        self._composer = Composer.over(catalog, content, ledger, relations, contexts)
        self._verifier = Verifier(content, contexts, scans)
        self._catalog = catalog
        self._conversations = conversations
        self._embedder = embedder.identity.name
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ask")

    async def ask(self, question: Question) -> Answer:
        """understand → retrieve → compose → verify; the asker's scope holds in every stage."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._ask, question)

    def close(self) -> None:
        """Waits for the question in work and stops the worker."""
        self._worker.shutdown()

    def _ask(self, question: Question) -> Answer:
        watch = _Stopwatch()
        understanding = watch.time("understand", lambda: self._understand(question))
        query = understanding.query
        passages = watch.time("retrieve", lambda: self._retrieve(understanding, question.scope))
        draft = watch.time("compose", lambda: self._composer.compose(query, passages, question.scope))
        outcome, refused = watch.time("verify", lambda: self._outcome(query, draft, question.scope))
        outcome = or_unreadable(outcome, query, passages, self._catalog, question.scope)
        self._remember(question, understanding, outcome)
        trace = Trace(watch.timings(), _candidates(passages), self._embedder, refused)
        return Answer(question.text, query, outcome, trace)

    def _understand(self, question: Question) -> Understanding:
        last = self._conversations.recall(question.conversation) if question.conversation else None
        return understand(
            question,
            last,
            self._options.home_place,
            lambda keys: self._catalog.readings(keys, question.scope),
        )

    def _retrieve(self, understanding: Understanding, scope: Scope) -> tuple[RetrievedPassage, ...]:
        """A numbered document is looked into alone; a follow-up looks into those just cited first."""
        query = understanding.query
        reading = query.reading
        if isinstance(query, DocumentQuery):
            return self._retriever.retrieve(reading, scope, kind=query.kind, then_all=query.kind is not None)
        named = self._composer.lookup.named(reading, scope)
        if named:
            return self._retriever.retrieve(reading, scope, documents=named)
        cited = understanding.documents or None
        then_all = cited is not None and not understanding.only_these
        return self._retriever.retrieve(reading, scope, documents=cited, then_all=then_all)

    def _outcome(self, query: Query, composed: Draft | Outcome, scope: Scope) -> tuple[Outcome, str | None]:
        """What verification lets out, and why it let a draft fall."""
        if not scope:
            return NotFound(Reason.FORBIDDEN, phrases.no_scope()), None
        if not isinstance(composed, Draft):
            return composed, None
        try:
            return self._verifier.verify(query, composed), None
        except Refused as refused:
            if isinstance(query, FigureQuery):
                return NotFound(Reason.NO_FIGURE, phrases.no_figure(query)), str(refused)
            return NotFound(Reason.NO_DOCUMENT, phrases.no_document(query)), str(refused)

    def _remember(self, question: Question, understanding: Understanding, outcome: Outcome) -> None:
        if question.conversation is None:
            return
        cited = outcome.citations if isinstance(outcome, Answered) else ()
        documents = tuple(dict.fromkeys(citation.stored.id for citation in cited))
        turn = Turn(understanding.standalone, documents or understanding.documents)
        self._conversations.remember(question.conversation, turn)


def _candidates(passages: tuple[RetrievedPassage, ...]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            passage_id=found.passage.id,
            document_id=found.stored.id,
            file=found.stored.placement.path,
            score=round(found.score, 6),
            found_by=found.found_by,
            span=found.passage.span,
        )
        for found in passages
    )
