"""Figures: which one answers, what is said beside it, and when none does."""

import zlib
from collections.abc import Callable
from decimal import Decimal

import pytest

from retrieval.domain.answer import Answered, Reason, Role
from retrieval.domain.document import DocumentStatus
from retrieval.domain.figure import Measure, ValueStatus
from retrieval.language.text import fold
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, not_found


@pytest.fixture
def offices(archive: Opening) -> TextArchive:
    return archive(*papers.ALL)


def said_of(place: str, sentence: str, **fields: object) -> Paper:
    """A paper of one sentence about a province."""
    title = f"Kinh tế tỉnh {place}"
    file = f"{place}-{zlib.crc32(sentence.encode())}.txt"
    return Paper(file=file, subject=title, text=f"{title}\n\n{sentence}", **fields)  # type: ignore[arg-type]


def numbers(outcome: Answered) -> list[str]:
    return [figure.written for figure in outcome.figures]


@pytest.mark.parametrize(
    "question",
    [
        "Giá trị sản xuất công nghiệp tỉnh Bình Thuận năm 2021 tăng bao nhiêu?",
        "gia tri san xuat cong nghiep tinh binh thuan nam 2021 tang bao nhieu",
        "GTSX công nghiệp Bình Thuận 2021 tăng bao nhiêu %?",
    ],
)
def test_plan_stands_beside_actual_in_one_sentence(offices: TextArchive, question: str) -> None:
    outcome = answered(offices.ask(question))
    assert outcome.headline == "17,04% (kế hoạch 15,8%, vượt)"
    assert [(f.written, f.observation.status) for f in outcome.figures] == [
        ("17,04%", ValueStatus.ACTUAL),
        ("15,8%", ValueStatus.PLAN),
    ]
    assert [(c.role, c.quote) for c in outcome.citations] == [(Role.ANSWER, outcome.text)]


def test_a_province_speaks_before_its_district_where_no_place_is_asked(archive: Opening) -> None:
    district = Paper(
        file="huyen.txt",
        subject="Kinh tế huyện Bình Lục, tỉnh Hà Nam",
        text="Kinh tế huyện Bình Lục, tỉnh Hà Nam\n\nNăm 2021, huyện Bình Lục thu nội địa đạt 210 tỷ đồng.",
    )
    province = said_of("Hà Nam", "Năm 2021, tỉnh Hà Nam thu nội địa đạt 9.200 tỷ đồng.")
    assert numbers(answered(archive(district, province).ask("Thu nội địa năm 2021 bao nhiêu?")))[
        0
    ].startswith("9.200")
    told = answered(archive(district, province).ask("Thu nội địa huyện Bình Lục năm 2021 bao nhiêu?"))
    assert numbers(told)[0].startswith("210")


def test_those_who_have_not_get_what_those_who_have_do_not(archive: Opening) -> None:
    text = (
        "Mức bồi dưỡng tiếp dân tỉnh Hà Nam:\n"
        "a) Người chưa được hưởng phụ cấp nghề thì được bồi dưỡng 90.000 đồng/ngày.\n"
        "b) Người đang hưởng phụ cấp nghề thì được bồi dưỡng 60.000 đồng/ngày."
    )
    ask = archive(Paper(file="a.txt", text=text)).ask
    has = answered(ask("Hà Nam: người tiếp dân đang hưởng phụ cấp nghề được bồi dưỡng mấy đồng một ngày?"))
    assert has.headline.startswith("60.000")
    lacks = answered(ask("Hà Nam: người tiếp dân chưa hưởng phụ cấp nghề được bồi dưỡng mấy đồng một ngày?"))
    assert lacks.headline.startswith("90.000")


def test_what_comes_to_each_is_no_whole(archive: Opening) -> None:
    paper = said_of("Hà Nam", "Năm 2021, GRDP bình quân đầu người đạt 75 triệu đồng.")
    not_found(archive(paper).ask("GRDP Hà Nam năm 2021 đạt bao nhiêu?"), Reason.NO_FIGURE)
    assert "75 triệu" in answered(archive(paper).ask("GRDP/người Hà Nam năm 2021 đạt bao nhiêu?")).headline


def test_what_is_computed_is_kept_apart(offices: TextArchive) -> None:
    outcome = answered(offices.ask("Giá trị sản xuất công nghiệp tỉnh Bình Thuận năm 2021 tăng bao nhiêu?"))
    (computed,) = outcome.computed
    assert (computed.text, computed.formula) == ("cao hơn kế hoạch 1,24 điểm %", "17,04 − 15,8")
    assert "1,24" not in outcome.headline + outcome.text
    assert computed.operands == (1, 1)


