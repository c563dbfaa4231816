"""The archive on the page: the list, a document at a place, its file and the pictures of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Request, Response

from bot.http.access import Reading, ServicesHere
from bot.http.principal import Principal
from bot.http.problems import Problem
from bot.render.blocks import choice
from bot.render.wording import STATUSES
from bot.services import Services
from bot.state.audit import Action, Entry
from bot.web import links, listing, wording
from bot.web.facts import facts
from bot.web.graph import Graph, Neighbour, graph
from bot.web.opened import Opened, Place, opened
from bot.web.site import SiteHere
from bot.web.templating import SECURITY_HEADERS, page, wants_fragment
from retrieval.domain.document import DocumentNumber, StoredDocument
from retrieval.domain.errors import SourceRefused
from retrieval.domain.query import Scope
from retrieval.domain.relation import Relation
from retrieval.domain.span import Span

router = APIRouter(prefix=links.DOCUMENTS)

_PICTURE_HEADERS = {"Cache-Control": "private, max-age=3600", "X-Content-Type-Options": "nosniff"}
_MOST_PAGES = 100_000
Offset = Annotated[int | None, Query(ge=0)]
Ordinal = Annotated[int | None, Query(ge=1)]
Words = Annotated[str, Query(max_length=200)]


@router.get("")
async def listed(
    request: Request,
    principal: Reading,
    services: ServicesHere,
    tim: Words = "",
    loai: Words = "",
    co_quan: Words = "",
    nam: Words = "",
    hieu_luc: Words = "",
    kho: Words = "",
    trang: Annotated[int, Query(ge=1)] = 1,
) -> Response:
    """The documents that the reader may read, narrowed by what was chosen."""
    values = {"loai": loai, "co_quan": co_quan, "nam": nam, "hieu_luc": hieu_luc, "kho": kho}
    made = listing.Choice(tim.strip(), {name: value for name, value in values.items() if value})
    documents = await services.run(services.archive.catalog.documents, principal.scope)
    found = await services.run(listing.chosen, documents, made)
    first = (trang - 1) * listing.PER_PAGE
    return page(
        request,
        "documents.html.j2",
        principal,
        total=len(documents),
        found=len(found),
        rows=[(choice(stored), stored.document) for stored in found[first : first + listing.PER_PAGE]],
        facets=await services.run(listing.facets, documents, made),
        asked={"tim": made.words, **made.values},
        number=trang,
        pages=max(1, -(-len(found) // listing.PER_PAGE)),
        statuses=STATUSES,
    )


@router.get("/{document_id}")
async def shown(
    request: Request,
    document_id: str,
    principal: Reading,
    services: ServicesHere,
    tu: Offset = None,
    den: Offset = None,
    trang: Ordinal = None,
    phan: Ordinal = None,
) -> Response:
    """A document at a place; the page's own script gets the reading pane alone."""
    place = Place(_span(tu, den), trang, phan)
    stored = await services.run(_found, services, document_id, principal.scope)
    pane = await services.run(_opened, services, stored, place, principal)
    # A long text takes long to lay out: not on the event loop.
    if wants_fragment(request):
        return await services.run(page, request, "panel.html.j2", principal, doc=pane)
    drawing, known = await services.run(_graph, services, stored, principal.scope), facts(stored)
    return await services.run(
        page, request, "document.html.j2", principal, doc=pane, facts=known, graph=drawing
    )


@router.get("/{document_id}/tep")
async def original(document_id: str, principal: Reading, services: ServicesHere) -> Response:
    """The file as it was ingested: always to be saved, never to be shown by the browser."""
    stored = await services.run(_found, services, document_id, principal.scope)
    content = await services.run(services.archive.content.get, stored.version.file_hash)
    await services.run(_note, services, principal, Action.SEND_FILE, stored)
    name = PurePosixPath(stored.placement.path).name
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", **_PICTURE_HEADERS}
    return Response(content, headers={**SECURITY_HEADERS, **headers}, media_type="application/octet-stream")


