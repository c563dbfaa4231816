"""Cases of a rule that are told apart by amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.conditions import condition_fits, only_case, tells_cases
from retrieval.language.quantities import find_quantities
from tests.retrieval.language.texts import texts

FORM = (
    "Dưới 30 chỉ tiêu hoặc 30 chỉ tiêu: 65.000 đồng/phiếu",
    "Trên 30 chỉ tiêu đến 40 chỉ tiêu: 80.000 đồng/phiếu",
    "Trên 40 chỉ tiêu: 95.000 đồng/phiếu",
)
DISTANCE = ("từ 200 m đến 300 m: giảm 5%", "từ 300 m đến 500 m: giảm 10%", "từ 500 m trở lên: giảm 20%")
LATE = ("Một năm nếu nộp chậm từ sáu (06) tháng đến dưới 24 tháng", "Hai năm nếu chậm từ 24 tháng trở lên")
PAID = (
    "nộp đến 10 tỷ đồng/năm: trích 30%",
    "phần trên 10 tỷ đồng đến 20 tỷ đồng/năm: trích 20%",
    "phần trên 20 tỷ đồng/năm: trích 10%",
)


@pytest.mark.parametrize(
    ("question", "items", "at"),
    [
        ("phiếu 35 chỉ tiêu được trả bao nhiêu?", FORM, 1),
        ("phiếu 40 chỉ tiêu được trả bao nhiêu?", FORM, 1),
        ("phiếu 25 chỉ tiêu được trả bao nhiêu?", FORM, 0),
        ("phiếu trên 40 chỉ tiêu được trả bao nhiêu?", FORM, 2),
        ("thửa cách đường 450 m được giảm bao nhiêu?", DISTANCE, 1),
        ("thửa cách đường 900 m được giảm bao nhiêu?", DISTANCE, 2),
        ("thửa cách đường 100 m được giảm bao nhiêu?", DISTANCE, None),
        ("thửa cách đường 300 m được giảm bao nhiêu?", DISTANCE, None),
        ("thửa cách đường 300-500m được giảm bao nhiêu?", DISTANCE, 1),
        ("chậm 24 tháng thì bị cấm mấy năm?", LATE, 1),
        ("chậm từ 6 đến dưới 24 tháng thì bị cấm mấy năm?", LATE, 0),
        ("chậm 18 tháng thì bị cấm mấy năm?", LATE, 0),
        ("nop den 10 ty dong thi duoc trich bao nhieu", PAID, 0),
        ("nộp trên 20 tỷ thì được trích mấy %?", PAID, 2),
        ("nộp 15 tỷ đồng thì được trích mấy %?", PAID, 1),
        ("nộp 15 triệu USD thì được trích mấy %?", PAID, None),
        ("được trích mấy %?", PAID, None),
    ],
)
def test_the_case_whose_bounds_hold(question: str, items: tuple[str, ...], at: int | None) -> None:
    assert only_case(question, items) == at


@pytest.mark.parametrize("said", ["tối đa 5 ha", "không quá 5 ha", "dưới 5 ha", "đến 5 ha"])
def test_bounds_from_above(said: str) -> None:
    assert only_case("đất 3 ha", (f"{said}: 1 triệu đồng", "từ 6 ha: 2 triệu đồng")) == 0


@given(texts, st.lists(texts, max_size=3))
def test_any_texts_have_a_case_or_none(question: str, items: list[str]) -> None:
    at = only_case(question, items)
    assert at is None or 0 <= at < len(items)


@pytest.mark.parametrize(
    ("question", "statement", "fits"),
    [
        ("hộ thu nhập dưới 4 triệu đồng thì được mấy triệu?", "thu nhập dưới 5 triệu đồng: 2 triệu đồng", 1),
        ("hộ thu nhập 6 triệu đồng thì được mấy triệu?", "thu nhập dưới 5 triệu đồng: 2 triệu đồng", -1),
        ("hộ nghèo thì được mấy triệu?", "thu nhập dưới 5 triệu đồng: 2 triệu đồng", 0),
        ("đất 3 ha thì được mấy triệu?", "thu nhập dưới 5 triệu đồng: 2 triệu đồng", 0),
        ("ngõ chưa tới 2m", "ngõ dưới 2 m: 2 triệu đồng", 1),
    ],
)
def test_whether_an_amount_of_the_question_is_within_the_case(
    question: str, statement: str, fits: int
) -> None:
    told = find_quantities(statement)[-1].span
    assert condition_fits(question, statement, told) == fits


@pytest.mark.parametrize(
    ("items", "yes"),
    [
        (PAID, True),
        (DISTANCE, True),
        (("Cấp tỉnh: 30%", "Cấp huyện: 20%"), False),
        (("đến 10 tỷ đồng: 30%",), False),
    ],
)
def test_items_with_bounds_are_the_cases_of_one_rule(items: tuple[str, ...], yes: bool) -> None:
    assert tells_cases(items) is yes
