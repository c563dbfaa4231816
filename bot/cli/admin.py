"""`tracuu admin create|password|list`: people who log in to the page and the API."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.cli import console
from bot.cli.archive import opened
from bot.cli.command import ARGUMENTS, OPTIONS, Command, DataOption, Group
from bot.state.people import Permitted, Person, Role

app = typer.Typer(cls=Group, no_args_is_help=True, help="Người đăng nhập vào trang web và API.")

LoginArgument = Annotated[
    str, typer.Argument(metavar="TÊN_ĐĂNG_NHẬP", help="Ví dụ: an.nguyen", rich_help_panel=ARGUMENTS)
]
NameOption = Annotated[
    str, typer.Option("--name", metavar="HỌ_TÊN", help="Tên hiện trên trang.", rich_help_panel=OPTIONS)
]
RoleOption = Annotated[
    Role,
    typer.Option(
        "--role", help="viewer: tra cứu; editor: nạp văn bản; admin: quản trị.", rich_help_panel=OPTIONS
    ),
]
CollectionsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--collection",
        metavar="TÊN",
        help="Bộ sưu tập được đọc; dùng được nhiều lần (mặc định: mọi bộ, kể cả bộ sau này).",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]


@app.command(cls=Command)
def create(
    login: LoginArgument,
    name: NameOption = "",
    role: RoleOption = Role.ADMIN,
    collection: CollectionsOption = None,
    data: DataOption = None,
) -> None:
    """Tạo một tài khoản; mặc định là quản trị viên.

    Mật khẩu được hỏi tại chỗ, hoặc đọc một dòng từ đầu vào chuẩn. Không có mật khẩu mặc định.

    Ví dụ: tracuu admin create an.nguyen --name "Nguyễn Văn An"
    """
    from bot.state.store import open_state

    with opened(data, exclusive=False, create=True) as archive:
        logins = open_state(archive.engine).logins
        person = logins.create(login, _password(), name, role, Permitted.of(collection))
    console.say(f"Đã tạo tài khoản “{login}” ({person.name}, {role.value}).")


@app.command(cls=Command)
def password(login: LoginArgument, data: DataOption = None) -> None:
    """Đổi mật khẩu; các phiên đang mở của người đó kết thúc ngay."""
    from bot.state.store import open_state

    with opened(data, exclusive=False) as archive:
        open_state(archive.engine).logins.set_password(login, _password())
    console.say(f"Đã đổi mật khẩu của “{login}”.")


@app.command("list", cls=Command)
def list_logins(data: DataOption = None) -> None:
    """Liệt kê các tài khoản."""
    from bot.state.store import open_state

    with opened(data, exclusive=False) as archive:
        found = open_state(archive.engine).logins.all()
    if not found:
        console.say("Chưa có tài khoản nào. Tạo bằng: tracuu admin create TÊN_ĐĂNG_NHẬP")
        return
    rows = [
        (each.login, each.person.name, _right(each.person), _collections(each.person.permitted))
        for each in found
    ]
    console.table(("Đăng nhập", "Tên", "Vai trò", "Được đọc"), rows)


def _right(person: Person) -> str:
    return person.role.value if person.active else "đã thu hồi"


def _collections(permitted: Permitted) -> str:
    return "mọi bộ" if permitted.collections is None else ", ".join(sorted(permitted.collections))


def _password() -> str:
    """Typed twice where somebody sits, else the first line of standard input; never an argument."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    typed: str = typer.prompt("Mật khẩu", hide_input=True, confirmation_prompt="Gõ lại mật khẩu", err=True)
    return typed