def test_the_plan_first_when_the_plan_is_asked(offices: TextArchive) -> None:
    question = "Kế hoạch tăng giá trị sản xuất công nghiệp tỉnh Bình Thuận năm 2021 là bao nhiêu?"
    outcome = answered(offices.ask(question))
    assert outcome.headline == "15,8% (thực hiện 17,04%)"
    assert outcome.computed[0].text == "cao hơn kế hoạch 1,24 điểm %"


ACHIEVED = said_of("Bình Thuận", "Năm 2022, giá trị xuất khẩu đạt 812,5 triệu USD.")
PLANNED = said_of("Bình Thuận", "Năm 2022, kế hoạch giá trị xuất khẩu là 850 triệu USD.")


def test_plan_and_actual_from_two_documents_of_one_place(archive: Opening) -> None:
    elsewhere = said_of("Nam Định", "Năm 2022, kế hoạch giá trị xuất khẩu là 3.100 triệu USD.")
    offices = archive(ACHIEVED, PLANNED, elsewhere)
    outcome = answered(offices.ask("Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 là bao nhiêu?"))
    assert outcome.headline == "812,5 triệu USD (kế hoạch 850 triệu USD)"
    assert [c.role for c in outcome.citations] == [Role.ANSWER, Role.PLAN]
    assert [c.stored.id for c in outcome.citations] == [ACHIEVED.id, PLANNED.id]
    assert outcome.text.splitlines() == [c.quote for c in outcome.citations]
    assert outcome.computed[0].text == "thấp hơn kế hoạch 37,5 triệu USD"
    assert outcome.computed[0].operands == (1, 2)


def test_a_plan_of_another_year_or_place_is_no_twin(archive: Opening) -> None:
    later = said_of("Bình Thuận", "Năm 2023, kế hoạch giá trị xuất khẩu là 900 triệu USD.")
    elsewhere = said_of("Nam Định", "Năm 2022, kế hoạch giá trị xuất khẩu là 3.100 triệu USD.")
    offices = archive(ACHIEVED, later, elsewhere)
    outcome = answered(offices.ask("Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 là bao nhiêu?"))
    assert numbers(outcome) == ["812,5 triệu USD"]
    assert not outcome.computed


def test_equal_plan_and_actual_have_no_difference(archive: Opening) -> None:
    equal = said_of("Bình Thuận", "Năm 2022, kế hoạch giá trị xuất khẩu là 812,5 triệu USD.")
    outcome = answered(archive(ACHIEVED, equal).ask("Giá trị xuất khẩu Bình Thuận năm 2022 là bao nhiêu?"))
    assert outcome.headline == "812,5 triệu USD (kế hoạch 812,5 triệu USD)"
    assert outcome.computed == ()


def test_a_range_has_no_difference(archive: Opening) -> None:
    span = said_of("Bình Thuận", "Năm 2022, kế hoạch giá trị xuất khẩu là 800 - 850 triệu USD.")
    outcome = answered(archive(ACHIEVED, span).ask("Giá trị xuất khẩu Bình Thuận năm 2022 là bao nhiêu?"))
    assert "812,5 triệu USD" in outcome.headline
    assert outcome.computed == ()


def test_a_plan_alone_says_that_it_is_one(archive: Opening) -> None:
    offices = archive(PLANNED)
    plain = answered(offices.ask("Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 là bao nhiêu?"))
    assert plain.headline == "kế hoạch 850 triệu USD"
    asked = answered(offices.ask("Kế hoạch giá trị xuất khẩu tỉnh Bình Thuận năm 2022 là bao nhiêu?"))
    assert asked.headline == "850 triệu USD"


@pytest.mark.parametrize(
    ("question", "nearby"),
    [
        (
            "Giá trị xuất khẩu tỉnh Bình Thuận năm 2019 đạt bao nhiêu?",
            "Có số liệu năm 2022 (Kinh tế tỉnh Bình Thuận).",
        ),
        ("Kế hoạch giá trị xuất khẩu tỉnh Bình Thuận năm 2022 là bao nhiêu?", "Có số liệu năm 2022"),
        ("Giá trị xuất khẩu tỉnh Cà Mau năm 2022 đạt bao nhiêu?", "Có số liệu của Bình Thuận"),
        ("Giá trị xuất khẩu tỉnh Bình Thuận 6 tháng đầu năm 2022 đạt bao nhiêu?", "Có số liệu năm 2022"),
    ],
    ids=["year", "status", "place", "part of the year"],
)
def test_a_figure_of_something_else_is_no_answer(archive: Opening, question: str, nearby: str) -> None:
    outcome = not_found(archive(ACHIEVED).ask(question), Reason.NO_FIGURE)
    assert outcome.candidates == ()
    assert outcome.nearby[0].startswith(nearby)


