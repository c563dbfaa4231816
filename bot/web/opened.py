"""A document as the reading pane shows it: its head, the text around the place, the page of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.render.blocks import issued_on, subject, title
from bot.render.wording import STATUSES
from bot.web import links
from bot.web.reader import Part, read
from ingest.page_pictures import is_drawable
from retrieval.domain.document import StoredDocument, Version
from retrieval.domain.passage import Passage
from retrieval.domain.span import Span

_PAGES_EACH_SIDE = 3


@dataclass(frozen=True)
class Place:
    """Where a document is opened: at a stretch, at a page (from 1), at a part, or at its beginning."""

    span: Span | None = None
    page: int | None = None
    part: int | None = None


@dataclass(frozen=True)
class Opened:
    """The reading pane; `pages` is 0 for files that have no pages to draw."""

    id: str
    title: str
    kind: str
    issuer: str
    issued_on: str
    subject: str
    status: str
    file: str
    part: Part
    span: Span | None
    pages: int
    page: int
    picture: str

    @property
    def near_pages(self) -> Sequence[int]:
        """The first and the last page, and those around the one shown."""
        around = range(self.page - _PAGES_EACH_SIDE, self.page + _PAGES_EACH_SIDE + 1)
        return sorted({1, self.pages, *(page for page in around if 1 <= page <= self.pages)})


def opened(stored: StoredDocument, text: str, passages: Sequence[Passage], place: Place) -> Opened:
    """The document at a place; a stretch that is not all in the text is no stretch."""
    document, version = stored.document, stored.version
    span = place.span if place.span and place.span.start < place.span.end <= len(text) else None
    at = span.start if span else page_span(version, place.page or 1, text).start
    pages = len(version.page_starts) if is_drawable(version.parser) else 0
    page = bisect_right(version.page_starts, at) or 1
    return Opened(
        id=stored.id,
        title=title(stored),
        kind=document.kind or "",
        issuer=document.issuer or "",
        issued_on=issued_on(stored),
        subject=subject(stored),
        status=STATUSES[document.status],
        file=stored.placement.path,
        part=read(text, passages, version.page_starts, span, at=at, number=place.part),
        span=span,
        pages=pages,
        page=page,
        picture=links.page_picture(stored.id, page, span) if pages else "",
    )


def page_span(version: Version, page: int, text: str) -> Span:
    """The stored text of a page (from 1); the whole text where the file has no pages or not this one."""
    starts = version.page_starts
    if not 1 <= page <= len(starts):
        return Span(0, len(text))
    return Span(starts[page - 1], [*starts, len(text)][page])
