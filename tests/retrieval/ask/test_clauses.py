"""Clauses: a name, a day, an amount, a whole list; and an honest no when nothing says it."""

import pytest

from retrieval.ask.compose_clause import LONGEST_HEADLINE, shortened
from retrieval.domain.answer import Reason
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, not_found


@pytest.fixture
def offices(archive: Opening) -> TextArchive:
    return archive(*papers.ALL)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Ai phụ trách Tổ công tác về hỗ trợ học sinh?", "Nguyễn Văn Bình"),
        ("ai phu trach to cong tac ve ho tro hoc sinh", "Nguyễn Văn Bình"),
        ("Hồ sơ hỗ trợ phải thẩm định trước ngày nào?", "ngày 15 tháng 9 năm 2022"),
        ("Cơ quan nào chủ trì thẩm định hồ sơ hỗ trợ?", "Sở Tài chính"),
        ("Mức hỗ trợ mỗi học sinh là bao nhiêu?", "450.000 đồng/tháng"),
    ],
)
def test_the_name_day_or_amount_comes_first(offices: TextArchive, question: str, headline: str) -> None:
    outcome = answered(offices.ask(question))
    assert headline in outcome.headline
    assert headline in outcome.citations[0].quote
    assert outcome.citations[0].stored.id == papers.RESOLUTION.id


def test_a_list_is_kept_whole(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Học sinh được hỗ trợ gồm những đối tượng nào?"))
    quote = outcome.citations[0].quote
    assert quote.startswith("Điều 2.")
    assert quote.endswith("c) Học sinh thuộc hộ nghèo.")
    assert outcome.headline == "Học sinh mồ côi; Học sinh khuyết tật; Học sinh thuộc hộ nghèo"
    assert [each.text for each in outcome.computed] == ["danh sách có 3 mục"]


def test_what_happened_on_a_day_happened_in_its_year(archive: Opening) -> None:
    text = (
        "Giải võ cổ truyền năm 2025: ngày 22.4.2025 thi đấu nội dung quyền thuật.\n\n"
        "Nội dung đối kháng của giải võ cổ truyền sẽ thi đấu từ ngày 24 - 30.4."
    )
    outcome = answered(
        archive(Paper(file="a.txt", text=text)).ask(
            "Giải võ cổ truyền 2025: nội dung đối kháng đấu từ ngày nào tới ngày nào?"
        )
    )
    assert outcome.headline == "24 - 30.4"


def test_a_term_is_defined_whatever_rule_is_named(archive: Opening) -> None:
    text = "Đại lý Internet phải đăng ký.\n\n1. Đại lý Internet là tổ chức cung cấp dịch vụ Internet."
    offices = archive(Paper(file="a.txt", text=text, place="Hà Nội"))
    outcome = answered(offices.ask("Thế nào là đại lý Internet theo quy định của Hà Nội?"))
    assert outcome.headline.startswith("Đại lý Internet là tổ chức")


@pytest.mark.parametrize(
    "question",
    [
        "Ai là giám đốc bệnh viện đa khoa khu vực?",
        "Khi nào khánh thành cầu vượt sông?",
        "Giấy phép lái tàu biển quốc tế được cấp ra sao?",
        "Cơ quan nào quản lý giếng khoan?",
    ],
)
def test_what_no_document_speaks_of(offices: TextArchive, question: str) -> None:
    not_found(offices.ask(question), Reason.NO_DOCUMENT)


def test_a_document_that_answers_stands_out_from_others(archive: Opening) -> None:
    text = "Hồ sơ xin cấp lại giấy phép nộp tại bộ phận một cửa trước ngày {} tháng 9 năm 2022."
    question = "Hồ sơ xin gia hạn giấy phép khai thác cát nộp trước ngày nào?"

    own = Paper(file="a.txt", text=text.format(15))
    other = text.replace("nộp tại", "nộp ở")
    agreeing, rival = (Paper(file="b.txt", text=other.format(day)) for day in (15, 20))
    assert answered(archive(own, agreeing).ask(question)).headline == "ngày 15 tháng 9 năm 2022"
    not_found(archive(own, rival).ask(question), Reason.NO_DOCUMENT)


def test_who_does_a_deed_is_told_not_whom_it_is_done_to(archive: Opening) -> None:
    text = (
        "Chiều nay, huyện trao quyết định nghỉ hưu cho ông Trần Văn Hòa, Phó Giám đốc Trung tâm Y tế.\n\n"
        "Phó Chủ tịch huyện Lê Thị Mai trao quyết định nghỉ hưu cho ông Trần Văn Hòa."
    )
    offices = archive(Paper(file="a.txt", text=text))
    assert (
        answered(offices.ask("Lãnh đạo nào trao quyết định nghỉ hưu cho ông Hòa?")).headline == "Lê Thị Mai"
    )


def test_an_organ_holds_the_role_that_is_asked_for(archive: Opening) -> None:
    text = (
        "Dự án cầu Bến Mới vay vốn của Ngân hàng Phát triển Á Đông, phê duyệt chủ trương đầu tư năm 2021.\n\n"
        "Dự án do Ban Quản lý dự án Giao thông tỉnh làm chủ đầu tư."
    )
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask("Cơ quan nào làm chủ đầu tư dự án cầu Bến Mới?")
    )
    assert told.headline.startswith("Ban Quản lý dự án Giao thông")


def test_the_day_of_a_month_is_read_however_it_is_written(archive: Opening) -> None:
    text = "Rạng sáng ngày 07.3, kho gỗ ở khối 5 bị cháy.\n\nVụ cháy không gây thiệt hại về người."
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask("Vụ cháy kho gỗ ngày 7/3 có thiệt hại về người không?")
    )
    assert "không gây thiệt hại về người" in told.headline


def test_a_list_goes_on_after_a_semicolon_where_it_is_alike(archive: Opening) -> None:
    text = "Còn 3 xã chưa về đích gồm: xã Mỹ Lộc, xã Tân Bình (do thiếu vốn); xã Hưng Đạo (do thiên tai)."
    told = answered(archive(Paper(file="a.txt", text=text)).ask("3 xã nào chưa về đích?"))
    assert "xã Hưng Đạo" in told.headline


def test_of_several_sentences_that_list_the_one_asked_for_is_told(archive: Opening) -> None:
    text = (
        "Có 3 xã thu quỹ cao hơn bình quân huyện, dẫn đầu là xã Mỹ Lộc, tiếp đến là xã Tân Bình, "
        "xã Hưng Đạo, xã An Lộc. Nhóm thu quỹ thấp nhất là xã Nam Sơn, xã Bắc Sơn và xã Đông Sơn, xã Tây Sơn."
    )
    ask = archive(Paper(file="a.txt", text=text)).ask
    lowest = answered(ask("Những xã nào thu quỹ thấp nhất?")).headline
    assert lowest == "xã Nam Sơn, xã Bắc Sơn và xã Đông Sơn, xã Tây Sơn."
    assert answered(ask("Những xã nào thu quỹ cao hơn bình quân huyện?")).headline.startswith("Có 3 xã")


