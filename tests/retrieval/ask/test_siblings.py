"""Amounts that a rule sets case by case are told together."""

import pytest

from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered


@pytest.fixture
def rates(archive: Opening) -> TextArchive:
    return archive(
        Paper(
            file="muc-chi.txt",
            number="31/2021/NQ-HĐND",
            kind="Nghị quyết",
            subject="Quy định mức chi soạn thảo văn bản quy phạm pháp luật",
            text="""
    Điều 3. Mức chi soạn thảo dự thảo văn bản như sau:
    a) Cấp tỉnh: 3.200.000 đồng/văn bản;
    b) Cấp huyện: 2.500.000 đồng/văn bản;
    c) Cấp xã: 1.800.000 đồng/văn bản.
    """,
        )
    )


def test_an_amount_is_shown_with_those_of_the_other_cases(rates: TextArchive) -> None:
    outcome = answered(rates.ask("mức chi soạn thảo dự thảo văn bản cấp huyện là bao nhiêu?"))
    assert outcome.headline == "2.500.000 đồng/văn bản"
    assert outcome.text.startswith("Điều 3. Mức chi soạn thảo dự thảo văn bản như sau:")
    assert "c) Cấp xã: 1.800.000 đồng/văn bản." in outcome.text
    assert outcome.citations[-1].quote == outcome.text


def test_the_case_that_the_question_names_is_told(rates: TextArchive) -> None:
    for level, amount in (("tỉnh", "3.200.000"), ("huyện", "2.500.000"), ("xã", "1.800.000")):
        outcome = answered(rates.ask(f"mức chi soạn thảo dự thảo văn bản cấp {level} bao nhiêu?"))
        assert outcome.headline == f"{amount} đồng/văn bản"
        assert amount in outcome.citations[0].quote


def test_cases_asked_side_by_side_come_first(rates: TextArchive) -> None:
    outcome = answered(rates.ask("mức chi soạn thảo dự thảo văn bản cấp tỉnh và cấp xã là bao nhiêu?"))
    assert outcome.headline == "Cấp tỉnh: 3.200.000 đồng/văn bản; Cấp xã: 1.800.000 đồng/văn bản"


def test_shares_of_a_report_are_no_cases(archive: Opening) -> None:
    report = Paper(
        file="bao-cao.txt",
        text="""
    Kết quả năm 2021 như sau:
    - Sản xuất công nghiệp tăng 7,2%;
    - Sản xuất nông nghiệp tăng 3,1%.
    """,
    )
    outcome = answered(archive(report).ask("Sản xuất nông nghiệp năm 2021 tăng bao nhiêu?"))
    assert "7,2%" not in outcome.text


@pytest.mark.parametrize(
    ("paid", "share"),
    [
        ("đến 10 tỷ đồng", "30%"),
        ("trên 20 tỷ đồng", "10%"),
        ("15 tỷ đồng", "20%"),
        ("trong năm", "30%, 20%, 10%"),
    ],
)
def test_the_case_whose_bounds_hold_for_the_amount_asked_about(
    archive: Opening, paid: str, share: str
) -> None:
    rule = Paper(
        file="trich.txt",
        number="65/2017/NQ-HĐND",
        kind="Nghị quyết",
        subject="Quy định mức trích từ các khoản thu hồi qua thanh tra",
        text="""
    Điều 1. Mức trích của cơ quan thanh tra từ số tiền thu hồi đã nộp ngân sách như sau:
    a) Được trích 30% đối với số nộp đến 10 tỷ đồng/năm;
    b) Được trích 20% đối với số nộp trên 10 tỷ đồng đến 20 tỷ đồng/năm;
    c) Được trích 10% đối với số nộp trên 20 tỷ đồng/năm.
    """,
    )
    question = f"Cơ quan thanh tra được trích bao nhiêu % từ số tiền thu hồi đã nộp ngân sách {paid}?"
    assert answered(archive(rule).ask(question)).headline == share


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Đại lý Internet cách cổng trường tối thiểu bao nhiêu mét (quy định năm 2010)?", "tối thiểu 200m"),
        ("Chậm nộp hồ sơ nghiệm thu thì bị cấm tuyển chọn mấy năm?", "Hai (02) năm"),
        ("nop cham ho so nghiem thu bi cam tuyen chon bao nhiu nam", "Hai (02) năm"),
    ],
)
def test_what_a_rule_sets_holds_at_any_time(archive: Opening, question: str, headline: str) -> None:
    rule = Paper(
        file="qd.txt",
        number="15/2010/QĐ-UBND",
        kind="Quyết định",
        dated="ngày 26 tháng 4 năm 2010",
        subject="Quản lý đại lý Internet và hồ sơ nghiệm thu đề tài",
        text="""
    Số: 15/2010/QĐ-UBND
    UBND tỉnh, ngày 26 tháng 4 năm 2010
    Quản lý đại lý Internet và hồ sơ nghiệm thu đề tài

    Đại lý Internet phải cách cổng trường học tối thiểu 200m.
    Ai nộp chậm hồ sơ nghiệm thu thì bị cấm tham gia tuyển chọn Hai (02) năm, tính từ ngày nộp.
    """,
    )
    assert answered(archive(rule).ask(question)).headline == headline


