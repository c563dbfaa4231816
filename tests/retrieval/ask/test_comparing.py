"""Several places, years or documents in one question: each asked by itself, told side by side."""

import pytest

from retrieval.domain.answer import Compared, Reason
from retrieval.language.provinces import province
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask import papers
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, not_found


def exports(place: str, **years: str) -> Paper:
    title = f"Xuất khẩu tỉnh {place}"
    told = "\n\n".join(
        f"Năm {year[1:]}, giá trị xuất khẩu đạt {value} triệu USD." for year, value in years.items()
    )
    day = "ngày 20 tháng 12 năm 2021"
    return Paper(file=f"{place}.txt", subject=title, dated=day, text=f"{title}\n{place}, {day}\n\n{told}")


@pytest.fixture
def two(archive: Opening) -> TextArchive:
    return archive(
        exports("Bình Thuận", _2019="501", _2020="601", _2021="701"), exports("Nam Định", _2021="801")
    )


def test_places_stand_side_by_side(two: TextArchive) -> None:
    given = two.ask("Giá trị xuất khẩu năm 2021 của Bình Thuận và Nam Định đạt bao nhiêu?")
    outcome = answered(given)
    assert outcome.headline == "Bình Thuận: 701 triệu USD; Nam Định: 801 triệu USD"
    assert outcome.text == "Bình Thuận: 701 triệu USD [1].\nNam Định: 801 triệu USD [2]."
    assert outcome.table == (
        Compared("Bình Thuận", "", "701 triệu USD", (1,)),
        Compared("Nam Định", "", "801 triệu USD", (2,)),
    )
    assert [citation.marker for citation in outcome.citations] == [1, 2]
    assert [(figure.written, figure.marker) for figure in outcome.figures] == [
        ("701 triệu USD", 1),
        ("801 triệu USD", 2),
    ]
    assert given.query.reading.place is None
    assert [stage for stage, _ in given.trace.timings_ms] == [
        "understand",
        "retrieve",
        "compose",
        "verify",
        "total",
    ]


def test_what_is_not_found_is_told(two: TextArchive) -> None:
    outcome = answered(two.ask("Giá trị xuất khẩu 2020 và 2021 của Bình Thuận và Nam Định đạt bao nhiêu?"))
    assert [(cell.row, cell.column, cell.text) for cell in outcome.table] == [
        ("Bình Thuận", "năm 2020", "601 triệu USD"),
        ("Bình Thuận", "năm 2021", "701 triệu USD"),
        ("Nam Định", "năm 2020", ""),
        ("Nam Định", "năm 2021", "801 triệu USD"),
    ]
    assert "Không tìm thấy cho Nam Định, năm 2020." in outcome.warnings


def test_a_comparison_with_one_side_is_the_ordinary_answer(two: TextArchive) -> None:
    given = two.ask("Giá trị xuất khẩu năm 2021 của Nam Định và Cà Mau đạt bao nhiêu?")
    assert answered(given).table == ()
    assert given.query.reading.place == province("Nam Định")


def test_a_follow_up_compares_too(two: TextArchive) -> None:
    two.ask("Giá trị xuất khẩu năm 2021 của Bình Thuận đạt bao nhiêu?", conversation="c")
    given = two.ask(
        "Giá trị xuất khẩu năm 2019, 2020 và 2021 của Bình Thuận đạt bao nhiêu?", conversation="c"
    )
    assert [cell.text for cell in answered(given).table] == [
        "501 triệu USD",
        "601 triệu USD",
        "701 triệu USD",
    ]


def test_a_year_is_named_only_where_a_quote_shows_it(archive: Opening) -> None:
    first, second = (
        Paper(
            file=f"{year}.txt",
            subject=f"Thu ngân sách tỉnh Bình Thuận năm {year}",
            text=f"Thu ngân sách tỉnh Bình Thuận năm {year}\n\nThu nội địa đạt {value} tỷ đồng.",
        )
        for year, value in ((2020, "9.010"), (2021, "9.020"))
    )
    outcome = answered(archive(first, second).ask("So sánh thu nội địa năm 2020 và 2021 của Bình Thuận"))
    assert outcome.headline == "9.010 tỷ đồng; 9.020 tỷ đồng"
    assert [cell.row for cell in outcome.table] == ["năm 2020", "năm 2021"]


