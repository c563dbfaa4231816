"""Texts for property tests: anything at all, and anything that looks like administrative Vietnamese."""

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from retrieval.domain.span import Span

THOUSANDS = 2000
"""Examples for what is written and must be read back."""
TODAY = date(2024, 5, 20)

FRAGMENTS = [
    " ", "\n", ". ", "; ", ", ", " (", ") ", " - ", "–", "/", "-", "%", "\t", "\x00", "\u200b", "\u00a0",
    "0", "7", "00", "2023", "1.234.567", "12,5", "8.4", "99999999999999999999", "٣", "²",
    "ngày ", "tháng ", "năm ", "quý ", "quy ", "nửa ", "đầu ", "cuối ", "cùng kỳ ", "kỳ ", "đến ", "từ ",
    "năm học ", "giai đoạn ", "6 tháng đầu năm 2022", "quý IV/2021", "31/12/2020", "31/02/2021", "năm nay ",
    "NQ", "QĐ", "CTr", "UBND", "HĐND", "TU", "QH14", "số ", "Số: ", "15/2021/NQ-HĐND", "02-CTr/TU", "nq ",
    "tăng ", "giảm ", "đạt ", "ước ", "kế hoạch ", "so với ", "bằng ", "trong đó ", "chiếm ", "xếp thứ ",
    "tỷ đồng", " xã ", " dự án", " điểm phần trăm", " lần", " triệu USD", "/người/năm", "khoảng ", "từ 5 - ",
    "huyện ", "xã ", "thành phố ", "TP. ", "Vân Canh", "Bình Định", "HN", "thi tran phu hoa", "Nguyễn ",
    "Sở ", "Ban Quản lý ", "các ", "và ", "Tài chính", "GRDP", "GTSX", "KT-XH", "bao nhiêu", "là gì", "?",
    "còn ", "Đ", "đ", "Ð", "hoà", "thuỷ", "İ", "ẞ", "e\u0301", "1.", "a)", "v.v.", "…", "...", "“", "”",
]  # fmt: skip

any_text = st.text(st.characters(exclude_categories=("Cs",)))
administrative = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=3), max_size=25).map("".join)
texts = administrative | any_text


def assert_read_in_order(text: str, spans: Iterable[Span]) -> None:
    """Spans lie in the text, cover something, follow one another and never overlap."""
    end = 0
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert span.of(text).strip()
        end = span.end
