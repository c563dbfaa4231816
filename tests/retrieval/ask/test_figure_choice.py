"""Which of the figures that stand close together is the one that a question asks for."""

import pytest

from retrieval.domain.answer import Reason
from tests.fakes.archive import Paper
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, not_found


def paper(*sentences: str, title: str = "Tin kinh tế") -> Paper:
    return Paper(file=f"{title}.txt", subject=title, text="\n\n".join((title, *sentences)))


INDEX = paper(
    "Chỉ số sản xuất công nghiệp tháng 5/2022 tăng 7,1% so với tháng trước và tăng 11,4% so với cùng kỳ."
)
CUSTOMS = paper(
    "Năm 2022, Chi cục Thuế Bắc Sơn thu ngân sách được 512,4 tỷ đồng, bằng 61,5% so với năm 2021; "
    "đạt 83,2% dự toán do Bộ Tài chính giao; 70,1% chỉ tiêu phấn đấu do Tổng cục giao."
)
EXPORTS = paper("Năm 2022, xuất khẩu chè đạt 214 triệu USD, tăng 12,5% (lượng tăng 9,3%).")
SURVEY = paper("Năm 2022, tỉnh Nam Định có khoảng 118 dự án khu đô thị đang bị chậm tiến độ.")
SECTORS = paper(
    "Năm 2022, bốn ngành công nghiệp mũi nhọn của Nam Định tăng 6,2%, trong đó ngành dệt tăng 9,8%.",
)
INDICES = paper(
    "Năm 2022, chỉ số PCI của Nam Định đạt 64,1 điểm.",
    "Trong chỉ số PCI năm 2022 của Nam Định, tính minh bạch đạt 5,9 điểm.",
)
STARTED = paper("Năm 2022, cả nước có 98.400 doanh nghiệp thành lập mới với số vốn đăng ký 765.000 tỷ đồng.")


@pytest.mark.parametrize(
    ("told", "question", "headline"),
    [
        (INDEX, "IIP tháng 5/2022 tăng mấy % so với cùng kỳ?", "11,4%"),
        (INDEX, "IIP tháng 5/2022 tăng mấy % so với tháng trước?", "7,1%"),
        (
            CUSTOMS,
            "Chi cục Thuế Bắc Sơn thu ngân sách năm 2022 bao nhiêu, bằng mấy % dự toán Bộ Tài chính giao?",
            "512,4 tỷ đồng, bằng 83,2% dự toán",
        ),
        (EXPORTS, "Xuất khẩu chè năm 2022 đạt bao nhiêu, tăng mấy %?", "214 triệu USD, tăng 12,5%"),
        (
            SURVEY,
            "Theo ông Lê Văn Tám thì năm 2022 tỉnh Nam Định có bao nhiêu dự án khu đô thị chậm tiến độ?",
            "khoảng 118 dự án",
        ),
        (SECTORS, "Trong 4 ngành công nghiệp mũi nhọn của Nam Định, năm 2022 ngành dệt tăng mấy %?", "9,8%"),
        (INDICES, "Năm 2022 PCI của Nam Định được mấy điểm?", "64,1 điểm"),
        (INDICES, 'Chỉ số "tính minh bạch" trong PCI năm 2022 của Nam Định được mấy điểm?', "5,9 điểm"),
        (STARTED, "Doanh nghiệp thành lập mới năm 2022 đăng ký bao nhiêu vốn?", "765.000 tỷ đồng"),
    ],
    ids=[
        "a year before",
        "month before",
        "whose plan",
        "told next",
        "who said it",
        "of which",
        "index",
        "quoted",
        "in money",
    ],
)
def test_the_figure_asked_for_among_its_neighbours(
    archive: Opening, told: Paper, question: str, headline: str
) -> None:
    assert answered(archive(told).ask(question)).headline == headline


def test_a_figure_that_names_its_place_before_one_that_a_title_places(archive: Opening) -> None:
    told = paper(
        "Đến ngày 20/9/2022, số thu ngân sách của đội thuế liên xã đạt 47 tỷ đồng.",
        "Đến ngày 20/9/2022, tỉnh Nam Định thu ngân sách đạt 5.120 tỷ đồng.",
        title="Nam Định thu ngân sách",
    )
    asked = archive(told).ask("Đến 20/9/2022 Nam Định thu ngân sách được bao nhiêu?")
    assert answered(asked).headline.startswith("5.120 tỷ đồng")


