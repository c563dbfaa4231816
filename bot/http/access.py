"""Dependencies of every route: the services, who is asking, what they may do, and that a write is theirs."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Coroutine
from contextlib import suppress
from http import HTTPStatus
from ipaddress import ip_address
from typing import Annotated, Any

from fastapi import Depends, Request

from bot.http import wording
from bot.http.principal import Principal, Via, person_of, system_of, visitor
from bot.http.problems import Problem
from bot.quota import Quota, Verdict
from bot.services import Services
from bot.settings import HttpSettings
from bot.state.keys import NoKey
from bot.state.logins import Logins
from bot.state.rights import Right
from bot.state.sessions import NoSession
from retrieval.domain.errors import ConfigurationError

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_LOCAL_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?", re.IGNORECASE)
SESSION_COOKIE = "tracuu_session"
_FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
CSRF_HEADER = "x-csrf-token"
CSRF_FIELD = "csrf"
"""The hidden field of forms."""


def services_of(request: Request) -> Services:
    """What `create_app` was given."""
    services: Services = request.app.state.services
    return services


def settings_of(request: Request) -> HttpSettings:
    """What `create_app` was given."""
    settings: HttpSettings = request.app.state.settings
    return settings


ServicesHere = Annotated[Services, Depends(services_of)]


async def current_principal(request: Request, services: ServicesHere) -> Principal:
    """On whose behalf this request is made; 401 when that is nobody we know."""
    return await services.run(_principal, request, services)


def _principal(request: Request, services: Services) -> Principal:
    state, existing = services.state, services.archive.catalog.collections()
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        try:
            return system_of(state.keys.find(secret.strip()), existing)
        except NoKey:
            raise _unknown(wording.KEY_UNKNOWN) from None
    token = request.cookies.get(SESSION_COOKIE)
    if token:
        with suppress(NoSession):
            return person_of(state.sessions.find(token), existing)
    if state.logins.exist() or not is_loopback(settings_of(request).http_host):
        raise _unknown(wording.NOT_KNOWN)
    if not _from_this_machine(request):
        raise Problem(HTTPStatus.UNAUTHORIZED, wording.NOBODY_CONFIGURED, wording.CREATE_ADMIN)
    return visitor(existing)


def _unknown(detail: str) -> Problem:
    return Problem(
        HTTPStatus.UNAUTHORIZED, detail, wording.HOW_TO_LOG_IN, {"WWW-Authenticate": 'Bearer realm="tracuu"'}
    )


CurrentPrincipal = Annotated[Principal, Depends(current_principal)]


def requires(right: Right) -> Callable[[Principal], Coroutine[Any, Any, Principal]]:
    """A dependency: the principal, or 403 for one without this right."""

    async def allowed(principal: CurrentPrincipal) -> Principal:
        if not principal.may(right):
            raise Problem(HTTPStatus.FORBIDDEN, wording.not_allowed(right))
        return principal

    return allowed


async def within_quota(request: Request, principal: CurrentPrincipal) -> None:
    """At most so many requests a minute from one person or key; who sits at the machine is not counted."""
    quota: Quota = request.app.state.quota
    if principal.via is not Via.OPEN and quota.use(principal.actor) is not Verdict.WITHIN:
        detail = wording.too_many(quota.per_minute)
        raise Problem(HTTPStatus.TOO_MANY_REQUESTS, detail, wording.WAIT_A_MINUTE, {"Retry-After": "60"})


Asking = Annotated[Principal, Depends(requires(Right.ASK))]
Reading = Annotated[Principal, Depends(requires(Right.READ))]
Uploading = Annotated[Principal, Depends(requires(Right.UPLOAD))]
Measuring = Annotated[Principal, Depends(requires(Right.METRICS))]
Administering = Annotated[Principal, Depends(requires(Right.ADMIN))]


async def refuse_foreign_writes(request: Request) -> None:
    """No page of another origin changes anything here; `create_app` asks this of every route.

    A bearer key is exempt: a browser sends none of its own accord.
    """
    if request.method in _SAFE or request.headers.get("authorization", "").startswith("Bearer "):
        return
    headers = request.headers
    foreign = headers.get("sec-fetch-site", "none") not in ("same-origin", "none")
    origin = headers.get("origin")
    if foreign or (origin is not None and origin.partition("://")[2] != headers.get("host")):
        raise Problem(HTTPStatus.FORBIDDEN, wording.FOREIGN_ORIGIN, wording.OPEN_HERE)


async def csrf_protected(request: Request, principal: CurrentPrincipal) -> None:
    """A write of a logged-in person carries the token of their session, in a header or a form field."""
    if not principal.csrf:
        return
    sent = request.headers.get(CSRF_HEADER, "")
    if not sent and request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        sent = str((await request.form()).get(CSRF_FIELD, ""))
    if not secrets.compare_digest(sent.encode(), principal.csrf.encode()):
        raise Problem(HTTPStatus.FORBIDDEN, wording.CSRF_MISSING, wording.RELOAD)


CsrfProtected = Depends(csrf_protected)


def refuse_exposure(settings: HttpSettings, logins: Logins) -> None:
    """Raise ConfigurationError where others could reach a server that nobody administers."""
    if not is_loopback(settings.http_host) and not logins.has_administrator():
        raise ConfigurationError(
            f"Chưa có quản trị viên nên không mở máy chủ ra {settings.http_host}.",
            "Tạo quản trị viên trước: tracuu admin create TÊN_ĐĂNG_NHẬP",
        )


def is_loopback(host: str) -> bool:
    """Whether only programs of this machine reach a server bound to `host`."""
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return host == "localhost"


def _from_this_machine(request: Request) -> bool:
    """By the name asked for and the caller's address; a proxy speaks for somebody elsewhere.

    The name is looked at because a page of the net can have its own name resolve to 127.0.0.1.
    """
    named = _LOCAL_HOST.fullmatch(request.headers.get("host", "")) is not None
    forwarded = any(name in request.headers for name in _FORWARDING)
    caller = request.client.host if request.client else ""
    return named and is_loopback(caller) and not forwarded
