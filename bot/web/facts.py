"""What the catalog knows of a document, and where each thing was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.render.blocks import issued_on
from bot.render.wording import STATUSES
from bot.web import links, wording
from retrieval.domain.document import HeaderPart, StoredDocument


@dataclass(frozen=True)
class Fact:
    """A field; `link` leads to the words it was read from, '' where it stands in no text."""

    name: str
    value: str
    found: str = ""
    link: str = ""


def facts(stored: StoredDocument) -> tuple[Fact, ...]:
    """The fields that the document fills, then what the archive knows besides."""
    return (*_header(stored), *_keeping(stored))


def _header(stored: StoredDocument) -> Iterator[Fact]:
    document = stored.document
    values = {
        HeaderPart.NUMBER: document.number.written if document.number else "",
        HeaderPart.KIND: document.kind,
        HeaderPart.ISSUER: document.issuer,
        HeaderPart.DATE: issued_on(stored),
        HeaderPart.SUBJECT: document.subject,
        HeaderPart.SIGNER: document.signer,
        HeaderPart.PLACE: document.place,
    }
    for part, value in values.items():
        if value:
            source = document.sources.get(part)
            found = wording.FOUND[source.origin] if source else ""
            link = links.document(stored.id, source.span) if source and source.span else ""
            yield Fact(wording.HEADER_PARTS[part], value, found, link)


def _keeping(stored: StoredDocument) -> Iterator[Fact]:
    yield Fact(wording.STATUS, STATUSES[stored.document.status] or wording.IN_FORCE)
    if stored.duplicate_of:
        yield Fact(wording.DUPLICATE, wording.SEE_BETTER, wording.OPEN, links.document(stored.duplicate_of))
    if stored.version.unreadable_pages:
        yield Fact(wording.UNREADABLE, ", ".join(map(str, stored.version.unreadable_pages)))
    yield Fact(wording.COLLECTION, stored.placement.collection)
    yield Fact(wording.FILE, stored.placement.path)
    yield Fact(wording.INGESTED, f"{stored.ingested_at.astimezone():%d/%m/%Y %H:%M}")
