"""The commands and buttons beside questions."""

from __future__ import annotations

from bot.telegram import office_wording, wording
from bot.telegram.front import TelegramFront
from retrieval.assembly import Archive
from tests.integration.telegram.conftest import ADMIN, VIEWER, admit, audited
from tests.integration.telegram.stub import TelegramStub
from tests.integration.telegram.test_access import QUESTION, last


async def test_help_reaches_as_far_as_the_role(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER)
    stub.say(VIEWER, "/help")
    stub.say(ADMIN, "/help")
    assert "/nap" not in (await last(stub, VIEWER.id))["text"]
    assert "/nap" in (await last(stub, ADMIN.id))["text"]
    stub.say(VIEWER, "/khong_co")
    assert (await last(stub, VIEWER.id, 2))["text"] == wording.UNKNOWN_COMMAND
    stub.say(VIEWER, "/start")
    assert VIEWER.name in (await last(stub, VIEWER.id, 3))["text"]


async def test_menus_are_published_by_scope(bot: TelegramFront, stub: TelegramStub) -> None:
    menus = {str(call.params["scope"]): call.params["commands"] for call in stub.named("setMyCommands")}
    names = {scope: [each["command"] for each in menu] for scope, menu in menus.items()}
    assert "nap" not in names["{'type': 'all_private_chats'}"]
    assert "toi" not in names["{'type': 'all_group_chats'}"]
    assert names[f"{{'chat_id': {ADMIN.id}, 'type': 'chat'}}"][-1] == "thongke"


