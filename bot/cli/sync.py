"""`tracuu sync`: a folder and the archive kept in step."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.archive import for_writing, opened
from bot.cli.command import ARGUMENTS, OPTIONS, DataOption, JsonOption
from bot.cli.ingest import (
    DEFAULT_COLLECTION,
    SOME_REFUSED,
    CollectionOption,
    check_name,
    summary,
)
from bot.configuration import ingest_settings, retrieval_settings
from retrieval.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from ingest.sync import Plan, Synced

FolderArgument = Annotated[
    Path,
    typer.Argument(metavar="THƯ_MỤC", help="Thư mục nguồn.", rich_help_panel=ARGUMENTS),
]
WatchOption = Annotated[
    bool,
    typer.Option("--watch", help="Ở lại theo dõi thư mục cho đến khi bấm Ctrl-C.", rich_help_panel=OPTIONS),
]
EveryOption = Annotated[
    float,
    typer.Option(
        "--every",
        metavar="GIÂY",
        min=1,
        help="Khi theo dõi: bao lâu xem lại một lần.",
        rich_help_panel=OPTIONS,
    ),
]
MostOption = Annotated[
    float,
    typer.Option(
        "--most-removed",
        metavar="PHẦN_TRĂM",
        min=0,
        max=100,
        help="Gỡ quá tỷ lệ này thì phải hỏi lại (phòng khi ổ mạng mất kết nối).",
        rich_help_panel=OPTIONS,
    ),
]
YesOption = Annotated[
    bool, typer.Option("--yes", help="Đồng ý gỡ mà không hỏi lại.", rich_help_panel=OPTIONS)
]


def sync(
    folder: FolderArgument,
    watch: WatchOption = False,
    every: EveryOption = 30.0,
    most_removed: MostOption = 20.0,
    yes: YesOption = False,
    collection: CollectionOption = DEFAULT_COLLECTION,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Đồng bộ kho với thư mục: tệp mới, tệp đổi, tệp chuyển chỗ, tệp đã xoá.

    Gỡ nhiều hơn mức cho phép thì hỏi lại; không trả lời thì giữ nguyên. Bản cũ của tệp đã đổi vẫn xem được
    bằng `tracuu documents versions`. Mã thoát: 0 xong, 1 có tệp bị từ chối hoặc việc gỡ bị hoãn.

    Ví dụ: tracuu sync /mnt/van-ban --watch
    """
    check_name(collection)
    if not folder.is_dir():
        raise ConfigurationError(f"Không có thư mục {folder}.", "Kiểm tra lại tên, hoặc ổ mạng đã nối chưa.")
    done = _once(folder, collection, data, most_removed / 100, yes)
    _show(done, collection, as_json)
    if watch:
        _watch(folder, every, lambda: _once(folder, collection, data, most_removed / 100, yes), collection)
    if done.kept or any(result.refusal for result in done.results):
        raise typer.Exit(SOME_REFUSED)


def _once(folder: Path, collection: str, data: Path | None, most: float, yes: bool) -> Synced:
    from bot.cli.progress import Bar
    from ingest.sync import carry_out, plan

    limits = ingest_settings().limits()
    own = retrieval_settings(data).data.resolve()
    with opened(data, create=True) as archive:
        wanted = plan(folder, collection, archive.catalog, skip=own, max_bytes=limits.max_file_bytes)
        allowed = yes or not wanted.removes_much(most) or _confirmed(wanted)
        with for_writing(archive) as stores, Bar() as bar:
            return carry_out(
                wanted,
                folder,
                collection,
                stores,
                may_remove=allowed,
                limits=limits,
                events=bar,
            )


def _confirmed(wanted: Plan) -> bool:
    """Asks only where somebody can answer."""
    console.note(f"Thư mục thiếu {len(wanted.removed)} trên {wanted.known} văn bản mà kho đang có từ đó.")
    for stored in wanted.removed[:10]:
        console.note(f"  {stored.placement.path}")
    if not sys.stdin.isatty():
        console.note("Chưa gỡ văn bản nào. Nếu đúng là đã xoá, chạy lại với --yes.")
        return False
    return typer.confirm(f"Gỡ {len(wanted.removed)} văn bản này khỏi kho?", err=True)


def _watch(folder: Path, every: float, once: Callable[[], Synced], collection: str) -> None:
    """Looks again and again; what is still being written is left until it rests."""
    from ingest.sync import snapshot

    def look() -> dict[str, tuple[int, int]]:
        while not folder.is_dir():
            console.note(f"Không thấy thư mục {folder}; chờ nó trở lại.")
            time.sleep(every)
        return snapshot(folder)

    console.note(f"Đang theo dõi {folder}; bấm Ctrl-C để dừng.")
    for rests in due(look):
        if rests:
            _show(once(), collection, as_json=False)
        time.sleep(every)


def due(look: Callable[[], dict[str, tuple[int, int]]]) -> Iterator[bool]:
    """After each look whether there is something to do: a change that was the same at two looks."""
    seen = settled = look()
    while True:
        now = look()
        rests = now == seen and now != settled
        if rests:
            settled = now
        seen = now
        yield rests


def _show(done: Synced, collection: str, as_json: bool) -> None:
    from bot.render.ingested import results_json
    from bot.render.terminal import printable

    if as_json:
        console.say_json(
            {
                **results_json(collection, done.results),
                "schema": "tracuu.sync/1",
                "moved": [{"from": move.stored.placement.path, "to": move.path} for move in done.moved],
                "removed": [stored.placement.path for stored in done.removed],
                "kept": [stored.placement.path for stored in done.kept],
            }
        )
        return
    summary(done.results)
    for move in done.moved:
        console.note(f"→ {printable(move.stored.placement.path)} chuyển thành {printable(move.path)}")
    for stored in done.removed:
        console.note(f"− {printable(stored.placement.path)}: đã gỡ")
    if done.kept:
        console.note(f"! {len(done.kept)} văn bản không còn trong thư mục nhưng chưa gỡ.")
