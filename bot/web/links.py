"""The addresses of the pages; templates and routes spell none of them."""

from __future__ import annotations

from urllib.parse import urlencode

from retrieval.domain.span import Span

ASK = "/"
QUESTIONS = "/hoi"
DOCUMENTS = "/van-ban"
FIGURES = "/so-lieu"
ADMINISTRATION = "/quan-tri"
PROBLEMS = f"{ADMINISTRATION}/van-de"
PEOPLE = f"{ADMINISTRATION}/nguoi-dung"
AUDIT = f"{ADMINISTRATION}/nhat-ky"
FEEDBACK = f"{ADMINISTRATION}/gop-y"
EVALUATIONS = f"{ADMINISTRATION}/danh-gia"
UPLOADS = "/v1/documents"
JOBS = "/v1/jobs"
LOGIN = "/dang-nhap"
LOGOUT = "/dang-xuat"
STATIC = "/static"
MARKED = "trich-dan"
"""The element that a link to a stretch scrolls to."""


def login(back: str = "") -> str:
    """Where people log in, and go back to from there."""
    return f"{LOGIN}?{urlencode({'ve': back})}" if back else LOGIN


def conversation(number: int) -> str:
    """The questions of a conversation and their answers."""
    return f"{QUESTIONS}/{number}"


def turn(number: int, card_id: str) -> str:
    """One answer in its conversation."""
    return f"{conversation(number)}#{turn_element(card_id)}"


def turn_element(card_id: str) -> str:
    """The element of one answer."""
    return f"c-{card_id}"


def printed(number: int, card_id: str) -> str:
    """One answer for paper."""
    return f"{conversation(number)}/{card_id}/in"


def feedback(number: int, card_id: str) -> str:
    """Where the asker's opinion of an answer goes."""
    return f"{conversation(number)}/{card_id}/gop-y"


def document(document_id: str, span: Span | None = None, part: int | None = None) -> str:
    """A document, at a stretch of its stored text or at one part of a long one."""
    address = f"{DOCUMENTS}/{document_id}"
    if span is not None and span.end > span.start:
        return f"{address}?{urlencode({'tu': span.start, 'den': span.end})}#{MARKED}"
    return address if part is None else f"{address}?{urlencode({'phan': part})}"


def original(document_id: str) -> str:
    """The file as it was ingested."""
    return f"{DOCUMENTS}/{document_id}/tep"


def page_of(document_id: str, page: int) -> str:
    """A document at a page."""
    return f"{DOCUMENTS}/{document_id}?{urlencode({'trang': page})}#trang-{page}"


def page_picture(document_id: str, page: int, span: Span | None = None) -> str:
    """A page of the file drawn, with the stretch framed."""
    address = f"{DOCUMENTS}/{document_id}/trang/{page}.png"
    return address if span is None else f"{address}?{urlencode({'tu': span.start, 'den': span.end})}"


def line_picture(document_id: str, content_hash: str) -> str:
    """The picture of a scanned line whose figures are doubtful."""
    return f"{DOCUMENTS}/{document_id}/dong/{content_hash}.png"


def documents(**chosen: str | int) -> str:
    """The list of documents with what is chosen of its facets."""
    kept = {name: value for name, value in chosen.items() if value not in ("", 1)}
    return f"{DOCUMENTS}?{urlencode(kept)}" if kept else DOCUMENTS


def figures(**asked: str) -> str:
    """The figures of an indicator."""
    kept = {name: value for name, value in asked.items() if value}
    return f"{FIGURES}?{urlencode(kept)}" if kept else FIGURES


def document_figures(document_id: str) -> str:
    """The figures that a document states."""
    return figures(van_ban=document_id)


def person(person_id: int) -> str:
    """Where what is decided about a person goes."""
    return f"{PEOPLE}/{person_id}"
