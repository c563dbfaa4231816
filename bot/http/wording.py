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


def too_many(per_minute: int) -> str:
    """The quota is used up."""
    return f"Mỗi người dùng hoặc khoá API được gửi {per_minute} yêu cầu mỗi phút."


def invalid(errors: Sequence[Any]) -> str:
    """The first wrong field of a request."""
    first = errors[0]
    field = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    return f"Trường “{field}” không hợp lệ: {first['msg']}."
