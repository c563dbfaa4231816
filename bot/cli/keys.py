"""`tracuu keys create|list|revoke`: API keys for other systems."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from bot.cli import console
from bot.cli.archive import chosen_scope, opened
from bot.cli.command import ARGUMENTS, OPTIONS, Command, DataOption, Group, ScopeOption
from bot.state.people import Permitted
from bot.state.rights import Right

app = typer.Typer(cls=Group, no_args_is_help=True, help="Khoá API cho hệ thống khác.")

NameArgument = Annotated[
    str, typer.Argument(metavar="TÊN", help="Hệ thống sẽ dùng khoá.", rich_help_panel=ARGUMENTS)
]
RightsOption = Annotated[
    list[Right],
    typer.Option(
        "--scope",
        help="ask: hỏi; read: xem; upload: nạp; metrics: số đo; admin: quản trị. Dùng được nhiều lần.",
        rich_help_panel=OPTIONS,
    ),
]


@app.command(cls=Command)
def create(
    name: NameArgument, scope: RightsOption, collection: ScopeOption = None, data: DataOption = None
) -> None:
    """Tạo một khoá và in ra một lần duy nhất.

    Gửi khoá trong tiêu đề Authorization: Bearer KHOÁ.

    Ví dụ: tracuu keys create cong-thong-tin --scope ask --scope read --collection nghi-quyet
    """
    from bot.state.store import open_state

    with opened(data, exclusive=False) as archive:
        chosen_scope(archive, collection)
        secret = open_state(archive.engine).keys.create(name, scope, Permitted.of(collection or None))
    console.note(f"Khoá “{name}”, chỉ hiện một lần này:")
    console.say(secret)


@app.command("list", cls=Command)
def list_keys(data: DataOption = None) -> None:
    """Liệt kê các khoá: quyền, phạm vi, lần dùng gần nhất."""
    from bot.state.store import open_state

    with opened(data, exclusive=False) as archive:
        found = open_state(archive.engine).keys.all()
    if not found:
        console.say("Chưa có khoá nào. Tạo bằng: tracuu keys create TÊN --scope ask")
        return
    rows = [
        (
            key.name,
            ", ".join(sorted(key.rights)),
            "mọi bộ" if key.permitted.collections is None else ", ".join(sorted(key.permitted.collections)),
            _when(key.created_at),
            _when(key.used_at),
            _when(key.revoked_at),
        )
        for key in found
    ]
    console.table(("Tên", "Quyền", "Được đọc", "Tạo lúc", "Dùng lúc", "Thu hồi lúc"), rows)


@app.command(cls=Command)
def revoke(name: NameArgument, data: DataOption = None) -> None:
    """Thu hồi một khoá; có hiệu lực ngay."""
    from bot.state.store import open_state

    with opened(data, exclusive=False) as archive:
        open_state(archive.engine).keys.revoke(name)
    console.say(f"Đã thu hồi khoá “{name}”.")


def _when(moment: datetime | None) -> str:
    return moment.astimezone().strftime("%d/%m/%Y %H:%M") if moment else ""