def test_what_another_ask_names_does_not_choose_the_first_figure(archive: Opening) -> None:
    told = paper(
        "Năm 2022, doanh thu của Công ty Sao Mai đạt 612 tỷ đồng.",
        "Đại hội cổ đông giao Công ty Sao Mai kế hoạch doanh thu năm 2022 là 700 tỷ đồng.",
    )
    question = "Doanh thu năm 2022 của Công ty Sao Mai đạt bao nhiêu, kế hoạch đại hội cổ đông giao là mấy?"
    assert answered(archive(told).ask(question)).headline == "612 tỷ đồng, kế hoạch 700 tỷ đồng"


ASSIGNED = paper(
    "Đến ngày 30/9/2022, Nam Định thu ngân sách 512 tỷ đồng, đạt 64% chỉ tiêu được giao (800 tỷ đồng)."
)


def test_what_was_assigned_is_a_plan_of_the_year(archive: Opening) -> None:
    offices = archive(ASSIGNED)
    asked = offices.ask("Năm 2022 Nam Định được giao thu ngân sách bao nhiêu?")
    assert answered(asked).headline == "800 tỷ đồng"
    not_found(offices.ask("Năm 2022 Nam Định thu ngân sách được bao nhiêu?"), Reason.NO_FIGURE)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Đến 30/9/2022 Nam Định thu ngân sách được bao nhiêu?", "512 tỷ đồng (kế hoạch 800 tỷ đồng)"),
        (
            "Đến 30/9/2022 Nam Định thu ngân sách được bao nhiêu, chỉ tiêu giao là mấy?",
            "512 tỷ đồng, kế hoạch 800 tỷ đồng",
        ),
    ],
)
def test_the_plan_of_the_year_stands_beside_what_was_reached_on_a_day_of_it(
    archive: Opening, question: str, headline: str
) -> None:
    assert answered(archive(ASSIGNED).ask(question)).headline == headline


def test_the_whole_year_of_a_later_ask(archive: Opening) -> None:
    told = paper(
        "6 tháng đầu năm 2022, Nam Định có 31 xã đạt chuẩn nông thôn mới.",
        "Phấn đấu cả năm 2022, Nam Định có 45 xã đạt chuẩn nông thôn mới.",
    )
    question = (
        "6 tháng đầu năm 2022 Nam Định có bao nhiêu xã đạt chuẩn nông thôn mới, cả năm có mấy xã đạt chuẩn?"
    )
    assert answered(archive(told).ask(question)).headline == "31 xã, mục tiêu 45 xã"


def test_what_an_organ_of_a_province_did_in_a_district(archive: Opening) -> None:
    told = paper(
        "Năm 2022, Trung tâm Bảo tồn phối hợp bảo vệ 67,4 ha rừng ngập mặn tại huyện Giao Thủy.",
        title="Trung tâm Bảo tồn tỉnh Nam Định",
    )
    offices = archive(told)
    asked = offices.ask("Năm 2022 Trung tâm Bảo tồn tỉnh Nam Định bảo vệ bao nhiêu ha rừng ngập mặn?")
    assert answered(asked).headline == "67,4 ha"
    not_found(offices.ask("Năm 2022 Nam Định bảo vệ bao nhiêu ha rừng ngập mặn?"), Reason.NO_FIGURE)


def test_the_growth_of_a_plan_is_no_plan(archive: Opening) -> None:
    told = paper(
        "Nhiệm vụ thu ngân sách của Nam Định được giao năm 2023 là 6.400 tỷ đồng, tăng 5,5% so với năm 2022."
    )
    question = "Nhiệm vụ thu ngân sách Nam Định được giao năm 2023 là bao nhiêu, tăng mấy %?"
    assert answered(archive(told).ask(question)).headline == "6.400 tỷ đồng, tăng 5,5%"


def test_an_abbreviation_after_a_level_is_no_place(archive: Opening) -> None:
    told = paper("Tháng 5/2022, huyện Giao Thủy đạt 7/9 tiêu chí huyện NTM nâng cao.", title="Giao Thủy")
    asked = archive(told).ask("Tháng 5/2022 huyện Giao Thủy đạt mấy tiêu chí huyện NTM nâng cao?")
    assert answered(asked).headline == "7/9 tiêu chí"