def test_at_most_three_periods_are_named(archive: Opening) -> None:
    years = [
        said_of("Bình Thuận", f"Năm {year}, giá trị xuất khẩu đạt {year - 1500} triệu USD.")
        for year in range(2015, 2021)
    ]
    outcome = not_found(
        archive(*years).ask("Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 đạt bao nhiêu?"), Reason.NO_FIGURE
    )
    assert len(outcome.nearby) == 3


def test_a_final_figure_before_an_estimate(archive: Opening) -> None:
    estimate = said_of("Bình Thuận", "Năm 2022, diện tích rừng trồng mới ước đạt 1.480 ha.")
    final = said_of("Bình Thuận", "Năm 2022, diện tích rừng trồng mới đạt 1.512 ha.")
    question = "Diện tích rừng trồng mới của Bình Thuận năm 2022 là bao nhiêu?"
    assert answered(archive(estimate, final).ask(question)).headline == "1.512 ha"
    assert answered(archive(estimate).ask(question)).headline == "ước 1.480 ha"


def test_a_numbered_document_before_news_and_a_draft(archive: Opening) -> None:
    sentence = "Năm 2022, diện tích rừng trồng mới đạt {} ha."
    draft = said_of("Bình Thuận", sentence.format("1.600"), status=DocumentStatus.DRAFT)
    news = said_of("Bình Thuận", sentence.format("1.700"))
    numbered = Paper(
        file="so.txt",
        number="12/BC-UBND",
        subject="Kinh tế tỉnh Bình Thuận",
        text=f"Số: 12/BC-UBND\nKinh tế tỉnh Bình Thuận\n\n{sentence.format('1.512')}",
    )
    question = "Diện tích rừng trồng mới của Bình Thuận năm 2022 là bao nhiêu?"
    assert answered(archive(draft, news, numbered).ask(question)).headline == "1.512 ha"
    assert answered(archive(draft, news).ask(question)).headline == "1.700 ha"
    alone = answered(archive(draft).ask(question))
    assert alone.headline == "1.600 ha"
    assert any("dự thảo" in warning for warning in alone.warnings)


def test_industry_is_not_industry_and_construction(offices: TextArchive) -> None:
    both = answered(
        offices.ask("Giá trị sản xuất công nghiệp - xây dựng tỉnh Bình Thuận năm 2021 tăng bao nhiêu?")
    )
    assert both.headline == "11,3%"
    one = answered(offices.ask("Giá trị sản xuất công nghiệp tỉnh Bình Thuận năm 2021 tăng bao nhiêu?"))
    assert one.figures[0].written == "17,04%"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Tổng thu ngân sách nhà nước năm 2021 được bao nhiêu, bằng bao nhiêu % dự toán?",
            "12.345 tỷ đồng, bằng 108,5% dự toán năm",
        ),
        (
            "Tổng thu ngân sách nhà nước năm 2021 là bao nhiêu tỷ đồng, tăng bao nhiêu %?",
            "12.345 tỷ đồng, tăng 6,2%",
        ),
        ("Tổng thu ngân sách nhà nước năm 2021 bằng bao nhiêu % dự toán?", "108,5%"),
        ("Tổng thu ngân sách nhà nước năm 2021 tăng hay giảm so với cùng kỳ?", "tăng 6,2%"),
    ],
)
def test_everything_asked_is_answered_in_its_order(
    offices: TextArchive, question: str, headline: str
) -> None:
    outcome = answered(offices.ask(question))
    assert outcome.headline == headline
    assert len(outcome.citations) == 1


