"""What an office keeps: documents, the versions of their text, and where they lie."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from retrieval.domain.span import Origin, Span

UNKNOWN_DIGIT = "x"
UNKNOWN_DIGITS = "…"
"""One or more."""


@dataclass(frozen=True, eq=False)
class DocumentNumber:
    """Số/ký hiệu. Two numbers are equal when their normal forms are: `02-CTr/TU` = `2-CTR/TU`.

    A part that is not written is None, never guessed; `year` is the year inside the number only. Who
    remembers the first digits alone writes UNKNOWN_DIGIT, or UNKNOWN_DIGITS, for the rest of the serial.
    """

    serial: str
    year: int | None = None
    kind: str | None = None
    organ: str | None = None
    written: str = ""

    @property
    def key(self) -> tuple[str, int | None, str | None, str | None]:
        """The normal form: no leading zeros, upper case codes, no blanks."""
        return (_serial_key(self.serial), self.year, _code_key(self.kind), _code_key(self.organ))

    @property
    def half_known(self) -> bool:
        """Whether digits of the serial are not known: '51x'."""
        return self.key[0].endswith((UNKNOWN_DIGIT, UNKNOWN_DIGITS))

    def fits(self, other: DocumentNumber) -> bool:
        """Whether every part written here agrees with the same part of `other`.

        Typed without marks D stands for Đ, and an organ stands for its units: UBND for UBND-KTTH.
        """
        serial, year, kind, organ = self.key
        return (
            (serial == other.key[0] or (self.half_known and _begins(serial, other.key[0])))
            and year in (None, other.year)
            and _code_fits(kind, other.key[2])
            and _code_fits(organ, other.key[3])
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DocumentNumber) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)


def _begins(half_known: str, serial: str) -> bool:
    digits = re.escape(half_known).replace(UNKNOWN_DIGITS, r"\d+").replace(UNKNOWN_DIGIT, r"\d")
    return re.fullmatch(digits, serial) is not None


def _serial_key(serial: str) -> str:
    return serial.replace(" ", "").lower().lstrip("0") or "0"


def _code_key(code: str | None) -> str | None:
    return None if code is None else code.replace(" ", "").upper()


def _code_fits(mine: str | None, theirs: str | None) -> bool:
    if mine is None or theirs is None:
        return mine is None
    pattern = re.escape(mine).replace("D", "[DĐ]")
    return re.match(rf"{pattern}(?:[-.&]|$)", theirs) is not None


class DocumentStatus(StrEnum):
    """Whether a document may be the first source of an answer."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    REVOKED = "revoked"
    DRAFT = "draft"


class HeaderPart(StrEnum):
    """The fields read from a document's header block, title and signature block."""

    NUMBER = "number"
    KIND = "kind"
    ISSUER = "issuer"
    DATE = "date"
    SUBJECT = "subject"
    SIGNER = "signer"
    PLACE = "place"


@dataclass(frozen=True)
class FieldSource:
    """Where a header field was found; `span` is None when it comes from the file name."""

    origin: Origin
    span: Span | None = None


@dataclass(frozen=True)
class Document:
    """The work: what its header says of it. None means that the document does not say."""

    number: DocumentNumber | None = None
    kind: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    subject: str | None = None
    signer: str | None = None
    place: str | None = None
    status: DocumentStatus = DocumentStatus.IN_FORCE
    sources: Mapping[HeaderPart, FieldSource] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetGrid:
    """How a spreadsheet counts the rows and columns that a table of it shows; hidden and empty ones are
    left out of the table, not of the count.

    Pairs in `rows` and `columns`: from this line (cell) of the table on, counted from 0, the sheet's row
    (column) of this number, from 1, and so on by one.
    """

    sheet: str
    rows: tuple[tuple[int, int], ...]
    columns: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class TablePlace:
    """Where a table stands in the stored text: a line per row, cells parted by ' | ', headings first."""

    span: Span
    header_rows: int = 0
    grid: SheetGrid | None = None


@dataclass(frozen=True)
class Version:
    """One state of a file: its bytes and the stored text, both content-addressed.

    Hashes are SHA-256 in hex; `page_starts[i]` is the offset where page i+1 begins in the stored
    text (empty for formats without pages); offsets count code points of the NFC stored text.
    `unreadable_pages` (from 1) are scanned pages that gave no text; `tables` are in the order of the text.
    """

    file_hash: str
    text_hash: str
    page_starts: tuple[int, ...] = ()
    parser: str = ""
    unreadable_pages: tuple[int, ...] = ()
    tables: tuple[TablePlace, ...] = ()

    @property
    def label(self) -> str:
        """Short name of the version, as printed."""
        return self.text_hash[:12]


@dataclass(frozen=True)
class Placement:
    """Where a file lies: the ingested root, the path below it (POSIX), and its collection."""

    collection: str
    root: str
    path: str


@dataclass(frozen=True)
class StoredDocument:
    """A document of the archive: one placement of one version.

    `id` derives from collection, relative path and file content, so that ingesting the same
    file twice changes nothing and a changed file becomes another stored document.
    `duplicate_of` is the id of a better copy of nearly the same text (the signed final of a draft).
    """

    id: str
    document: Document
    version: Version
    placement: Placement
    ingested_at: datetime
    duplicate_of: str | None = None
