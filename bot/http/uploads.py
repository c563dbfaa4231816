"""`POST /v1/documents`: files arrive in a folder of their own and are ingested when their turn comes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import IO, Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.datastructures import UploadFile
from starlette.types import Scope

from bot.http import wording
from bot.http.access import CsrfProtected, ServicesHere, Uploading, within_quota
from bot.http.jobs import Job, JobJson, JobsHere, job_json
from bot.http.limits import LARGEST_BODY
from bot.http.principal import Principal
from bot.http.problems import Problem
from bot.services import Services
from bot.state.audit import Action, Entry
from bot.uploads import COLLECTION, safe_name
from ingest.source import SourceFile, walk
from retrieval.language.text import normalize

router = APIRouter(prefix="/v1", tags=["nạp văn bản"], dependencies=[Depends(within_quota)])

ROOT = "upload"
"""The root under which sent files are placed: the same name again is a new version of the same file."""
_PATH = "/v1/documents"
_MULTIPART = "multipart/form-data"
_FIELD = "file"
_AROUND_FILES = 1 << 20
"""Bytes that a form takes beside its files."""
_PIECE = 1 << 20
_MOST_FILES = 100
_LEFT_FREE = 256 << 20
"""Bytes of the disk that no upload may use: the archive has to go on."""

_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        _MULTIPART: {
            "schema": {
                "type": "object",
                "properties": {_FIELD: {"type": "array", "items": {"type": "string", "format": "binary"}}},
                "required": [_FIELD],
            }
        },
    },
}


def is_upload(scope: Scope) -> bool:
    """Whether the body of this request is files."""
    return (scope["method"], scope["path"]) == ("POST", _PATH)


def largest_body(services: Services, scope: Scope) -> int:
    """Bytes that the body of a request may have."""
    return services.limits.max_file_bytes + _AROUND_FILES if is_upload(scope) else LARGEST_BODY


@router.post(
    "/documents",
    summary="Nạp văn bản",
    status_code=HTTPStatus.ACCEPTED,
    dependencies=[CsrfProtected],
    openapi_extra={"requestBody": _BODY},
)
async def upload(
    request: Request,
    response: Response,
    principal: Uploading,
    services: ServicesHere,
    jobs: JobsHere,
    collection: Annotated[str, Query(max_length=60, examples=["nghi-quyet"])],
    name: Annotated[str, Query(max_length=500, description="Tên tệp, khi thân yêu cầu là nội dung tệp")] = "",
) -> JobJson:
    """Takes a file as the body, or several as a form; the job tells what becomes of each.

    What arrives under a name that is there already is its new version.
    """
    collection = normalize(collection)
    if not COLLECTION.fullmatch(collection):
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, wording.COLLECTION_NAME)
    if not principal.may_write(collection):
        raise Problem(HTTPStatus.FORBIDDEN, wording.NOT_YOURS_TO_WRITE)
    with ExitStack() as stack:
        folder = await services.run(_folder, services, int(request.headers.get("content-length", "0")))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        await _receive(request, services, folder, name)
        sources = await services.run(_sources, folder)
        job = Job(principal.actor, collection, tuple(source.path for source in sources))
        jobs.start(job, _ingest(services, principal, job, sources, stack.pop_all()))
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job_json(job)


def _folder(services: Services, announced: int) -> Path:
    """A new folder to receive into; a disk that is nearly full is said to be before anything is read."""
    services.incoming.mkdir(exist_ok=True)
    # The content store keeps a copy beside what lies here.
    if shutil.disk_usage(services.incoming).free < 2 * announced + _LEFT_FREE:
        raise Problem(HTTPStatus.INSUFFICIENT_STORAGE, wording.DISK_FULL, wording.TELL_ADMINISTRATOR)
    return Path(tempfile.mkdtemp(dir=services.incoming))


async def _receive(request: Request, services: Services, folder: Path, name: str) -> None:
    if request.headers.get("content-type", "").startswith(_MULTIPART):
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FILES) as form:
            for sent in form.getlist(_FIELD):
                if isinstance(sent, UploadFile):
                    await services.run(_copy, sent.file, folder / safe_name(sent.filename or "", _FIELD))
    elif name:
        await _stream(request.stream(), services, folder / safe_name(name, _FIELD))


def _copy(sent: IO[bytes], path: Path) -> None:
    with path.open("wb") as file:
        shutil.copyfileobj(sent, file, _PIECE)


async def _stream(pieces: AsyncIterator[bytes], services: Services, path: Path) -> None:
    with path.open("wb") as file:
        waiting = bytearray()
        async for piece in pieces:
            waiting += piece
            if len(waiting) >= _PIECE:
                await services.run(file.write, bytes(waiting))
                waiting.clear()
        await services.run(file.write, bytes(waiting))


def _sources(folder: Path) -> list[SourceFile]:
    sources = [replace(source, root=ROOT) for source in walk([folder])]
    if not sources:
        raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, wording.NO_FILE, wording.HOW_TO_UPLOAD)
    return sources


async def _ingest(
    services: Services, principal: Principal, job: Job, sources: list[SourceFile], received: ExitStack
) -> None:
    with received:
        async with services.uploading.turn():
            results = await services.ingest(sources, job.collection, job)
    entry = Entry(
        Action.UPLOAD,
        job.state,
        principal.actor,
        subject=f"{job.collection}: {', '.join(job.files)}",
        documents=tuple(result.document_id for result in results if result.document_id),
        channel=principal.via,
    )
    await services.run(services.state.audit.write, entry)
