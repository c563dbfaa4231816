"""Lets a language model word an answer: asks it, proves each sentence as it comes, repairs once.

The model is awaited in the event loop; proofs run where the other stages run. Whatever goes wrong,
the answer without the model stands: nothing here can take it away.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from retrieval.ask.events import Listen, SentenceVerified, Stage, StageBegun
from retrieval.ask.evidence import EvidenceReader, Permission
from retrieval.ask.options import WriteWhen, WritingOptions
from retrieval.ask.page import Page
from retrieval.ask.prompting import Prompts, answer_task, repair_task
from retrieval.ask.proof import SentenceProof
from retrieval.ask.told import Extractive
from retrieval.ask.verify import Refused, Verifier
from retrieval.domain.answer import Answered, Draft, Role
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.query import FigureQuery, Query, Scope
from retrieval.domain.writing import WriterFailed, WritingEnd, WritingTrace
from retrieval.language.manuscripts import Manuscript
from retrieval.ports import Entailment, Tally, Writer

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


class InWorker(Protocol):
    """Runs synchronous work where the other stages run."""

    async def __call__(self, work: Callable[[], T]) -> T: ...


_TOKEN = 2
"""Characters of Vietnamese in a token at least, so that budgets in tokens hold with any tokenizer."""
_LONGEST_TOKEN = 8
"""Characters of a token at most: what is longer than the answer may be is read no further."""
_FACTS = frozenset({Role.HEADER, Role.MENTION})


@dataclass(frozen=True)
class Draftable:
    """An answer that may be worded: what was asked, found, drafted and let out without a model."""

    query: Query
    passages: tuple[RetrievedPassage, ...]
    draft: Draft
    answered: Answered
    scope: Scope


@dataclass(frozen=True)
class Written:
    """How the attempt went, and the worded answer where it went well."""

    trace: WritingTrace
    outcome: Answered | None = None


@dataclass(frozen=True)
class Model:
    """A language model, where it is counted what became of its answers, and who else judges its sentences."""

    writer: Writer
    tally: Tally
    entailment: Entailment | None = None


class Writing:
    """Words answers with one model."""

    def __init__(
        self,
        model: Model,
        evidence: EvidenceReader,
        proof: SentenceProof,
        verifier: Verifier,
        options: WritingOptions,
    ) -> None:
        self._writer = model.writer
        self._tally = model.tally
        self._evidence = evidence
        self._proof = proof
        self._verifier = verifier
        self._options = options
        self._prompts = Prompts.shipped()

    def applies(self, query: Query, draft: Draft) -> bool:
        """Whether the office lets the model word such an answer."""
        if self._options.when is WriteWhen.OPEN:
            facts = isinstance(query, FigureQuery) or any(quoted.role in _FACTS for quoted in draft.quotes)
            return not facts
        return self._options.when is WriteWhen.ALWAYS

    async def word(self, answer: Draftable, in_worker: InWorker, listen: Listen) -> Written:
        """The worded answer, or why there is none, within the seconds that the office allows."""
        page = await in_worker(lambda: self._page(answer))
        if not page.evidence:
            return self._ended(page, WritingEnd.NOT_PERMITTED)
        listen(StageBegun(Stage.WRITE))
        try:
            async with asyncio.timeout(self._options.seconds):
                await self._fill(page, in_worker, listen)
        except TimeoutError:
            return self._ended(page, WritingEnd.SLOW)
        except WriterFailed as failed:
            _LOG.warning("mô hình %s: %s (%s)", self._writer.name, failed.end, failed)
            return self._ended(page, failed.end)
        page = await in_worker(lambda: self._closed(page, answer.query))
        return self._ended(page, page.end)

    def _page(self, answer: Draftable) -> Page:
        evidence = self._evidence.gather(
            answer.query,
            answer.draft,
            answer.passages,
            answer.scope,
            permission=Permission(self._options.collections),
            room=self._options.evidence_tokens * _TOKEN,
        )
        return Page(answer.query, Extractive.of(answer.draft, answer.answered), evidence, self._proof)

    async def _fill(self, page: Page, in_worker: InWorker, listen: Listen) -> None:
        question = page.query.reading.text
        async for line in self._lines(page, answer_task(self._prompts, question, page.evidence)):
            await self._take(page, partial(page.take, line), in_worker, listen)
            if page.full:
                break
        if page.repairable:
            faults = [(fault.sentence.text, fault.why) for fault in page.faults]
            task = repair_task(self._prompts, question, page.evidence, faults)
            async for line in self._lines(page, task):
                await self._take(page, partial(page.repair, line), in_worker, listen)

    async def _take(self, page: Page, take: Callable[[], Page], in_worker: InWorker, listen: Listen) -> None:
        before = len(page.proven)
        await in_worker(take)
        for sentence in page.proven[before:]:
            listen(SentenceVerified(sentence.text))

    async def _lines(self, page: Page, task: str) -> AsyncIterator[str]:
        """The lines of the model, as they come; no more than the longest answer would take."""
        manuscript, room = Manuscript(), self._options.answer_tokens * _LONGEST_TOKEN
        page.sent += len(self._prompts.rules.text) + len(task)
        async with aclosing(self._writer.write(self._prompts.rules.text, task)) as pieces:
            async for piece in pieces:
                room -= len(piece)
                page.received += len(piece)
                for line in manuscript.feed(piece):
                    yield line
                if room < 0:
                    return
        for line in manuscript.end():
            yield line

    def _closed(self, page: Page, query: Query) -> Page:
        lines = page.lines()
        if not lines:
            page.end = WritingEnd.INCOMPLETE if page.proven else WritingEnd.UNPROVEN
            return page
        try:
            page.answered = self._verifier.verify(query, page.draft_by(self._writer.name, lines))
        except Refused as refused:
            _LOG.info("câu trả lời của mô hình bị loại: %s", refused)
            page.end = WritingEnd.REFUSED
        return page

    def _ended(self, page: Page, end: WritingEnd) -> Written:
        self._tally.add(f"writing.{end}")
        for name, count in (
            ("sentences.kept", page.kept),
            ("sentences.repaired", page.mended),
            ("sentences.dropped", page.dropped),
            ("characters.sent", page.sent),
            ("characters.received", page.received),
        ):
            self._tally.add(f"writing.{name}", count)
        trace = WritingTrace(
            self._writer.name,
            self._prompts.fingerprint,
            end,
            page.kept,
            page.mended,
            page.dropped,
            page.sent,
            page.received,
            tuple(f"{fault.sentence.text} — {fault.why}" for fault in page.faults),
        )
        return Written(trace, page.answered if end is WritingEnd.WRITTEN else None)
