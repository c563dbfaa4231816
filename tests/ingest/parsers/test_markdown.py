from __future__ import annotations

from ingest.parsed import BlockKind, ParsedText
from ingest.parsers.markdown import parse


def _lines(text: str) -> list[str]:
    return parse(text.encode(), "x.md").text.split("\n")


def _kinds(parsed: ParsedText) -> list[str]:
    return [block.kind.value for block in parsed.blocks]


def test_markup_vanishes_and_headings_are_kept() -> None:
    text = (
        '<jsontable name="bang_0"> </jsontable>\n\n# QUYẾT ĐỊNH\n**Về việc** quy định *mức chi*\n\n---\n\n'
        "![dấu](https://example.org/a.png)\n[img]\nXem [tại đây](https://example.org) &amp; 5 \\* 3.\n"
        "<p align='right'>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</p>\n> trích dẫn\n```\n"
    )
    parsed = parse(text.encode(), "x.md")
    assert parsed.text.split("\n") == [
        "QUYẾT ĐỊNH",
        "Về việc quy định mức chi",
        "Xem tại đây & 5 * 3.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "trích dẫn",
    ]
    assert (parsed.blocks[0].kind, parsed.blocks[0].level) == (BlockKind.HEADING, 1)


def test_tables_become_rows() -> None:
    parsed = parse(
        "Biểu 1\n\n| TT | Chỉ tiêu |\n|---|:---:|\n| 1 | **GRDP** |\n| 2 | Thu |\nSau bảng\n".encode(), "x.md"
    )
    assert parsed.text.split("\n") == ["Biểu 1", "TT | Chỉ tiêu", "1 | GRDP", "2 | Thu", "Sau bảng"]
    assert _kinds(parsed) == ["paragraph", "table_header", "table_row", "table_row", "paragraph"]


def test_a_header_block_in_a_table_is_read_by_columns() -> None:
    text = (
        "| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n|---|---|\n"
        "| TỈNH HÒA AN | Độc lập - Tự do - Hạnh phúc |\n"
        "| Số: 5/QĐ-UBND | |\n| | Hòa An, ngày 05 tháng 12 năm 2024 |\n"
    )
    assert _lines(text) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÒA AN",
        "Số: 5/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày 05 tháng 12 năm 2024",
    ]


def test_columns_typed_with_blanks_are_read_by_columns() -> None:
    text = (
        "ỦY BAN NHÂN DÂN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "TỈNH HÒA AN                   Độc lập - Tự do - Hạnh phúc\n\n"
        "Số: 03        /2025/QĐ-UBND         Hòa An, ngày 17 tháng 01 năm 2025\n\nQUYẾT ĐỊNH\n"
    )
    assert _lines(text) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÒA AN",
        "Số: 03 /2025/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày 17 tháng 01 năm 2025",
        "QUYẾT ĐỊNH",
    ]


def test_lists_keep_their_marks_but_not_the_bullet_before_a_letter() -> None:
    assert _lines("- a) Cấp tỉnh;\n* Cấp xã;\n- Lưu: VT.\n**1. Giao Sở:**\n") == [
        "a) Cấp tỉnh;",
        "- Cấp xã;",
        "- Lưu: VT.",
        "1. Giao Sở:",
    ]


def test_two_trailing_blanks_break_a_line() -> None:
    assert _lines("Căn cứ Luật A năm 2015;  \nLuật sửa đổi Luật A;\n") == [
        "Căn cứ Luật A năm 2015;",
        "Luật sửa đổi Luật A;",
    ]


def test_a_lone_star_is_the_partys_mark() -> None:
    assert _lines("TỈNH ỦY HÒA AN\n\n*\n\nSố 15-NQ/TU\n") == ["TỈNH ỦY HÒA AN", "*", "Số 15-NQ/TU"]
