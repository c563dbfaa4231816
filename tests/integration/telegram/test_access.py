"""Who is answered, where, and about what; everybody else is refused, and it is written down."""

from __future__ import annotations

from bot.state.people import Group, Permitted, Role, Standing
from bot.state.store import open_state
from bot.telegram import office_wording, wording
from bot.telegram.front import TelegramFront
from retrieval.assembly import Archive
from tests.integration.telegram.conftest import ADMIN, VIEWER, admit, audited
from tests.integration.telegram.stub import BOT, Json, Person, TelegramStub

QUESTION = "GTSX công nghiệp 2021 tăng bao nhiêu?"
OTHER = Person(1003, "Chị Khác")
GROUP: Json = {"id": -100200, "type": "supergroup", "title": "Phòng Tổng hợp"}


async def last(stub: TelegramStub, chat: int, count: int = 1) -> Json:
    """The last of at least `count` messages of the bot in a chat."""
    await stub.until(lambda: len(stub.replies(chat)) >= count)
    return stub.replies(chat)[-1]


async def audit_says(stub: TelegramStub, archive: Archive, *line: object) -> None:
    await stub.until(lambda: line in audited(archive))


def notices(stub: TelegramStub) -> list[str]:
    return [call.params["text"] for call in stub.named("answerCallbackQuery") if "text" in call.params]


async def test_a_stranger_learns_nothing(bot: TelegramFront, stub: TelegramStub, archive: Archive) -> None:
    stub.say(VIEWER, QUESTION)
    refusal = await last(stub, VIEWER.id)
    assert refusal["text"] == wording.REFUSALS[Standing.STRANGER]
    await audit_says(stub, archive, "message", "refused", VIEWER.id)
    assert not stub.named("sendChatAction")


