"""The Vietnamese words of the HTTP front."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

TITLES: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Yêu cầu chưa đúng",
    HTTPStatus.UNAUTHORIZED: "Cần đăng nhập",
    HTTPStatus.FORBIDDEN: "Ngoài quyền hạn",
    HTTPStatus.NOT_FOUND: "Không tìm thấy",
    HTTPStatus.METHOD_NOT_ALLOWED: "Không dùng được phương thức này",
    HTTPStatus.REQUEST_TIMEOUT: "Gửi quá chậm",
    HTTPStatus.CONFLICT: "Xung đột",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Nội dung quá lớn",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "Chưa hỗ trợ định dạng này",
    HTTPStatus.UNPROCESSABLE_ENTITY: "Dữ liệu gửi lên không hợp lệ",
    HTTPStatus.TOO_MANY_REQUESTS: "Hỏi quá nhanh",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Sự cố ngoài dự kiến",
    HTTPStatus.SERVICE_UNAVAILABLE: "Chưa phục vụ được",
    HTTPStatus.GATEWAY_TIMEOUT: "Quá thời gian cho phép",
    HTTPStatus.INSUFFICIENT_STORAGE: "Không đủ chỗ trên đĩa",
}
DETAILS: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "Máy chủ không đọc được yêu cầu này.",
    HTTPStatus.NOT_FOUND: "Không có địa chỉ này.",
    HTTPStatus.REQUEST_TIMEOUT: "Nội dung đến quá chậm.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "Nội dung gửi lên vượt giới hạn.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Địa chỉ này không nhận phương thức đó.",
}
DOCUMENT_UNKNOWN = "Không có văn bản này trong phạm vi bạn được đọc."
UNFORESEEN = "Máy chủ gặp lỗi khi xử lý yêu cầu này."
TELL_ADMINISTRATOR = "Xin thử lại; nếu vẫn lỗi, hãy báo quản trị viên xem nhật ký máy chủ."
SEE_DOCS = "Xem mô tả từng trường ở /openapi.json."
NOT_KNOWN = "Chưa biết bạn là ai, nên chưa trả lời được."
KEY_UNKNOWN = "Khoá API không đúng hoặc đã bị thu hồi."
WRONG_PASSWORD = "Tên đăng nhập hoặc mật khẩu không đúng."
FORGOT_PASSWORD = "Quên mật khẩu: nhờ quản trị viên chạy tracuu admin password TÊN_ĐĂNG_NHẬP"
TOO_MANY_LOGINS = "Đã thử đăng nhập quá nhiều lần."
SEND_LESS = "Gửi ít hơn mỗi lần; tệp lớn: xem TRACUU_MAX_FILE_MB."
BUSY = "Đang có quá nhiều câu hỏi chờ trả lời."
WAIT_A_LITTLE = "Xin thử lại sau vài giây."
TOOK_TOO_LONG = "Trả lời câu này quá lâu nên đã dừng."
ASK_SHORTER = "Xin hỏi ngắn lại, hoặc thử lại sau."
COLLECTION_UNKNOWN = "Không có bộ sưu tập này trong phạm vi bạn được đọc."
SEE_ME = "Xem các bộ sưu tập được đọc ở /v1/me."
ANSWER_UNKNOWN = "Không có câu trả lời này của bạn; các câu trả lời được giữ 90 ngày."
JOB_UNKNOWN = "Không có việc này; kết quả các lần nạp được giữ đến khi máy chủ khởi động lại."
NOT_YOURS_TO_WRITE = "Bạn không được nạp vào bộ sưu tập này."
COLLECTION_NAME = "Tên bộ sưu tập gồm chữ, số, dấu gạch, tối đa 60 ký tự; ví dụ: nghi-quyet."
NO_FILE = "Chưa có tệp nào được gửi lên."
HOW_TO_UPLOAD = (
    "Gửi nội dung tệp làm thân yêu cầu kèm tham số name, hoặc multipart/form-data với trường file."
)
DISK_FULL = "Đĩa của máy chủ không đủ chỗ cho tệp này."
PERIOD_UNKNOWN = "Không hiểu kỳ này."
HOW_TO_WRITE_PERIODS = "Viết như “năm 2021”, “quý III/2022”, “6 tháng đầu năm 2022”."
NO_TOPIC = "Chưa nói tra chỉ tiêu nào, hay số liệu của văn bản nào."
HOW_TO_LOOK_UP = "Nêu topic (tên chỉ tiêu) hoặc document (mã văn bản)."
NO_PAGE = "Văn bản này không có trang đó."
NO_QUESTION = "Tin nhắn cuối cùng phải là một câu hỏi của người dùng."
QUESTION_LENGTH = "Câu hỏi có từ 1 đến 1000 ký tự."
WAIT_A_MINUTE = "Xin chờ một phút rồi gửi tiếp."
HOW_TO_LOG_IN = "Đăng nhập, hoặc gửi khoá API trong tiêu đề Authorization: Bearer …"
NOBODY_CONFIGURED = "Máy chủ chưa có người dùng nào, nên chỉ phục vụ ngay tại máy này (http://127.0.0.1 hoặc http://localhost)."
CREATE_ADMIN = "Quản trị viên tạo tài khoản đầu tiên bằng: tracuu admin create TÊN_ĐĂNG_NHẬP"
FOREIGN_ORIGIN = "Yêu cầu này đến từ một trang khác."
OPEN_HERE = "Mở trang của tracuu rồi làm lại từ đó."
CSRF_MISSING = "Biểu mẫu đã cũ hoặc không phải của phiên này."
RELOAD = "Tải lại trang rồi gửi lại."
NOT_READY = "Cơ sở dữ liệu của kho không trả lời."


def not_allowed(right: str) -> str:
    """Somebody known lacks a right."""
    return f"Việc này cần quyền “{right}”."


def too_large(largest: int) -> str:
    """A body is too large."""
    return f"Nội dung gửi lên vượt giới hạn {largest / 1_048_576:g} MB."


def too_many(per_minute: int) -> str:
    """The quota is used up."""
    return f"Mỗi người dùng hoặc khoá API được gửi {per_minute} yêu cầu mỗi phút."


def invalid(errors: Sequence[Any]) -> str:
    """The first wrong field of a request."""
    first = errors[0]
    field = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    said = _INVALID.get(first["type"], "giá trị không dùng được").format_map(first.get("ctx") or {})
    return f"Trường “{field}” không hợp lệ: {said}."


_INVALID = {
    "bool_parsing": "phải là true hoặc false",
    "bool_type": "phải là true hoặc false",
    "enum": "phải là một trong: {expected}",
    "greater_than_equal": "không được nhỏ hơn {ge}",
    "int_parsing": "phải là một số nguyên",
    "int_type": "phải là một số nguyên",
    "json_invalid": "không phải JSON",
    "less_than_equal": "không được lớn hơn {le}",
    "list_type": "phải là một danh sách",
    "literal_error": "phải là một trong: {expected}",
    "missing": "còn thiếu",
    "model_attributes_type": "phải là một đối tượng JSON",
    "string_pattern_mismatch": "đang trống hoặc sai dạng",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_too_short": "ngắn hơn {min_length} ký tự",
    "string_unicode": "có ký tự không hợp lệ",
    "string_type": "phải là một chuỗi",
    "too_long": "nhiều hơn {max_length} phần tử",
    "too_short": "ít hơn {min_length} phần tử",
}
"""What pydantic's kinds of errors are called here."""
