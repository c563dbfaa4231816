"""`/v1/documents`: what the archive holds, as far as the asker may read."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import PlainTextResponse

from bot.http import wording
from bot.http.access import Reading, ServicesHere, within_quota
from bot.http.document_bodies import ListedJson, ListJson, PageJson, RelationJson, RelationsJson, WholeJson
from bot.http.principal import Principal
from bot.http.problems import Problem
from bot.services import Services
from bot.state.audit import Action, Entry
from retrieval.contract import document_json
from retrieval.domain.document import DocumentStatus, StoredDocument
from retrieval.domain.query import Scope
from retrieval.domain.relation import Relation
from retrieval.domain.span import Span
from retrieval.language.text import fold

router = APIRouter(prefix="/v1/documents", tags=["văn bản"], dependencies=[Depends(within_quota)])

_LARGEST_PAGE = 200
Words = Annotated[str, Query(max_length=200)]


@router.get("", summary="Danh sách văn bản")
async def listed(
    principal: Reading,
    services: ServicesHere,
    q: Annotated[str, Query(max_length=200, description="Từ trong số, trích yếu, cơ quan, tên tệp")] = "",
    kind: Words = "",
    issuer: Words = "",
    collection: Words = "",
    year: Annotated[int | None, Query(ge=1900, le=2200)] = None,
    status: DocumentStatus | None = None,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    size: Annotated[int, Query(ge=1, le=_LARGEST_PAGE)] = 50,
) -> ListJson:
    """The documents that fit, by collection and path; words match with or without diacritics."""
    words = fold(q).split()

    def fits(stored: StoredDocument) -> bool:
        document = stored.document
        return (
            (not kind or document.kind == kind)
            and (not issuer or document.issuer == issuer)
            and (not collection or stored.placement.collection == collection)
            and (year is None or (document.issued_on is not None and document.issued_on.year == year))
            and (status is None or document.status is status)
            and (not words or _names(stored, words))
        )

    found = await services.run(
        lambda: tuple(filter(fits, services.archive.catalog.documents(principal.scope)))
    )
    shown = found[(page - 1) * size : page * size]
    return {"total": len(found), "page": page, "size": size, "documents": [_listed(each) for each in shown]}


@router.get("/{document_id}", summary="Một văn bản")
async def one(document_id: str, principal: Reading, services: ServicesHere) -> WholeJson:
    """What its header says, and how it was read."""
    return await services.run(_whole, services, document_id, principal.scope)


@router.get("/{document_id}/text", summary="Văn bản đã lưu", response_class=PlainTextResponse)
async def text(document_id: str, principal: Reading, services: ServicesHere) -> PlainTextResponse:
    """The stored text, exactly: offsets of citations count its code points."""
    return PlainTextResponse(await services.run(_text, services, document_id, principal))


@router.get("/{document_id}/pages", summary="Chữ của từng trang")
async def pages(document_id: str, principal: Reading, services: ServicesHere) -> list[PageJson]:
    """The pages in order; empty for formats without."""
    return await services.run(_pages, services, document_id, principal)


@router.get("/{document_id}/relations", summary="Quan hệ với văn bản khác")
async def relations(document_id: str, principal: Reading, services: ServicesHere) -> RelationsJson:
    """What it says of others, and others of it."""
    return await services.run(_relations, services, document_id, principal.scope)


@router.get(
    "/{document_id}/file",
    summary="Tệp gốc",
    response_class=Response,
    responses={200: {"content": {"application/octet-stream": {}}}},
)
async def original(document_id: str, principal: Reading, services: ServicesHere) -> Response:
    """The file as it was ingested: to be saved, never to be shown by a browser."""
    stored, content = await services.run(_file, services, document_id, principal)
    name = quote(PurePosixPath(stored.placement.path).name)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
        "Content-Security-Policy": "sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return Response(content, headers=headers, media_type="application/octet-stream")


def find(services: Services, document_id: str, scope: Scope) -> StoredDocument:
    """The document; one outside the scope is as unknown as one that does not exist."""
    stored = services.archive.catalog.document(document_id, scope)
    if stored is None:
        raise Problem(HTTPStatus.NOT_FOUND, wording.DOCUMENT_UNKNOWN)
    return stored


def _names(stored: StoredDocument, words: Sequence[str]) -> bool:
    document = stored.document
    number = document.number.written if document.number else None
    parts = (number, document.kind, document.issuer, document.subject, document.signer, stored.placement.path)
    said = fold(" ".join(part for part in parts if part))
    return all(word in said for word in words)


def _listed(stored: StoredDocument) -> ListedJson:
    return {**document_json(stored), "collection": stored.placement.collection}


def _whole(services: Services, document_id: str, scope: Scope) -> WholeJson:
    stored = find(services, document_id, scope)
    version = stored.version
    return {
        **_listed(stored),
        "signer": stored.document.signer,
        "pages": len(version.page_starts),
        "unreadable_pages": list(version.unreadable_pages),
        "read_by": version.parser,
        "duplicate_of": _readable(services, stored.duplicate_of, scope),
        "characters": len(services.archive.content.text(version.text_hash)),
        "ingested_at": stored.ingested_at.isoformat(),
    }


def _readable(services: Services, document_id: str | None, scope: Scope) -> str | None:
    """The better copy, unless it lies where the asker may not read."""
    known = document_id and services.archive.catalog.document(document_id, scope)
    return document_id if known else None


def _text(services: Services, document_id: str, principal: Principal) -> str:
    stored = find(services, document_id, principal.scope)
    _note(services, principal, Action.READ, stored)
    return services.archive.content.text(stored.version.text_hash)


def _pages(services: Services, document_id: str, principal: Principal) -> list[PageJson]:
    stored = find(services, document_id, principal.scope)
    _note(services, principal, Action.READ, stored)
    whole, starts = services.archive.content.text(stored.version.text_hash), stored.version.page_starts
    ends = (*starts[1:], len(whole))
    return [
        {"number": number, "start": start, "end": end, "text": Span(start, end).of(whole)}
        for number, (start, end) in enumerate(zip(starts, ends, strict=False), start=1)
    ]


def _file(services: Services, document_id: str, principal: Principal) -> tuple[StoredDocument, bytes]:
    stored = find(services, document_id, principal.scope)
    _note(services, principal, Action.SEND_FILE, stored)
    return stored, services.archive.content.get(stored.version.file_hash)


def _relations(services: Services, document_id: str, scope: Scope) -> RelationsJson:
    stored, known = find(services, document_id, scope), services.archive.relations
    number = stored.document.number
    about = known.to(number, scope) if number and number.serial else ()
    return {
        "says": [_relation(services, each, scope) for each in known.of(stored.id, scope)],
        "said": [_relation(services, each, scope) for each in about if each.source_id != stored.id],
    }


def _relation(services: Services, relation: Relation, scope: Scope) -> RelationJson:
    source, target = find(services, relation.source_id, scope), relation.target
    named = services.archive.catalog.by_number(target.number, scope)
    return {
        "kind": relation.kind.value,
        "source": relation.source_id,
        "number": target.number.written,
        "date": target.issued_on.isoformat() if target.issued_on else None,
        "whole": relation.whole,
        "quote": relation.span.of(services.archive.content.text(source.version.text_hash)),
        "start": relation.span.start,
        "end": relation.span.end,
        "documents": [stored.id for stored in named],
    }


def _note(services: Services, principal: Principal, action: Action, stored: StoredDocument) -> None:
    entry = Entry(action, "done", principal.actor, documents=(stored.id,), channel=principal.via)
    services.state.audit.write(entry)
