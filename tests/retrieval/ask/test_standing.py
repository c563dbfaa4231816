"""Whether a document is in force, and which documents replaced, revoked or amended it."""

from dataclasses import replace

import pytest

from retrieval.domain.answer import Reason, Role
from retrieval.domain.relation import RelationKind
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, choices, not_found

REPLACING = Paper(
    file="nghi-quyet/09-2023.txt",
    number="09/2023/NQ-HĐND",
    kind="Nghị quyết",
    issuer="HĐND tỉnh Bình Thuận",
    dated="ngày 05 tháng 7 năm 2023",
    subject="Quy định mức hỗ trợ tiền ăn trưa cho học sinh",
    text="""
    Số: 09/2023/NQ-HĐND
    HĐND tỉnh Bình Thuận, ngày 05 tháng 7 năm 2023
    Quy định mức hỗ trợ tiền ăn trưa cho học sinh

    Điều 3. Nghị quyết này có hiệu lực từ ngày 15 tháng 7 năm 2023 và thay thế Nghị quyết số \
20/2021/NQ-HĐND ngày 10 tháng 12 năm 2021 của Hội đồng nhân dân tỉnh.
    """,
    deeds={"20/2021/NQ-HĐND": RelationKind.REPLACES},
)
ELSEWHERE = Paper(
    file="nghi-quyet/31-2024.txt",
    number="31/2024/NQ-HĐND",
    kind="Nghị quyết",
    issuer="HĐND tỉnh Nam Định",
    dated="ngày 02 tháng 8 năm 2024",
    subject="Bãi bỏ một nghị quyết của HĐND tỉnh Nam Định",
    text="""
    Số: 31/2024/NQ-HĐND
    HĐND tỉnh Nam Định, ngày 02 tháng 8 năm 2024
    Bãi bỏ một nghị quyết của HĐND tỉnh Nam Định

    Điều 1. Bãi bỏ Nghị quyết số 20/2021/NQ-HĐND của Hội đồng nhân dân tỉnh Nam Định.
    """,
    deeds={"20/2021/NQ-HĐND": RelationKind.REVOKES},
)


@pytest.fixture
def offices(archive: Opening) -> TextArchive:
    return archive(papers.RESOLUTION, REPLACING, ELSEWHERE)


@pytest.mark.parametrize(
    "question",
    [
        "Nghị quyết 20/2021/NQ-HĐND còn hiệu lực không?",
        "nq 20/2021/nq-hdnd binh thuan con hieu luc ko",
        "Văn bản nào thay thế Nghị quyết 20/2021/NQ-HĐND?",
        "Nghị quyết về hỗ trợ học sinh vùng khó khăn đã bị thay thế chưa?",
    ],
)
def test_what_replaced_a_document(offices: TextArchive, question: str) -> None:
    outcome = answered(offices.ask(question))
    assert outcome.headline.startswith("Không còn hiệu lực: đã được thay thế bởi Nghị quyết 09/2023/NQ-HĐND")
    assert outcome.citations[0].role is Role.MENTION
    assert "thay thế Nghị quyết số 20/2021/NQ-HĐND" in outcome.citations[0].quote
    assert {citation.stored.id for citation in outcome.citations} == {REPLACING.id}