def test_an_item_is_told_under_the_heading_that_says_what_it_is(archive: Opening) -> None:
    text = "Điều 2. Miễn phí chợ\n1. Bán rau của hộ nghèo.\n2. Bán sách cũ."
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask("Hộ nghèo bán rau có được miễn phí chợ không?")
    )
    assert "Miễn phí chợ" in told.headline
    assert "Bán rau của hộ nghèo" in told.headline


def test_where_something_is(archive: Opening) -> None:
    text = "Hội lưu giữ danh sách hội viên tại trụ sở Hội.\n\nTrụ sở của Hội đặt tại địa chỉ 14 Lê Lợi."
    outcome = answered(archive(Paper(file="a.txt", text=text)).ask("trụ sở của Hội ở đâu"))
    assert outcome.headline == "Trụ sở của Hội đặt tại địa chỉ 14 Lê Lợi."


def test_an_item_is_told_after_its_lead_and_without_its_number(archive: Opening) -> None:
    text = """
    Điều 2. Miễn lệ phí hộ tịch
    1. Đăng ký hộ tịch cho người thuộc hộ nghèo;
    2. Đăng ký khai sinh đúng hạn.
    """
    outcome = answered(archive(Paper(file="a.txt", text=text)).ask("Khai sinh đúng hạn có mất lệ phí không?"))
    assert outcome.headline == "Điều 2. Miễn lệ phí hộ tịch: Đăng ký khai sinh đúng hạn."


def test_the_amount_of_the_line_above(archive: Opening) -> None:
    text = """
    Điều 1. Quy định về lệ phí đăng ký kinh doanh như sau:
    1. Đối tượng thu: hợp tác xã, hộ kinh doanh;
    2. Mức thu: 100.000 đồng/01 lần cấp.
    """
    outcome = answered(
        archive(Paper(file="a.txt", text=text)).ask("Lệ phí đăng ký kinh doanh của hợp tác xã là bao nhiêu?")
    )
    assert outcome.headline == "100.000 đồng/01 lần cấp"


def test_when_may_be_a_condition(archive: Opening) -> None:
    rule = "Đại hội bất thường được triệu tập khi có ít nhất hai phần ba hội viên đề nghị."
    offices = archive(Paper(file="a.txt", text=rule))
    assert answered(offices.ask("Khi nào triệu tập đại hội bất thường?")).headline == rule
    not_found(offices.ask("Đại hội bất thường triệu tập ngày nào?"), Reason.NO_DOCUMENT)


def test_who_is_asked_but_no_name_is_given(archive: Opening) -> None:
    nameless = Paper(file="a.txt", text="Có người phụ trách Tổ công tác về hỗ trợ học sinh.")
    question = "Ai phụ trách Tổ công tác về hỗ trợ học sinh?"
    not_found(archive(nameless).ask(question), Reason.NO_DOCUMENT)


def test_an_office_answers_where_no_name_is_given(archive: Opening) -> None:
    nameless = Paper(file="a.txt", text="Tổ trưởng phụ trách Tổ công tác về hỗ trợ học sinh.")
    outcome = answered(archive(nameless).ask("Ai phụ trách Tổ công tác về hỗ trợ học sinh?"))
    assert outcome.headline == "Tổ trưởng"


def test_a_name_of_the_question_is_not_its_answer(archive: Opening) -> None:
    paper = Paper(
        file="a.txt", text="Ông Nguyễn Văn Bình phối hợp với bà Lê Thị Hoa phụ trách Tổ công tác học sinh."
    )
    outcome = answered(archive(paper).ask("Ai phối hợp với ông Nguyễn Văn Bình phụ trách Tổ công tác?"))
    assert "Lê Thị Hoa" in outcome.headline
    assert "Nguyễn Văn Bình" not in outcome.headline


def test_the_legal_basis_is_not_the_rule(archive: Opening) -> None:
    paper = Paper(
        file="a.txt",
        text="""
        Căn cứ Luật về đón tiếp công dân tại trụ sở;

        Việc đón tiếp công dân tại trụ sở được thực hiện vào thứ Năm.
        """,
    )
    outcome = answered(archive(paper).ask("Quy định về đón tiếp công dân tại trụ sở thế nào?"))
    assert outcome.citations[0].quote.startswith("Việc đón tiếp")


def test_other_places_are_not_read(archive: Opening) -> None:
    paper = Paper(
        file="nam-dinh.txt",
        subject="Tổ công tác tỉnh Nam Định",
        text="Tổ công tác tỉnh Nam Định\n\nÔng Phạm Văn Sáu phụ trách Tổ công tác hỗ trợ.",
    )
    offices = archive(paper)
    assert "Phạm Văn Sáu" in answered(offices.ask("Ai phụ trách Tổ công tác tỉnh Nam Định?")).headline
    not_found(offices.ask("Ai phụ trách Tổ công tác tỉnh Bình Thuận?"), Reason.NO_DOCUMENT)


LONG = "Cơ quan chủ trì báo cáo " + "kết quả thực hiện nhiệm vụ được giao " * 5


def test_a_short_headline_is_left_alone() -> None:
    assert shortened("Một  câu\nngắn.") == "Một câu ngắn."


@pytest.mark.parametrize("tail", ["ngày 15 tháng 9 năm 2022 " * 4, "1.500.000 đồng " * 9, "x" * 300])
def test_a_long_headline_is_cut_between_words_never_inside_a_day(tail: str) -> None:
    cut = shortened(LONG + tail)
    assert len(cut) <= LONGEST_HEADLINE
    assert cut.endswith("…")
    kept = cut.removesuffix("…")
    assert (LONG + tail).startswith(kept + " ")
    assert not kept.endswith(("ngày", "tháng", "năm"))
    assert not kept[-1].isdigit()


def test_one_endless_word_is_cut_to_nothing_it_does_not_say() -> None:
    assert len(shortened("5" * 500)) <= LONGEST_HEADLINE


def test_a_long_clause_is_quoted_whole(archive: Opening) -> None:
    sentence = (LONG + "về công tác đón tiếp công dân định kỳ.").replace("  ", " ")
    outcome = answered(
        archive(Paper(file="a.txt", text=sentence)).ask("Báo cáo công tác đón tiếp công dân định kỳ thế nào?")
    )
    assert outcome.headline.endswith("…")
    assert outcome.text == sentence


def test_a_reason_is_told_to_the_end_of_its_paragraph(archive: Opening) -> None:
    because = (
        "Lý do: Cầu Rồng Vàng phải ngừng cho xe qua vì được xây năm 1985 theo thiết kế cho xe tải nhẹ. "
        + "Cầu đã sửa nhiều lần. " * 18
    ) + "Tuy vậy dầm chính vẫn nứt."
    paper = Paper(
        file="a.txt", text=f"Cầu Rồng Vàng ngừng cho xe qua từ tháng 5.\n\n{because}\n\nSở báo cáo."
    )
    told = answered(archive(paper).ask("Vì sao cầu Rồng Vàng ngừng cho xe qua?"))
    assert told.citations[0].quote.endswith("dầm chính vẫn nứt.")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Việc dùng quỹ khuyến học không áp dụng trong trường hợp nào?", "Học bổng do nước ngoài cấp"),
        ("Việc dùng quỹ khuyến học được áp dụng trong trường hợp nào?", "Học bổng cho học sinh nghèo"),
    ],
)
def test_what_is_negated_is_told_apart(archive: Opening, question: str, first: str) -> None:
    paper = Paper(
        file="a.txt",
        text="""
    1. Việc dùng quỹ khuyến học được áp dụng trong các trường hợp sau đây:
    a) Học bổng cho học sinh nghèo;
    b) Học bổng cho học sinh giỏi.
    2. Việc dùng quỹ khuyến học không áp dụng trong các trường hợp sau đây:
    a) Học bổng do nước ngoài cấp;
    b) Học bổng do doanh nghiệp cấp.
    """,
    )
    assert answered(archive(paper).ask(question)).headline.startswith(first)


