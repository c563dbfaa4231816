"""Drafts, and the answers that verification lets out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from retrieval.domain.document import StoredDocument
from retrieval.domain.figure import Observation
from retrieval.domain.passage import Locator, Passage
from retrieval.domain.query import Query
from retrieval.domain.span import Origin, Span
from retrieval.domain.writing import WritingTrace

EXTRACTIVE = "extractive"
"""The writer that only quotes; any other is named 'llm:<model>'."""


Key = tuple[str, Span]
"""What is quoted, by document id and span: two quotes of it are one citation."""


class Role(StrEnum):
    """What a quote does in an answer."""

    ANSWER = "answer"
    PLAN = "plan"
    ACTUAL = "actual"
    CONTEXT = "context"
    HEADER = "header"
    MENTION = "mention"
    ALSO = "also"
    """States what the answer says once more."""


@dataclass(frozen=True)
class Quoted:
    """A claim in the document's own words: `span` of the stored text of `stored`.

    `values` are the pieces of the headline that this claim must prove, each verbatim in the span;
    `observation` (spans in the stored text) lets verify hold the claim's meaning against the query.
    """

    role: Role
    stored: StoredDocument
    locator: Locator
    span: Span
    values: tuple[str, ...] = ()
    origin: Origin = Origin.TEXT
    observation: Observation | None = None
    passage: Passage | None = None

    @property
    def key(self) -> Key:
        """What is quoted."""
        return self.stored.id, self.span


@dataclass(frozen=True)
class Computed:
    """Arithmetic by code on cited operands; kept apart from what documents say."""

    text: str
    formula: str
    operands: tuple[int, ...]


@dataclass(frozen=True)
class Statement:
    """A sentence that a writer worded; `quotes` are the places in `Draft.quotes`, from 1, that carry it."""

    text: str
    quotes: tuple[int, ...]


@dataclass(frozen=True)
class Draft:
    """What compose proposes; nothing of it is said before verify agrees.

    With `statements` the text is made of them: each with the markers of its citations. `confidence` is
    how sure the choice of a clause is, the higher the surer; None where none was chosen.
    """

    headline: str
    text: str
    quotes: tuple[Quoted, ...]
    computed: tuple[Computed, ...] = ()
    warnings: tuple[str, ...] = ()
    writer: str = EXTRACTIVE
    statements: tuple[Statement, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True)
class CitedScan:
    """How a quote was read from an image: the least confidence in [0, 1] of its words; the words with
    digits that a second reading did not confirm; content hashes of the pictures of their lines."""

    confidence: float
    doubtful: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableCell:
    """A cell that a quoted value stands in, all numbers from 1: of the document's tables, of the table's
    rows with its headings, of its columns; `heading` is what stands above it. In a spreadsheet row and
    column are those of `sheet`."""

    table: int
    row: int
    column: int
    heading: str = ""
    sheet: str | None = None

    @property
    def address(self) -> str | None:
        """As spreadsheets name it: 'B7'; None outside them."""
        letters, rest = "", self.column
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}" if self.sheet is not None else None


@dataclass(frozen=True)
class Citation:
    """A verified quote: `quote` equals the stored text at `span`; of origin FILENAME, the file's path.

    `scan` tells how OCR read it; `cells` where in a table its values stand.
    """

    marker: int
    role: Role
    stored: StoredDocument
    locator: Locator
    quote: str
    span: Span
    origin: Origin
    scan: CitedScan | None = None
    cells: tuple[TableCell, ...] = ()

    @property
    def key(self) -> Key:
        """What is quoted."""
        return self.stored.id, self.span


@dataclass(frozen=True)
class CitedFigure:
    """A figure of the answer and the marker of the citation that shows it."""

    observation: Observation
    written: str
    marker: int


class Reason(StrEnum):
    """Why nothing is answered."""

    NO_DOCUMENT = "no_document"
    NO_FIGURE = "no_figure"
    UNREADABLE = "unreadable"
    FORBIDDEN = "forbidden"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Compared:
    """What a comparison came to for one thing: `row` and `column` in the asker's words ('' where there is
    one column only), `text` verified and shown by the citations `markers`; nothing was found where empty."""

    row: str
    column: str
    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True)
class Answered:
    """A verified answer; built by retrieval.ask.verify and nowhere else. `table` is that of a comparison."""

    headline: str
    text: str
    citations: tuple[Citation, ...]
    figures: tuple[CitedFigure, ...] = ()
    computed: tuple[Computed, ...] = ()
    warnings: tuple[str, ...] = ()
    writer: str = EXTRACTIVE
    confidence: float | None = None
    table: tuple[Compared, ...] = ()


@dataclass(frozen=True)
class Clarify:
    """Several documents fit equally; the asker chooses."""

    headline: str
    candidates: tuple[StoredDocument, ...]


@dataclass(frozen=True)
class NotFound:
    """An honest no; `nearby` says what does exist, `confidence` how sure the best clause would have been."""

    reason: Reason
    headline: str
    nearby: tuple[str, ...] = ()
    candidates: tuple[StoredDocument, ...] = ()
    confidence: float | None = None


Outcome = Answered | Clarify | NotFound


@dataclass(frozen=True)
class Candidate:
    """A passage that retrieval offered, for the trace."""

    passage_id: str
    document_id: str
    file: str
    score: float
    found_by: tuple[tuple[str, float], ...]
    span: Span


@dataclass(frozen=True)
class Trace:
    """How an answer came about: stage timings in milliseconds, candidates best first, model.

    `refused` is why verification let a draft fall, in technical words; None when none fell. `writing`
    tells of the language model; None when none was asked.
    """

    timings_ms: tuple[tuple[str, float], ...]
    candidates: tuple[Candidate, ...] = ()
    embedder: str = ""
    refused: str | None = None
    writing: WritingTrace | None = None


@dataclass(frozen=True)
class Answer:
    """What `ask` returns: the question, what was understood, the outcome and how it came about."""

    question: str
    query: Query
    outcome: Outcome
    trace: Trace
