"""Documents: found by what is remembered of their numbers, by topic, or by what others say."""

import pytest

from retrieval.domain.answer import Reason, Role
from retrieval.domain.document import DocumentStatus
from retrieval.domain.span import Origin
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, choices, not_found

RESOLUTION = papers.RESOLUTION
FEES = Paper(
    file="nghi-quyet/20-2020.txt",
    number="20/2020/NQ-HĐND",
    kind="Nghị quyết",
    issuer="HĐND tỉnh Nam Định",
    dated="ngày 01 tháng 7 năm 2020",
    subject="Quy định mức thu học phí mầm non",
    text="""
    Số: 20/2020/NQ-HĐND
    HĐND tỉnh Nam Định, ngày 01 tháng 7 năm 2020
    Quy định mức thu học phí mầm non
    """,
)
BY_FILE_NAME = Paper(
    file="quyet-dinh/35-QD-UBND.txt",
    number="35/QĐ-UBND",
    kind="Quyết định",
    subject="Giao đất cho hợp tác xã Hòa Bình",
    text="Giao đất cho hợp tác xã Hòa Bình\n\nDiện tích 15 ha.",
)


@pytest.fixture
def offices(archive: Opening) -> TextArchive:
    return archive(RESOLUTION, FEES, papers.NEWS)


def test_the_document_just_cited_is_pointed_at(offices: TextArchive) -> None:
    answered(offices.ask("Nghị quyết 20/2021/NQ-HĐND nói gì?", conversation="c"))
    outcome = answered(offices.ask("nghị quyết này do ai ký?", conversation="c"))
    assert outcome.headline.startswith("Lê Thị Hoa")


def test_a_document_pointed_at_answers_alone(archive: Opening) -> None:
    dated = Paper(file="b.txt", text="Quy chế tiếp dân có hiệu lực từ ngày 01 tháng 3 năm 2025.")
    asked = archive(RESOLUTION, FEES, dated)
    answered(asked.ask("Nghị quyết 20/2021/NQ-HĐND nói gì?", conversation="c"))
    not_found(asked.ask("văn bản này có hiệu lực từ ngày nào?", conversation="c"), Reason.NO_DOCUMENT)


def test_what_a_decision_issues_is_called_by_its_own_kind(archive: Opening) -> None:
    paper = Paper(
        file="15-2010.txt",
        number="15/2010/QĐ-UBND",
        kind="Quyết định",
        subject="Ban hành Quy định về quản lý đại lý Internet",
        signer="Đỗ Thị Mai",
        text="Số: 15/2010/QĐ-UBND\nBan hành Quy định về quản lý đại lý Internet\n\nĐỗ Thị Mai",
    )
    outcome = answered(archive(paper).ask("Quy định về quản lý đại lý Internet do lãnh đạo nào ký?"))
    assert outcome.headline.startswith("Đỗ Thị Mai")


@pytest.mark.parametrize(
    "question",
    [
        "Nghị quyết 20/2021/NQ-HĐND",
        "Nghị quyết số 20/2021/NQ-HĐND quy định về gì?",
        "nq 20/2021 nội dung gì",
        "20/2021/nq-hdnd noi dung gi",
        "Nghị quyết 20 năm 2021 nội dung gì?",
        "Nghị quyết 20 của tỉnh Bình Thuận nội dung gì?",
        "nghi quyet so 20 2021 hdnd ve viec gi",
    ],
)
def test_a_number_remembered_well_enough(offices: TextArchive, question: str) -> None:
    outcome = answered(offices.ask(question))
    assert {citation.stored.id for citation in outcome.citations} == {RESOLUTION.id}
    assert "20/2021/NQ-HĐND" in outcome.headline
    assert "Quy định mức hỗ trợ học sinh vùng khó khăn" in outcome.headline
    assert outcome.warnings == ()


def test_several_fit(offices: TextArchive) -> None:
    answer = offices.ask("Nghị quyết số 20 nội dung gì?")
    assert choices(answer) == [FEES.file, RESOLUTION.file]


def test_a_wrong_year_leaves_what_the_rest_says(offices: TextArchive) -> None:
    assert choices(offices.ask("Nghị quyết số 20 năm 2015 nội dung gì?")) == [FEES.file, RESOLUTION.file]


