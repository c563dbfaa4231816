"""The webhook: Telegram calls with the secret that only it and we know."""

from __future__ import annotations

import json
import secrets
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Header, HTTPException, Request, Response
from telegram import Update

from bot.state.audit import Action, Entry, Outcome
from bot.telegram.desk import Bot, Desk
from bot.telegram.intake import Intake

_LARGEST = 1 << 20
"""Bytes; an update is a few thousand."""


def webhook_path(url: str) -> str:
    """The path that Telegram calls, as the public URL has it."""
    return urlsplit(url).path or "/"


def webhook_router(path: str, secret: str, bot: Bot, desk: Desk, intake: Intake) -> APIRouter:
    """POST `path`: accepts an update, or refuses a forged one and writes it down."""
    router = APIRouter()

    @router.post(path, include_in_schema=False)
    async def receive(
        request: Request, x_telegram_bot_api_secret_token: Annotated[str, Header()] = ""
    ) -> Response:
        if not secrets.compare_digest(x_telegram_bot_api_secret_token.encode(), secret.encode()):
            caller = request.client.host if request.client else ""
            await desk.run(desk.state.audit.write, Entry(Action.WEBHOOK, Outcome.REFUSED, subject=caller))
            raise HTTPException(403)
        if not intake.ready:
            # Telegram tries again.
            raise HTTPException(503)
        await intake.accept([_update(await _body(request), bot)])
        return Response()

    return router


async def _body(request: Request) -> bytes:
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LARGEST:
            raise HTTPException(413)
    return body


def _update(body: bytes, bot: Bot) -> Update:
    try:
        return Update.de_json(json.loads(body), bot)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HTTPException(400) from error