TABLE = """TT | Chỉ tiêu | ĐVT | TH 2021 | KH 2022
1 | Tổng giá trị sản xuất (Giá 2010) | Tỷ đồng | 900,5 | 950,2
| - Khu vực dịch vụ | Tỷ đồng | 311,4 | 320,7
2 | Tổng giá trị sản xuất (Thực tế) | Tỷ đồng | 1.410,6 | 1.530,1
| - Khu vực dịch vụ | Tỷ đồng | 502,3 | 540,9
3 | Chè | | |
| - Diện tích | Ha | 120,5 | 130,4
| - Diện tích trồng mới | | 9,1 | 8,2
4 | Quế | | |
| - Diện tích | Ha | 44,7 | 46,8"""


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "GTSX khu vực dịch vụ huyện Giao Thủy năm 2021 theo giá so sánh 2010 là bao nhiêu?",
            "311,4 Tỷ đồng",
        ),
        ("GTSX khu vực dịch vụ huyện Giao Thủy năm 2021 theo giá thực tế là bao nhiêu?", "502,3 Tỷ đồng"),
        ("Huyện Giao Thủy năm 2021 trồng bao nhiêu ha quế?", "44,7 Ha"),
        ("Kế hoạch diện tích chè huyện Giao Thủy năm 2022?", "130,4 Ha"),
    ],
)
def test_a_row_is_told_from_others_by_those_it_stands_under(
    archive: Opening, question: str, headline: str
) -> None:
    offices = archive(paper(TABLE, title="Chỉ tiêu chủ yếu huyện Giao Thủy"))
    assert answered(offices.ask(question)).headline.startswith(headline)


def test_a_part_does_not_answer_for_its_whole(archive: Opening) -> None:
    lines = TABLE.splitlines()
    told = paper(
        "\n".join((lines[0], "1 | Sản xuất lâm nghiệp | | |", "| - Keo | Ha | 51,2 | 60,3")),
        title="Giao Thủy",
    )
    not_found(archive(told).ask("Sản xuất lâm nghiệp năm 2021 bao nhiêu?"), Reason.NO_FIGURE)


TOLD_ON = paper(
    "Tính đến 14/8/2022, toàn ngành thu ngân sách 7.300 tỷ đồng.",
    "Trong đó, Chi cục Bắc Sơn thu nộp 101,5 tỷ đồng; Chi cục Nam Sơn thu nộp 58,2 tỷ đồng.",
    "Quý I/2022, toàn ngành hoàn thuế 12 tỷ đồng.",
)


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Đến 14/8/2022 Chi cục Nam Sơn thu nộp được bao nhiêu?", "58,2 tỷ đồng"),
        ("Tới giữa tháng 8/2022 Chi cục Bắc Sơn thu nộp được bao nhiêu?", "101,5 tỷ đồng"),
        ("Tính đến tháng 8/2022 toàn ngành thu ngân sách bao nhiêu?", "7.300 tỷ đồng"),
    ],
    ids=["follows on", "some day of the month", "its own day"],
)
def test_a_figure_without_a_time_is_of_the_one_told_just_before(
    archive: Opening, question: str, headline: str
) -> None:
    assert answered(archive(TOLD_ON).ask(question)).headline.startswith(headline)


@pytest.mark.parametrize(
    "question",
    [
        "Đến 14/9/2022 Chi cục Nam Sơn thu nộp được bao nhiêu?",
        "Tháng 8/2022 Chi cục Bắc Sơn thu nộp được bao nhiêu?",
        "Tới giữa tháng 7/2022 toàn ngành thu ngân sách bao nhiêu?",
        "Đến 14/8/2022 toàn ngành hoàn thuế bao nhiêu?",
    ],
    ids=["another day", "the month as a whole", "another month", "says its own time"],
)
def test_a_figure_of_another_time_is_no_answer(archive: Opening, question: str) -> None:
    not_found(archive(TOLD_ON).ask(question), Reason.NO_FIGURE)


RATES = paper(
    "Chỉ số giá tiêu dùng tháng 5/2022 tăng 0,31% so với tháng 12/2021; giảm 0,42% so với tháng trước."
)
GROUPS = paper("Tháng 5/2022, CPI tăng 0,38%, trong đó nhóm may mặc tăng 1,7%.")
CHECKED = paper(
    "Năm 2022, Cục Thuế tỉnh Nam Định rà soát hàng nhập khẩu của các dự án điện gió. "
    "Qua rà soát đã truy thu thuế 6 trường hợp với số tiền 38,4 tỷ đồng."
)
CRIMES = paper("Năm 2022, tỉnh Nam Định xảy ra 812 vụ phạm pháp hình sự, giảm 5,3% so với năm 2021.")
ABROAD = paper(
    "Tập đoàn ABCX có vốn đăng ký đầu tư ra nước ngoài lớn nhất, 512 triệu USD (chiếm 47%).",
    "Các tập đoàn có tổng vốn đăng ký đầu tư ra nước ngoài nhiều nhất nước đạt 1.090 triệu USD.",
)
LAND = paper("Giá đất ở các phố của thị trấn Nam Giang được chia thành 4 vị trí.")