async def test_a_list_is_paged_and_its_documents_open(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.say(ADMIN, "/vanban")
    listed = await last(stub, ADMIN.id)
    assert "14 · trang 1/3" in listed["text"]
    stub.press(ADMIN, listed, "Trang sau")
    await stub.until(lambda: "trang 2/3" in stub.replies(ADMIN.id)[-1]["text"])
    stub.press(ADMIN, stub.replies(ADMIN.id)[-1], "7. ")
    document = await last(stub, ADMIN.id, 2)
    assert "Bộ sưu tập: " in document["text"]
    stub.press(ADMIN, document, "Đọc văn bản")
    assert (await last(stub, ADMIN.id, 3))["text"]
    stub.press(ADMIN, document, "Gửi tệp gốc")
    assert (await last(stub, ADMIN.id, 4))["document"]["file_size"] > 0


async def test_a_list_by_number_and_by_topic(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.say(ADMIN, "/vanban 145/BC-SCT")
    assert "145/BC-SCT" in (await last(stub, ADMIN.id))["text"]
    stub.say(ADMIN, "/vanban cụm công nghiệp")
    assert "20/2021/NQ-HĐND" in (await last(stub, ADMIN.id, 2))["text"]
    stub.say(ADMIN, "/vanban 999/QĐ-TTg")
    assert (await last(stub, ADMIN.id, 3))["text"] == wording.NO_DOCUMENTS


async def test_a_candidate_is_chosen_by_its_button(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.say(ADMIN, "ai ký nghị quyết 20?")
    asked = await last(stub, ADMIN.id)
    assert "Văn bản nào?" in asked["text"]
    stub.press(ADMIN, asked, "20/2021/NQ-HĐND")
    answer = await last(stub, ADMIN.id, 2)
    assert "20/2021/NQ-HĐND" in answer["text"]
    assert "Văn bản nào?" not in answer["text"]


async def test_a_fresh_start_forgets_the_question_before(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.say(ADMIN, QUESTION)
    await last(stub, ADMIN.id)
    stub.say(ADMIN, "/moi")
    assert (await last(stub, ADMIN.id, 2))["text"] == wording.STARTED_AFRESH
    stub.say(ADMIN, "còn năm 2020?")
    assert not (await last(stub, ADMIN.id, 3))["text"].startswith("10,5%")


async def test_sources_of_the_last_answer(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.say(ADMIN, "/nguon")
    assert "• giam-sat" in (await last(stub, ADMIN.id))["text"]
    stub.say(ADMIN, QUESTION)
    await last(stub, ADMIN.id, 2)
    stub.say(ADMIN, "/nguon")
    sources = await last(stub, ADMIN.id, 3)
    assert QUESTION in sources["text"]
    stub.press(ADMIN, sources, "Mở trích dẫn")
    await last(stub, ADMIN.id, 4)


async def test_my_data_can_be_seen_and_removed(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER)
    stub.say(VIEWER, QUESTION)
    answer = await last(stub, VIEWER.id)
    stub.press(VIEWER, answer, "Đúng")
    await stub.until(lambda: stub.named("answerCallbackQuery"))
    stub.say(VIEWER, "/toi")
    mine = await last(stub, VIEWER.id, 2)
    assert "1 câu hỏi" in mine["text"]
    assert "1 góp ý" in mine["text"]
    stub.press(VIEWER, mine, "Xoá lịch sử")
    await stub.until(lambda: stub.replies(VIEWER.id)[-1]["text"] == wording.FORGOTTEN)
    assert archive.conversations.recall(f"telegram:{VIEWER.id}:0") is None
    stub.press(VIEWER, answer, "Mở trích dẫn")
    await stub.until(lambda: stub.named("answerCallbackQuery")[-1].params.get("text") == wording.GONE)


async def test_a_remark_without_a_document_is_asked_for_one(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    from bot.state.store import open_state

    book = open_state(archive.engine).feedback
    # The first button is the document that the answer cites.
    for label, correction in (("Không rõ", None), ("không có câu trả lời", ""), ("", "16%")):
        before = len(stub.replies(ADMIN.id))
        stub.say(ADMIN, QUESTION)
        stub.press(ADMIN, await last(stub, ADMIN.id, before + 1), "Sai")
        prompt = await last(stub, ADMIN.id, before + 2)
        stub.say(ADMIN, "16%", reply_to=prompt)
        asked = await last(stub, ADMIN.id, before + 3)
        assert asked["text"] == wording.ASK_EVIDENCE
        stub.press(ADMIN, asked, label)
        await stub.until(lambda: stub.replies(ADMIN.id)[-1]["text"].startswith("Đã ghi "))
        assert list(book.export())[-1]["correction"] == correction


async def test_questions_that_are_none(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.say(ADMIN, "/hoi")
    assert (await last(stub, ADMIN.id))["text"] == wording.NO_QUESTION
    stub.say(ADMIN, "a" * 1001)
    assert (await last(stub, ADMIN.id, 2))["text"] == wording.TOO_LONG
    stub.say(ADMIN, "/solieu")
    assert (await last(stub, ADMIN.id, 3))["text"] == wording.FIGURES_USAGE
    stub.say(ADMIN, "/solieu GTSX công nghiệp năm 2021")
    figures = await last(stub, ADMIN.id, 4)
    assert "17,04%" in figures["text"]
    assert "145/BC-SCT" in figures["text"]
    stub.press(ADMIN, figures, "Mở trích dẫn [1]")
    assert await last(stub, ADMIN.id, 5)
    stub.say(ADMIN, "/solieu chỉ tiêu không hề có năm 1990")
    assert "không" in (await last(stub, ADMIN.id, 6))["text"]


async def test_what_administrators_look_at(bot: TelegramFront, stub: TelegramStub) -> None:
    stub.say(ADMIN, QUESTION)
    await last(stub, ADMIN.id)
    stub.say(ADMIN, "/kho")
    assert "Kho có 14 văn bản" in (await last(stub, ADMIN.id, 2))["text"]
    stub.say(ADMIN, "/thongke")
    statistics = (await last(stub, ADMIN.id, 3))["text"]
    assert "24 giờ qua: 1 câu hỏi của 1 người" in statistics
    assert "trả lời được 1" in statistics
    stub.say(ADMIN, "/duyet")
    assert (await last(stub, ADMIN.id, 4))["text"] == office_wording.NOBODY_WAITS


async def test_a_failure_is_told_and_audited(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    stub.say(ADMIN, "/help")
    stub.press_data(ADMIN, await last(stub, ADMIN.id), "l:không phải số")
    assert (await last(stub, ADMIN.id, 2))["text"] == wording.FAILED
    assert ("message", "failed", ADMIN.id) in audited(archive)
    stub.press_data(ADMIN, stub.replies(ADMIN.id)[0], "p:không-có:q0")
    await stub.until(lambda: stub.named("answerCallbackQuery"))
    assert stub.named("answerCallbackQuery")[-1].params["text"] == wording.GONE


async def test_voices_and_pictures_are_no_questions(bot: TelegramFront, stub: TelegramStub) -> None:
    sticker = {"message_id": 700, "date": 0, "chat": ADMIN.chat, "from": ADMIN.json}
    stub.arrive({"message": sticker | {"dice": {"emoji": "🎲", "value": 3}}})
    assert (await last(stub, ADMIN.id))["text"] == wording.TEXT_ONLY


async def test_threads_are_conversations_of_their_own(bot: TelegramFront, stub: TelegramStub) -> None:
    topic = {"message_thread_id": 5, "is_topic_message": True}
    stub.say(ADMIN, QUESTION, **topic)
    assert (await last(stub, ADMIN.id))["message_thread_id"] == 5
    stub.say(ADMIN, "còn năm 2020?", message_thread_id=6, is_topic_message=True)
    assert not (await last(stub, ADMIN.id, 2))["text"].startswith("10,5%")
    stub.say(ADMIN, "còn năm 2020?", **topic)
    assert (await last(stub, ADMIN.id, 3))["text"].startswith("10,5%")
