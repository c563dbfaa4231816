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

from retrieval.domain.figure import Measure, Observation, PriceBasis, Quantity, ValueStatus
from retrieval.domain.period import Period
from retrieval.domain.span import Span
from retrieval.language import figure_cues as cues
from retrieval.language.figure_page import FigurePage, Surroundings, within
from retrieval.language.indicators import has_content, normal_form
from retrieval.language.periods import find_periods
from retrieval.language.quantities import parse_number
from retrieval.language.table_rows import ORDINAL, RowGroups
from retrieval.language.text import lower_aligned

_NUMBER = re.compile(r"[-–]?\(?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?\)?%?|[-–]?\(?\d+(?:[.,]\d+)?\)?%?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d")
_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?|[a-zđ]")
_FEW = 2
"""Rows of so few heads only divide a head above them."""
_UNIT_HEAD = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính)(?!\w)")
_UNIT_LINE = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:\s*([^|\n)]{1,40})")
_UNIT_CELL = re.compile(
    r"(?:(?:nghìn|ngàn|triệu|tr|tỷ|tỉ) ?)?(?:đồng|đ|usd|tấn|tạ|kg|ha|m2|m²|m3|km|kwh|người|hộ|lượt|con|cái)"
    r"(?:/(?:ha|năm|tháng|người))?|%"
)
"""A cell that holds a unit and nothing else says so itself, whatever its column is headed."""
_UNIT_IN_HEAD = re.compile(r"\((%|[^()]*(?:đồng|usd|tấn|ha|người|kg|m2|m²|km|hộ|lượt)[^()]*)\)")
_STATUS_HEADS = (
    (re.compile(r"(?<!\w)(?:ưth|ước|uth)"), ValueStatus.ESTIMATE),
    (re.compile(r"(?<!\w)(?:kh|kế hoạch|dự toán|dt|chỉ tiêu|mục tiêu)(?=\W|\d|$)"), ValueStatus.PLAN),
    (re.compile(r"(?<!\w)(?:sơ bộ)"), ValueStatus.PRELIMINARY),
    (re.compile(r"(?<!\w)(?:th|thực hiện|kết quả)(?=\W|\d|$)"), ValueStatus.ACTUAL),
)
_TO_PLAN = re.compile(
    r"/\s*(?:kh|kế hoạch|dt|dự toán)"
    r"|(?:(?<!\w)so|%|(?<!\w)với)\s*(?:với\s*)?(?:kh|kế hoạch|dt|dự toán)(?=\W|\d|$)"
)
_RATIO = re.compile(r"so sánh|so với|\w\s*/\s*(?:th|ưth|cùng kỳ|ck)|tỷ lệ \(?%|cùng kỳ")
_RATE_OF_GROWTH = re.compile(r"(?<!\w)(?:tăng|giảm|tốc độ)(?!\w)")


@dataclass(frozen=True)
class _Cell:
    text: str
    span: Span


@dataclass(frozen=True)
class _Column:
    """What the heads of a column say."""

    head: str
    period: Period | None
    status: ValueStatus | None
    unit: str


@dataclass
class TableReader:
    """Reads the rows of one passage; what stands above them heads the columns."""

    page: FigurePage
    around: Surroundings
    _heads: list[list[str]] = field(default_factory=list)
    _headed: bool = False
    _groups: RowGroups = field(default_factory=RowGroups)
    _known: dict[int, list[_Column]] = field(default_factory=dict)

    def __post_init__(self) -> None:
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
        cells = _cells(self.page.text, row)
        numbers = [at for at, cell in enumerate(cells) if at and self._quantity(cell, "") is not None]
        said = [cell.text for cell in cells]
        if not numbers or all(_COLUMN_NUMBERS.fullmatch(cell.lower()) for cell in said if cell):
            if not numbers and not self._groups.heads(said):
                self._head(cells)
            return
        self._headed = True
        label = next(
            (c for c in cells if has_content(c.text.lower()) and not ORDINAL.fullmatch(c.text)), None
        )
        columns = self._columns(len(cells))
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

    def _head(self, cells: list[_Cell]) -> None:
        # A sub-head repeated at the top of a page heads what it headed before.
        if self._headed and len(cells) > _FEW:
            self._heads, self._headed = [], False
        if not self._headed:
            self._heads.append([cell.text for cell in cells])
            self._known.clear()

    def _columns(self, count: int) -> list[_Column]:
        """Read once for all rows of so many cells below the same heads."""
        if count not in self._known:
            self._known[count] = self._read_columns(count)
        return self._known[count]

    def _read_columns(self, count: int) -> list[_Column]:
        rows = self._heads or _heads_of(self.around.headings, count)
        fitted = _fitted(rows, count)
        columns = [self._column(_path(fitted, at)) for at in range(count)]
        return [self._of_last(columns[:at], column) for at, column in enumerate(columns)]

    def _of_last(self, before: list[_Column], column: _Column) -> _Column:
        """A ratio without a period of its own is that of the last column of results."""
        if column.period is not None or not _is_ratio(column.head):
            return column
        results = [c for c in before if c.period is not None and not _is_ratio(c.head)]
        last = next((c for c in reversed(results) if c.status is not ValueStatus.PLAN), None)
        return replace(column, period=last.period, status=last.status) if last else column

    def _column(self, head: str) -> _Column:
        lowered = lower_aligned(head)
        periods = find_periods(head, self.around.anchor)
        compared = _is_ratio(lowered)
        period = (max if compared else min)(
            (f.period for f in periods), key=lambda p: (p.end, p.start), default=None
        )
        status = next((s for pattern, s in _STATUS_HEADS if pattern.search(lowered)), None)
        return _Column(lowered, period, status, _unit_in(lowered))

    def _observe(
        self, row: Span, cell: _Cell, label: _Cell, column: _Column, unit: str, default: ValueStatus
    ) -> Observation | None:
        named = lower_aligned(label.text)
        measure, own_unit = _measure(
            named, column, column.unit or unit or _unit_in(named) or self._unit_line()
        )
        quantity = self._quantity(cell, own_unit)
        if quantity is None:
            return None
        status = column.status
        describes = "" if column.period or column.status or _is_ratio(column.head) else column.head
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

    def _quantity(self, cell: _Cell, unit: str) -> Quantity | None:
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