@pytest.mark.parametrize(
    ("told", "question", "headline"),
    [
        (RATES, "CPI tháng 5/2022 so với tháng 4 tăng hay giảm bao nhiêu?", "giảm 0,42%"),
        (GROUPS, "Nhóm may mặc trong CPI tháng 5/2022 tăng bao nhiêu?", "1,7%"),
        (
            CHECKED,
            "Cục Thuế tỉnh Nam Định năm 2022 truy thu thuế mấy trường hợp điện gió, số tiền bao nhiêu?",
            "6 trường hợp, 38,4 tỷ đồng",
        ),
        (CRIMES, "Số vụ phạm pháp hình sự Nam Định năm 2022 và tỉ lệ giảm", "812 vụ, giảm 5,3%"),
        (
            ABROAD,
            "Vốn đăng ký đầu tư ra nước ngoài của ABCX là bao nhiêu, chiếm mấy %?",
            "512 triệu USD, chiếm 47%",
        ),
        (RATES, "CPI thág 5/2022 giảm bao nhiêu so với tháng trước?", "giảm 0,42%"),
    ],
    ids=["the month before", "in the basket", "what was checked", "a rate beside", "an acronym", "a slip"],
)
def test_words_around_an_indicator_choose_among_figures(
    archive: Opening, told: Paper, question: str, headline: str
) -> None:
    assert answered(archive(told).ask(question)).headline == headline


@pytest.mark.parametrize(
    "question", ["Giá đất ở thị trấn Nam Giang là bao nhiêu?", "Giá đất thị trấn Nam Giang?"]
)
def test_a_price_is_never_told_by_a_count(archive: Opening, question: str) -> None:
    not_found(archive(LAND).ask(question), Reason.NO_FIGURE)


def test_what_is_to_be_collected_and_assigned_to_somebody_is_a_plan(archive: Opening) -> None:
    told = paper(
        "Năm 2022, mỗi ngày Nam Định phải thu thuế 14 tỷ đồng.",
        "Số thu thuế giao cho Nam Định năm 2022 là 5.210 tỷ đồng.",
    )
    asked = archive(told).ask("Chỉ tiêu thu thuế giao cho tỉnh Nam Định năm 2022 là bao nhiêu?")
    assert answered(asked).headline.startswith("5.210 tỷ đồng")


def test_a_unit_that_begins_with_a_number_is_set_apart(archive: Opening) -> None:
    told = paper("Sản phẩm | ĐVT | TH 2021\nGạch nung | 1000 viên | 35.980", title="Sản phẩm huyện Giao Thủy")
    asked = archive(told).ask("Năm 2021 huyện Giao Thủy có bao nhiêu gạch nung?")
    assert answered(asked).headline == "35.980 (1000 viên)"


def test_what_is_cut_from_a_plan_is_no_plan(archive: Opening) -> None:
    told = paper("Năm 2022, Nam Định cắt giảm kế hoạch vốn của 4 dự án, tổng cộng 14,2 tỷ đồng.")
    asked = archive(told).ask("Năm 2022 Nam Định cắt giảm kế hoạch vốn của mấy dự án?")
    assert answered(asked).headline == "4 dự án"


DEEDS = paper(
    "Đến ngày 18/10/2022, Chi cục Thuế Nam Giang thu hồi nợ đọng 6,3 tỷ đồng.",
    "Đến ngày 18/10/2022, toàn Chi cục Thuế Nam Giang đã thu nộp ngân sách 512 tỷ đồng.",
)
GROWTH = paper(
    "Năm 2022, GRDP bình quân đầu người của Nam Định đạt 4.100 USD.",
    "Năm 2022, tốc độ tăng GRDP của Nam Định đạt 9,1%/năm.",
)


@pytest.mark.parametrize(
    ("told", "question", "headline"),
    [
        (DEEDS, "Đến 18/10/2022 Chi cục Thuế Nam Giang thu được bao nhiêu?", "512 tỷ đồng"),
        (DEEDS, "Đến 18/10/2022 Chi cục Thuế Nam Giang thu hồi nợ được bao nhiêu?", "6,3 tỷ đồng"),
        (GROWTH, "Tốc độ tăng GRDP của Nam Định năm 2022 mỗi năm bao nhiêu?", "9,1%"),
    ],
    ids=["another deed", "that deed", "a rate of growth"],
)
def test_a_word_that_begins_another_one_is_not_asked_for(
    archive: Opening, told: Paper, question: str, headline: str
) -> None:
    assert answered(archive(told).ask(question)).headline.startswith(headline)