def test_recipients_hold_no_office(archive: Opening) -> None:
    paper = Paper(
        file="a.txt",
        text="""
    Hiệp hội Thủy sản tỉnh họp thường niên.
    Nơi nhận:
    - Chủ tịch UBND tỉnh - Nguyễn Hồng Hà;
    - Hiệp hội Thủy sản.
    """,
    )
    not_found(archive(paper).ask("Chủ tịch Hiệp hội Thủy sản là ai?"), Reason.NO_DOCUMENT)


def test_a_long_list_is_told_by_the_first_words_of_its_items(archive: Opening) -> None:
    items = [f"{chr(97 + n)}) Phòng Nghiệp vụ số {n}, {'giúp Giám đốc ' * 4};" for n in range(8)]
    paper = Paper(file="a.txt", text="Điều 3. Các phòng thuộc Sở Kế hoạch gồm:\n" + "\n".join(items))
    headline = answered(archive(paper).ask("Sở Kế hoạch gồm những phòng nào?")).headline
    assert headline.count("Phòng Nghiệp vụ số") == 8
    assert headline.endswith("Phòng Nghiệp vụ số 7…")


def test_of_a_long_statement_the_sentence_that_tells_most_comes_first(archive: Opening) -> None:
    long = "Sở đã làm việc với các đơn vị trong cả năm, " * 4 + "và báo cáo."
    paper = Paper(file="a.txt", text=f"{long} Đề án cảng cạn bị chậm do vướng giải phóng mặt bằng.")
    outcome = answered(archive(paper).ask("Vì sao đề án cảng cạn bị chậm?"))
    assert outcome.headline == "Đề án cảng cạn bị chậm do vướng giải phóng mặt bằng."


def test_who_is_not_said_to_hold_an_office_does_not_by_standing_in_its_document(archive: Opening) -> None:
    text = "V/v gia hạn đại hội Hiệp hội Nghề muối tỉnh\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Bình"
    asked = archive(Paper("Gia hạn đại hội của Hiệp hội Nghề muối", text))
    not_found(asked.ask("Chủ tịch Hiệp hội Nghề muối là ai?"), Reason.NO_DOCUMENT)


def test_a_deputy_elsewhere_is_not_told_for_the_head(archive: Opening) -> None:
    beside = "Trưởng đoàn là ông Bùi Văn Hiếu (Phó Giám đốc Sở VH-TT tỉnh), người đã chỉ đạo thi đấu."
    for question in ("Ai đứng đầu Sở Y tế?", "Giám đốc Sở Y tế là ai?"):
        not_found(archive(Paper("a.txt", beside)).ask(question), Reason.NO_DOCUMENT)
    head = Paper("b.txt", "Bà Lê Thị Mai, Giám đốc Sở Y tế, trả lời cử tri.")
    assert answered(archive(head).ask("Ai đứng đầu Sở Y tế?")).headline == "Lê Thị Mai"


def test_no_organ_is_the_director_asked_for(archive: Opening) -> None:
    rule = "Giám đốc Sở Y tế quyết định hoặc trình Ủy ban nhân dân tỉnh quyết định bổ nhiệm viên chức."
    asked = archive(Paper("Chức năng của Sở Y tế", rule))
    not_found(asked.ask("Ai đang là Giám đốc Sở Y tế?"), Reason.NO_DOCUMENT)


def test_a_clause_may_list_what_its_article_does_not(archive: Opening) -> None:
    text = (
        "Điều 9. Xử lý vi phạm\n1. Người khai man thành tích thì bị thu hồi Bằng, Huy hiệu, tiền thưởng và "
        "xóa tên trong Sổ vàng.\n2. Sở Nội vụ theo dõi việc thực hiện."
    )
    outcome = answered(archive(Paper("Quy chế xét tặng", text)).ask("Khai man thì bị thu hồi những gì?"))
    assert "Huy hiệu, tiền thưởng" in outcome.headline


def test_the_items_of_a_list_that_goes_on_over_passages(archive: Opening) -> None:
    lakes = "\n".join(f"{at}. Hồ {name}\nVị trí: phường {name};" for at, name in enumerate("ABCD", 1))
    outcome = answered(
        archive(Paper("Đặt tên công trình", f"D. Đặt tên hồ (4 hồ)\n{lakes}")).ask("Đặt tên những hồ nào?")
    )
    assert outcome.headline == "Hồ A; Hồ B; Hồ C; Hồ D"


def test_an_amount_and_a_term_are_told_together(archive: Opening) -> None:
    text = """
    Điều 3. Hỗ trợ 100% lãi suất cho hộ vay mua ong giống.
    Mức vay được hỗ trợ tối đa là 15 triệu đồng/đàn, thời gian hỗ trợ 24 tháng.
    Mức vay mua tằm giống được hỗ trợ tối đa là 3 triệu đồng/vòng.
    """
    ask = archive(Paper(file="a.txt", text=text)).ask
    told = answered(ask("Hỗ trợ lãi vay mua ong giống tối đa mấy triệu một đàn và trong bao lâu?"))
    assert told.headline == "15 triệu đồng/đàn, 24 tháng"


def test_a_term_is_told_not_a_count_beside_it(archive: Opening) -> None:
    text = """
    1. Chủ nhiệm có ít nhất 1/2 thành viên bỏ phiếu không đạt thì nhiệm vụ bị nghiệm thu không đạt.
    2. Chủ nhiệm có nhiệm vụ nghiệm thu không đạt không được đăng ký xét chọn trong hai (02) năm.
    """
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask(
            "Chủ nhiệm bị nghiệm thu không đạt thì mấy năm không được đăng ký xét chọn?"
        )
    )
    assert told.headline == "hai (02) năm"


LEVELS = """
Điều 2. Các xã được xếp vào nhóm để hỗ trợ làm đường như sau:
a) Nhóm 1: các xã có tỷ lệ hộ nghèo trên 40%;
b) Nhóm 2: các xã có tỷ lệ hộ nghèo từ 15 đến 40%;
c) Nhóm 3: các xã có tỷ lệ hộ nghèo nhỏ hơn 15%.
"""


@pytest.mark.parametrize(
    ("question", "label"),
    [
        ("Xã có tỷ lệ hộ nghèo 50% được xếp vào nhóm mấy khi hỗ trợ làm đường?", "Nhóm 1"),
        ("Xã có tỷ lệ hộ nghèo 20% được xếp vào nhóm mấy khi hỗ trợ làm đường?", "Nhóm 2"),
        ("xa co ty le ho ngheo chua toi 15% thuoc nhom nao", "Nhóm 3"),
    ],
)
def test_the_label_of_the_case_that_fits(archive: Opening, question: str, label: str) -> None:
    told = answered(archive(Paper(file="a.txt", text=LEVELS)).ask(question))
    assert told.headline == label
    assert label in told.citations[0].quote


