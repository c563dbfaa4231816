"""Pages of original files as pictures: drawn in a limited worker, and kept for those who turn back."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import replace

from bot.services import Services
from bot.web.opened import page_span
from ingest.limits import Limits
from ingest.page_pictures import Drawing, draw
from ingest.sandbox import Sandbox
from retrieval.assembly import Archive
from retrieval.domain.document import StoredDocument
from retrieval.domain.span import Span

_KEPT_BYTES = 64 * 1024 * 1024
_SECONDS = 20.0
"""For one page; whoever asked for it sees the text meanwhile."""
_Key = tuple[str, int, Span | None]


class PagePictures:
    """Draws pages, one at a time; the worker starts with the first one. Of one event loop."""

    def __init__(self, limits: Limits, kept_bytes: int = _KEPT_BYTES) -> None:
        bounded = replace(limits, workers=1, parse_seconds=min(limits.parse_seconds, _SECONDS))
        self._sandbox = Sandbox(bounded, draw)
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._kept_bytes = kept_bytes

    def close(self) -> None:
        """Stop the worker."""
        self._sandbox.close()

    async def picture(
        self, services: Services, stored: StoredDocument, page: int, span: Span | None
    ) -> bytes:
        """A page (from 1) as PNG with the stretch of the stored text framed; may raise SourceRefused."""
        key = (stored.version.file_hash, page, span)
        if key not in self._kept:
            content = await services.run(services.archive.content.get, stored.version.file_hash)
            drawing = await services.run(_drawing, services.archive, stored, page, span)
            # Awaited, not waited for in a thread: a file that takes long blocks nobody else.
            drawn = await asyncio.wrap_future(self._sandbox.submit(content, drawing))
            self._keep(key, drawn.png)
            return drawn.png
        self._kept.move_to_end(key)
        return self._kept[key]

    def _keep(self, key: _Key, png: bytes) -> None:
        self._kept[key] = png
        while sum(map(len, self._kept.values())) > self._kept_bytes:
            self._kept.popitem(last=False)


def _drawing(archive: Archive, stored: StoredDocument, page: int, span: Span | None) -> Drawing:
    text = archive.content.text(stored.version.text_hash)
    whole = page_span(stored.version, page, text)
    drawing = Drawing(stored.version.parser, page, whole.of(text))
    if span is None or not span.overlaps(whole):
        return drawing
    scanned = tuple(line.box for line in archive.scans.lines(stored.id, span) if line.page == page)
    here = Span(max(span.start, whole.start), min(span.end, whole.end))
    return replace(drawing, span=Span(here.start - whole.start, here.end - whole.start), boxes=scanned)
