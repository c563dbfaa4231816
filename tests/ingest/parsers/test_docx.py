from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument

from ingest.parsed import BlockKind
from ingest.parsers.docx import parse
from tests.ingest.files import docx, paragraph, part, table

_NUMBERING = part(
    "numbering",
    """<w:abstractNum w:abstractNumId="1">
    <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
    <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1.%3"/></w:lvl>
    </w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>""",
)


def _numbered(text: str, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def _lines(content: bytes) -> list[str]:
    return parse(content, "x.docx").text.split("\n")


def test_nothing_that_word_prints_is_lost() -> None:
    body = (
        "<w:p><w:r><w:t>Diện tích </w:t></w:r><w:smartTag><w:r><w:t>1.942,6 ha</w:t></w:r></w:smartTag>"
        "<w:ins><w:r><w:t xml:space='preserve"
        "'> thêm</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'> khung</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:fldSimple><w:r><w:t xml:space='preserve'> trường</w:t></w:r></w:fldSimple>"
        "<w:r><w:noBreakHyphen/><w:t>x</w:t><w:tab/><w:t>y</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent>" + paragraph("trong khung") + "</w:sdtContent></w:sdt>"
    )
    assert _lines(docx(body)) == ["Diện tích 1.942,6 ha thêm khung trường-x y", "trong khung"]


def test_automatic_numbers_are_printed() -> None:
    body = (
        _numbered("Phạm vi") + _numbered("Cấp tỉnh;", 1) + _numbered("Cấp xã.", 1) + _numbered("Hiệu lực")
        + _numbered("Một", 1) + _numbered("Sâu", 2) + paragraph("không số")
    )  # fmt: skip
    assert _lines(docx(body, numbering=_NUMBERING)) == [
        "Điều 1. Phạm vi",
        "a) Cấp tỉnh;",
        "b) Cấp xã.",
        "Điều 2. Hiệu lực",
        "a) Một",
        "2.I Sâu",
        "không số",
    ]


def test_numbers_come_from_styles_too() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Mine"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>',
    )
    body = paragraph("Phạm vi", '<w:pStyle w:val="Mine"/>') + paragraph("Chương", '<w:pStyle w:val="H1"/>')
    parsed = parse(docx(body, numbering=_NUMBERING, styles=styles), "x.docx")
    assert parsed.text.split("\n") == ["Điều 1. Phạm vi", "Chương"]
    assert (parsed.blocks[1].kind, parsed.blocks[1].level) == (BlockKind.HEADING, 1)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('Số: 5/QĐ-UBND')}</w:txbxContent>"
    markup = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p><w:r><w:t>trước</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="{markup}">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert _lines(docx(body)) == ["trước", "Số: 5/QĐ-UBND"]


def test_footnotes_follow_their_paragraph() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{paragraph("Năm 2020 đạt 17,04%.")}</w:footnote>')
    body = '<w:p><w:r><w:t>Tăng khá</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + paragraph(
        "Sau"
    )
    parsed = parse(docx(body, footnotes=notes), "x.docx")
    assert parsed.text.split("\n") == ["Tăng khá", "Năm 2020 đạt 17,04%.", "Sau"]
    assert parsed.blocks[1].kind is BlockKind.FOOTNOTE


def test_running_headers_come_last_and_page_numbers_do_not_come() -> None:
    content = docx(
        paragraph("Nội dung"),
        header1=part("hdr", paragraph("LƯU HÀNH NỘI BỘ")),
        footer1=part("ftr", paragraph("- 2 -")),
    )
    parsed = parse(content, "x.docx")
    assert parsed.text.split("\n") == ["Nội dung", "LƯU HÀNH NỘI BỘ"]
    assert parsed.blocks[1].kind is BlockKind.FURNITURE


def test_tables_are_rows_and_header_blocks_are_columns() -> None:
    header = [
        [
            "ỦY BAN NHÂN DÂN\nTỈNH HÒA AN\nSố: 5/QĐ-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHòa An, ngày 01 tháng 02 năm 2021",
        ]
    ]
    figures = [["TT", "Chỉ tiêu", "2021"], ["1", "GRDP", "6,7"], ["2", "Thu", "\n8.500"]]
    parsed = parse(docx(table(header) + paragraph("QUYẾT ĐỊNH") + table(figures)), "x.docx")
    assert parsed.text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÒA AN",
        "Số: 5/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hòa An, ngày 01 tháng 02 năm 2021",
        "QUYẾT ĐỊNH",
        "TT | Chỉ tiêu | 2021",
        "1 | GRDP | 6,7",
        "2 | Thu | 8.500",
    ]
    assert [block.kind.value for block in parsed.blocks[-3:]] == ["table_header", "table_row", "table_row"]


def test_pages_as_word_rendered_them() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>đầu </w:t><w:lastRenderedPageBreak/><w:t>tiếp</w:t></w:r></w:p>"
        '<w:p><w:r><w:br w:type="page"/><w:t>ba</w:t></w:r></w:p>'
    )
    parsed = parse(docx(body), "x.docx")
    assert parsed.text == "đầu tiếp\nba"
    assert parsed.page_starts == (0, 4, 9)
    assert parse(docx(paragraph("một")), "x.docx").page_starts == ()


def test_a_file_of_word_itself_is_read() -> None:
    word, buffer = WordDocument(), io.BytesIO()
    word.add_heading("Phần mở đầu", level=1)
    word.add_paragraph("Nội dung", style="List Number")
    word.add_table(2, 2).cell(1, 1).text = "ô"
    word.save(buffer)
    parsed = parse(buffer.getvalue(), "x.docx")
    assert parsed.text.split("\n") == ["Phần mở đầu", "1. Nội dung", "| ô"]


def _spanned(text: str, columns: int) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>{paragraph(text)}</w:tc>'


def _cells(*texts: str) -> str:
    return "".join(_spanned(text, 1) for text in texts)


def test_cells_that_span_columns_leave_the_others_under_their_headings() -> None:
    rows = (
        _cells("TT", "Chỉ tiêu") + _spanned("Năm 2021", 2) + _cells("Ghi chú"),
        _cells("", "") + _cells("Kế hoạch", "Thực hiện") + _cells(""),
        _spanned("Tổng số", 2) + _cells("15,8", "17,04", "vượt"),
        _cells("1", "Công nghiệp", "6,2", "7,1", "đạt"),
    )
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    parsed = parse(docx(paragraph("BÁO CÁO") + body), "x.docx")
    assert parsed.text.split("\n")[1:] == [
        "TT | Chỉ tiêu | Năm 2021 | Năm 2021 | Ghi chú",
        "| | Kế hoạch | Thực hiện",
        "Tổng số | | 15,8 | 17,04 | vượt",
        "1 | Công nghiệp | 6,2 | 7,1 | đạt",
    ]


@pytest.mark.parametrize("written", ["0", "-2", "viele", "99999999999"])
def test_a_span_that_cannot_be_is_bounded(written: str) -> None:
    spanned = f'<w:tc><w:tcPr><w:gridSpan w:val="{written}"/></w:tcPr>{paragraph("a")}</w:tc>'
    rows = f"<w:tr>{spanned}{_cells('1')}</w:tr><w:tr>{_cells('b', '2')}</w:tr>"
    assert len(parse(docx(paragraph("Tin") + f"<w:tbl>{rows}</w:tbl>"), "x.docx").text) < 2000