@pytest.mark.parametrize("asked", ["tăng bao nhiêu", "giảm bao nhiêu", "tăng hay giảm bao nhiêu"])
def test_a_fall_says_so_however_it_is_asked(offices: TextArchive, asked: str) -> None:
    outcome = answered(offices.ask(f"Số doanh nghiệp thành lập mới năm 2021 {asked}?"))
    assert outcome.headline == "giảm 4,74%"
    quantity = outcome.figures[0].observation.quantity
    assert (quantity.value, quantity.negative) == (Decimal("4.74"), True)
    assert outcome.figures[0].observation.measure is Measure.GROWTH_PCT


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        ("Năm 2022, diện tích rừng trồng mới đạt hơn 1.512 ha.", "hơn 1.512 ha"),
        ("Năm 2022, diện tích rừng trồng mới tối thiểu 1.512 ha.", "tối thiểu 1.512 ha"),
        ("Năm 2022, diện tích rừng trồng mới đạt 1.512 ha trở lên.", "1.512 ha trở lên"),
    ],
)
def test_a_bound_belongs_to_the_value(archive: Opening, sentence: str, headline: str) -> None:
    question = "Diện tích rừng trồng mới năm 2022 là bao nhiêu?"
    assert answered(archive(said_of("Bình Thuận", sentence)).ask(question)).headline == headline


def test_a_cell_of_a_table_is_quoted_as_one(archive: Opening) -> None:
    table = Paper(
        file="bieu.txt",
        subject="Chỉ tiêu năm 2022 tỉnh Bình Thuận",
        text="Chỉ tiêu năm 2022 tỉnh Bình Thuận\n\nChỉ tiêu | Năm 2022\nSố giường bệnh | 3.210 giường",
    )
    outcome = answered(archive(table).ask("Số giường bệnh năm 2022 là bao nhiêu?"))
    assert outcome.citations[0].origin.value == "table"
    assert "3.210" in outcome.headline


def test_headings_tell_a_target_from_a_result(archive: Opening) -> None:
    goal = Paper(
        file="muc-tieu.txt",
        subject="Nghị quyết phát triển 2023",
        text="Nghị quyết phát triển\n\nTỷ lệ che phủ rừng năm 2023 đạt 43%.",
        headings=("Các chỉ tiêu chủ yếu",),
    )
    offices = archive(goal)
    assert answered(offices.ask("Tỷ lệ che phủ rừng năm 2023 là bao nhiêu?")).headline == "mục tiêu 43%"
    not_found(offices.ask("Tỷ lệ che phủ rừng năm 2023 thực hiện bao nhiêu?"), Reason.NO_FIGURE)


def test_the_home_place_is_meant_when_none_is_named(archive: Opening) -> None:
    elsewhere = said_of("Nam Định", "Năm 2022, giá trị xuất khẩu đạt 3.100 triệu USD.")
    offices = archive(ACHIEVED, elsewhere, home_place="Nam Định")
    assert answered(offices.ask("Giá trị xuất khẩu năm 2022 đạt bao nhiêu?")).headline == "3.100 triệu USD"
    asked = offices.ask("Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 đạt bao nhiêu?")
    assert answered(asked).headline == "812,5 triệu USD"


def test_a_wider_indicator_of_another_place_is_not_shown_beside(archive: Opening) -> None:
    wider = said_of("Nam Định", "Năm 2022, giá trị xuất khẩu và dịch vụ đạt 3.100 triệu USD.")
    outcome = answered(archive(ACHIEVED, wider).ask("Giá trị xuất khẩu năm 2022 đạt bao nhiêu?"))
    assert "3.100" not in outcome.text


def test_a_document_of_one_province_lends_no_figure_to_another(archive: Opening) -> None:
    report = Paper(
        file="so-sanh.txt",
        subject="Kinh tế tỉnh Bình Thuận",
        text="""
        Kinh tế tỉnh Bình Thuận, nhìn sang Nam Định và Cà Mau

        Kinh nghiệm của Nam Định rất đáng học. Năm 2022, giá trị xuất khẩu đạt 812,5 triệu USD.
        """,
    )
    offices = archive(report)
    not_found(offices.ask("Giá trị xuất khẩu tỉnh Nam Định năm 2022 đạt bao nhiêu?"), Reason.NO_FIGURE)
    own = answered(offices.ask("Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 đạt bao nhiêu?"))
    assert own.headline == "812,5 triệu USD"


def test_this_year_is_the_year_of_asking(archive: Opening) -> None:
    offices = archive(ACHIEVED)
    question = "Giá trị xuất khẩu tỉnh Bình Thuận năm ngoái đạt bao nhiêu?"
    asked = papers.DAY_IN_2023
    assert answered(offices.ask(question, asked_on=asked)).headline == "812,5 triệu USD"
    not_found(offices.ask(question), Reason.NO_FIGURE)


