from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retrieval.adapters.sql.scans import SqlScans
from retrieval.ask.context import Contexts
from retrieval.ask.verify import Refused, Verifier, figures_of
from retrieval.domain.answer import Answered, Computed, Draft, Quoted, Role, TableCell
from retrieval.domain.document import TablePlace
from retrieval.domain.figure import Observation, ValueStatus
from retrieval.domain.passage import Locator
from retrieval.domain.query import (
    Concept,
    DocumentQuery,
    FigureQuery,
    Place,
    Query,
    Reading,
    Scope,
    StatusAsked,
)
from retrieval.domain.span import Span
from retrieval.language.calendar_periods import year
from retrieval.language.observations import observe
from retrieval.language.provinces import province
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask.conftest import Opening

ACTUAL = "Năm 2021, giá trị xuất khẩu đạt 912,5 triệu USD."
PLAN = "Kế hoạch giá trị xuất khẩu năm 2021 là 850 triệu USD."
OTHER = "Giá trị xuất khẩu tỉnh Nam Định năm 2021 đạt 3.100 triệu USD."
SIGNED = "Quyết định 35/QĐ-UBND ký ngày 30 tháng 12 năm 2020."
PAPER = Paper(
    file="bao-cao.txt",
    subject="Báo cáo năm 2021 tỉnh Bình Thuận",
    text=f"Báo cáo năm 2021 tỉnh Bình Thuận\n\n{ACTUAL}\n\n{PLAN}\n\n{OTHER}\n\n{SIGNED}",
)
TEXT = PAPER.stored_text
EXPORTS = (Concept((("xuat",),)), Concept((("khau",),)))


@pytest.fixture
def opened(archive: Opening) -> TextArchive:
    return archive(PAPER)


@pytest.fixture
def verifier(opened: TextArchive) -> Verifier:
    return Verifier(opened.content, Contexts(opened.content), SqlScans(opened.engine))


def reading(asked_year: int | None = 2021, place: Place | None = None) -> Reading:
    text = "giá trị xuất khẩu"
    period = year(asked_year) if asked_year else None
    return Reading(text, text, EXPORTS, period=period, place=place)


def figure_query(
    asked_year: int | None = 2021, place: Place | None = None, status: StatusAsked = StatusAsked.ANY
) -> FigureQuery:
    return FigureQuery(reading(asked_year, place), EXPORTS, status=status)


OPEN = DocumentQuery(reading(None), None)


