"""Figures of the ledger as lines over time: what belongs on one chart, and where its points stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.render.wording import MEASURES
from bot.web import links
from retrieval.ask.ledger_reading import LedgerRow
from retrieval.domain.figure import PLANNED, Measure
from retrieval.domain.period import PeriodKind
from retrieval.language.periods import write_period

_MOST_CHARTS = 4
WIDTH, HEIGHT = 720, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 660, 40, 210


@dataclass(frozen=True)
class _Kind:
    """What figures must share to be compared over time."""

    indicator: str
    measure: Measure
    unit: str
    area: str
    period: PeriodKind
    months: tuple[int, int]


@dataclass(frozen=True)
class Point:
    """A figure on the chart: written as the source writes it, and the way to it.

    `above`: its label stands above the point, where the other line's point of that time does not.
    """

    x: float
    y: float
    above: bool
    written: str
    period: str
    link: str


@dataclass(frozen=True)
class Line:
    """Points in the order of time."""

    is_planned: bool
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """The points as SVG wants them."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


@dataclass(frozen=True)
class Chart:
    """One indicator over time, realised and planned."""

    indicator: str
    measure: str
    unit: str
    area: str
    lines: tuple[Line, ...]

    @property
    def periods(self) -> tuple[tuple[float, str], ...]:
        """Where each period stands on the axis of time."""
        return tuple(sorted({(point.x, point.period) for line in self.lines for point in line.points}))


def charts(rows: Sequence[LedgerRow]) -> tuple[Chart, ...]:
    """Charts of what has at least two periods: most points first, then the best named."""
    groups: dict[_Kind, list[LedgerRow]] = {}
    for row in rows:
        if row.observation.period is not None:
            groups.setdefault(_kind(row), []).append(row)
    drawn = (_chart(kind, group) for kind, group in groups.items() if len({_end(row) for row in group}) > 1)
    return tuple(sorted(drawn, key=lambda chart: -len(chart.periods)))[:_MOST_CHARTS]


def _kind(row: LedgerRow) -> _Kind:
    observation, period = row.observation, row.observation.period
    assert period is not None
    return _Kind(
        observation.indicator,
        observation.measure,
        observation.quantity.unit,
        observation.area or "",
        period.kind,
        (period.start.month, period.end.month),
    )


def _chart(kind: _Kind, rows: Sequence[LedgerRow]) -> Chart:
    realised, planned = _latest(rows, planned=False), _latest(rows, planned=True)
    scale = _Scale.over([*realised, *planned])
    lines = (
        Line(is_planned, tuple(_points(scale, group, others)))
        for is_planned, group, others in ((False, realised, planned), (True, planned, realised))
        if group
    )
    return Chart(kind.indicator, MEASURES[kind.measure], kind.unit, kind.area, tuple(lines))


def _latest(rows: Iterable[LedgerRow], *, planned: bool) -> list[LedgerRow]:
    """One figure per period, that of the latest document; the table has them all."""
    fitting = [row for row in rows if (row.observation.status in PLANNED) is planned]
    by_age = sorted(fitting, key=lambda row: row.stored.document.issued_on or date.min)
    return sorted({_end(row): row for row in by_age}.values(), key=_end)


def _points(scale: _Scale, rows: Sequence[LedgerRow], others: Sequence[LedgerRow]) -> Iterator[Point]:
    """Labels keep off the line, and off the point of the other line at the same time."""
    values = [_value(row) for row in rows]
    for at, row in enumerate(rows):
        beside = [_value(other) for other in others if _end(other) == _end(row)]
        around = beside or [*values[max(at - 1, 0) : at], *values[at + 1 : at + 2]]
        yield scale.point(row, above=not around or values[at] > min(around))


@dataclass(frozen=True)
class _Scale:
    first: int
    days: int
    low: Decimal
    height: Decimal

    @classmethod
    def over(cls, rows: Sequence[LedgerRow]) -> _Scale:
        days, values = [_end(row).toordinal() for row in rows], [_value(row) for row in rows]
        return cls(min(days), max(days) - min(days), min(values), max(values) - min(values))

    def point(self, row: LedgerRow, *, above: bool) -> Point:
        along = (_end(row).toordinal() - self.first) / self.days
        up = float((_value(row) - self.low) / self.height) if self.height else 0.5
        period = row.observation.period
        return Point(
            x=_LEFT + along * (_RIGHT - _LEFT),
            y=_BOTTOM - up * (_BOTTOM - _TOP),
            above=above,
            written=_without_unit(row),
            period=write_period(period) if period else "",
            link=links.document(row.stored.id, row.observation.sentence),
        )


def _without_unit(row: LedgerRow) -> str:
    """The figure as written; a unit of several words stands in the legend."""
    unit = row.observation.quantity.unit
    return row.written.removesuffix(unit).strip() if " " in unit or "/" in unit else row.written


def _end(row: LedgerRow) -> date:
    assert row.observation.period is not None
    return row.observation.period.end


def _value(row: LedgerRow) -> Decimal:
    quantity = row.observation.quantity
    return -quantity.value if quantity.negative else quantity.value


def table(
    rows: Sequence[LedgerRow], cells: Iterable[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """The cells of each row with the way to where it stands."""
    for row, shown in zip(rows, cells, strict=True):
        yield shown, links.document(row.stored.id, row.observation.sentence)