def test_without_a_year_any_amount_on_the_topic_answers(archive: Opening) -> None:
    outcome = answered(archive(papers.RESOLUTION).ask("Mỗi học sinh được hỗ trợ bao nhiêu?"))
    assert outcome.headline.startswith("450.000 đồng")


@pytest.mark.parametrize(
    "indicator",
    [
        "Giá trị sản xuất nông nghiệp",
        "Giá trị sản xuất lâm nghiệp",
        "Giá trị xuất khẩu",
        "Tổng chi ngân sách nhà nước",
        "Chi ngân sách nhà nước",
        "Vốn ngoại",
        "Kim ngạch xuất khẩu",
        "Tổng nợ ngân sách nhà nước",
        "Sản lượng ngô",
        "Số doanh nghiệp giải thể",
        "Số hợp tác xã thành lập mới",
    ],
)
@pytest.mark.parametrize("period", ["năm 2021 ", ""], ids=["dated", "undated"])
@pytest.mark.parametrize("write", [str, fold], ids=["accented", "bare"])
def test_words_in_common_do_not_make_another_indicator_answer(
    offices: TextArchive, indicator: str, write: Callable[[str], str], period: str
) -> None:
    question = write(f"{indicator} tỉnh Bình Thuận {period}là bao nhiêu?")
    outcome = offices.ask(question).outcome
    assert not isinstance(outcome, Answered), outcome.headline


@pytest.mark.parametrize(
    ("stated", "question", "headline"),
    [
        (
            "Năm 2022, thu hút được 2,5 tỷ USD vốn FDI.",
            "{} năm 2022 hút bao nhiêu vốn ngoại?",
            "2,5 tỷ USD",
        ),
        (
            "Năm 2022, kim ngạch xuất khẩu đạt 812,5 triệu USD.",
            "{} năm 2022 bán hàng ra nước ngoài thu về bao nhiêu?",
            "812,5 triệu USD",
        ),
        ("Năm 2022, tỷ lệ hộ nghèo còn 3,2%.", "Tỷ lệ nghèo của {} năm 2022 là mấy phần trăm?", "3,2%"),
        (
            "Năm 2022, xuất khẩu đạt 812,5 triệu USD.",
            "Tổng kim ngạch xuất khẩu {} năm 2022?",
            "812,5 triệu USD",
        ),
    ],
)
@pytest.mark.parametrize("write", [str, fold], ids=["accented", "bare"])
def test_another_name_of_the_very_indicator_answers(
    archive: Opening, stated: str, question: str, headline: str, write: Callable[[str], str]
) -> None:
    offices = archive(said_of("Bình Thuận", stated))
    assert answered(offices.ask(write(question.format("tỉnh Bình Thuận")))).headline == headline


@pytest.mark.parametrize(
    "question",
    [
        "Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 được bao nhiêu tấn?",
        "Tỷ lệ xuất khẩu tỉnh Bình Thuận năm 2022 là bao nhiêu?",
        "Giá trị xuất khẩu tỉnh Bình Thuận năm 2022 chiếm mấy %?",
    ],
)
def test_what_is_counted_in_something_else_does_not_answer(archive: Opening, question: str) -> None:
    not_found(archive(ACHIEVED).ask(question), Reason.NO_FIGURE)


PLANS = said_of("Bình Thuận", "Năm 2022, thu nội địa bằng 128% dự toán tỉnh giao, 119% dự toán huyện giao.")
SHARES = said_of(
    "Bình Thuận", "Năm 2022, vốn FDI của Hàn Quốc chiếm 26,9%, tiếp theo là Nhật Bản chiếm 14,1%."
)
STOCK = said_of(
    "Bình Thuận", "Năm 2022, giá trị tồn kho so với năm 2013 giảm 82,2%, so với năm 2021 giảm 10,1%."
)


@pytest.mark.parametrize(
    ("paper", "question", "headline"),
    [
        (PLANS, "Thu nội địa Bình Thuận năm 2022 bằng mấy % dự toán huyện giao?", "119%"),
        (PLANS, "Thu nội địa Bình Thuận năm 2022 bằng mấy % dự toán tỉnh giao?", "128%"),
        (SHARES, "Vốn FDI của Nhật Bản ở Bình Thuận năm 2022 chiếm mấy %?", "14,1%"),
        (SHARES, "Vốn FDI của Hàn Quốc ở Bình Thuận năm 2022 chiếm mấy %?", "26,9%"),
        (STOCK, "Giá trị tồn kho Bình Thuận năm 2022 giảm mấy % so với năm 2021?", "giảm 10,1%"),
        (STOCK, "Giá trị tồn kho Bình Thuận năm 2022 giảm mấy % so với năm 2013?", "giảm 82,2%"),
    ],
)
def test_what_stands_beside_a_figure_tells_it_from_its_neighbours(
    archive: Opening, paper: Paper, question: str, headline: str
) -> None:
    assert answered(archive(paper).ask(question)).headline == headline


