from __future__ import annotations

import pytest

from ingest.structure import Level, is_annex, is_authority, is_person, is_place_date, is_title, opening


@pytest.mark.parametrize(
    ("line", "level", "label"),
    [
        ("Chương II", Level.CHAPTER, "Chương II"),
        ("Mục 1. QUY ĐỊNH CHUNG", Level.SECTION, "Mục 1"),
        ("Điều 14a. Hạn mức", Level.ARTICLE, "Điều 14a"),
        ("Điều 2: Bãi bỏ", Level.ARTICLE, "Điều 2"),
        ("III- VỀ KINH TẾ", Level.ROMAN, "mục III"),
        ("A. Đường sửa lại tên", Level.LETTER, "mục A"),
        ("2. Thu ngân sách", Level.CLAUSE, "khoản 2"),
        ("2.1. Thu nội địa", Level.SUBCLAUSE, "2.1"),
        ("đ) Cấp xã", Level.POINT, "điểm đ"),
    ],
)
def test_openings(line: str, level: Level, label: str) -> None:
    found = opening(line)
    assert found is not None
    assert (found.level, found.label) == (level, label)


@pytest.mark.parametrize(
    "line",
    [
        "5.316,4 tỷ đồng",
        "12.3.2021 là ngày",
        "2. thu ngân sách",
        "Điều 5 Luật này quy định",
        "Mục tiêu chung",
        "39-NQ/TW",
    ],
)
def test_running_text_opens_nothing(line: str) -> None:
    assert opening(line) is None


def test_frame_lines() -> None:
    assert is_place_date("Hà Nội, ngày 28 tháng 02 năm 2025")
    assert is_place_date("Bình Thuận, ngày     tháng 02 năm 2025")
    assert not is_place_date("Theo Tờ trình số 5/TTr-SNV, ngày 28 tháng 02 năm 2025")
    assert is_title("QUYẾT ĐỊNH")
    assert not is_title("QUYẾT ĐỊNH NÀY CÓ HIỆU LỰC")
    assert is_authority("KT. CHỦ TỊCH")
    assert not is_authority("Chủ tịch Ủy ban nhân dân")
    assert is_person("Trần Văn Bình")
    assert not is_person("Trҫn Sӻ Thanh")
    assert is_annex("PHỤ LỤC I")
    assert is_annex("DANH MỤC DỰ ÁN THU HỒI ĐẤT")
    assert not is_annex("Danh mục dự án do Sở lập")
