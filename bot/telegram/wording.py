"""The Vietnamese words of the bot; what answers say comes from bot/render and the documents."""

from __future__ import annotations

from bot.render.people import ROLES, STANDINGS
from bot.render.terminal import printable
from bot.state.people import Permitted, Person, Role, Standing

LONGEST_QUESTION = 1000
REQUEST_ACCESS = "✋ Xin quyền truy cập"
ASK_PRIVATELY = "Hỏi trong trò chuyện riêng với bot"
WELCOME_STRANGER = (
    "Xin chào! Đây là trợ lý tra cứu văn bản của cơ quan: "
    "hỏi bằng tiếng Việt, trả lời bằng nguyên văn văn bản.\n\n"
    "Chỉ người được quản trị viên duyệt mới dùng được. Bấm nút dưới đây để xin quyền; "
    "tên và mã số Telegram của bạn sẽ được gửi cho quản trị viên."
)
REQUESTED = "Đã gửi yêu cầu. Bạn sẽ nhận được tin nhắn khi quản trị viên duyệt."
INVITATION_INVALID = "Thư mời không còn hiệu lực. Hãy xin thư mời mới, hoặc gõ /start để xin quyền."
REFUSALS = {
    Standing.STRANGER: "Bạn chưa được cấp quyền. Gõ /start trong trò chuyện riêng với bot để xin quyền.",
    Standing.REQUESTED: "Yêu cầu của bạn đang chờ quản trị viên duyệt.",
    Standing.ACTIVE: "Bạn đã có quyền tra cứu.",
    Standing.REFUSED: "Yêu cầu truy cập của bạn không được duyệt. Hãy liên hệ quản trị viên.",
    Standing.REVOKED: "Quyền truy cập của bạn đã bị thu hồi. Hãy liên hệ quản trị viên.",
}
NOT_FOR_YOU = "Việc này ngoài quyền của bạn."
NOT_YOUR_BUTTON = "Nút này thuộc câu hỏi của người khác. Hãy tự hỏi lại để xem."
QUOTA = "Bạn hỏi nhanh quá mức cho phép. Xin chờ một phút rồi hỏi tiếp."
GROUP_NOT_APPROVED = "Nhóm này chưa được duyệt. Quản trị viên của bot gửi /duyet trong nhóm để mở."
TOO_LONG = f"Câu hỏi dài quá {LONGEST_QUESTION} ký tự. Xin hỏi ngắn lại, mỗi lần một ý."
NO_QUESTION = "Hãy viết câu hỏi sau lệnh, ví dụ: /hoi GTSX công nghiệp 2021 tăng bao nhiêu?"
TEXT_ONLY = "Tôi chỉ đọc được câu hỏi bằng chữ. Người biên tập nạp tệp bằng lệnh /nap."
FAILED = "Có lỗi ngoài dự kiến, câu này chưa xử lý được. Xin thử lại; nếu vẫn lỗi, hãy báo quản trị viên."
GONE = "Không mở được: câu trả lời đã quá cũ, hoặc văn bản không còn trong phạm vi bạn được đọc."
FILE_TOO_LARGE = "Tệp gốc lớn hơn mức Telegram cho gửi (50 MB). Hãy lấy tệp từ kho của cơ quan."
SEND_FILE = "📄 Gửi tệp gốc"
READ = "📖 Đọc văn bản"
PREVIOUS_PASSAGE = "◀ Đoạn trước"
NEXT_PASSAGE = "Đoạn sau ▶"
PREVIOUS_PAGE = "◀ Trang trước"
NEXT_PAGE = "Trang sau ▶"
RIGHT = "👍 Đúng"
WRONG = "👎 Sai"
THANKS = "Cảm ơn bạn đã xác nhận."
ASK_WHAT_IS_WRONG = (
    "Xin cho biết sai ở đâu, hoặc đáp án đúng là gì: trả lời chính tin nhắn này. "
    "Nêu được số, ký hiệu văn bản làm căn cứ thì càng tốt."
)
REMARK_HINT = "Đáp án đúng, hoặc chỗ sai"
ASK_EVIDENCE = "Đã ghi. Đáp án đúng nằm ở văn bản nào?"
NO_EVIDENCE = "Không rõ, hoặc chỉ là nhận xét"
NO_ANSWER = "Trong kho không có câu trả lời"
CORRECTION_KEPT = "Đã ghi đính chính kèm căn cứ, cảm ơn bạn. Quản trị viên sẽ dùng để kiểm tra và sửa."
REMARK_KEPT = "Đã ghi nhận xét, cảm ơn bạn."
ME_PRIVATELY = "Hãy gõ /toi trong trò chuyện riêng với bot."
UNKNOWN_COMMAND = "Không có lệnh này. Gõ /help để xem các lệnh, hoặc gõ thẳng câu hỏi."
STARTED_AFRESH = "Đã bắt đầu cuộc trò chuyện mới: câu hỏi tiếp theo không nối với các câu trước."
FORGET_ME = "🗑 Xoá lịch sử hỏi của tôi"
FORGOTTEN = (
    "Đã xoá các câu hỏi, câu trả lời và ngữ cảnh trò chuyện của bạn. "
    "Nhật ký kiểm tra của cơ quan không thuộc phần xoá được."
)
NO_SOURCES = "Chưa có câu trả lời nào trong cuộc trò chuyện này. Các bộ sưu tập bạn được đọc:"
NO_COLLECTIONS = "Bạn chưa được cấp quyền đọc bộ sưu tập nào."
NO_DOCUMENTS = "Không tìm thấy văn bản nào. Thử số/ký hiệu hoặc từ khoá khác."
FIGURES_USAGE = "Hãy viết chỉ tiêu sau lệnh, ví dụ: /solieu GRDP năm 2021"
_EXAMPLES = """Ví dụ:
• GTSX công nghiệp 2021 tăng bao nhiêu?
• còn năm 2022? (hỏi nối câu trước)
• Ai ký chương trình hành động 02-CTr/TU?
• nghi quyet 20/2021 ve viec gi (không dấu cũng được)"""


