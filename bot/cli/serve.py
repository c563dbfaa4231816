"""`tracuu serve` and `tracuu bot`: the fronts, running until stopped."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.archive import opened
from bot.cli.command import OPTIONS, DataOption
from bot.configuration import bot_settings, http_settings, ingest_settings, telegram_settings
from retrieval.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from bot.serve import Service
    from bot.services import Services
    from bot.settings import HttpSettings, TelegramSettings
    from bot.telegram.front import TelegramFront


HostOption = Annotated[
    str | None,
    typer.Option(
        "--host",
        metavar="ĐỊA_CHỈ",
        help="Địa chỉ lắng nghe (mặc định: TRACUU_HTTP_HOST, hoặc 127.0.0.1: chỉ trong máy này).",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]
PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        metavar="CỔNG",
        help="Cổng lắng nghe (mặc định: TRACUU_HTTP_PORT, hoặc 8000).",
        rich_help_panel=OPTIONS,
        show_default=False,
        min=0,
        max=65535,
    ),
]


def serve(host: HostOption = None, port: PortOption = None, data: DataOption = None) -> None:
    """Chạy máy chủ: trang web, API và bot Telegram (khi có token), cho đến khi nhận Ctrl-C hoặc SIGTERM.

    Khi chưa có tài khoản nào, người ngồi tại máy hỏi và đọc được ngay. Mở ra mạng thì cần quản trị viên:
    tracuu admin create TÊN. Cấu hình: TRACUU_TELEGRAM_…, TRACUU_HTTP_… (tracuu doctor --settings).
    """
    telegram = telegram_settings()
    if telegram.telegram_token is None:
        console.note("Chưa có TRACUU_TELEGRAM_TOKEN: không chạy bot Telegram, các phần khác vẫn chạy.")
    _run(data, telegram, http_settings(host, port), whole=True)


def bot(data: DataOption = None) -> None:
    """Chỉ chạy bot Telegram, cho đến khi nhận Ctrl-C hoặc SIGTERM.

    Cần TRACUU_TELEGRAM_TOKEN (của @BotFather) và TRACUU_TELEGRAM_ADMINS (mã số các quản trị viên đầu tiên).
    """
    from bot.telegram.front import bot_token

    telegram = telegram_settings()
    bot_token(telegram)
    _run(data, telegram, http_settings(), whole=False)


def _run(data: DataOption, telegram: TelegramSettings, http: HttpSettings, *, whole: bool) -> None:
    from bot.logs import log_to_standard_error
    from bot.serve import run
    from bot.services import open_services

    log_to_standard_error(_secrets(telegram))
    limits, policy = ingest_settings().limits(), bot_settings().audit_questions
    with (
        opened(data, create=True, alone=whole) as archive,
        open_services(archive, limits, policy) as services,
    ):
        front = _front(telegram, services) if telegram.telegram_token else None
        running: list[Service] = [front.run] if front else []
        if whole or (front and front.router):
            running.append(_http(services, http, front, whole=whole))
        if archive.owner is None:
            running.append(_delegation(services, telegram))
        if telegram.telegram_token and not telegram.telegram_admins:
            console.note(
                "Chưa có TRACUU_TELEGRAM_ADMINS: chưa ai duyệt được người dùng mới, trừ quản trị viên đã có."
            )
        asyncio.run(run(running))


def _front(settings: TelegramSettings, services: Services) -> TelegramFront:
    from bot.telegram.front import TelegramFront, bot_id

    owner = services.archive.owner
    if owner is not None and bot_id(settings) in owner.owner().bots:
        raise ConfigurationError(
            f"Bot này đang chạy rồi ({owner.owner().process}).",
            "Dừng tiến trình đó trước, hoặc dùng token của bot khác.",
        )
    return TelegramFront(settings, services)


def _delegation(services: Services, settings: TelegramSettings) -> Service:
    """Other commands on the same folder work through this process."""
    from bot.delegation import serve_socket

    bots: list[int] = []
    if settings.telegram_token:
        from bot.telegram.front import bot_id

        bots = [bot_id(settings)]
    return partial(serve_socket, services, bots)


def _http(services: Services, settings: HttpSettings, front: TelegramFront | None, *, whole: bool) -> Service:
    from bot.http.access import refuse_exposure
    from bot.http.app import bare_app, create_app
    from bot.serve import serve_http
    from bot.web.site import error_page

    if whole:
        refuse_exposure(settings, services.state.logins)
    routers = [front.router] if front and front.router else []
    console.note(f"HTTP: http://{settings.http_host}:{settings.http_port}")
    if not whole:
        return partial(serve_http, bare_app(routers), settings)
    app = create_app(services, settings, routers=routers, error_page=error_page)
    return partial(_serve_with_pages, app, services, settings)


async def _serve_with_pages(app: FastAPI, services: Services, settings: HttpSettings) -> None:
    from bot.serve import serve_http
    from bot.web.site import pages_of

    with pages_of(app, services):
        await serve_http(app, settings)


def _secrets(settings: TelegramSettings) -> list[str]:
    kept = (settings.telegram_token, settings.telegram_proxy, settings.telegram_webhook_secret)
    return [secret.get_secret_value() for secret in kept if secret]