BRANCHES = paper(
    "Tại Chi cục Hải quan cảng Sông Lam, đơn vị có số thu cao nhất, thủ tục được rút ngắn.",
    "Đến hết 31/10/2022, chi cục thu nộp ngân sách đạt 976 tỷ đồng.",
    "Chi cục Hải quan cửa khẩu Bản Vược cũng đã thu hút doanh nghiệp.",
    "Đến hết 31/10/2022, chi cục thu ngân sách đạt 512 tỷ đồng, kim ngạch xuất nhập khẩu 31 triệu USD.",
    title="Hải quan Nghệ An",
)
WHOLE = paper(
    "Đến hết tháng 11/2022, khu vực Hải Phòng thu ngân sách 43.760 tỷ đồng.",
    "Theo Cục Hải quan Hải Phòng, hết tháng 11/2022, số thu ngân sách đạt 50.045 tỷ đồng.",
    title="Thu ngân sách",
)

GIVEN = paper(
    "Năm 2022, Chi cục Hải quan Bắc Luân thu ngân sách 115 tỷ đồng, đạt 77% chỉ tiêu Cục Hải quan Nam Định "
    "giao (150 tỷ đồng).",
    "Năm 2022, chỉ tiêu thu ngân sách giao Cục Hải quan Nam Định là 9.200 tỷ đồng.",
)


@pytest.mark.parametrize(
    ("told", "question", "headline"),
    [
        (
            GIVEN,
            "Năm 2022 Cục Hải quan Nam Định được giao chỉ tiêu thu ngân sách bao nhiêu?",
            "9.200 tỷ đồng",
        ),
        (BRANCHES, "Chi cục HQ cảng Sông Lam thu ngân sách đến 31/10/2022 được mấy tỷ?", "976 tỷ đồng"),
        (BRANCHES, "Chi cục HQ Bản Vược thu ngân sách đến 31/10/2022 được mấy tỷ?", "512 tỷ đồng"),
        (BRANCHES, "Kim ngạch XNK qua Chi cục HQ Bản Vược đến 31/10/2022?", "31 triệu USD"),
        (WHOLE, "Hết tháng 11/2022 HQ Hải Phòng thu ngân sách bao nhiêu?", "50.045 tỷ đồng"),
    ],
    ids=["given to, not by", "named before", "named later", "what is measured", "not a part of it"],
)
def test_the_figure_of_the_body_asked_for(
    archive: Opening, told: Paper, question: str, headline: str
) -> None:
    assert answered(archive(told).ask(question)).headline == headline


def test_what_a_body_has_is_not_told_by_what_else_it_has(archive: Opening) -> None:
    told = paper(
        "Đến hết 31/10/2022, Chi cục Hải quan ga đường sắt quốc tế Lào Cai thu ngân sách đạt 388 tỷ đồng.",
    )
    question = "Kim ngạch XNK qua Chi cục HQ ga đường sắt quốc tế Lào Cai đến 31/10/2022?"
    not_found(archive(told).ask(question), Reason.NO_FIGURE)


def test_months_are_told_by_what_was_counted_until_a_few_days_before_their_end(archive: Opening) -> None:
    told = paper("Lũy kế đến ngày 28/9/2022, Hải quan Bản Vược làm thủ tục cho 28.979 tờ khai.")
    offices = archive(told)
    asked = offices.ask("9 tháng 2022 HQ Bản Vược làm thủ tục bao nhiêu tờ khai?")
    assert answered(asked).headline == "28.979 tờ khai"
    not_found(offices.ask("10 tháng 2022 HQ Bản Vược làm thủ tục bao nhiêu tờ khai?"), Reason.NO_FIGURE)


