"""Calendar days as documents and questions write them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.language.dates import day_writings, find_dates, write_date
from tests.retrieval.language.texts import THOUSANDS, assert_read_in_order, texts

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lâm Thao, ngày 09 tháng 7 năm 2024", date(2024, 7, 9)),
        ("NGÀY 1 THÁNG 12 NĂM 2019", date(2019, 12, 1)),
        ("ngay 9 thang 7 nam 2024", date(2024, 7, 9)),
        ("tính đến 31/12/2023", date(2023, 12, 31)),
        ("họp ngày 5-8-2008.", date(2008, 8, 5)),
        ("hạn 01.02.2021", date(2021, 2, 1)),
        ("ngày 3 / 4 / 2022", date(2022, 4, 3)),
    ],
)
def test_a_day(text, day):
    assert [found.day for found in find_dates(text)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2021",
        "32/1/2020",
        "1/13/2020",
        "5/8",
        "tháng 8/2008",
        "12/3-2021",
        "1.250/12/2020",
        "1/2/2020/3",
    ],
)
def test_what_is_no_day(text):
    assert find_dates(text) == ()


@pytest.mark.parametrize(("token", "written"), [("4/4", "04.04"), ("09.3", "9/3"), ("30-4", "30/04")])
def test_the_day_of_a_month_has_several_writings(token, written):
    assert written in day_writings(token)
    assert token not in day_writings(token)


@pytest.mark.parametrize("token", ["32/1", "4/13", "2,5", "4/4/2020", "5"])
def test_what_is_no_day_of_a_month(token):
    assert day_writings(token) == ()


def test_days_come_in_reading_order():
    text = "từ ngày 02/9/2023 đến ngày 15 tháng 10 năm 2023"
    assert [found.day for found in find_dates(text)] == [date(2023, 9, 2), date(2023, 10, 15)]


@settings(max_examples=THOUSANDS)
@given(DAYS)
def test_a_written_day_is_read_back(day):
    (found,) = find_dates(f"ban hành ngày {write_date(day)}, có hiệu lực")
    assert found.day == day


@settings(max_examples=THOUSANDS)
@given(DAYS)
def test_the_long_form_is_read_back(day):
    written = f"ngày {day.day} tháng {day.month} năm {day.year}"
    (found,) = find_dates(f"Hà Nam, {written}")
    assert (found.day, found.span.of(f"Hà Nam, {written}")) == (day, written)


@given(texts)
def test_days_of_any_text_lie_in_it(text):
    assert_read_in_order(text, (found.span for found in find_dates(text)))