async def test_a_stranger_who_insists_is_no_longer_answered(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    for _ in range(8):
        stub.say(VIEWER, QUESTION)
    await stub.until(lambda: len(audited(archive)) == 8)
    assert len(stub.replies(VIEWER.id)) == 5


async def test_revocation_works_mid_session(bot: TelegramFront, stub: TelegramStub, archive: Archive) -> None:
    admit(archive, VIEWER)
    stub.say(VIEWER, QUESTION)
    answer = await last(stub, VIEWER.id)
    stub.say(ADMIN, "/nguoidung")
    people = await last(stub, ADMIN.id)
    stub.press(ADMIN, people, VIEWER.name)
    await stub.until(lambda: "Được đọc" in stub.replies(ADMIN.id)[-1]["text"])
    stub.press(ADMIN, stub.replies(ADMIN.id)[-1], "Thu hồi")
    told = await last(stub, VIEWER.id, 2)
    assert told["text"] == wording.REFUSALS[Standing.REVOKED]
    stub.press(VIEWER, answer, "Tệp gốc")
    await audit_says(stub, archive, "button", "refused", VIEWER.id)
    await stub.until(lambda: wording.REFUSALS[Standing.REVOKED] in notices(stub))
    assert not stub.named("sendDocument")


async def test_rights_are_looked_at_again_when_the_turn_comes(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER)
    async with bot.desk.asking.turn():
        stub.say(VIEWER, QUESTION)
        await stub.until(lambda: bot.desk.asking.waiting == 2)
        admit(archive, VIEWER, permitted=Permitted.of(()))
    assert "chưa được cấp quyền đọc" in (await last(stub, VIEWER.id))["text"]


async def test_a_button_is_its_askers_own(bot: TelegramFront, stub: TelegramStub, archive: Archive) -> None:
    for who in (VIEWER, OTHER):
        admit(archive, who)
    open_state(archive.engine).people.decide_group(Group(GROUP["id"], "", True, Permitted(None)), ADMIN.id)
    stub.say(VIEWER, f"/hoi {QUESTION}", chat=GROUP)
    answer = await last(stub, GROUP["id"])
    stub.press(OTHER, answer, "Tệp gốc")
    await audit_says(stub, archive, "button", "refused", OTHER.id)
    await stub.until(lambda: notices(stub) == [wording.NOT_YOUR_BUTTON])
    assert not stub.named("sendDocument")


async def test_an_administrators_button_is_for_administrators(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER)
    stub.say(VIEWER, "/help")
    message = await last(stub, VIEWER.id)
    stub.press_data(VIEWER, message, f"a:{VIEWER.id}:role")
    await audit_says(stub, archive, "button", "refused", VIEWER.id)
    assert open_state(archive.engine).people.find(VIEWER.id).role is Role.VIEWER
    stub.say(VIEWER, "/thongke")
    assert (await last(stub, VIEWER.id, 2))["text"] == wording.NOT_FOR_YOU


async def test_a_replayed_update_is_done_once(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    update = stub.say(ADMIN, QUESTION)
    await last(stub, ADMIN.id)
    stub.replay(update)
    await audit_says(stub, archive, "replay", "refused", ADMIN.id)
    stub.say(ADMIN, "/help")
    await last(stub, ADMIN.id, 2)
    assert len(stub.replies(ADMIN.id)) == 2


async def test_nothing_outside_the_permitted_collections_is_shown(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER, permitted=Permitted.of(["nghi-quyet"]))
    stub.say(VIEWER, "145/BC-SCT nói gì?")
    assert "không có" in (await last(stub, VIEWER.id))["text"]
    stub.say(VIEWER, "/vanban")
    listed = await last(stub, VIEWER.id, 2)
    assert "145/BC-SCT" not in listed["text"]
    stub.say(VIEWER, "/nguon")
    assert (await last(stub, VIEWER.id, 3))["text"].endswith("• nghi-quyet")


async def test_a_group_answers_from_what_both_may_read(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER)
    admit(archive, OTHER, permitted=Permitted.of(["nghi-quyet"]))
    stub.say(VIEWER, f"/hoi {QUESTION}", chat=GROUP)
    assert (await last(stub, GROUP["id"]))["text"] == wording.GROUP_NOT_APPROVED
    stub.say(ADMIN, "/duyet", chat=GROUP)
    card = await last(stub, GROUP["id"], 2)
    stub.press(ADMIN, card, "giam-sat")
    await stub.until(lambda: "đã mở" in stub.replies(GROUP["id"])[-1]["text"])
    stub.say(VIEWER, f"@{BOT['username']} {QUESTION}", chat=GROUP)
    assert (await last(stub, GROUP["id"], 3))["text"].startswith("17,04%")
    stub.say(OTHER, f"/hoi@{BOT['username']} {QUESTION}", chat=GROUP)
    assert "chưa được cấp quyền đọc" in (await last(stub, GROUP["id"], 4))["text"]


async def test_a_group_is_not_listened_to_otherwise(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    admit(archive, VIEWER)
    open_state(archive.engine).people.decide_group(Group(GROUP["id"], "", True, Permitted(None)), ADMIN.id)
    stub.say(VIEWER, QUESTION, chat=GROUP)
    stub.say(VIEWER, "/hoi@khac_bot gì đó?", chat=GROUP)
    stub.say(VIEWER, "/hoi Ai ký 145/BC-SCT?", chat=GROUP)
    answer = await last(stub, GROUP["id"])
    assert len(stub.replies(GROUP["id"])) == 1
    stub.say(VIEWER, "ngày nào?", chat=GROUP, reply_to=answer)
    await last(stub, GROUP["id"], 2)


async def test_edits_pass_the_same_gate(bot: TelegramFront, stub: TelegramStub, archive: Archive) -> None:
    message = stub.say(VIEWER, QUESTION)["message"]
    await last(stub, VIEWER.id)
    stub.arrive({"edited_message": message | {"edit_date": message["date"] + 1}})
    await stub.until(lambda: audited(archive).count(("message", "refused", VIEWER.id)) == 2)
    admit(archive, VIEWER)
    stub.arrive({"edited_message": message | {"edit_date": message["date"] + 2}})
    assert (await last(stub, VIEWER.id, 3))["text"].startswith("17,04%")


async def test_inline_queries_carry_no_document_into_unknown_chats(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    for who in (VIEWER, ADMIN):
        query = {"id": str(who.id), "from": who.json, "query": QUESTION, "offset": ""}
        stub.arrive({"inline_query": query})
        await audit_says(stub, archive, "inline", "refused", who.id)
    answers = await stub.until(lambda: len(found := stub.named("answerInlineQuery")) == 2 and found)
    assert all(call.params["results"] == [] for call in answers)


async def test_bots_and_anonymous_administrators_are_strangers(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    anonymous = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    message = {"message_id": 900, "date": 0, "chat": GROUP, "from": anonymous, "text": "/hoi gì?"}
    entity = {"type": "bot_command", "offset": 0, "length": 4}
    stub.arrive({"message": message | {"entities": [entity]}})
    await audit_says(stub, archive, "message", "refused", anonymous["id"])


async def test_the_quota_holds_and_exempts_administrators(
    archive: Archive, stub: TelegramStub, bot: TelegramFront
) -> None:
    admit(archive, VIEWER)
    for _ in range(70):
        stub.say(VIEWER, "/help")
        stub.say(ADMIN, "/help")
    await stub.until(lambda: len(stub.replies(ADMIN.id)) == 70)
    await stub.until(lambda: audited(archive).count(("message", "quota", VIEWER.id)) == 10)
    texts = [message["text"] for message in stub.replies(VIEWER.id)]
    assert texts.count(wording.QUOTA) == 1
    assert len(texts) == 61


async def test_an_invitation_admits_one_person_once(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    stub.say(ADMIN, "/nguoidung")
    stub.press(ADMIN, await last(stub, ADMIN.id), "Thư mời biên tập viên")
    link = (await last(stub, ADMIN.id, 2))["text"].split("start=")[1]
    stub.say(VIEWER, f"/start {link}")
    assert "biên tập viên" in (await last(stub, VIEWER.id))["text"]
    stub.say(OTHER, f"/start {link}")
    assert (await last(stub, OTHER.id))["text"] == wording.INVITATION_INVALID
    assert open_state(archive.engine).people.find(OTHER.id).standing is Standing.STRANGER
    menus = [call.params for call in stub.named("setMyCommands")]
    assert any(menu["scope"] == {"type": "chat", "chat_id": VIEWER.id} for menu in menus)


async def test_a_group_that_moves_keeps_its_rights(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    people = open_state(archive.engine).people
    people.decide_group(Group(-7, "Cũ", True, Permitted(None)), ADMIN.id)
    old = {"id": -7, "type": "group", "title": "Cũ"}
    message = {"message_id": 901, "date": 0, "chat": old, "from": OTHER.json, "migrate_to_chat_id": -1007}
    stub.arrive({"message": message})
    await stub.until(lambda: people.group(-1007).active)
    assert not people.group(-7).active


async def test_no_administrator_locks_himself_out(
    bot: TelegramFront, stub: TelegramStub, archive: Archive
) -> None:
    stub.say(ADMIN, "/help")
    message = await last(stub, ADMIN.id)
    for verb in ("off", "role"):
        stub.press_data(ADMIN, message, f"a:{ADMIN.id}:{verb}")
    await stub.until(lambda: notices(stub) == [office_wording.NOT_YOURSELF] * 2)
    assert open_state(archive.engine).people.find(ADMIN.id).may(Role.ADMIN)
