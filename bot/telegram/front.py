"""The Telegram front as a whole: built from settings, run until cancelled."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from telegram import LinkPreviewOptions
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ContextTypes, Defaults, ExtBot
from telegram.request import HTTPXRequest

from bot.lane import Lane
from bot.quota import Quota
from bot.services import Services
from bot.settings import TelegramSettings
from bot.state.inbox import Inbox
from bot.telegram import commands, failures, office_wording
from bot.telegram.delivery import Delivery, Receipt
from bot.telegram.desk import Bot, Context, Desk
from bot.telegram.intake import SLOTS, App, Intake
from bot.telegram.polling import UPDATES, poll
from bot.telegram.routes import register
from bot.telegram.webhook import webhook_path, webhook_router
from retrieval.domain.errors import ConfigurationError

_LOG = logging.getLogger(__name__)

_POOL_SECONDS = 60.0
"""A request may wait so long for a free connection; the library's second is too short under load."""
_WITH_A_MODEL = 8
"""Questions at once where a language model is waited for; without one they would only share a worker."""
_FILE_SECONDS = 120.0


class TelegramFront:
    """Serves one bot. Building it touches no network; `run` does."""

    def __init__(self, settings: TelegramSettings, services: Services, slots: int = SLOTS) -> None:
        self._settings = settings
        self._secret = webhook_secret(settings)
        self._bot = _bot(settings, self._file_receipt, slots)
        self.desk = Desk(
            services=services,
            inbox=Inbox(services.archive.engine, bot_id(settings)),
            quota=Quota(settings.telegram_quota),
            asking=Lane(places=_WITH_A_MODEL if services.assistant.model_seconds else 1),
        )
        self._application = _application(self._bot, self.desk)
        self._intake = Intake(self._application, self.desk, slots)

    @property
    def ready(self) -> bool:
        """Whether updates are accepted."""
        return self._intake.ready

    @property
    def router(self) -> APIRouter | None:
        """What has to be served for Telegram to call; None when the bot fetches its updates itself."""
        if not self._secret:
            return None
        path = webhook_path(self._settings.telegram_webhook_url)
        return webhook_router(path, self._secret, self._bot, self.desk, self._intake)

    async def run(self) -> None:
        """Serve until cancelled; then finish replies under way. Raises ConfigurationError for a bad token."""
        try:
            await self._prepare()
            await self._application.initialize()
            await self._application.start()
            await self._subscribe()
            await self._intake.recover()
            await self._receive()
        except InvalidToken:
            # The library's message spells the token out.
            raise ConfigurationError(
                "Telegram không nhận token của bot.",
                "Lấy lại token từ @BotFather (TRACUU_TELEGRAM_TOKEN); nếu dùng máy chủ Bot API riêng, "
                "kiểm tra TRACUU_TELEGRAM_BASE_URL.",
            ) from None
        finally:
            await self._close()

    async def _prepare(self) -> None:
        await self.desk.run(self.desk.state.people.appoint, self._settings.telegram_admins)

    async def _subscribe(self) -> None:
        """Tell Telegram where updates go, and which commands there are."""
        if self._secret:
            await self._bot.set_webhook(
                self._settings.telegram_webhook_url, secret_token=self._secret, allowed_updates=UPDATES
            )
        else:
            await self._bot.delete_webhook()
        await commands.publish(self._bot, await self.desk.run(self.desk.state.people.all))
        _LOG.info("bot @%s đang chạy", self._bot.username)

    async def _receive(self) -> None:
        if self._secret:
            await asyncio.Event().wait()
        await poll(self._bot, self._intake.accept, self._alarm)

    async def _close(self) -> None:
        await self._intake.close()
        if self._application.running:
            await self._application.stop()
        await self._application.shutdown()
        # What a bot that never got as far as being initialized has opened.
        await self._bot.request.shutdown()

    async def _file_receipt(self, receipt: Receipt) -> None:
        await self.desk.run(self.desk.inbox.deliver, receipt.update_id, receipt.message, last=receipt.last)

    async def _alarm(self) -> None:
        """Another program uses the token: say so in the log and to the administrators."""
        _LOG.error("%s", office_wording.ANOTHER_POLLER)
        for administrator in await self.desk.run(self.desk.state.people.administrators):
            try:
                await self._bot.send_message(administrator.id, office_wording.ANOTHER_POLLER)
            except TelegramError:
                continue


def webhook_secret(settings: TelegramSettings) -> str:
    """The secret of the webhook, '' without one; a webhook without a secret is refused."""
    if not settings.telegram_webhook_url:
        return ""
    if settings.telegram_webhook_secret is None:
        raise ConfigurationError(
            "Webhook cần khoá chứng thực.",
            "Đặt TRACUU_TELEGRAM_WEBHOOK_SECRET, hoặc bỏ TRACUU_TELEGRAM_WEBHOOK_URL để bot tự lấy tin.",
        )
    return settings.telegram_webhook_secret.get_secret_value()


def bot_token(settings: TelegramSettings) -> str:
    """The token; raises ConfigurationError without one."""
    if settings.telegram_token is None:
        raise ConfigurationError(
            "Chưa có token của bot Telegram.",
            "Lấy token từ @BotFather rồi đặt TRACUU_TELEGRAM_TOKEN (biến môi trường hoặc tệp .env).",
        )
    return settings.telegram_token.get_secret_value()


def bot_id(settings: TelegramSettings) -> int:
    """The bot's own number, which its token begins with."""
    return int(bot_token(settings).partition(":")[0])


def _bot(
    settings: TelegramSettings, file_receipt: Callable[[Receipt], Awaitable[None]], connections: int
) -> Bot:
    proxy = settings.telegram_proxy.get_secret_value() if settings.telegram_proxy else None
    server = settings.telegram_base_url or "https://api.telegram.org"
    return ExtBot(
        bot_token(settings),
        base_url=f"{server}/bot",
        base_file_url=f"{server}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=connections,
            pool_timeout=_POOL_SECONDS,
            read_timeout=20,
            media_write_timeout=_FILE_SECONDS,
            proxy=proxy,
        ),
        get_updates_request=HTTPXRequest(connection_pool_size=1, proxy=proxy),
        defaults=Defaults(
            link_preview_options=LinkPreviewOptions(is_disabled=True), allow_sending_without_reply=True
        ),
        rate_limiter=Delivery(file_receipt),
    )


def _application(bot: Bot, desk: Desk) -> App:
    application: App = (
        Application.builder()
        .bot(bot)
        .updater(None)
        .job_queue(None)
        .context_types(ContextTypes(context=Context))
        .build()
    )
    application.bot_data["desk"] = desk
    register(application)
    application.add_error_handler(failures.report)
    return application
