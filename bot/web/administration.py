"""The office on the page: files in, what was refused, people, and what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Path, Request, Response
from fastapi.responses import RedirectResponse

from bot.http.access import Administering, CsrfProtected, ServicesHere, Uploading, settings_of
from bot.http.evaluations import reports
from bot.http.principal import Principal
from bot.http.problems import Problem
from bot.services import Services
from bot.state.audit import Action, Entry, Outcome
from bot.state.people import Permitted, Person, Role, Standing
from bot.web import links, records, wording
from bot.web.templating import page
from retrieval.domain.errors import ConfigurationError

router = APIRouter(prefix=links.ADMINISTRATION)

_DAYS = 30
_SHOWN = 500
_LARGEST_ID = 2**63 - 1


@router.get("")
async def office(request: Request, principal: Uploading, services: ServicesHere) -> Response:
    """Where files go in, and how full the archive is."""
    catalog, scope = services.archive.catalog, principal.scope
    return page(
        request,
        "office.html.j2",
        principal,
        collections=sorted(scope.collections),
        may_found=principal.permitted.collections is None,
        documents=len(await services.run(catalog.documents, scope)),
        figures=await services.run(services.archive.ledger.count, scope),
        problems=len(await services.run(catalog.problems, scope)),
        megabytes=services.limits.max_file_bytes >> 20,
    )


@router.get("/van-de")
async def problems(request: Request, principal: Uploading, services: ServicesHere) -> Response:
    """The files that were refused, and what to do about each."""
    found = await services.run(services.archive.catalog.problems, principal.scope)
    return _table(request, principal, records.problems(found))


@router.get("/nhat-ky")
async def audit(request: Request, principal: Administering, services: ServicesHere) -> Response:
    """Who did what, the latest first."""
    since = datetime.now(UTC) - timedelta(days=_DAYS)
    entries = await services.run(lambda: list(services.state.audit.entries(since))[-_SHOWN:])
    people = {person.id: person.name for person in await services.run(services.state.people.all)}
    return _table(request, principal, records.audit(entries, people))


@router.get("/gop-y")
async def feedback(request: Request, principal: Administering, services: ServicesHere) -> Response:
    """What people said of answers, the latest first."""
    opinions = await services.run(lambda: list(services.state.feedback.export())[-_SHOWN:])
    return _table(request, principal, records.feedback(opinions))


@router.get("/danh-gia")
async def evaluations(request: Request, principal: Administering, services: ServicesHere) -> Response:
    """The reports of `tracuu eval`, the latest first."""
    folder = settings_of(request).http_reports
    return _table(request, principal, records.evaluations(await services.run(lambda: list(reports(folder)))))


@router.get("/nguoi-dung")
async def people(request: Request, principal: Administering, services: ServicesHere) -> Response:
    """Everybody who may come in or asks to; requests first."""
    return await _people(request, principal, services)


@router.post("/nguoi-dung", dependencies=[CsrfProtected])
async def create(
    request: Request,
    principal: Administering,
    services: ServicesHere,
    ten: Annotated[str, Form(max_length=100)],
    mat_khau: Annotated[str, Form(max_length=500)],
    ho_ten: Annotated[str, Form(max_length=200)] = "",
    vai_tro: Annotated[Role, Form()] = Role.VIEWER,
    kho: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """A new person with a login."""
    try:
        made = await services.run(
            services.state.logins.create, ten, mat_khau, ho_ten, vai_tro, _permitted(kho), principal.actor
        )
    except ConfigurationError as error:
        return await _people(request, principal, services, error)
    await services.run(_note, services, principal, made)
    return RedirectResponse(links.PEOPLE, HTTPStatus.SEE_OTHER)


@router.post("/nguoi-dung/{person_id}", dependencies=[CsrfProtected])
async def decide(
    person_id: Annotated[int, Path(ge=-_LARGEST_ID, le=_LARGEST_ID)],
    principal: Administering,
    services: ServicesHere,
    vai_tro: Annotated[Role, Form()],
    tinh_trang: Annotated[Standing, Form()],
    kho: Annotated[list[str] | None, Form()] = None,
) -> Response:
    """What an administrator decides about a person; nobody locks themselves out."""
    if person_id == principal.actor:
        raise Problem(HTTPStatus.CONFLICT, wording.NOT_ONESELF, wording.ASK_ANOTHER)
    known = await services.run(services.state.people.find, person_id)
    if known.standing is Standing.STRANGER:
        raise Problem(HTTPStatus.NOT_FOUND, wording.NO_PERSON)
    decided = replace(known, role=vai_tro, standing=tinh_trang, permitted=_permitted(kho))
    await services.run(services.state.people.decide, decided, principal.actor)
    await services.run(_note, services, principal, decided)
    return RedirectResponse(links.PEOPLE, HTTPStatus.SEE_OTHER)


async def _people(
    request: Request, principal: Principal, services: Services, problem: ConfigurationError | None = None
) -> Response:
    logins = {each.person.id: each.login for each in await services.run(services.state.logins.all)}
    everybody = await services.run(services.state.people.all)
    return page(
        request,
        "people.html.j2",
        principal,
        status=HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK,
        people=sorted(everybody, key=lambda person: person.standing is not Standing.REQUESTED),
        logins=logins,
        collections=sorted(await services.run(services.archive.catalog.collections)),
        roles=tuple(Role),
        standings=(Standing.ACTIVE, Standing.REFUSED, Standing.REVOKED),
        problem=problem,
    )


def _table(request: Request, principal: Principal, table: records.Table) -> Response:
    return page(request, "records.html.j2", principal, table=table)


def _permitted(collections: Sequence[str] | None) -> Permitted:
    """The collections ticked; the first box, with an empty value, stands for every one."""
    return Permitted.of(None if collections and "" in collections else collections or ())


def _note(services: Services, principal: Principal, person: Person) -> None:
    said = f"{person.id}: {person.role}, {person.standing}"
    entry = Entry(Action.DECIDE, Outcome.DONE, principal.actor, subject=said, channel=principal.via)
    services.state.audit.write(entry)