def test_the_case_that_is_cut_before_its_figure(archive: Opening) -> None:
    text = """
    Định mức phân bổ kinh phí xây dựng nghị quyết ban hành mới:
    - Cấp tỉnh: 9.000.000 đồng/văn bản.
    - Cấp xã:
    4.000.000 đồng/văn bản.
    """
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask(
            "Định mức phân bổ kinh phí xây dựng nghị quyết cấp xã là bao nhiêu?"
        )
    )
    assert told.headline == "4.000.000 đồng/văn bản"


def test_an_exception_that_is_not_asked_of_gives_way(archive: Opening) -> None:
    text = """
    Mức thu lệ phí cư trú như sau:
    - Gia hạn tạm trú: 3.000 đồng/lần. Riêng các phường thuộc thành phố là 5.000 đồng/lần gia hạn tạm trú.
    - Cấp mới sổ hộ khẩu: 8.000 đồng/lần cấp.
    """
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask(
            "Gia hạn tạm trú ở xã thu lệ phí mỗi lần gia hạn bao nhiêu?"
        )
    )
    assert told.headline == "3.000 đồng/lần"


def test_an_amount_is_told_in_the_unit_asked_for_and_with_its_limit(archive: Opening) -> None:
    text = """
    Điều 4. Hạn mức giao đất cho cơ sở thờ tự
    1. Đất để xây cơ sở thờ tự: không quá 02 ha cho cả cụm cơ sở thờ tự.
    2. Đất giao mới cho một cơ sở thờ tự: không quá 4.000 m2.
    """
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask("Đất giao mới cho cơ sở thờ tự tối đa bao nhiêu m2?")
    )
    assert told.headline == "không quá 4.000 m2"


@pytest.mark.parametrize(("label", "width"), [("2", "5 m"), ("3", "3 m")])
def test_the_case_of_another_label_gives_way(archive: Opening, label: str, width: str) -> None:
    text = """
    Điều 2. Vị trí của thửa đất
    - Vị trí 2: thửa đất giáp ngõ rộng từ 5 m trở lên;
    - Vị trí 3: thửa đất giáp ngõ rộng từ 3 m trở lên.
    """
    told = answered(
        archive(Paper(file="a.txt", text=text)).ask(f"Thửa đất vị trí {label} giáp ngõ rộng bao nhiêu mét?")
    )
    assert told.headline.startswith(width)


def test_the_least_is_not_told_for_the_most(archive: Opening) -> None:
    text = """
    Chế độ ăn của vận động viên như sau:
    Ngày thi đấu được ăn không thấp hơn 03 lần tiêu chuẩn ngày thường;
    Ngày lễ được ăn không quá 02 lần tiêu chuẩn ngày thường.
    """
    ask = archive(Paper(file="a.txt", text=text)).ask
    assert (
        answered(ask("Ngày lễ vận động viên được ăn tối đa mấy lần tiêu chuẩn?")).headline
        == "không quá 02 lần"
    )
    least = answered(ask("Ngày thi đấu vận động viên được ăn ít nhất mấy lần tiêu chuẩn?"))
    assert least.headline == "không thấp hơn 03 lần"
