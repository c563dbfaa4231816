"""What the pages keep between requests, and the addresses they are served at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles

from bot.http.problems import Problem
from bot.services import Services
from bot.web import links
from bot.web.examples import Examples
from bot.web.page_pictures import PagePictures
from bot.web.templating import page
from retrieval.domain.answer import Answer
from retrieval.domain.query import Scope

_FILES = Path(__file__).parent / "static"
_KEPT_ANSWERS = 500


class Answers:
    """The last answers as they were given; one that is not kept any more is asked for again.

    An answer is kept for the scope in which it was given: rights that shrank see nothing of it.
    """

    def __init__(self, kept: int = _KEPT_ANSWERS) -> None:
        self._kept = kept
        self._answers: OrderedDict[tuple[str, Scope], Answer] = OrderedDict()

    def keep(self, card_id: str, scope: Scope, answer: Answer) -> None:
        """Remember an answer and let the oldest go."""
        self._answers[card_id, scope] = answer
        while len(self._answers) > self._kept:
            self._answers.popitem(last=False)

    def find(self, card_id: str, scope: Scope) -> Answer | None:
        """The answer as given; None: ask again."""
        return self._answers.get((card_id, scope))


@dataclass(frozen=True)
class Site:
    """What the pages keep."""

    pictures: PagePictures
    answers: Answers = field(default_factory=Answers)
    examples: Examples = field(default_factory=Examples)


def site_of(request: Request) -> Site:
    """What `add_pages` made."""
    site: Site = request.app.state.site
    return site


SiteHere = Annotated[Site, Depends(site_of)]


@contextmanager
def pages_of(app: FastAPI, services: Services) -> Iterator[None]:
    """Serve the pages from `app`; at the end the worker that draws is stopped."""
    from bot.web import account, administration, asking, documents, figures

    pictures = PagePictures(services.limits)
    app.state.site = Site(pictures)
    for module in (asking, documents, figures, account, administration):
        app.include_router(module.router, include_in_schema=False)
    app.mount(links.STATIC, StaticFiles(directory=_FILES), name="static")
    try:
        yield
    finally:
        pictures.close()


def error_page(request: Request, problem: Problem) -> Response:
    """A problem as a page; who is not known is asked to log in."""
    if problem.status == HTTPStatus.UNAUTHORIZED and request.method == "GET":
        return RedirectResponse(links.login(request.url.path), HTTPStatus.SEE_OTHER)
    return page(request, "error.html.j2", None, status=problem.status, problem=problem)
