"""A small archive made of plain texts: the real catalog, everything else in memory."""

from __future__ import annotations

import asyncio
import hashlib
import inspect
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import Engine

from ingest.observe import figures_of
from retrieval.adapters.memory import InMemoryConversation
from retrieval.adapters.sql.catalog import SqlCatalog
from retrieval.adapters.sql.engine import open_engine
from retrieval.adapters.sql.ledger import SqlLedger
from retrieval.adapters.sql.relations import SqlRelations
from retrieval.adapters.sql.scans import SqlScans
from retrieval.ask.assistant import Assistant
from retrieval.ask.options import AskOptions
from retrieval.ask.writing import Model
from retrieval.contract import AnswerJson, answer_json
from retrieval.domain.answer import Answer
from retrieval.domain.document import (
    Document,
    DocumentStatus,
    FieldSource,
    HeaderPart,
    Placement,
    StoredDocument,
    Version,
)
from retrieval.domain.passage import Locator, Passage, PassageRole
from retrieval.domain.query import Question, Scope
from retrieval.domain.relation import DocumentRef, Relation, RelationKind
from retrieval.domain.span import Origin, Span
from retrieval.language.dates import find_dates
from retrieval.language.document_numbers import find_numbers
from retrieval.language.terms import passage_vector
from retrieval.language.text import normalize
from retrieval.ports import IndexEntry, Staged
from tests.fakes.content import InMemoryContentStore
from tests.fakes.embedder import HashingEmbedder
from tests.fakes.index import InMemoryPassageIndex

ASKED_ON = date(2024, 3, 15)
_INGESTED_AT = datetime(2024, 1, 2, tzinfo=UTC)
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True)
class Paper:
    """A document as plain text; each paragraph (parted by blank lines) becomes a passage.

    Header fields are given as the document writes them. One that stands in the text is read from
    there; a number that does not stand in the text is taken from the file name.
    """

    file: str
    text: str
    number: str | None = None
    kind: str | None = None
    issuer: str | None = None
    dated: str | None = None
    subject: str | None = None
    signer: str | None = None
    place: str | None = None
    status: DocumentStatus = DocumentStatus.IN_FORCE
    collection: str = "chung"
    headings: tuple[str, ...] = ()
    deeds: Mapping[str, RelationKind] = field(default_factory=dict)
    """What the paper does to the documents of these numbers, each written in its text."""

    @property
    def stored_text(self) -> str:
        """The text that the archive keeps."""
        return normalize(inspect.cleandoc(self.text))

    @property
    def id(self) -> str:
        """The id of the stored document, from content and placement as in the real archive."""
        named = f"{self.collection}\0{self.file}\0{self.stored_text}"
        return hashlib.sha256(named.encode()).hexdigest()[:16]


@dataclass
class TextArchive:
    """An archive that is open for questions."""

    engine: Engine
    content: InMemoryContentStore = field(default_factory=InMemoryContentStore)
    index: InMemoryPassageIndex = field(default_factory=InMemoryPassageIndex)
    embedder: HashingEmbedder = field(default_factory=HashingEmbedder)
    conversations: InMemoryConversation = field(default_factory=InMemoryConversation)
    options: AskOptions = field(default_factory=AskOptions)
    model: Model | None = None
    _assistants: list[Assistant] = field(default_factory=list)

    @property
    def catalog(self) -> SqlCatalog:
        """The catalog of the archive."""
        return SqlCatalog(self.engine, self.content)

    @property
    def ledger(self) -> SqlLedger:
        """The figures of the archive."""
        return SqlLedger(self.engine)

    def add(self, papers: Iterable[Paper]) -> None:
        """Stages, indexes and publishes papers, as ingesting does."""
        for paper in papers:
            stored, passages = _stored(paper, self.content), tuple(_passages(paper))
            self.catalog.stage([Staged(stored, passages, relations=tuple(_relations(paper)))])
            self.ledger.record({stored.id: figures_of(stored, passages, paper.stored_text)})
            self.index.upsert([self._entry(stored, passage) for passage in passages])
            self.catalog.publish([stored.id])

    def _entry(self, stored: StoredDocument, passage: Passage) -> IndexEntry:
        context = "\n".join((stored.document.subject or "", *passage.locator.headings))
        return IndexEntry(
            passage_id=passage.id,
            document_id=stored.id,
            collection=stored.placement.collection,
            sparse=passage_vector(passage.text, context),
            dense=self.embedder.embed_query(f"{context}\n{passage.text}"),
        )

    def assistant(self) -> Assistant:
        """The assistant of the archive, closed with it."""
        if not self._assistants:
            self._assistants.append(
                Assistant(
                    catalog=self.catalog,
                    index=self.index,
                    content=self.content,
                    ledger=self.ledger,
                    embedder=self.embedder,
                    conversations=self.conversations,
                    scans=SqlScans(self.engine),
                    relations=SqlRelations(self.engine),
                    options=self.options,
                    model=self.model,
                )
            )
        return self._assistants[0]

    def question(
        self,
        text: str,
        *,
        scope: Iterable[str] | None = None,
        conversation: str | None = None,
        asked_on: date = ASKED_ON,
    ) -> Question:
        """A question of somebody who may read everything, unless a scope is given."""
        readable = self.catalog.collections() if scope is None else scope
        return Question(text, Scope.of(readable), asked_on, conversation)

    def ask(
        self,
        text: str,
        *,
        scope: Iterable[str] | None = None,
        conversation: str | None = None,
        asked_on: date = ASKED_ON,
    ) -> Answer:
        """The assistant's answer, waited for."""
        question = self.question(text, scope=scope, conversation=conversation, asked_on=asked_on)
        return asyncio.run(self.assistant().ask(question))

    def stored(self, paper: Paper) -> StoredDocument:
        """The stored document of a paper."""
        found = self.catalog.document(paper.id, Scope.of([paper.collection]))
        assert found is not None
        return found

    def close(self) -> None:
        """Stops the assistant and closes the database."""
        for assistant in self._assistants:
            assistant.close()
        self.engine.dispose()


