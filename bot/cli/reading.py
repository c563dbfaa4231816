"""`tracuu documents problems|scan|versions`: how files were read, and what could not be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.archive import chosen_scope, opened
from bot.cli.command import OPTIONS, DataOption, JsonOption, ScopeOption
from bot.cli.documents import IdArgument, find_document
from retrieval.domain.errors import SourceRefused

if TYPE_CHECKING:
    from retrieval.assembly import Archive
    from retrieval.domain.scan import ScannedLine
    from retrieval.ports import Problem

OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="THƯ_MỤC",
        help="Ghi ảnh các dòng cần kiểm tra vào đây (PNG).",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]


def problems(data: DataOption = None, collection: ScopeOption = None, as_json: JsonOption = False) -> None:
    """Liệt kê tệp không đọc được và trang quét mờ, kèm việc cần làm."""
    with opened(data, exclusive=False) as archive:
        scope = chosen_scope(archive, collection)
        found = [*map(_refused, archive.catalog.problems(scope)), *_unreadable_pages(archive, collection)]
    if as_json:
        console.say_json(found)
    elif not found:
        console.say("Không có tệp nào có vấn đề.")
    else:
        rows = [(each["file"], each["message"], each["way_out"], each["detail"]) for each in found]
        console.table(("Tệp", "Vấn đề", "Cần làm", "Chi tiết kỹ thuật"), rows)


def _refused(problem: Problem) -> dict[str, str]:
    refusal = SourceRefused(problem.reason, problem.detail)
    return {
        "collection": problem.collection,
        "file": problem.path,
        "reason": problem.reason.value,
        "message": refusal.message,
        "way_out": refusal.way_out,
        "detail": problem.detail,
    }


def _unreadable_pages(archive: Archive, collection: list[str] | None) -> Iterator[dict[str, str]]:
    for stored in archive.catalog.documents(chosen_scope(archive, collection)):
        pages = ", ".join(map(str, stored.version.unreadable_pages))
        if pages:
            yield {
                "collection": stored.placement.collection,
                "file": stored.placement.path,
                "reason": "unreadable_pages",
                "message": f"trang {pages} quét không đọc được",
                "way_out": "Quét lại các trang này rõ hơn rồi nạp lại.",
                "detail": stored.id,
            }


def scan(
    document: IdArgument, out: OutOption = None, data: DataOption = None, as_json: JsonOption = False
) -> None:
    """Xem các dòng của bản quét có con số mà hai lần đọc không giống nhau."""
    with opened(data, exclusive=False) as archive:
        stored = find_document(archive, document)
        text = archive.content.text(stored.version.text_hash)
        lines = [line for line in archive.scans.lines(stored.id) if line.doubtful(line.span, text)]
        shown = [_doubtful(line, text) for line in lines]
        for number, line in enumerate(lines if out else (), 1):
            _write_picture(archive, line, out, number)
    if as_json:
        console.say_json(shown)
    elif not shown:
        console.say("Không có con số nào cần kiểm tra.")
    else:
        rows = [(str(line.page), ", ".join(_words(line, text)), line.span.of(text)) for line in lines]
        console.table(("Trang", "Cần kiểm tra", "Dòng"), rows)


def _words(line: ScannedLine, text: str) -> list[str]:
    return [span.of(text) for span in line.doubtful(line.span, text)]


def _doubtful(line: ScannedLine, text: str) -> dict[str, object]:
    box = line.box
    return {
        "page": line.page,
        "start": line.span.start,
        "end": line.span.end,
        "text": line.span.of(text),
        "doubtful": _words(line, text),
        "box": [box.left, box.top, box.right, box.bottom],
        "picture": line.image,
    }


def _write_picture(archive: Archive, line: ScannedLine, out: Path | None, number: int) -> None:
    if out is not None and line.image is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"trang-{line.page:03d}-dong-{number:03d}.png").write_bytes(archive.content.get(line.image))


def versions(document: IdArgument, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Xem các bản trước của một tệp đã thay đổi."""
    with opened(data, exclusive=False) as archive:
        past = archive.catalog.past_versions(find_document(archive, document))
        shown = [
            {
                "ingested_at": each.ingested_at.isoformat(),
                "version": each.text_hash[:12],
                "file_hash": each.file_hash,
                "characters": len(archive.content.text(each.text_hash)),
            }
            for each in past
        ]
    if as_json:
        console.say_json(shown)
    elif not shown:
        console.say("Tệp này chưa thay đổi lần nào từ khi nạp.")
    else:
        rows = [(str(e["ingested_at"]), str(e["version"]), str(e["characters"])) for e in shown]
        console.table(("Nạp lúc", "Phiên bản", "Số ký tự"), rows)
