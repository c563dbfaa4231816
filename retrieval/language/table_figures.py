"""Figures of table rows: a row's label says what, the heads of its columns when, how firm, in what unit.

The stored text keeps a row as one line, its cells joined by ' | '. A dash means that nothing occurred,
'…' that the figure is unknown, 'x' that none applies, an empty cell nothing at all: none of them is 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from retrieval.domain.figure import Observation, PriceBasis, Quantity, ValueStatus
from retrieval.domain.period import Period
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.figure_page import FigurePage, Surroundings, within
from retrieval.language.indicators import has_content, normal_form
from retrieval.language.quantities import parse_number
from retrieval.language.table_heads import Column, TableHeads, unit_in
from retrieval.language.table_rows import ORDINAL, Cell, RowGroups, cells_of
from retrieval.language.text import lower_aligned

_NUMBER = re.compile(r"[-–]?\(?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?\)?%?|[-–]?\(?\d+(?:[.,]\d+)?\)?%?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d")
_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|[a-zđ]")
_UNIT_HEAD = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính)(?!\w)")
_UNIT_LINE = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*([^|\n)]{1,40})")
_UNIT_CELL = re.compile(
    r"(?:(?:nghìn|ngàn|triệu|tr|tỷ|tỉ) ?)?(?:đồng|đ|usd|tấn|tạ|kg|ha|m2|m²|m3|km|kwh|người|hộ|lượt|con|cái)"
    r"(?:/(?:ha|năm|tháng|người))?|%"
)
"""A cell that holds a unit and nothing else says so itself, whatever its column is headed."""


@dataclass
class TableReader:
    """Reads the rows of one passage; what stands above them heads the columns."""

    page: FigurePage
    around: Surroundings
    _heads: TableHeads = field(init=False)
    _groups: RowGroups = field(default_factory=RowGroups)

    def __post_init__(self) -> None:
        self._heads = TableHeads(self.around.headings, self.around.anchor)
        for row in self.around.rows:
            cells = [cell.strip() for cell in row.split("|")]
            if any(_NUMBER.fullmatch(cell) for cell in cells[1:]):
                self._groups.under(cells)
            else:
                self._groups.heads(cells)

    def divide(self, line: str) -> None:
        """A line between rows that names what those below it are of."""
        self._groups.heads([line.strip()])

    def read(self, row: Span, default: ValueStatus) -> Iterator[Observation]:
        """The figures of a row; none of a row of heads, which is kept for those below."""
        cells = cells_of(self.page.text, row)
        numbers = [at for at, cell in enumerate(cells) if at and self._quantity(cell, "") is not None]
        said = [cell.text for cell in cells]
        if not numbers or all(_COLUMN_NUMBERS.fullmatch(cell.lower()) for cell in said if cell):
            if not numbers and not self._groups.heads(said):
                self._heads.add(said)
            return
        label = next(
            (c for c in cells if has_content(c.text.lower()) and not ORDINAL.fullmatch(c.text)), None
        )
        columns = self._heads.over(len(cells))
        part_of, prices = self._group(said, columns[cells.index(label)].head if label else "")
        headed = (cells[at].text for at, c in enumerate(columns) if _UNIT_HEAD.match(c.head))
        unit = next(headed, "") or next((text for text in said if _UNIT_CELL.fullmatch(text.lower())), "")
        for at in numbers:
            if label is not None and cells[at].span > label.span:
                found = self._observe(row, cells[at], label, columns[at], unit, default)
                if found is not None:
                    yield replace(found, part_of=part_of, price_basis=found.price_basis or prices)

    def _group(self, cells: list[str], over_labels: str) -> tuple[str, PriceBasis | None]:
        """The rows that one stands under, and the prices that they or what heads the names say."""
        under = self._groups.under(cells)
        above = lower_aligned(f"{self._groups.title} {over_labels} {under}")
        return normal_form(under, (Span(0, len(under)),), ()), cues.price_basis(above, "")

    def _observe(
        self, row: Span, cell: Cell, label: Cell, column: Column, unit: str, default: ValueStatus
    ) -> Observation | None:
        named = lower_aligned(label.text)
        told = column.unit or unit or unit_in(named) or self._unit_line()
        measure, own_unit = column.measure_of(named, told)
        quantity = self._quantity(cell, own_unit)
        if quantity is None:
            return None
        status = column.status
        describes = "" if column.period or column.status or column.is_ratio else column.head
        indicator = normal_form(self.page.text, (label.span,), ())
        return Observation(
            indicator=f"{indicator} {describes}".strip(),
            quantity=quantity,
            measure=measure,
            status=status or self._by_time(column.period) or default,
            sentence=row,
            clause=Span(label.span.start, cell.span.end),
            indicator_span=label.span,
            period=column.period or self.around.period,
            area=self.around.area,
            price_basis=cues.price_basis(column.head, named),
        )

    def _quantity(self, cell: Cell, unit: str) -> Quantity | None:
        """The number of a cell, alone or with a unit of its own; None of a cell that holds anything else."""
        if not _NUMBER.fullmatch(cell.text):
            return next((q for q in within(self.page.quantities, cell.span) if q.span == cell.span), None)
        written = cell.text.strip("%")
        plain = written.lstrip("-–").strip("()")
        value = Decimal(plain.replace(",", "")) if self._english else parse_number(plain)
        return Quantity(value, "%" if cell.text.endswith("%") else unit, cell.span, negative=plain != written)

    @cached_property
    def _english(self) -> bool:
        """Whether the table writes 1,234.5: one such cell tells for all."""
        return _ENGLISH.search(self.page.text) is not None

    def _by_time(self, period: Period | None) -> ValueStatus | None:
        anchor = self.around.anchor
        past = period is not None and anchor is not None and period.end < anchor
        return ValueStatus.ACTUAL if past else None

    def _unit_line(self) -> str:
        said = lower_aligned("\n".join((*self.around.headings, self.page.text)))
        match = _UNIT_LINE.search(said)
        return match.group(1).strip() if match else ""