def test_a_name_that_stands_nowhere_is_no_circumstance(archive: Opening) -> None:
    office = said_of("Bình Thuận", "Năm 2022, Chi cục Hải quan cửa khẩu Mũi Né thu ngân sách 948,7 tỷ đồng.")
    asked = "Năm 2022 Chi cục Hải quan cửa khẩu {} thu ngân sách bao nhiêu?"
    assert answered(archive(office).ask(asked.format("Mũi Né"))).headline == "948,7 tỷ đồng"
    not_found(archive(office).ask(asked.format("Hòn Gai")), Reason.NO_FIGURE)


def test_the_first_of_several_asks_is_enough(archive: Opening) -> None:
    communes = said_of("Bình Thuận", "Năm 2022, toàn tỉnh có 30 xã đạt chuẩn nông thôn mới.")
    question = "Năm 2022 tỉnh Bình Thuận có mấy xã về đích NTM, mấy thôn đăng ký nộp hồ sơ?"
    assert answered(archive(communes).ask(question)).headline == "30 xã"


def test_no_figure_on_the_topic(offices: TextArchive) -> None:
    outcome = not_found(offices.ask("Giá vé xe buýt năm 2021 là bao nhiêu?"), Reason.NO_FIGURE)
    assert outcome.nearby == ()
    assert "năm 2021" in outcome.headline


def test_without_a_place_the_figure_of_every_place_is_shown(archive: Opening) -> None:
    offices = archive(
        *(
            Paper(
                file=f"{number}.txt",
                number=f"{number}/BC-UBND",
                kind="Báo cáo",
                subject=f"Tình hình kinh tế năm 2021 tỉnh {place}",
                issuer=f"UBND tỉnh {place}",
                text=f"Số: {number}/BC-UBND\nUBND tỉnh {place}\nTình hình kinh tế năm 2021 tỉnh {place}\n\n"
                f"Kim ngạch xuất khẩu của tỉnh {place} năm 2021 tăng {growth}% so với năm 2020.",
            )
            for number, place, growth in ((7, "Nam Định", "9,5"), (8, "Cà Mau", "4,1"))
        )
    )
    outcome = answered(offices.ask("Kim ngạch xuất khẩu năm 2021 tăng bao nhiêu?"))
    assert "9,5%" in outcome.text and "4,1%" in outcome.text
    assert any("Nam Định" in said and "Cà Mau" in said for said in outcome.warnings)
    alone = answered(offices.ask("Kim ngạch xuất khẩu tỉnh Cà Mau năm 2021 tăng bao nhiêu?"))
    assert (alone.headline, alone.warnings) == ("4,1%", ())


def test_a_neighbour_in_the_passage_lends_a_figure_no_indicator(archive: Opening) -> None:
    paper = Paper(
        file="nong-nghiep.txt",
        subject="Tình hình nông nghiệp năm 2021",
        text="Năng suất lúa năm 2021 đạt 71,2 tạ/ha. Sản lượng thủy sản năm 2021 ước đạt 136,8 nghìn tấn.",
    )
    offices = archive(paper)
    not_found(offices.ask("Sản lượng lúa năm 2021 đạt bao nhiêu?"), Reason.NO_FIGURE)
    assert "136,8" in answered(offices.ask("Sản lượng thủy sản năm 2021 đạt bao nhiêu?")).headline


def test_which_district_is_answered_by_a_figure_of_a_district(archive: Opening) -> None:
    paper = said_of(
        "Nam Định",
        "Tỷ lệ hộ nghèo năm 2021 là 4,1%. Tỷ lệ hộ nghèo năm 2021 của huyện Trực Ninh là 7,2%.",
    )
    outcome = answered(archive(paper).ask("Huyện nào của Nam Định có tỷ lệ hộ nghèo thấp nhất, mấy %?"))
    assert numbers(outcome)[0] == "7,2%"


