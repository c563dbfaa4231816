"""`tracuu documents list|show|remove`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.archive import chosen_scope, for_writing, opened
from bot.cli.command import ARGUMENTS, OPTIONS, Command, DataOption, Group, JsonOption, ScopeOption
from retrieval.domain.document import StoredDocument
from retrieval.domain.errors import ConfigurationError, DocumentUnknown

if TYPE_CHECKING:
    from retrieval.assembly import Archive
    from retrieval.domain.passage import Passage

app = typer.Typer(cls=Group, no_args_is_help=True, help="Xem và gỡ văn bản trong kho.")

_ENOUGH_OF_AN_ID = 6

IdArgument = Annotated[
    str,
    typer.Argument(
        metavar="MÃ", help="Mã văn bản, hoặc vài ký tự đầu đủ phân biệt.", rich_help_panel=ARGUMENTS
    ),
]
IdsArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="MÃ…", help="Mã các văn bản cần gỡ.", rich_help_panel=ARGUMENTS, show_default=False
    ),
]
TextOption = Annotated[
    bool,
    typer.Option("--text", help="Chỉ in đúng văn bản đã lưu, không thêm ký tự nào.", rich_help_panel=OPTIONS),
]
PassagesOption = Annotated[
    bool, typer.Option("--passages", help="In thêm các đoạn và vị trí của chúng.", rich_help_panel=OPTIONS)
]
PathOption = Annotated[
    str | None,
    typer.Option(
        "--path",
        metavar="ĐẦU_ĐƯỜNG_DẪN",
        help="Gỡ mọi văn bản có đường dẫn bắt đầu như vậy.",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Không hỏi lại.", rich_help_panel=OPTIONS)]


@app.command("list", cls=Command)
def list_documents(
    data: DataOption = None, collection: ScopeOption = None, as_json: JsonOption = False
) -> None:
    """Liệt kê văn bản trong kho."""
    with opened(data, exclusive=False) as archive:
        found = archive.catalog.documents(chosen_scope(archive, collection))
        if as_json:
            console.say_json([_document(archive, stored) for stored in found])
            return
    _show_list(found)


def _show_list(found: Sequence[StoredDocument]) -> None:
    from bot.render.blocks import choice
    from bot.render.wording import STATUSES

    if not found:
        console.say("Kho chưa có văn bản nào. Nạp bằng: tracuu ingest THƯ_MỤC")
        return
    rows = [
        (line.id, line.title, line.issued_on, STATUSES[stored.document.status], line.subject, line.file)
        for stored, line in ((each, choice(each)) for each in found)
    ]
    console.table(("Mã", "Số/ký hiệu", "Ngày", "Hiệu lực", "Trích yếu", "Tệp"), rows)
    console.say(f"{len(found)} văn bản.")


@app.command(cls=Command)
def show(
    document: IdArgument,
    text: TextOption = False,
    passages: PassagesOption = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> None:
    """Xem một văn bản: phần đầu, văn bản đã lưu, các đoạn."""
    with opened(data, exclusive=False) as archive:
        stored = find_document(archive, document)
        if text:
            console.say_exactly(archive.content.text(stored.version.text_hash))
            return
        shown = _document(archive, stored)
        parts = archive.catalog.passages_of(stored.id, archive.everything()) if passages else ()
    if as_json:
        console.say_json(shown | {"passages": [_passage(part) for part in parts]} if passages else shown)
    else:
        _show(shown, parts)


def find_document(archive: Archive, written: str) -> StoredDocument:
    documents = archive.catalog.documents(archive.everything())
    exact = [stored for stored in documents if stored.id == written]
    enough = len(written) >= _ENOUGH_OF_AN_ID
    found = exact or [stored for stored in documents if enough and stored.id.startswith(written)]
    if not found:
        raise DocumentUnknown(written)
    if len(found) > 1:
        raise ConfigurationError(
            f"Có {len(found)} văn bản mang mã bắt đầu bằng “{written}”.", "Viết dài hơn."
        )
    return found[0]


def _document(archive: Archive, stored: StoredDocument) -> dict[str, object]:
    """The contract's form of a document, and what a listing knows besides."""
    from retrieval.contract import document_json

    return {
        **document_json(stored),
        "collection": stored.placement.collection,
        "root": stored.placement.root,
        "signer": stored.document.signer,
        "read_by": stored.version.parser,
        "duplicate_of": stored.duplicate_of,
        "unreadable_pages": list(stored.version.unreadable_pages) or None,
        "pages": len(stored.version.page_starts) or None,
        "characters": len(archive.content.text(stored.version.text_hash)),
        "ingested_at": stored.ingested_at.isoformat(),
    }


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "id": passage.id,
        "start": passage.span.start,
        "end": passage.span.end,
        "role": passage.role.value,
        "page": passage.locator.page,
        "path": ", ".join(passage.locator.path) or None,
        "headings": list(passage.locator.headings),
        "text": passage.text,
    }


