"""The public JSON of an answer, `tracuu.answer/1`: its only writer.

The HTTP API, `--json`, the eval harness and other people's scripts read it; fields may be added,
never renamed. docs/answer-schema.md describes it, docs/answer.schema.json is checked by a test.
"""

from __future__ import annotations

# Below Python 3.12 pydantic, which describes the HTTP API, understands no other.
from typing_extensions import TypedDict

from retrieval.domain.answer import (
    Answer,
    Answered,
    Citation,
    CitedFigure,
    CitedScan,
    Clarify,
    Compared,
    Computed,
    NotFound,
    Outcome,
    TableCell,
)
from retrieval.domain.document import StoredDocument
from retrieval.domain.figure import Quantity
from retrieval.domain.query import DocumentQuery, Expansion, FigureQuery, Query
from retrieval.language.periods import write_period

SCHEMA = "tracuu.answer/1"


class ExpansionJson(TypedDict):
    """An abbreviation or a slip, what it was taken for, and what else it may stand for."""

    short: str
    full: str
    others: list[str]


class UnderstoodJson(TypedDict):
    """What was understood of the question."""

    text: str
    kind: str
    expansions: list[ExpansionJson]
    corrections: list[ExpansionJson]
    period: str | None
    place: str | None
    number: str | None


class DocumentJson(TypedDict):
    """A document as answers and listings name it; `date` is ISO 8601."""

    id: str
    number: str | None
    kind: str | None
    issuer: str | None
    date: str | None
    subject: str | None
    status: str
    version: str
    file: str


class TableCellJson(TypedDict):
    """A cell of a table, numbers from 1; `sheet` and `address` ('B7') for spreadsheets only."""

    table: int
    row: int
    column: int
    heading: str | None
    sheet: str | None
    address: str | None


class LocatorJson(TypedDict):
    """Page (1-based) and place in the document's structure; null where the format has none.

    `cells`: where in a table the values of the quote stand.
    """

    page: int | None
    path: str | None
    cells: list[TableCellJson]


class ScanJson(TypedDict):
    """How a quote was read from an image; `doubtful` figures need a look at the original."""

    confidence: float
    doubtful: list[str]
    pictures: list[str]


class CitationJson(TypedDict):
    """A quote: `quote` is the stored text at [start, end), counted in code points."""

    marker: int
    role: str
    document: DocumentJson
    locator: LocatorJson
    quote: str
    start: int
    end: int
    origin: str
    scan: ScanJson | None


class FigureJson(TypedDict):
    """A figure of the answer; `value` is a plain decimal string, `low-high` for a range."""

    indicator: str
    period: str | None
    area: str | None
    measure: str
    status: str
    value: str
    unit: str
    marker: int


class ComputedJson(TypedDict):
    """Arithmetic on cited operands."""

    text: str
    formula: str
    operands: list[int]


class ComparedJson(TypedDict):
    """One cell of a comparison; an empty `text` without markers: nothing was found."""

    row: str
    column: str
    text: str
    markers: list[int]


class AnswerJson(TypedDict):
    """The whole answer."""

    schema: str
    question: str
    understood: UnderstoodJson
    outcome: str
    reason: str | None
    headline: str
    text: str
    citations: list[CitationJson]
    figures: list[FigureJson]
    computed: list[ComputedJson]
    table: list[ComparedJson]
    candidates: list[DocumentJson]
    nearby: list[str]
    warnings: list[str]
    writer: str
    confidence: float | None
    timings_ms: dict[str, float]


