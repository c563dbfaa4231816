"""`tracuu serve` and `tracuu bot`: the fronts, running until stopped."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from bot.cli import console
from bot.cli.archive import opened
from bot.cli.command import DataOption
from bot.configuration import bot_settings, http_settings, ingest_settings, telegram_settings

if TYPE_CHECKING:
    from bot.serve import Service
    from bot.settings import TelegramSettings
    from bot.telegram.front import TelegramFront
    from retrieval.assembly import Archive


def serve(data: DataOption = None) -> None:
    """Chạy máy chủ: bot Telegram (khi có token) và cổng HTTP, cho đến khi nhận Ctrl-C hoặc SIGTERM.

    Cấu hình: TRACUU_TELEGRAM_…, TRACUU_HTTP_… (tracuu doctor --settings).
    """
    telegram = telegram_settings()
    if telegram.telegram_token is None:
        console.note("Chưa có TRACUU_TELEGRAM_TOKEN: không chạy bot Telegram, các phần khác vẫn chạy.")
    _run(data, telegram, with_http=True)


def bot(data: DataOption = None) -> None:
    """Chỉ chạy bot Telegram, cho đến khi nhận Ctrl-C hoặc SIGTERM.

    Cần TRACUU_TELEGRAM_TOKEN (của @BotFather) và TRACUU_TELEGRAM_ADMINS (mã số các quản trị viên đầu tiên).
    """
    from bot.telegram.front import bot_token

    telegram = telegram_settings()
    bot_token(telegram)
    _run(data, telegram, with_http=bool(telegram.telegram_webhook_url))


def _run(data: DataOption, telegram: TelegramSettings, *, with_http: bool) -> None:
    from bot.logs import log_to_standard_error
    from bot.serve import run

    log_to_standard_error(_secrets(telegram))
    with opened(data, create=True) as archive:
        front = _front(telegram, archive) if telegram.telegram_token else None
        services: list[Service] = [front.run] if front else []
        if with_http:
            services.append(_http(front))
        if telegram.telegram_token and not telegram.telegram_admins:
            console.note(
                "Chưa có TRACUU_TELEGRAM_ADMINS: chưa ai duyệt được người dùng mới, trừ quản trị viên đã có."
            )
        asyncio.run(run(services))


def _front(settings: TelegramSettings, archive: Archive) -> TelegramFront:
    from bot.telegram.front import TelegramFront

    return TelegramFront(settings, archive, ingest_settings().limits(), bot_settings().audit_questions)


def _http(front: TelegramFront | None) -> Service:
    from bot.http.app import create_app
    from bot.serve import serve_http

    settings = http_settings()
    router = front.router if front else None
    console.note(f"HTTP: http://{settings.http_host}:{settings.http_port}")
    return partial(serve_http, create_app([router] if router else []), settings)


def _secrets(settings: TelegramSettings) -> list[str]:
    kept = (settings.telegram_token, settings.telegram_proxy, settings.telegram_webhook_secret)
    return [secret.get_secret_value() for secret in kept if secret]
