"""`tracuu eval speed`: measured on this machine, in one run."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli import console
from bot.cli.command import OPTIONS

PassagesOption = Annotated[
    int, typer.Option("--passages", min=100, help="Số đoạn văn bản nhân tạo.", rich_help_panel=OPTIONS)
]
QueriesOption = Annotated[int, typer.Option("--queries", min=2, help="Số câu hỏi.", rich_help_panel=OPTIONS)]


def speed(passages: PassagesOption = 20_000, queries: QueriesOption = 20) -> None:
    """Đo tốc độ: tìm kiếm cạnh chế độ cục bộ của qdrant-client, trả lời trọn vẹn, lệnh khởi động nguội."""
    from eval.speed import measure

    measure(passages, queries, console.say)