COLLECTED = paper(
    "Đến ngày 15/12/2022, Cục Hải quan Nam Định thu đạt 22.300/23.300 tỷ đồng bằng 95,7% dự toán.",
    "Đến ngày 22/12/2022, Cục Hải quan Nam Định thu đạt 22.900 tỷ đồng.",
)
DAILY = paper("Sáu tháng đầu năm 2022, Nam Định thu ngân sách khoảng 15 tỷ đồng mỗi ngày làm việc.")
AREAS = paper(
    "Khu vực 1: Năm 2021 là 2,1; đề xuất hệ số điều chỉnh giá đất năm 2022 là 2,5.\n"
    "Khu vực 5: Năm 2021 là 1,3; đề xuất hệ số điều chỉnh giá đất năm 2022 là 1,7.",
)
TEAMS = paper("Năm 2022, thanh tra tỉnh có 21 đoàn thanh tra, trong đó có 12 đoàn thanh tra đột xuất.")
CRIMES = paper("Năm 2022, xảy ra 4.809 vụ phạm pháp hình sự, giảm 396 vụ (giảm 7,6%) so với năm trước.")
APART = paper(
    "Đến hết năm 2022, Nam Định có 1.300 dự án đầu tư còn hiệu lực.",
    "Riêng năm 2022, Nam Định thu hút 175 dự án.",
)
FEES = paper(
    "Gia hạn tạm trú: 3.000 đồng/lần gia hạn. Riêng trên địa bàn các phường thuộc thành phố Nam Định là "
    "5.000 đồng/lần gia hạn.",
    title="Lệ phí cư trú tỉnh Nam Định",
)


@pytest.mark.parametrize(
    ("told", "question", "headline"),
    [
        (
            COLLECTED,
            "Đến giữa tháng 12/2022 Cục Hải quan Nam Định nộp ngân sách bao nhiêu, bằng mấy % dự toán?",
            "22.300 tỷ đồng (kế hoạch 23.300 tỷ đồng), bằng 95,7% dự toán",
        ),
        (
            CUSTOMS,
            "Năm 2022 Chi cục Thuế Bắc Sơn thu ngân sách bao nhiêu so với dự toán Bộ Tài chính giao?",
            "512,4 tỷ đồng, bằng 83,2% dự toán",
        ),
        (AREAS, "Hệ số điều chỉnh giá đất khu vực 5 đề xuất năm 2022 là mấy?", "1,7"),
        (TEAMS, "Năm 2022 thanh tra tỉnh có bao nhiêu đoàn thanh tra?", "21 đoàn thanh"),
        (CRIMES, "Số vụ phạm pháp hình sự năm 2022 và tỷ lệ giảm?", "4.809 vụ, giảm 7,6%"),
        (APART, "Riêng 2022 Nam Định thu hút mấy dự án đầu tư?", "175 dự án"),
        (FEES, "Gia hạn tạm trú ở Nam Định lệ phí bao nhiêu một lần?", "3.000 đồng/lần"),
        (FEES, "Gia hạn tạm trú ở TP Nam Định lệ phí bao nhiêu một lần?", "5.000 đồng/lần"),
    ],
    ids=[
        "part of month, of plan",
        "how much and of the plan",
        "numbered",
        "not a part",
        "rate",
        "apart",
        "province",
        "city",
    ],
)
def test_what_stands_around_a_figure_tells_it_from_others(
    archive: Opening, told: Paper, question: str, headline: str
) -> None:
    assert answered(archive(told).ask(question)).headline == headline


def test_what_customs_collect_is_revenue_and_no_procedure(archive: Opening) -> None:
    told = paper(
        "Sáu tháng đầu năm 2022, số doanh nghiệp làm thủ tục tại Hải quan Nam Định đạt 4.600 doanh nghiệp.",
        "Sáu tháng đầu năm 2022, Hải quan Nam Định thu ngân sách 598 tỷ đồng.",
    )
    offices = archive(told)
    for question in ("thu bao nhiêu", "thu nộp ngân sách được bao nhiêu"):
        asked = offices.ask(f"Hải quan Nam Định 6 tháng đầu năm 2022 {question}?")
        assert answered(asked).headline == "598 tỷ đồng"


def test_a_figure_whose_whole_name_is_asked_answers_whatever_else_is_told(archive: Opening) -> None:
    told = paper(
        "Năm 2022, tiền lãi từ hoạt động đầu tư lên tới 476 tỷ đồng.", title="Bảo hiểm xã hội Việt Nam"
    )
    offices = archive(told)
    question = "BHXH năm 2022 đem tiền của dân đi đầu tư thì lãi bao nhiêu?"
    assert answered(offices.ask(question)).headline == "476 tỷ đồng"
    not_found(offices.ask("Năm 2022 công nhân dệt may nghỉ việc bao nhiêu người?"), Reason.NO_FIGURE)


