"""`tracuu ingest`: files into the archive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.archive import for_writing, opened
from bot.cli.command import ARGUMENTS, OPTIONS, DataOption, JsonOption
from bot.configuration import ingest_settings, retrieval_settings
from retrieval.domain.errors import ConfigurationError

if TYPE_CHECKING:
    from ingest.results import FileResult
    from ingest.source import SourceFile

DEFAULT_COLLECTION = "chung"
SOME_REFUSED = 1

PathsArgument = Annotated[
    list[Path],
    typer.Argument(metavar="ĐƯỜNG_DẪN…", help="Tệp hoặc thư mục cần nạp.", rich_help_panel=ARGUMENTS),
]
CollectionOption = Annotated[
    str,
    typer.Option("--collection", metavar="TÊN", help="Bộ sưu tập để xếp vào.", rich_help_panel=OPTIONS),
]


def ingest(
    paths: PathsArgument,
    collection: CollectionOption = DEFAULT_COLLECTION,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Nạp tệp vào kho; nạp lại bao nhiêu lần cũng được.

    Đọc .docx, .doc, .rtf, .odt, .xlsx, .xls, .ods, .pdf, bản quét và ảnh, .html, .txt, .md, .eml; .zip như
    thư mục.

    Mã thoát: 0 mọi tệp đều vào kho, 1 có tệp bị từ chối, 2 không chạy được.

    Ví dụ: tracuu ingest ./van-ban --collection nghi-quyet
    """
    from bot.cli.progress import Bar
    from ingest.pipeline import ingest as run
    from ingest.pipeline import readers

    check_name(collection)
    sources = _sources(paths, retrieval_settings(data).data)
    limits = ingest_settings().limits()
    with (
        readers(limits) as by,
        opened(data, create=True) as archive,
        for_writing(archive) as stores,
        Bar() as bar,
    ):
        results = run(sources, collection, stores, limits=limits, by=by, events=bar)
    if as_json:
        from bot.render.ingested import results_json

        console.say_json(results_json(collection, results))
    else:
        summary(results)
    if any(result.refusal for result in results):
        raise typer.Exit(SOME_REFUSED)


def check_name(collection: str) -> None:
    """Raise ConfigurationError for a name that nobody could type again."""
    if not collection.strip() or not collection.isprintable():
        raise ConfigurationError("Tên bộ sưu tập không hợp lệ.", "Dùng chữ, số, dấu gạch; ví dụ: nghi-quyet.")


def _sources(paths: Sequence[Path], data: Path) -> Sequence[SourceFile]:
    """The files to read. The archive itself is none of them, even below a given folder."""
    from ingest.source import walk

    missing = [path for path in paths if not path.exists()]
    if missing:
        raise ConfigurationError(f"Không có đường dẫn {missing[0]}.", "Kiểm tra lại tên thư mục hoặc tệp.")
    own = data.resolve()
    sources = [source for source in walk(paths) if not source.absolute.is_relative_to(own)]
    if not sources:
        raise ConfigurationError(
            f"Không có tệp nào để nạp trong {', '.join(str(path) for path in paths)}.",
            "Chỉ đến thư mục có văn bản (.docx, .doc, .pdf, .xlsx, .txt …).",
        )
    return sources


def summary(results: Sequence[FileResult]) -> None:
    """Counts by outcome, and a line for each refused file and each page that could not be read."""
    from bot.render.terminal import printable
    from ingest.results import Outcome

    titles = {
        Outcome.ADDED: "Thêm mới",
        Outcome.UPDATED: "Cập nhật",
        Outcome.UNCHANGED: "Không đổi",
        Outcome.REFUSED: "Bị từ chối",
    }
    files = Counter(result.outcome for result in results)
    passages = Counter[Outcome]()
    for result in results:
        passages[result.outcome] += result.passages
    rows = [
        (title, str(files[outcome]), str(passages[outcome] or "–"))
        for outcome, title in titles.items()
        if files[outcome]
    ]
    console.table(("Kết quả", "Tệp", "Đoạn"), rows)
    for result in results:
        if result.refusal:
            refusal = result.refusal
            console.note(f"✗ {printable(result.path)}: {refusal.message}. {refusal.way_out}")
        if result.unreadable_pages:
            pages = ", ".join(map(str, result.unreadable_pages))
            console.note(f"! {printable(result.path)}: trang {pages} quét không đọc được.")