def open_archive(*papers: Paper, options: AskOptions | None = None) -> TextArchive:
    """An archive of these papers; close it after use."""
    archive = TextArchive(open_engine("sqlite://"), options=options or AskOptions())
    archive.add(papers)
    return archive


def timeless(answer: Answer) -> AnswerJson:
    """The contract's form of an answer without what differs from run to run."""
    return {**answer_json(answer), "timings_ms": {}}


def _stored(paper: Paper, content: InMemoryContentStore) -> StoredDocument:
    text = paper.stored_text
    version = Version(content.put(paper.file.encode() + text.encode()), content.put(text.encode()))
    placement = Placement(paper.collection, "/kho", paper.file)
    return StoredDocument(paper.id, _document(paper, text), version, placement, _INGESTED_AT)


def _document(paper: Paper, text: str) -> Document:
    return Document(
        number=find_numbers(paper.number)[0].number if paper.number else None,
        kind=paper.kind,
        issuer=paper.issuer,
        issued_on=find_dates(paper.dated)[0].day if paper.dated else None,
        subject=paper.subject,
        signer=paper.signer,
        place=paper.place,
        status=paper.status,
        sources=_sources(paper, text),
    )


def _sources(paper: Paper, text: str) -> Mapping[HeaderPart, FieldSource]:
    written = {
        HeaderPart.NUMBER: paper.number,
        HeaderPart.KIND: paper.kind,
        HeaderPart.ISSUER: paper.issuer,
        HeaderPart.DATE: paper.dated,
        HeaderPart.SUBJECT: paper.subject,
        HeaderPart.SIGNER: paper.signer,
        HeaderPart.PLACE: paper.place,
    }
    sources = {part: _source(words, text) for part, words in written.items() if words}
    return {part: source for part, source in sources.items() if source is not None}


def _source(words: str, text: str) -> FieldSource | None:
    start = text.find(words)
    if start >= 0:
        return FieldSource(Origin.TEXT, Span(start, start + len(words)))
    return FieldSource(Origin.FILENAME) if find_numbers(words) else None


def _relations(paper: Paper) -> Iterator[Relation]:
    for written, kind in paper.deeds.items():
        start = paper.stored_text.index(written)
        target = DocumentRef(find_numbers(written)[0].number)
        yield Relation(paper.id, kind, target, Span(start, start + len(written)))


def _passages(paper: Paper) -> Iterator[Passage]:
    for ordinal, paragraph in enumerate(_PARAGRAPH.finditer(paper.stored_text)):
        yield Passage(
            id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{paper.id}/{ordinal}")),
            document_id=paper.id,
            ordinal=ordinal,
            span=Span(*paragraph.span()),
            text=paragraph.group(),
            locator=Locator(path=(f"đoạn {ordinal + 1}",), headings=paper.headings),
            role=_role(paper, ordinal, paragraph.group()),
        )


def _role(paper: Paper, ordinal: int, paragraph: str) -> PassageRole:
    if " | " in paragraph:
        return PassageRole.TABLE
    if ordinal == 0 and paper.number is not None and paper.number in paragraph:
        return PassageRole.HEADER
    return PassageRole.BODY
