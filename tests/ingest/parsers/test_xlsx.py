from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Font

from ingest.formats import parse
from ingest.parsed import BlockKind, ParsedText
from retrieval.domain.document import SheetGrid
from retrieval.domain.errors import RefusalReason
from tests.ingest.files import zipped
from tests.ingest.refusals import refused


def _workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chỉ tiêu"
    for row in (
        ["CỤC THỐNG KÊ TỈNH HÒA AN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None],
        ["BÁO CÁO CHỈ TIÊU KINH TẾ"],
        ["STT", "Chỉ tiêu", "ĐVT", "Năm 2021", None],
        [None, None, None, "Kế hoạch", "Thực hiện"],
        [1, "Giá trị sản xuất", "Tỷ đồng", 1641.02, 0.1704],
        [None, "  - Công nghiệp", "Tỷ đồng", 546.56, 599.042],
        ["Người lập biểu"],
    ):
        sheet.append(row)
    for cells in ("A4:A5", "B4:B5", "C4:C5", "D4:E4"):
        sheet.merge_cells(cells)
    sheet["D6"].number_format = "#,##0.0"
    sheet["E6"].number_format = "0.00%"
    return book


def _parsed(book: openpyxl.Workbook) -> ParsedText:
    buffer = io.BytesIO()
    book.save(buffer)
    return parse(buffer.getvalue(), "x.xlsx")


def test_a_sheet_is_its_title_lines_and_its_table() -> None:
    parsed = _parsed(_workbook())
    assert [(block.kind, parsed.text_of(block)) for block in parsed.blocks] == [
        (BlockKind.PARAGRAPH, "CỤC THỐNG KÊ TỈNH HÒA AN"),
        (BlockKind.PARAGRAPH, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (BlockKind.PARAGRAPH, "BÁO CÁO CHỈ TIÊU KINH TẾ"),
        (BlockKind.TABLE_HEADER, "STT | Chỉ tiêu | ĐVT | Năm 2021 | Năm 2021"),
        (BlockKind.TABLE_HEADER, "STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện"),
        (BlockKind.TABLE_ROW, "1 | Giá trị sản xuất | Tỷ đồng | 1.641,0 | 17,04 %"),
        (BlockKind.TABLE_ROW, "| - Công nghiệp | Tỷ đồng | 546,56 | 599,042"),
        (BlockKind.TABLE_ROW, "Người lập biểu"),
    ]


def test_another_head_with_the_same_columns_begins_another_table() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["STT", "Ngành (giá thực tế)", "Năm 2021", "Năm 2022", "Cá thể"],
        ["1", "Xây dựng", "442,2", "488,1", "130,2"],
        ["STT", "Ngành (giá 2010)", "Năm 2021", "Năm 2022", ""],
        ["1", "Xây dựng", "325,9", "367,0", ""],
    ):
        sheet.append(row)
    heads = [block for block in _parsed(book).blocks if block.kind is BlockKind.TABLE_HEADER]
    assert len({block.table for block in heads}) == len(heads) == 2


def test_hidden_sheets_rows_and_columns_stay_hidden() -> None:
    book = _workbook()
    sheet = book["Chỉ tiêu"]
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["E"].hidden = True
    book.create_sheet("Nháp")["A1"] = "bí mật"
    book["Nháp"].sheet_state = "hidden"
    text = _parsed(book).text
    assert "Công nghiệp" not in text
    assert "17,04" not in text
    assert "bí mật" not in text


def test_a_table_knows_the_rows_and_columns_of_its_sheet() -> None:
    book = _workbook()
    sheet = book["Chỉ tiêu"]
    sheet.insert_rows(7)
    sheet.row_dimensions[6].hidden = True
    sheet.column_dimensions["B"].hidden = True
    (table,) = _parsed(book).tables
    assert table.header_rows == 2
    assert table.grid == SheetGrid("Chỉ tiêu", rows=((0, 4), (2, 8)), columns=((0, 1), (1, 3)))


def test_sheets_are_told_apart_by_their_names() -> None:
    book = _workbook()
    book.create_sheet("Phụ biểu")["A1"] = "Ghi chú"
    parsed = _parsed(book)
    headings = [parsed.text_of(block) for block in parsed.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["Chỉ tiêu", "Phụ biểu"]


def test_cells_in_an_old_font_are_converted() -> None:
    book = _workbook()
    cell = book["Chỉ tiêu"]["B6"]
    cell.value, cell.font = "C«ng nghiÖp", Font(name=".VnTime")
    assert "Công nghiệp" in _parsed(book).text


def test_a_broken_workbook_is_refused() -> None:
    with refused(RefusalReason.BROKEN, "xlsx"):
        parse(zipped({"xl/workbook.xml": "<a/>"}), "x.xlsx")


@pytest.mark.parametrize("rows", [[["a", "b", "c"], ["d", "e", "f"]], [["a"], ["b"]]])
def test_a_sheet_without_figures_is_read(rows: list[list[str]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    assert _parsed(book).text == "\n".join(" | ".join(row) for row in rows)
