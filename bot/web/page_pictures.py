"""Pages of original files as pictures: drawn in a limited worker, and kept for those who turn back."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from bot.web.opened import page_span
from ingest.limits import Limits
from ingest.page_pictures import Drawing, draw
from ingest.sandbox import Sandbox
from retrieval.domain.document import StoredDocument
from retrieval.domain.span import Span
from retrieval.ports import ContentStore, Scans

_KEPT_BYTES = 64 * 1024 * 1024


class PagePictures:
    """Draws pages; the worker starts with the first one. Safe for threads."""

    def __init__(
        self, content: ContentStore, scans: Scans, limits: Limits, kept_bytes: int = _KEPT_BYTES
    ) -> None:
        self._content = content
        self._scans = scans
        self._sandbox = Sandbox(replace(limits, workers=1), draw)
        self._kept: OrderedDict[tuple[str, int, Span | None], bytes] = OrderedDict()
        self._kept_bytes = kept_bytes
        self._lock = Lock()

    def close(self) -> None:
        """Stop the worker."""
        self._sandbox.close()

    def picture(self, stored: StoredDocument, page: int, span: Span | None) -> bytes:
        """A page (from 1) as PNG with the stretch of the stored text framed; may raise SourceRefused."""
        key = (stored.version.file_hash, page, span)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        content = self._content.get(stored.version.file_hash)
        png = self._sandbox.submit(content, self._drawing(stored, page, span)).result().png
        self._keep(key, png)
        return png

    def _drawing(self, stored: StoredDocument, page: int, span: Span | None) -> Drawing:
        text = self._content.text(stored.version.text_hash)
        whole = page_span(stored.version, page, text)
        drawing = Drawing(stored.version.parser, page, whole.of(text))
        if span is None or not span.overlaps(whole):
            return drawing
        scanned = tuple(line.box for line in self._scans.lines(stored.id, span) if line.page == page)
        here = Span(max(span.start, whole.start), min(span.end, whole.end))
        local = Span(here.start - whole.start, here.end - whole.start)
        return replace(drawing, span=local, boxes=scanned)

    def _keep(self, key: tuple[str, int, Span | None], png: bytes) -> None:
        with self._lock:
            self._kept[key] = png
            while sum(map(len, self._kept.values())) > self._kept_bytes:
                self._kept.popitem(last=False)