@pytest.mark.parametrize("lead", ["(TTX) – ", "more(TTX) – ", "TTO - "])
def test_a_figure_is_cited_from_the_body_rather_than_from_the_lead(archive: Opening, lead: str) -> None:
    told = paper(
        f"{lead}Sản lượng chè của Nam Định 8 tháng năm 2022 tăng 6,47% so với cùng kỳ.",
        "Lũy kế 8 tháng năm 2022, sản lượng chè tăng 6,47% so với cùng kỳ năm trước.",
    )
    cited = answered(archive(told).ask("Sản lượng chè Nam Định 8 tháng 2022 tăng mấy %?")).citations[0]
    assert cited.quote.startswith("Lũy kế 8 tháng")


AIMS = paper(
    "Nghị quyết về nhiệm vụ 6 tháng cuối năm 2022 của tỉnh Nam Định.",
    "6 tháng cuối năm 2022, phấn đấu tỷ lệ bao phủ nước sạch đạt 78%, thu ngân sách đạt 900 tỷ đồng.",
    title="Nhiệm vụ 6 tháng cuối năm 2022 của tỉnh Nam Định",
)


def test_a_rate_aimed_at_by_the_end_of_a_year_is_its_aim(archive: Opening) -> None:
    asked = archive(AIMS).ask("Năm 2022 Nam Định phấn đấu tỷ lệ bao phủ nước sạch bao nhiêu %?")
    assert answered(asked).headline.endswith("78%")


def test_a_sum_aimed_at_for_half_a_year_is_none_of_the_year(archive: Opening) -> None:
    asked = archive(AIMS).ask("Năm 2022 Nam Định phấn đấu thu ngân sách bao nhiêu?")
    not_found(asked, Reason.NO_FIGURE)


def test_what_was_done_in_the_term_is_of_the_years_told_for_it(archive: Opening) -> None:
    told = paper(
        "Trong nhiệm kỳ 2015-2020, tỉnh Nam Định đạt nhiều kết quả.",
        "Thu hút đầu tư nhiệm kỳ qua được 214 dự án.",
        title="Nam Định thu hút đầu tư",
    )
    asked = archive(told).ask("Nhiệm kỳ 2015-2020 Nam Định thu hút bao nhiêu dự án?")
    assert answered(asked).headline == "214 dự án"
    not_found(archive(told).ask("Nhiệm kỳ 2010-2015 Nam Định thu hút bao nhiêu dự án?"), Reason.NO_FIGURE)


@pytest.mark.parametrize(
    ("rounded", "exact", "headline"),
    [
        ("đạt 599,0 tỷ đồng", "599.042 triệu đồng", "599.042 triệu đồng"),
        ("đạt 599,0 tỷ đồng", "601.042 triệu đồng", "599,0 tỷ đồng"),
        ("đạt 2 tỷ đồng", "1.900 triệu đồng", "2 tỷ đồng"),
    ],
)
def test_a_figure_is_told_as_exactly_as_its_document_does(
    archive: Opening, rounded: str, exact: str, headline: str
) -> None:
    told = paper(
        f"Năm 2022, giá trị sản xuất chè của Nam Định {rounded}.",
        f"Năm 2022, giá trị sản xuất chè các loại là {exact}.",
        title="Nam Định sản xuất chè",
    )
    asked = archive(told).ask("Giá trị sản xuất chè của Nam Định năm 2022 là bao nhiêu?")
    assert answered(asked).headline == headline


def test_growth_of_nothing_named_is_that_of_the_economy(archive: Opening) -> None:
    offices = archive(
        Paper(
            file="a.txt",
            subject="Kinh tế tỉnh Nam Định năm 2017",
            text="Kinh tế tỉnh Nam Định năm 2017\n\n"
            "Năm 2017, ngành nông nghiệp đạt mức tăng trưởng 2,45%. Tổng sản phẩm trên địa bàn tăng 7,26%.",
        )
    )
    assert answered(offices.ask("Tăng trưởng năm 2017 của Nam Định?")).headline == "7,26%"
    assert answered(offices.ask("tang truong cua nam dinh nam 2017")).headline == "7,26%"
    assert answered(offices.ask("Tăng trưởng nông nghiệp năm 2017 của Nam Định?")).headline == "2,45%"


