"""`tracuu audit` and `tracuu feedback`: what the fronts wrote down, as JSON Lines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.archive import opened
from bot.cli.command import OPTIONS, DataOption
from retrieval.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.state.audit import Entry

SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="NGÀY",
        help="Chỉ từ ngày này, dạng 2026-01-31 (mặc định: tất cả).",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]


def audit(since: SinceOption = None, data: DataOption = None) -> None:
    """Xuất nhật ký kiểm tra: ai, lúc nào, việc gì, văn bản nào, kết quả. Mỗi dòng một JSON.

    Câu hỏi được giữ theo TRACUU_AUDIT_QUESTIONS. Ví dụ: tracuu audit --since 2026-01-01 > nhat-ky.jsonl
    """
    from bot.state.store import open_state

    with opened(data, exclusive=False) as archive:
        for entry in open_state(archive.engine).audit.entries(_moment(since)):
            console.say(json.dumps(_fields(entry), ensure_ascii=False))


def feedback(data: DataOption = None) -> None:
    """Xuất góp ý của người dùng theo dạng tracuu.feedback/1. Mỗi dòng một JSON.

    Ví dụ: tracuu feedback > gop-y.jsonl, rồi tracuu eval import-feedback gop-y.jsonl bo-cau-hoi.jsonl
    """
    from bot.state.store import open_state

    with opened(data, exclusive=False) as archive:
        for opinion in open_state(archive.engine).feedback.export():
            console.say(json.dumps(opinion, ensure_ascii=False))


def _moment(since: str | None) -> datetime | None:
    """The beginning of a day here."""
    if since is None:
        return None
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise ConfigurationError(f"“{since}” không phải là ngày.", "Viết như 2026-01-31.") from error
    return datetime.combine(day, time()).astimezone(UTC)


def _fields(entry: Entry) -> dict[str, object]:
    return {
        "schema": "tracuu.audit/1",
        "at": entry.at.isoformat() if entry.at else None,
        "channel": entry.channel,
        "actor": entry.actor,
        "chat": entry.chat,
        "action": entry.action.value,
        "outcome": entry.outcome,
        "subject": entry.subject,
        "documents": list(entry.documents),
        "milliseconds": entry.milliseconds,
    }
