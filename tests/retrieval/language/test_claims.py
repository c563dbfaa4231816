import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language import claims
from retrieval.language.quantities import find_quantities


def shown(sentence: str, evidence: str) -> bool:
    """Whether the evidence holds everything that the sentence claims."""
    text = claims.as_evidence(evidence)
    return all(claim.held_by(text) for claim in claims.claims_of(sentence))


EVIDENCE = (
    "Năm 2021, giá trị sản xuất công nghiệp tỉnh Thái Bình tăng 17,04%, vượt kế hoạch đề ra (15,8%), theo "
    "Báo cáo số 02-CTr/TU ngày 30 tháng 12 năm 2020 của UBND tỉnh; Sở Tài chính chủ trì, "
    "ông Nguyễn Văn Bình ký."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Giá trị sản xuất công nghiệp năm 2021 tăng 17,04%.",
        "Tỉnh Thái Bình vượt kế hoạch 15,8 %.",
        "Theo văn bản 02-CTr/TU ngày 30/12/2020.",
        "Ủy ban nhân dân tỉnh Thái Bình tăng.",
        "Ông Nguyễn Văn Bình và Sở Tài chính chủ trì.",
    ],
)
def test_what_the_evidence_says_is_shown(sentence: str) -> None:
    assert shown(sentence, EVIDENCE)


def test_a_number_that_is_joined_to_a_word_is_claimed_with_it() -> None:
    evidence = "GRDP quý III/2022 tăng 11,06% sau dịch Covid-19; lệ phí 75.000 đồng/01 giấy phép."
    assert shown("Sau dịch Covid-19, GRDP quý III/2022 tăng 11,06%.", evidence)
    assert shown("Lệ phí 75.000 đồng/01 giấy phép.", evidence)
    assert not shown("GRDP quý II/2022 tăng 11,06%.", evidence)
    assert not shown("GRDP tăng sau dịch Covid-20.", evidence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Giá trị sản xuất công nghiệp năm 2021 tăng 17,05%.",
        "Giá trị sản xuất công nghiệp năm 2021 tăng 7,04%.",
        "Giá trị sản xuất công nghiệp năm 2022 tăng 17,04%.",
        "Giá trị sản xuất công nghiệp năm 2021 tăng mười bảy phẩy không bốn phần trăm.",
        "Giá trị sản xuất công nghiệp năm 2021 giảm 17,04%.",
        "Giá trị sản xuất công nghiệp tỉnh Nam Định tăng 17,04%.",
        "Theo văn bản 2-CTr/HU ngày 30/12/2020.",
        "Theo văn bản 02-CTr/TU ngày 30/11/2020.",
        "Theo Nghị quyết 15/NQ-HĐND, năm 2021 tăng 17,04%.",
        "Sở Y tế chủ trì.",
        "Ông Nguyễn Văn Bính ký.",
        "Vingroup tăng 17,04%.",
        "Tăng 15,8-17,04%.",
        "Tăng 17,04% so với năm 202\u0660.",
    ],
)
def test_what_it_does_not_say_is_not(sentence: str) -> None:
    assert not shown(sentence, EVIDENCE)


@given(st.integers(0, 9), st.integers(0, 4))
def test_no_other_digit_is_shown(digit: int, at: int) -> None:
    """Whatever digit of the figure is changed, the evidence does not hold it."""
    figure = "17,04"
    changed = figure[:at] + str(digit) + figure[at + 1 :] if figure[at] != "," else figure
    assert shown(f"Tăng {changed}%.", EVIDENCE) == (changed == figure)


def test_a_year_is_not_a_part_of_a_longer_run() -> None:
    assert not shown("Năm 2021.", "Giai đoạn 2021-2025 theo 20/2021/NQ-HĐND ngày 1/1/2021.")
    assert shown("Năm 2021.", "Trong năm 2021.")


