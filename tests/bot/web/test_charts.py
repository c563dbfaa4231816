"""Figures over time: what belongs on one chart, and where it stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.web.charts import charts, table
from retrieval.ask.ledger_reading import LedgerRow
from retrieval.domain.document import Document
from retrieval.domain.figure import Measure, Observation, Quantity, ValueStatus
from retrieval.domain.passage import Locator
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.span import Span
from tests.bot import answers


def row(
    year: int,
    value: str,
    status: ValueStatus = ValueStatus.ACTUAL,
    unit: str = "%",
    issued: int = 2022,
    *,
    negative: bool = False,
) -> LedgerRow:
    """A figure of a year, from a document of another."""
    written = f"{value.replace('.', ',')}{unit if unit == '%' else ' ' + unit}"
    observation = Observation(
        indicator="grdp",
        quantity=Quantity(Decimal(value), unit, Span(8, 13), negative=negative),
        measure=Measure.GROWTH_PCT,
        status=status,
        sentence=Span(3, 20),
        clause=Span(3, 20),
        indicator_span=Span(3, 7),
        period=Period(date(year, 1, 1), date(year, 12, 31), PeriodKind.YEAR),
    )
    stored = answers.stored(f"{issued}.txt")
    object.__setattr__(stored, "document", Document(issued_on=date(issued, 1, 1)))
    return LedgerRow(observation, stored, Locator(), written, "câu")


def test_realised_and_planned_are_lines_of_one_chart() -> None:
    rows = [row(2021, "6.6"), row(2020, "3.21"), row(2022, "8.0", ValueStatus.PLAN), row(2019, "10.31")]
    (chart,) = charts(rows)
    assert [[point.written for point in line.points] for line in chart.lines] == [
        ["10,31%", "3,21%", "6,6%"],
        ["8,0%"],
    ]
    assert [line.is_planned for line in chart.lines] == [False, True]
    realised = chart.lines[0].points
    assert realised[0].x < realised[1].x < realised[2].x
    assert realised[0].y < realised[2].y < realised[1].y
    assert [period for _, period in chart.periods] == ["năm 2019", "năm 2020", "năm 2021", "năm 2022"]


def test_labels_keep_off_the_line_and_off_each_other() -> None:
    rows = [row(2019, "10.31"), row(2020, "3.21"), row(2021, "6.6"), row(2021, "8.0", ValueStatus.PLAN)]
    (chart,) = charts(rows)
    assert [point.above for point in chart.lines[0].points] == [True, False, False]
    assert chart.lines[1].points[0].above


def test_of_two_figures_of_a_period_the_later_document_counts() -> None:
    (chart,) = charts([row(2020, "1"), row(2021, "6.68", issued=2022), row(2021, "6.6", issued=2021)])
    assert [point.written for point in chart.lines[0].points] == ["1%", "6,68%"]


def test_a_fall_lies_below_zero_and_equal_figures_on_a_line() -> None:
    (chart,) = charts([row(2020, "2", negative=True), row(2021, "1")])
    assert chart.lines[0].points[0].y > chart.lines[0].points[1].y
    (flat,) = charts([row(2020, "2"), row(2021, "2")])
    assert len({point.y for point in flat.lines[0].points}) == 1


def test_what_cannot_be_compared_is_not_joined() -> None:
    assert charts([row(2021, "6.6")]) == ()
    assert charts([row(2020, "6.6"), row(2021, "50", unit="tỷ đồng")]) == ()


def test_a_long_unit_stands_in_the_legend() -> None:
    (chart,) = charts([row(2020, "45.1", unit="triệu đồng"), row(2021, "49.8", unit="triệu đồng")])
    assert (chart.unit, [point.written for point in chart.lines[0].points]) == (
        "triệu đồng",
        ["45,1", "49,8"],
    )


def test_each_row_of_the_table_leads_to_its_sentence() -> None:
    assert list(table([row(2021, "6.6")], [("grdp", "6,6%")])) == [
        (("grdp", "6,6%"), "/van-ban/0123456789abcdef?tu=3&den=20#trich-dan")
    ]
