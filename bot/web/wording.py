"""The Vietnamese words of the pages that code chooses; the others stand in the templates."""

from __future__ import annotations

from bot.web import links
from retrieval.domain.document import HeaderPart
from retrieval.domain.relation import RelationKind
from retrieval.domain.span import Origin

PRODUCT = "tra cứu"
SECTIONS = ((links.ASK, "Hỏi đáp"), (links.DOCUMENTS, "Văn bản"), (links.FIGURES, "Số liệu"))
LONGEST_QUESTION = 2000
NO_CONVERSATION = "Không có câu hỏi này, hoặc nó không phải của bạn."
ASK_ANEW = "Hãy hỏi lại ở trang Hỏi đáp."
NO_DOCUMENT = "Không có văn bản này trong kho."
SEE_LIST = "Xem danh sách ở trang Văn bản."
NO_PICTURE = "Không vẽ được trang này của tệp gốc."
READ_TEXT = "Hãy xem chữ đã đọc, hoặc tải tệp gốc."
THANKS = "Cảm ơn, góp ý đã được ghi lại."

HEADER_PARTS = {
    HeaderPart.NUMBER: "Số, ký hiệu",
    HeaderPart.KIND: "Loại",
    HeaderPart.ISSUER: "Cơ quan ban hành",
    HeaderPart.DATE: "Ngày ban hành",
    HeaderPart.SUBJECT: "Trích yếu",
    HeaderPart.SIGNER: "Người ký",
    HeaderPart.PLACE: "Địa phương",
}
FOUND = {
    Origin.TEXT: "xem trong văn bản",
    Origin.TABLE: "xem trong bảng",
    Origin.OCR: "xem trong bản quét",
    Origin.FILENAME: "theo tên tệp",
}
RELATIONS = {
    RelationKind.REPLACES: "thay thế",
    RelationKind.REVOKES: "bãi bỏ",
    RelationKind.AMENDS: "sửa đổi, bổ sung",
    RelationKind.BASED_ON: "căn cứ",
    RelationKind.IMPLEMENTS: "triển khai",
    RelationKind.CITES: "viện dẫn",
}
RELATIONS_FROM_OTHERS = {
    RelationKind.REPLACES: "bị thay thế bởi",
    RelationKind.REVOKES: "bị bãi bỏ bởi",
    RelationKind.AMENDS: "được sửa đổi bởi",
    RelationKind.BASED_ON: "là căn cứ của",
    RelationKind.IMPLEMENTS: "được triển khai bởi",
    RelationKind.CITES: "được viện dẫn bởi",
}
FACETS = {
    "loai": "Loại văn bản",
    "co_quan": "Cơ quan ban hành",
    "nam": "Năm",
    "hieu_luc": "Hiệu lực",
    "kho": "Bộ sưu tập",
}
STATUS = "Hiệu lực"
DUPLICATE = "Gần trùng với"
SEE_BETTER = "một bản đầy đủ hơn"
OPEN = "mở"
UNREADABLE = "Trang không đọc được"
COLLECTION = "Bộ sưu tập"
FILE = "Tệp"
INGESTED = "Nạp lúc"
IN_FORCE = "Còn hiệu lực"
UNKNOWN = "(không ghi)"


def count(number: int) -> str:
    """A number of things, grouped as Vietnamese writes it."""
    return f"{number:,}".replace(",", ".")


def seconds(milliseconds: float) -> str:
    """How long an answer took."""
    return f"{milliseconds / 1000:.2f} giây".replace(".", ",")


def example_figure(indicator: str, year: int, *, rises: bool) -> str:
    """A question about a figure of a year."""
    asked = "tăng bao nhiêu" if rises else "là bao nhiêu"
    return f"{indicator[:1].upper()}{indicator[1:]} năm {year} {asked}?"


def example_signer(kind: str | None, number: str) -> str:
    """A question about who signed a document."""
    return f"Ai ký {(kind or 'văn bản').lower()} {number}?"


def example_subject(kind: str | None, number: str) -> str:
    """A question about what a document says."""
    return f"{kind or 'Văn bản'} {number} quy định về việc gì?"
