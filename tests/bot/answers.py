"""Answers of every kind, built by hand from one small document."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from retrieval.domain.answer import (
    Answer,
    Answered,
    Candidate,
    Citation,
    CitedFigure,
    Clarify,
    Computed,
    NotFound,
    Outcome,
    Reason,
    Role,
    Trace,
)
from retrieval.domain.document import Document, DocumentNumber, Placement, StoredDocument, Version
from retrieval.domain.figure import Measure, Observation, Quantity, ValueStatus
from retrieval.domain.passage import Locator
from retrieval.domain.period import Period, PeriodKind
from retrieval.domain.query import (
    Concept,
    DocumentQuery,
    Expansion,
    FigureQuery,
    OpenQuery,
    Place,
    Query,
    Reading,
    Wanted,
)
from retrieval.domain.span import Origin, Span

ACTUAL = "Giá trị sản xuất công nghiệp năm 2021 tăng 17,04%."
PLAN = "Kế hoạch năm 2021: tăng 15,8%."
TEXT = f"{ACTUAL}\n{PLAN}"
YEAR = Period(date(2021, 1, 1), date(2021, 12, 31), PeriodKind.YEAR)
INDICATOR = Concept((("gtsx",), ("gia", "tri", "san", "xuat", "cong", "nghiep")))
NUMBER = DocumentNumber("03", None, "BC", "ĐGS", "03-BC/ĐGS")


def stored(
    file: str = "giam-sat/03.docx",
    number: DocumentNumber | None = NUMBER,
    subject: str | None = "Kết quả giám sát",
    kind: str | None = "Báo cáo",
) -> StoredDocument:
    """A document at `file`."""
    return StoredDocument(
        id="0123456789abcdef",
        document=Document(
            number=number, kind=kind, issuer="Đoàn giám sát", issued_on=date(2022, 9, 30), subject=subject
        ),
        version=Version("a" * 64, "b" * 64, page_starts=(0,)),
        placement=Placement("chung", "/goc", file),
        ingested_at=datetime(2025, 1, 1, tzinfo=UTC),
    )


def reading() -> Reading:
    """What is understood of the example question."""
    return Reading(
        text="giá trị sản xuất công nghiệp 2021 tăng bao nhiêu?",
        written="GTSX công nghiệp 2021 tăng bao nhiêu?",
        concepts=(INDICATOR,),
        expansions=(Expansion("GTSX", "giá trị sản xuất"),),
        period=YEAR,
        place=Place("tỉnh Thái Bình", "tinh thai binh"),
    )


def figure_query() -> FigureQuery:
    """The query of the example question."""
    return FigureQuery(reading(), (INDICATOR,))


def citation(marker: int, quote: str, role: Role, document: StoredDocument | None = None) -> Citation:
    """A quote of TEXT."""
    start = TEXT.index(quote)
    return Citation(
        marker=marker,
        role=role,
        stored=document or stored(),
        locator=Locator(page=2, path=("Điều 2", "khoản 1")),
        quote=quote,
        span=Span(start, start + len(quote)),
        origin=Origin.TABLE if role is Role.PLAN else Origin.TEXT,
    )


def cited_figure(marker: int, value: str, status: ValueStatus) -> CitedFigure:
    """A growth figure of the example."""
    written = value.replace(".", ",")
    start = TEXT.index(written)
    span = Span(start, start + len(written) + 1)
    return CitedFigure(
        Observation(
            indicator="giá trị sản xuất công nghiệp",
            quantity=Quantity(Decimal(value), "%", span),
            measure=Measure.GROWTH_PCT,
            status=status,
            sentence=span,
            clause=span,
            indicator_span=Span(0, 28),
            period=YEAR,
        ),
        f"{written}%",
        marker,
    )


def answered() -> Answered:
    """17,04% with the plan beside it."""
    return Answered(
        headline="17,04% (kế hoạch 15,8%)",
        text=f"{ACTUAL} {PLAN}",
        citations=(citation(1, ACTUAL, Role.ANSWER), citation(2, PLAN, Role.PLAN)),
        figures=(
            cited_figure(1, "17.04", ValueStatus.ACTUAL),
            cited_figure(2, "15.8", ValueStatus.PLAN),
        ),
        computed=(Computed("cao hơn kế hoạch 1,24 điểm %", "17,04 − 15,8", (1, 2)),),
        warnings=("Văn bản là dự thảo.",),
    )


def clarify() -> Clarify:
    """Two documents to choose from."""
    other = stored("khac/03.pdf", DocumentNumber("3", 2021, "BC", "UBND", "3/2021/BC-UBND"), None)
    return Clarify("Có 2 văn bản phù hợp.", (stored(), other))


def not_found() -> NotFound:
    """No figure for the year, but for another."""
    return NotFound(
        Reason.NO_FIGURE, "Kho không có số liệu năm 2031.", ("Có số liệu năm 2021.",), (stored(),)
    )


def answer(outcome: Outcome, query: Query | None = None) -> Answer:
    """The outcome as `ask` returns it."""
    candidate = Candidate("p1", "d1", "giam-sat/03.docx", 0.9, (("sparse", 12.5),), Span(0, 50))
    trace = Trace((("understand", 0.5), ("total", 1.5)), (candidate,), "tracuu-static-vi")
    return Answer("GTSX công nghiệp 2021 tăng bao nhiêu?", query or figure_query(), outcome, trace)


def document_query() -> DocumentQuery:
    """Asks for a document by its number."""
    return DocumentQuery(Reading("03-BC/ĐGS", "03-BC/ĐGS", (), number=NUMBER), "BC")


def open_query() -> OpenQuery:
    """Asks for a clause; nothing beyond the words was understood."""
    return OpenQuery(Reading("ai chủ trì?", "ai chủ trì?", ()), Wanted.PERSON)
