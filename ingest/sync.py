"""Keeping a folder and the archive in step: what is new, what changed, what moved, what is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.limits import Limits
from ingest.pipeline import ingest
from ingest.results import FileResult, IngestEvents
from ingest.source import SourceFile, walk
from ingest.stores import Stores, remove
from retrieval.domain.document import StoredDocument
from retrieval.domain.errors import SourceRefused
from retrieval.domain.query import Scope
from retrieval.ports import Catalog

_FEW = 3
"""So few removals need no question, however small the archive."""


@dataclass(frozen=True)
class Move:
    """A document whose file lies elsewhere now, unchanged."""

    stored: StoredDocument
    path: str


@dataclass(frozen=True)
class Plan:
    """What a sync would do: files to ingest (unchanged ones cost nothing), moves, documents to remove."""

    sources: tuple[SourceFile, ...]
    moved: tuple[Move, ...]
    removed: tuple[StoredDocument, ...]
    known: int

    def removes_much(self, most_share: float) -> bool:
        """Whether more goes than an office removes in a day: an unmounted share looks like this."""
        return len(self.removed) > max(_FEW, most_share * self.known)


@dataclass(frozen=True)
class Synced:
    """What was done."""

    results: tuple[FileResult, ...]
    moved: tuple[Move, ...]
    removed: tuple[StoredDocument, ...]
    kept: tuple[StoredDocument, ...] = ()


def plan(folder: Path, collection: str, catalog: Catalog, *, skip: Path, max_bytes: int) -> Plan:
    """Compare the files under `folder`, those under `skip` left out, with the documents that came from it."""
    root = folder.resolve()
    sources = tuple(source for source in walk([root]) if not source.absolute.is_relative_to(skip))
    documents = catalog.documents(Scope.of([collection]))
    known = [stored for stored in documents if stored.placement.root == str(root)]
    paths = {source.path for source in sources}
    gone = [stored for stored in known if stored.placement.path not in paths]
    new = [source for source in sources if source.path not in {stored.placement.path for stored in known}]
    moved = tuple(_moves(gone, new, max_bytes))
    elsewhere = {move.stored.id for move in moved}
    removed = tuple(stored for stored in gone if stored.id not in elsewhere)
    return Plan(sources, moved, removed, len(known))


def carry_out(
    wanted: Plan,
    folder: Path,
    collection: str,
    stores: Stores,
    *,
    may_remove: bool,
    limits: Limits | None = None,
    events: IngestEvents | None = None,
) -> Synced:
    """Ingest first, then remove: at no point does the archive hold less than before or after."""
    results = ingest(wanted.sources, collection, stores, limits=limits, events=events)
    arrived = {result.path for result in results if result.refusal is None}
    moved = tuple(move for move in wanted.moved if move.path in arrived)
    removed = wanted.removed if may_remove else ()
    gone = [move.stored.id for move in moved] + [stored.id for stored in removed]
    if gone:
        remove(stores, gone)
    _forget_problems(wanted, str(folder.resolve()), collection, stores.catalog)
    return Synced(results, moved, removed, () if may_remove else wanted.removed)


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file: what has not changed here need not be looked at."""
    state = {}
    for source in walk([folder]):
        try:
            stat = source.absolute.stat()
        except OSError:
            continue
        state[source.path] = (stat.st_size, stat.st_mtime_ns)
    return state


def _moves(gone: Sequence[StoredDocument], new: Sequence[SourceFile], max_bytes: int) -> list[Move]:
    """Documents that are gone and whose very bytes lie at a new path; only these are read here."""
    by_hash = {stored.version.file_hash: stored for stored in gone}
    moves = []
    for source in new if by_hash else ():
        stored = by_hash.pop(_hash(source, max_bytes), None)
        if stored is not None:
            moves.append(Move(stored, source.path))
    return moves


def _hash(source: SourceFile, max_bytes: int) -> str:
    try:
        return hashlib.sha256(source.read(max_bytes)).hexdigest()
    except SourceRefused:
        return ""


def _forget_problems(wanted: Plan, root: str, collection: str, catalog: Catalog) -> None:
    paths = {source.path for source in wanted.sources}
    for problem in catalog.problems(Scope.of([collection])):
        if problem.root == root and problem.path not in paths:
            catalog.clear_problem(collection, root, problem.path)
