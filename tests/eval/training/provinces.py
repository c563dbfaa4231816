"""A corpus of forty records: what eight provinces report of five matters."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

PLACES = ("Bình Định", "Quảng Trị", "Hà Tĩnh", "Sơn La", "Cần Thơ", "Lào Cai", "Nghệ An", "Thái Nguyên")
MATTERS = (
    ("thu ngân sách", "Tổng thu ngân sách nhà nước tăng so với cùng kỳ; thu nội địa vượt dự toán năm."),
    ("trồng rừng", "Diện tích rừng trồng mới đạt kế hoạch; tỷ lệ che phủ rừng được giữ vững."),
    ("giáo dục", "Học sinh tốt nghiệp trung học phổ thông đạt tỷ lệ cao; trường lớp được xây mới."),
    ("y tế", "Bệnh viện đa khoa được nâng cấp; người dân tham gia bảo hiểm y tế ngày một đông."),
    ("du lịch", "Lượng khách tham quan tăng; doanh thu lưu trú và ăn uống vượt mục tiêu."),
)


def province_records() -> list[dict[str, object]]:
    return [
        {
            "id": f"{place}/{matter}",
            "title": f"Điều 1.NQ.2. Kết quả {matter} của {place}",
            "topic": matter,
            "related": [f"{PLACES[0]}/{matter}"],
            "text": f"Tỉnh {place} báo cáo kết quả {matter}. {report} Kết quả này của {place} được ghi nhận.",
        }
        for place in PLACES
        for matter, report in MATTERS
    ]


def write_corpus(file: Path, records: list[dict[str, object]]) -> Path:
    lines = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    file.write_bytes(lzma.compress(lines.encode()) if file.suffix == ".xz" else lines.encode())
    return file