_FIELDS = {
    "id": "Mã",
    "number": "Số/ký hiệu",
    "kind": "Loại",
    "issuer": "Cơ quan ban hành",
    "date": "Ngày ban hành",
    "subject": "Trích yếu",
    "signer": "Người ký",
    "status": "Hiệu lực",
    "collection": "Bộ sưu tập",
    "root": "Thư mục gốc",
    "file": "Tệp",
    "pages": "Số trang",
    "characters": "Số ký tự",
    "read_by": "Cách đọc",
    "unreadable_pages": "Trang không đọc được",
    "duplicate_of": "Gần trùng với",
    "version": "Phiên bản",
    "ingested_at": "Nạp lúc",
}


def _show(shown: dict[str, object], passages: Sequence[Passage]) -> None:
    from bot.render.terminal import printable

    for field, title in _FIELDS.items():
        if shown[field] is not None:
            console.say(f"{title}: {printable(str(shown[field]))}")
    for passage in passages:
        place = ", ".join(passage.locator.path)
        console.say(f"\n[{passage.span.start}–{passage.span.end}) {printable(place)}".rstrip())
        console.say(printable(passage.text))


@app.command(cls=Command)
def remove(
    documents: IdsArgument = None, path: PathOption = None, yes: YesOption = False, data: DataOption = None
) -> None:
    """Gỡ văn bản khỏi kho; tệp gốc ở thư mục nguồn không bị đụng đến."""
    from ingest.stores import remove as remove_from

    with opened(data) as archive:
        chosen = _chosen(archive, documents or [], path)
        for stored in chosen:
            _announce(stored)
        if not chosen:
            console.say("Không có văn bản nào để gỡ.")
            return
        if not yes and not typer.confirm(f"Gỡ {len(chosen)} văn bản trên khỏi kho?", err=True):
            raise typer.Exit(1)
        with for_writing(archive) as stores:
            remove_from(stores, [stored.id for stored in chosen])
    console.say(f"Đã gỡ {len(chosen)} văn bản.")


def _announce(stored: StoredDocument) -> None:
    from bot.render.terminal import printable

    console.note(f"  {stored.id}  {printable(stored.placement.path)}")


def _chosen(archive: Archive, ids: Sequence[str], path: str | None) -> list[StoredDocument]:
    if not ids and not path:
        raise ConfigurationError(
            "Chưa nói gỡ văn bản nào.", "Nêu MÃ hoặc --path; xem mã bằng `tracuu documents list`."
        )
    chosen = {stored.id: stored for stored in (find_document(archive, written) for written in ids)}
    if path:
        below = archive.catalog.documents(archive.everything())
        chosen |= {stored.id: stored for stored in below if _is_below(stored, path)}
    return list(chosen.values())


def _is_below(stored: StoredDocument, prefix: str) -> bool:
    """By the path as listed, or as it lies on disk."""
    placement = stored.placement
    return placement.path.startswith(prefix) or (Path(placement.root) / placement.path).is_relative_to(prefix)