def test_a_yes_or_no_is_told_by_the_sentence_that_rules_on_the_deed(archive: Opening) -> None:
    text = """
    1. Tiền thu được do bán tài sản của Hội được thanh toán theo thứ tự cho các chủ nợ của Hội.
    2. Kinh phí thu được dành cho hoạt động của Hội, không được chia cho hội viên.
    """
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask("Tiền thu được của Hội có được chia cho hội viên không?")
    )
    assert "không được chia cho hội viên" in told.headline


def test_a_yes_or_no_is_told_by_the_exemption_that_it_names(archive: Opening) -> None:
    text = """
    Nghị quyết về lệ phí đăng ký cư trú
    1. Miễn lệ phí cho công dân là trẻ em dưới 16 tuổi.
    2. Miễn lệ phí khi đăng ký cư trú cho người dưới 18 tuổi không nơi nương tựa.
    """
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask(
            "Trẻ em dưới 16 tuổi đăng ký cư trú có phải đóng lệ phí không?"
        )
    )
    assert "trẻ em dưới 16 tuổi" in told.headline


MEDALS = (
    "Tỉnh đoạt 3 HCV tại giải Sao Mai.\nVận động viên Lê Thị Hoa đoạt HCV cự ly 10.000m. Vận động viên Trần "
    "Nam đoạt HCV nhảy xa.\nVận động viên Bùi Lan, đoạt HCV tại giải Sao Mai."
)


@pytest.mark.parametrize(
    "question", ["VĐV nào đoạt HCV tại giải Sao Mai?", "Các VĐV đoạt HCV giải Sao Mai là ai?"]
)
def test_all_whom_statements_alike_name_are_told(archive: Opening, question: str) -> None:
    outcome = answered(archive(Paper("Tuyên dương", MEDALS)).ask(question))
    assert all(name in outcome.headline for name in ("Lê Thị Hoa", "Trần Nam", "Bùi Lan"))


def test_one_is_told_where_a_term_tells_him_or_her_apart(archive: Opening) -> None:
    outcome = answered(archive(Paper("Tuyên dương", MEDALS)).ask("VĐV nào đoạt HCV cự ly 10.000m?"))
    assert outcome.headline == "Lê Thị Hoa"


def test_organs_that_a_line_leads_in_are_told_together(archive: Opening) -> None:
    rule = "1. Cơ chế một cửa áp dụng đối với các cơ quan sau:\na) Sở Y tế;\nb) Ủy ban nhân dân xã."
    outcome = answered(archive(Paper("Quy chế", rule)).ask("Cơ quan nào phải áp dụng cơ chế một cửa?"))
    assert outcome.headline == "Sở Y tế; Ủy ban nhân dân xã"


def test_of_two_lists_alike_that_of_the_one_asked_for_is_told(archive: Opening) -> None:
    text = (
        "Điều 3. Trưởng ban của Hội có nhiệm vụ:\n1. Họp ban;\n2. Báo cáo Hội.\n"
        "Điều 4. Nhiệm vụ của Hội\n1. Dạy nghề muối;\n2. Giữ bãi muối."
    )
    outcome = answered(archive(Paper("Điều lệ Hội Nghề muối", text)).ask("Hội có những nhiệm vụ gì?"))
    assert outcome.headline == "Dạy nghề muối; Giữ bãi muối"


def test_a_yes_or_no_about_an_amount_is_told_by_what_bounds_it(archive: Opening) -> None:
    text = """
    Điều 5. Quyền và nghĩa vụ của phòng tập
    a) Niêm yết nội quy và giờ mở cửa của phòng tập; phải giữ vệ sinh phòng tập;
    b) Thời gian phục vụ tối đa từ 6 giờ đến 22 giờ hằng ngày.
    """
    told = answered(archive(Paper(file="a.txt", text=text)).ask("Phòng tập có được mở cửa tới 23 giờ không?"))
    assert "từ 6 giờ đến 22 giờ" in told.headline


def test_a_yes_or_no_tells_the_figures_of_what_was_asked(archive: Opening) -> None:
    text = "Trẻ em được miễn lệ phí cư trú, trừ 3 trường hợp của Luật, không quá 2 lần miễn lệ phí cư trú."
    asked = archive(Paper(file="a.txt", text=text)).ask("Trẻ em có được miễn lệ phí cư trú không?")
    assert answered(asked).headline == "Trẻ em được miễn lệ phí cư trú, … không quá 2 lần miễn lệ phí cư trú."


def test_names_are_listed_without_the_figures_behind_them(archive: Opening) -> None:
    text = "Ba chi cục thu thấp gồm: Chi cục Bến Mới (đạt 9,6%); Chi cục Cảng Cá (8%); Chi cục Vịnh (4%)."
    asked = archive(Paper(file="a.txt", text=text)).ask("Những chi cục nào thu thấp?")
    assert answered(asked).headline == "Chi cục Bến Mới; Chi cục Cảng Cá; Chi cục Vịnh"


def test_a_day_is_told_with_its_year_where_the_document_says_it(archive: Opening) -> None:
    text = (
        "Ngày 15/7 vận hành hệ thống thu phí tự động tại bến Sông Hậu\n\n"
        "Đơn vị đã thống nhất ngày 15/7/2018 sẽ vận hành hệ thống tại bến Sông Hậu."
    )
    asked = archive(Paper(file="a.txt", text=text)).ask(
        "Hệ thống thu phí tự động tại bến Sông Hậu vận hành từ ngày nào?"
    )
    assert answered(asked).headline == "ngày 15/7/2018"


def test_an_event_is_not_dated_by_the_document_that_tells_of_it(archive: Opening) -> None:
    text = (
        "Sở Nội vụ nhận Tờ trình số 15/TT-HLV ngày 20/02/2024 về đại hội nhiệm kỳ V của Hội Làm vườn.\n\n"
        "Đại hội nhiệm kỳ V của Hội Làm vườn họp ngày 06/01/2024."
    )
    asked = archive(Paper(file="a.txt", text=text)).ask("Hội Làm vườn tỉnh đại hội nhiệm kỳ V ngày nào?")
    assert answered(asked).headline == "ngày 06/01/2024"


def test_the_end_that_is_asked_for_leaves_more_to_its_surroundings(archive: Opening) -> None:
    text = (
        "Ủy ban nhân dân tỉnh giao Sở Giáo dục và Đào tạo xác minh vụ học sinh xô xát tại huyện Tân Phú. "
        "Kết quả xác minh báo cáo trước ngày 12/5."
    )
    asked = archive(Paper(file="a.txt", text=text)).ask(
        "Sở GD&ĐT phải báo cáo vụ học sinh xô xát trước ngày nào?"
    )
    assert answered(asked).headline == "12/5"


