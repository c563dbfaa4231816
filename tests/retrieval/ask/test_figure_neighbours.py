"""Questions in officials' own words: which figure answers, and which neighbour must not."""

import pytest

from retrieval.domain.answer import Reason
from tests.fakes.archive import Paper
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, not_found


def paper(*sentences: str, title: str = "Tin kinh tế Nam Định") -> Paper:
    return Paper(file=f"{title}.txt", subject=title, text="\n\n".join((title, *sentences)))


REVENUE = paper(
    "Năm 2022, chỉ tiêu thu ngân sách trung ương giao cho Nam Định là 7.300 tỷ đồng, trong đó thu từ"
    " hoạt động xuất nhập khẩu là 1.240 tỷ đồng."
)
COMMUNES = paper(
    "Đến tháng 6/2022, tỉnh Nam Định có 27 xã đạt 15 đến 18 tiêu chí, 81 xã đạt 10-14 tiêu chí, 46 xã đạt 5-9"
    " tiêu chí."
)
ABROAD = paper(
    "Cuối năm 2022, cả nước có 18 tập đoàn đầu tư ra nước ngoài với tổng vốn đăng ký 12,6 tỷ USD."
    " Petrolink"
    " là tập đoàn có số vốn đăng ký đầu tư ra nước ngoài lớn nhất, gần 6,7 tỷ USD, kế đến là Tập đoàn"
    " Viễn thông Sao Mai (Vietsao) 2,12 tỷ USD.",
    title="Tập đoàn đầu tư ra nước ngoài",
)
SHARES = paper(
    "Năm 2022, khu vực đô thị của Nam Định đóng góp 61% tổng sản phẩm và 73% tổng thu ngân sách toàn tỉnh."
)
PROJECTS = paper(
    "Năm 2022, Nam Định có 240 dự án FDI còn hiệu lực. Các khu công nghiệp của tỉnh có 205 dự án FDI."
)
DRUGS = paper(
    "Năm 2022, Hải quan Nam Định phối hợp bắt 14 vụ, thu giữ: 29,5 gam ma túy tổng hợp; 4.836,2 gam ma túy"
    " loại heroin; 392,4 gam ketamine."
)
CASES = paper(
    "6 tháng đầu năm 2022, Nam Định xảy ra 540 vụ án hình sự, giảm 37 vụ, tương đương 6,4% so cùng kỳ."
)
RATIOS = paper(
    "Năm 2022, lợi nhuận sau thuế hợp nhất của Vinagex đạt 1.315 tỷ đồng, vượt 25,2% so với kế hoạch.",
    title="Vinagex báo lãi",
)
CHAIN = paper(
    "Năm 2022 thu nội địa của Nam Định tăng 20,3%.\nTỉ lệ này năm 2020 và 2021 lần lượt là 14,6% và 7,5%."
)


@pytest.mark.parametrize(
    ("told", "question", "headline"),
    [
        (REVENUE, "Chỉ tiêu thu NS 2022 TW giao Nam Định, riêng phần XNK là bao nhiêu?", "1.240 tỷ đồng"),
        (COMMUNES, "Nam Định tháng 6/2022 có bao nhiêu xã đạt 10-14 tiêu chí?", "81 xã"),
        (ABROAD, "Cuối 2022 Vietsao đăng ký đầu tư ra nước ngoài bao nhiêu vốn?", "2,12 tỷ USD"),
        (SHARES, "Khu vực đô thị Nam Định năm 2022 góp bao nhiêu % tổng thu ngân sách?", "73%"),
        (PROJECTS, "Năm 2022, trong 240 dự án FDI ở Nam Định có bao nhiêu dự án nằm trong KCN?", "205 dự án"),
        (DRUGS, "HQ Nam Định năm 2022 phối hợp thu giữ bao nhiêu gam heroin?", "4.836,2 gam"),
        (CASES, "Án hình sự ở Nam Định nửa đầu 2022 giảm bao nhiêu vụ so cùng kỳ?", "giảm 37 vụ"),
        (RATIOS, "LNST hợp nhất 2022 của Vinagex vượt KH bao nhiêu %?", "25,2%"),
        (CHAIN, "Thu nội địa của Nam Định năm 2020 tăng bao nhiêu %?", "14,6%"),
    ],
    ids=[
        "a part set apart",
        "the amount of the name",
        "whose it is",
        "of which whole",
        "not what the question tells",
        "parted by semicolons",
        "counted, not in per cent",
        "above the plan",
        "years in turn",
    ],
)
def test_the_figure_that_is_asked_for(archive: Opening, told: Paper, question: str, headline: str) -> None:
    assert answered(archive(told).ask(question)).headline == headline