@pytest.mark.parametrize("file", ["khac/ban-sao.pdf.txt", "nghi-quyet/20-2021 (2).txt"])
def test_copies_count_once(archive: Opening, file: str) -> None:
    same_text = Paper(**{**vars(RESOLUTION), "file": file})
    retyped = Paper(**{**vars(RESOLUTION), "file": f"go-lai/{file}", "text": f"{RESOLUTION.text}\n\nHết."})
    unsigned = Paper(
        file="x.txt", number=RESOLUTION.number, kind="Nghị quyết", text="Nghị quyết 20/2021/NQ-HĐND"
    )
    outcome = answered(archive(RESOLUTION, same_text, retyped, unsigned).ask("Nghị quyết số 20 nội dung gì?"))
    assert "20/2021/NQ-HĐND" in outcome.headline


def test_same_number_of_two_issuers_is_no_copy(archive: Opening) -> None:
    other = Paper(**{**vars(RESOLUTION), "file": "y.txt", "issuer": "HĐND tỉnh Nam Định", "text": "Khác hẳn"})
    assert len(choices(archive(RESOLUTION, other).ask("Nghị quyết số 20 nội dung gì?"))) == 2


def test_another_kind_of_the_same_number_is_another_document(offices: TextArchive) -> None:
    not_found(offices.ask("Chỉ thị số 20 nội dung gì?"), Reason.NO_DOCUMENT)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nghị quyết 20/2021 do ai ký?", "Lê Thị Hoa"),
        ("nq 20/2021 ai ky", "Lê Thị Hoa"),
        ("Nghị quyết 20/2021 ban hành ngày nào?", "10/12/2021"),
        ("Nghị quyết 20/2021 do cơ quan nào ban hành?", "HĐND tỉnh Bình Thuận"),
        ("Nghị quyết 20/2021 nội dung gì?", "Quy định mức hỗ trợ học sinh vùng khó khăn"),
    ],
)
def test_what_is_asked_of_a_document_is_said_first(offices: TextArchive, question: str, said: str) -> None:
    outcome = answered(offices.ask(question))
    assert said in outcome.headline
    assert outcome.citations[0].role is Role.HEADER


