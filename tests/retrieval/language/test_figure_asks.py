"""A question about figures as the things it asks."""

from datetime import date

import pytest

from retrieval.domain.figure import Base, Measure, ValueStatus
from retrieval.domain.query import Ask, FigureQuery, StatusAsked
from retrieval.language.asked_places import asks_which_place
from retrieval.language.calendar_periods import months, quarter, year
from retrieval.language.figure_asks import asks_of
from retrieval.language.intents import classify
from retrieval.language.reading import read

ASKED_ON = date(2022, 10, 1)


def query(question: str) -> FigureQuery:
    found = classify(read(question, ASKED_ON))
    assert isinstance(found, FigureQuery)
    return found


def asks(question: str) -> tuple[Ask, ...]:
    return asks_of(query(question))


def test_each_how_much_is_an_ask() -> None:
    level, ratio = asks("Thu nội địa năm 2021 được bao nhiêu, bằng mấy % dự toán?")
    assert level.measures[0] is Measure.LEVEL
    assert ratio.measures == (Measure.RATIO_TO_PLAN_PCT,)
    assert {level.period, ratio.period} == {year(2021)}


def test_two_bases_are_two_asks() -> None:
    found = asks("Thu nội địa 2021 bằng mấy % dự toán HĐND giao và TW giao?")
    assert {ask.base for ask in found} == {Base.PROVINCIAL_ESTIMATE, Base.CENTRAL_ESTIMATE}


def test_a_later_ask_may_name_its_own_period() -> None:
    first, second = asks("Quý III/2022 GRDP tăng bao nhiêu, tính chung 9 tháng mấy %?")
    assert (first.period, second.period) == (quarter(2022, 3), months(2022, 1, 9))
    assert first.measures == second.measures


def test_periods_with_their_own_firmness_are_asks_of_their_own() -> None:
    first, second = asks("số giường bệnh thực hiện 2020 và ước 2021")
    assert (first.period, second.period) == (year(2020), year(2021))
    assert second.statuses == {ValueStatus.ESTIMATE}


@pytest.mark.parametrize(
    ("question", "statuses"),
    [
        ("Kế hoạch thu nội địa năm 2021 là bao nhiêu?", {ValueStatus.PLAN, ValueStatus.TARGET}),
        ("Thu nội địa năm 2021 số sơ bộ là bao nhiêu?", {ValueStatus.PRELIMINARY}),
        ("Thu nội địa năm 2021 đạt bao nhiêu % kế hoạch?", set()),
        ("Thu nội địa năm 2021 đạt bao nhiêu % chỉ tiêu kế hoạch giao?", set()),
        ("Thu nội địa năm 2021 hụt dự toán bao nhiêu %?", set()),
        ("Năm 2021 có mấy chỉ tiêu không đạt?", set()),
        ("Năm 2021 giữ nguyên kế hoạch vốn của mấy dự án?", set()),
        ("Vốn chương trình mục tiêu quốc gia năm 2021 là bao nhiêu?", set()),
    ],
)
def test_firmness_that_is_asked_for(question: str, statuses: set[ValueStatus]) -> None:
    assert asks(question)[0].statuses == statuses


@pytest.mark.parametrize(
    "said", ["mấy % kế hoạch", "mấy phần kế hoạch", "bao nhiêu phần trăm so với kế hoạch"]
)
def test_a_part_of_a_plan_is_a_share_of_it(said: str) -> None:
    ask = asks(f"Thu nội địa năm 2021 được {said}?")[0]
    assert (ask.measures, ask.statuses) == ((Measure.RATIO_TO_PLAN_PCT,), frozenset())


def test_what_is_named_without_a_how_much_is_an_ask_too() -> None:
    level, loan = asks("Tổng mức đầu tư dự án kè biển, trong đó vay WB bao nhiêu?")
    assert (level.measures[0], loan.measures[0]) == (Measure.LEVEL, Measure.LEVEL)
    assert "tong muc" in level.said and "tong muc" not in loan.said
    level, change = asks("Kim ngạch xuất khẩu năm 2021 và giảm bao nhiêu %?")
    assert (level.measures[0], change.measures[0]) == (Measure.LEVEL, Measure.GROWTH_PCT)
    counted, money = asks("Năm 2021 thu hút bao nhiêu dự án mới, tổng vốn đăng ký?")
    assert counted.units and "tong von" in money.said
    counted, money = asks("năm 2021 hút đc mấy dự án với tổng vốn bao nhiêu")
    assert (counted.measures[0], money.said.strip()) == (Measure.LEVEL, "voi tong von bao nhieu")


def test_what_is_compared_with_is_not_asked_for() -> None:
    assert query("Chỉ tiêu thu năm 2021 tăng mấy % so ước thực hiện 2020?").status is not StatusAsked.REALISED
    _, change = asks("Thu ngân sách năm 2021 bao nhiêu, tăng mấy % so ước thực hiện 2020?")
    assert (change.period, change.statuses) == (year(2021), frozenset())


def test_another_period_or_the_plan_is_measured_alike() -> None:
    first, before = asks("GRDP 6 tháng đầu năm 2021 tăng bao nhiêu %, cùng kỳ 2020 là mấy?")
    assert (before.measures, before.period) == (first.measures, months(2020, 1, 6))
    first, plan = asks("GRDP 2021 tăng bao nhiêu, kế hoạch đề ra là mấy?")
    assert (plan.measures, bool(plan.statuses)) == (first.measures, True)


def test_this_year_is_counted_from_the_day_of_asking_once() -> None:
    assert asks("Thu nội địa năm ngoái được bao nhiêu?")[0].period == year(2021)


def test_a_place_may_be_asked_for() -> None:
    assert asks_which_place(query("Huyện nào giải ngân thấp nhất, đạt bao nhiêu %?"))
    assert not asks_which_place(query("Giải ngân của huyện đạt bao nhiêu %?"))


def test_what_an_amount_is_per_is_no_further_ask() -> None:
    first, second = asks("Hỗ trợ mua giống bò bao nhiêu tiền 1 con, trong mấy tháng?")
    assert first.said.endswith("1 con")
    assert "thang" in second.said


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("Kế hoạch mở lớp thực hiện tập huấn năm 2022 là bao nhiêu?", StatusAsked.PLANNED),
        ("Kế hoạch và thực hiện thu nội địa năm 2021 là bao nhiêu?", StatusAsked.ANY),
        ("Kế hoạch thu nội địa 2021 bao nhiêu, thực hiện bao nhiêu?", StatusAsked.ANY),
        ("Thực hiện thu nội địa năm 2021 là bao nhiêu?", StatusAsked.REALISED),
        ("Năm 2021 thu nội địa được bao nhiêu?", StatusAsked.REALISED),
        ("Năm 2021 được giao thu nội địa bao nhiêu?", StatusAsked.PLANNED),
    ],
)
def test_a_plan_or_its_result(question: str, status: StatusAsked) -> None:
    assert query(question).status is status
