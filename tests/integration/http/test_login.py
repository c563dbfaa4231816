"""People who log in, systems that bring a key, and what either may do."""

from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI

from bot.http.access import SESSION_COOKIE, refuse_exposure
from bot.services import Services
from bot.settings import HttpSettings
from bot.state.logins import WrongPassword
from bot.state.people import EVERYTHING, NOTHING, Permitted, Person, Role, Standing
from bot.state.rights import Right
from bot.state.sessions import NoSession
from retrieval.domain.errors import ConfigurationError
from tests.integration.http.conftest import calling

PASSWORD = "mật khẩu đủ dài"


def with_administrator(services: Services) -> Person:
    return services.state.logins.create("An.Nguyen", PASSWORD, "Nguyễn Văn An", Role.ADMIN, EVERYTHING)


async def log_in(
    client: httpx.AsyncClient, login: str = "an.nguyen", password: str = PASSWORD
) -> httpx.Response:
    return await client.post("/v1/session", json={"login": login, "password": password})


async def test_with_a_login_nobody_is_let_in_unknown(services: Services, here: httpx.AsyncClient) -> None:
    assert (await here.get("/v1/me")).json()["via"] == "open"
    with_administrator(services)
    assert (await here.get("/v1/me")).status_code == 401
    assert (await log_in(here)).status_code == 204
    me = (await here.get("/v1/me")).json()
    assert (me["name"], me["role"], me["via"]) == ("Nguyễn Văn An", "admin", "web")
    assert me["rights"] == ["admin", "ask", "metrics", "read", "upload"]


async def test_the_cookie_is_no_scripts_business(services: Services, here: httpx.AsyncClient) -> None:
    with_administrator(services)
    plain = (await log_in(here)).headers["set-cookie"]
    assert "HttpOnly" in plain and "SameSite=lax" in plain and "Secure" not in plain
    behind_tls = await here.post(
        "/v1/session",
        json={"login": "an.nguyen", "password": PASSWORD},
        headers={"X-Forwarded-Proto": "https"},
    )
    assert "Secure" in behind_tls.headers["set-cookie"].split("\n")[-1]


async def test_logging_out_ends_the_session_everywhere(services: Services, here: httpx.AsyncClient) -> None:
    with_administrator(services)
    await log_in(here)
    token = here.cookies[SESSION_COOKIE]
    csrf = (await here.get("/v1/me")).json()["csrf"]
    assert (await here.delete("/v1/session")).status_code == 403
    assert (await here.delete("/v1/session", headers={"X-CSRF-Token": csrf})).status_code == 204
    here.cookies.set(SESSION_COOKIE, token)
    assert (await here.get("/v1/me")).status_code == 401


@pytest.mark.parametrize("token", ["gia-mao", "x" * 43, "", "é"])
async def test_a_forged_session_is_nobody(services: Services, app: FastAPI, token: str) -> None:
    with_administrator(services)
    async with calling(app) as client:
        refused = await client.get("/v1/me", headers={"Cookie": f"{SESSION_COOKIE}={token}".encode()})
    assert refused.status_code == 401


async def test_whoever_is_revoked_is_out_at_once(services: Services, here: httpx.AsyncClient) -> None:
    person = with_administrator(services)
    await log_in(here)
    services.state.people.decide(Person(person.id, "", "", Standing.REVOKED, Role.ADMIN, EVERYTHING), 0)
    assert (await here.get("/v1/me")).status_code == 401
    assert (await log_in(here)).status_code == 401


async def test_another_password_ends_open_sessions(services: Services, here: httpx.AsyncClient) -> None:
    with_administrator(services)
    await log_in(here)
    services.state.logins.set_password("an.nguyen", PASSWORD * 2)
    assert (await here.get("/v1/me")).status_code == 401
    assert (await log_in(here)).status_code == 401
    assert (await log_in(here, password=PASSWORD * 2)).status_code == 204