def test_what_is_of_something_is_named_by_its_whole(archive: Opening) -> None:
    paper = said_of(
        "Nam Định", "4. Xuất khẩu: kim ngạch năm 2021 ước đạt 512 triệu USD, bằng 106,7% kế hoạch."
    )
    asked = "Nam Định năm 2021 xuất khẩu được bao nhiêu triệu USD, bằng mấy % kế hoạch?"
    assert numbers(answered(archive(paper).ask(asked))) == ["512 triệu USD", "106,7%"]


def test_a_plan_that_was_set_is_found_by_its_indicator(archive: Opening) -> None:
    goal = "UBND tỉnh đề xuất các chỉ tiêu: giá trị sản xuất công nghiệp năm 2021 tăng 15,0%."
    paper = said_of("Nam Định", f"Giá trị sản xuất công nghiệp năm 2021 tăng 17,04% (kế hoạch 15,8%). {goal}")
    asked = "GTSX công nghiệp Nam Định năm 2021 tăng bao nhiêu, KH đề ra bao nhiêu?"
    assert numbers(answered(archive(paper).ask(asked)))[:2] == ["17,04%", "15,8%"]


def test_a_plan_that_is_asked_for_beside_the_result_is_called_one(offices: TextArchive) -> None:
    asked = "Giá trị sản xuất công nghiệp Bình Thuận năm 2021 tăng bao nhiêu, kế hoạch đề ra bao nhiêu?"
    assert answered(offices.ask(asked)).headline == "17,04%, kế hoạch 15,8%"


def test_a_heading_is_no_whole_that_keeps_plan_and_result_apart(archive: Opening) -> None:
    actual = said_of("Nam Định", "Ưu điểm: giá trị sản xuất dệt may năm 2021 tăng 12,5%.")
    plan = said_of("Nam Định", "Phấn đấu năm 2021 giá trị sản xuất dệt may tăng 11,5%.")
    outcome = answered(archive(actual, plan).ask("Giá trị sản xuất dệt may Nam Định 2021 tăng bao nhiêu?"))
    assert outcome.headline == "12,5% (mục tiêu 11,5%)"


FEES = Paper(
    file="phi.txt",
    subject="Quy định mức hỗ trợ trồng rừng tỉnh Nam Định",
    text="""Quy định mức hỗ trợ trồng rừng tỉnh Nam Định

1. Hỗ trợ trồng
rừng kinh tế:
Tổ chức trồng rừng được hỗ trợ 5 triệu đồng/ha đối với cây keo, hỗ trợ 8 triệu đồng/ha đối với cây gỗ lớn.
2. Hỗ trợ chăn
nuôi dê:
Người dân được vay vốn. Số tiền vay tối đa là 2 triệu đồng/con, làm chuồng tối đa là 3,5 triệu đồng/m2.""",
)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Nam Định hỗ trợ trồng rừng kinh tế cây keo bao nhiêu một ha, cây gỗ lớn bao nhiêu?",
            "5 triệu đồng/ha, 8 triệu đồng/ha",
        ),
        ("Nam Định hỗ trợ chăn nuôi dê, số tiền vay bao nhiêu một con?", "2 triệu đồng/con"),
    ],
)
def test_cases_of_a_list_are_told_by_the_items_that_hold_them(
    archive: Opening, question: str, headline: str
) -> None:
    assert answered(archive(FEES).ask(question)).headline == headline


def test_a_rate_without_a_name_is_that_of_the_title(archive: Opening) -> None:
    fee = Paper(
        file="le-phi.txt",
        subject="Quy định lệ phí đăng ký kinh doanh tỉnh Nam Định",
        text="Quy định lệ phí đăng ký kinh doanh tỉnh Nam Định\n\nMức thu: 100.000 đồng/lần.",
    )
    question = "Lệ phí đăng ký kinh doanh ở Nam Định mỗi lần cấp bao nhiêu?"
    assert answered(archive(fee).ask(question)).headline == "100.000 đồng/lần"


def test_a_fall_is_answered_by_what_fell(archive: Opening) -> None:
    told = said_of("Nam Định", "Năm 2022, giá trị vốn điều chỉnh giảm 5 tỷ đồng, điều chỉnh tăng 9 tỷ đồng.")
    for asked, expected in (("giảm", "giảm 5 tỷ đồng"), ("tăng", "9 tỷ đồng")):
        question = f"Giá trị vốn điều chỉnh {asked} của Nam Định năm 2022 là bao nhiêu?"
        assert answered(archive(told).ask(question)).headline == expected