def open_quote(marker: int) -> str:
    """Opens a quote where it stands."""
    return f"📖 Mở trích dẫn [{marker}]"


def send_file(title: str) -> str:
    """Sends one of several files."""
    return f"📄 Tệp gốc {title}"


def role(of: Role) -> str:
    """A role by its name."""
    return ROLES[of]


def collections(permitted: Permitted) -> str:
    """What may be read, in words."""
    if permitted.collections is None:
        return "mọi bộ sưu tập"
    return ", ".join(sorted(permitted.collections)) or "chưa có bộ sưu tập nào"


def who(person: Person) -> str:
    """A person by name, @name and number."""
    username = f"@{person.username}" if person.username else ""
    # Somebody's name must not look like lines of ours.
    parts = (printable(person.name), username, f"mã {person.id}")
    return ", ".join(part for part in parts if part)


def person_card(person: Person) -> str:
    """Everything that an administrator decides about a person."""
    return (
        f"{who(person)}\nTrạng thái: {STANDINGS[person.standing]}\nVai trò: {ROLES[person.role]}\n"
        f"Được đọc: {collections(person.permitted)}"
    )


def welcome(person: Person) -> str:
    """To somebody who may ask."""
    return (
        f"Xin chào {person.name or 'bạn'}! Bạn có quyền {ROLES[person.role]}, "
        f"được đọc {collections(person.permitted)}.\n\nHãy gõ câu hỏi. {_EXAMPLES}\n\nTrợ giúp: /help"
    )


def granted(person: Person) -> str:
    """To somebody whose request was approved or whose rights changed."""
    return (
        f"✅ Quyền của bạn: {ROLES[person.role]}, đọc {collections(person.permitted)}. "
        "Hãy gõ câu hỏi; trợ giúp: /help"
    )


def help_text(person_role: Role) -> str:
    """What the bot does, as far as a role reaches."""
    lines = [
        "Gõ câu hỏi bằng tiếng Việt, có dấu hay không dấu. Câu trả lời là nguyên văn văn bản, kèm nguồn.",
        "",
        _EXAMPLES,
        "",
        "Trong nhóm: nhắc @tên_bot, trả lời tin của bot, hoặc /hoi câu hỏi.",
        "Dưới câu trả lời: mở trích dẫn trong văn bản, lấy tệp gốc, chấm 👍 👎 (👎 để đính chính).",
        "",
        "/vanban – tìm văn bản theo số hoặc chủ đề",
        "/solieu – số liệu của một chỉ tiêu",
        "/nguon – nguồn của câu trả lời gần nhất",
        "/moi – bắt đầu cuộc trò chuyện mới",
        "/toi – quyền, giới hạn và dữ liệu của tôi",
    ]
    if person_role.includes(Role.EDITOR):
        lines += ["", "/nap – nạp văn bản vào kho", "/kho – tình trạng kho"]
    if person_role.includes(Role.ADMIN):
        lines += [
            "/duyet – duyệt yêu cầu (trong nhóm: mở nhóm)",
            "/nguoidung – người dùng, vai trò, thư mời",
            "/thongke – thống kê sử dụng",
        ]
    return "\n".join(lines)


def me(person: Person, *, quota: int, answers: int, opinions: int) -> str:
    """What the bot knows of a person."""
    limit = "không giới hạn" if person.may(Role.ADMIN) else f"{quota} lượt mỗi phút"
    return (
        f"{person_card(person)}\nGiới hạn: {limit}\n\nDữ liệu được giữ về bạn: {answers} câu hỏi gần đây "
        f"(tối đa 90 ngày), {opinions} góp ý, ngữ cảnh của câu hỏi nối tiếp."
    )


def figures_of(topic: str) -> str:
    """The heading of rows of the ledger."""
    return f"Sổ số liệu: “{topic}”"


def sources_of(question: str) -> str:
    """The heading of the sources of an answer."""
    return f"Nguồn của câu trả lời cho “{question}”"


def queued(place: int) -> str:
    """Said when the wait is long."""
    return f"Câu hỏi đang xếp hàng thứ {place}, bạn sẽ được trả lời khi đến lượt."


def document_list(topic: str, total: int, number: int, pages: int) -> str:
    """The heading of a list of documents."""
    about = f"Văn bản về “{topic}”" if topic else "Văn bản bạn được đọc"
    return f"{about}: {total} · trang {number + 1}/{pages}"


def document_facts(
    *, kind: str, issuer: str, issued_on: str, signer: str, status: str, collection: str, file: str
) -> list[str]:
    """What the catalog knows of a document, a line each."""
    named = {
        "Loại": kind,
        "Cơ quan ban hành": issuer,
        "Ngày ban hành": issued_on,
        "Người ký": signer,
        "Hiệu lực": status,
        "Bộ sưu tập": collection,
        "Tệp": file,
    }
    return [f"{name}: {value}" for name, value in named.items() if value]
