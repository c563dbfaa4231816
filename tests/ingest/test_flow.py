from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from ingest.flow import paragraphs

_WORDS = st.lists(
    st.sampled_from("tổng sản phẩm trên địa bàn tỉnh đạt mức tăng khá so cùng kỳ".split()), min_size=40
)


def _wrapped(text: str) -> list[str]:
    return [line for paragraph in text.split("\n") for line in textwrap.wrap(paragraph, 70)]


def test_a_sentence_broken_by_the_margin_becomes_contiguous() -> None:
    text = (
        "QUYẾT NGHỊ:\n"
        "Điều 1. Tán thành báo cáo về tình hình phát triển kinh tế - xã hội của tỉnh trong sáu tháng đầu "
        "năm theo Báo cáo số 61/BC-UBND ngày 12 tháng 6 năm 2019 của Ủy ban nhân dân tỉnh.\n"
        "1. Thu ngân sách nhà nước trên địa bàn đạt 1.215,5 tỷ đồng, bằng 58,5% dự toán, tăng 17,4%;\n"
        "2. Tổng chi ngân sách địa phương đạt 2.392,8 tỷ đồng."
    )
    assert paragraphs(_wrapped(text)) == text.split("\n")


def test_real_breaks_stay() -> None:
    lines = [
        "NGHỊ QUYẾT",
        "VỀ KẾ HOẠCH PHÁT TRIỂN KINH TẾ CỦA HỘI",
        "ĐỒNG NHÂN DÂN TỈNH NĂM 2019",
        "HỘI ĐỒNG NHÂN DÂN TỈNH HÒA AN",
        "KHÓA X, KỲ HỌP THỨ BA",
        "Căn cứ Luật Tổ chức chính quyền địa",
        "phương năm 2015;",
        "Căn cứ Luật Ngân sách nhà nước;",
    ]
    assert paragraphs(lines) == [
        "NGHỊ QUYẾT",
        "VỀ KẾ HOẠCH PHÁT TRIỂN KINH TẾ CỦA HỘI ĐỒNG NHÂN DÂN TỈNH NĂM 2019",
        "HỘI ĐỒNG NHÂN DÂN TỈNH HÒA AN",
        "KHÓA X, KỲ HỌP THỨ BA",
        "Căn cứ Luật Tổ chức chính quyền địa phương năm 2015;",
        "Căn cứ Luật Ngân sách nhà nước;",
    ]


def test_a_reference_that_wraps_before_dieu_is_no_new_article() -> None:
    lines = [
        "Hồ sơ và trình tự thực hiện theo đúng quy định tại",
        "Điều 5. Trường hợp khác do Sở xem xét",
        "và trả lời.",
        "Hết.",
    ]
    assert paragraphs(lines)[0].startswith(
        "Hồ sơ và trình tự thực hiện theo đúng quy định tại Điều 5. Trường hợp"
    )


def test_an_item_that_stops_at_a_word_that_ends_nothing_goes_on() -> None:
    lines = [
        "a) Phòng Tài chính hoặc cơ quan được",
        "Ủy ban nhân dân cấp huyện giao thu lệ phí sẽ thu lệ phí đăng ký kinh doanh",
        "đối với hộ kinh doanh.",
        "b) Đơn vị thu nộp toàn bộ tiền lệ phí thu được vào ngân sách nhà nước theo",
        "quy định.",
    ]
    assert len(paragraphs(lines)) == 2


def test_lines_that_no_margin_wrapped_are_left_alone() -> None:
    lines = ["Tiêu đề tin", "đoạn một " * 40, "đoạn hai " * 40, "TÁC GIẢ"]
    assert paragraphs(lines) == [line.strip() for line in lines]


def test_ban_hanh_is_no_organ() -> None:
    lines = [
        "NGHỊ QUYẾT",
        "SỬA ĐỔI NGHỊ QUYẾT CỦA HỘI ĐỒNG NHÂN DÂN TỈNH",
        "BAN HÀNH CHÍNH SÁCH HỖ TRỢ NÔNG NGHIỆP",
        "QUYẾT NGHỊ:",
    ]
    assert paragraphs(lines)[1].endswith("TỈNH BAN HÀNH CHÍNH SÁCH HỖ TRỢ NÔNG NGHIỆP")


def test_a_number_wrapped_after_its_serial_is_joined() -> None:
    assert paragraphs(["Số: 24", "/2025/QĐ-UBND"]) == ["Số: 24 /2025/QĐ-UBND"]


@given(_WORDS)
def test_joining_loses_and_adds_no_word(words: list[str]) -> None:
    lines = textwrap.wrap(" ".join(words), 60)
    assert " ".join(paragraphs(lines)).split() == words


def test_a_very_long_line_is_no_problem() -> None:
    assert paragraphs(["a" * 2_000_000, "b"]) == ["a" * 2_000_000, "b"]


def test_rows_of_cells_stay_rows() -> None:
    rows = [
        "Chỉ tiêu | Đơn vị | Năm 2021 | Năm 2022",
        "Tốc độ tăng GRDP của tỉnh | % | 6,52 | 7,5",
        "Kim ngạch xuất khẩu hàng hóa | triệu USD | 5.012",
        "Thu nội địa trên địa bàn tỉnh | tỷ đồng | 14.860",
    ]
    assert paragraphs(rows) == rows


def test_the_mark_of_an_item_alone_on_its_line_begins_it() -> None:
    body = "tổng sản phẩm trên địa bàn tỉnh đạt mức tăng khá so với cùng kỳ năm ngoái và năm trước"
    lines = [body, "1.", "Các sở, ban, ngành của tỉnh.", "2.", "Các huyện và thành phố.", body]
    assert paragraphs(lines) == [body, "1. Các sở, ban, ngành của tỉnh.", "2. Các huyện và thành phố.", body]


def test_a_number_alone_on_its_line_ends_a_reference() -> None:
    body = "tổng sản phẩm trên địa bàn tỉnh đạt mức tăng khá so với cùng kỳ năm ngoái và năm trước"
    lines = [
        body,
        "Sở Tài chính cấp phát kinh phí và quyết toán kinh phí theo đúng quy định tại khoản",
        "2.",
        body,
    ]
    assert "quy định tại khoản 2." in paragraphs([*lines, body])[0]
