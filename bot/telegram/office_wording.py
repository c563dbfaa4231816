"""The Vietnamese words for editors and administrators."""

from __future__ import annotations

from collections.abc import Sequence

from bot.render.people import ROLES, STANDINGS
from bot.render.terminal import printable
from bot.state.people import INVITATION_DAYS, Permitted, Person, Role
from bot.telegram import wording
from ingest.results import FileResult
from ingest.results import Outcome as FileOutcome

LAST_DAY = "24 giờ qua"
LAST_WEEK = "7 ngày qua"
LAST_MONTH = "30 ngày qua"
APPROVE_ALL = "✅ Duyệt, đọc mọi bộ sưu tập"
APPROVE_CHOSEN = "✅ Duyệt với các bộ đã chọn"
REFUSE = "⛔ Từ chối"
REVOKE = "⛔ Thu hồi quyền"
TO_PEOPLE = "« Danh sách người dùng"
EVERY_COLLECTION = "Mọi bộ sưu tập"
NOBODY_WAITS = "Không có yêu cầu nào đang chờ duyệt."
NOT_YOURSELF = "Không thể tự thu hồi hay hạ quyền của chính mình."
ANOTHER_POLLER = (
    "⚠ Có chương trình khác đang chạy cùng token này (Telegram báo 409). "
    "Bot chỉ nhận được tin khi chương trình kia dừng."
)
UPLOAD_PRIVATELY = "Hãy gửi lệnh /nap và tệp trong trò chuyện riêng với bot."
UPLOAD_UNREADABLE = "Bạn chỉ nạp được vào bộ sưu tập bạn được đọc."
CHOOSE_COLLECTION = (
    "Chọn bộ sưu tập để nạp vào (bộ mới: /nap tên-bộ), rồi gửi các tệp .docx, .pdf, .txt, .md, .html vào đây."
)
COLLECTION_NAME = "Tên bộ sưu tập gồm chữ, số, dấu gạch, tối đa 60 ký tự; ví dụ: /nap nghi-quyet"
DOWNLOAD_FAILED = "không tải được từ Telegram (bot thường chỉ tải được tệp tối đa 20 MB)"


def switch(name: str, *, on: bool) -> str:
    """A collection that may be read, or not."""
    return f"{'☑' if on else '☐'} {name}"


def next_role(now: Role) -> str:
    """The switch of roles."""
    return f"Vai trò: {ROLES[now]} ⟳"


def invite_as(of: Role) -> str:
    """Makes an invitation."""
    return f"➕ Thư mời {ROLES[of]}"


def person_line(person: Person) -> str:
    """A person on a button."""
    name = printable(person.name) or person.username or str(person.id)
    return f"{name[:30]} · {ROLES[person.role] if person.active else STANDINGS[person.standing]}"


def access_requested(person: Person) -> str:
    """What administrators are told."""
    return f"✋ Yêu cầu truy cập\n{wording.person_card(person)}"


def group_card(title: str, permitted: Permitted, *, active: bool) -> str:
    """What an administrator decides about a group."""
    state = "đã mở" if active else "chưa mở"
    return (
        f"Nhóm {title}: {state}.\nNhóm được đọc: {wording.collections(permitted)}.\n"
        "Mỗi người trong nhóm chỉ được trả lời từ phần cả nhóm và chính người đó cùng được đọc."
    )


def people_page(total: int, number: int, pages: int) -> str:
    """The heading of the register."""
    return f"Người dùng: {total} · trang {number + 1}/{max(pages, 1)}"


def invitation(link: str, of: Role, permitted: Permitted) -> str:
    """A link to pass on."""
    return (
        f"Thư mời {ROLES[of]}, đọc {wording.collections(permitted)}; "
        f"dùng một lần, trong {INVITATION_DAYS} ngày. Chỉ gửi cho đúng người:\n{link}"
    )


def statistics(period: str, outcomes: dict[str, int], askers: int, thumbs: tuple[int, int]) -> list[str]:
    """How the bot was used in a period."""
    asked = sum(outcomes.values())
    return [
        f"{period}: {asked} câu hỏi của {askers} người",
        f"  trả lời được {outcomes.get('answered', 0)} · hỏi lại {outcomes.get('clarify', 0)} · "
        f"không có trong kho {outcomes.get('not_found', 0)}",
        f"  góp ý: {thumbs[0]} 👍 · {thumbs[1]} 👎",
    ]


def speed(median: int, slow: int) -> str:
    """How long answers took."""
    return f"Thời gian xử lý: trung vị {median} ms, 95% dưới {slow} ms"


def waiting(questions: int, requests: int) -> str:
    """What waits now."""
    return f"Đang chờ: {questions} câu hỏi, {requests} yêu cầu truy cập"


def archive(documents: int, passages: int, pending: int, counted: Sequence[tuple[str, int, int]]) -> str:
    """What the archive holds: per collection the documents and the refused files."""
    lines = [f"Kho có {documents} văn bản, {passages} đoạn."]
    if pending:
        lines.append(f"Đang nạp dở: {pending} văn bản.")
    for name, stored, refused in counted:
        lines.append(f"• {name}: {stored} văn bản" + (f", {refused} tệp bị từ chối" if refused else ""))
    return "\n".join(lines)


def upload_to(collection: str) -> str:
    """Files may be sent now."""
    return f"Sẽ nạp vào bộ “{collection}”. Hãy gửi các tệp vào đây, nhiều tệp một lúc cũng được."


def receiving(done: int, total: int) -> str:
    """While files come from Telegram."""
    return f"⏳ Đang tải tệp: {done}/{total}"


def ingesting(done: int, total: int) -> str:
    """While files are read."""
    return f"⏳ Đang nạp: {done}/{total} tệp"


def file_result(result: FileResult) -> str:
    """What became of one file."""
    name = result.path
    match result.outcome:
        case FileOutcome.ADDED:
            return f"✅ {name}: đã nạp, {result.passages} đoạn"
        case FileOutcome.UPDATED:
            return f"✅ {name}: đã cập nhật, {result.passages} đoạn"
        case FileOutcome.UNCHANGED:
            return f"✅ {name}: đã có sẵn, không đổi"
        case _:
            refusal = result.refusal
            return f"❌ {name}: {refusal.message}. {refusal.way_out}" if refusal else f"❌ {name}"


def not_downloaded(name: str) -> str:
    """A file that did not arrive."""
    return f"❌ {name}: {DOWNLOAD_FAILED}"


def upload_done(collection: str) -> str:
    """Heads the results per file."""
    return f"Đã xong, bộ “{collection}”:"
