"""The Vietnamese words of the pages that code chooses; the others stand in the templates."""

from __future__ import annotations

from bot.state.audit import Action, Outcome
from bot.state.feedback import Verdict
from bot.web import links
from retrieval.ask.events import Stage
from retrieval.domain.document import HeaderPart
from retrieval.domain.relation import RelationKind
from retrieval.domain.span import Origin

PRODUCT = "tra cứu"
SECTIONS = ((links.ASK, "Hỏi đáp"), (links.DOCUMENTS, "Văn bản"), (links.FIGURES, "Số liệu"))
NO_CONVERSATION = "Không có câu hỏi này, hoặc nó không phải của bạn."
ASK_ANEW = "Hãy hỏi lại ở trang Hỏi đáp."
NO_DOCUMENT = "Không có văn bản này trong kho."
SEE_LIST = "Xem danh sách ở trang Văn bản."
NO_PICTURE = "Không vẽ được trang này của tệp gốc."
READ_TEXT = "Hãy xem chữ đã đọc, hoặc tải tệp gốc."
COMPARED = "Bảng so sánh"
NOT_FOUND = "không tìm thấy"
MAKING = "Câu trả lời đang được soạn"
STAGES = (
    (Stage.UNDERSTAND, "Hiểu câu hỏi"),
    (Stage.RETRIEVE, "Tìm trong kho"),
    (Stage.COMPOSE, "Soạn câu trả lời"),
    (Stage.VERIFY, "Đối chiếu với nguồn"),
    (Stage.WRITE, "Mô hình viết lời"),
)
WRITING = Stage.WRITE
"""The stage that only an office with a language model has."""
SENTENCES_VERIFIED = "Từng câu hiện ra sau khi đã đối chiếu với nguồn; trích dẫn kèm theo khi viết xong."
CONNECTION_LOST = "Mất kết nối với máy chủ. Hãy hỏi lại."
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

NOT_ONESELF = "Không ai tự đổi quyền của mình."
ASK_ANOTHER = "Nhờ một quản trị viên khác, hoặc dùng lệnh `tracuu admin` trên máy chủ."
NO_PERSON = "Không có người dùng này."
NOBODY = "(khách tại máy)"
PROBLEMS = "Tệp có vấn đề"
PROBLEM_TITLES = ("Tệp", "Bộ sưu tập", "Vì sao", "Làm gì")
NO_PROBLEMS = "Không tệp nào bị từ chối."
AUDIT = "Nhật ký"
AUDIT_TITLES = ("Lúc", "Ai", "Kênh", "Việc", "Kết quả", "Về", "Thời gian")
NOTHING_HAPPENED = "Chưa có gì trong 30 ngày qua."
FEEDBACK = "Góp ý"
FEEDBACK_TITLES = ("Ý kiến", "Câu hỏi", "Nhận xét", "Văn bản chứng minh")
NO_FEEDBACK = "Chưa có góp ý nào."
EVALUATIONS = "Báo cáo đánh giá"
EVALUATION_TITLES = ("Báo cáo", "Hệ thống", "Lúc", "Số câu", "Điểm", "Số liệu hoặc trích dẫn sai")
NO_EVALUATIONS = "Chưa có báo cáo nào. Lập bằng lệnh `tracuu eval run`."
SCORES = {
    "accuracy": "đúng",
    "headline_accuracy": "câu đầu đúng",
    "citation_correct": "trích dẫn đúng",
}
VERDICTS = {Verdict.UP: "👍 đúng", Verdict.DOWN: "👎 chưa đúng"}
ACTIONS = {
    Action.ASK: "hỏi",
    Action.OPEN_QUOTE: "mở trích dẫn",
    Action.SEND_FILE: "lấy tệp gốc",
    Action.LIST: "xem danh sách",
    Action.REQUEST_ACCESS: "xin quyền",
    Action.ACCEPT_INVITATION: "nhận thư mời",
    Action.INVITE: "mời",
    Action.DECIDE: "quyết định về người dùng",
    Action.UPLOAD: "nạp tệp",
    Action.FEEDBACK: "góp ý",
    Action.FORGET: "xoá dữ liệu của mình",
    Action.LOGIN: "đăng nhập",
}
OUTCOMES = {
    Outcome.DONE: "xong",
    Outcome.REFUSED: "bị từ chối",
    Outcome.QUOTA: "quá hạn mức",
    Outcome.FAILED: "lỗi",
    "answered": "có trả lời",
    "clarify": "hỏi lại",
    "not_found": "không có",
    Verdict.UP: "đúng",
    Verdict.DOWN: "chưa đúng",
}
OFFICE = (
    (links.ADMINISTRATION, "Nạp văn bản", False),
    (links.PROBLEMS, "Tệp có vấn đề", False),
    (links.PEOPLE, "Người dùng", True),
    (links.AUDIT, "Nhật ký", True),
    (links.FEEDBACK, "Góp ý", True),
    (links.EVALUATIONS, "Đánh giá", True),
)
"""The pages of the office, and whether they are for administrators only."""


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
