"""`tracuu figures`: the ledger of figures, and a document with every figure that was read out of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import console
from bot.cli.archive import chosen_scope, opened
from bot.cli.command import ARGUMENTS, OPTIONS, DataOption, ScopeOption
from bot.cli.documents import find_document
from retrieval.domain.errors import ConfigurationError
from retrieval.domain.query import Scope
from retrieval.language.periods import find_periods

if TYPE_CHECKING:
    from retrieval.ask.ledger_reading import LedgerRow
    from retrieval.assembly import Archive

TopicArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="CHỈ_TIÊU",
        help="Tên chỉ tiêu, có dấu hay không.",
        rich_help_panel=ARGUMENTS,
        show_default=False,
    ),
]
PlaceOption = Annotated[
    str | None,
    typer.Option(
        "--place", metavar="ĐỊA_BÀN", help="Chỉ số của nơi này.", rich_help_panel=OPTIONS, show_default=False
    ),
]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar="KỲ",
        help="Chỉ số của kỳ này: “năm 2021”, “6 tháng đầu năm 2022”, “quý III/2022”.",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]
CsvOption = Annotated[
    bool,
    typer.Option("--csv", help="In CSV (UTF-8, mở được bằng Excel), đủ mọi cột.", rich_help_panel=OPTIONS),
]
CheckOption = Annotated[
    str | None,
    typer.Option(
        "--check",
        metavar="MÃ",
        help="In văn bản có mã này với mọi số liệu đã đọc được đánh dấu, để người soát.",
        rich_help_panel=OPTIONS,
        show_default=False,
    ),
]
LimitOption = Annotated[
    int,
    typer.Option("--limit", metavar="SỐ", min=1, help="Nhiều nhất bấy nhiêu dòng.", rich_help_panel=OPTIONS),
]


AllOption = Annotated[
    bool,
    typer.Option(
        "--all",
        help="Cả số chưa chắc: câu chữ không nói rõ đo cái gì.",
        rich_help_panel=OPTIONS,
    ),
]


def figures(
    topic: TopicArgument = None,
    place: PlaceOption = None,
    period: PeriodOption = None,
    as_csv: CsvOption = False,
    check: CheckOption = None,
    limit: LimitOption = 50,
    doubtful: AllOption = False,
    data: DataOption = None,
    collection: ScopeOption = None,
) -> None:
    """Tra sổ số liệu: mỗi dòng một số, kèm kỳ, địa bàn, tính chất và nguồn.

    Ví dụ: tracuu figures "GTSX công nghiệp" --place "Bình Thuận" --period "năm 2021"
    """
    _check_arguments(topic, period, check)
    with opened(data, exclusive=False) as archive:
        scope = chosen_scope(archive, collection)
        if check is not None:
            _show_checked(archive, check, scope)
            return
        asked_on = datetime.now().astimezone().date()
        rows = archive.figures().look_up(
            topic or "", scope, asked_on, place=place, period=period, limit=limit, doubtful=doubtful
        )
        known = archive.ledger.count(scope)
    _show(rows, known, limit, as_csv=as_csv)


def _check_arguments(topic: str | None, period: str | None, check: str | None) -> None:
    if (topic is None or not topic.strip()) and check is None:
        raise ConfigurationError(
            "Chưa nói tra chỉ tiêu nào.", 'Ví dụ: tracuu figures "GTSX công nghiệp", hoặc --check MÃ_VĂN_BẢN.'
        )
    if period and not find_periods(period, datetime.now().astimezone().date()):
        raise ConfigurationError(
            f"Không hiểu kỳ “{period}”.", "Viết như “năm 2021”, “quý III/2022”, “6 tháng đầu năm 2022”."
        )


def _show(rows: Sequence[LedgerRow], known: int, limit: int, *, as_csv: bool) -> None:
    from bot.render import ledger

    if as_csv:
        console.say_exactly(ledger.as_csv(rows))
        return
    if not rows:
        empty = (
            "Sổ số liệu đang trống. Nạp văn bản bằng `tracuu ingest`, hoặc dựng lại sổ bằng `tracuu reindex`."
        )
        console.say(f"Không có số liệu nào khớp trong {known} số liệu của sổ." if known else empty)
        return
    console.table(ledger.TITLES, ledger.table_rows(rows))
    more = f" (dừng ở {limit}; xem thêm bằng --limit)" if len(rows) == limit else ""
    console.say(f"{len(rows)} số liệu{more}.")


def _show_checked(archive: Archive, written: str, scope: Scope) -> None:
    from bot.render import ledger

    stored = find_document(archive, written)
    rows = archive.figures().of_document(stored, scope)
    for line in ledger.checked(archive.content.text(stored.version.text_hash), rows):
        console.say(line)
    doubtful = sum(not row.sure for row in rows)
    told = f", {doubtful} số chưa chắc" if doubtful else ""
    console.note(f"{len(rows)} số liệu trong {Path(stored.placement.path).name}{told}.")