def span_of(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def quoted(archive: TextArchive, words: str, *values: str, role: Role = Role.ANSWER) -> Quoted:
    """A quote of words of the paper, with the figure of its passage when there is one."""
    span = span_of(words)
    passages = archive.catalog.passages_of(PAPER.id, Scope.of(["chung"]))
    passage = next(p for p in passages if span.within(p.span))
    seen = [o.shifted(passage.span.start) for o in observe(passage.text)]
    observation = next((o for o in seen if o.quantity.span.within(span)), None)
    stored = archive.stored(PAPER)
    return Quoted(role, stored, Locator(), span, values, observation=observation, passage=passage)


def refusal(verifier: Verifier, query: Query, draft: Draft) -> str:
    with pytest.raises(Refused) as refused:
        verifier.verify(query, draft)
    return str(refused.value)


def test_what_holds_is_let_out(verifier: Verifier, opened: TextArchive) -> None:
    main = quoted(opened, ACTUAL, "912,5 triệu USD")
    plan = quoted(opened, PLAN, "850 triệu USD", role=Role.PLAN)
    computed = Computed("cao hơn kế hoạch 62,5 triệu USD", "912,5 − 850", (1, 3))
    draft = Draft("912,5 triệu USD", ACTUAL, (main, main, plan), (computed,), ("Lưu ý",), "model")

    given = verifier.verify(figure_query(), draft)

    assert isinstance(given, Answered)
    assert (given.headline, given.text, given.warnings, given.writer) == (
        "912,5 triệu USD",
        ACTUAL,
        ("Lưu ý",),
        "model",
    )
    assert [(c.marker, c.quote, c.role) for c in given.citations] == [
        (1, ACTUAL, Role.ANSWER),
        (2, PLAN, Role.PLAN),
    ]
    assert [(f.written, f.marker) for f in given.figures] == [
        ("912,5 triệu USD", 1),
        ("912,5 triệu USD", 1),
        ("850 triệu USD", 2),
    ]
    assert given.figures[0].observation.quantity.value == Decimal("912.5")
    assert given.computed == (replace(computed, operands=(1, 2)),)


def test_a_value_in_a_table_is_cited_with_its_cell(verifier: Verifier, opened: TextArchive) -> None:
    line = span_of(ACTUAL)
    shown = quoted(opened, ACTUAL, "912,5 triệu USD")
    version = replace(shown.stored.version, tables=(TablePlace(line),), page_starts=(0, line.start))
    main = replace(shown, stored=replace(shown.stored, version=version))
    given = verifier.verify(figure_query(), Draft("912,5 triệu USD", ACTUAL, (main, main)))
    (citation,) = given.citations
    assert citation.cells == (TableCell(1, 1, 1),)
    assert citation.locator.page == 2


def test_a_value_without_an_observation_has_its_cell(verifier: Verifier, opened: TextArchive) -> None:
    shown = quoted(opened, SIGNED, "35/QĐ-UBND", "2020")
    version = replace(shown.stored.version, tables=(TablePlace(span_of(SIGNED)),))
    quote = replace(shown, observation=None, stored=replace(shown.stored, version=version))
    (citation,) = verifier.verify(OPEN, Draft("35/QĐ-UBND", SIGNED, (quote,))).citations
    assert citation.cells == (TableCell(1, 1, 1),)


@pytest.mark.parametrize(
    "said",
    [
        "913 triệu USD",
        "912 triệu USD",
        "12,5 triệu USD",
        "5 triệu USD",
        "912.5 triệu USD",
        "ngày 31/12/2021",
        "theo 35/QĐ-UBND",
        "năm 2022",
    ],
)
@pytest.mark.parametrize("where", ["headline", "text"])
def test_what_no_quote_shows_is_refused(
    verifier: Verifier, opened: TextArchive, said: str, where: str
) -> None:
    honest = Draft("912,5 triệu USD", ACTUAL, (quoted(opened, ACTUAL),))
    invented = replace(honest, **{where: f"912,5 triệu USD, {said}"})
    assert "not in any quote" in refusal(verifier, figure_query(), invented)
    assert "not in any quote" in refusal(verifier, OPEN, invented)


@pytest.mark.parametrize(
    "said",
    ["30/12/2020", "30-12-2020", "30.12.2020", "ngày 30 tháng 12 năm 2020", "35/QĐ-UBND", "35 /QĐ - UBND"],
)
def test_days_and_document_numbers_are_proven_by_value(
    verifier: Verifier, opened: TextArchive, said: str
) -> None:
    assert verifier.verify(OPEN, Draft(said, said, (quoted(opened, SIGNED),))).headline == said


@pytest.mark.parametrize(
    "said",
    ["31/12/2020", "30/12/2021", "12/30/2020", "36/QĐ-UBND", "35/QĐ-TTg", "35/2020/QĐ-UBND", "35-CT/TU"],
)
def test_other_days_and_numbers_are_not(verifier: Verifier, opened: TextArchive, said: str) -> None:
    assert "not in any quote" in refusal(verifier, OPEN, Draft(said, "", (quoted(opened, SIGNED),)))


@pytest.mark.parametrize(
    ("query", "why"),
    [
        (figure_query(2022), "another period"),
        (figure_query(place=province("Nam Định")), "another place"),
        (figure_query(place=province("Cà Mau")), "another place"),
        (figure_query(status=StatusAsked.PLANNED), "another status"),
    ],
)
def test_a_figure_that_means_something_else_is_refused(
    verifier: Verifier, opened: TextArchive, query: FigureQuery, why: str
) -> None:
    actual = Draft("912,5 triệu USD", ACTUAL, (quoted(opened, ACTUAL),))
    assert refusal(verifier, query, actual) == why


def test_a_plan_does_not_pass_for_what_was_achieved(verifier: Verifier, opened: TextArchive) -> None:
    plan = quoted(opened, PLAN, "850 triệu USD")
    draft = Draft("850 triệu USD", PLAN, (plan,))
    assert plan.observation is not None
    assert plan.observation.status is ValueStatus.PLAN
    assert refusal(verifier, figure_query(status=StatusAsked.REALISED), draft) == "another status"
    assert verifier.verify(figure_query(status=StatusAsked.PLANNED), draft).headline == "850 triệu USD"


def test_plan_and_actual_may_not_change_roles(verifier: Verifier, opened: TextArchive) -> None:
    swapped = (
        (quoted(opened, PLAN, role=Role.ACTUAL), "850 triệu USD"),
        (quoted(opened, ACTUAL, role=Role.PLAN), "912,5 triệu USD"),
    )
    for quote, said in swapped:
        refused = refusal(verifier, figure_query(), Draft(said, "", (quote,)))
        assert refused == "plan and actual are mixed up"


def test_a_twin_of_another_period_or_place_is_refused(verifier: Verifier, opened: TextArchive) -> None:
    twin = quoted(opened, PLAN, role=Role.PLAN)
    draft = Draft("850 triệu USD", "", (twin,))
    assert refusal(verifier, figure_query(2020), draft) == "another period"
    assert refusal(verifier, figure_query(place=province("Cà Mau")), draft) == "another place"


def test_another_provinces_sentence_is_refused(verifier: Verifier, opened: TextArchive) -> None:
    draft = Draft("3.100 triệu USD", OTHER, (quoted(opened, OTHER),))
    assert refusal(verifier, figure_query(place=province("Bình Thuận")), draft) == "another place"
    assert verifier.verify(figure_query(place=province("Nam Định")), draft).headline == "3.100 triệu USD"


@pytest.mark.parametrize(
    "span", [Span(0, len(TEXT) + 1), Span(len(TEXT) + 5, len(TEXT) + 9), Span(3, 3)], ids=str
)
def test_a_span_that_is_no_text_is_refused(verifier: Verifier, opened: TextArchive, span: Span) -> None:
    draft = Draft("Không có số", "", (Quoted(Role.ANSWER, opened.stored(PAPER), Locator(), span),))
    assert "no such span" in refusal(verifier, OPEN, draft)


def test_values_must_be_verbatim(verifier: Verifier, opened: TextArchive) -> None:
    draft = Draft("Giá trị xuất khẩu", "", (quoted(opened, ACTUAL, "912,5 Triệu USD"),))
    assert refusal(verifier, OPEN, draft) == "not verbatim: 912,5 Triệu USD"


def test_another_indicator_is_refused(verifier: Verifier, opened: TextArchive) -> None:
    imports = (*EXPORTS[:1], Concept((("nhap",),)))
    text = "giá trị xuất nhập"
    query = FigureQuery(Reading(text, text, imports, period=year(2021)), imports)
    draft = Draft("912,5 triệu USD", ACTUAL, (quoted(opened, ACTUAL),))
    assert refusal(verifier, query, draft) == "another indicator"


def test_a_figure_must_stand_in_its_quote(verifier: Verifier, opened: TextArchive) -> None:
    whole = quoted(opened, ACTUAL)
    cut = replace(whole, span=span_of("Năm 2021, giá trị xuất khẩu"))
    assert "outside its quote" in refusal(verifier, figure_query(), Draft("Năm 2021", "", (cut,)))


def test_a_figure_needs_its_passage(verifier: Verifier, opened: TextArchive) -> None:
    alone = replace(quoted(opened, ACTUAL), passage=None)
    assert refusal(verifier, figure_query(), Draft("912,5", "", (alone,)))


def test_nothing_is_said_without_a_quote(verifier: Verifier, opened: TextArchive) -> None:
    assert refusal(verifier, OPEN, Draft("Có.", "", ())) == "nothing is quoted"
    assert refusal(verifier, OPEN, Draft("", "", (quoted(opened, SIGNED),))) == "nothing is quoted"


def test_figures_are_whole() -> None:
    assert figures_of("15,8% và 5.000 người, 3 xã") == {"15,8", "5.000", "3"}
    assert figures_of("QH14, 5G, v2, 1,2,3") == {"1,2,3"}
    assert figures_of("ngày 3/4/2021 theo 2-CTr/TU") == {date(2021, 4, 3).isoformat(), "2|None|CTR|TU"}
    assert figures_of("02-CTr/TU") == figures_of("2 - CTr/TU")


def test_shifting_moves_every_span() -> None:
    (seen,) = observe(ACTUAL)
    placed = replace(seen, area="Bình Thuận", area_span=Span(0, 3))
    moved = placed.shifted(7)
    for name in ("sentence", "clause", "indicator_span", "period_span", "area_span"):
        before, after = getattr(placed, name), getattr(moved, name)
        assert after == before.shift(7)
    assert moved.quantity.span == seen.quantity.span.shift(7)
    without: Observation = replace(seen, period_span=None)
    assert without.shifted(7).period_span is None
