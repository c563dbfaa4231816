"""The strict grammar: what documents write is found whole, figures and days are not taken for numbers."""

import pytest
from hypothesis import example, given, settings

from retrieval.domain.document import DocumentNumber
from retrieval.language.document_numbers import find_blank_number, find_numbers, naming_phrase
from tests.retrieval.language.number_forms import every_form
from tests.retrieval.language.texts import THOUSANDS, assert_read_in_order, texts


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Nghị quyết số 37/2024/NQ-HĐND ngày 09/7/2024", DocumentNumber("37", 2024, "NQ", "HĐND")),
        ("Số: 2718/QĐ-UBND", DocumentNumber("2718", None, "QĐ", "UBND")),
        ("Chương trình số 06-CTr/TU", DocumentNumber("6", None, "CTr", "TU")),
        ("Luật số 31/2024/QH15", DocumentNumber("31", 2024, None, "QH15")),
        ("Pháp lệnh số 04/2020/UBTVQH14", DocumentNumber("4", 2020, None, "UBTVQH14")),
        ("Công văn số 915/UBND-NC", DocumentNumber("915", None, None, "UBND-NC")),
        ("công văn 88/SXD-QLN của Sở", DocumentNumber("88", None, None, "SXD-QLN")),
        ("Số 6 NQ/TU", DocumentNumber("6", None, "NQ", "TU")),
        ("Số: 37 / 2024 / NQ - HĐND", DocumentNumber("37", 2024, "NQ", "HĐND")),
        ("21 – KL/TU", DocumentNumber("21", None, "KL", "TU")),
        ("64/KH-TĐTN-BTG", DocumentNumber("64", None, "KH", "TĐTN-BTG")),
        ("14/QĐ-VP.ĐĐBQH&HĐND", DocumentNumber("14", None, "QĐ", "VP.ĐĐBQH&HĐND")),
        ("2718/QD-UBND gõ thiếu dấu", DocumentNumber("2718", None, "QĐ", "UBND")),
        ("Quy định 11-QĐi/TW", DocumentNumber("11", None, "QĐi", "TW")),
        ("15 bis/QĐ-UBND", DocumentNumber("15bis", None, "QĐ", "UBND")),
        ("09c/NQ-BCH", DocumentNumber("9c", None, "NQ", "BCH")),
        ("Công văn số 731-CV/VPTU/nb, ngày 02/3/2011", DocumentNumber("731", None, "CV", "VPTU")),
        ("12/QĐ-UBND - Thanh tra tỉnh", DocumentNumber("12", None, "QĐ", "UBND")),
        ("12/QĐ-UBND - KTTH", DocumentNumber("12", None, "QĐ", "UBND-KTTH")),
    ],
)
def test_a_number(text, number):
    assert [found.number for found in find_numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    [
        "còn 05/12 khu công nghiệp",
        "xếp thứ 21/63 tỉnh, thành phố",
        "ngày 09/7/2024",
        "tăng 11-12%/năm",
        "giai đoạn 2021-2025",
        "quý II/2024",
        "diện tích 3.208,5 ha",
        "21/VP.ĐĐBQH&HĐND-TH",
        "COVID-19",
        "vùng 15/QĐ",
    ],
)
def test_figures_days_and_fragments_are_no_numbers(text):
    assert find_numbers(text) == ()


def test_several_numbers_keep_their_own_words():
    text = "Căn cứ Nghị quyết số 37/2024/NQ-HĐND và Kế hoạch 102/KH-UBND;"
    assert [found.span.of(text) for found in find_numbers(text)] == ["37/2024/NQ-HĐND", "102/KH-UBND"]
    assert [found.number.written for found in find_numbers(text)] == ["37/2024/NQ-HĐND", "102/KH-UBND"]


@settings(max_examples=THOUSANDS)
@given(every_form)
def test_every_form_of_the_grammar_is_read_back(written):
    text = f"Căn cứ văn bản số {written.text}, thực hiện."
    (found,) = find_numbers(text)
    assert found.number == written.number
    assert found.span.of(text) == written.text


@given(texts)
@example("15/2021/NQ-HĐND - NQ")
def test_numbers_of_any_text_lie_in_it(text):
    found = find_numbers(text)
    assert_read_in_order(text, (each.span for each in found))
    # Blanks around separators are the typist's, not the number's.
    assert all("".join(each.span.of(text).split()) == "".join(each.number.written.split()) for each in found)


@pytest.mark.parametrize(
    ("text", "kind", "organ"),
    [
        ("Số:        /QĐ-UBND", "QĐ", "UBND"),
        ("Số ……-NQ/TU", "NQ", "TU"),
        ("DỰ THẢO\nSố:  ___/TTr-SXD", "TTr", "SXD"),
    ],
)
def test_a_number_whose_serial_is_blank(text, kind, organ):
    found = find_blank_number(text)
    assert (found.number.kind, found.number.organ, found.number.serial) == (kind, organ, "")
    assert found.number.written in found.span.of(text)


@given(texts)
def test_a_blank_number_of_any_text_lies_in_it(text):
    found = find_blank_number(text)
    assert_read_in_order(text, [] if found is None else [found.span])


@pytest.mark.parametrize("text", ["Số: 12/QĐ-UBND", "số liệu / QĐ", ""])
def test_a_filled_number_is_not_blank(text):
    assert find_blank_number(text) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Thực hiện Kế hoạch hành động và Chương trình số 06-CTr/TU ngày 05/3/2021 của Tỉnh ủy; các sở",
            "Chương trình số 06-CTr/TU ngày 05/3/2021 của Tỉnh ủy",
        ),
        ("theo văn bản 915/UBND-NC.", "915/UBND-NC"),
        ("căn cứ NGHỊ QUYẾT số 37/2024/NQ-HĐND  ", "NGHỊ QUYẾT số 37/2024/NQ-HĐND"),
    ],
)
def test_the_words_that_name_a_document_around_its_number(text, phrase):
    (found,) = find_numbers(text)
    assert naming_phrase(text, found.span).of(text) == phrase
