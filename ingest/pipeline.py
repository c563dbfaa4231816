"""Files in: read, parse, identify, split, embed, commit."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ingest.identify import identify
from ingest.limits import Limits
from ingest.link import link
from ingest.observe import figures_of
from ingest.parsed import ParsedText
from ingest.relate import relate
from ingest.results import FileResult, IngestEvents, Outcome, Silent
from ingest.sandbox import Sandbox
from ingest.sketch import sketch
from ingest.source import SourceFile
from ingest.split import split
from ingest.stores import Prepared, Stores, commit, reconcile
from retrieval.domain.document import Placement, StoredDocument, Version
from retrieval.domain.errors import SourceRefused
from retrieval.domain.query import Scope
from retrieval.language.definitions import find_definitions
from retrieval.ports import Problem

_GROUP_DOCUMENTS = 16
_GROUP_PASSAGES = 2000


def ingest(
    sources: Sequence[SourceFile],
    collection: str,
    stores: Stores,
    *,
    limits: Limits | None = None,
    events: IngestEvents | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> tuple[FileResult, ...]:
    """Bring the archive up to date with these files; one bad file never stops the others.

    Interrupted at any point, the archive is consistent: what was told as done is visible, and the
    next run completes the rest.
    """
    limits, events = limits or Limits(), events or Silent()
    reconcile(stores)
    events.started(len(sources))
    run = _Run(stores, collection, events, now)
    with Sandbox(limits) as sandbox:
        for reading in _read_ahead(sources, run, sandbox, limits):
            run.take(reading)
    run.commit()
    if any(result.outcome in (Outcome.ADDED, Outcome.UPDATED) for result in run.results):
        link(stores.catalog, stores.relations)
        stores.index.compact()
    events.finished(run.results)
    return tuple(run.results)


def document_id(collection: str, path: str, file_hash: str) -> str:
    """Names one content at one place; ingesting the same file twice gives the same id."""
    return hashlib.sha256(f"{collection}\0{path}\0{file_hash}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Reading:
    """A file on its way: its bytes and the parse under way; neither when it is unchanged or refused."""

    source: SourceFile
    file_hash: str | None = None
    content: bytes = b""
    parsing: Future[ParsedText] | None = None
    refusal: SourceRefused | None = None


def _read_ahead(
    sources: Sequence[SourceFile], run: _Run, sandbox: Sandbox, limits: Limits
) -> Iterator[_Reading]:
    """Files in order, with a few parses under way ahead of the one that is handed out."""
    waiting: deque[_Reading] = deque()
    for source in sources:
        waiting.append(_read(source, run, sandbox, limits))
        if len(waiting) > 2 * limits.workers:
            yield waiting.popleft()
    yield from waiting


def _read(source: SourceFile, run: _Run, sandbox: Sandbox, limits: Limits) -> _Reading:
    try:
        content = source.read(limits.max_file_bytes)
    except SourceRefused as refused:
        return _Reading(source, refusal=refused)
    file_hash = hashlib.sha256(content).hexdigest()
    if run.knows(source, file_hash):
        return _Reading(source, file_hash)
    return _Reading(source, file_hash, content, sandbox.submit(content, source.name))


class _Run:
    """One run over many files: what the archive held before, the open group, the results."""

    def __init__(
        self, stores: Stores, collection: str, events: IngestEvents, now: Callable[[], datetime]
    ) -> None:
        scope = Scope.of([collection])
        self._stores = stores
        self._collection = collection
        self._events = events
        self._now = now
        documents = stores.catalog.documents(scope)
        self._known = {stored.id for stored in documents}
        self._places = {(stored.placement.root, stored.placement.path) for stored in documents}
        self._problems = {(problem.root, problem.path) for problem in stores.catalog.problems(scope)}
        self._group: list[Prepared] = []
        self.results: list[FileResult] = []

    def knows(self, source: SourceFile, file_hash: str) -> bool:
        """Whether this content at this place is visible already."""
        return document_id(self._collection, source.path, file_hash) in self._known

    def take(self, reading: _Reading) -> None:
        """See one file through: told now, or with the group it is committed in."""
        try:
            if reading.refusal is not None:
                raise reading.refusal
            if reading.parsing is None:
                self._tell(reading.source, FileResult(reading.source.path, Outcome.UNCHANGED))
                return
            self._group.append(self._prepare(reading, reading.parsing.result()))
        except SourceRefused as refused:
            self._refuse(reading, refused)
        passages = sum(len(prepared.passages) for prepared in self._group)
        if len(self._group) >= _GROUP_DOCUMENTS or passages >= _GROUP_PASSAGES:
            self.commit()

    def commit(self) -> None:
        """Make the open group visible and tell its files."""
        if not self._group:
            return
        commit(self._stores, self._group)
        for prepared in self._group:
            self._forget_problem(prepared.stored.placement.root, prepared.stored.placement.path)
            self._announce(self._result(prepared))
        self._group = []

    def _prepare(self, reading: _Reading, parsed: ParsedText) -> Prepared:
        source, content = reading.source, self._stores.content
        version = Version(
            file_hash=content.put(reading.content),
            text_hash=content.put(parsed.text.encode("utf-8")),
            page_starts=parsed.page_starts,
            parser=parsed.parser,
            unreadable_pages=parsed.unreadable_pages,
        )
        stored = StoredDocument(
            id=document_id(self._collection, source.path, version.file_hash),
            document=identify(parsed, source.name),
            version=version,
            placement=Placement(self._collection, source.root, source.path),
            ingested_at=self._now(),
        )
        passages = split(parsed, stored.id)
        return Prepared(
            stored,
            passages,
            definitions=find_definitions(parsed.text),
            figures=figures_of(stored, passages, parsed.text),
            scan=tuple(replace(read.line, image=self._kept(read.picture)) for read in parsed.scan),
            relations=relate(parsed, stored.document, stored.id),
            sketch=sketch(parsed.text),
        )

    def _kept(self, picture: bytes | None) -> str | None:
        return None if picture is None else self._stores.content.put(picture)

    def _result(self, prepared: Prepared) -> FileResult:
        stored = prepared.stored
        place = (stored.placement.root, stored.placement.path)
        return FileResult(
            path=stored.placement.path,
            outcome=Outcome.UPDATED if place in self._places else Outcome.ADDED,
            document_id=stored.id,
            passages=len(prepared.passages),
            characters=prepared.passages[-1].span.end,
            pages=len(stored.version.page_starts),
            unreadable_pages=stored.version.unreadable_pages,
            parser=stored.version.parser,
        )

    def _refuse(self, reading: _Reading, refused: SourceRefused) -> None:
        source = reading.source
        self._stores.catalog.report_problem(
            Problem(
                self._collection, source.root, source.path, reading.file_hash, refused.reason, refused.detail
            )
        )
        self._announce(FileResult(source.path, Outcome.REFUSED, refusal=refused))

    def _tell(self, source: SourceFile, result: FileResult) -> None:
        self._forget_problem(source.root, source.path)
        self._announce(result)

    def _forget_problem(self, root: str, path: str) -> None:
        if (root, path) in self._problems:
            self._stores.catalog.clear_problem(self._collection, root, path)

    def _announce(self, result: FileResult) -> None:
        self.results.append(result)
        self._events.file_done(result)
