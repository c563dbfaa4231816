"""Who is let in, and whose writes count."""

from __future__ import annotations

from typing import Annotated

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Form

from bot.http.access import Administering, CsrfProtected, CurrentPrincipal, current_principal
from bot.http.app import create_app
from bot.http.principal import Principal, Via
from bot.services import Services
from bot.settings import HttpSettings
from bot.state.people import EVERYTHING, Role
from bot.state.rights import rights_of
from retrieval.domain.query import Scope
from tests.integration.http.conftest import calling

router = APIRouter()


@router.get("/toi")
async def me(principal: CurrentPrincipal) -> dict[str, object]:
    return {
        "name": principal.name,
        "rights": sorted(principal.rights),
        "reads": sorted(principal.scope.collections),
    }


@router.get("/quan-tri")
async def office(principal: Administering) -> str:
    return principal.name


@router.post("/ghi", dependencies=[CsrfProtected])
async def write(note: Annotated[str, Form()] = "") -> str:
    return note


@pytest.fixture
def app(services: Services) -> FastAPI:
    return create_app(services, routers=[router])


async def test_whoever_sits_at_the_machine_may_ask_and_read(here: httpx.AsyncClient) -> None:
    said = await here.get("/toi")
    assert said.json() == {
        "name": "Khách",
        "rights": ["ask", "metrics", "read"],
        "reads": ["giam-sat", "nghi-quyet"],
    }
    refused = await here.get("/quan-tri")
    assert refused.status_code == 403
    assert refused.headers["content-type"] == "application/problem+json"
    assert "admin" in refused.json()["detail"]


@pytest.mark.parametrize(
    ("base_url", "caller", "headers"),
    [
        ("http://tracuu.example.vn", "127.0.0.1", {}),
        ("http://127.0.0.1.example.vn:8000", "127.0.0.1", {}),
        ("http://127.0.0.1:8000", "10.0.0.7", {}),
        ("http://127.0.0.1:8000", "127.0.0.1", {"X-Forwarded-For": "10.0.0.7"}),
        ("http://127.0.0.1:8000", "127.0.0.1", {"Forwarded": "for=10.0.0.7"}),
        ("http://127.0.0.1:8000", "127.0.0.1", {"Host": ""}),
        ("http://127.0.0.1:8000", "127.0.0.1", {"Host": "[::1"}),
    ],
)
async def test_everybody_else_is_told_how_the_first_account_is_made(
    app: FastAPI, base_url: str, caller: str, headers: dict[str, str]
) -> None:
    async with calling(app, base_url, caller) as client:
        refused = await client.get("/toi", headers=headers)
    assert refused.status_code == 401
    assert "tracuu admin create" in refused.json()["way_out"]


async def test_bound_to_the_network_nobody_is_let_in_unknown(services: Services) -> None:
    app = create_app(services, HttpSettings(http_host="0.0.0.0"), routers=[router])
    async with calling(app) as client:
        refused = await client.get("/toi")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == 'Bearer realm="tracuu"'


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://xau.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_page_changes_nothing(here: httpx.AsyncClient, headers: dict[str, str]) -> None:
    refused = await here.post("/ghi", data={"note": "x"}, headers=headers)
    assert refused.status_code == 403
    assert "trang khác" in refused.json()["detail"]


async def test_our_own_page_may_write(here: httpx.AsyncClient) -> None:
    headers = {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"}
    assert (await here.post("/ghi", data={"note": "x"}, headers=headers)).json() == "x"


async def test_a_persons_write_carries_the_token_of_the_session(app: FastAPI) -> None:
    person = Principal(
        1, "An", Role.VIEWER, rights_of(Role.VIEWER), EVERYTHING, Scope.of([]), Via.SESSION, csrf="token"
    )
    app.dependency_overrides[current_principal] = lambda: person
    async with calling(app) as client:
        assert (await client.post("/ghi", data={"note": "x"})).status_code == 403
        assert (await client.post("/ghi", data={"note": "x", "csrf": "khác"})).status_code == 403
        assert (await client.post("/ghi", data={"note": "x", "csrf": "token"})).json() == "x"
        by_header = {"X-CSRF-Token": "token"}
        assert (await client.post("/ghi", data={"note": "x"}, headers=by_header)).json() == "x"


async def test_problems_are_a_page_for_those_who_want_one(services: Services) -> None:
    from fastapi.responses import HTMLResponse

    app = create_app(services, error_page=lambda _, problem: HTMLResponse(problem.title, problem.status))
    async with calling(app) as client:
        page = await client.get("/khong-co", headers={"Accept": "text/html"})
        assert (page.status_code, page.text) == (404, "Không tìm thấy")
        assert (await client.get("/v1/khong-co", headers={"Accept": "text/html"})).json()["status"] == 404
        assert (await client.get("/khong-co")).json()["title"] == "Không tìm thấy"


async def test_what_nobody_foresaw_tells_nothing_of_itself(services: Services) -> None:
    broken = APIRouter()

    @broken.get("/vo")
    async def fall() -> None:
        raise ZeroDivisionError("bí mật")

    async with calling(create_app(services, routers=[broken])) as client:
        failed = await client.get("/vo")
    assert failed.status_code == 500
    assert "bí mật" not in failed.text
    assert failed.json()["title"] == "Sự cố ngoài dự kiến"


async def test_signs_of_life(here: httpx.AsyncClient) -> None:
    for path in ("/healthz", "/readyz"):
        assert (await here.get(path)).json() == {"status": "ok"}
