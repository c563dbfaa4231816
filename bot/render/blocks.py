"""An answer as blocks that any channel can lay out: terminal, Telegram, web.

Blocks hold the words of the answer unchanged; a channel escapes and decorates them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.render import wording
from bot.render.citing import reference
from retrieval.domain.answer import EXTRACTIVE, Answer, Answered, Citation, CitedScan, Clarify, NotFound
from retrieval.domain.document import StoredDocument
from retrieval.domain.query import Reading
from retrieval.domain.span import Origin, Span
from retrieval.language.periods import write_period
from retrieval.language.text import squeeze


@dataclass(frozen=True)
class Headline:
    """The direct answer, or the honest no."""

    text: str


@dataclass(frozen=True)
class Body:
    """The rest of the answer, where it says more than headline and quotes show anyway."""

    text: str


@dataclass(frozen=True)
class Cell:
    """What a comparison came to for one thing; no markers where nothing was found."""

    text: str
    markers: tuple[int, ...]

    @property
    def written(self) -> str:
        """As a line of text has it: '17,04% [1]'."""
        return f"{self.text} {''.join(f'[{marker}]' for marker in self.markers)}".rstrip()


@dataclass(frozen=True)
class Table:
    """A comparison: `columns` name the cells of each row, empty where there is only one of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Quote:
    """The document's own words; `label` says what they do beside the answer, '' for the answer itself.

    Several markers: one stretch of text proves several things. `span` is where it stands in the stored
    text of `document_id`, None where the words are those of the file's name.
    """

    markers: tuple[int, ...]
    label: str
    text: str
    document_id: str
    span: Span | None
    reference: str
    scan: CitedScan | None


@dataclass(frozen=True)
class Source:
    """Where quotes stand: one line per page or clause; `spans` count code points of the stored text."""

    markers: tuple[int, ...]
    document_id: str
    title: str
    subject: str
    issued_on: str
    page: str
    path: str
    spans: tuple[Span, ...]
    file: str
    note: str


@dataclass(frozen=True)
class Calculation:
    """Arithmetic of ours, apart from what documents say."""

    text: str
    formula: str
    markers: tuple[int, ...]