def test_what_stands_under_a_heading_answers_rather_than_what_ends_with_it(archive: Opening) -> None:
    text = (
        "1. Giám sát tại kỳ họp\nc) Tiến hành chất vấn và trả lời chất vấn.\n2. Giám sát chuyên đề\n"
        "Giám sát tình hình thực hiện chương trình nước sạch nông thôn trên địa bàn tỉnh Nam Định."
    )
    asked = archive(Paper(file="a.txt", text=text)).ask("HĐND tỉnh Nam Định giám sát chuyên đề về cái gì?")
    assert "chương trình nước sạch nông thôn" in answered(asked).headline


def test_a_single_case_is_told_where_cases_are_asked_for(archive: Opening) -> None:
    text = (
        "Điều 1. Phê duyệt chủ trương thu tiền bảo vệ đất rừng khi chuyển từ đất rừng trồng sang xây nhà ở.\n"
        "Điều 2. Điều khoản thi hành:\n1. Giao Ủy ban nhân dân tỉnh thực hiện Nghị quyết này.\n"
        "2. Giao Thường trực Hội đồng nhân dân giám sát việc thực hiện Nghị quyết này."
    )
    paper = Paper(file="a.txt", text=text, subject="Về việc thu, nộp tiền bảo vệ đất rừng")
    asked = archive(paper).ask("Trường hợp nào thì phải nộp tiền bảo vệ đất rừng?")
    assert "khi chuyển từ đất rừng trồng" in answered(asked).headline


def test_a_line_with_a_label_tells_what_is_asked(archive: Opening) -> None:
    text = (
        "a) Khai mạc lớp tập huấn phần mềm cho lãnh đạo sở.\n- Thành phần: Lãnh đạo các phòng.\n"
        "- Địa điểm: Hội trường tầng 2\n- Thời gian: 8h00 ngày 28/12/2021"
    )
    asked = archive(Paper(file="a.txt", text=text)).ask("địa điểm khai mạc lớp tập huấn phần mềm")
    assert "Hội trường tầng 2" in answered(asked).headline


@pytest.mark.parametrize(
    ("text", "question", "said"),
    [
        (
            "Đối với nhiệm vụ có chi phí dưới 300 triệu đồng: Đơn vị trực tiếp quản lý công trình thực hiện"
            " theo quy định của pháp luật về quản lý chất lượng, thi công xây dựng và bảo trì công trình,"
            " bảo đảm an toàn, không phải lập danh mục sửa chữa trình cấp có thẩm quyền phê duyệt.",
            "Sửa công trình dưới 300 triệu đồng có phải lập danh mục sửa chữa không?",
            "không phải lập danh mục sửa chữa",
        ),
        (
            "2. Quy định này không áp dụng đối với các trường hợp sau đây:\na) Dự án trong lĩnh vực quốc"
            " phòng, an ninh thực hiện theo quy định của Chính phủ về quản lý, sử dụng ngân sách nhà nước đối"
            " với một số hoạt động thuộc lĩnh vực quốc phòng, an ninh;\nb) Dự án nhóm A.",
            "Quy định có áp dụng cho dự án quốc phòng, an ninh không?",
            "Quy định này không áp dụng",
        ),
        (
            "Năm 2022, tỷ lệ phá án nghiêm trọng của huyện đạt 77,8%, chưa đạt chỉ tiêu đề ra (90% trở lên).",
            "Tỷ lệ phá án nghiêm trọng của huyện có đạt chỉ tiêu không?",
            "chưa đạt chỉ tiêu",
        ),
    ],
)
def test_a_yes_or_no_shows_the_words_that_rule(archive: Opening, text: str, question: str, said: str) -> None:
    headline = answered(archive(Paper(file="a.txt", text=text)).ask(question)).headline
    assert said in headline
    assert len(headline) <= LONGEST_HEADLINE + 1


def test_a_list_of_the_organ_that_is_named(archive: Opening) -> None:
    def decree(organ: str, *rooms: str) -> Paper:
        title = f"Quy định chức năng và cơ cấu tổ chức của {organ}"
        listed = "\n".join(f"{letter}) {room};" for letter, room in zip("abc", rooms, strict=False))
        return Paper(
            file=f"{organ}.txt",
            subject=title,
            text=f"{title}\n\n1. Các phòng và tương đương ({len(rooms):02d} phòng):\n{listed}",
        )

    law = decree("Sở Tư pháp tỉnh", "Văn phòng", "Phòng Bổ trợ")
    office = decree("Văn phòng Ủy ban nhân dân tỉnh", "Phòng Nội chính", "Phòng Đô thị", "Phòng Tổng hợp")
    asked = archive(law, office).ask("Sở Tư pháp gồm những phòng và tương đương nào?")
    assert answered(asked).headline == "Văn phòng; Phòng Bổ trợ"


def test_a_document_of_other_years_answers_nothing_about_the_year_asked(archive: Opening) -> None:
    offices = archive(
        Paper(
            file="a.txt",
            dated="ngày 10 tháng 7 năm 2017",
            text="Hà Nam, ngày 10 tháng 7 năm 2017\n\n"
            "Tỉnh hỗ trợ xi măng làm đường thôn giai đoạn 2017-2021. Sở Giao thông chủ trì hỗ trợ xi măng.",
        )
    )
    question = "cơ quan nào chủ trì hỗ trợ xi măng làm đường thôn giai đoạn {}?"
    assert answered(offices.ask(question.format("2018-2020"))).headline == "Sở Giao thông"
    assert answered(offices.ask(question.format("2021-2025"))).headline == "Sở Giao thông"
    not_found(offices.ask(question.format("2022-2026")), Reason.NO_DOCUMENT)


def test_who_never_writes_what_is_named_tells_nothing_of_it(archive: Opening) -> None:
    text = "Trưởng đoàn Việt Nam tại SEA Games 31 là ông Nguyễn Văn Bình. Đoàn có 90 người."
    offices = archive(Paper(file="a.txt", text=text))
    assert answered(offices.ask("Ai là trưởng đoàn Việt Nam tại SEA Games 31?")).headline == "Nguyễn Văn Bình"
    not_found(offices.ask("Ai là trưởng đoàn Việt Nam tại SEA Games 32?"), Reason.NO_DOCUMENT)


def test_organs_below_a_title_are_told_before_who_issued_what_is_cited(archive: Opening) -> None:
    offices = archive(
        Paper(
            file="a.txt",
            subject="Quy định lệ phí cấp giấy phép xây dựng",
            text="Quy định lệ phí cấp giấy phép xây dựng\n\n3. Đơn vị thu lệ phí\na) Sở Xây dựng.\n"
            "b) Ban Quản lý Khu kinh tế.\n\nĐiều 2. Nghị quyết này thay thế Nghị quyết số 26/2013/NQ-HĐND "
            "ngày 06/12/2013 của Hội đồng nhân dân tỉnh về mức thu lệ phí cấp giấy phép xây dựng.",
        )
    )
    asked = offices.ask("Cơ quan nào được thu lệ phí cấp giấy phép xây dựng?")
    assert answered(asked).headline == "Sở Xây dựng; Ban Quản lý Khu kinh tế"


