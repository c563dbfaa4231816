"""How commands introduce themselves: help in Vietnamese, options that every command shares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from typer.core import TyperOption

OPTIONS = "Tuỳ chọn"
ARGUMENTS = "Nội dung"
ASKING = "Hỏi và tra cứu"
KEEPING = "Nạp và quản lý kho"
SERVING = "Phục vụ nhiều người"
CHECKING = "Kiểm tra và đo đạc"

# typer keeps the base class of its Context private: hence the ignored override below.
_HELP = "Hiện trợ giúp này rồi thoát."


class Command(TyperCommand):
    """A command whose `--help` speaks Vietnamese."""

    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]
        return _in_vietnamese(super().get_help_option(ctx))


class Group(TyperGroup):
    """A group of commands whose `--help` speaks Vietnamese."""

    def get_help_option(self, ctx: typer.Context) -> TyperOption | None:  # type: ignore[override]
        return _in_vietnamese(super().get_help_option(ctx))


def _in_vietnamese(option: TyperOption | None) -> TyperOption | None:
    if option is not None:
        option.help = _HELP
        option.rich_help_panel = OPTIONS
    return option


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="THƯ_MỤC",
        help="Thư mục kho dữ liệu (mặc định: TRACUU_DATA, hoặc ./data).",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="In JSON cho máy đọc thay vì chữ cho người.", rich_help_panel=OPTIONS)
]
ScopeOption = Annotated[
    list[str] | None,
    typer.Option(
        "--collection",
        metavar="TÊN",
        help="Chỉ trong bộ sưu tập này; dùng được nhiều lần (mặc định: tất cả).",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]
