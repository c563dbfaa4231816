"""What is understood of a question."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given

from retrieval.domain.document import DocumentNumber
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Concept, Expansion, Place
from retrieval.language.calendar_periods import months, quarter, year
from retrieval.language.reading import question_period, read
from tests.retrieval.language.texts import TODAY, texts


def test_a_question_is_read_whole():
    reading = read("GTSX công nghiệp tỉnh Hà Nam quý I/2024 tăng bao nhiêu?", TODAY)
    assert reading.text.startswith("giá trị sản xuất công nghiệp")
    assert reading.written == "GTSX công nghiệp tỉnh Hà Nam quý I/2024 tăng bao nhiêu?"
    assert reading.expansions == (Expansion("GTSX", "giá trị sản xuất"),)
    assert reading.period == quarter(2024, 1)
    assert reading.place == Place("Hà Nam", "ha nam")
    assert reading.number is None
    assert reading.terms == ("gia", "tri", "san", "xuat", "cong", "nghiep", "tang")


def test_a_question_without_diacritics_is_read_too():
    reading = read("thu ngan sach ha nam nam 2023", TODAY)
    assert not reading.accented
    assert reading.restored == "thu ngân sách hà nam năm 2023"
    assert (reading.period, reading.place) == (year(2023), Place("Hà Nam", "ha nam"))
    assert reading.terms == ("thu", "ngan", "sach")


def test_the_number_is_taken_out_of_the_topic_and_of_the_period():
    reading = read("Nghị quyết 12/2023/NQ-HĐND quy định mức thu nào?", TODAY)
    assert reading.number == DocumentNumber("12", 2023, "NQ", "HĐND")
    assert reading.period is None
    assert "hdnd" not in reading.terms


TERM = Period(date(2020, 1, 1), date(2025, 12, 31), PeriodKind.SPAN)


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("thu năm nay", year(2024)),
        ("thu năm ngoái", year(2023)),
        ("thu 6 tháng đầu năm 2022", months(2022, 1, 6)),
        ("thu quý 3 năm ngoái", quarter(2023, 3)),
        ("thu 9 tháng năm nay", months(2024, 1, 9)),
        ("thang 8 nam kia", months(2022, 8, 8)),
        ("tháng trước tăng bao nhiêu", months(2024, 4, 4)),
        ("quý này", quarter(2024, 2)),
        ("quy truoc", quarter(2024, 1)),
        ("chỉ tiêu nhiệm kỳ này", TERM),
        ("đại biểu Quốc hội nhiệm kỳ này", Period(date(2021, 1, 1), date(2026, 12, 31), PeriodKind.SPAN)),
        ("NK 2020-2025", TERM),
        ("thu quý I", None),
        ("thu", None),
    ],
)
def test_a_question_names_a_period_by_its_year_or_relative_to_today(question, period):
    found = question_period(question, TODAY)
    assert (found.period if found else None) == period


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("thu của huyện Thanh Liêm, Hà Nam", "huyện Thanh Liêm"),
        ("Hà Nam và huyện Thanh Liêm", "huyện Thanh Liêm"),
        ("thu của huyện Thanh Liêm ở xã Liêm Cần", "xã Liêm Cần"),
        ("thu của Hà Nam", "Hà Nam"),
        ("thu của H. Thanh Liêm", "H. Thanh Liêm"),
        ("thu cua tp phu ly", "tp phủ lý"),
    ],
)
def test_of_several_places_the_inner_one_is_meant(question, name):
    assert read(question, TODAY).place.name == name


def test_a_year_that_belongs_to_the_number_is_no_period():
    reading = read("quyết định 15 2022 về học phí năm 2023", TODAY)
    assert (reading.number, reading.period) == (DocumentNumber("15", 2022), year(2023))


def test_an_abbreviation_is_one_thing_with_two_forms():
    (concept,) = read("GTSX", TODAY).concepts
    assert concept == Concept((("gtsx",), ("gia", "tri", "san", "xuat")))


def test_joined_words_are_parted_unless_they_are_an_abbreviation():
    assert "nguoi" in read("GRDP/người của tỉnh", TODAY).terms
    assert read("phát triển KT-XH", TODAY).expansions == (Expansion("KT-XH", "kinh tế - xã hội"),)


@pytest.mark.parametrize(
    ("asked", "told"),
    [("UBND cấp huyện", True), ("UBND huyện", True), ("UBND huyện Thanh Liêm", False), ("huyện", False)],
)
def test_a_level_is_a_topic_and_a_word_before_a_name_is_none(asked, told):
    assert ("huyen" in read(f"bộ phận tiếp nhận của {asked}", TODAY).terms) is told


def test_asking_is_spelled_in_many_ways():
    assert read("GRDP tăng bn", TODAY).written == read("GRDP tăng bao nhiu", TODAY).written


def test_punctuation_is_no_topic():
    assert read("“Rừng phòng hộ” là gì …?", TODAY).terms == read("rừng phòng hộ là gì", TODAY).terms
    assert read("?!", TODAY).terms == ()


def test_a_decomposed_question_reads_the_same():
    question = "Diện tích rừng phòng hộ năm 2022?"
    assert read(unicodedata.normalize("NFD", question), TODAY) == read(question, TODAY)


def test_an_endless_question_is_cut():
    assert len(read("rừng " * 5000, TODAY).written) <= 1000


@given(texts)
def test_any_text_can_be_read(text):
    reading = read(text, TODAY)
    assert len(set(reading.terms)) == len(reading.terms)
    assert all(term == term.lower() for term in reading.terms)
    assert read(text, date(2024, 5, 20)) == reading


@pytest.mark.parametrize(
    ("question", "is_named"),
    [
        ("thái bình thịnh vượng", False),
        ("khu vực hòa bình", False),
        ("GRDP tỉnh thái bình", True),
        ("GRDP Thái Bình", True),
        ("quản lý cụm công nghiệp", False),
        ("quan ly cum cong nghiep", False),
    ],
)
def test_everyday_words_are_no_places(question, is_named):
    assert (read(question, TODAY).place is not None) is is_named


def test_an_abbreviation_is_read_by_what_stands_in_the_period_beside_it():
    assert read("NK 2020-2025", TODAY).expansions == (Expansion("NK", "nhiệm kỳ"),)


LATE_2020 = Period(date(2020, 9, 1), date(2020, 12, 31), PeriodKind.WITHIN)
TENTH_OF_APRIL = Period(date(2025, 4, 10), date(2025, 4, 10), PeriodKind.AS_OF)


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("Giá trị sản xuất (giá 2010) năm 2017 là bao nhiêu?", year(2017)),
        ("So với năm 2020 thì thu ngân sách năm 2021 tăng mấy %?", year(2021)),
        ("So với năm 2020 thì thu ngân sách tăng mấy %?", year(2020)),
        (
            "Đến ngày 10/4 giải ngân được mấy % kế hoạch năm 2025?",
            Period(date(2025, 4, 10), date(2025, 4, 10), PeriodKind.AS_OF),
        ),
        ("quý I đạt mấy % kế hoạch năm 2025", quarter(2025, 1)),
        ("Thêm được bao nhiêu doanh nghiệp so với năm 2020?", None),
        ("hết T9/2020 thu bao nhiêu", months(2020, 1, 9)),
        ("T1/2021 thu mấy tỷ", months(2021, 1, 1)),
        ("6T đầu năm 2020 thu bao nhiêu", months(2020, 1, 6)),
        ("2016 đến 11/2018 có mấy dự án?", Period(date(2016, 1, 1), date(2018, 11, 30), PeriodKind.SPAN)),
        ("cuối 2020 giá bao nhiêu?", LATE_2020),
        ("giá cuối năm 2020?", LATE_2020),
        ("đến cuối năm 2020 thu bao nhiêu", Period(date(2020, 12, 31), date(2020, 12, 31), PeriodKind.AS_OF)),
        ("Năm 2025 đến 15/4/2024 được mấy %?", year(2025)),
        ("CPI (họp báo 29/6/2018) quý I/2017 tăng do đâu?", quarter(2017, 1)),
        ("Thu ngân sách (năm 2017) là bao nhiêu?", year(2017)),
    ],
)
def test_prices_and_comparisons_are_no_period_and_a_part_of_a_year_is(question, period):
    assert read(question, TODAY).period == period


def test_months_mistyped_are_months():
    assert read("10 thánh năm 2020 thu bao nhiêu?", TODAY).period == months(2020, 1, 10)


def test_a_province_without_marks_is_named_beside_words_that_have_them():
    assert read("kế hoạch kinh phí Long An năm 2017 là bao nhiêu?", TODAY).place.name == "Long An"


@pytest.mark.parametrize("question", ["Giá gas tăng mấy %?", "Lãi ròng là bao nhiêu?", "hoan thanh dc may %"])
def test_words_of_known_names_and_of_asking_are_no_slips(question):
    assert read(question, TODAY).corrections == ()


def test_a_word_of_asking_is_no_slip():
    asked = read("Sở Tư pháp Hà Nội có những phòng nào (QĐ 2025)", TODAY)
    assert asked.corrections == ()


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("gtsx cong nghiep thai binh 2021 tang bao nhieu", "Thái Bình"),
        ("thu ngan sach nam dinh 2020", "Nam Định"),
        ("grdp hoa binh 2020", "Hòa Bình"),
        ("dien bien dich benh nam 2020", None),
        ("dien bien dich benh o dien bien", "Điện Biên"),
    ],
)
def test_provinces_typed_without_diacritics(question, place):
    found = read(question, TODAY).place
    assert (found.name if found else None) == place


def test_how_much_is_spelled_in_one_word_at_the_end():
    assert read("PVN nộp ngân sách được nhiêu?", TODAY).written == "PVN nộp ngân sách được bao nhiêu?"


def test_what_is_spelled_out_is_marked_as_the_question_is():
    assert read("q2 tphcm 2016 den 11/2018", TODAY).written == "quan 2 tphcm tu nam 2016 den thang 11/2018"


def test_a_quarter_of_a_city_is_no_quarter_of_a_year():
    assert "quận 2" in read("Q2 TPHCM năm 2016 có mấy vụ?", TODAY).text


def test_goods_go_by_air():
    assert {"hang", "khong"} <= set(read("buôn lậu qua đường hàng không hay nhắm vào gì?", TODAY).terms)
