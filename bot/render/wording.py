"""The Vietnamese words that renderers put around an answer; none of them is part of it."""

from __future__ import annotations

from datetime import date

from retrieval.domain.answer import Role, TableCell
from retrieval.domain.document import DocumentStatus
from retrieval.domain.figure import Base, Measure, PriceBasis, ValueStatus
from retrieval.domain.span import Origin
from retrieval.domain.writing import WritingEnd, WritingTrace

QUOTED = "Trích nguyên văn"
SOURCES = "Nguồn"
COMPUTED = "Tính thêm"
WARNINGS = "Lưu ý"
NEARBY = "Trong kho có"
UNDERSTOOD = "Hiểu câu hỏi"
WHICH_DOCUMENT = "Văn bản nào?"
SEE_ALSO = "Văn bản gần nhất"
NOTHING = "–"
"""A cell of a comparison for which nothing was found."""
TRACE = "Dấu vết xử lý"
ANY_DOCUMENT = "Văn bản"
WRITING_ENDS = {
    WritingEnd.WRITTEN: "đã dùng lời mô hình",
    WritingEnd.NOT_PERMITTED: "bộ văn bản không được gửi cho mô hình",
    WritingEnd.UNREACHABLE: "không kết nối được",
    WritingEnd.RATE_LIMITED: "mô hình quá tải (429)",
    WritingEnd.REJECTED: "mô hình từ chối (sai khoá hoặc tên)",
    WritingEnd.BROKEN: "trả lời hỏng",
    WritingEnd.SLOW: "quá thời gian",
    WritingEnd.UNPROVEN: "không câu nào đối chiếu được",
    WritingEnd.INCOMPLETE: "các câu còn lại không trả lời đủ",
    WritingEnd.REFUSED: "không qua kiểm tra cuối",
}

ROLES = {
    Role.PLAN: "Kế hoạch",
    Role.ACTUAL: "Thực hiện",
    Role.CONTEXT: "Bối cảnh",
    Role.HEADER: "Phần đầu văn bản",
    Role.MENTION: "Được nhắc đến",
    Role.ALSO: "Cũng nêu",
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


def writing(trace: WritingTrace) -> str:
    """What became of a model's attempt."""
    counts = f"{trace.kept} câu giữ, {trace.repaired} câu viết lại, {trace.dropped} câu loại"
    size = f"gửi {trace.sent} ký tự, nhận {trace.received} ký tự"
    return f"{trace.model} · {WRITING_ENDS[trace.end]} · {counts} · {size} · prompt {trace.prompts}"


def page(number: int) -> str:
    """A page, as it is cited."""
    return f"trang {number}"


def numbered(written: str) -> str:
    """A document by its number."""
    return f"số {written}"


def dated(day: date) -> str:
    """The day of a document."""
    return f"ngày {day:%d/%m/%Y}"


def in_file(name: str) -> str:
    """A document that has no better name than its file's."""
    return f"tệp “{name}”"


def about_document(name: str) -> str:
    """The question that a chosen candidate stands for, where the first one named no number."""
    return f"{name} nói về việc gì?"


def cell(found: TableCell) -> str:
    """A cell of a table, as it is cited: 'bảng 2 dòng 3 cột 4 (Kế hoạch)', 'ô Biểu 1!B7 (Kế hoạch)'."""
    place = f"bảng {found.table} dòng {found.row} cột {found.column}"
    if found.address is not None:
        place = f"ô {found.sheet}!{found.address}"
    return f"{place} ({found.heading})" if found.heading else place


def more_quotes(count: int) -> str:
    """Quotes that a channel of small screens leaves to be opened."""
    return f"Còn {count} trích dẫn nữa, mở bằng nút bên dưới."


def worded_by(model: str) -> str:
    """Who wrote the sentences of an answer, and what vouches for them."""
    return f"Lời văn do mô hình {model} viết; từng câu đã được đối chiếu với trích dẫn mang số bên cạnh."


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


MEASURES = {
    Measure.LEVEL: "mức",
    Measure.GROWTH_PCT: "tăng trưởng %",
    Measure.CHANGE_PP: "thay đổi, điểm %",
    Measure.CHANGE_ABS: "thay đổi",
    Measure.SHARE_PCT: "tỷ trọng %",
    Measure.RATIO_TO_PLAN_PCT: "% kế hoạch",
    Measure.MULTIPLE: "tỷ số",
    Measure.RANK: "thứ hạng",
    Measure.COUNT_OF_TOTAL: "trên tổng số",
    Measure.INDEX_SCORE: "điểm số",
}
FIGURE_STATUSES = {
    ValueStatus.ACTUAL: "thực hiện",
    ValueStatus.ESTIMATE: "ước",
    ValueStatus.PRELIMINARY: "sơ bộ",
    ValueStatus.REVISED: "điều chỉnh",
    ValueStatus.PLAN: "kế hoạch",
    ValueStatus.TARGET: "mục tiêu",
    ValueStatus.FORECAST: "dự báo",
}
BASES = {
    Base.SAME_PERIOD: "cùng kỳ",
    Base.PREVIOUS_YEAR: "năm trước",
    Base.PREVIOUS_MONTH: "tháng trước",
    Base.PLAN: "kế hoạch",
    Base.CENTRAL_ESTIMATE: "dự toán Trung ương giao",
    Base.PROVINCIAL_ESTIMATE: "dự toán địa phương giao",
    Base.NATIONAL: "cả nước",
    Base.START_OF_TERM: "đầu nhiệm kỳ",
    Base.START_OF_YEAR: "đầu năm",
    Base.NAMED_YEAR: "mốc đã nêu",
}
PRICE_BASES = {PriceBasis.CONSTANT: "so sánh", PriceBasis.CURRENT: "hiện hành"}
