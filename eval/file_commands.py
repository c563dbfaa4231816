"""`tracuu eval ocr|ingest`: how well scans are read, how fast files go in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ArchiveArgument = Annotated[
    Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục văn bản.", exists=True, file_okay=False)
]


def ocr_command(
    archive: ArchiveArgument,
    pages: Annotated[int, typer.Option("--pages", min=1, help="Số trang in ra để đọc lại.")] = 6,
    skip: Annotated[int, typer.Option("--skip", min=0, help="Bỏ qua số trang đầu này.")] = 0,
    seed: Annotated[int, typer.Option("--seed", help="Cách nghiêng và chỗ đóng dấu.")] = 0,
) -> None:
    """Đo nhận dạng chữ: in trang từ văn bản đã biết, làm bẩn như máy quét và dấu đỏ, đọc lại, so từng chữ."""
    from itertools import islice

    from eval.ocr import measure, pages_of
    from ingest.formats import parse
    from ingest.limits import Limits
    from ingest.source import walk

    most = Limits().max_file_bytes
    sources = (source for source in walk([archive]) if source.path.endswith((".txt", ".md", ".docx")))
    texts = (parse(source.read(most), source.name).text for source in sources)
    measure(list(islice(pages_of(texts), skip, skip + pages)), typer.echo, seed=seed)


def ingest_command(
    archive: ArchiveArgument,
    rounds: Annotated[int, typer.Option("--rounds", min=1, help="Số lượt của mỗi bên.")] = 3,
    scans: Annotated[
        bool, typer.Option("--scans", help="Đo riêng các PDF quét, mà bên kia không đọc được.")
    ] = False,
) -> None:
    """Đo tốc độ nạp cạnh SimpleDirectoryReader + IngestionPipeline của llama-index, cùng tệp và mô hình."""
    from eval.ingest_speed import measure
    from ingest.settings import IngestSettings

    measure(archive, rounds, IngestSettings().limits(), typer.echo, scans=scans)