MEETING = Paper(
    file="hop.txt",
    text="Đại hội biểu quyết Ban Chấp hành gồm 08 thành viên.\n\n"
    "Ban Kiểm tra được bầu gồm 03 thành viên. Bà Lê Thị Hoa làm Trưởng Ban Kiểm tra.",
)
ELSEWHERE = Paper(
    file="khac.txt", text="Ban Kiểm tra của hội khác gồm 15 thành viên. Ông An phụ trách đón khách."
)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "Nghị quyết 20/2021/NQ-HĐND ai ký và mỗi học sinh được hỗ trợ bao nhiêu?",
            "Lê Thị Hoa – Nghị quyết 20/2021/NQ-HĐND ngày 10/12/2021; 450.000 đồng/tháng",
        ),
        (
            "Nghị quyết 20/2021/NQ-HĐND là văn bản gì, ban hành ngày nào?",
            "Nghị quyết 20/2021/NQ-HĐND ngày 10/12/2021 của HĐND tỉnh Bình Thuận: "
            "Quy định mức hỗ trợ học sinh vùng khó khăn",
        ),
        (
            "Đại hội biểu quyết Ban Chấp hành mấy người, Ban Kiểm tra mấy người?",
            "08 thành viên; 03 thành viên",
        ),
        (
            "Đại hội biểu quyết Ban Chấp hành mấy người và ai làm Trưởng Ban Kiểm tra?",
            "08 thành viên; Lê Thị Hoa",
        ),
        ("Đại hội biểu quyết Ban Chấp hành mấy người, ai đón khách?", "08 thành viên"),
    ],
)
def test_several_things_asked_are_told_by_the_documents_of_the_first(
    archive: Opening, question: str, headline: str
) -> None:
    outcome = answered(archive(MEETING, ELSEWHERE, papers.RESOLUTION).ask(question))
    assert outcome.headline == headline
    assert [citation.marker for citation in outcome.citations] == [*range(1, len(outcome.citations) + 1)]
    assert len({citation.stored.id for citation in outcome.citations}) == 1
    assert outcome.table == ()


def test_what_stays_without_answer_is_named(archive: Opening) -> None:
    question = "Đại hội biểu quyết Ban Chấp hành mấy người, ai đón khách?"
    outcome = answered(archive(MEETING, ELSEWHERE).ask(question))
    assert outcome.headline == "08 thành viên"
    assert "Không tìm thấy câu trả lời cho ý: “ai đón khách”." in outcome.warnings


FESTIVAL = Paper(
    file="le-hoi.txt", text="Liên hoan diều năm 2025 diễn ra từ ngày 18 đến ngày 19/4/2025 tại Quy Nhơn."
)


def test_a_name_or_a_day_is_told_where_what_was_asked_first_is_not(archive: Opening) -> None:
    outcome = answered(archive(FESTIVAL).ask("Liên hoan diều 2025 mấy đội, từ ngày nào đến ngày nào?"))
    assert outcome.headline == "ngày 18 đến ngày 19/4/2025"
    assert "Không tìm thấy câu trả lời cho ý: “Liên hoan diều 2025 mấy đội”." in outcome.warnings


def test_no_other_figure_is_told_where_the_first_is_missing(archive: Opening) -> None:
    text = "Năm 2021, kim ngạch xuất khẩu đạt 120 triệu USD, bằng 107,3% kế hoạch."
    asked = "Kim ngạch xuất khẩu năm 2022 bao nhiêu triệu USD, có vượt kế hoạch không?"
    not_found(archive(Paper(file="a.txt", text=text)).ask(asked), Reason.NO_FIGURE)
