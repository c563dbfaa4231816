from datetime import date

import pytest

from retrieval.ask.context import Contexts, DocumentContext
from retrieval.domain.passage import RetrievedPassage
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Scope
from retrieval.language.calendar_periods import months
from retrieval.language.document_frames import Frames
from tests.fakes.archive import Paper, TextArchive
from tests.fakes.content import InMemoryContentStore
from tests.retrieval.ask.conftest import Opening


def context_of(archive: TextArchive, paper: Paper) -> DocumentContext:
    return Contexts(archive.content).of(archive.stored(paper))


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        (Paper("a.txt", "Không nói gì về thời gian."), None),
        (Paper("a.txt", "Báo cáo.", subject="Tình hình năm 2021"), 2021),
        (Paper("a.txt", "Báo cáo.", subject="Tình hình", dated="ngày 3 tháng 2 năm 2020"), 2020),
        (Paper("a.txt", "Báo cáo ngày 3/2/2019 về năm 2018."), 2019),
        (Paper("a.txt", "Năm 2017 tăng. Năm 2016 giảm. Năm 2017 đạt."), 2017),
        (Paper("a.txt", "Tăng 3% so với cuối năm 2014. Áp dụng từ ngày 1/1/2016."), 2015),
        (Paper("a.txt", "Phấn đấu khởi công trước năm 2020, đến năm 2020 còn 5%."), None),
        (Paper("a.txt", "Quy mô năm 2020 gấp đôi so với năm 2010. Năm 2020 tăng so với năm 2010."), 2020),
        (Paper("a.txt", "Từ đầu năm 2019 đến nay thu 3 tỷ, bằng cả năm 2018."), 2019),
        (Paper("a.txt", "Ông Bảy (SN 1976) mừng 50 năm (30/4/1975 - 30/4/2025)."), 2025),
        (Paper("a.txt", "Tách tỉnh năm 1991. Quy hoạch giai đoạn 2021-2030 đang lập."), None),
        (
            Paper("a.txt", "Đầu năm 2018 chậm, từ cuối năm 2018 nhanh. Tính đến hết tháng 4/2019 thu 3 tỷ."),
            2019,
        ),
    ],
)
def test_the_year_a_document_speaks_of(archive: Opening, paper: Paper, expected: int | None) -> None:
    assert context_of(archive(paper), paper).year == expected


def test_places_most_named_first(archive: Opening) -> None:
    paper = Paper("a.txt", "Nam Định và Cà Mau. Cà Mau dẫn đầu.", subject="Chuyện Cà Mau")
    assert context_of(archive(paper), paper).places == ("Cà Mau", "Nam Định")


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Tin kinh tế\nNam Định thu 5 tỷ đồng. Nam Định chi 4 tỷ đồng.", "Nam Định"),
        ("Tin kinh tế\nNam Định thu 5 tỷ đồng, Cà Mau thu 4 tỷ đồng, Nam Định dẫn đầu cả nước.", None),
        ("Tin kinh tế\nNam Định thu 5 tỷ đồng.", None),
        ("Diễn biến giá, diễn biến thời tiết, diễn biến dịch bệnh.", None),
        ("Tin Sao Mai\nNam Định, Nam Định. DeltaBank lãi. DeltaBank, DeltaBank, DeltaBank.", None),
    ],
)
def test_the_province_that_a_text_mostly_speaks_of(archive: Opening, text: str, area: str | None) -> None:
    paper = Paper("a.txt", text)
    assert context_of(archive(paper), paper).area == area


@pytest.mark.parametrize(
    ("file", "text", "area"),
    [
        ("tin ha-nam/a.txt", "UBND tỉnh chi 3 tỷ đồng; Sở Y tế nhận 1 tỷ đồng.", "Hà Nam"),
        ("tin ha-nam/a.txt", "Chính phủ chi 3 tỷ đồng cho cả nước.", None),
        ("tin ha-nam/a.txt", "UBND tỉnh Cà Mau và Sở Y tế Cà Mau nhận 1 tỷ đồng từ Chính phủ.", "Cà Mau"),
        ("tin/a.txt", "UBND tỉnh chi 3 tỷ đồng.", None),
    ],
)
def test_local_news_are_of_the_province_of_their_folder(
    archive: Opening, file: str, text: str, area: str | None
) -> None:
    assert context_of(archive(paper := Paper(file, text)), paper).area == area


def test_a_sentence_that_goes_on_keeps_its_place() -> None:
    text = "Tin Bình Thuận.\nHuyện Tánh Linh trồng lúa; thu 3 tỷ đồng. Chi 2 tỷ đồng."
    frames = Frames(text, None)
    assert frames.place_of_sentence(text.index("thu")) == "Huyện Tánh Linh"
    assert frames.place_of_sentence(text.index("Chi")) == ""
    assert Frames("Tin; thu", None).place_of_sentence(5) == ""


def test_a_region_in_the_title_is_the_place(archive: Opening) -> None:
    assert (
        context_of(archive(paper := Paper("a.txt", "Tin.", subject="Chè Tây Nguyên")), paper).area
        == "Tây Nguyên"
    )


