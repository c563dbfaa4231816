"""The commands: their names, their words in the menu, and how a message names one."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Message,
    Update,
)
from telegram.constants import MessageEntityType
from telegram.error import BadRequest, Forbidden

from bot.state.people import Person, Role
from bot.telegram.desk import Bot

START = "start"
HELP = "help"
ASK = "hoi"
DOCUMENTS = "vanban"
FIGURES = "solieu"
SOURCES = "nguon"
NEW = "moi"
ME = "toi"
APPROVE = "duyet"
PEOPLE = "nguoidung"
STATISTICS = "thongke"
UPLOAD = "nap"
ARCHIVE = "kho"

_EVERYBODY = (
    (ASK, "Hỏi một câu, ví dụ: /hoi GTSX công nghiệp 2021"),
    (DOCUMENTS, "Tìm văn bản theo số hoặc chủ đề"),
    (FIGURES, "Số liệu của một chỉ tiêu"),
    (SOURCES, "Nguồn của câu trả lời gần nhất"),
    (NEW, "Bắt đầu cuộc trò chuyện mới"),
    (ME, "Quyền, giới hạn và dữ liệu của tôi"),
    (HELP, "Hướng dẫn và ví dụ"),
)
_EDITORS = ((UPLOAD, "Nạp văn bản vào kho"), (ARCHIVE, "Tình trạng kho"))
_ADMINISTRATORS = (
    (APPROVE, "Duyệt yêu cầu truy cập"),
    (PEOPLE, "Người dùng, vai trò, thư mời"),
    (STATISTICS, "Thống kê sử dụng"),
)
_IN_GROUPS = frozenset({ASK, DOCUMENTS, FIGURES, SOURCES, NEW, HELP})


@dataclass(frozen=True)
class Named:
    """A command as written: /hoi@tracuu_bot GRDP 2021. Name and addressee in lower case."""

    name: str
    addressee: str
    rest: str


def of(message: Message) -> Named | None:
    """The command that a message begins with; None for one that begins with none."""
    text = message.text or message.caption or ""
    entities = message.entities or message.caption_entities
    first = next((e for e in entities if e.type == MessageEntityType.BOT_COMMAND and e.offset == 0), None)
    if first is None:
        return None
    # A command is ASCII: its length in UTF-16 units is its length in code points.
    name, _, addressee = text[1 : first.length].lower().partition("@")
    return Named(name, addressee, text[first.length :].strip())


def named(update: Update, name: str) -> bool:
    """Whether the message is this command."""
    message = update.effective_message if update.callback_query is None else None
    command = of(message) if message else None
    return command is not None and command.name == name


def rest_of(update: Update) -> str:
    """What stands after the command."""
    message = update.effective_message
    command = of(message) if message else None
    return command.rest if command else ""


def menu(role: Role) -> list[BotCommand]:
    """The commands of a role, as its menu shows them."""
    shown = [*_EVERYBODY]
    shown += _EDITORS if role.includes(Role.EDITOR) else ()
    shown += _ADMINISTRATORS if role.includes(Role.ADMIN) else ()
    return [BotCommand(name, words) for name, words in shown]


async def publish(bot: Bot, people: tuple[Person, ...]) -> None:
    """Tell Telegram the menus: everybody's, the groups', and those of editors and administrators."""
    everybody = menu(Role.VIEWER)
    await bot.set_my_commands(everybody, scope=BotCommandScopeAllPrivateChats())
    in_groups = [command for command in everybody if command.command in _IN_GROUPS]
    await bot.set_my_commands(in_groups, scope=BotCommandScopeAllGroupChats())
    for person in people:
        if person.may(Role.EDITOR):
            await publish_for(bot, person)


async def publish_for(bot: Bot, person: Person) -> None:
    """The menu of one person; somebody who has not spoken to the bot yet has no chat to show it in."""
    scope = BotCommandScopeChat(person.id)
    try:
        if person.may(Role.EDITOR):
            await bot.set_my_commands(menu(person.role), scope=scope)
        else:
            await bot.delete_my_commands(scope=scope)
    except (BadRequest, Forbidden):
        return