def test_what_a_document_replaces(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Nghị quyết 09/2023/NQ-HĐND thay thế văn bản nào?"))
    assert "20/2021/NQ-HĐND" in outcome.headline


def test_a_document_asked_for_by_what_it_is_about_is_named_with_what_it_replaces(
    offices: TextArchive,
) -> None:
    question = "Nghị quyết nào quy định tiền ăn trưa cho học sinh và thay thế nghị quyết nào?"
    named = "Nghị quyết 09/2023/NQ-HĐND ngày 05/07/2023 thay thế Nghị quyết 20/2021/NQ-HĐND"
    assert answered(offices.ask(question)).headline == named


def test_of_several_replaced_documents_the_year_chooses(archive: Opening) -> None:
    older = "5/2013/NQ-HĐND"
    both = replace(
        REPLACING,
        text=REPLACING.text.replace("20/2021/NQ-HĐND", f"20/2021/NQ-HĐND và Nghị quyết số {older}"),
        deeds={**REPLACING.deeds, older: RelationKind.REPLACES},
    )
    outcome = answered(archive(both).ask("Nghị quyết 09/2023/NQ-HĐND thay nghị quyết nào ban hành năm 2013?"))
    assert outcome.headline == f"Nghị quyết {older}"


def test_nothing_in_the_archive_ends_a_document(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Nghị quyết 09/2023/NQ-HĐND còn hiệu lực không?"))
    assert outcome.headline.startswith("Trong kho không có văn bản nào thay thế")
    assert "có hiệu lực từ ngày 15 tháng 7 năm 2023" in outcome.citations[0].quote


def test_what_is_applied_later_than_the_document_takes_effect(archive: Opening) -> None:
    later = replace(REPLACING, text=f"{REPLACING.text}\n\nThời điểm áp dụng mức ăn trưa: từ ngày 01/01/2024.")
    offices = archive(later)
    effect = answered(offices.ask("Nghị quyết 09/2023/NQ-HĐND có hiệu lực từ ngày nào?"))
    assert effect.headline == "ngày 15 tháng 7 năm 2023"
    applied = answered(offices.ask("Nghị quyết 09/2023/NQ-HĐND áp dụng từ ngày nào?"))
    assert applied.headline == "ngày 01/01/2024"


def test_a_document_that_says_nothing_of_its_effect(archive: Opening) -> None:
    outcome = answered(archive(ELSEWHERE).ask("Nghị quyết 31/2024/NQ-HĐND còn hiệu lực không?"))
    assert "31/2024/NQ-HĐND" in outcome.headline


def test_a_missing_document_of_which_others_say_that_it_ended(archive: Opening) -> None:
    outcome = answered(archive(REPLACING, ELSEWHERE).ask("NQ 20/2021/NQ-HĐND Nam Định còn hiệu lực không?"))
    assert {citation.stored.id for citation in outcome.citations} == {ELSEWHERE.id}


def test_nobody_knows_the_document(offices: TextArchive) -> None:
    not_found(offices.ask("Nghị quyết 77/2019/NQ-HĐND còn hiệu lực không?"), Reason.NO_DOCUMENT)


def test_of_several_documents_of_one_number_the_asker_chooses(archive: Opening) -> None:
    twin = replace(papers.RESOLUTION, file="khac.txt", issuer="HĐND tỉnh Nam Định", text="Mức hỗ trợ")
    asked = archive(papers.RESOLUTION, twin).ask("Nghị quyết 20/2021/NQ-HĐND còn hiệu lực không?")
    assert len(choices(asked)) == 2


def test_only_readers_of_the_replacing_document_hear_of_it(archive: Opening) -> None:
    hidden = replace(REPLACING, collection="mật")
    outcome = answered(
        archive(papers.RESOLUTION, hidden).ask(
            "Nghị quyết 20/2021/NQ-HĐND còn hiệu lực không?", scope=["chung"]
        )
    )
    assert "09/2023" not in outcome.headline + outcome.text


@pytest.mark.parametrize("question", ["thay thế", "sửa đổi"])
def test_a_proposal_changes_nothing(archive: Opening, question: str) -> None:
    proposal = replace(
        REPLACING,
        file="to-trinh.txt",
        number="76/TTr-UBND",
        kind="Tờ trình",
        deeds={"20/2021/NQ-HĐND": RelationKind.AMENDS},
    )
    asked = archive(papers.RESOLUTION, REPLACING, proposal)
    outcome = answered(asked.ask(f"Văn bản nào {question} Nghị quyết 20/2021/NQ-HĐND?"))
    assert {citation.stored.id for citation in outcome.citations} == {REPLACING.id}


@pytest.mark.parametrize(
    "question",
    [
        "Nghị quyết 09/2023/NQ-HĐND có hiệu lực từ ngày nào?",
        "Mức hỗ trợ tiền ăn trưa cho học sinh có hiệu lực khi nào?",
    ],
)
def test_from_when_a_document_is_in_force(offices: TextArchive, question: str) -> None:
    assert answered(offices.ask(question)).headline == "ngày 15 tháng 7 năm 2023"


def test_a_copy_says_the_day_that_a_scan_leaves_blank(archive: Opening) -> None:
    day = "ngày 15 tháng 7 năm 2023"
    blank = replace(REPLACING, file="a/quet.txt", text=REPLACING.text.replace(day, "ngày …… tháng ……"))
    outcome = answered(archive(blank, REPLACING).ask("Nghị quyết 09/2023/NQ-HĐND có hiệu lực ngày nào?"))
    assert outcome.headline == day


def test_a_copy_says_the_day_that_a_scan_garbles(archive: Opening) -> None:
    day = "ngày 15 tháng 7 năm 2023"
    garbled = replace(
        REPLACING, file="a/quet.txt", text=REPLACING.text.replace(day, "ngày 15 thing 7 năm 2023")
    )
    outcome = answered(archive(garbled, REPLACING).ask("Nghị quyết 09/2023/NQ-HĐND có hiệu lực ngày nào?"))
    assert outcome.headline == day


def test_a_document_that_does_not_say_from_when(archive: Opening) -> None:
    not_found(archive(ELSEWHERE).ask("Nghị quyết 31/2024/NQ-HĐND có hiệu lực khi nào?"), Reason.NO_DOCUMENT)


@pytest.mark.parametrize(
    "question",
    [
        "Học sinh ở Bình Thuận còn được hỗ trợ theo Nghị quyết 20/2021/NQ-HĐND không?",
        "hoc sinh binh thuan con duoc ho tro theo nq 20/2021/nq-hdnd ko",
    ],
)
def test_what_a_document_that_ended_allowed_is_over(offices: TextArchive, question: str) -> None:
    outcome = answered(offices.ask(question))
    assert outcome.headline.startswith("Không còn hiệu lực: đã được thay thế bởi Nghị quyết 09/2023/NQ-HĐND")


def test_what_a_document_in_force_still_allows_is_read_from_it(archive: Opening) -> None:
    asked = archive(REPLACING).ask("Học sinh còn được hỗ trợ theo Nghị quyết 09/2023/NQ-HĐND không?")
    assert "Không còn hiệu lực" not in str(asked.outcome)


def test_both_days_are_told_where_both_are_asked_for(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Nghị quyết 09/2023/NQ-HĐND ký ngày nào, có hiệu lực từ ngày nào?"))
    assert outcome.headline == "ban hành ngày 05 tháng 7 năm 2023; có hiệu lực từ ngày 15 tháng 7 năm 2023"


def test_who_signed_what_revoked_a_document_that_is_not_held(archive: Opening) -> None:
    revoking = replace(
        ELSEWHERE,
        subject="Bãi bỏ Nghị quyết số 20/2021/NQ-HĐND của HĐND tỉnh Nam Định",
        signer="Trần Văn Hòa",
    )
    revoking = replace(revoking, text=f"{revoking.text}\n\n{revoking.subject}\n\nTrần Văn Hòa")
    outcome = answered(archive(revoking).ask("Nghị quyết bãi bỏ NQ 20/2021/NQ-HĐND do ai ký?"))
    assert outcome.headline.startswith("Trần Văn Hòa")


def test_what_a_proposal_became_is_the_document_that_names_it(archive: Opening) -> None:
    passed = replace(
        REPLACING, text=REPLACING.text.replace("Điều 3.", "Xét Tờ trình số 181/TTr-UBND;\n\n    Điều 3.")
    )
    passed = replace(passed, deeds={**passed.deeds, "181/TTr-UBND": RelationKind.BASED_ON})
    outcome = answered(archive(passed).ask("Tờ trình 181/TTr-UBND được thông qua thành nghị quyết nào?"))
    assert outcome.headline.startswith("Nghị quyết 09/2023/NQ-HĐND")
    assert any("181/TTr-UBND" in citation.quote for citation in outcome.citations)


def test_a_document_that_is_not_held_is_told_by_what_its_own_province_says_of_it(archive: Opening) -> None:
    asked = archive(ELSEWHERE, REPLACING)
    outcome = answered(asked.ask("NQ 20/2021 của Bình Thuận ban hành ngày nào?"))
    assert "ngày 10 tháng 12 năm 2021" in outcome.headline
    not_found(asked.ask("NQ 20/2021 của Hà Giang ban hành ngày nào?"), Reason.NO_DOCUMENT)
    not_found(asked.ask("NQ 20/2021 của Bình Thuận ai ký?"), Reason.NO_DOCUMENT)


def test_a_document_that_is_held_is_not_said_to_be_missing(archive: Opening) -> None:
    outcome = not_found(
        archive(papers.RESOLUTION).ask("Nghị quyết 20/2021/NQ-HĐND có hiệu lực từ ngày nào?"),
        Reason.NO_DOCUMENT,
    )
    assert outcome.headline == "Văn bản số 20/2021/NQ-HĐND có trong kho, nhưng không thấy điều được hỏi."
    assert [stored.id for stored in outcome.candidates] == [papers.RESOLUTION.id]