def test_a_list_points_back_to_what_it_is_of(archive: Opening) -> None:
    text = "Quỹ Bắc Sơn mở các dịch vụ mới.\n\nĐó là thu hộ, chi hộ và chuyển tiền nhanh."
    told = answered(archive(Paper(file="a.txt", text=text)).ask("Quỹ Bắc Sơn mở những dịch vụ mới nào?"))
    assert told.headline == "thu hộ, chi hộ và chuyển tiền nhanh."


def test_a_document_rests_on_what_it_cites_first(archive: Opening) -> None:
    text = """
    Căn cứ Luật Thủy lợi ngày 19 tháng 6 năm 2017;
    Căn cứ Luật Giá ngày 20 tháng 6 năm 2012;
    Điều 1. Quy định giá nước tưới theo Luật Giá.
    """
    outcome = answered(
        archive(Paper("a.txt", text, "5/2022/NQ-HĐND", "Nghị quyết")).ask("NQ 5/2022 căn cứ luật nào?")
    )
    assert "Luật Thủy lợi" in outcome.headline
    assert "Luật Giá" in outcome.headline


def test_duties_stand_below_whose_they_are(archive: Opening) -> None:
    text = """
    Điều 4. Sở Tài chính
    1. Cấp kinh phí trông giữ xe.
    2. Thanh tra việc trông giữ xe.
    Điều 5. Ủy ban nhân dân xã
    1. Xếp chỗ trông giữ xe.
    2. Thu phí trông giữ xe.
    """
    outcome = answered(
        archive(Paper("Trông giữ xe", text)).ask("UBND xã có trách nhiệm gì trong việc trông giữ xe?")
    )
    assert outcome.headline == "Xếp chỗ trông giữ xe; Thu phí trông giữ xe"


def test_what_is_asked_of_one_item_stands_below_it(archive: Opening) -> None:
    text = """
    Nhiệm vụ sáu tháng cuối năm của tỉnh gồm:
    1. Lĩnh vực kinh tế
    1.1. Thu đủ ngân sách.
    1.2. Giải ngân vốn.
    2. Lĩnh vực văn hóa
    2.1. Mở thư viện.
    2.2. Mở bảo tàng.
    """
    outcome = answered(
        archive(Paper("Nhiệm vụ", text)).ask("Nhiệm vụ lĩnh vực kinh tế sáu tháng cuối năm gồm những gì?")
    )
    assert outcome.headline == "Thu đủ ngân sách; Giải ngân vốn"


def test_a_list_in_an_item_is_none_of_such_items(archive: Opening) -> None:
    text = """
    1. Người được hỗ trợ tiền vé:
    - Người cao tuổi;
    - Người khuyết tật: trường hợp nặng hỗ trợ tiền vé 100%; trường hợp nhẹ hỗ trợ tiền vé 50%.
    """
    outcome = answered(archive(Paper("Tiền vé", text)).ask("Những ai được hỗ trợ tiền vé?"))
    assert outcome.headline.startswith("Người cao tuổi; Người khuyết tật")


def test_who_passed_a_document_takes_no_fee(archive: Opening) -> None:
    text = """
    Điều 1. Đơn vị thu lệ phí cấp phép
    a) Sở Xây dựng.
    b) Ban Quản lý Khu kinh tế.
    Điều 2. Nghị quyết về lệ phí cấp phép xây dựng đã được Hội đồng nhân dân tỉnh thông qua.
    """
    outcome = answered(archive(Paper("a.txt", text)).ask("Đơn vị nào được thu lệ phí cấp phép xây dựng?"))
    assert "Sở Xây dựng" in outcome.headline


def test_a_statement_that_counts_leads_in_nothing(archive: Opening) -> None:
    text = """
    Cả năm có 2 chỉ tiêu không đạt kế hoạch.
    1. Về kinh tế: thu ngân sách đạt.
    2. Về văn hóa: thư viện đạt.
    Hạn chế
    1. Hai chỉ tiêu không đạt kế hoạch: bán lẻ; xuất khẩu.
    """
    outcome = answered(archive(Paper("a.txt", text)).ask("2 chỉ tiêu nào không đạt kế hoạch, kể ra giúp"))
    assert outcome.headline == "bán lẻ; xuất khẩu"


def test_a_list_over_several_sentences_goes_on(archive: Opening) -> None:
    text = """
    Sau một năm mô hình một cửa ở Bắc Sơn đem lại nhiều lợi ích.
    Người dân chỉ đến một nơi để làm thủ tục.
    Cơ quan bớt được năm biên chế.
    """
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Mô hình một cửa ở Bắc Sơn đem lại những lợi ích gì?")
    )
    assert "Cơ quan bớt được năm biên chế." in outcome.text
    assert any("năm biên chế" in citation.quote for citation in outcome.citations)


def test_a_list_in_the_lead_of_another_is_told_with_it(archive: Opening) -> None:
    text = """
    Nhiệm vụ của Sở Xây dựng.
    6. Về hạ tầng kỹ thuật, bao gồm: cấp nước; thoát nước; chiếu sáng:
    a) Trình quy hoạch cấp nước;
    b) Giao đơn vị thoát nước;
    c) Kiểm tra chiếu sáng.
    """
    outcome = answered(
        archive(Paper("Nhiệm vụ của Sở Xây dựng", text)).ask(
            "Sở Xây dựng có các nhiệm vụ gì về hạ tầng kỹ thuật?"
        )
    )
    assert outcome.headline.startswith("Trình quy hoạch cấp nước; Giao đơn vị thoát nước")


def test_of_two_lists_the_one_on_the_side_of_the_bound_that_is_asked_for(archive: Opening) -> None:
    text = """
    Có 3 chi cục thu đạt từ 60% dự toán trở lên gồm: Chi cục An Hải; Chi cục Bình Minh; Chi cục Châu Giang.
    Các chi cục còn lại thu dưới 60% dự toán gồm: Chi cục Đông Hà; Chi cục Sông Lô; Chi cục Tân An.
    """
    asked = "Những chi cục nào thu đạt từ 60% dự toán trở lên?"
    assert "An Hải" in answered(archive(Paper("a.txt", text)).ask(asked)).headline
    asked = "Những chi cục nào thu dưới 60% dự toán?"
    assert "Đông Hà" in answered(archive(Paper("a.txt", text)).ask(asked)).headline


def test_to_whom_a_document_is_sent_is_told_where_it_is_asked(archive: Opening) -> None:
    text = """
    Sở Nội vụ đề nghị tỉnh phê duyệt Điều lệ Hội Cầu lông.
    Nơi nhận:
    - Ủy ban nhân dân tỉnh;
    - Sở Văn hóa và Thể thao.
    """
    papers_of = archive(Paper("Phê duyệt Điều lệ Hội Cầu lông", text))
    outcome = answered(papers_of.ask("Tờ trình về Điều lệ Hội Cầu lông gửi những nơi nhận nào?"))
    assert outcome.headline == "Ủy ban nhân dân tỉnh; Sở Văn hóa và Thể thao"


