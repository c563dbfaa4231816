"""The ledger of figures for people and for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.render.blocks import choice
from bot.render.wording import BASES, FIGURE_STATUSES, MEASURES, PRICE_BASES
from retrieval.ask.ledger_reading import LedgerRow
from retrieval.domain.figure import Observation
from retrieval.language.periods import write_period
from retrieval.language.text import squeeze

TITLES = ("Chỉ tiêu", "Số liệu", "Loại", "Tính chất", "Kỳ", "Địa bàn", "Nguồn")
COLUMNS = (
    "chi_tieu",
    "thuoc",
    "nguyen_van",
    "gia_tri",
    "den",
    "tren_tong",
    "don_vi",
    "loai",
    "tinh_chat",
    "so_voi",
    "gia",
    "ky",
    "dia_ban",
    "van_ban",
    "ngay",
    "tep",
    "trang",
    "chac_chan",
    "vi_tri",
    "cau",
)


def table_rows(rows: Sequence[LedgerRow]) -> Iterator[tuple[str, ...]]:
    """The rows under TITLES."""
    for row in rows:
        observation, source = row.observation, choice(row.stored)
        yield (
            _indicator(observation),
            row.written + _unit_apart(row),
            _measure(observation),
            FIGURE_STATUSES[observation.status],
            write_period(observation.period) if observation.period else "",
            observation.area or "",
            ", ".join(part for part in (source.title or source.file, source.issued_on, _page(row)) if part),
        )


def as_csv(rows: Sequence[LedgerRow]) -> str:
    """Every field of the rows under COLUMNS, numbers plain, with the byte order mark that Excel wants."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_fields(row) for row in rows)
    return "\ufeff" + written.getvalue()


def _fields(row: LedgerRow) -> tuple[str, ...]:
    observation, quantity, source = row.observation, row.observation.quantity, choice(row.stored)
    return (
        observation.indicator,
        observation.part_of,
        row.written,
        _plain(-quantity.value if quantity.negative else quantity.value),
        _plain(quantity.high),
        "" if quantity.denominator is None else str(quantity.denominator),
        quantity.unit,
        MEASURES[observation.measure],
        FIGURE_STATUSES[observation.status],
        BASES[observation.base] if observation.base else "",
        PRICE_BASES[observation.price_basis] if observation.price_basis else "",
        write_period(observation.period) if observation.period else "",
        observation.area or "",
        source.title,
        source.issued_on,
        source.file,
        "" if row.locator.page is None else str(row.locator.page),
        "có" if row.sure else "chưa",
        f"{quantity.span.start}-{quantity.span.end}",
        squeeze(row.sentence),
    )


def checked(text: str, rows: Sequence[LedgerRow]) -> Iterator[str]:
    """The text line by line, every figure in ⟦brackets⟧ with its number, explained below its line."""
    at = 0
    waiting = list(enumerate(rows, start=1))
    for line in text.split("\n"):
        end = at + len(line)
        here = [(n, row) for n, row in waiting if at <= row.observation.quantity.span.start < end + 1]
        waiting = waiting[len(here) :]
        yield _marked(line, at, here)
        yield from (f"    {n:>3}  {_explained(row)}" for n, row in here)
        at = end + 1


def _marked(line: str, start: int, here: list[tuple[int, LedgerRow]]) -> str:
    marked, at = "", 0
    for number, row in here:
        span = row.observation.quantity.span
        marked += f"{line[at : span.start - start]}⟦{row.written}⟧{number}"
        at = span.end - start
    return marked + line[at:]


def _explained(row: LedgerRow) -> str:
    observation = row.observation
    parts = (
        _indicator(observation) or "(không rõ chỉ tiêu)",
        _measure(observation) + _compared(observation),
        FIGURE_STATUSES[observation.status],
        write_period(observation.period) if observation.period else "(không rõ kỳ)",
        observation.area or "(không rõ địa bàn)",
    )
    return " · ".join(parts if row.sure else (*parts, "chưa chắc"))


def _indicator(observation: Observation) -> str:
    whole = f" (thuộc: {observation.part_of})" if observation.part_of else ""
    return observation.indicator + whole


def _measure(observation: Observation) -> str:
    fall = " (giảm)" if observation.quantity.negative else ""
    return MEASURES[observation.measure] + fall


def _compared(observation: Observation) -> str:
    return f" so với {BASES[observation.base]}" if observation.base else ""


def _unit_apart(row: LedgerRow) -> str:
    unit = row.observation.quantity.unit
    return "" if not unit or row.written.endswith(unit) else f" {unit}"


def _page(row: LedgerRow) -> str:
    return "" if row.locator.page is None else f"trang {row.locator.page}"


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"
