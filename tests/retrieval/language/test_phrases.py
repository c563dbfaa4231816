"""The sentences that answers are made of."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from retrieval.domain.document import (
    Document,
    DocumentNumber,
    DocumentStatus,
    HeaderPart,
    Placement,
    StoredDocument,
    Version,
)
from retrieval.domain.figure import Measure, Observation, Quantity, ValueStatus
from retrieval.domain.query import DocumentQuery, FigureQuery, Place, Reading
from retrieval.domain.span import Span
from retrieval.language import phrases
from retrieval.language.calendar_periods import year

NUMBER = DocumentNumber("21", 2023, "NQ", "HĐND", "21/2023/NQ-HĐND")


def _stored(document):
    moment = datetime(2024, 5, 20, tzinfo=UTC)
    return StoredDocument("d1", document, Version("f", "t"), Placement("ubnd", "/goc", "a/b.docx"), moment)


def _figure(measure, *, negative=False):
    nowhere = Span(0, 0)
    quantity = Quantity(Decimal("4.7"), "%", nowhere, negative=negative)
    return Observation("thu", quantity, measure, ValueStatus.ACTUAL, nowhere, nowhere, nowhere)


@pytest.mark.parametrize(
    ("status", "name"),
    [(ValueStatus.ACTUAL, ""), (ValueStatus.ESTIMATE, "ước"), (ValueStatus.TARGET, "mục tiêu")],
)
def test_the_word_for_a_status(status, name):
    assert phrases.status_name(status) == name


@pytest.mark.parametrize(
    ("figure", "sentence"),
    [
        (_figure(Measure.GROWTH_PCT), "tăng 4,7%"),
        (_figure(Measure.CHANGE_PP, negative=True), "giảm 4,7%"),
        (_figure(Measure.RATIO_TO_PLAN_PCT), "bằng 4,7% kế hoạch hoặc dự toán"),
        (_figure(Measure.SHARE_PCT), "chiếm 4,7%"),
        (_figure(Measure.LEVEL), "4,7%"),
    ],
)
def test_a_figure_with_the_words_that_say_what_it_measures(figure, sentence):
    assert phrases.measured(figure, "4,7%") == sentence


@pytest.mark.parametrize(
    ("document", "name"),
    [
        (Document(number=NUMBER, kind="Nghị quyết"), "Nghị quyết số 21/2023/NQ-HĐND"),
        (Document(number=NUMBER), "Văn bản số 21/2023/NQ-HĐND"),
        (Document(number=DocumentNumber("", kind="QĐ"), subject="Về mức thu phí"), "Về mức thu phí"),
        (Document(subject="Về mức thu phí"), "Về mức thu phí"),
        (Document(), "a/b.docx"),
    ],
)
def test_a_document_is_named_by_number_else_subject_else_file(document, name):
    assert phrases.document_name(_stored(document)) == name


def test_the_day_of_issue_when_the_document_says_it():
    assert phrases.issued(_stored(Document(issued_on=date(2023, 7, 9)))) == " ngày 09/07/2023"
    assert phrases.issued(_stored(Document())) == ""


def test_no_document_names_the_number_that_was_asked_for():
    asked = Reading("?", "?", (), number=NUMBER)
    assert "21/2023/NQ-HĐND" in phrases.no_document(DocumentQuery(asked, None))
    assert "21/2023/NQ-HĐND" not in phrases.no_document(FigureQuery(asked, ()))
    assert "câu hỏi này" in phrases.no_document(DocumentQuery(Reading("?", "?", ()), None))


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        (Reading("?", "?", ()), "Kho không có số liệu được hỏi."),
        (Reading("?", "?", (), period=year(2022)), "Kho không có số liệu được hỏi cho năm 2022."),
        (
            Reading("?", "?", (), period=year(2022), place=Place("Hà Nam", "ha nam")),
            "Kho không có số liệu được hỏi cho năm 2022, Hà Nam.",
        ),
    ],
)
def test_no_figure_says_for_what(reading, sentence):
    assert phrases.no_figure(FigureQuery(reading, ())) == sentence


def test_what_exists_instead():
    assert phrases.has_period(year(2021), _stored(Document(subject="Báo cáo năm"))) == (
        "Có số liệu năm 2021 (Báo cáo năm)."
    )


def test_the_fixed_sentences_end_as_sentences():
    assert phrases.no_scope().endswith(".")
    assert phrases.several_documents().endswith(":")
    assert "21/2023/NQ-HĐND" in phrases.only_mentioned("21/2023/NQ-HĐND")
    assert phrases.number_from_file_name().endswith(".")


def test_a_header_field_that_is_not_stated_is_named():
    assert phrases.not_stated(HeaderPart.SIGNER) == "Phần đọc được của văn bản không ghi người ký."


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (DocumentStatus.IN_FORCE, None),
        (DocumentStatus.DRAFT, "Quy chế làm việc là dự thảo."),
        (DocumentStatus.REVOKED, "Quy chế làm việc đã bị bãi bỏ."),
    ],
)
def test_only_a_source_that_is_not_in_force_needs_a_warning(status, told):
    assert phrases.standing(_stored(Document(subject="Quy chế làm việc", status=status))) == told
