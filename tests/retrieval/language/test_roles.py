"""Who somebody is in a sentence."""

import pytest

from retrieval.domain.span import Span
from retrieval.language.names import find_people
from retrieval.language.roles import (
    Office,
    asks_office,
    deed_asked,
    does,
    find_offices,
    holds,
    is_organs,
    is_place,
    may_ask_for_several,
    names_holder,
    names_only_office,
    office_asked,
    tells_office,
)
from retrieval.language.text import fold


@pytest.mark.parametrize(
    ("sentence", "name", "office", "held"),
    [
        ("Phó Chủ tịch UBND tỉnh Nguyễn Văn Bình phát biểu", "Nguyễn Văn Bình", "pho chu tich", True),
        ("Phó Chủ tịch UBND tỉnh Nguyễn Văn Bình phát biểu", "Nguyễn Văn Bình", "chu tich", False),
        ("Phó Chi cục trưởng Chi cục Hải quan Nguyễn Văn Bình", "Nguyễn Văn Bình", "cuc truong", False),
        ("Trưởng ban: Ông Trần Văn Hòa; Phó Trưởng ban: Bà Lê Thị Mai", "Lê Thị Mai", "pho truong ban", True),
        ("Trưởng ban: Ông Trần Văn Hòa; Phó Trưởng ban: Bà Lê Thị Mai", "Trần Văn Hòa", "truong ban", True),
        (
            "4. Đồng chí Vũ Văn Khoa, Phó Trưởng ban - Thành viên, Tổ trưởng Tổ số 1;",
            "Vũ Văn Khoa",
            "to truong",
            True,
        ),
        ("Ông Lê Văn Nam, Giám đốc Sở A, Trưởng đoàn Bùi Thị Hoa dự", "Lê Văn Nam", "truong doan", False),
        ("Phó Tổng cục trưởng Trần Văn Hòa dự", "Trần Văn Hòa", "cuc truong", False),
        ("Ông Lê Văn Nam phát biểu với Giám đốc Sở", "Lê Văn Nam", "giam doc", False),
    ],
)
def test_who_holds_an_office(sentence: str, name: str, office: str, held: bool) -> None:
    span = next(span for span in find_people(sentence) if span.of(sentence) == name)
    assert holds(sentence, span, Office(office)) is held


@pytest.mark.parametrize(
    ("question", "sentence", "held"),
    [
        ("Chủ tịch UBND huyện Lâm Hà là ai?", "Chủ tịch UBND tỉnh Trần Văn Hòa dự", False),
        ("Chủ tịch UBND tỉnh là ai?", "Chủ tịch UBND tỉnh Trần Văn Hòa dự", True),
        ("Cục trưởng Hải quan Lạng Sơn là ai?", "Trần Văn Hòa, Cục trưởng Cục Hải quan Lạng Sơn", True),
        ("Giám đốc Sở Y tế là ai?", "Trần Văn Hòa, Giám đốc Sở Nội vụ, phát biểu", False),
        ("Giám đốc Sở Y tế là ai?", "Giám đốc: Trần Văn Hòa", True),
        ("Giám đốc Sở Y tế Bình Định?", "Trần Văn Hòa, Giám đốc Sở VH-TT tỉnh Bình Định", False),
        ("Giám đốc Sở Văn hóa Bình Định?", "Trần Văn Hòa, Giám đốc Sở VH-TT tỉnh Bình Định", True),
        ("Chủ tịch Hiệp hội Hồ tiêu là ai?", "ông Trần Văn Hòa, Chủ tịch VPA cho biết", True),
        ("Trưởng đoàn WB là ai?", "đoàn WB do bà Trần Văn Hòa, Giám đốc Ban đô thị dẫn đầu đã họp", True),
        ("Giám đốc Sở Y tế là ai?", "họp ở Sở Y tế, giám đốc cơ quan này là ông Trần Văn Hòa nói", True),
        (
            "Phó Giám đốc TT Khuyến nông tỉnh là ai?",
            "Trần Văn Hòa, Phó Giám đốc Trung tâm Khuyến nông chia sẻ: Việc trồng rừng còn khó",
            True,
        ),
    ],
)
def test_an_office_is_that_of_its_organ(question: str, sentence: str, held: bool) -> None:
    office = office_asked(question)
    assert office is not None
    span = next(span for span in find_people(sentence) if span.of(sentence) == "Trần Văn Hòa")
    assert holds(sentence, span, office) is held


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Trưởng đoàn giám sát là ai?", "truong doan"),
        ("phó chủ tịch thường trực là ai", "pho chu tich thuong truc"),
        ("Ai là chủ đầu tư?", "chu dau tu"),
        ("Ai phát biểu?", None),
        ("Chánh thanh tra do ai bổ nhiệm?", None),
        ("Do ai làm trưởng đoàn?", "truong doan"),
        ("Ai đang là Giám đốc Sở Y tế?", "giam doc"),
        ("Ai hiện nay giữ chức giám đốc sở?", "giam doc"),
        ("Vị tướng nào dẫn đoàn tàu?", "vi tuong"),
    ],
)
def test_the_office_that_is_asked_for(question: str, office: str | None) -> None:
    assert (office_asked(question) or Office("")).name == (office or "")


