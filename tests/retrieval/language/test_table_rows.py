"""Which rows of a table stand under which."""

from datetime import date
from decimal import Decimal

import pytest

from retrieval.domain.figure import Observation, PriceBasis
from retrieval.language.calendar_periods import year
from retrieval.language.observations import Surroundings, observe
from retrieval.language.table_rows import RowGroups

AROUND = Surroundings(anchor=date(2022, 6, 30))
HEADS = "STT | Chỉ tiêu | ĐVT | TH 2020 | KH 2021"


def rows(*lines: str, around: Surroundings = AROUND) -> list[tuple[str, str]]:
    """The name of each figure's row, and the rows that it stands under."""
    found = observe("\n".join((HEADS, *lines)), around)
    return list(dict.fromkeys((each.indicator, each.part_of) for each in found))


def test_a_row_of_nothing_but_a_name_heads_those_below_it() -> None:
    assert rows(
        "1 | Cây chè | | | -",
        "| - Diện tích | Ha | 120,5 | 130",
        "* | Giống cành | | |",
        "| Sản lượng | Tấn | 800 | 850",
        "2 | Quế | | |",
        "| - Diện tích | Ha | 44 | 46",
    ) == [("diện tích", "cây chè"), ("sản lượng", "cây chè giống cành"), ("diện tích", "quế")]


def test_heads_of_columns_hold_below_such_a_row() -> None:
    found = observe("\n".join((HEADS, "1 | Chè | | |", "| - Diện tích | Ha | 120,5 | 130")), AROUND)
    assert [(o.quantity.value, o.quantity.unit, o.period) for o in found] == [
        (Decimal("120.5"), "Ha", year(2020)),
        (Decimal(130), "Ha", year(2021)),
    ]


def test_marked_rows_part_the_row_above_them_others_do_not() -> None:
    assert rows(
        "1 | Tổng giá trị sản xuất | Tỷ đồng | 900 | 950",
        "| - Khu vực dịch vụ | Tỷ đồng | 300 | 320",
        "| + Thương mại | Tỷ đồng | 100 | 110",
        "| Thu nhập bình quân | Triệu đồng | 51 | 53",
        "2 | Dân số | Người | 36.000 | 36.500",
    ) == [
        ("tổng giá trị sản xuất", ""),
        ("khu vực dịch vụ", "tổng giá trị sản xuất"),
        ("thương mại", "tổng giá trị sản xuất khu vực dịch vụ"),
        ("thu nhập bình quân", ""),
        ("dân số", ""),
    ]


def test_lines_without_cells_between_rows_head_those_below() -> None:
    assert rows("Cây chè", "| Diện tích | Ha | 120 | 130", "Trong đó:", "| Sản lượng | Tấn | 8 | 9") == [
        ("diện tích", "cây chè"),
        ("sản lượng", "cây chè"),
    ]


def test_a_passage_that_begins_inside_a_table_knows_the_rows_before_it() -> None:
    around = Surroundings(
        headings=(HEADS,), anchor=AROUND.anchor, rows=("9 | Điều | | |", "| - Tổng diện tích | Ha | 7 | 8")
    )
    found = observe("| - Diện tích thu hoạch | Ha | 5 | 6", around)
    assert {(each.indicator, each.part_of) for each in found} == {("diện tích thu hoạch", "điều")}


@pytest.mark.parametrize(
    ("lines", "prices"),
    [
        (
            ("GIÁ SO SÁNH 2010 | GIÁ SO SÁNH 2010", HEADS, "1 | Dịch vụ | Tỷ đồng | 3 | 4"),
            PriceBasis.CONSTANT,
        ),
        ((HEADS, "1 | GTSX theo giá thực tế", "| Chè | Tỷ đồng | 3 | 4"), PriceBasis.CURRENT),
        (
            ("STT | NGÀNH (GIÁ 2010) | ĐVT | TH 2020 | KH 2021", "1 | Dịch vụ | Tỷ đồng | 3 | 4"),
            PriceBasis.CONSTANT,
        ),
        ((HEADS, "1 | Dịch vụ | Tỷ đồng | 3 | 4"), None),
    ],
    ids=["title", "row above", "head of the names", "untold"],
)
def test_prices_are_said_above(lines: tuple[str, ...], prices: PriceBasis | None) -> None:
    found: tuple[Observation, ...] = observe("\n".join(lines), AROUND)
    assert {each.price_basis for each in found} == {prices}


@pytest.mark.parametrize(
    "cells",
    [["ƯTH21/TH20", "ƯTH21/KH21"], ["", "", "Với cùng kỳ", "Với KH năm"], ["", "", "", "Với cùng kỳ"]],
)
def test_what_stands_over_figures_heads_columns(cells: list[str]) -> None:
    assert not RowGroups().heads(cells)