def test_a_part_is_told_where_the_question_names_what_tells_it_apart(archive: Opening) -> None:
    text = (
        "Năm 2020, tổng số doanh nghiệp tham gia làm thủ tục hải quan là 138 doanh nghiệp, "
        "trong đó có 30 doanh nghiệp mới lần đầu làm thủ tục."
    )
    offices = archive(Paper(file="a.txt", text=text))
    part = "Năm 2020 có mấy doanh nghiệp lần đầu làm thủ tục hải quan?"
    assert answered(offices.ask(part)).headline == "30 doanh nghiệp"
    whole = "Năm 2020 có mấy doanh nghiệp tham gia làm thủ tục hải quan?"
    assert answered(offices.ask(whole)).headline == "138 doanh nghiệp"


def test_an_amount_is_told_where_the_growth_is_asked_apart(archive: Opening) -> None:
    text = (
        "Năm 2018, xuất khẩu hạt điều giảm khoảng 40% so cùng kỳ.\n\n"
        "Năm 2018, kim ngạch của hạt điều xuất khẩu ước 110 triệu USD, giảm 46%."
    )
    asked = archive(Paper(file="a.txt", text=text)).ask(
        "Xuất khẩu hạt điều năm 2018 được bao nhiêu, tăng mấy %?"
    )
    assert answered(asked).headline == "ước 110 triệu USD, giảm 46%"


BANKS = paper(
    "Ngân hàng VPBank đạt lợi nhuận 900 tỷ đồng năm 2022.",
    "Tổng giám đốc HDBank cho hay kết quả khả quan. Năm 2022, lợi nhuận đạt 700 tỷ đồng.",
)


def test_figures_are_told_of_the_firm_that_is_named(archive: Opening) -> None:
    offices = archive(BANKS)
    assert answered(offices.ask("Lợi nhuận HDBank năm 2022 bao nhiêu?")).headline == "700 tỷ đồng"
    assert answered(offices.ask("Lợi nhuận VPBank năm 2022 bao nhiêu?")).headline == "900 tỷ đồng"
    not_found(offices.ask("Lợi nhuận Sacombank năm 2022 bao nhiêu?"), Reason.NO_FIGURE)


def test_the_least_by_any_name(archive: Opening) -> None:
    told = paper(
        "Năm 2022, tỷ lệ giải ngân của huyện Vụ Bản là 41%, cao nhất tỉnh.",
        "Năm 2022, tỷ lệ giải ngân của huyện Ý Yên là 7%, thấp nhất tỉnh.",
    )
    assert "7%" in answered(archive(told).ask("năm 2022 huyện nào giải ngân kém nhất, mấy %?")).headline


def test_what_is_aimed_at_in_years_is_aimed_at_until_the_last_of_them(archive: Opening) -> None:
    plan = paper("Tỉnh Nam Định đưa ra mục tiêu tốc độ tăng GRDP giai đoạn 2018-2030 đạt 9,4%/năm.")
    offices = archive(plan)
    until = answered(offices.ask("Nam Định đến năm 2030 GRDP tăng bao nhiêu?"))
    assert "9,4%" in until.headline
    not_found(offices.ask("Nam Định năm 2030 GRDP tăng bao nhiêu?"), Reason.NO_FIGURE)
    not_found(offices.ask("Nam Định đến năm 2025 GRDP tăng bao nhiêu?"), Reason.NO_FIGURE)


def test_where_something_was_said_is_no_part_of_what_is_measured(archive: Opening) -> None:
    told = paper("Tỉnh Nam Định nâng GRDP bình quân đầu người năm 2030 lên 13.400 USD/người.")
    asked = "Đại hội Đảng bộ tỉnh Nam Định lần thứ XI: GRDP bình quân đầu người năm 2030 bao nhiêu?"
    assert "13.400 USD/người" in answered(archive(told).ask(asked)).headline


def test_a_record_of_one_day_is_that_of_the_months_around_it(archive: Opening) -> None:
    told = paper(
        "6 tháng đầu năm 2022, sản lượng điện ngày lớn nhất đạt 711,3 triệu kWh và công suất lớn nhất đạt "
        "34.154 MW (ngày 22/6/2022)."
    )
    asked = "Công suất điện lớn nhất 6 tháng đầu năm 2022 là bao nhiêu MW?"
    assert answered(archive(told).ask(asked)).headline == "34.154 MW"


def test_revenue_is_counted_in_money(archive: Opening) -> None:
    told = paper(
        "7 tháng đầu năm 2022, Hải quan Nam Định bắt giữ 11 xe ô tô.", title="Nam Định tăng thu ngân sách"
    )
    not_found(
        archive(told).ask("Tổng thu ngân sách Nam Định 7 tháng đầu năm 2022 là bao nhiêu?"), Reason.NO_FIGURE
    )