@pytest.mark.parametrize(
    ("question", "deed"),
    [
        ("Ai cầm đầu đường dây cá độ?", "cam dau"),
        ("Lãnh đạo nào trao quyết định cho phó giám đốc Sở?", "trao quyet"),
        ("Trưởng đoàn là ai?", None),
        ("Do ai làm trưởng đoàn?", None),
    ],
)
def test_the_deed_that_is_asked_of(question: str, deed: str | None) -> None:
    assert deed_asked(fold(question)) == deed


def test_the_office_of_whom_something_is_done_to_is_not_asked_for() -> None:
    assert office_asked(fold("Ai trao quyết định cho phó giám đốc Sở?")) is None


@pytest.mark.parametrize(
    ("sentence", "name", "deed", "done"),
    [
        ("Đường dây do Trần Văn Hòa cầm đầu đã bị triệt phá", "Trần Văn Hòa", "cam dau", True),
        ("Cầm đầu đường dây là Trần Văn Hòa, trú xã A", "Trần Văn Hòa", "cam dau", True),
        ("Bà Lê Thị Mai trao quà cho ông Trần Văn Hòa", "Lê Thị Mai", "trao qua", True),
        ("Bà Lê Thị Mai trao quà cho ông Trần Văn Hòa", "Trần Văn Hòa", "trao qua", False),
        ("Trần Văn Hòa và Lê Thị Mai trao quà", "Trần Văn Hòa", "trao qua", False),
        ("Ông Trần Văn Hòa dự. Huyện trao quà", "Trần Văn Hòa", "trao qua", False),
    ],
)
def test_who_does_what_is_asked(sentence: str, name: str, deed: str, done: bool) -> None:
    span = next(span for span in find_people(sentence) if span.of(sentence) == name)
    assert does(sentence, span, deed) is done


def test_organs_hold_what_people_need_not() -> None:
    assert is_organs(Office("chu dau tu"))
    assert is_organs(None)
    assert not is_organs(Office("truong doan"))


def test_a_town_is_no_person() -> None:
    text = "thành phố Phan Thiết; Sở Tài nguyên và Môi trường Nguyễn Văn Bình"
    town, person = find_people(text)
    assert is_place(text, town)
    assert not is_place(text, person)


def test_offices_with_the_organs_that_they_belong_to() -> None:
    text = "Chủ tịch Ủy ban nhân dân Thành phố quyết định, Bí thư báo cáo"
    assert [span.of(text) for span in find_offices(text)] == ["Chủ tịch Ủy ban nhân dân Thành phố", "Bí thư"]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Phó Chủ tịch thường trực Hội Nông dân tỉnh nhiệm kỳ VI?", True),
        ("truong doan giam sat cua HDND huyen", True),
        ("chủ tịch hội cựu giáo chức", True),
        ("giám đốc sở giao thông vận tải", True),
        ("Chủ tịch tỉnh giao việc gì", False),
        ("Chủ tịch UBND tỉnh yêu cầu gì về cháy rừng", False),
        ("Chủ tịch UBND tỉnh làm việc với các doanh nghiệp", False),
        ("Chủ tịch", False),
        ("báo cáo của chủ tịch UBND tỉnh", False),
    ],
)
def test_a_question_that_names_an_office_asks_who_holds_it(question: str, names: bool) -> None:
    assert names_holder(question) is names


def test_a_question_of_an_office_alone() -> None:
    assert names_only_office(("truong", "ban"))
    assert not names_only_office(("truong", "ban", "chi", "dao"))
    assert not names_only_office(())


def test_ranks_and_short_names_are_those_that_are_meant() -> None:
    assert Office("tuong").may_be(Office("thuong tuong"))
    assert Office("vdv").may_be(Office("van dong vien"))
    assert not Office("tuong").may_be(Office("thu tuong"))


def test_who_is_counted_holds_nothing() -> None:
    sentence = "Theo ông Trần Văn Bình, đoàn có 1 huấn luyện viên, 4 VĐV."
    assert not holds(sentence, Span(9, 23), Office("vdv"))


def test_which_questions_several_may_answer() -> None:
    assert may_ask_for_several("VĐV nào đoạt huy chương vàng?")
    assert may_ask_for_several("Lãnh đạo tỉnh Bình Định nào dự lễ?")
    assert may_ask_for_several("Phía Việt Nam có ai ra đón?")
    assert not may_ask_for_several("Ông nào làm trưởng đoàn?")


def test_what_office_somebody_holds_is_asked_and_told() -> None:
    question = "Ông Trần Văn Hòa giữ chức gì?"
    assert asks_office(question)
    assert not asks_office("Ai giữ chức chủ tịch?")
    assert tells_office("Đại biểu Trần Văn Hòa, Phó Bí thư Thường trực Tỉnh ủy, nói.", question)
    assert not tells_office("Đại biểu Trần Văn Hòa nói về làng nghề.", question)
    assert not tells_office("Ông Lê Văn Nam, Giám đốc Sở Tài chính, nói.", question)


def test_who_is_elected_holds_an_office() -> None:
    assert office_asked("ai được bầu làm chủ tịch Liên đoàn Cầu lông?") == Office(
        "chu tich", "Liên đoàn Cầu lông"
    )
