"""Templates to pages: everything is escaped here, and nothing that a page loads comes from elsewhere."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from pathlib import Path

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.http.ask import LONGEST_QUESTION
from bot.http.principal import Principal
from bot.render import people as people_names
from bot.render import wording as render_wording
from bot.render.terminal import printable
from bot.state.rights import Right
from bot.web import links, wording

_TEMPLATES = Path(__file__).parent / "templates"
FRAGMENT_HEADER = "x-tracuu-fragment"
"""Sent by the page's own script when it wants the inside of a page."""
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Vary": FRAGMENT_HEADER,
}


@cache
def environment() -> Environment:
    """The templates; a name that a template misspells is an error, not a blank."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    made.globals.update(
        links=links,
        words=wording,
        names=render_wording,
        people_names=people_names,
        Right=Right,
        longest_question=LONGEST_QUESTION,
    )
    return made


def page(
    request: Request,
    template: str,
    principal: Principal | None,
    *,
    status: int = HTTPStatus.OK,
    **context: object,
) -> Response:
    """A whole page."""
    text = environment().get_template(template).render(request=request, principal=principal, **context)
    return HTMLResponse(text, status, dict(SECURITY_HEADERS))


def wants_fragment(request: Request) -> bool:
    """Whether the page's own script asks, to show the answer inside the page."""
    return FRAGMENT_HEADER in request.headers


def _visible(value: object) -> object:
    """What would steer a reader's screen made visible, character for character; markup is ours."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    return "\n".join(printable(line) for line in value.split("\n"))
