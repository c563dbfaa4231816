"""Rows of the catalog to domain values and back."""

from __future__ import annotations

from typing import Any

from sqlalchemy import RowMapping

from retrieval.domain.document import (
    Document,
    DocumentNumber,
    DocumentStatus,
    FieldSource,
    HeaderPart,
    Placement,
    SheetGrid,
    StoredDocument,
    TablePlace,
    Version,
)
from retrieval.domain.errors import RefusalReason
from retrieval.domain.passage import Locator, Passage, PassageRole
from retrieval.domain.span import Origin, Span
from retrieval.ports import Problem

Row = dict[str, Any]


def document_row(stored: StoredDocument) -> Row:
    """The columns of a document, without its state."""
    document, version, placement = stored.document, stored.version, stored.placement
    return {
        "id": stored.id,
        "collection": placement.collection,
        "root": placement.root,
        "path": placement.path,
        "file_hash": version.file_hash,
        "text_hash": version.text_hash,
        "page_starts": list(version.page_starts),
        "parser": version.parser,
        "unreadable_pages": list(version.unreadable_pages),
        "tables": [_table_json(table) for table in version.tables],
        "ingested_at": stored.ingested_at,
        "kind": document.kind,
        "issuer": document.issuer,
        "issued_on": document.issued_on,
        "subject": document.subject,
        "signer": document.signer,
        "place": document.place,
        "status": document.status.value,
        "sources": {part.value: _source_json(source) for part, source in document.sources.items()},
        **_number_row(document.number),
    }


def _number_row(number: DocumentNumber | None) -> Row:
    if number is None:
        return dict.fromkeys(("serial", "serial_key", "year", "kind_code", "organ", "written"))
    return {
        "serial": number.serial,
        "serial_key": number.key[0],
        "year": number.year,
        "kind_code": number.kind,
        "organ": number.organ,
        "written": number.written,
    }


def _source_json(source: FieldSource) -> Row:
    span = source.span
    return {"origin": source.origin.value, "span": None if span is None else [span.start, span.end]}


def stored_document(row: RowMapping) -> StoredDocument:
    """The document of a row of `documents`."""
    return StoredDocument(
        id=row["id"],
        document=_document(row),
        version=_version(row),
        placement=Placement(row["collection"], row["root"], row["path"]),
        ingested_at=row["ingested_at"],
        duplicate_of=row["duplicate_of"],
    )


def _version(row: RowMapping) -> Version:
    return Version(
        file_hash=row["file_hash"],
        text_hash=row["text_hash"],
        page_starts=tuple(row["page_starts"]),
        parser=row["parser"],
        unreadable_pages=tuple(row["unreadable_pages"]),
        tables=tuple(_table(table) for table in row["tables"]),
    )


def _table_json(table: TablePlace) -> Row:
    grid = table.grid
    counted = {} if grid is None else {"sheet": grid.sheet, "rows": grid.rows, "columns": grid.columns}
    return {"start": table.span.start, "end": table.span.end, "headers": table.header_rows, **counted}


def _table(json: Row) -> TablePlace:
    grid = SheetGrid(json["sheet"], _runs(json["rows"]), _runs(json["columns"])) if "sheet" in json else None
    return TablePlace(Span(json["start"], json["end"]), json["headers"], grid)


def _runs(pairs: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((at, number) for at, number in pairs)


def _document(row: RowMapping) -> Document:
    return Document(
        number=_number(row),
        kind=row["kind"],
        issuer=row["issuer"],
        issued_on=row["issued_on"],
        subject=row["subject"],
        signer=row["signer"],
        place=row["place"],
        status=DocumentStatus(row["status"]),
        sources={HeaderPart(part): _source(source) for part, source in row["sources"].items()},
    )


def _number(row: RowMapping) -> DocumentNumber | None:
    if row["serial"] is None:
        return None
    return DocumentNumber(row["serial"], row["year"], row["kind_code"], row["organ"], row["written"])


def _source(source: Row) -> FieldSource:
    span = source["span"]
    return FieldSource(Origin(source["origin"]), None if span is None else Span(*span))


def passage_row(passage: Passage) -> Row:
    """The columns of a passage: where its text stands, not the text."""
    return {
        "id": passage.id,
        "document_id": passage.document_id,
        "ordinal": passage.ordinal,
        "start": passage.span.start,
        "end": passage.span.end,
        "role": passage.role.value,
        "page": passage.locator.page,
        "last_page": passage.locator.last_page,
        "path": list(passage.locator.path),
        "headings": list(passage.locator.headings),
    }


def passage(row: RowMapping, stored_text: str) -> Passage:
    """The passage of a row of `passages`, its text cut from the stored text of its document."""
    span = Span(row["start"], row["end"])
    return Passage(
        id=row["id"],
        document_id=row["document_id"],
        ordinal=row["ordinal"],
        span=span,
        text=span.of(stored_text),
        locator=Locator(row["page"], row["last_page"], tuple(row["path"]), tuple(row["headings"])),
        role=PassageRole(row["role"]),
    )


def problem_row(problem: Problem) -> Row:
    """The columns of a problem; when it was seen is the table's default."""
    return {
        "collection": problem.collection,
        "root": problem.root,
        "path": problem.path,
        "file_hash": problem.file_hash,
        "reason": problem.reason.value,
        "detail": problem.detail,
    }


def problem(row: RowMapping) -> Problem:
    """The problem of a row of `problems`."""
    return Problem(
        collection=row["collection"],
        root=row["root"],
        path=row["path"],
        file_hash=row["file_hash"],
        reason=RefusalReason(row["reason"]),
        detail=row["detail"],
    )