@dataclass(frozen=True)
class Understood:
    """What was understood beyond the typed words, one item each."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Choice:
    """A document offered to choose from or to read instead."""

    id: str
    title: str
    issued_on: str
    subject: str
    file: str


@dataclass(frozen=True)
class Choices:
    """Documents under a heading."""

    heading: str
    documents: tuple[Choice, ...]


class NoticeKind(StrEnum):
    """What a notice is for."""

    WARNING = "warning"
    NEARBY = "nearby"


@dataclass(frozen=True)
class Notice:
    """Lines the asker should know of."""

    kind: NoticeKind
    lines: tuple[str, ...]


Block = Headline | Body | Table | Quote | Source | Calculation | Understood | Choices | Notice


def blocks(answer: Answer) -> tuple[Block, ...]:
    """The blocks of an answer in reading order."""
    return (*_outcome(answer), *_understood(answer))


def _outcome(answer: Answer) -> Iterator[Block]:
    outcome = answer.outcome
    yield Headline(outcome.headline)
    match outcome:
        case Answered():
            yield from _evidence(outcome)
        case Clarify():
            yield from _choices(wording.WHICH_DOCUMENT, outcome.candidates)
        case NotFound():
            yield from _notice(NoticeKind.NEARBY, outcome.nearby)
            yield from _choices(wording.SEE_ALSO, outcome.candidates)


def _evidence(answered: Answered) -> Iterator[Block]:
    yield from _table(answered) if answered.table else _body(answered)
    yield from _quotes(answered.citations)
    yield from _sources(answered.citations)
    for computed in answered.computed:
        yield Calculation(computed.text, computed.formula, tuple(dict.fromkeys(computed.operands)))
    yield from _notice(NoticeKind.WARNING, (*_byline(answered), *answered.warnings))


def _byline(answered: Answered) -> Iterator[str]:
    """Who worded the answer, when it was not only quoted."""
    if answered.writer != EXTRACTIVE:
        yield wording.worded_by(answered.writer.removeprefix("llm:"))


def _body(answered: Answered) -> Iterator[Block]:
    """The text, unless headline and quotes leave nothing of it to be said."""
    rest = squeeze(answered.text)
    # Quotes first: a headline that stands in a quote would leave half of it behind.
    for shown in (*(citation.quote for citation in answered.citations), answered.headline):
        rest = rest.replace(squeeze(shown), "")
    if rest.strip(" .;,"):
        yield Body(answered.text)


def _table(answered: Answered) -> Iterator[Block]:
    columns = tuple(dict.fromkeys(cell.column for cell in answered.table))
    rows: dict[str, dict[str, Cell]] = {}
    for cell in answered.table:
        rows.setdefault(cell.row, {})[cell.column] = Cell(cell.text or wording.NOTHING, cell.markers)
    named = columns if any(columns) else ()
    yield Table(named, tuple((row, tuple(cells[each] for each in columns)) for row, cells in rows.items()))


def _quotes(citations: Sequence[Citation]) -> Iterator[Block]:
    """Each quoted stretch once, with all its markers and what its first citation does."""
    for same in _grouped(citations, lambda citation: (citation.stored.id, citation.span)):
        first = same[0]
        yield Quote(
            markers=_markers(same),
            label=wording.ROLES.get(first.role, ""),
            text=first.quote,
            document_id=first.stored.id,
            span=None if first.origin is Origin.FILENAME else first.span,
            reference=reference(first.stored, first.locator),
            scan=first.scan,
        )


def _sources(citations: Sequence[Citation]) -> Iterator[Block]:
    for same in _grouped(citations, lambda each: (each.stored.id, each.locator, each.origin)):
        stored, locator = same[0].stored, same[0].locator
        yield Source(
            markers=_markers(same),
            document_id=stored.id,
            title=title(stored),
            subject=subject(stored),
            issued_on=issued_on(stored),
            page=wording.page(locator.page) if locator.page else "",
            path=", ".join((*locator.path, *_cells(same))),
            spans=tuple(dict.fromkeys(citation.span for citation in same)),
            file=stored.placement.path,
            note=wording.ORIGINS.get(same[0].origin, ""),
        )


def _cells(citations: Sequence[Citation]) -> Iterable[str]:
    return dict.fromkeys(wording.cell(cell) for citation in citations for cell in citation.cells)


def _grouped(citations: Sequence[Citation], key: Callable[[Citation], Hashable]) -> Iterable[list[Citation]]:
    """Citations of equal key together, in the order of their first."""
    groups: dict[Hashable, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(key(citation), []).append(citation)
    return groups.values()


def _markers(citations: Sequence[Citation]) -> tuple[int, ...]:
    return tuple(citation.marker for citation in citations)


def _choices(heading: str, documents: tuple[StoredDocument, ...]) -> Iterator[Block]:
    if documents:
        yield Choices(heading, tuple(choice(stored) for stored in documents))


def choice(stored: StoredDocument) -> Choice:
    """A document as a line to choose."""
    return Choice(stored.id, title(stored), issued_on(stored), subject(stored), stored.placement.path)


def subject(stored: StoredDocument) -> str:
    """What a document is about, '' where its title says it already."""
    about = stored.document.subject or ""
    return "" if about == title(stored) else about


def title(stored: StoredDocument) -> str:
    """What a document is called: its number as written, else what it is about, else its kind or file."""
    document = stored.document
    number = document.number.written if document.number else ""
    return number or document.subject or document.kind or stored.placement.path.rsplit("/", 1)[-1]


def issued_on(stored: StoredDocument) -> str:
    """The date as Vietnamese documents write it in figures, '' when the document has none."""
    day = stored.document.issued_on
    return f"{day:%d/%m/%Y}" if day else ""


def _notice(kind: NoticeKind, lines: tuple[str, ...]) -> Iterator[Block]:
    if lines:
        yield Notice(kind, lines)


def _understood(answer: Answer) -> Iterator[Block]:
    items = tuple(_readings(answer.query.reading))
    if items:
        yield Understood(items)


def _readings(reading: Reading) -> Iterator[str]:
    for expansion in reading.expansions:
        yield wording.expansion(expansion.short, expansion.full, expansion.others)
    for correction in reading.corrections:
        yield wording.correction(correction.short, correction.full)
    if reading.period:
        yield wording.period(write_period(reading.period))
    if reading.place:
        yield wording.place(reading.place.name)
    if reading.number:
        yield wording.number(reading.number.written)
