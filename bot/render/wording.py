"""The Vietnamese words that renderers put around an answer; none of them is part of it."""

from __future__ import annotations

from retrieval.domain.answer import Role
from retrieval.domain.document import DocumentStatus
from retrieval.domain.span import Origin

QUOTED = "Trích nguyên văn"
SOURCES = "Nguồn"
COMPUTED = "Tính thêm"
WARNINGS = "Lưu ý"
NEARBY = "Trong kho có"
UNDERSTOOD = "Hiểu câu hỏi"
WHICH_DOCUMENT = "Văn bản nào?"
SEE_ALSO = "Văn bản gần nhất"
TRACE = "Dấu vết xử lý"

ROLES = {
    Role.PLAN: "Kế hoạch",
    Role.ACTUAL: "Thực hiện",
    Role.CONTEXT: "Bối cảnh",
    Role.HEADER: "Phần đầu văn bản",
    Role.MENTION: "Được nhắc đến",
}
ORIGINS = {
    Origin.TABLE: "bảng",
    Origin.OCR: "chữ nhận dạng từ ảnh",
    Origin.FILENAME: "theo tên tệp",
}
STATUSES = {
    DocumentStatus.IN_FORCE: "",
    DocumentStatus.SUPERSEDED: "đã được thay thế",
    DocumentStatus.REVOKED: "đã bị bãi bỏ",
    DocumentStatus.DRAFT: "dự thảo",
}


def page(number: int) -> str:
    """A page, as it is cited."""
    return f"trang {number}"


def expansion(short: str, full: str, others: tuple[str, ...] = ()) -> str:
    """An abbreviation, its reading, and what else it may stand for."""
    return f"{short} = {full} (cũng có thể là {', '.join(others)})" if others else f"{short} = {full}"


def correction(written: str, meant: str) -> str:
    """A slip and what it was read as."""
    return f"“{written}” đọc là “{meant}”"


def period(written: str) -> str:
    """The time that was understood."""
    return f"thời gian: {written}"


def place(name: str) -> str:
    """The place that was understood."""
    return f"địa phương: {name}"


def number(written: str) -> str:
    """The document number that was understood."""
    return f"số văn bản: {written}"
