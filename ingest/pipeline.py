"""Files in: read, prepare (in the workers), embed, commit."""

from __future__ import annotations

import gc
import hashlib
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest.limits import MEBIBYTE, Limits
from ingest.link import link
from ingest.prepare import Prepared, Slip, document_id, prepare
from ingest.results import FileResult, IngestEvents, Outcome, Silent
from ingest.sandbox import Sandbox
from ingest.source import SourceFile
from ingest.stores import Stores, commit, reconcile
from retrieval.domain.document import Placement
from retrieval.domain.errors import SourceRefused
from retrieval.domain.query import Scope
from retrieval.ports import Problem

_GROUP_DOCUMENTS = 64
_GROUP_PASSAGES = 2000
_GROUP_BYTES = 64 * MEBIBYTE
_AHEAD_FILES = 64
_AHEAD_BYTES = 64 * MEBIBYTE


Readers = Sandbox[Slip, Prepared]
"""The processes that read files."""


@contextmanager
def readers(limits: Limits) -> Iterator[Readers]:
    """Processes that get ready while an archive is opened, for `ingest`."""
    with Sandbox(limits, prepare) as sandbox:
        sandbox.start()
        yield sandbox


def ingest(
    sources: Sequence[SourceFile],
    collection: str,
    stores: Stores,
    *,
    limits: Limits | None = None,
    by: Readers | None = None,
    events: IngestEvents | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    patience: float = 5.0,
) -> tuple[FileResult, ...]:
    """Bring the archive up to date with these files; one bad file never stops the others.

    Documents become visible in groups, `patience` seconds after the first of a group was ready.
    Interrupted at any point, the archive is consistent: what was told as done is visible, and the
    next run completes the rest. `by`: who reads the files, where such processes run already.
    """
    limits, events = limits or Limits(), events or Silent()
    reconcile(stores)
    events.started(len(sources))
    run = _Run(stores, collection, events, now, patience)
    with _frozen(), nullcontext(by) if by is not None else Sandbox(limits, prepare) as sandbox:
        for reading in _read_ahead(sources, run, sandbox, limits):
            run.take(reading)
    run.commit()
    if any(result.outcome in (Outcome.ADDED, Outcome.UPDATED) for result in run.results):
        link(stores.catalog, stores.relations)
        stores.index.compact()
    events.finished(run.results)
    return tuple(run.results)


@contextmanager
def _frozen() -> Iterator[None]:
    """Inside, what exists already is not looked through for garbage: there is far more of it than is made."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(frozen=True)
class _Reading:
    """A file on its way: its bytes and the work under way; neither when it is unchanged or refused."""

    source: SourceFile
    file_hash: str | None = None
    content: bytes = b""
    work: Future[Prepared] | None = None
    refusal: SourceRefused | None = None


def _read_ahead(
    sources: Sequence[SourceFile], run: _Run, sandbox: Readers, limits: Limits
) -> Iterator[_Reading]:
    """Files in order, with so many under way ahead of the one that is handed out that no worker waits
    while a group is committed."""
    waiting: deque[_Reading] = deque()
    for source in sources:
        waiting.append(_read(source, run, sandbox, limits))
        while len(waiting) > 2 * limits.workers and (
            len(waiting) > _AHEAD_FILES or sum(len(each.content) for each in waiting) > _AHEAD_BYTES
        ):
            yield waiting.popleft()
    yield from waiting


def _read(source: SourceFile, run: _Run, sandbox: Readers, limits: Limits) -> _Reading:
    try:
        content = source.read(limits.max_file_bytes)
    except SourceRefused as refused:
        return _Reading(source, refusal=refused)
    file_hash = hashlib.sha256(content).hexdigest()
    if run.knows(source, file_hash):
        return _Reading(source, file_hash)
    return _Reading(source, file_hash, content, sandbox.submit(content, run.slip(source, file_hash)))


class _Group:
    """Documents that become visible together: enough of them to share the cost of syncing disks."""

    def __init__(self) -> None:
        self.prepared: list[Prepared] = []
        self.files: list[bytes] = []
        self._opened = 0.0

    def add(self, prepared: Prepared, file: bytes) -> None:
        """Take one more document in."""
        self._opened = self._opened if self.prepared else time.monotonic()
        self.prepared.append(prepared)
        self.files.append(file)

    @property
    def is_full(self) -> bool:
        """Whether the next document belongs to another group."""
        return (
            len(self.prepared) >= _GROUP_DOCUMENTS
            or sum(len(prepared.passages) for prepared in self.prepared) >= _GROUP_PASSAGES
            or sum(map(len, self.files)) >= _GROUP_BYTES
        )

    @property
    def age(self) -> float:
        """Seconds since its first document was ready."""
        return time.monotonic() - self._opened if self.prepared else 0.0


class _Run:
    """One run over many files: what the archive held before, the open group, the results."""

    def __init__(
        self,
        stores: Stores,
        collection: str,
        events: IngestEvents,
        now: Callable[[], datetime],
        patience: float,
    ) -> None:
        scope = Scope.of([collection])
        self._stores = stores
        self._collection = collection
        self._events = events
        self._now = now
        self._patience = patience
        documents = stores.catalog.documents(scope)
        self._known = {stored.id for stored in documents}
        self._places = {(stored.placement.root, stored.placement.path) for stored in documents}
        self._problems = {(problem.root, problem.path) for problem in stores.catalog.problems(scope)}
        self._group = _Group()
        self.results: list[FileResult] = []

    def knows(self, source: SourceFile, file_hash: str) -> bool:
        """Whether this content at this place is visible already."""
        return document_id(self._collection, source.path, file_hash) in self._known

    def slip(self, source: SourceFile, file_hash: str) -> Slip:
        """What the workers are told of a file."""
        placement = Placement(self._collection, source.root, source.path)
        return Slip(source.name, file_hash, placement, self._now())

    def take(self, reading: _Reading) -> None:
        """See one file through: told now, or with the group it is committed in."""
        try:
            if reading.refusal is not None:
                raise reading.refusal
            if reading.work is None:
                self._tell(reading.source, FileResult(reading.source.path, Outcome.UNCHANGED))
                return
            prepared = self._awaited(reading.work)
            self._group.add(prepared, reading.content)
        except SourceRefused as refused:
            self._refuse(reading, refused)
        if self._group.is_full or self._group.age >= self._patience:
            self.commit()

    def _awaited(self, work: Future[Prepared]) -> Prepared:
        """The prepared document; what stands before it does not wait for a long scan."""
        try:
            return work.result(timeout=max(0.0, self._patience - self._group.age))
        except TimeoutError:
            self.commit()
            return work.result()

    def commit(self) -> None:
        """Make the open group visible and tell its files."""
        group, self._group = self._group, _Group()
        if not group.prepared:
            return
        commit(self._stores, group.prepared, group.files)
        for prepared in group.prepared:
            self._forget_problem(prepared.stored.placement.root, prepared.stored.placement.path)
            self._announce(self._result(prepared))

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
