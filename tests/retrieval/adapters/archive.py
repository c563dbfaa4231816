"""Stored documents and passages for the tests of the adapters."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime

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
from retrieval.domain.passage import Locator, Passage, PassageRole
from retrieval.domain.span import Origin, Span
from retrieval.ports import ContentStore

TEXT = "NGHỊ QUYẾT số 15/2021/NQ-HĐND\nĐiều 1. GRDP tăng 8,5%.\nĐiều 2. Thu ngân sách 12.000 tỷ đồng."
NUMBER = DocumentNumber("15", 2021, "NQ", "HĐND", "15/2021/NQ-HĐND")
NOON = datetime(2024, 5, 2, 12, 30, tzinfo=UTC)

FULL = Document(
    number=NUMBER,
    kind="nghị quyết",
    issuer="HĐND tỉnh",
    issued_on=date(2021, 12, 8),
    subject="Về phát triển kinh tế – xã hội",
    signer="Nguyễn Văn A",
    place="Thái Bình",
    status=DocumentStatus.SUPERSEDED,
    sources={
        HeaderPart.NUMBER: FieldSource(Origin.TEXT, Span(14, 29)),
        HeaderPart.KIND: FieldSource(Origin.FILENAME),
    },
)


def stored(
    contents: ContentStore,
    document_id: str,
    *,
    collection: str = "nghị-quyết",
    path: str = "15-2021.docx",
    document: Document = FULL,
    text: str = TEXT,
) -> StoredDocument:
    """A document whose text lies in `contents`."""
    version = Version(
        file_hash=contents.put(document_id.encode()),
        text_hash=contents.put(text.encode()),
        page_starts=(0, 30),
        parser="docx/1",
        tables=(
            TablePlace(Span(30, 60), 1),
            TablePlace(Span(61, 80), 2, SheetGrid("Biểu 1", ((0, 4), (2, 9)), ((0, 1),))),
        ),
    )
    return StoredDocument(document_id, document, version, Placement(collection, "/kho", path), NOON)


def passages_of(document: StoredDocument, text: str = TEXT) -> list[Passage]:
    """A passage per line."""
    passages, start = [], 0
    for ordinal, line in enumerate(text.split("\n")):
        passages.append(_passage(document, ordinal, Span(start, start + len(line)), line))
        start += len(line) + 1
    return passages


def _passage(document: StoredDocument, ordinal: int, span: Span, line: str) -> Passage:
    return Passage(
        id=str(uuid.uuid5(uuid.NAMESPACE_OID, f"{document.id}/{ordinal}")),
        document_id=document.id,
        ordinal=ordinal,
        span=span,
        text=line,
        locator=Locator(1, 2, ("Chương I", f"Điều {ordinal}"), ("Mục tiêu",)) if ordinal else Locator(),
        role=PassageRole.BODY if ordinal else PassageRole.HEADER,
    )
