"""The errors of tracuu, as one tree; the only place of their Vietnamese sentences.

TracuuError
├── ConfigurationError        a setting is missing or contradicts another
├── DataFolderOwned           another process works on the data folder
├── OwnerGone                 the process that owns the data folder stopped answering
├── DataFolderDamaged         stored text or index does not match its hash or manifest
├── EmbedderUnavailable       the embedding model cannot be loaded
├── IndexMismatch             the index was built with another embedding model
├── DocumentUnknown           no document has this id
├── CasesInvalid              a file of cases or a data set breaks its format
└── SourceRefused             one file cannot be read; the others go on
"""

from __future__ import annotations

from enum import StrEnum


class TracuuError(Exception):
    """An error its reader can act on: what happened, and the way out."""

    def __init__(self, message: str, way_out: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.way_out = way_out


class ConfigurationError(TracuuError):
    """A setting is missing, malformed or contradicts another."""


class DataFolderOwned(TracuuError):
    """Another process holds the data folder: the embedded index has one owner."""

    def __init__(self, folder: str, owner: str) -> None:
        super().__init__(
            f"Kho dữ liệu {folder} đang được tiến trình khác sử dụng ({owner}).",
            "Hãy chờ tiến trình đó xong, dừng nó, hoặc chọn kho khác bằng --data.",
        )


class OwnerGone(TracuuError):
    """The process that owns the data folder, and works for others, does not answer any more."""

    def __init__(self, cause: str) -> None:
        super().__init__(
            f"Máy chủ đang giữ kho dữ liệu không trả lời ({cause}).",
            "Chạy lại lệnh này; việc đã báo là xong thì vẫn còn nguyên.",
        )


class DataFolderDamaged(TracuuError):
    """What is stored no longer matches its hash or manifest."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"Dữ liệu trong kho không còn nguyên vẹn: {what}.",
            "Hãy nạp lại thư mục gốc bằng `tracuu ingest` hoặc khôi phục bản sao lưu.",
        )


class EmbedderUnavailable(TracuuError):
    """The embedding model cannot be loaded: not found, no network, or broken files."""

    def __init__(self, name: str, cause: str) -> None:
        super().__init__(
            f"Không nạp được mô hình nhúng “{name}”: {cause}.",
            "Kiểm tra TRACUU_EMBEDDER (tên hoặc thư mục) và đường mạng; bỏ trống để dùng mô hình có sẵn.",
        )


class IndexMismatch(TracuuError):
    """The index holds vectors of another embedding model; mixing them would be meaningless."""

    def __init__(self, built_with: str, asked_for: str) -> None:
        super().__init__(
            f"Chỉ mục được dựng bằng mô hình “{built_with}” nhưng cấu hình đang chọn “{asked_for}”.",
            "Đặt lại TRACUU_EMBEDDER như cũ, hoặc dựng lại chỉ mục bằng `tracuu reindex`.",
        )


class DocumentUnknown(TracuuError):
    """No document of the scope has this id."""

    def __init__(self, document_id: str) -> None:
        super().__init__(
            f"Không có văn bản nào mang mã “{document_id}”.",
            "Xem các mã bằng `tracuu documents list`.",
        )


class CasesInvalid(TracuuError):
    """A file of cases or a data set breaks its format; names the line and the field."""

    def __init__(self, file: str, line: int, field: str, problem: str) -> None:
        super().__init__(
            f"{file}, dòng {line}, trường “{field}”: {problem}.",
            "Định dạng được mô tả trong docs/evaluation.md.",
        )


class RefusalReason(StrEnum):
    """Why a file is not read."""

    UNSUPPORTED = "unsupported"
    EMPTY = "empty"
    NO_TEXT_LAYER = "no_text_layer"
    NO_CONVERTER = "no_converter"
    UNREADABLE_SCAN = "unreadable_scan"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TIMED_OUT = "timed_out"
    CLASSIFIED = "classified"
    UNREADABLE_TEXT = "unreadable_text"
    VANISHED = "vanished"
    UNSAFE_NAME = "unsafe_name"


_REFUSALS: dict[RefusalReason, tuple[str, str]] = {
    RefusalReason.UNSUPPORTED: (
        "chưa hỗ trợ định dạng này",
        "Chuyển sang .docx, .xlsx, .pdf, .txt hoặc .html (trang chiếu .ppt, .pptx, .odp: xuất ra .pdf; "
        "thư .msg: lưu thành .eml; tệp nén: giải nén ra) rồi nạp lại.",
    ),
    RefusalReason.EMPTY: ("tệp không có nội dung chữ", "Kiểm tra lại tệp gốc."),
    RefusalReason.NO_TEXT_LAYER: (
        "văn bản là ảnh quét, máy này chưa nhận dạng được chữ",
        "Cài tesseract-ocr và tesseract-ocr-vie (`make setup-system`) rồi nạp lại.",
    ),
    RefusalReason.NO_CONVERTER: (
        "định dạng Office đời cũ, máy này chưa đọc được",
        "Cài LibreOffice (`make setup-system`) rồi nạp lại, hoặc lưu lại thành .docx, .xlsx.",
    ),
    RefusalReason.UNREADABLE_SCAN: (
        "ảnh quét quá mờ hoặc không có chữ đọc được",
        "Quét lại rõ hơn (300 dpi, đặt thẳng trang) rồi nạp lại.",
    ),
    RefusalReason.BROKEN: ("tệp hỏng hoặc sai định dạng", "Mở bằng phần mềm gốc, lưu lại rồi nạp lại."),
    RefusalReason.ENCRYPTED: ("tệp có mật khẩu", "Bỏ mật khẩu rồi nạp lại."),
    RefusalReason.TOO_LARGE: ("tệp vượt giới hạn kích thước", "Tách nhỏ tệp hoặc nâng TRACUU_MAX_FILE_MB."),
    RefusalReason.TIMED_OUT: (
        "đọc tệp quá thời gian cho phép",
        "Kiểm tra tệp hoặc nâng TRACUU_PARSE_SECONDS.",
    ),
    RefusalReason.CLASSIFIED: ("văn bản có dấu mật", "Văn bản mật không được nạp vào kho."),
    RefusalReason.UNREADABLE_TEXT: (
        "chữ trong tệp không phải tiếng Việt đọc được (bảng mã cũ hoặc lỗi)",
        "Chuyển mã sang Unicode rồi nạp lại.",
    ),
    RefusalReason.UNSAFE_NAME: (
        "tên tệp trong .zip chỉ ra ngoài thư mục",
        "Chỉ nhận .zip từ nơi tin cậy; giải nén và kiểm tra rồi nạp lại.",
    ),
    RefusalReason.VANISHED: ("tệp biến mất hoặc không đọc được", "Kiểm tra quyền đọc và đường dẫn."),
}


class SourceRefused(TracuuError):
    """One file cannot be read; `detail` is the technical cause, for the record."""

    def __init__(self, reason: RefusalReason, detail: str = "") -> None:
        sentence, way_out = _REFUSALS[reason]
        super().__init__(sentence, way_out)
        self.reason = reason
        self.detail = detail
