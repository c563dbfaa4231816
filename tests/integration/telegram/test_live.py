"""Against Telegram itself, for an owner with a token: `docs/telegram.md` says how."""

from __future__ import annotations

import os

import pytest
from telegram import Bot
from telegram.constants import ParseMode

from bot.render.telegram import render
from bot.state.people import Role
from bot.telegram import commands
from tests.bot.answers import answer, answered

TOKEN = os.environ.get("TRACUU_TELEGRAM_TOKEN", "")
ADMINS = os.environ.get("TRACUU_TELEGRAM_ADMINS", "")


@pytest.mark.skipif(not (TOKEN and ADMINS), reason="no TRACUU_TELEGRAM_TOKEN and TRACUU_TELEGRAM_ADMINS")
async def test_telegram_takes_the_menu_and_an_answer() -> None:
    administrator = int(ADMINS.split(",")[0])
    async with Bot(TOKEN) as bot:
        assert (await bot.get_me()).is_bot
        assert await bot.set_my_commands(commands.menu(Role.VIEWER))
        for part in render(answer(answered())):
            sent = await bot.send_message(administrator, part, parse_mode=ParseMode.HTML)
            assert sent.text
