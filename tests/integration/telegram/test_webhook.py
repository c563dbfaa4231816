"""The webhook: the right secret, or nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr

from bot.http.app import bare_app
from bot.services import Services
from bot.telegram.front import TelegramFront
from retrieval.assembly import Archive
from retrieval.domain.errors import ConfigurationError
from tests.integration.telegram.conftest import ADMIN, audited, running, settings
from tests.integration.telegram.stub import Json, TelegramStub

SECRET = "bi-mat-0123456789abcdef"
URL = "https://tracuu.example.vn/telegram/goi"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def front(services: Services, stub: TelegramStub, secret: str | None = SECRET) -> TelegramFront:
    chosen = settings(
        stub.base_url,
        telegram_webhook_url=URL,
        telegram_webhook_secret=SecretStr(secret) if secret else None,
    )
    return TelegramFront(chosen, services)


def client(served: TelegramFront) -> httpx.AsyncClient:
    assert served.router is not None
    transport = httpx.ASGITransport(bare_app([served.router]))
    return httpx.AsyncClient(transport=transport, base_url="http://tracuu")


@pytest.fixture
async def telegram(services: Services, stub: TelegramStub) -> AsyncIterator[httpx.AsyncClient]:
    """Telegram's side of the webhook of a running bot."""
    async with running(front(services, stub), stub) as served, client(served) as calling:
        yield calling


def update(number: int = 7) -> Json:
    message = {"message_id": 1, "date": 0, "chat": ADMIN.chat, "from": ADMIN.json, "text": "/help"}
    entity = {"type": "bot_command", "offset": 0, "length": 5}
    return {"update_id": number, "message": message | {"entities": [entity]}}


async def test_an_update_with_the_secret_is_answered_once(
    telegram: httpx.AsyncClient, stub: TelegramStub, archive: Archive
) -> None:
    assert stub.webhook["url"] == URL
    assert stub.webhook["secret_token"] == SECRET
    for _ in range(2):
        reply = await telegram.post("/telegram/goi", json=update(), headers={HEADER: SECRET})
        assert reply.status_code == 200
    await stub.until(lambda: ("replay", "refused", ADMIN.id) in audited(archive))
    await stub.until(lambda: stub.replies(ADMIN.id))
    assert len(stub.replies(ADMIN.id)) == 1
    assert not stub.named("getUpdates")


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: SECRET + "x"}, {HEADER: "é".encode()}])
async def test_a_forged_update_is_refused_and_audited(
    telegram: httpx.AsyncClient, stub: TelegramStub, archive: Archive, headers: dict[str, str]
) -> None:
    reply = await telegram.post("/telegram/goi", json=update(), headers=headers)
    assert reply.status_code == 403
    assert audited(archive) == [("webhook", "refused", 0)]
    assert not stub.replies(ADMIN.id)


@pytest.mark.parametrize(
    ("body", "status"), [(b"{", 400), (b"[]", 400), (b"{}", 400), (b"x" * 2_000_000, 413)]
)
async def test_what_is_no_update_is_refused(telegram: httpx.AsyncClient, body: bytes, status: int) -> None:
    reply = await telegram.post("/telegram/goi", content=body, headers={HEADER: SECRET})
    assert reply.status_code == status


async def test_nothing_is_accepted_before_the_bot_is_ready(services: Services, stub: TelegramStub) -> None:
    served = front(services, stub)
    async with client(served) as calling:
        reply = await calling.post("/telegram/goi", json=update(), headers={HEADER: SECRET})
    assert reply.status_code == 503
    async with running(served, stub):
        pass


def test_a_webhook_without_a_secret_is_no_configuration(services: Services, stub: TelegramStub) -> None:
    with pytest.raises(ConfigurationError, match="khoá chứng thực"):
        front(services, stub, None)
