from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.ask.cells import cell_at
from retrieval.domain.answer import TableCell
from retrieval.domain.document import SheetGrid, StoredDocument, TablePlace
from retrieval.domain.span import Span
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask.conftest import Opening

FIRST = (
    "TT | Chỉ tiêu | Năm 2021 | Năm 2021\nTT | Chỉ tiêu | Kế hoạch | Thực hiện\n| Công nghiệp | 15,8 | 17,04"
)
SECOND = "Tên | Số\nLúa | 7"
TEXT = f"BÁO CÁO\n{FIRST}\nGhi chú: 3 huyện.\n{SECOND}"


@pytest.fixture
def stored(archive: Opening) -> StoredDocument:
    paper = Paper(file="a.docx", text=TEXT)
    opened: TextArchive = archive(paper)
    return _with_tables(opened.stored(paper))


def _with_tables(stored: StoredDocument, grid: SheetGrid | None = None) -> StoredDocument:
    tables = tuple(
        TablePlace(Span(TEXT.index(table), TEXT.index(table) + len(table)), headers, grid)
        for table, headers in ((FIRST, 2), (SECOND, 1))
    )
    return replace(stored, version=replace(stored.version, tables=tables))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("17,04", TableCell(1, 3, 4, "Năm 2021, Thực hiện")),
        ("15,8", TableCell(1, 3, 3, "Năm 2021, Kế hoạch")),
        ("Công nghiệp", TableCell(1, 3, 2, "Chỉ tiêu")),
        ("Kế hoạch", TableCell(1, 2, 3)),
        ("Lúa", TableCell(2, 2, 1, "Tên")),
        ("3 huyện", None),
        ("BÁO CÁO", None),
    ],
)
def test_a_value_stands_in_a_cell(stored: StoredDocument, value: str, cell: TableCell | None) -> None:
    assert cell_at(stored, TEXT, TEXT.index(value)) == cell


def test_a_spreadsheet_counts_its_own_way(stored: StoredDocument) -> None:
    grid = SheetGrid("Biểu 1", rows=((0, 4), (2, 9)), columns=((0, 1), (2, 27)))
    cell = cell_at(_with_tables(stored, grid), TEXT, TEXT.index("17,04"))
    assert cell == TableCell(1, 9, 28, "Năm 2021, Thực hiện", "Biểu 1")
    assert cell.address == "AB9"


def test_no_spreadsheet_no_address() -> None:
    assert TableCell(1, 3, 4).address is None


@pytest.mark.parametrize(
    ("column", "address"), [(1, "A1"), (26, "Z1"), (27, "AA1"), (702, "ZZ1"), (703, "AAA1")]
)
def test_columns_have_letters(column: int, address: str) -> None:
    assert TableCell(1, 1, column, sheet="a").address == address
