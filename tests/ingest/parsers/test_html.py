from __future__ import annotations

from ingest.parsers.html import parse

_OFFICE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<title>Quyết định</title><style>p{}</style></head>
<body><table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>TỈNH HÒA AN</p><p>Số: 5/QĐ-UBND</p></td>
<td><p>CỘNG HÒA XÃ HỘI
CHỦ NGHĨA VIỆT NAM</p><p>Hòa An, ngày 01 tháng 02 năm 2021</p></td></tr></table>
<h2>QUYẾT ĐỊNH</h2><p class=MsoNormal>Điều 1. Mức chi
là <b>50</b>.000&nbsp;đồng.<br>Điều 2. Hiệu lực.</p>
<table><thead><tr><th>TT</th><th>Cấp</th></tr></thead><tbody><tr><td>1</td><td>Tỉnh</td></tr><tr><td>2</td><td>Xã</td></tr></tbody></table>
<script>alert(1)</script><ul><li>Lưu: VT</li></ul></body></html>"""


def test_an_office_page_is_read_whole() -> None:
    parsed = parse(_OFFICE.encode(), "x.doc")
    assert parsed.text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÒA AN",
        "Số: 5/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hòa An, ngày 01 tháng 02 năm 2021",
        "QUYẾT ĐỊNH",
        "Điều 1. Mức chi là 50.000 đồng.",
        "Điều 2. Hiệu lực.",
        "TT | Cấp",
        "1 | Tỉnh",
        "2 | Xã",
        "- Lưu: VT",
    ]
    assert parsed.title == "Quyết định"


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    inner = "<table><tr><td>Tin</td><td>Ngày</td></tr><tr><td>A</td><td>B</td></tr></table>"
    page = f"<html><body><table><tr><td>{inner}</td></tr><tr><td>cuối</td></tr></table></body></html>"
    assert parse(page.encode(), "x.html").text.split("\n") == ["Tin | Ngày", "A | B", "cuối"]


def test_a_news_page_loses_its_frame() -> None:
    story = "".join(
        f"<p>Đoạn {n} của bài viết kể về tình hình sản xuất công nghiệp của tỉnh trong quý vừa qua.</p>"
        for n in range(8)
    )
    page = (
        "<html><head><title>Tin</title></head><body><nav><a href='/'>Trang chủ</a></nav>"
        f"<article><h1>Công nghiệp tăng trưởng</h1>{story}</article><footer>Bản quyền</footer></body></html>"
    )
    text = parse(page.encode(), "x.html").text
    assert "Đoạn 7 của bài viết" in text
    assert "Trang chủ" not in text
    assert "Bản quyền" not in text


def test_a_declared_encoding_is_used() -> None:
    page = '<html><head><meta charset="utf-16le"></head></html>'
    declared = '<html><head><meta charset="windows-1252"></head><body><p>café</p></body></html>'
    assert parse(declared.encode("cp1252"), "x.html").text == "café"
    assert parse(page.encode(), "x.html").text == ""
