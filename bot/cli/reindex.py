"""`tracuu reindex`: vectors and figures again, from the catalog and the stored texts."""

from __future__ import annotations

from bot.cli import console
from bot.cli.archive import opened
from bot.cli.command import DataOption
from bot.writing import rebuild_index


def reindex(data: DataOption = None) -> None:
    """Dựng lại chỉ mục và sổ số liệu từ văn bản đã lưu, ví dụ sau khi đổi mô hình nhúng.

    Máy chủ đang chạy vẫn trả lời bằng chỉ mục cũ cho đến khi chỉ mục mới xong.
    """
    with opened(data) as archive:
        if archive.owner is None:
            passages = rebuild_index(archive, archive.settings)
        else:
            passages = archive.owner.rebuild(archive.settings)
    console.say(f"Đã dựng lại chỉ mục: {passages} đoạn.")