@pytest.mark.parametrize(
    ("told", "question"),
    [
        (
            paper("Năm 2022, hệ số điều chỉnh giá đất khu vực 3 tại Nam Định là 2,1 lần."),
            "Hệ số điều chỉnh giá đất khu vực 4 tại Nam Định năm 2022 là bao nhiêu?",
        ),
        (
            paper(
                "Cơ quan thống kê cấp tỉnh được chi tối đa 5 triệu đồng cho một báo cáo phân tích kết quả."
            ),
            "Chi báo cáo phân tích kết quả cho cơ quan thống kê cấp huyện tối đa bao nhiêu?",
        ),
        (
            paper("Năm 2022, dự án khu đô thị Nam Định hỗ trợ khách 10 triệu đồng/tháng tiền thuê nhà."),
            "Tổng mức đầu tư dự án khu đô thị Nam Định năm 2022 là bao nhiêu?",
        ),
        (
            paper("Năm 2022, quận 9 của thành phố Nam Định xảy ra 226 vụ phạm pháp hình sự."),
            "Năm 2022 quận 7 thành phố Nam Định xảy ra bao nhiêu vụ phạm pháp hình sự?",
        ),
    ],
    ids=["another label", "another level", "per month", "another district"],
)
def test_a_neighbour_is_no_answer(archive: Opening, told: Paper, question: str) -> None:
    not_found(archive(told).ask(question), Reason.NO_FIGURE)


GRDP = paper("Năm 2022, GRDP của Nam Định tăng 9,1%.")


@pytest.mark.parametrize(
    "question",
    [
        "Theo báo cáo của UBND tỉnh tại buổi làm việc, GRDP Nam Định năm 2022 tăng mấy %?",
        "GRDP Nam Định 2022 tăng mấy % (ông Lê Văn Tám báo cáo Thủ tướng)?",
        "BT Nguyễn Văn Tám nói GRDP Nam Định 2022 tăng mấy %?",
        "Tại phiên họp ngày 11/5/2023, GRDP Nam Định năm 2022 tăng mấy %?",
        "Lúc bàn quy hoạch tỉnh, GRDP Nam Định năm 2022 tăng mấy %?",
    ],
)
def test_who_said_it_and_where_is_no_part_of_the_indicator(archive: Opening, question: str) -> None:
    assert answered(archive(GRDP).ask(question)).headline == "9,1%"


def test_a_paper_of_a_month_tells_what_has_no_time_of_its_own(archive: Opening) -> None:
    told = Paper(
        file="tin.txt",
        subject="Công đoàn tặng quà",
        text="Công đoàn tặng quà\n\nNgày 15/4/2022, Công đoàn tỉnh Nam Định tổ chức giải chạy.\n\n"
        "Ban Thường vụ Công đoàn tỉnh đã tặng 91 suất quà cho người lao động khó khăn.",
    )
    question = "Tháng 4/2022 Công đoàn tỉnh Nam Định tặng mấy suất quà cho người lao động khó khăn?"
    assert answered(archive(told).ask(question)).headline == "91 suất quà"


def test_what_has_no_time_is_of_the_year_that_was_told_last(archive: Opening) -> None:
    told = paper(
        "Năm 2022, Công ty Điện lực Nam Định bán 466 triệu kWh.",
        "Đặc biệt, công ty đã hoàn thành 45 công trình sửa chữa lớn, trong đó 38 công trình lưới điện.",
    )
    question = "Năm 2022 Điện lực Nam Định hoàn thành mấy công trình sửa chữa lớn?"
    assert answered(archive(told).ask(question)).headline == "45 công trình"
    not_found(archive(told).ask(question.replace("2022", "2019")), Reason.NO_FIGURE)


def test_one_case_of_a_rule_is_not_told_for_the_other(archive: Opening) -> None:
    told = paper(
        "Mức chi cung cấp thông tin điều tra thống kê như sau:\nĐối với cá nhân:\n"
        "+ Trên 40 chỉ tiêu: 50.000 đồng/phiếu."
        "\n- Đối với tổ chức:\n+ Trên 40 chỉ tiêu: 95.000 đồng/phiếu."
    )
    offices = archive(told)
    asked = "Nam Định chi cho {} cung cấp thông tin điều tra thống kê bao nhiêu nếu phiếu trên 40 chỉ tiêu?"
    assert answered(offices.ask(asked.format("cá nhân"))).headline == "50.000 đồng/phiếu"
    assert answered(offices.ask(asked.format("tổ chức"))).headline == "95.000 đồng/phiếu"
