from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.ask.meaning import fits_period, fits_place, fits_status, speaks_of
from retrieval.domain.document import Document, Placement, StoredDocument, Version
from retrieval.domain.figure import Observation, ValueStatus
from retrieval.domain.passage import Locator, Passage
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import Place, StatusAsked
from retrieval.domain.span import Span
from retrieval.language.calendar_periods import months, quarter, year
from retrieval.language.document_context import DocumentContext, read_context
from retrieval.language.observations import observe
from retrieval.language.provinces import province


def context(about: str = "", *, path: str = "x.txt", issued_on: date | None = None) -> DocumentContext:
    document = Document(subject=about, issued_on=issued_on)
    placement = Placement("c", "/kho", path)
    stored = StoredDocument("d", document, Version("f", "t"), placement, datetime(2025, 1, 1, tzinfo=UTC))
    return read_context(stored, "")


def passage(text: str, *headings: str) -> Passage:
    return Passage("p", "d", 0, Span(0, len(text)), text, Locator(headings=headings))


def as_of(day: date, kind: PeriodKind = PeriodKind.AS_OF) -> Period:
    return Period(day, day, kind)


LATE_2021 = Period(date(2021, 9, 1), date(2021, 12, 31), PeriodKind.WITHIN)
JUNE_END = as_of(date(2017, 6, 30))


@pytest.mark.parametrize(
    ("asked", "stated", "fits"),
    [
        (None, year(2020), True),
        (None, None, True),
        (year(2021), year(2021), True),
        (year(2021), year(2020), False),
        (year(2021), None, True),
        (year(2020), None, False),
        (months(2021, 1, 6), None, False),
        (months(2021, 1, 6), year(2021), False),
        (year(2021), months(2021, 1, 6), False),
        (quarter(2021, 1), months(2021, 1, 3), True),
        (JUNE_END, months(2017, 1, 6), True),
        (months(2017, 1, 6), JUNE_END, True),
        (months(2017, 6, 6), JUNE_END, False),
        (JUNE_END, as_of(date(2017, 6, 30), PeriodKind.DAY), True),
        (JUNE_END, as_of(date(2017, 6, 29)), False),
        (LATE_2021, months(2021, 1, 10), True),
        (LATE_2021, year(2021), True),
        (LATE_2021, None, True),
        (LATE_2021, months(2021, 1, 6), False),
    ],
)
def test_periods(asked: Period | None, stated: Period | None, fits: bool) -> None:
    assert fits_period(asked, stated, context(issued_on=date(2021, 5, 2))) is fits


HOME, OTHER = province("Bình Thuận"), province("Nam Định")


@pytest.mark.parametrize(
    ("sentence", "around", "about", "fits"),
    [
        ("Bình Thuận tăng 5%", "", "", True),
        ("Nam Định tăng 5%", "", "tỉnh Bình Thuận", False),
        ("tăng 5%", "", "tỉnh Bình Thuận", True),
        ("tăng 5%", "", "", False),
        ("tăng 5%", "Bình Thuận dẫn đầu", "", True),
        ("tăng 5%", "Bình Thuận dẫn đầu", "tỉnh Nam Định", False),
        ("tăng 5%", "", "Bình Thuận và Nam Định", True),
    ],
)
def test_places(sentence: str, around: str, about: str, fits: bool) -> None:
    around_it = passage(f"{around}. {sentence}")
    assert fits_place(HOME, figure_of(sentence), sentence, around_it, context(about)) is fits


@pytest.mark.parametrize(
    ("text", "about", "fits"),
    [
        ("Huyện Vân Canh thu 5 tỷ đồng.", "", True),
        ("Huyện Vân Canh họp. Đã giải ngân 5 tỷ đồng.", "", True),
        ("Đã giải ngân 5 tỷ đồng. Nhóm thấp nhất có huyện Vân Canh.", "", False),
        ("Đã giải ngân 5 tỷ đồng.", "Kinh tế huyện Vân Canh", True),
        ("Đã giải ngân 5 tỷ đồng.", "Kinh tế huyện An Lão", False),
    ],
)
def test_a_district_is_named_before_its_figure(text: str, about: str, fits: bool) -> None:
    asked = Place("huyện Vân Canh", "van canh")
    assert fits_place(asked, figure_of(text), text, passage(text), context(about)) is fits


def figure_of(sentence: str) -> Observation:
    return observe(sentence)[0]


def test_headings_and_paths_name_places() -> None:
    under = passage("tăng 5%", "Tỉnh Bình Thuận")
    risen = "tăng 5%"
    assert fits_place(HOME, figure_of(risen), risen, under, context("tỉnh Nam Định"))
    assert speaks_of(HOME, passage("tăng 5%"), context("tỉnh Bình Thuận"))
    assert speaks_of(HOME, passage("tăng 5%"), context(path="Tin Bình Thuận/2021.txt"))
    assert not speaks_of(OTHER, passage("tăng 5%"), context(path="Tin Bình Thuận/2021.txt"))
    assert speaks_of(None, passage("tăng 5%"), context())
    assert fits_place(None, figure_of(risen), risen, passage(risen), context())


@given(status=st.sampled_from(ValueStatus))
def test_a_status_is_planned_or_realised_never_both(status: ValueStatus) -> None:
    assert fits_status(StatusAsked.ANY, status)
    assert fits_status(StatusAsked.PLANNED, status) != fits_status(StatusAsked.REALISED, status)
