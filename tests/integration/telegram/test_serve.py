"""`tracuu serve` and `tracuu bot` as an administrator runs them."""

from __future__ import annotations

import asyncio
import signal
import socket
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr

from bot.http.app import bare_app
from bot.serve import run, serve_http
from bot.services import Services
from bot.settings import HttpSettings
from bot.telegram.front import TelegramFront
from retrieval.domain.errors import ConfigurationError
from tests.integration.telegram import program
from tests.integration.telegram.conftest import ADMIN, settings
from tests.integration.telegram.stub import TelegramStub
from tests.integration.telegram.test_access import QUESTION


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


async def healthy(port: int) -> bool:
    try:
        async with httpx.AsyncClient() as client:
            return (await client.get(f"http://127.0.0.1:{port}/healthz")).status_code == 200
    except httpx.TransportError:
        return False


async def until_healthy(port: int) -> None:
    for _ in range(600):
        if await healthy(port):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the server does not answer")


async def test_serve_runs_the_bot_and_the_http_port(data: Path, stub: TelegramStub, tmp_path: Path) -> None:
    port = free_port()
    running = program.start(data, stub, tmp_path / "log", "serve", TRACUU_HTTP_PORT=str(port))
    await until_healthy(port)
    stub.say(ADMIN, QUESTION)
    await stub.until(lambda: stub.replies(ADMIN.id), 30)
    running.send_signal(signal.SIGTERM)
    assert running.wait(30) == 0


async def test_serve_without_a_token_runs_the_rest_and_says_so(
    data: Path, stub: TelegramStub, tmp_path: Path
) -> None:
    port, log = free_port(), tmp_path / "log"
    running = program.start(data, stub, log, "serve", TRACUU_HTTP_PORT=str(port), TRACUU_TELEGRAM_TOKEN="")
    await until_healthy(port)
    running.send_signal(signal.SIGINT)
    assert running.wait(30) == 0
    assert "không chạy bot Telegram" in log.read_text(encoding="utf-8")


async def test_a_token_that_telegram_refuses_is_never_repeated(
    services: Services, stub: TelegramStub
) -> None:
    chosen = settings(stub.base_url).model_copy(
        update={"telegram_token": SecretStr("999999:BBH-khong-dung_0123456789-abcdefgh")}
    )
    front = TelegramFront(chosen, services)
    with pytest.raises(ConfigurationError) as caught:
        await run([front.run])
    assert "không nhận token" in caught.value.message
    assert "BBH" not in repr(caught.value) + str(caught.value.__cause__)
    assert caught.value.__suppress_context__


async def test_a_taken_port_is_a_clear_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        chosen = HttpSettings(http_port=taken.getsockname()[1])
        with pytest.raises(ConfigurationError, match="Không lắng nghe được"):
            await run([lambda: serve_http(bare_app(), chosen)])