@router.get("/{document_id}/trang/{number}.png")
async def page_picture(
    document_id: str,
    number: Annotated[int, Path(ge=1, le=_MOST_PAGES)],
    principal: Reading,
    services: ServicesHere,
    site: SiteHere,
    tu: Offset = None,
    den: Offset = None,
) -> Response:
    """A page of the file, drawn, with a stretch framed."""
    stored = await services.run(_found, services, document_id, principal.scope)
    try:
        png = await site.pictures.picture(services, stored, number, _span(tu, den))
    except SourceRefused as refused:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_PICTURE, wording.READ_TEXT) from refused
    return Response(png, headers=_PICTURE_HEADERS, media_type="image/png")


@router.get("/{document_id}/dong/{content_hash}.png")
async def line_picture(
    document_id: str, content_hash: str, principal: Reading, services: ServicesHere
) -> Response:
    """The picture of a scanned line of this document."""
    stored = await services.run(_found, services, document_id, principal.scope)
    lines = await services.run(services.archive.scans.lines, stored.id)
    if content_hash not in {line.image for line in lines}:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_PICTURE, wording.READ_TEXT)
    png = await services.run(services.archive.content.get, content_hash)
    return Response(png, headers=_PICTURE_HEADERS, media_type="image/png")


def _span(start: int | None, end: int | None) -> Span | None:
    return Span(start, end) if start is not None and end is not None and start < end else None


def _found(services: Services, document_id: str, scope: Scope) -> StoredDocument:
    stored = services.archive.catalog.document(document_id, scope)
    if stored is None:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_DOCUMENT, wording.SEE_LIST)
    return stored


def _opened(services: Services, stored: StoredDocument, place: Place, principal: Principal) -> Opened:
    archive = services.archive
    text = archive.content.text(stored.version.text_hash)
    passages = archive.catalog.passages_of(stored.id, principal.scope)
    if place.span is not None:
        _note(services, principal, Action.OPEN_QUOTE, stored)
    return opened(stored, text, passages, place)


def _note(services: Services, principal: Principal, action: Action, stored: StoredDocument) -> None:
    entry = Entry(action, "done", principal.actor, documents=(stored.id,), channel=principal.via)
    services.state.audit.write(entry)


def _graph(services: Services, stored: StoredDocument, scope: Scope) -> Graph | None:
    """None: the document and the others say nothing of each other."""
    archive, number = services.archive, stored.document.number
    says = [_target(services, each, scope) for each in _once(archive.relations.of(stored.id, scope))]
    about = archive.relations.to(number, scope) if number and number.serial else ()
    said = [
        _source(services, each, scope)
        for each in _once(about)
        if each.source_id != stored.id and _same_day(each, stored)
    ]
    if not says and not said:
        return None
    return graph(choice(stored).title, says, said)


def _once(relations: Sequence[Relation]) -> Sequence[Relation]:
    """Each pair of documents once per kind of relation, where it is said first."""
    first: dict[tuple[str, object, DocumentNumber], Relation] = {}
    for relation in relations:
        first.setdefault((relation.source_id, relation.kind, relation.target.number), relation)
    return tuple(first.values())


def _target(services: Services, relation: Relation, scope: Scope) -> Neighbour:
    fitting = services.archive.catalog.by_number(relation.target.number, scope)
    named = [stored for stored in fitting if _same_day(relation, stored)]
    link = links.document(relation.source_id, relation.span)
    return Neighbour(relation, relation.target.number.written, named[0] if len(named) == 1 else None, link)


def _source(services: Services, relation: Relation, scope: Scope) -> Neighbour:
    stored = _found(services, relation.source_id, scope)
    return Neighbour(relation, choice(stored).title, stored, links.document(stored.id, relation.span))


def _same_day(relation: Relation, stored: StoredDocument) -> bool:
    """Offices count their numbers alike: a day that differs is another document."""
    days = {relation.target.issued_on, stored.document.issued_on} - {None}
    return len(days) < 2
