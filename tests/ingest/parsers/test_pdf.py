from __future__ import annotations

import pytest

from ingest.formats import parse
from ingest.parsed import BlockKind
from retrieval.domain.errors import RefusalReason
from tests.ingest.files import Pdf
from tests.ingest.refusals import refused

_CLAUSE = (
    "Điều 1. Giao Sở Giao thông vận tải chủ trì, phối hợp với các sở, ngành liên quan và các huyện "
    "kiểm tra, rà soát toàn bộ các bến xe khách trên địa bàn tỉnh, báo cáo trước 15 tháng 9 năm 2022 theo "
    "Kế hoạch số 55/KH-UBND đã ban hành."
)
_SECOND = (
    "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký; mức chi thực hiện là 1.215,5 triệu đồng."
)


def _headed(pdf: Pdf) -> Pdf:
    left = ("ỦY BAN NHÂN DÂN", "TỈNH HÒA AN", "Số: 27/2022/QĐ-UBND")
    right = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày 05 tháng 8 năm 2022",
    )
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        pdf.centred(150, 780 - 16 * row, one).centred(410, 780 - 16 * row, other)
    return pdf.centred(300, 700, "QUYẾT ĐỊNH")


def test_the_header_block_is_read_column_by_column_and_soft_breaks_are_joined() -> None:
    pdf = _headed(Pdf())
    below = pdf.block(660, _CLAUSE)
    pdf.block(below, _SECOND)
    assert parse(pdf.bytes(), "x.pdf").text.split("\n") == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH HÒA AN",
        "Số: 27/2022/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hòa An, ngày 05 tháng 8 năm 2022",
        "QUYẾT ĐỊNH",
        _CLAUSE,
        _SECOND,
    ]


def test_a_sentence_runs_over_the_page_border_and_page_numbers_are_left_out() -> None:
    full = Pdf()
    lines = [
        "Điều 1. Sở Công Thương chủ trì, phối hợp với các sở, ngành kiểm tra toàn bộ",
        "các cụm công nghiệp trên địa bàn tỉnh và báo cáo kết quả.",
    ]
    full.line(72, 400, "Mở đầu là một dòng văn bản dài bằng đúng bề rộng của cả trang giấy này nhé.")
    full.line(72, 384, "Thêm một dòng nữa cho đủ bốn dòng để đo được lề trái và lề phải của trang.")
    full.line(72, 368, "Dòng thứ ba cũng dài như vậy để cho phép đo lề được chắc chắn hơn một chút.")
    full.line(72, 100, lines[0]).centred(300, 40, "1").next_page().line(72, 780, lines[1]).centred(
        300, 820, "2"
    )
    parsed = parse(full.bytes(), "x.pdf")
    assert " ".join(lines) in parsed.text
    assert parsed.text[parsed.page_starts[1] :].startswith("các cụm")
    assert not any(parsed.text_of(block) in ("1", "2") for block in parsed.blocks)


def test_running_headers_are_left_out() -> None:
    pdf = Pdf()
    for page in range(4):
        pdf.line(72, 815, f"Báo cáo kinh tế - xã hội, trang {page + 1}").line(
            72, 500, f"Nội dung riêng của trang số {'abcd'[page]} được giữ lại."
        )
        if page < 3:
            pdf.next_page()
    parsed = parse(pdf.bytes(), "x.pdf")
    assert "trang 1" not in parsed.text
    assert parsed.text.count("Nội dung riêng") == 4
    assert len(parsed.page_starts) == 4


def test_ruled_tables_are_rows_and_not_repeated_in_the_text() -> None:
    pdf = _headed(Pdf())
    pdf.line(72, 660, "Kết quả thực hiện các chỉ tiêu chủ yếu như sau:")
    pdf.grid(
        72,
        640,
        [
            ["Chỉ tiêu", "Năm 2021", "Năm 2022"],
            ["Thu (tỷ đồng)", "1.215,5", "1.402,7"],
            ["GRDP (%)", "6,7", "9,5"],
        ],
    )
    pdf.line(72, 560, "Sau bảng là phần đánh giá.")
    parsed = parse(pdf.bytes(), "x.pdf")
    assert parsed.text.split("\n")[-4:] == [
        "Chỉ tiêu | Năm 2021 | Năm 2022",
        "Thu (tỷ đồng) | 1.215,5 | 1.402,7",
        "GRDP (%) | 6,7 | 9,5",
        "Sau bảng là phần đánh giá.",
    ]
    assert [block.kind for block in parsed.blocks[-4:-1]] == [
        BlockKind.TABLE_HEADER,
        BlockKind.TABLE_ROW,
        BlockKind.TABLE_ROW,
    ]


def test_a_table_over_two_pages_is_one_table_with_one_header() -> None:
    pdf = Pdf().line(72, 300, "Biểu tổng hợp các chỉ tiêu kinh tế của tỉnh trong năm:")
    head = ["Chỉ tiêu", "Năm 2021", "Năm 2022"]
    pdf.grid(72, 280, [head, ["Thu", "1", "2"], ["Chi", "3", "4"]])
    pdf.next_page().grid(72, 780, [head, ["Xuất khẩu", "5", "6"], ["Nhập khẩu", "7", "8"]])
    parsed = parse(pdf.bytes(), "x.pdf")
    assert parsed.text.count("Năm 2021") == 1
    assert {block.table for block in parsed.blocks if block.table} == {1}
    assert parsed.text[parsed.page_starts[1] :].startswith("Xuất khẩu | 5")


def test_overprinted_words_are_read_once() -> None:
    pdf = (
        Pdf()
        .line(72, 700, "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh")
        .line(72.3, 700, "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh")
    )
    assert parse(pdf.bytes(), "x.pdf").text == "Kết luận của Chủ tịch Ủy ban nhân dân tỉnh"


def test_a_scan_needs_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    pdf = Pdf().line(72, 700, "SAO Y")
    pdf.next_page().next_page()
    with refused(RefusalReason.NO_TEXT_LAYER, "2 of 2"):
        parse(pdf.bytes(), "x.pdf")


def test_a_rubbish_layer_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    pdf = Pdf().line(72, 700, "CQNG HOA XA HQI CHU NGHIA VIJT NAM Djc ljp Tp do Hqnh phzc")
    pdf.line(72, 680, "Thgc hign Nghj quytt cxa Bq trgdng zkq wfx qjz vhj kwx jfz brq pqw xkj ffj ggk zzp")
    with refused(RefusalReason.NO_TEXT_LAYER):
        parse(pdf.bytes(), "x.pdf")


def test_a_password_is_named() -> None:
    with refused(RefusalReason.ENCRYPTED):
        parse(
            Pdf(encrypted="secret").line(72, 700, "a").bytes(),
            "x.pdf",
        )


def test_rubbish_after_the_magic_is_broken() -> None:
    with refused(RefusalReason.BROKEN):
        parse(b"%PDF-1.7\nrubbish", "x.pdf")