def test_per_cent_is_never_answered_in_metres(archive: Opening) -> None:
    told = said_of("Nam Định", "Năm 2022, chiều rộng đường trục chính là 12 m.")
    question = "Chiều rộng đường trục chính Nam Định năm 2022 giảm bao nhiêu %?"
    not_found(archive(told).ask(question), Reason.NO_FIGURE)


def test_a_plan_beside_a_result_in_one_document_is_called_one(archive: Opening) -> None:
    told = said_of(
        "Nam Định",
        "Năm 2022, hải quan Nam Định nộp ngân sách 106 tỷ đồng. Kế hoạch nộp ngân sách năm 2022 là 94 tỷ.",
    )
    question = "Hải quan Nam Định năm 2022 nộp ngân sách bao nhiêu, kế hoạch là bao nhiêu?"
    assert answered(archive(told).ask(question)).headline.startswith("106 tỷ đồng, kế hoạch 94 tỷ")


def test_what_exceeds_a_plan_does_not_equal_it(archive: Opening) -> None:
    told = said_of("Nam Định", "Năm 2022, thu nội địa đạt 884 tỷ đồng, vượt 9,3% so dự toán.")
    question = "Thu nội địa Nam Định năm 2022 đạt bao nhiêu tỷ, vượt dự toán mấy %?"
    assert answered(archive(told).ask(question)).headline == "884 tỷ đồng, vượt 9,3% so dự toán"


def test_what_something_rose_from_is_not_what_it_reached(archive: Opening) -> None:
    told = said_of("Nam Định", "Năm 2022, doanh thu phí tăng 17% từ 126,3 tỷ đồng lên mức 147,5 tỷ đồng.")
    question = "Doanh thu phí Nam Định năm 2022 tăng mấy %, lên bao nhiêu tỷ?"
    assert answered(archive(told).ask(question)).headline == "17%, đạt 147,5 tỷ đồng"


def test_capital_invested_is_no_start(archive: Opening) -> None:
    told = said_of("Nam Định", "Năm 2022, vốn đầu tư 147 tỷ đồng, tăng từ 90 tỷ đồng của năm 2021.")
    question = "Vốn đầu tư của Nam Định năm 2022 là bao nhiêu tỷ?"
    assert answered(archive(told).ask(question)).headline.startswith("147 tỷ đồng")


def test_who_is_pointed_at_was_named_in_the_sentence_before(archive: Opening) -> None:
    told = said_of(
        "Nam Định",
        "Trung tâm cấp cứu Nam Định hiện có 140 người. Trong năm 2022, đơn vị tuyển dụng 14 người nhưng có"
        " 23 người nghỉ việc.",
    )
    question = "Năm 2022 Trung tâm cấp cứu Nam Định có mấy người nghỉ việc?"
    assert answered(archive(told).ask(question)).headline == "23 người"


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Thu ngân sách Nam Định năm 2022 có đạt dự toán không?", "đạt và vượt, bằng 112% dự toán"),
        ("Chi đầu tư Nam Định năm 2022 đạt kế hoạch chưa?", "chưa đạt, bằng 81% kế hoạch"),
        ("Thu ngân sách Nam Định năm 2022 có giảm không?", "tăng 7%"),
        ("Sản lượng muối Nam Định năm 2022 có vượt kế hoạch không?", "Sản lượng muối chưa vượt kế hoạch."),
    ],
)
def test_whether_a_plan_was_reached_is_told_by_the_figure(
    archive: Opening, question: str, headline: str
) -> None:
    told = said_of(
        "Nam Định",
        "Năm 2022, thu ngân sách đạt 900 tỷ đồng, bằng 112% dự toán, tăng 7% so với cùng kỳ.\n\n"
        "Năm 2022, chi đầu tư đạt 300 tỷ đồng, bằng 81% kế hoạch.\n\nSản lượng muối chưa vượt kế hoạch.",
    )
    assert answered(archive(told).ask(question)).headline == headline


def test_an_index_is_no_value_of_the_same_thing(archive: Opening) -> None:
    told = said_of(
        "Nam Định",
        "Giá trị sản xuất công nghiệp năm 2021 tăng 17%.\n\n"
        "Chỉ số sản xuất công nghiệp 6 tháng đầu năm 2022 tăng 12,3%.",
    )
    asked = "GTSX công nghiệp Nam Định 6 tháng đầu năm 2022 tăng bao nhiêu?"
    not_found(archive(told).ask(asked), Reason.NO_FIGURE)
    assert answered(archive(told).ask("IIP Nam Định 6 tháng đầu năm 2022 tăng mấy?")).headline == "12,3%"