def quantities(text: str):
    return find_quantities(text)[0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("12.345 tỷ đồng", "12.345 tỉ đồng", True),
        ("12.345 tỷ đồng", "12.345 triệu đồng", False),
        ("12.345 tỷ đồng", "12.345", False),
        ("17,04%", "17,04 phần trăm", True),
        ("17,04%", "17,04", False),
        ("15-16%", "15 – 16 %", True),
        ("15-16%", "15%", False),
        ("38/63", "38/64", False),
        ("12 xã", "12 xã đạt", True),
        ("12 xã", "12 huyện", False),
        ("12 tấn", "12 tạ", False),
    ],
)
def test_amounts_are_compared_by_value_and_unit(one: str, other: str, same: bool) -> None:
    assert claims.same_amount(quantities(one), quantities(other)) is same


@pytest.mark.parametrize(
    ("sentence", "evidence", "turned"),
    [
        ("Hộ A không được hỗ trợ.", "Hộ A được hỗ trợ.", True),
        ("Hộ A được hỗ trợ.", "Hộ A không được hỗ trợ.", True),
        ("Hộ A không được hỗ trợ.", "Hộ A không được hỗ trợ, hộ B được hỗ trợ.", False),
        ("Dự án đạt tiến độ.", "Dự án chưa đạt tiến độ.", True),
        ("Dự án tăng 5%.", "Dự án tăng 5%, không giảm chất lượng.", False),
        ("So sánh trực tiếp được.", "Không so sánh trực tiếp được với số theo giá so sánh.", True),
    ],
)
def test_negations_are_not_turned(sentence: str, evidence: str, turned: bool) -> None:
    assert (claims.turned_negation(sentence, evidence) is not None) is turned


def test_exceptions_are_seen() -> None:
    assert claims.limits("Mọi hộ, trừ hộ giàu") and not claims.limits("Mọi hộ; trừ vào lương")


def test_the_clause_around_a_figure() -> None:
    text = "Lúa đạt 5 tấn, ngô (giống mới) đạt 17,04 tạ."
    at = text.index("17,04")
    assert claims.clause_around(text, claims.Span(at, at + 5)) == " đạt 17,04 tạ."


COPIED = "Hộ cận nghèo được hỗ trợ 15% mức đóng, người dân tự đóng phần còn lại"


@pytest.mark.parametrize(
    ("copy", "exchanged"),
    [
        ("Hộ cận nghèo được hỗ trợ 15% mức đóng, người dân tự đóng phần còn lại", None),
        ("Hộ cận nghèo được hỗ trợ 15% mức đóng", None),
        ("Người dân tự đóng phần còn lại, hộ cận nghèo được hỗ trợ 15% mức đóng", None),
        ("Người cận nghèo được hỗ trợ 15% mức đóng", "người"),
        ("Hộ cận nghèo được miễn 15% mức đóng", "miễn"),
    ],
)
def test_a_word_in_the_place_of_another_is_found_in_a_copy(copy: str, exchanged: str | None) -> None:
    assert claims.exchanged_word(copy, COPIED, frozenset()) == exchanged


def test_free_words_are_exchanged_for_none() -> None:
    assert claims.exchanged_word("Hộ mới nghèo được hỗ trợ 15%", COPIED, frozenset({"mới"})) is None


def test_a_text_without_its_amounts_keeps_years_and_numbers_of_documents() -> None:
    text = "Nghị định 57/2020/NĐ-CP: năm 2020 thu 10.610 tỷ đồng, đạt 112,88%, Điều 3"
    left = claims.without_amounts(text)
    assert "10.610" not in left and "112,88" not in left
    assert "57/2020/NĐ-CP" in left and "năm 2020" in left and "Điều 3" in left


def test_directions_are_told() -> None:
    assert claims.directions("Thu tăng 5%, cao hơn dự toán") == {"tăng", "cao", "hơn"}
    assert claims.directions("Thu 5 tỷ đồng") == frozenset()


def test_days_are_taken_out_whole() -> None:
    text = "Ký ngày 5 tháng 4 năm 2022, có hiệu lực từ 15/4/2022, hết hạn năm 2023."
    assert claims.telling_words(claims.without_days(text)) == set("ký hiệu lực hết hạn năm 2023".split())
