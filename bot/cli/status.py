"""`tracuu status`: what the archive holds, without touching the index."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from bot.cli import console
from bot.cli.archive import opened
from bot.cli.command import DataOption, JsonOption
from retrieval.domain.errors import SourceRefused

if TYPE_CHECKING:
    from retrieval.assembly import Archive
    from retrieval.ports import Problem


class ProblemJson(TypedDict):
    """A refused file, why, and the way out."""

    collection: str
    file: str
    reason: str
    message: str
    way_out: str


class CollectionJson(TypedDict):
    """One collection."""

    name: str
    documents: int
    problems: int


class StatusJson(TypedDict):
    """The archive in figures, `tracuu.status/1`."""

    schema: str
    data: str
    documents: int
    passages: int
    pending: int
    collections: list[CollectionJson]
    index: str
    index_bytes: int | None
    embedder: str | None
    problems: list[ProblemJson]


def status(data: DataOption = None, as_json: JsonOption = False) -> None:
    """Kho đang có gì: số văn bản, số đoạn, chỉ mục, mô hình và các tệp bị từ chối."""
    with opened(data, exclusive=False) as archive:
        state = _state(archive)
    if as_json:
        console.say_json(state)
    else:
        _show(state)


def _state(archive: Archive) -> StatusJson:
    scope = archive.everything()
    documents = archive.catalog.documents(scope)
    problems = archive.catalog.problems(scope)
    counted = Counter(stored.placement.collection for stored in documents)
    refused = Counter(problem.collection for problem in problems)
    server = archive.settings.qdrant_url
    return {
        "schema": "tracuu.status/1",
        "data": str(archive.layout.root),
        "documents": len(documents),
        "passages": archive.catalog.count_passages(scope),
        "pending": len(archive.catalog.pending()),
        "collections": [
            {"name": name, "documents": counted[name], "problems": refused[name]}
            for name in sorted(scope.collections)
        ],
        "index": server or str(archive.layout.index),
        "index_bytes": None if server else _bytes_on_disk(archive.layout.index),
        "embedder": archive.built_with(),
        "problems": [problem_json(problem) for problem in problems],
    }


def problem_json(problem: Problem) -> ProblemJson:
    """A problem with its sentence for people."""
    refusal = SourceRefused(problem.reason)
    return {
        "collection": problem.collection,
        "file": problem.path,
        "reason": problem.reason.value,
        "message": refusal.message,
        "way_out": refusal.way_out,
    }


def _bytes_on_disk(folder: Path) -> int:
    """What the files occupy; the index reserves more than it has written."""
    sizes = (path.stat() for path in folder.rglob("*") if path.is_file())
    return sum(getattr(size, "st_blocks", -(-size.st_size // 512)) * 512 for size in sizes)


def _show(state: StatusJson) -> None:
    console.say(f"Kho dữ liệu: {state['data']}")
    console.say(f"Văn bản: {state['documents']} · đoạn: {state['passages']}")
    if state["pending"]:
        console.say(f"Đang nạp dở: {state['pending']} văn bản (lần nạp sau sẽ hoàn tất)")
    for collection in state["collections"]:
        refused = f" · {collection['problems']} tệp bị từ chối" if collection["problems"] else ""
        console.say(f"  {collection['name']}: {collection['documents']} văn bản{refused}")
    size = state["index_bytes"]
    console.say(f"Chỉ mục: {state['index']}" + ("" if size is None else f" · {size / 1_048_576:.1f} MB"))
    console.say(f"Mô hình nhúng: {state['embedder'] or 'chưa dựng chỉ mục'}")
    show_problems(state["problems"])


def show_problems(problems: list[ProblemJson]) -> None:
    """One line per refused file, with the way out."""
    from bot.render.terminal import printable

    if problems:
        console.say(f"Tệp bị từ chối: {len(problems)}")
    for problem in problems:
        console.say(f"  • {printable(problem['file'])}: {problem['message']}. {problem['way_out']}")
