"""Logging in and out on the page."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from bot.http.access import CsrfProtected, ServicesHere
from bot.http.login import close_session, open_session
from bot.http.problems import Problem
from bot.state.logins import LONGEST_PASSWORD
from bot.web import links
from bot.web.templating import page

router = APIRouter()


@router.get(links.LOGIN)
async def login_page(request: Request, services: ServicesHere, ve: str = "") -> Response:
    """Name and password; or, where nobody has any yet, how the first administrator is made."""
    anybody = await services.run(services.state.logins.exist)
    return page(request, "login.html.j2", None, back=_inside(ve), anybody=anybody, problem=None, name="")


@router.post(links.LOGIN)
async def log_in(
    request: Request,
    services: ServicesHere,
    ten: Annotated[str, Form(max_length=100)] = "",
    mat_khau: Annotated[str, Form(max_length=LONGEST_PASSWORD)] = "",
    ve: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Let a person in; a refusal comes back with the name as it was typed."""
    response = RedirectResponse(_inside(ve), HTTPStatus.SEE_OTHER)
    try:
        await open_session(request, response, services, ten, mat_khau)
    except Problem as problem:
        context = {"back": _inside(ve), "anybody": True, "problem": problem, "name": ten}
        return page(request, "login.html.j2", None, status=problem.status, **context)
    return response


@router.post(links.LOGOUT, dependencies=[CsrfProtected])
async def log_out(request: Request, services: ServicesHere) -> Response:
    """Out, wherever else the session was open."""
    response = RedirectResponse(links.LOGIN, HTTPStatus.SEE_OTHER)
    await close_session(request, response, services)
    return response


def _inside(back: str) -> str:
    """Only a path of ours: a link must not lead from the login to somewhere else."""
    ours = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if ours else links.ASK
