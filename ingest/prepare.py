"""A file's bytes made into all that the archive keeps of it: pure work, done by the limited workers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from ingest import formats
from ingest.anatomy import Anatomy, dissect
from ingest.heartbeat import beat
from ingest.identify import identify
from ingest.observe import figures_of
from ingest.parsed import ParsedText, ReadLine
from ingest.relate import relate
from ingest.sketch import sketch
from ingest.split import split
from ingest.vectors import sparse_vectors
from retrieval.domain.document import Placement, StoredDocument, Version
from retrieval.domain.ledger import LedgerEntry
from retrieval.domain.passage import Passage, SparseVector
from retrieval.domain.relation import Relation
from retrieval.domain.scan import ScannedLine
from retrieval.language.definitions import Definition, find_definitions


@dataclass(frozen=True)
class Slip:
    """What is known of a file before it is read: its name, its hash, where it lies, when it came."""

    name: str
    file_hash: str
    placement: Placement
    ingested_at: datetime


@dataclass(frozen=True)
class Prepared:
    """A document ready to be committed, with what is known of its scan and its relations.

    `text` and `pictures` are what the content store is still to keep; `sparse` goes with `passages`.
    """

    stored: StoredDocument
    passages: tuple[Passage, ...]
    sparse: tuple[SparseVector, ...]
    text: str
    pictures: tuple[bytes, ...]
    definitions: tuple[Definition, ...]
    figures: tuple[LedgerEntry, ...]
    scan: tuple[ScannedLine, ...]
    relations: tuple[Relation, ...]
    sketch: tuple[int, ...]


def prepare(content: bytes, slip: Slip) -> Prepared:
    """Read, identify, split, observe, relate; SourceRefused when the file cannot be read.

    Every step has the time of a file anew.
    """
    parsed = formats.parse(content, slip.name)
    beat()
    # Found once, for the three that ask for it.
    anatomy = dissect(parsed)
    stored = _stored(parsed, slip, anatomy)
    passages = split(parsed, stored.id, anatomy)
    beat()
    figures = figures_of(stored, passages, parsed.text)
    beat()
    return Prepared(
        stored,
        passages,
        sparse=sparse_vectors(stored, passages),
        text=parsed.text,
        pictures=tuple(read.picture for read in parsed.scan if read.picture is not None),
        definitions=find_definitions(parsed.text),
        figures=figures,
        scan=tuple(_scanned(read) for read in parsed.scan),
        relations=relate(parsed, stored.document, stored.id, anatomy),
        sketch=sketch(parsed.text),
    )


def document_id(collection: str, path: str, file_hash: str) -> str:
    """Names one content at one place; ingesting the same file twice gives the same id."""
    return hashlib.sha256(f"{collection}\0{path}\0{file_hash}".encode()).hexdigest()[:16]


def _stored(parsed: ParsedText, slip: Slip, anatomy: Anatomy) -> StoredDocument:
    return StoredDocument(
        id=document_id(slip.placement.collection, slip.placement.path, slip.file_hash),
        document=identify(parsed, slip.name, anatomy),
        version=Version(
            file_hash=slip.file_hash,
            text_hash=_hash(parsed.text.encode()),
            page_starts=parsed.page_starts,
            parser=parsed.parser,
            unreadable_pages=parsed.unreadable_pages,
            tables=parsed.tables,
        ),
        placement=slip.placement,
        ingested_at=slip.ingested_at,
    )


def _scanned(read: ReadLine) -> ScannedLine:
    return replace(read.line, image=None if read.picture is None else _hash(read.picture))


def _hash(content: bytes) -> str:
    """As the content store will name it."""
    return hashlib.sha256(content).hexdigest()
