"""What people are called in lists and cards, by what they may do and where they stand."""

from __future__ import annotations

from bot.state.people import Role, Standing

ROLES = {Role.VIEWER: "người tra cứu", Role.EDITOR: "biên tập viên", Role.ADMIN: "quản trị viên"}
STANDINGS = {
    Standing.STRANGER: "chưa có quyền",
    Standing.REQUESTED: "đang chờ duyệt",
    Standing.ACTIVE: "đang dùng",
    Standing.REFUSED: "bị từ chối",
    Standing.REVOKED: "đã thu hồi",
}
