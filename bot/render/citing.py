"""A source as officials write it into their own papers."""

from __future__ import annotations

from bot.render import wording
from retrieval.domain.document import StoredDocument
from retrieval.domain.passage import Locator
from retrieval.language.text import squeeze


def reference(stored: StoredDocument, locator: Locator) -> str:
    """'Chương trình hành động số 02-CTr/TU ngày 30/12/2020, khoản 3 mục II, trang 2'."""
    place = " ".join(reversed([label for label in locator.path if label]))
    page = wording.page(locator.page) if locator.page else ""
    return ", ".join(part for part in (_name(stored), place, page) if part)


def cited(quote: str, source: str) -> str:
    """A quote with its source, ready to be pasted."""
    return f"“{squeeze(quote)}” (theo {source})"


def _name(stored: StoredDocument) -> str:
    """Kind, number and day; a document that has no number goes by its subject, else by its file."""
    document = stored.document
    kind = document.kind or wording.ANY_DOCUMENT
    day = wording.dated(document.issued_on) if document.issued_on else ""
    if document.number and document.number.written:
        return " ".join(part for part in (kind, wording.numbered(document.number.written), day) if part)
    about = f"“{squeeze(document.subject)}”" if document.subject else ""
    if not document.kind and not about:
        return wording.in_file(stored.placement.path.rsplit("/", 1)[-1])
    return " ".join(part for part in (kind, about, day) if part)
