"""Files sent by an editor: ingested together, told one by one, refused where they must be."""

from __future__ import annotations

import itertools
import os

from bot.state.people import Permitted, Role
from bot.telegram import office_wording, wording
from bot.telegram.front import TelegramFront
from retrieval.assembly import Archive
from tests.integration.telegram.conftest import ADMIN, VIEWER, admit, audited
from tests.integration.telegram.stub import TelegramStub
from tests.integration.telegram.test_access import last

DECISION = """ỦY BAN NHÂN DÂN TỈNH
Số: 77/QĐ-UBND

QUYẾT ĐỊNH
Về việc phân bổ kinh phí chuyển đổi số năm 2023

Điều 1. Phân bổ 12,5 tỷ đồng cho nhiệm vụ chuyển đổi số năm 2023.
"""


async def choose(stub: TelegramStub, collection: str) -> None:
    stub.say(ADMIN, f"/nap {collection}")
    await stub.until(lambda: any(collection in message["text"] for message in stub.replies(ADMIN.id)))


def results(stub: TelegramStub) -> str:
    texts = [message.get("text", "") for message in stub.replies(ADMIN.id)]
    return "\n".join(text for text in texts if text.startswith("Đã xong"))


async def test_each_file_has_its_result_and_can_be_asked_about(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    await choose(stub, "quyet-dinh")
    stub.send_file(ADMIN, "QĐ 77 <phân bổ> & khác.txt", DECISION.encode())
    stub.send_file(
        ADMIN,
        "../../etc/passwd.txt",
        b"Ghi ch\xc3\xba c\xe1\xbb\xa7a ph\xc3\xb2ng, h\xe1\xbb\x8dp ng\xc3\xa0y mai.",
    )
    stub.send_file(ADMIN, "ảnh.xyz", b"\x00\x01")
    stub.send_file(ADMIN, "to.pdf", b"", known=False)
    await stub.until(lambda: results(stub).count("\n") >= 4, 60)
    told = results(stub)
    assert "✅ QĐ 77 <phân bổ> & khác.txt: đã nạp" in told
    assert "✅ passwd.txt: đã nạp" in told
    assert "❌ ảnh.xyz: chưa hỗ trợ" in told
    assert "❌ to.pdf: không tải được" in told
    stub.say(ADMIN, "Quyết định 77/QĐ-UBND phân bổ bao nhiêu cho chuyển đổi số?")
    await stub.until(lambda: "12,5 tỷ đồng" in stub.replies(ADMIN.id)[-1]["text"])
    placed = {stored.placement.path for stored in archive.catalog.documents(archive.everything())}
    assert "passwd.txt" in placed
    assert not any(os.scandir(archive.layout.root / "incoming"))


async def test_the_same_file_again_is_no_change_and_a_new_one_an_update(
    bot: TelegramFront, stub: TelegramStub
) -> None:
    await choose(stub, "quyet-dinh")
    for content, said in ((DECISION, "đã nạp"), (DECISION, "không đổi"), (DECISION + "Hết.", "cập nhật")):
        stub.send_file(ADMIN, "77.txt", content.encode())
        await stub.until(lambda wanted=said: wanted in results(stub), 60)


async def test_progress_is_edited_rarely(bot: TelegramFront, stub: TelegramStub) -> None:
    await choose(stub, "quyet-dinh")
    for number in range(12):
        stub.send_file(ADMIN, f"{number}.txt", f"{DECISION} {number}".encode())
    await stub.until(lambda: results(stub).count("✅") == 12, 60)
    edits = [call.at for call in stub.named("editMessageText")]
    assert all(later - earlier > 1.4 for earlier, later in itertools.pairwise(edits))


async def test_a_viewer_uploads_nothing(bot: TelegramFront, stub: TelegramStub, archive: Archive) -> None:
    admit(archive, VIEWER)
    stub.send_file(VIEWER, "77.txt", DECISION.encode())
    assert (await last(stub, VIEWER.id))["text"] == wording.NOT_FOR_YOU
    assert not stub.named("getFile")


async def test_an_editor_writes_where_he_may_read(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER, Role.EDITOR, Permitted.of(["nghi-quyet"]))
    stub.say(VIEWER, "/nap giam-sat")
    assert (await last(stub, VIEWER.id))["text"] == office_wording.UPLOAD_UNREADABLE
    assert ("message", "refused", VIEWER.id) in audited(archive)
    stub.say(VIEWER, "/nap")
    offered = await last(stub, VIEWER.id, 2)
    stub.press(VIEWER, offered, "nghi-quyet")
    await last(stub, VIEWER.id, 3)
    stub.send_file(VIEWER, "77.txt", DECISION.encode())
    await stub.until(lambda: "đã nạp" in stub.replies(VIEWER.id)[-1]["text"], 60)


async def test_a_file_before_a_collection_is_chosen(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.send_file(ADMIN, "77.txt", DECISION.encode())
    assert (await last(stub, ADMIN.id))["text"] == office_wording.CHOOSE_COLLECTION
    stub.say(ADMIN, "/nap hai từ")
    assert (await last(stub, ADMIN.id, 2))["text"] == office_wording.COLLECTION_NAME
