"""Logging in and out, and who one is."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from bot.http import wording
from bot.http.access import SESSION_COOKIE, CsrfProtected, CurrentPrincipal, ServicesHere
from bot.http.problems import Problem
from bot.quota import Quota, Verdict
from bot.services import Services
from bot.state.audit import Action, Entry, Outcome
from bot.state.logins import LONGEST_PASSWORD, WrongPassword
from bot.state.people import Person
from bot.state.sessions import LONGEST

router = APIRouter(prefix="/v1", tags=["đăng nhập"])


class Credentials(BaseModel):
    """Name and password."""

    login: Annotated[str, Field(max_length=100, examples=["an.nguyen"])]
    password: Annotated[str, Field(max_length=LONGEST_PASSWORD, examples=["mật khẩu của bạn"])]


class Me(BaseModel):
    """Who one is; `csrf` goes back with every write, in the header X-CSRF-Token."""

    name: str
    role: str
    rights: list[str]
    collections: list[str]
    via: str
    csrf: str


@router.get("/me", summary="Tôi là ai")
async def me(principal: CurrentPrincipal) -> Me:
    """Name, rights, and the collections that may be read."""
    return Me(
        name=principal.name,
        role=principal.role.value,
        rights=sorted(principal.rights),
        collections=sorted(principal.scope.collections),
        via=principal.via.value,
        csrf=principal.csrf,
    )


@router.post("/session", summary="Đăng nhập", status_code=204)
async def log_in(sent: Credentials, request: Request, response: Response, services: ServicesHere) -> None:
    """Sets the session cookie."""
    await open_session(request, response, services, sent.login, sent.password)


@router.delete("/session", summary="Đăng xuất", status_code=204, dependencies=[CsrfProtected])
async def log_out(request: Request, response: Response, services: ServicesHere) -> None:
    """The session is over at once, whoever else holds its cookie."""
    await close_session(request, response, services)


async def open_session(
    request: Request, response: Response, services: Services, login: str, password: str
) -> None:
    """Let a person in and set the cookie; wrong names and wrong passwords are told alike.

    Each address has a few tries a minute.
    """
    caller = request.client.host if request.client else ""
    tries: Quota = request.app.state.login_tries
    if tries.use(caller) is not Verdict.WITHIN:
        raise Problem(HTTPStatus.TOO_MANY_REQUESTS, wording.TOO_MANY_LOGINS, wording.WAIT_A_MINUTE)
    try:
        person = await services.run(services.state.logins.check, login, password)
    except WrongPassword:
        await _audit(services, Person(0), Outcome.REFUSED, caller)
        raise Problem(HTTPStatus.UNAUTHORIZED, wording.WRONG_PASSWORD, wording.FORGOT_PASSWORD) from None
    await _audit(services, person, Outcome.DONE, caller)
    # Never a session from before: somebody else may have planted it.
    await close_session(request, response, services)
    token = await services.run(services.state.sessions.open, person.id)
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=int(LONGEST.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=_over_tls(request),
    )


async def close_session(request: Request, response: Response, services: Services) -> None:
    """Log out whoever this is."""
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        await services.run(services.state.sessions.close, token)
        response.delete_cookie(SESSION_COOKIE)


async def _audit(services: Services, person: Person, outcome: Outcome, caller: str) -> None:
    entry = Entry(Action.LOGIN, outcome, person.id, subject=caller, channel="web")
    await services.run(services.state.audit.write, entry)


def _over_tls(request: Request) -> bool:
    """Seen by us or by the proxy in front; who lies about it harms the own cookie only."""
    return "https" in (request.url.scheme, request.headers.get("x-forwarded-proto", ""))