def test_what_two_sentences_tell_is_told_by_both(archive: Opening) -> None:
    text = """
    Bến xe Bắc Sơn phải đóng cửa vì đường vào bị sạt lở.
    Sở Giao thông đã đến xem.
    """
    more = "\n".join(f"Tin {at}: trời mưa ở huyện bên." for at in range(60))
    again = "Bến xe Bắc Sơn phải đóng cửa cũng vì thiếu người trông coi."
    news = archive(Paper("Bến xe", f"{text}\n{more}\n{again}"))
    outcome = answered(news.ask("Vì sao bến xe Bắc Sơn phải đóng cửa?"))
    assert {"sạt lở", "người trông coi"} <= {
        said for said in ("sạt lở", "người trông coi") for cited in outcome.citations if said in cited.quote
    }


def test_what_is_said_of_no_brand_is_not_said_of_the_one_asked_about(archive: Opening) -> None:
    rule = Paper(file="a.txt", text="Nhà nước nắm giữ 100% vốn điều lệ của doanh nghiệp công ích.")
    news = Paper(file="b.txt", text="Doanh nghiệp vàng bạc PNJ có ông Lê Trí Thông làm Tổng giám đốc.")
    not_found(archive(rule, news).ask("Vốn điều lệ của PNJ là bao nhiêu?"), Reason.NO_FIGURE)
    told = answered(archive(rule, news).ask("Tổng giám đốc PNJ là ai?"))
    assert told.headline == "Lê Trí Thông"


def test_what_happened_on_other_days_must_be_surer(archive: Opening) -> None:
    text = "Chỉ số giá tiêu dùng tháng 5/2017 của cả nước giảm vì giá thịt lợn giảm mạnh."
    offices = archive(Paper(file="a.txt", text=text))
    assert "thịt lợn" in answered(offices.ask("Vì sao chỉ số giá tiêu dùng tháng 5/2017 giảm sâu?")).headline
    not_found(offices.ask("Vì sao chỉ số giá tiêu dùng cả nước tháng 9/2017 giảm sâu?"), Reason.NO_DOCUMENT)


def test_of_two_lists_nearly_alike_both_are_told(archive: Opening) -> None:
    text = """
    Chủ tịch nêu hai nhóm việc của ngành điện lực.
    Việc của ngành điện lực mùa mưa gồm: sửa cột; chặt cây; thay dây.
    Việc của ngành điện lực mùa khô gồm: bơm nước; tiết kiệm; trực ca.
    """
    outcome = answered(archive(Paper("Điện lực", text)).ask("Những việc của ngành điện lực gồm gì?"))
    assert "sửa cột" in outcome.text
    assert "trực ca" in outcome.text
    assert len({citation.marker for citation in outcome.citations}) == 2


def test_what_a_summary_repeats_is_told_where_it_is_said_first(archive: Opening) -> None:
    text = """
    Bộ Nông nghiệp yêu cầu doanh nghiệp thủy sản Bắc Sơn chủ động liên hệ với khách hàng.
    Bên cạnh đó, doanh nghiệp phải rà soát chương trình quản lý chất lượng.
    Hội nghị khai mạc lúc tám giờ sáng tại hội trường lớn của thành phố.
    Báo Biển – Bộ Nông nghiệp yêu cầu doanh nghiệp thủy sản Bắc Sơn chủ động liên hệ với khách hàng.
    """
    outcome = answered(
        archive(Paper("a.txt", text)).ask(
            "Bộ Nông nghiệp yêu cầu doanh nghiệp thủy sản Bắc Sơn phải làm những gì với khách hàng?"
        )
    )
    assert "rà soát chương trình quản lý chất lượng" in outcome.text


def test_a_part_of_a_list_is_told_with_the_whole(archive: Opening) -> None:
    text = """
    Điều 1. Quy định hỗ trợ xã Bắc Sơn xây dựng nông thôn mới như sau:
    1. Công trình hỗ trợ: trường học; trạm y tế; chợ.
    2. Mức hỗ trợ xã Bắc Sơn xây dựng nông thôn mới:
    - Được tính theo dự toán công trình.
    - Được cấp mỗi năm một lần.
    - Được giao cho xã.
    """
    outcome = answered(
        archive(Paper("a.txt", text)).ask(
            "Xã Bắc Sơn được hỗ trợ những công trình gì để xây dựng nông thôn mới?"
        )
    )
    assert "trạm y tế" in outcome.text


def test_things_ranked_one_after_another_are_told_from_the_first(archive: Opening) -> None:
    text = """
    Vốn nước ngoài đã vào nhiều lĩnh vực.
    Chế biến dẫn đầu với 900 triệu USD vốn nước ngoài.
    Lĩnh vực bất động sản đứng thứ hai với 179 triệu USD vốn nước ngoài.
    Tiếp theo là vận tải kho bãi với 60 triệu USD vốn nước ngoài.
    """
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Vốn nước ngoài vào nhiều nhất ở những lĩnh vực nào?")
    )
    assert all(each in outcome.text for each in ("Chế biến", "bất động sản", "vận tải kho bãi"))


def test_who_is_led_in_is_told_whole_where_several_may_be_asked_for(archive: Opening) -> None:
    text = (
        "Huyện tổ chức lễ kỷ niệm ngày giải phóng. Dự lễ có các đồng chí: Lê Kim Toàn - Phó Bí thư Tỉnh ủy; "
        "Đoàn Văn Phi - Phó Chủ tịch HĐND tỉnh; Nguyễn Tuấn Thanh - Phó Chủ tịch UBND tỉnh.\n\n"
        "Phó Chủ tịch UBND tỉnh Nguyễn Tuấn Thanh phát biểu tại lễ kỷ niệm."
    )
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Lãnh đạo tỉnh nào dự lễ kỷ niệm ngày giải phóng huyện?")
    )
    assert "Lê Kim Toàn" in outcome.text
    assert "Đoàn Văn Phi" in outcome.text


def test_a_day_told_without_its_year_is_of_the_year_asked_about(archive: Opening) -> None:
    text = (
        "Hơn 98% cử tri đã bỏ phiếu.\n\nĐến hết ngày 22/5, tỉnh có tỷ lệ cử tri đi bầu cao nhất là Yên Bái."
    )
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Bầu cử ngày 22/5/2016, tỉnh nào có tỷ lệ cử tri đi bầu cao nhất?")
    )
    assert "Yên Bái" in outcome.headline


def test_who_is_named_once_is_meant_all_through_a_document(archive: Opening) -> None:
    said = "Ông cũng nhìn nhận xã còn tồn tại: đường hẹp; thiếu nước sạch; chợ tạm."
    text = f"Chiều qua, ông Lê Thanh Liêm tiếp đoàn.\n\n{'Đoàn xem mô hình. ' * 40}\n\n{said}"
    other = "Ông nhìn nhận phường còn tồn tại: vỉa hè lấn chiếm; rác thải; tiếng ồn."
    papers = archive(Paper("a.txt", text), Paper("b.txt", f"Chiều qua, phường họp.\n\n{other}"))
    outcome = answered(papers.ask("Ông Lê Thanh Liêm nêu còn những tồn tại nào?"))
    assert outcome.headline == "đường hẹp; thiếu nước sạch; chợ tạm"


