"""`tracuu reindex`: vectors and figures again, from the catalog and the stored texts."""

from __future__ import annotations

from bot.cli import console
from bot.cli.archive import opened
from bot.cli.command import DataOption


def reindex(data: DataOption = None) -> None:
    """Dựng lại chỉ mục và sổ số liệu từ văn bản đã lưu, ví dụ sau khi đổi mô hình nhúng."""
    from ingest.stores import Stores
    from ingest.stores import reindex as write_again
    from retrieval.assembly import replacing_vectors

    with opened(data, alone=True) as archive, replacing_vectors(archive) as new:
        parts = Stores(
            archive.catalog, new.index, archive.content, new.embedder, archive.ledger, archive.relations
        )
        passages = write_again(parts)
    console.say(f"Đã dựng lại chỉ mục: {passages} đoạn.")