def test_what_a_document_is_about_is_told_with_its_articles(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Nghị quyết 20/2021 nội dung gì?"))
    articles = [each.quote for each in outcome.citations if each.role is Role.CONTEXT]
    assert [article[:7] for article in articles] == ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4."]
    assert outcome.text.endswith(articles[-1])


def test_a_number_from_the_file_name_is_marked_so(archive: Opening) -> None:
    outcome = answered(archive(BY_FILE_NAME).ask("Quyết định 35/QĐ-UBND nội dung gì?"))
    assert outcome.warnings == ("Số, ký hiệu lấy từ tên tệp.",)
    assert outcome.headline == "Quyết định 35/QĐ-UBND: Giao đất cho hợp tác xã Hòa Bình"
    named = next(c for c in outcome.citations if c.origin is Origin.FILENAME)
    assert named.quote == "35-QD-UBND.txt"


def test_a_document_without_a_header_is_shown_by_its_opening(archive: Opening) -> None:
    bare = Paper(file="35-QD-UBND.txt", number="35/QĐ-UBND", text="Giao 15 ha đất.\n\nPhần còn lại.")
    outcome = answered(archive(bare).ask("Quyết định 35/QĐ-UBND nội dung gì?"))
    assert (outcome.headline, outcome.text) == ("Giao 15 ha đất.", "Giao 15 ha đất.")
    assert [c.role for c in outcome.citations] == [Role.CONTEXT]


def test_only_mentioned_elsewhere(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Quyết định 77/QĐ-UBND nội dung gì?"))
    (warning,) = outcome.warnings
    assert "77/QĐ-UBND" in warning
    assert "Không có bản gốc" in warning
    assert outcome.citations[0].role is Role.MENTION
    assert "giao trồng 1.500 ha rừng" in outcome.text


def test_mentions_that_disagree_are_all_shown(archive: Opening) -> None:
    papers_ = [
        Paper(file=f"tin/{day}.txt", text=f"Quyết định số 77/QĐ-UBND ngày {day}/6/2021 giao trồng rừng.")
        for day in (14, 15, 15)
    ]
    outcome = answered(archive(*papers_[:2]).ask("Quyết định 77/QĐ-UBND ban hành ngày nào?"))
    assert {citation.quote for citation in outcome.citations} == {p.text for p in papers_[:2]}
    assert any("khác nhau" in warning for warning in outcome.warnings)


def test_a_number_is_found_by_topic_in_what_others_mention(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Quyết định giao trồng rừng ở Nam Định số mấy?"))
    assert outcome.headline.startswith("Quyết định 77/QĐ-UBND")
    not_found(offices.ask("Quyết định giao trồng rừng năm 2019 số mấy?"), Reason.NO_DOCUMENT)


def test_a_number_without_a_kind_in_it_is_of_the_kind_before_it(archive: Opening) -> None:
    text = (
        "Quốc hội thông qua Nghị quyết số 54/2017/QH14 về thí điểm chính sách đặc thù phát triển thành phố."
    )
    offices = archive(Paper(file="tin.txt", text=text))
    asked = "của Quốc hội thí điểm cơ chế riêng phát triển thành phố số mấy?"
    assert "54/2017/QH14" in answered(offices.ask(f"Nghị quyết {asked}")).headline
    not_found(offices.ask(f"Luật {asked}"), Reason.NO_DOCUMENT)


def test_what_one_organ_laid_down_is_not_what_another_did(archive: Opening) -> None:
    paper = Paper(
        file="hoc-phi.txt",
        text="Miễn học phí cho trẻ mầm non ở Nam Định theo Nghị quyết số 46/NQ-CP ngày 09/6/2017.",
    )
    offices = archive(paper)
    assert "46/NQ-CP" in answered(offices.ask("Miễn học phí trẻ mầm non theo nghị quyết nào?")).headline
    told = answered(offices.ask("Miễn học phí trẻ mầm non thực hiện theo nghị quyết nào?"))
    assert "46/NQ-CP" in told.headline
    asked = "HĐND tỉnh Nam Định quy định miễn học phí trẻ mầm non bằng nghị quyết nào?"
    not_found(offices.ask(asked), Reason.NO_DOCUMENT)


def test_the_year_may_be_that_of_issue(archive: Opening) -> None:
    undated = Paper(**{**vars(FEES), "number": "20/NQ-HĐND", "text": FEES.text.replace("20/2020/", "20/")})
    offices = archive(undated)
    assert "20/NQ-HĐND" in answered(offices.ask("nq 20/2020 nội dung gì")).headline
    not_found(offices.ask("nq 20/2021 nội dung gì"), Reason.NO_DOCUMENT)


def test_a_document_that_names_another_in_its_title(archive: Opening) -> None:
    repeal = Paper(
        file="bai-bo.txt",
        number="31/2022/NQ-HĐND",
        kind="Nghị quyết",
        subject="Bãi bỏ Nghị quyết số 20/2021/NQ-HĐND",
        text="Số: 31/2022/NQ-HĐND\nBãi bỏ Nghị quyết số 20/2021/NQ-HĐND",
    )
    outcome = answered(archive(RESOLUTION, repeal).ask("Văn bản nào bãi bỏ Nghị quyết 20/2021/NQ-HĐND?"))
    assert outcome.headline.startswith("Nghị quyết 31/2022/NQ-HĐND")


def test_a_year_until_which_a_rule_holds_is_no_year_of_issue(archive: Opening) -> None:
    offices = archive(FEES, papers.NEWS)
    assert "20/2020" in answered(offices.ask("Nghị quyết nào thu học phí mầm non đến hết năm 2025?")).headline
    not_found(offices.ask("Nghị quyết nào thu học phí mầm non năm 2025?"), Reason.NO_DOCUMENT)


@pytest.mark.parametrize(
    "question",
    [
        "NQ 20/2020 quy định học phí gì?",
        "nq 20/2020 hdnd nam dinh quy dinh muc thu cai gi",
    ],
)
def test_a_title_completes_the_question_of_a_numbered_document(offices: TextArchive, question: str) -> None:
    outcome = answered(offices.ask(question))
    assert outcome.headline.endswith("Quy định mức thu học phí mầm non")
    assert outcome.citations[0].role is Role.HEADER


def test_what_the_title_does_not_name_is_read_in_the_document(archive: Opening) -> None:
    text = (
        "Số: 20/2020/NQ-HĐND\nQuy định mức thu học phí mầm non\n\nTrường nộp báo cáo thu cho Phòng Tài chính."
    )
    school = Paper(
        file="a.txt",
        number="20/2020/NQ-HĐND",
        kind="Nghị quyết",
        subject="Quy định mức thu học phí mầm non",
        text=text,
    )
    told = answered(archive(school).ask("Theo NQ 20/2020 trường nộp báo cáo thu cho phòng nào?"))
    assert "Phòng Tài chính" in told.headline


def test_of_two_with_one_number_the_place_chooses_whatever_year_is_in_it(archive: Opening) -> None:
    other = Paper(
        file="b.txt",
        number="20/NQ-HĐND",
        kind="Nghị quyết",
        issuer="HĐND tỉnh Hà Nam",
        dated="ngày 09 tháng 7 năm 2020",
        subject="Đặt tên đường thành phố Phủ Lý",
        text="HĐND tỉnh Hà Nam, ngày 09 tháng 7 năm 2020\nĐặt tên đường thành phố Phủ Lý",
    )
    outcome = answered(archive(FEES, other).ask("Nghị quyết 20/2020 của Hà Nam nói về gì?"))
    assert "Phủ Lý" in outcome.headline


def test_a_document_without_a_day_is_of_the_year_that_it_speaks_of(archive: Opening) -> None:
    plan = Paper(
        file="a.txt",
        kind="Kế hoạch",
        subject="Tập huấn phần mềm kế toán cho kế toán xã",
        signer="Trần Văn Hòa",
        text="Tập huấn phần mềm kế toán cho kế toán xã\n\nNgày 26/12/2011: khai mạc.\n\nTrần Văn Hòa",
    )
    outcome = answered(archive(plan).ask("Ai ký kế hoạch tập huấn phần mềm kế toán cho xã cuối năm 2011?"))
    assert outcome.headline.startswith("Trần Văn Hòa")


def test_a_document_may_be_asked_for_in_other_words_where_no_other_comes_near(archive: Opening) -> None:
    question = "Nghị quyết nào bắt trẻ mầm non nộp khoản học phí?"
    assert "20/2020" in answered(archive(FEES, RESOLUTION).ask(question)).headline
    other = Paper(file="a.txt", number="9/NQ-HĐND", kind="Nghị quyết", subject="Học phí", text="Học phí trẻ")
    not_found(archive(FEES, other).ask(question), Reason.NO_DOCUMENT)


@pytest.mark.parametrize("other", ["Giám đốc Sở Nội vụ.", "Giám đốc Sở."])
def test_documents_alike_in_all_but_what_is_asked_for_are_not_offered(archive: Opening, other: str) -> None:
    names = {"Y tế": "Giám đốc Sở Nội vụ.", "Tư pháp": other, "Xây dựng": other}
    offices = archive(
        *(
            Paper(
                file=f"{at}.txt",
                number=f"{at}/2025/QĐ-UBND",
                kind="Quyết định",
                subject=f"Quy định chức năng, nhiệm vụ của Sở {name}",
                text=f"{at}/2025/QĐ-UBND\nQuy định chức năng, nhiệm vụ của Sở {name}\n\n{text}",
            )
            for at, (name, text) in enumerate(names.items(), start=11)
        )
    )
    not_found(offices.ask("Quyết định nào quy định chức năng, nhiệm vụ Sở Nội vụ?"), Reason.NO_DOCUMENT)
    assert "12/2025/QĐ-UBND" in answered(offices.ask("chức năng nhiệm vụ sở tư pháp ở qđ số mấy")).headline
    assert len(choices(offices.ask("Quyết định nào quy định chức năng, nhiệm vụ các sở?"))) == 3


def test_its_own_number_is_no_mention(archive: Opening) -> None:
    not_found(archive(RESOLUTION).ask("Chỉ thị 20/CT-UBND nội dung gì?"), Reason.NO_DOCUMENT)


@pytest.mark.parametrize(
    "question",
    [
        "Nghị quyết 98/2019/NQ-HĐND có hiệu lực ngày nào?",
        "Theo Nghị quyết 98/2019/NQ-HĐND, ai chủ trì thẩm định hồ sơ hỗ trợ?",
        "Theo Nghị quyết 98/2019/NQ-HĐND mỗi học sinh được hỗ trợ bao nhiêu?",
    ],
)
def test_nothing_else_says_what_an_unknown_document_lays_down(archive: Opening, question: str) -> None:
    outcome = not_found(archive(RESOLUTION).ask(question), Reason.NO_DOCUMENT)
    assert outcome.headline == "Kho không có văn bản số 98/2019/NQ-HĐND."


def test_who_names_a_document_may_tell_what_it_lays_down(archive: Opening) -> None:
    telling = Paper(
        file="tin.txt",
        text="Theo Nghị quyết 98/2019/NQ-HĐND, Sở Y tế chủ trì thẩm định hồ sơ hỗ trợ thai sản.",
    )
    question = "Theo Nghị quyết 98/2019/NQ-HĐND, cơ quan nào chủ trì thẩm định hồ sơ hỗ trợ?"
    assert answered(archive(RESOLUTION, telling).ask(question)).headline == "Sở Y tế"


def test_unknown_number(offices: TextArchive) -> None:
    outcome = not_found(offices.ask("Nghị quyết 98/2019/NQ-HĐND nội dung gì?"), Reason.NO_DOCUMENT)
    assert outcome.headline == "Kho không có văn bản số 98/2019/NQ-HĐND."
    assert (outcome.nearby, outcome.candidates) == ((), ())


@pytest.mark.parametrize(
    "question",
    [
        "tìm giúp nghị quyết 2x của Nam Định về học phí mầm non",
        "nghi quyet 2 may ve hoc phi mam non so may, ky ngay nao",
    ],
)
def test_a_number_of_which_not_every_digit_is_known(offices: TextArchive, question: str) -> None:
    assert "20/2020/NQ-HĐND" in answered(offices.ask(question)).headline


def test_known_digits_alone_leave_a_choice_and_the_topic_must_fit(offices: TextArchive) -> None:
    assert len(choices(offices.ask("nghị quyết 2x"))) == 2
    not_found(offices.ask("nghị quyết 2x về nuôi tôm hùm"), Reason.NO_DOCUMENT)


def test_by_topic(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Nghị quyết nào quy định mức thu học phí mầm non?"))
    assert "20/2020/NQ-HĐND" in outcome.headline
    not_found(offices.ask("Nghị quyết nào quy định về đèn đường nông thôn?"), Reason.NO_DOCUMENT)


def test_by_topic_of_a_place_or_year(archive: Opening) -> None:
    other = Paper(
        **{
            **vars(FEES),
            "file": "khac.txt",
            "number": "31/2022/NQ-HĐND",
            "issuer": "HĐND tỉnh Bình Thuận",
            "dated": "ngày 02 tháng 8 năm 2022",
            "text": "31/2022/NQ-HĐND\nHĐND tỉnh Bình Thuận, ngày 02 tháng 8 năm 2022\n"
            "Quy định mức thu học phí mầm non",
        }
    )
    offices = archive(FEES, other)
    asked = "Nghị quyết nào quy định mức thu học phí mầm non"
    assert choices(offices.ask(f"{asked}?")) == sorted([FEES.file, other.file])
    assert "31/2022/NQ-HĐND" in answered(offices.ask(f"{asked} của tỉnh Bình Thuận?")).headline
    assert "20/2020/NQ-HĐND" in answered(offices.ask(f"{asked} năm 2020?")).headline


def test_a_clause_of_a_numbered_document_is_read_there_alone(archive: Opening) -> None:
    louder = Paper(
        file="tin/ho-tro.txt",
        text="Ông Phạm Văn Sáu phụ trách Tổ công tác về hỗ trợ học sinh của cả nước, phụ trách hỗ trợ.",
    )
    offices = archive(RESOLUTION, louder)
    outcome = answered(offices.ask("Theo Nghị quyết 20/2021/NQ-HĐND, ai phụ trách Tổ công tác hỗ trợ?"))
    assert "Nguyễn Văn Bình" in outcome.headline


def test_a_draft_is_found_too(archive: Opening) -> None:
    draft = Paper(**{**vars(FEES), "status": DocumentStatus.DRAFT})
    outcome = answered(archive(draft).ask("Nghị quyết 20/2020 nội dung gì?"))
    assert outcome.citations[0].stored.document.status is DocumentStatus.DRAFT


RULES = Paper(
    file="nghi-quyet/77-2017.txt",
    number="77/2017/NQ-HĐND",
    kind="Nghị quyết",
    issuer="HĐND tỉnh Nam Định",
    dated="ngày 14 tháng 7 năm 2017",
    subject="Quy định mức chi cho công tác xây dựng văn bản",
    text="""
    Số: 77/2017/NQ-HĐND
    HĐND tỉnh Nam Định, ngày 14 tháng 7 năm 2017
    Quy định mức chi cho công tác xây dựng văn bản
    Điều 4. Hiệu đính tài liệu dịch: 40.000 đồng/trang.
    """,
)


def test_a_document_is_found_by_a_clause_that_no_title_names(archive: Opening) -> None:
    asked = archive(RESOLUTION, FEES, RULES)
    outcome = answered(asked.ask("Hiệu đính tài liệu dịch được chi theo nghị quyết nào của Nam Định?"))
    assert outcome.headline.startswith("Nghị quyết 77/2017/NQ-HĐND")
    assert any("Hiệu đính tài liệu dịch" in each.quote for each in outcome.citations)


def test_a_clause_that_lacks_what_is_asked_finds_no_document(archive: Opening) -> None:
    asked = archive(RESOLUTION, FEES, RULES)
    not_found(
        asked.ask("Hiệu đính phim tài liệu được chi theo nghị quyết nào của Nam Định?"), Reason.NO_DOCUMENT
    )


def test_a_kind_may_be_remembered_wrongly(archive: Opening) -> None:
    notice = Paper(
        file="thong-bao.txt",
        kind="Thông báo",
        issuer="UBND tỉnh Bình Thuận",
        subject="Về việc chuẩn bị giải thể một số hội quần chúng",
        text="THÔNG BÁO\nVề việc chuẩn bị giải thể một số hội quần chúng\n\nThống nhất giải thể 06 hội.",
    )
    outcome = answered(archive(notice).ask("công văn của UBND tỉnh về giải thể hội quần chúng"))
    assert outcome.headline.startswith("Thông báo")


def test_two_issuers_that_set_the_same_are_offered_both(archive: Opening) -> None:
    def resolution(number: str, province: str, subject: str) -> Paper:
        return Paper(
            file=f"{number}.txt",
            number=f"{number}/2017/NQ-HĐND",
            kind="Nghị quyết",
            issuer=f"HĐND tỉnh {province}",
            subject=subject,
            text=f"Số: {number}/2017/NQ-HĐND\n{subject}",
        )

    one = resolution("63", "Gia Lai", "Quy định mức học phí đối với giáo dục mầm non")
    other = resolution("17", "Nam Định", "Quy định mức thu học phí của cơ sở giáo dục mầm non")
    asked = archive(one, other)
    assert len(choices(asked.ask("Nghị quyết quy định mức học phí là nghị quyết số mấy?"))) == 2
    named = answered(asked.ask("Nghị quyết quy định mức học phí của Gia Lai là nghị quyết số mấy?"))
    assert "63/2017" in named.headline


def test_what_was_replaced_is_not_what_holds_now(archive: Opening) -> None:
    text = "Quy định này có hiệu lực ngay và thay thế Quyết định số 32/2023/QĐ-UBND về bộ máy Sở Xây dựng."
    offices = archive(Paper(file="moi.txt", text=text))
    not_found(offices.ask("Bộ máy Sở Xây dựng hiện theo quyết định số mấy?"), Reason.NO_DOCUMENT)
    used = "Bộ máy Sở Xây dựng theo Quyết định số 32/2023/QĐ-UBND."
    told = answered(
        archive(Paper(file="cu.txt", text=used)).ask("Bộ máy Sở Xây dựng hiện theo quyết định số mấy?")
    )
    assert "32/2023" in told.headline


CHARTER = Paper(
    file="quyet-dinh/21-2025.txt",
    number="21/2025/QĐ-UBND",
    kind="Quyết định",
    issuer="UBND tỉnh Nam Định",
    subject="Quy định chức năng của Sở Y tế",
    text="""
    Số: 21/2025/QĐ-UBND
    Thực hiện Thông báo số 208-TB/TU ngày 24 tháng 02 năm 2025 của Ban Thường vụ Tỉnh ủy về sắp xếp bộ máy;
    Theo đề nghị của Giám đốc Sở Y tế tại Tờ trình số 82/TTr-SYT và Sở Nội vụ tại Tờ trình số 53/TTr-SNV.
    Trụ sở chính: Số 4, phố Hàng Thao, thành phố Nam Định.
    """,
)


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("QĐ 21/2025 của Nam Định thực hiện theo thông báo số mấy của Tỉnh ủy?", "208-TB/TU"),
        ("Tờ trình của Sở Nội vụ làm căn cứ ban hành QĐ 21/2025 là số mấy?", "53/TTr-SNV"),
        ("Tờ trình của Sở Y tế làm căn cứ ban hành QĐ 21/2025 là số mấy?", "82/TTr-SYT"),
    ],
)
def test_a_numbered_document_tells_the_number_of_what_it_names(
    archive: Opening, question: str, number: str
) -> None:
    headline = answered(archive(CHARTER, FEES).ask(question)).headline
    assert number in headline.split(" và ")[0]


def test_a_number_in_a_street_is_asked_of_no_document(archive: Opening) -> None:
    told = archive(CHARTER).ask("Trụ sở chính Sở Y tế theo QĐ 21/2025 ở số mấy, phố nào?")
    assert "Số 4, phố Hàng Thao" in answered(told).headline