def test_what_each_thing_comes_to_is_told_with_its_figures(archive: Opening) -> None:
    text = (
        "Tỉnh theo dõi các mặt hàng chủ yếu: gạo, hạt điều và thủy sản.\n\n"
        "Các mặt hàng chủ yếu của tỉnh gồm: gạo đạt 259 triệu USD; hạt điều 110 triệu USD; tôm 210 triệu USD."
    )
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Kim ngạch từng mặt hàng chủ yếu của tỉnh là bao nhiêu?")
    )
    assert outcome.headline.startswith("gạo đạt 259 triệu USD")


def test_what_is_forbidden_is_not_what_is_allowed(archive: Opening) -> None:
    text = """
    1. Cá nhân không được tham gia xét chọn nhiệm vụ trong các trường hợp sau:
    a) Đang chủ trì nhiệm vụ khác;
    b) Chưa hoàn trả kinh phí.
    2. Nhiệm vụ được xét chọn trong các trường hợp sau:
    a) Nhiệm vụ thuộc bí mật quốc gia;
    b) Nhiệm vụ cấp bách.
    """
    outcome = answered(archive(Paper("a.txt", text)).ask("Trường hợp nào cá nhân được xét chọn nhiệm vụ?"))
    assert "bí mật quốc gia" in outcome.headline


def test_the_rows_of_a_table_are_listed_by_their_names(archive: Opening) -> None:
    text = """
    DIỆN TÍCH CÂY TRỒNG HUYỆN AN LÃO
    STT | Chỉ tiêu | ĐVT | 2019 | 2020
    I | Tổng diện tích cây trồng | Ha | 17 | 19
    | - Cây lương thực | Ha | 8 | 9
    | - Cây ăn quả | Ha | 9 | 10
    """
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Diện tích cây trồng huyện An Lão gồm những nhóm cây nào?")
    )
    assert "Cây lương thực" in outcome.headline
    assert "17" not in outcome.headline


def test_a_legal_basis_is_told_with_what_does_not_begin_alike(archive: Opening) -> None:
    text = """
    Căn cứ Luật Đất đai năm 2013;
    Căn cứ Luật Nhà ở năm 2014;
    Nghị định số 34/2016/NĐ-CP của Chính phủ;
    Căn cứ Luật Ngân sách năm 2015;
    Điều 1. Bãi bỏ quy định giao đất làm nhà ở.
    """
    outcome = answered(
        archive(Paper("a.txt", text, number="61/2017/NQ-HĐND")).ask(
            "Nghị quyết 61/2017/NQ-HĐND căn cứ vào những luật, nghị định nào?"
        )
    )
    assert "34/2016/NĐ-CP" in outcome.text


def test_a_document_that_names_a_decree_by_its_year_alone_tells_of_it(archive: Opening) -> None:
    text = "Ông Tám nói triển khai tốt Nghị định 55/2017 sẽ giúp ngành cá tra có chuẩn chung khi xuất khẩu."
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Triển khai tốt Nghị định 55/2017 thì ngành cá tra được gì?")
    )
    assert "chuẩn chung" in outcome.text


def test_a_document_that_names_a_decree_by_its_number_alone_tells_of_it(archive: Opening) -> None:
    text = "Bà Tâm cho biết thành phố vẫn tiếp tục thu phí đường bộ xe máy theo Nghị định 18."
    outcome = answered(
        archive(Paper("a.txt", text)).ask("Thành phố có tiếp tục thu phí đường bộ theo Nghị định 18 không?")
    )
    assert "vẫn tiếp tục thu phí" in outcome.headline


def test_how_many_of_what_kind_asks_one_thing(archive: Opening) -> None:
    text = "Nhà máy tôn Phú Mỹ gồm 3 dây chuyền: cán nguội, mạ kẽm và mạ màu. Nhà máy có công suất 600 tấn."
    outcome = answered(archive(Paper("a.txt", text)).ask("Nhà máy tôn Phú Mỹ gồm mấy dây chuyền, loại gì?"))
    assert "mạ kẽm" in outcome.headline


def test_several_causes_are_listed(archive: Opening) -> None:
    text = (
        "Chỉ số giá tháng 6 giảm 0,17%.\n\n"
        "Các nguyên nhân làm chỉ số giá giảm gồm: giá xăng giảm; giá gạo giảm; giá thịt giảm."
    )
    asked = archive(Paper("a.txt", text)).ask("Vì sao chỉ số giá giảm, do các nguyên nhân nào?")
    assert answered(asked).headline == "giá xăng giảm; giá gạo giảm; giá thịt giảm"


def test_items_that_begin_alike_are_told_by_what_they_differ_in(archive: Opening) -> None:
    fields = ("đất đai", "xây dựng", "tài chính", "nội chính", "văn xã", "giao thông", "y tế", "giáo dục")
    rooms = "\n".join(
        f"- Phòng Thanh tra, giải quyết khiếu nại, tố cáo, kiến nghị, phản ánh về lĩnh vực {field};"
        for field in fields
    )
    text = f"Các phòng thuộc Thanh tra thành phố (8 phòng):\n{rooms}"
    headline = answered(archive(Paper("a.txt", text)).ask("Thanh tra thành phố có những phòng nào?")).headline
    assert all(field in headline for field in fields)
    assert headline.startswith("Phòng Thanh tra")


def test_what_is_left_out_in_brackets_is_not_what_is_asked(archive: Opening) -> None:
    text = (
        "Các chỉ tiêu chủ yếu gồm: thu ngân sách đạt 100%; thành lập 46.200 doanh nghiệp.\n\n"
        "Phấn đấu nâng chỉ số xếp hạng: chỉ số PAPI vào nhóm 20; chỉ số PCI vào nhóm 5."
    )
    outcome = answered(
        archive(Paper("a.txt", text)).ask(
            "Thành phố đặt ra những chỉ tiêu chủ yếu nào (chưa kể các chỉ số xếp hạng)?"
        )
    )
    assert outcome.headline.startswith("thu ngân sách đạt 100%")


def test_who_may_decide_may_be_several(archive: Opening) -> None:
    text = (
        "Điều 5. Thẩm quyền quyết định điều chuyển tài sản công\n"
        "1. Chủ tịch Ủy ban nhân dân Thành phố quyết định điều chuyển nhà, đất.\n"
        "2. Giám đốc Sở Tài chính quyết định điều chuyển xe ô tô.\n"
        "3. Thủ trưởng đơn vị quyết định điều chuyển tài sản khác."
    )
    asked = archive(Paper("a.txt", text)).ask(
        "Theo nghị quyết, ai có thẩm quyền quyết định điều chuyển tài sản công?"
    )
    assert all(who in answered(asked).text for who in ("Chủ tịch", "Giám đốc Sở Tài chính", "Thủ trưởng"))


def test_what_a_noun_has_in_brackets_behind_it_is_listed(archive: Opening) -> None:
    text = (
        "Sở rà soát lại 4 ngành công nghiệp trọng yếu, gồm cả ngành cơ khí, ngành điện và ngành nhựa.\n\n"
        "Bốn ngành công nghiệp trọng yếu (cơ khí, điện tử, hóa chất và thực phẩm) mở rộng thị trường."
    )
    asked = archive(Paper("a.txt", text)).ask("Bốn ngành công nghiệp trọng yếu là những ngành nào?")
    assert answered(asked).headline == "cơ khí, điện tử, hóa chất và thực phẩm"