async def test_guessing_is_slow_and_tells_nothing(services: Services, here: httpx.AsyncClient) -> None:
    with_administrator(services)
    wrong = await log_in(here, password="không phải vậy đâu")
    unknown = await log_in(here, login="ai.do")
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    for _ in range(8):
        await log_in(here, password="không phải vậy đâu")
    assert (await log_in(here)).status_code == 429
    log = [(entry.action, entry.outcome) for entry in services.state.audit.entries()]
    assert log.count(("login", "refused")) == 10


@pytest.mark.parametrize("login", ["", "có dấu cách", "x" * 101, "a\nb"])
def test_names_that_nobody_could_type_are_refused(services: Services, login: str) -> None:
    with pytest.raises(ConfigurationError):
        services.state.logins.create(login, PASSWORD, "", Role.VIEWER, EVERYTHING)


def test_a_name_is_given_once_and_a_password_is_long(services: Services) -> None:
    with_administrator(services)
    with pytest.raises(ConfigurationError, match="đã có người dùng"):
        services.state.logins.create("AN.NGUYEN", PASSWORD, "", Role.VIEWER, EVERYTHING)
    with pytest.raises(ConfigurationError, match="Mật khẩu"):
        services.state.logins.create("binh", "ngắn", "", Role.VIEWER, EVERYTHING)
    with pytest.raises(ConfigurationError, match="Không có tên"):
        services.state.logins.set_password("binh", PASSWORD)
    with pytest.raises(WrongPassword):
        services.state.logins.check("binh", PASSWORD)
    with pytest.raises(NoSession):
        services.state.sessions.find("")


async def test_a_key_may_do_what_it_was_given_for(services: Services, here: httpx.AsyncClient) -> None:
    with_administrator(services)
    secret = services.state.keys.create("cong", [Right.ASK], Permitted.of(["giam-sat"]))
    headers = {"Authorization": f"Bearer {secret}"}
    me = (await here.get("/v1/me", headers=headers)).json()
    assert (me["name"], me["rights"], me["collections"], me["csrf"]) == ("cong", ["ask"], ["giam-sat"], "")
    services.state.keys.revoke("cong")
    refused = await here.get("/v1/me", headers=headers)
    assert (refused.status_code, refused.json()["detail"]) == (401, "Khoá API không đúng hoặc đã bị thu hồi.")


async def test_a_wrong_key_is_never_a_visitor(here: httpx.AsyncClient) -> None:
    assert (await here.get("/v1/me", headers={"Authorization": "Bearer tracuu_sai"})).status_code == 401


def test_keys_are_kept_as_hashes_and_known_apart(services: Services) -> None:
    secret = services.state.keys.create("a", [Right.READ], NOTHING)
    person = with_administrator(services)
    services.state.keys.create("b", [Right.READ, Right.ADMIN], EVERYTHING)
    actors = {person.id, *(key.id for key in services.state.keys.all())}
    assert len(actors) == 3 and all(actor < 0 for actor in actors)
    assert secret not in repr(services.state.keys.all())
    assert services.state.people.administrators() == ()
    with pytest.raises(ConfigurationError, match="Đã có khoá"):
        services.state.keys.create("a", [Right.READ], NOTHING)
    with pytest.raises(ConfigurationError, match="không hợp lệ"):
        services.state.keys.create(" ", [Right.READ], NOTHING)
    with pytest.raises(ConfigurationError, match="đang dùng"):
        services.state.keys.revoke("c")


def test_nothing_is_shown_to_the_network_before_there_is_an_administrator(services: Services) -> None:
    everywhere = HttpSettings(http_host="0.0.0.0")
    for here in ("127.0.0.1", "127.0.0.9", "::1", "localhost"):
        refuse_exposure(HttpSettings(http_host=here), services.state.logins)
    with pytest.raises(ConfigurationError):
        refuse_exposure(HttpSettings(http_host="127.example.vn"), services.state.logins)
    with pytest.raises(ConfigurationError) as caught:
        refuse_exposure(everywhere, services.state.logins)
    assert "tracuu admin create" in caught.value.way_out
    services.state.logins.create("xem", PASSWORD, "", Role.VIEWER, EVERYTHING)
    with pytest.raises(ConfigurationError):
        refuse_exposure(everywhere, services.state.logins)
    with_administrator(services)
    refuse_exposure(everywhere, services.state.logins)
