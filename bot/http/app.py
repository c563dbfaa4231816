"""The app that `tracuu serve` serves: each front adds its routes here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from fastapi import APIRouter, Depends, FastAPI

from bot.http import ask, chat, documents, evaluations, figures, health, jobs, login, metrics, uploads
from bot.http.access import refuse_foreign_writes
from bot.http.answering import Answering
from bot.http.jobs import Jobs
from bot.http.limits import RequestLimits
from bot.http.metrics import CountingRequests, Metrics
from bot.http.problems import RESPONSES, ErrorPage, handle_problems
from bot.quota import Quota
from bot.services import Services
from bot.settings import HttpSettings

_MODULES = (ask, chat, documents, uploads, jobs, figures, login, evaluations, health, metrics)
_LOGIN_TRIES = 10
"""A minute, from one address."""


def create_app(
    services: Services,
    settings: HttpSettings | None = None,
    *,
    routers: Iterable[APIRouter] = (),
    error_page: ErrorPage | None = None,
) -> FastAPI:
    """The whole HTTP front: the API, and the routes of other fronts.

    `error_page` shows problems to those who asked for a page.
    """
    app = FastAPI(
        title="tracuu",
        docs_url=None,
        redoc_url=None,
        dependencies=[Depends(refuse_foreign_writes)],
        responses=RESPONSES,
    )
    _equip(app, services, settings or HttpSettings())
    handle_problems(app, error_page)
    app.add_middleware(
        RequestLimits,
        largest=partial(uploads.largest_body, services),
        patient=uploads.is_upload,
        seconds=app.state.settings.http_seconds,
    )
    app.add_middleware(CountingRequests, metrics=app.state.metrics)
    for router in (*(module.router for module in _MODULES), *routers):
        app.include_router(router)
    return app


def _equip(app: FastAPI, services: Services, settings: HttpSettings) -> None:
    """Gives the app what its dependencies hand out."""
    state = app.state
    state.services, state.settings = services, settings
    state.quota, state.login_tries = Quota(settings.http_quota), Quota(_LOGIN_TRIES)
    state.jobs, state.metrics = Jobs(), Metrics()
    state.answering = answering = Answering(
        services, state.metrics, waiting=settings.http_waiting, seconds=settings.http_seconds
    )
    waiting = "Questions waiting or worked on."
    state.metrics.watch("tracuu_questions_under_way", waiting, lambda: answering.under_way)
    state.metrics.publish(services.archive.tally)


def bare_app(routers: Iterable[APIRouter] = ()) -> FastAPI:
    """What `tracuu bot` serves: the webhook and a sign of life."""
    app = FastAPI(title="tracuu", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_api_route("/healthz", health.alive, methods=["GET"])
    for router in routers:
        app.include_router(router)
    return app