def _unit_in(head: str) -> str:
    """The unit that a head or label gives in brackets: 'Thu nội địa (tỷ đồng)'."""
    unit = _UNIT_IN_HEAD.search(head)
    return unit.group(1).strip() if unit else ""


def _measure(label: str, column: _Column, unit: str) -> tuple[Measure, str]:
    if _TO_PLAN.search(column.head):
        return Measure.RATIO_TO_PLAN_PCT, "%"
    if _RATIO.search(column.head):
        grows = _RATE_OF_GROWTH.search(column.head) is not None
        return (Measure.GROWTH_PCT if grows else Measure.MULTIPLE), "%"
    if unit == "%" and re.search(r"(?<!\w)(?:tốc độ tăng|tăng trưởng)(?!\w)", label):
        return Measure.GROWTH_PCT, unit
    if unit == "%" and re.search(r"(?<!\w)(?:tỷ trọng|cơ cấu)(?!\w)", label):
        return Measure.SHARE_PCT, unit
    return Measure.LEVEL, unit


def _cells(text: str, row: Span) -> list[_Cell]:
    cells, at = [], row.start
    for piece in row.of(text).split("|"):
        start = at + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        cells.append(_Cell(stripped, Span(start, start + len(stripped))))
        at += len(piece) + 1
    return cells


def _heads_of(headings: tuple[str, ...], count: int) -> list[list[str]]:
    """The rows of heads that a passage inherits, joined into one line by ' | '."""
    joined = next((heading for heading in reversed(headings) if " | " in heading), "")
    cells = [cell.strip() for cell in joined.split("|")]
    if joined and len(cells) % count == 0:
        return [cells[at : at + count] for at in range(0, len(cells), count)]
    return [cells] if joined and len(cells) < count else []


def _is_ratio(head: str) -> bool:
    return _RATIO.search(head) is not None or _TO_PLAN.search(head) is not None


def _fitted(rows: list[list[str]], count: int) -> list[list[str]]:
    """Rows of heads as wide as the table: a head that spans columns was kept as one cell."""
    fitted: list[list[str]] = []
    spanned: tuple[int, int] | None = None
    for row in rows:
        missing = count - len(row)
        wide = next((at for at, cell in enumerate(row) if _is_ratio(lower_aligned(cell))), len(row) - 1)
        if missing <= 0:
            fitted.append(row[:count])
        elif spanned is not None and len(row) == spanned[1]:
            fitted.append([""] * spanned[0] + row + [""] * (count - spanned[0] - len(row)))
        else:
            fitted.append(row[: wide + 1] + [""] * missing + row[wide + 1 :])
            spanned = (wide, missing + 1)
    return fitted


def _path(rows: list[list[str]], at: int) -> str:
    """The heads over a column, outermost first; a head spans the empty cells to its right."""
    path = []
    for depth, row in enumerate(rows):
        spanned = depth + 1 < len(rows) and rows[depth + 1][at]
        head = row[at] or (next((row[k] for k in range(at, -1, -1) if row[k]), "") if spanned else "")
        if head and head not in path:
            path.append(head)
    return " ".join(path)
