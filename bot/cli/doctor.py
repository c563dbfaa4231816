"""`tracuu doctor`: is this installation healthy, and what can be set."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.command import OPTIONS, DataOption, JsonOption
from bot.configuration import dotenv_template, explain, retrieval_settings

if TYPE_CHECKING:
    from bot.doctor import Check

SettingsOption = Annotated[
    bool,
    typer.Option(
        "--settings", help="Liệt kê mọi biến cấu hình: ý nghĩa, mặc định, hiện tại.", rich_help_panel=OPTIONS
    ),
]
DotenvOption = Annotated[
    bool, typer.Option("--dotenv", help="In mẫu tệp .env với mọi biến cấu hình.", rich_help_panel=OPTIONS)
]


def doctor(
    settings: SettingsOption = False,
    dotenv: DotenvOption = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Khám chương trình và kho: môi trường, gói, quyền ghi, đĩa, chỉ mục, cấu hình."""
    if dotenv:
        console.say_exactly(dotenv_template())
    elif settings:
        _settings(as_json)
    else:
        _examine(data, as_json)


def _settings(as_json: bool) -> None:
    groups = explain()
    if as_json:
        console.say_json([asdict(setting) for group in groups.values() for setting in group])
        return
    for title, group in groups.items():
        console.say(title)
        for setting in group:
            values = f"mặc định: {setting.default or '(trống)'} · hiện tại: {setting.current or '(trống)'}"
            console.say(f"  {setting.name}\n      {setting.meaning}\n      {values}")
        console.say()


def _examine(data: DataOption, as_json: bool) -> None:
    from bot.doctor import State, examine

    checks = list(examine(retrieval_settings(data)))
    if as_json:
        console.say_json([asdict(check) for check in checks])
    else:
        for check in checks:
            console.say(_line(check))
    if any(check.state is State.FAILED for check in checks):
        raise typer.Exit(1)


def _line(check: Check) -> str:
    from bot.render.terminal import printable

    mark = {"ok": "✓", "note": "·", "failed": "✗"}[check.state]
    return f"{mark} {check.name}: " + " → ".join(
        printable(part) for part in (check.detail, check.way_out) if part
    )
