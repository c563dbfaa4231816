"""Numbers as people half remember them."""

import re

import pytest
from hypothesis import assume, given, settings

from retrieval.domain.document import DocumentNumber
from retrieval.language.loose_numbers import parse_loose
from retrieval.language.text import fold
from tests.retrieval.language.number_forms import every_form, everyday, party_without_dash
from tests.retrieval.language.texts import THOUSANDS, assert_read_in_order, texts


@pytest.mark.parametrize(
    ("question", "number", "kind"),
    [
        ("nq 37/2024 hđnd nói gì", DocumentNumber("37", 2024, None, "HĐND"), "Nghị quyết"),
        ("06 ctr tu", DocumentNumber("6", None, "CTr", "TU"), "Chương trình"),
        ("quyet dinh 15 2025", DocumentNumber("15", 2025), "Quyết định"),
        ("Nghị quyết số 8 quy định việc gì?", DocumentNumber("8"), "Nghị quyết"),
        ("văn bản 2718 nói gì", DocumentNumber("2718"), None),
        ("công văn 915/ubnd-nc", DocumentNumber("915", None, None, "UBND-NC"), None),
        ("88/sxd-qln", DocumentNumber("88", None, None, "SXD-QLN"), None),
        ("2718/qd-ubnd ngày nào", DocumentNumber("2718", None, "QĐ", "UBND"), "Quyết định"),
        ("luật 31 2024 qh15", DocumentNumber("31", 2024, None, "QH15"), "Luật"),
        ("11-qđi/tw", DocumentNumber("11", None, "QĐi", "TW"), "Quy định"),
        ("HD 36 của VPTW", DocumentNumber("36"), "Hướng dẫn"),
        ("45-bc/đgs", DocumentNumber("45", None, "BC", "ĐGS"), "Báo cáo"),
        ("quyết định 64/qđ-tđtn", DocumentNumber("64", None, "QĐ", "TĐTN"), "Quyết định"),
        ("số 15nq/tu", DocumentNumber("15", None, "NQ", "TU"), "Nghị quyết"),
        ("qd: 99", DocumentNumber("99"), "Quyết định"),
        ("kế hoạch 88 triển khai", DocumentNumber("88"), "Kế hoạch"),
        ("nghị quyết 21/2023 và 5 dự án", DocumentNumber("21", 2023), "Nghị quyết"),
        ("quyết định 51x của tỉnh ủy", DocumentNumber("51x"), "Quyết định"),
        ("qd 2xx/2024 ve gi", DocumentNumber("2xx", 2024), "Quyết định"),
        ("công văn 245 mấy của UBND", DocumentNumber("245…"), None),
        ("nghi quyet 11 may ve hoc phi", DocumentNumber("11…"), "Nghị quyết"),
        ("nghị quyết số 11.../2023 về học phí", DocumentNumber("11…", 2023), "Nghị quyết"),
        ("QĐ nào về phí đường bộ? nhớ mang máng 14xx", DocumentNumber("14xx"), None),
        ("kết luận thanh tra về đất đai, số 10 mấy ấy nhỉ?", DocumentNumber("10…"), None),
        ("thông báo 02 tu", DocumentNumber("02", None, None, "TU"), "Thông báo"),
    ],
)
def test_a_number_is_read_as_far_as_it_is_written(question, number, kind):
    found = parse_loose(question)
    assert (found.number, found.kind) == (number, kind)


@pytest.mark.parametrize(
    "question",
    [
        "GRDP năm 2023 tăng bao nhiêu?",
        "kế hoạch 6 tháng đầu năm",
        "dự án 15 tỷ đồng",
        "báo cáo 9 tháng năm 2023",
        "nghị quyết 2021",
        "15 xã đạt chuẩn",
        "12 du an",
        "5 hộ thu 20 triệu",
        "tăng 8,5%",
        "",
        "NQ chất vấn kỳ họp thứ 5 HĐND tỉnh",
        "khóa 18 HĐND tỉnh",
        "lễ hội 2025 từ ngày nào",
        "báo cáo những năm 199x",
        "đội bóng có cầu thủ số 10 mấy nhỉ",
    ],
)
def test_figures_and_periods_are_no_numbers(question):
    assert parse_loose(question) is None


def test_the_span_covers_the_kind_and_every_part():
    question = "Cho hỏi nghị quyết số 37/2024/nq-hđnd quy định gì?"
    found = parse_loose(question)
    assert found.span.of(question) == "nghị quyết số 37/2024/nq-hđnd"
    assert found.number.written == "37/2024/nq-hđnd"


@settings(max_examples=THOUSANDS)
@given(every_form)
def test_a_number_typed_in_lower_case_fits(written):
    typed = f"văn bản {written.text.lower()} nói gì"
    assert parse_loose(typed).number.fits(written.number)


@given(every_form)
def test_a_number_typed_without_marks_fits(written):
    assume("đ" not in written.number.serial)
    typed = f"van ban {fold(written.text)} noi gi"
    assert parse_loose(typed).number.fits(written.number)


@given(everyday)
def test_a_number_typed_with_blanks_for_separators_after_its_kind_fits(written):
    typed = re.sub(r"[/-]", " ", written.text)
    assert parse_loose(f"{written.kind_name} số {typed}").number.fits(written.number)
    assert parse_loose(f"{fold(written.number.kind)} {typed.lower()}").number.fits(written.number)


@given(everyday)
def test_a_number_whose_kind_comes_first_fits(written):
    number = written.number
    # A bare number that looks like a year is read as a year: 'nghị quyết 2021'.
    assume(re.fullmatch(r"(19|20)\d{2}", number.serial) is None)
    year = "" if number.year is None or str(number.year) not in written.text else f"/{number.year}"
    for typed in (f"{number.kind} {number.serial}{year} {number.organ}", f"{number.kind} {number.serial}"):
        assert parse_loose(typed.lower()).number.fits(written.number)


@given(party_without_dash)
def test_the_party_form_may_be_glued(written):
    assume(written.number.serial.isdigit())
    glued = written.text.replace(" ", "").lower()
    assert parse_loose(f"số {glued}").number == written.number


@given(texts)
def test_a_number_of_any_text_lies_in_it(text):
    found = parse_loose(text)
    assert_read_in_order(text, [] if found is None else [found.span])


def test_months_of_a_year_are_no_number_of_a_resolution():
    assert parse_loose("Nghị quyết 6 tháng cuối năm 2017 đề ra gì?") is None
    assert parse_loose("Nghị quyết 6 năm 2017 đề ra gì?").number.serial == "6"
