"""ask(): the one straight line from a question to an answer. Every front and the eval harness call it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import TypeVar

from retrieval.ask.compose import Composer
from retrieval.ask.context import Contexts
from retrieval.ask.events import Event, Finished, Listen, Stage, nobody
from retrieval.ask.evidence import EvidenceReader
from retrieval.ask.options import AskOptions
from retrieval.ask.proof import SentenceProof
from retrieval.ask.retrieve import Retriever, Steady
from retrieval.ask.stopwatch import Stopwatch
from retrieval.ask.understand import Understanding, understand
from retrieval.ask.unreadable import or_unreadable
from retrieval.ask.verify import Refused, Verifier, join
from retrieval.ask.writing import Draftable, Model, Writing, Written
from retrieval.domain.answer import Answer, Answered, Candidate, Draft, NotFound, Outcome, Reason, Trace
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import DocumentQuery, FigureQuery, OpenQuery, Query, Question, Scope
from retrieval.language import phrases
from retrieval.language.comparisons import Part, parts_of
from retrieval.language.follow_ups import Leaning
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
_FEWEST_COMPARED = 2
_LEAST_IN_CITED = {Leaning.PERHAPS: 0.9, Leaning.FOLLOWS: 0.0}
"""How sure an answer from the documents just cited must be before others are looked into."""


@dataclass(frozen=True)
class _Found:
    """What the stages without a model came to; `draft` where one was let out."""

    query: Query
    passages: tuple[RetrievedPassage, ...]
    outcome: Outcome
    refused: str | None
    draft: Draft | None


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
        self._retriever = Retriever(catalog, index, embedder, self._options, steady)
        self._composer = Composer.over(
            catalog, content, ledger, relations, contexts, self._options.least_confidence
        )
        self._verifier = Verifier(content, contexts, scans)
        self._catalog = catalog
        self._conversations = conversations
        self._embedder = embedder
        self._writing: Writing | None = None
        if model is not None:
            self._writing = Writing(
                model,
                EvidenceReader(content, ledger, contexts),
                SentenceProof(contexts, model.entailment),
                self._verifier,
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
        found = await self._in_worker(lambda: self._find(question, watch))
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

    async def _word(self, found: _Found, scope: Scope, watch: Stopwatch, listen: Listen) -> Written | None:
        """The model's attempt at the answer; None where it has no part in it."""
        if (
            self._writing is None
            or found.draft is None
            or not self._writing.applies(found.query, found.draft)
        ):
            return None
        begun = time.perf_counter()
        answer = Draftable(found.query, found.passages, found.draft, scope)
        written = await self._writing.word(answer, self._in_worker, listen)
        watch.ran(Stage.WRITE, begun)
        return written

    def _find(self, question: Question, watch: Stopwatch) -> _Found:
        understanding = watch.time(Stage.UNDERSTAND, lambda: self._understand(question))
        parts = parts_of(understanding.standalone)
        compared = self._compare(question, understanding, parts, watch) if parts else None
        return compared or self._find_one(question, understanding, watch)

    def _compare(
        self, question: Question, whole: Understanding, parts: Sequence[Part], watch: Stopwatch
    ) -> _Found | None:
        """Each part asked as a question of its own, side by side; None when fewer than two are answered."""
        found = []
        for part in parts:
            alone = replace(question, text=part.question, conversation=None)
            found.append(self._find_one(alone, self._understand(alone), watch))
        outcomes = [each.outcome if isinstance(each.outcome, Answered) else None for each in found]
        if sum(outcome is not None for outcome in outcomes) < _FEWEST_COMPARED:
            return None
        joined = join(list(zip(parts, outcomes, strict=True)))
        self._remember(question, whole, joined)
        passages = {each.passage.id: each for one in found for each in one.passages}
        reading = whole.query.reading
        # What differs from part to part was not understood as one place or one time.
        query = replace(whole.query, reading=replace(reading, place=None, period=None, number=None))
        return _Found(query, tuple(passages.values()), joined, None, None)

    def _find_one(self, question: Question, understanding: Understanding, watch: Stopwatch) -> _Found:
        scope = question.scope
        found = self._in_cited(understanding, scope, watch)
        if found is None:
            passages = watch.time(Stage.RETRIEVE, lambda: self._retrieve(understanding, scope))
            found = self._answer(understanding.query, passages, scope, watch)
        self._remember(question, understanding, found.outcome)
        return found

    def _in_cited(self, understanding: Understanding, scope: Scope, watch: Stopwatch) -> _Found | None:
        """What the documents just cited answer to an open question that may lean on them; None if unsure."""
        query, documents = understanding.query, understanding.documents
        least = _LEAST_IN_CITED.get(understanding.leaning)
        if least is None or not documents or not isinstance(query, OpenQuery):
            return None
        passages = watch.time(
            Stage.RETRIEVE, lambda: self._retriever.retrieve(query.reading, scope, documents=documents)
        )
        found = self._answer(query, passages, scope, watch)
        sure = isinstance(found.outcome, Answered) and (found.outcome.confidence or 0.0) >= least
        return found if sure else None

    def _answer(
        self, query: Query, passages: tuple[RetrievedPassage, ...], scope: Scope, watch: Stopwatch
    ) -> _Found:
        composed = watch.time(Stage.COMPOSE, lambda: self._composer.compose(query, passages, scope))
        outcome, refused = watch.time(Stage.VERIFY, lambda: self._outcome(query, composed, scope))
        outcome = or_unreadable(outcome, query, passages, self._catalog, scope)
        draft = composed if isinstance(composed, Draft) and isinstance(outcome, Answered) else None
        return _Found(query, passages, outcome, refused, draft)

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
        if isinstance(query, DocumentQuery) and query.meant is not None:
            return self._retriever.retrieve(reading, scope, documents=(query.meant,))
        if isinstance(query, DocumentQuery):
            return self._retriever.retrieve(reading, scope, kind=query.kind, then_all=query.kind is not None)
        named = self._composer.lookup.named(reading, scope)
        if named:
            return self._retriever.retrieve(reading, scope, documents=named)
        if understanding.leaning < Leaning.FOLLOWS or not understanding.documents:
            return self._retriever.retrieve(reading, scope)
        then_all = understanding.leaning is not Leaning.POINTS
        return self._retriever.retrieve(reading, scope, documents=understanding.documents, then_all=then_all)

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