YEAR_2021 = Period(date(2021, 1, 1), date(2021, 12, 31), PeriodKind.YEAR)
IN_2022 = date(2022, 1, 5)


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Năm 2021 thu đạt. Năm 2021 chi giảm. Năm 2020 kém hơn.", YEAR_2021),
        ("Năm 2021 thu đạt. Năm 2020 kém hơn.", None),
        ("Năm 2021 thu đạt. Năm 2020 kém hơn. Năm 2021 chi. Năm 2019 ít. Năm 2018 ít.", None),
        ("Đến năm 2030 đạt 5%. Đến năm 2030 còn 3%.", None),
        ("Không nói thời gian.", None),
    ],
)
def test_the_period_that_most_of_a_text_speaks_of(text: str, main: Period | None) -> None:
    assert Frames(text, IN_2022).main == main


def test_a_period_holds_for_a_while_and_days_never() -> None:
    said = "Năm 2021 thu đạt 5 tỷ. Ngày 3/1/2022 họp.\n"
    frames = Frames(said + "x" * 2000, IN_2022)
    assert frames.before(0) is None
    assert frames.before(len(said)) == YEAR_2021
    assert frames.before(len(said) + 1900) is None


def test_news_may_tell_their_period_at_the_end() -> None:
    frames = Frames("Thu đạt 5 tỷ đồng, tăng 3%.\nĐó là số của 9 tháng năm 2021.", IN_2022)
    assert frames.before(0) is None
    assert frames.before(0, told=True) == months(2021, 1, 9)


@pytest.mark.parametrize("aside", ["dịch bệnh (từ cuối tháng 7/2021)", "khó khăn từ tháng 3/2021"])
def test_a_period_told_by_the_way_holds_for_nothing(aside: str) -> None:
    assert Frames(f"Năm 2021 thu giảm. Nơi đây gặp {aside}.", IN_2022).before(80) == YEAR_2021


@pytest.mark.parametrize(
    ("subject", "period"),
    [
        ("Thu ngân sách năm 2021", YEAR_2021),
        ("Hải quan quyết tâm thực hiện nhiệm vụ năm 2021", None),
        ("Xây dựng cảng vào năm 2021", None),
        ("Theo bộ tiêu chí giai đoạn 2021-2025", None),
    ],
)
def test_what_the_title_of_news_aims_at_is_not_their_period(
    archive: Opening, subject: str, period: Period | None
) -> None:
    assert (
        context_of(archive(Paper("a.txt", "Tin.", subject=subject)), Paper("a.txt", "Tin.")).period == period
    )


def test_what_leads_into_a_list_is_open_in_its_lines() -> None:
    text = "Kinh phí hỗ trợ, trong đó:\n- Học sinh: 5 tỷ đồng;\n- Sinh viên: 3 tỷ đồng."
    opened = Frames(text, None).lead_ins(text.index("- Sinh viên"))
    assert [said for _, said in opened] == ["kinh phí hỗ trợ, trong đó"]
    assert Frames(text, None).lead_ins(0) == ()


def test_a_passage_inherits_headings_period_and_day(archive: Opening) -> None:
    paper = Paper(
        "a.txt",
        "Báo cáo\n\nTăng 5%.",
        subject="Kết quả năm 2021",
        dated="ngày 3 tháng 1 năm 2022",
        headings=("Kết quả",),
    )
    offices = archive(paper)
    (found, *_) = offices.catalog.passages_of(paper.id, Scope.of(["chung"]))
    around = Contexts(offices.content).surroundings(RetrievedPassage(found, offices.stored(paper), 1.0))
    assert around.headings == ("Kết quả",)
    assert around.anchor == date(2022, 1, 3)
    assert around.period == Period(date(2021, 1, 1), date(2021, 12, 31), PeriodKind.YEAR)
    assert not around.planned


class CountingContents(InMemoryContentStore):
    """Counts how often a text is read."""

    reads = 0

    def text(self, text_hash: str) -> str:
        self.reads += 1
        return super().text(text_hash)


def test_a_text_is_read_when_asked_for_and_once(archive: Opening) -> None:
    paper = Paper("a.txt", "Tỉnh Bình Thuận.")
    offices = archive(paper)
    contents = CountingContents()
    contents.put(paper.stored_text.encode())
    contexts = Contexts(contents)
    first = contexts.of(offices.stored(paper))
    assert contents.reads == 0
    assert first.places == ("Bình Thuận",)
    reads = contents.reads
    assert contexts.of(offices.stored(paper)).places == ("Bình Thuận",)
    assert contents.reads == reads > 0


@pytest.mark.parametrize(
    ("paper", "area"),
    [
        (
            Paper("a.txt", "CỤC THỐNG KÊ\nHUYỆN CÔ TÔ\nBiểu tổng hợp. Huyện Cô Tô thu 5 tỷ đồng."),
            "huyện Cô Tô",
        ),
        (Paper("a.txt", "Quận 5 thu 5 tỷ đồng. Quận 5 chi 4 tỷ.", subject="Quận 5 thu vượt"), "Quận 5"),
        (Paper("a.txt", "Huyện Cô Tô thu 5 tỷ đồng.", subject="Tin kinh tế huyện Cô Tô"), None),
        (Paper("a.txt", "Quận 5 thu 5. Quận 7 thu 6. Quận 7 dẫn đầu. Quận 7 vượt.", subject="Quận 5"), None),
    ],
)
def test_the_district_that_a_document_is_of(archive: Opening, paper: Paper, area: str | None) -> None:
    assert context_of(archive(paper), paper).area == area


def test_the_aim_of_a_year_to_come_does_not_date_a_text(archive: Opening) -> None:
    paper = Paper("a.txt", "Năm 2018 thu tăng. Mục tiêu đến năm 2025 gấp đôi, đến năm 2025 là 5 tỷ.")
    assert context_of(archive(paper), paper).year == 2018
