"""When something happens or is due, as texts write it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.language.moments import (
    Bound,
    Grain,
    asks_how_long,
    asks_of_issuing,
    bounds_asked,
    dates_document,
    effective_from,
    find_moments,
    grain_asked,
    says_bounds,
)
from retrieval.language.text import fold


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("nộp trước ngày 31 tháng 3 hằng năm", [("ngày 31 tháng 3 hằng năm", Grain.DAY)]),
        ("(trước ngày 15 của tháng kế tiếp)", [("ngày 15 của tháng kế tiếp", Grain.DAY)]),
        ("họp lúc 14 giờ, ngày 03/12/2018", [("14 giờ, ngày 03/12/2018", Grain.HOUR)]),
        ("Ngày 11/12/2018: 7 giờ 30 phút", [("Ngày 11/12/2018: 7 giờ 30 phút", Grain.HOUR)]),
        ("mở cửa từ 6 giờ đến 23 giờ", [("6 giờ đến 23 giờ", Grain.HOUR)]),
        ("lúc 8 giờ sáng ngày 30.4, trên", [("8 giờ sáng ngày 30.4", Grain.HOUR)]),
        (
            "từ chiều ngày 16/10 (trù bị) đến ngày 18/10/2020",
            [("16/10 (trù bị) đến ngày 18/10/2020", Grain.DAY)],
        ),
        ("từ ngày 2 - 7.5.2025, và", [("ngày 2 - 7.5.2025", Grain.DAY)]),
        ("Chiều ngày 28/12 và cả ngày 29/12/2011", [("28/12 và cả ngày 29/12/2011", Grain.DAY)]),
        ("ngay 19.3, tai phuong", [("19.3", Grain.DAY)]),
        ("từ ngày 29.6 đến 5.7 tại sân", [("29.6 đến 5.7", Grain.DAY)]),
        ("đấu từ ngày 24 - 30.4.", [("24 - 30.4", Grain.DAY)]),
        ("diễn ra trong 2 ngày 18 đến 19-4.", [("18 đến 19-4", Grain.DAY)]),
        ("Sau 2 ngày (22 - 23.4) thi đấu", [("22 - 23.4", Grain.DAY)]),
        ("ngày 10 và 11/4/2025", [("ngày 10 và 11/4/2025", Grain.DAY)]),
        ("thành lập tháng7/1931", [("tháng7/1931", Grain.MONTH)]),
        ("từ tháng 5-2017", [("tháng 5-2017", Grain.MONTH)]),
        ("trong quý I/2020", [("quý I/2020", Grain.MONTH)]),
        ("năm học 2019-2020", [("năm học 2019-2020", Grain.YEAR)]),
        ("từ năm 2018 đến năm 2020", [("năm 2018 đến năm 2020", Grain.YEAR)]),
        ("15 (mười lăm) ngày làm việc kể từ", [("15 (mười lăm) ngày làm việc", Grain.TERM)]),
        ("nhiệm kỳ 5 năm", [("5 năm", Grain.TERM)]),
        ("trong thời hạn năm ngày, kể từ", [("năm ngày", Grain.TERM)]),
        ("chậm nhất mười lăm ngày làm việc", [("mười lăm ngày làm việc", Grain.TERM)]),
    ],
)
def test_moments(text: str, moments: list[tuple[str, Grain]]) -> None:
    assert [(moment.span.of(text), moment.grain) for moment in find_moments(text)] == moments


@pytest.mark.parametrize(
    "text",
    [
        "từ 1.5 lên 2.6 ha",
        "tăng 5.7%",
        "đạt 12/15 chỉ tiêu",
        "từ 18 đến 25 tuổi",
        "trong năm ngày càng tăng",
        "những năm tháng",
    ],
)
def test_figures_are_no_moments(text: str) -> None:
    assert find_moments(text) == ()


@given(
    st.dates(),
    st.sampled_from(["ngày {0.day}/{0.month}/{0.year}", "ngày {0.day} tháng {0.month} năm {0.year}"]),
)
def test_every_day_is_a_moment(day, form) -> None:
    if day.year < 1900 or day.year > 2099:
        day = day.replace(year=2020, day=min(day.day, 28))
    written = form.format(day)
    assert [(m.span.of(written), m.grain) for m in find_moments(written)] == [(written, Grain.DAY)]


@given(st.text(max_size=200))
def test_moments_come_in_order_and_apart(text: str) -> None:
    found = find_moments(text)
    assert all(one.span.end <= other.span.start for one, other in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("question", "grain"),
    [
        ("Đoàn họp lúc mấy giờ?", Grain.HOUR),
        ("Thời hạn giải quyết là bao lâu?", Grain.TERM),
        ("Thời hạn nộp hồ sơ?", Grain.TERM),
        ("Thời hạn nộp hồ sơ là ngày nào?", Grain.DAY),
        ("Thành lập năm nào?", Grain.YEAR),
        ("Khởi công tháng mấy?", Grain.MONTH),
        ("Bao giờ có hiệu lực?", Grain.DAY),
    ],
)
def test_how_exactly_it_is_asked(question: str, grain: Grain) -> None:
    assert grain_asked(fold(question)) is grain


@pytest.mark.parametrize(
    ("question", "bound"),
    [
        ("Áp dụng đến hết ngày nào?", Bound.UNTIL),
        ("Hạn chót nộp hồ sơ?", Bound.BEFORE),
        ("Áp dụng từ khi nào?", Bound.FROM),
        ("Thi đấu từ ngày nào tới ngày nào?", Bound.FROM | Bound.UNTIL),
        ("Họp ngày nào?", Bound(0)),
    ],
)
def test_which_end_is_asked_for(question: str, bound: Bound) -> None:
    assert bounds_asked(fold(question)) is bound


def test_which_end_is_said() -> None:
    text = "từ ngày 01/01/2020 thì được, trước ngày 5/5/2020 thì không, ngày 6/6/2020 họp"
    moments = [moment.span for moment in find_moments(text)]
    assert [says_bounds(text, moment, Bound.FROM) for moment in moments] == [True, False, False]
    assert [says_bounds(text, moment, Bound.UNTIL) for moment in moments] == [False, True, False]
    stretch = "từ ngày 24 - 30.4"
    assert says_bounds(stretch, find_moments(stretch)[0].span, Bound.FROM | Bound.UNTIL)
    hours = "mở cửa từ 6 giờ đến 23 giờ"
    asked = bounds_asked("mo cua tu may gio toi may gio")
    assert says_bounds(hours, find_moments(hours)[0].span, asked)


def test_in_force_from() -> None:
    text = "Nghị quyết này được thông qua ngày 13/7/2017 và có hiệu lực từ ngày 01/8/2017."
    day = effective_from(text)
    assert day is not None
    assert day.of(text) == "ngày 01/8/2017"
    assert effective_from("có hiệu lực từ ngày ký") is None


def test_the_date_of_a_document_is_not_that_of_an_event() -> None:
    text = "Theo Kế hoạch số 308/KH-HĐND ngày 08/11/2018, đoàn họp ngày 03/12/2018"
    dated, met = (moment.span for moment in find_moments(text))
    assert dates_document(text, dated)
    assert not dates_document(text, met)
    assert asks_of_issuing(fold("Kế hoạch ban hành ngày nào?"))
    assert not asks_of_issuing(fold("Đoàn họp ngày nào?"))


@pytest.mark.parametrize(
    ("question", "yes"),
    [
        ("phải nộp phạt trong bao lâu", True),
        ("bị cấm mấy năm", True),
        ("làm thêm tối đa bao nhiêu giờ", True),
        ("bao lâu thì họp một lần", False),
        ("họp lúc mấy giờ", False),
        ("mấy tháng đầu năm thu bao nhiêu", False),
    ],
)
def test_whether_nothing_but_a_term_will_do(question: str, yes: bool) -> None:
    assert asks_how_long(fold(question)) is yes


def test_what_was_so_until_a_day_is_not_due_by_it() -> None:
    text = "Đến ngày 7/7/2017 tỉnh chưa chi xong; tỉnh chi xong trước ngày 15/7/2017."
    until, due = (moment.span for moment in find_moments(text))
    assert says_bounds(text, due, Bound.BEFORE)
    assert not says_bounds(text, until, Bound.BEFORE)
