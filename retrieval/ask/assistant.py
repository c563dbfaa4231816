"""ask(): the one straight line from a question to an answer. Every front and the eval harness call it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import TypeVar

from retrieval.ask.compose import Composer
from retrieval.ask.context import Contexts
from retrieval.ask.events import Event, Finished, Listen, Stage, nobody
from retrieval.ask.evidence import EvidenceReader
from retrieval.ask.options import AskOptions
from retrieval.ask.pipeline import Found, Pipeline
from retrieval.ask.proof import SentenceProof
from retrieval.ask.retrieve import Retriever, Steady
from retrieval.ask.stopwatch import Stopwatch
from retrieval.ask.verify import Verifier
from retrieval.ask.writing import Draftable, Model, Writing, Written
from retrieval.domain.answer import Answer, Answered, Candidate, Trace
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import Question, Scope
from retrieval.ports import (
    Catalog,
    ContentStore,
    Conversation,
    Embedder,
    Ledger,
    PassageIndex,
    Relations,
    Scans,
)

T = TypeVar("T")


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
        model: Model | None = None,
        steady: Steady = nullcontext,
    ) -> None:
        self._options = options or AskOptions()
        contexts = Contexts(content)
        verifier = Verifier(content, contexts, scans)
        self._pipeline = Pipeline(
            Retriever(catalog, index, embedder, self._options, steady),
            Composer.over(catalog, content, ledger, relations, contexts, self._options.least_confidence),
            verifier,
            catalog,
            ledger,
            conversations,
            self._options.home_place,
        )
        self._embedder = embedder
        self._writing: Writing | None = None
        if model is not None:
            self._writing = Writing(
                model,
                EvidenceReader(content, ledger, contexts),
                SentenceProof(contexts, model.entailment),
                verifier,
                self._options.writing,
            )
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ask")

    async def ask(self, question: Question, listen: Listen = nobody, *, extractive: bool = False) -> Answer:
        """understand → retrieve → compose → verify, then perhaps write → verify; scope holds in all of them.

        `listen` is told what happens as it happens; a slow model keeps no other question waiting.
        `extractive`: no model is asked, for answers that nobody waits for or reads the words of.
        """
        loop = asyncio.get_running_loop()

        def tell(event: Event) -> None:
            loop.call_soon_threadsafe(listen, event)

        watch = Stopwatch(tell)
        found = await self._in_worker(lambda: self._pipeline.find(question, watch))
        written = None if extractive else await self._word(found, question.scope, watch, listen)
        outcome = written.outcome if written and written.outcome else found.outcome
        trace = Trace(
            watch.timings(),
            _candidates(found.passages),
            self._embedder.identity.name,
            found.refused,
            written.trace if written else None,
        )
        answer = Answer(question.text, found.query, outcome, trace)
        listen(Finished(answer))
        return answer

    async def stream(self, question: Question) -> AsyncGenerator[Event, None]:
        """What happens on the way to the answer, and the answer last; closing it ends the asking."""
        events: asyncio.Queue[Event | None] = asyncio.Queue()
        asking = asyncio.ensure_future(self.ask(question, events.put_nowait))
        asking.add_done_callback(lambda _: events.put_nowait(None))
        try:
            while (event := await events.get()) is not None:
                yield event
            await asking
        finally:
            asking.cancel()

    @property
    def model_seconds(self) -> float:
        """How long an answer waits for the network at most, while others may be made; 0: not at all."""
        return self._options.writing.seconds if self._writing is not None else 0.0

    def close(self) -> None:
        """Waits for the question in work and stops the worker."""
        self._worker.shutdown()

    async def _in_worker(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    async def _word(self, found: Found, scope: Scope, watch: Stopwatch, listen: Listen) -> Written | None:
        """The model's attempt at the answer; None where it has no part in it."""
        if (
            self._writing is None
            or found.draft is None
            or not isinstance(found.outcome, Answered)
            or not self._writing.applies(found.query, found.draft)
        ):
            return None
        begun = time.perf_counter()
        answer = Draftable(found.query, found.passages, found.draft, found.outcome, scope)
        written = await self._writing.word(answer, self._in_worker, listen)
        watch.ran(Stage.WRITE, begun)
        return written


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
