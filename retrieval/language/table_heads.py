"""What the heads over the columns of a table say: when, how firm, in what unit, compared with what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from retrieval.domain.figure import Measure, ValueStatus
from retrieval.domain.period import Period
from retrieval.language.periods import find_periods
from retrieval.language.text import lower_aligned

_FEW = 2
"""Rows of so few heads only divide a head above them."""
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
class Column:
    """What the heads of a column say; `head` are their words in lower_aligned() form, outermost first."""

    head: str
    period: Period | None
    status: ValueStatus | None
    unit: str

    @property
    def is_ratio(self) -> bool:
        """Whether the column compares with a plan or with another column."""
        return _is_ratio(self.head)

    def measure_of(self, label: str, unit: str) -> tuple[Measure, str]:
        """What the figure of a row with this label measures, and in which unit where `unit` is told."""
        if _TO_PLAN.search(self.head):
            return Measure.RATIO_TO_PLAN_PCT, "%"
        if _RATIO.search(self.head):
            grows = _RATE_OF_GROWTH.search(self.head) is not None
            return (Measure.GROWTH_PCT if grows else Measure.MULTIPLE), "%"
        if unit == "%" and re.search(r"(?<!\w)(?:tốc độ tăng|tăng trưởng)(?!\w)", label):
            return Measure.GROWTH_PCT, unit
        if unit == "%" and re.search(r"(?<!\w)(?:tỷ trọng|cơ cấu)(?!\w)", label):
            return Measure.SHARE_PCT, unit
        return Measure.LEVEL, unit


@dataclass
class TableHeads:
    """The rows of heads of one passage; where it has none, those of the headings that it inherits."""

    headings: tuple[str, ...]
    anchor: date | None
    _rows: list[list[str]] = field(default_factory=list)
    _closed: bool = False
    _known: dict[int, list[Column]] = field(default_factory=dict)

    def add(self, cells: list[str]) -> None:
        """One more row of heads; after rows of figures it begins anew."""
        # A sub-head repeated at the top of a page heads what it headed before.
        if self._closed and len(cells) > _FEW:
            self._rows, self._closed = [], False
        if not self._closed:
            self._rows.append(cells)
            self._known.clear()

    def over(self, count: int) -> list[Column]:
        """The columns of a row of figures with so many cells, read once for all below the same heads."""
        self._closed = True
        if count not in self._known:
            self._known[count] = self._read(count)
        return self._known[count]

    def _read(self, count: int) -> list[Column]:
        fitted = _fitted(self._rows or _heads_of(self.headings, count), count)
        columns = [self._column(_path(fitted, at)) for at in range(count)]
        return [_of_last(columns[:at], column) for at, column in enumerate(columns)]

    def _column(self, head: str) -> Column:
        lowered = lower_aligned(head)
        periods = find_periods(head, self.anchor)
        compared = _is_ratio(lowered)
        period = (max if compared else min)(
            (f.period for f in periods), key=lambda p: (p.end, p.start), default=None
        )
        status = next((s for pattern, s in _STATUS_HEADS if pattern.search(lowered)), None)
        return Column(lowered, period, status, unit_in(lowered))


def _of_last(before: list[Column], column: Column) -> Column:
    """A ratio without a period of its own is that of the last column of results."""
    if column.period is not None or not column.is_ratio:
        return column
    results = [c for c in before if c.period is not None and not c.is_ratio]
    last = next((c for c in reversed(results) if c.status is not ValueStatus.PLAN), None)
    return replace(column, period=last.period, status=last.status) if last else column


def unit_in(head: str) -> str:
    """The unit that a head or label gives in brackets: 'Thu nội địa (tỷ đồng)'."""
    unit = _UNIT_IN_HEAD.search(head)
    return unit.group(1).strip() if unit else ""


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
