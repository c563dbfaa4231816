"""The conversation that every user has first, from the request for access to a correction."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.state.store import open_state
from bot.telegram.front import TelegramFront
from eval.feedback import import_feedback
from retrieval.assembly import Archive
from tests.integration.conftest import SAMPLES
from tests.integration.telegram.conftest import ADMIN, VIEWER
from tests.integration.telegram.stub import Json, TelegramStub
from tests.integration.telegram.transcript import Transcript

PAGE = Path(__file__).parents[3] / "docs" / "telegram-transcript.md"
HEAD = """\
# Một cuộc trò chuyện mẫu với bot

Trang này do một bài kiểm thử ghi lại từ bot thật trên kho văn bản mẫu (số liệu minh hoạ); viết lại bằng
`make transcript`. Hướng dẫn: [telegram.md](telegram.md).

"""


async def test_from_the_first_start_to_a_correction(
    bot: TelegramFront, stub: TelegramStub, archive: Archive, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    transcript = Transcript((ADMIN, VIEWER))
    stub.on_event = transcript.hear

    async def next_to(chat: int, known: list[Json], wanted: int = 1) -> list[Json]:
        found = await stub.until(
            lambda: len(stub.replies(chat)) >= len(known) + wanted and stub.replies(chat)
        )
        return found

    stub.say(VIEWER, "/start")
    mine = await next_to(VIEWER.id, [])
    assert "Chỉ người được quản trị viên duyệt" in mine[-1]["text"]
    stub.press(VIEWER, mine[-1], "Xin quyền")
    theirs = await next_to(ADMIN.id, [])
    mine = await next_to(VIEWER.id, mine)
    assert VIEWER.name in theirs[-1]["text"]
    stub.press(ADMIN, theirs[-1], "Duyệt, đọc mọi bộ")
    mine = await next_to(VIEWER.id, mine)
    assert "người tra cứu" in mine[-1]["text"]
    await stub.until(lambda: "đang dùng" in stub.replies(ADMIN.id)[-1]["text"])

    asked = stub.say(VIEWER, "GTSX công nghiệp 2021 tăng bao nhiêu?")["message"]
    mine = await next_to(VIEWER.id, mine)
    answer = mine[-1]
    assert answer["text"].startswith("17,04%")
    assert "\nNguồn\n[1] " in answer["text"]
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]

    stub.press(VIEWER, answer, "Mở trích dẫn [1]")
    mine = await next_to(VIEWER.id, mine)
    assert "<b>" in stub.named("sendMessage")[-1].params["text"]
    stub.press(VIEWER, mine[-1], "Đoạn sau")
    await stub.until(
        lambda: stub.named("editMessageText")[-1].params["message_id"] == str(mine[-1]["message_id"])
    )
    stub.press(VIEWER, answer, "Tệp gốc")
    mine = await next_to(VIEWER.id, mine)
    original = next(SAMPLES.rglob(mine[-1]["document"]["file_name"]))
    assert stub.files[mine[-1]["document"]["file_id"]] == original.read_bytes()

    stub.say(VIEWER, "còn năm 2020?")
    mine = await next_to(VIEWER.id, mine)
    assert "2020" in mine[-1]["text"]

    stub.press(VIEWER, mine[-1], "Sai")
    mine = await next_to(VIEWER.id, mine)
    stub.say(VIEWER, "Đúng ra là 6,69%, xem 145/BC-SCT", reply_to=mine[-1])
    mine = await next_to(VIEWER.id, mine)
    assert "đính chính" in mine[-1]["text"]

    (exported,) = open_state(archive.engine).feedback.export()
    assert exported["verdict"] == "down"
    assert exported["question"] == "GTSX công nghiệp năm 2020 tăng bao nhiêu?"
    assert exported["correction"] == "Đúng ra là 6,69%, xem 145/BC-SCT"
    assert exported["document"] == "BC 145-BC-SCT phuc vu giam sat.pdf"
    _check_import(tmp_path, exported)
    _check_page(transcript, pytestconfig)


def _check_import(folder: Path, exported: object) -> None:
    """The evaluation takes the export as it is."""
    import json

    (folder / "gop-y.jsonl").write_text(json.dumps(exported) + "\n", encoding="utf-8")
    imported = import_feedback(folder / "gop-y.jsonl", folder / "golden.jsonl")
    assert [case.answer for case in imported.cases] == [(("6,69",),)]


def _check_page(transcript: Transcript, config: pytest.Config) -> None:
    page = HEAD + transcript.markdown()
    if config.getoption("--write-transcript"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, "run: make transcript"