def answer_json(answer: Answer) -> AnswerJson:
    """The contract's form of an answer."""
    outcome = answer.outcome
    answered = outcome if isinstance(outcome, Answered) else None
    return {
        "schema": SCHEMA,
        "question": answer.question,
        "understood": _understood(answer.query),
        "outcome": outcome_name(outcome),
        "reason": outcome.reason.value if isinstance(outcome, NotFound) else None,
        "headline": outcome.headline,
        "text": answered.text if answered else "",
        "citations": [_citation(c) for c in answered.citations] if answered else [],
        "figures": [_figure(f) for f in answered.figures] if answered else [],
        "computed": [_computed(c) for c in answered.computed] if answered else [],
        "table": [_compared(cell) for cell in answered.table] if answered else [],
        "candidates": [document_json(d) for d in outcome.candidates]
        if not isinstance(outcome, Answered)
        else [],
        "nearby": list(outcome.nearby) if isinstance(outcome, NotFound) else [],
        "warnings": list(answered.warnings) if answered else [],
        "writer": answered.writer if answered else "extractive",
        "confidence": None if isinstance(outcome, Clarify) else outcome.confidence,
        "timings_ms": dict(answer.trace.timings_ms),
    }


def document_json(stored: StoredDocument) -> DocumentJson:
    """A stored document as the contract names it."""
    document = stored.document
    return {
        "id": stored.id,
        "number": document.number.written if document.number and document.number.serial else None,
        "kind": document.kind,
        "issuer": document.issuer,
        "date": document.issued_on.isoformat() if document.issued_on else None,
        "subject": document.subject,
        "status": document.status.value,
        "version": stored.version.label,
        "file": stored.placement.path,
    }


def outcome_name(outcome: Outcome) -> str:
    """What the contract calls an outcome."""
    match outcome:
        case Answered():
            return "answered"
        case Clarify():
            return "clarify"
        case NotFound():
            return "not_found"


def _understood(query: Query) -> UnderstoodJson:
    match query:
        case FigureQuery():
            kind = "figure"
        case DocumentQuery():
            kind = "document"
        case _:
            kind = "open"
    reading = query.reading
    return {
        "text": reading.text,
        "kind": kind,
        "expansions": [_expansion(each) for each in reading.expansions],
        "corrections": [_expansion(each) for each in reading.corrections],
        "period": write_period(reading.period) if reading.period else None,
        "place": reading.place.name if reading.place else None,
        "number": reading.number.written if reading.number else None,
    }


def _expansion(expansion: Expansion) -> ExpansionJson:
    return {"short": expansion.short, "full": expansion.full, "others": list(expansion.others)}


def _citation(citation: Citation) -> CitationJson:
    return {
        "marker": citation.marker,
        "role": citation.role.value,
        "document": document_json(citation.stored),
        "locator": {
            "page": citation.locator.page,
            "path": ", ".join(citation.locator.path) or None,
            "cells": [_table_cell(cell) for cell in citation.cells],
        },
        "quote": citation.quote,
        "start": citation.span.start,
        "end": citation.span.end,
        "origin": citation.origin.value,
        "scan": _scan(citation.scan) if citation.scan else None,
    }


def _table_cell(cell: TableCell) -> TableCellJson:
    return {
        "table": cell.table,
        "row": cell.row,
        "column": cell.column,
        "heading": cell.heading or None,
        "sheet": cell.sheet,
        "address": cell.address,
    }


def _scan(scan: CitedScan) -> ScanJson:
    return {
        "confidence": scan.confidence,
        "doubtful": list(scan.doubtful),
        "pictures": list(scan.pictures),
    }


def _figure(figure: CitedFigure) -> FigureJson:
    observation = figure.observation
    return {
        "indicator": observation.indicator,
        "period": write_period(observation.period) if observation.period else None,
        "area": observation.area,
        "measure": observation.measure.value,
        "status": observation.status.value,
        "value": plain_value(observation.quantity),
        "unit": observation.quantity.unit,
        "marker": figure.marker,
    }


def _computed(computed: Computed) -> ComputedJson:
    return {"text": computed.text, "formula": computed.formula, "operands": list(computed.operands)}


def _compared(cell: Compared) -> ComparedJson:
    return {"row": cell.row, "column": cell.column, "text": cell.text, "markers": list(cell.markers)}


def plain_value(quantity: Quantity) -> str:
    """Decimal point, no grouping, sign included: '17.04', '-4.74', '16-17' for a range."""
    sign = "-" if quantity.negative else ""
    low = f"{sign}{quantity.value:f}"
    return low if quantity.high is None else f"{low}-{quantity.high:f}"
