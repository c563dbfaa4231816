"""Amounts that a rule sets case by case are told together."""

import pytest

from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered


@pytest.fixture
def rates(archive: Opening) -> TextArchive:
    return archive(
        Paper(
            file="muc-chi.txt",
            number="31/2021/NQ-HĐND",
            kind="Nghị quyết",
            subject="Quy định mức chi soạn thảo văn bản quy phạm pháp luật",
            text="""
    Điều 3. Mức chi soạn thảo dự thảo văn bản như sau:
    a) Cấp tỉnh: 3.200.000 đồng/văn bản;
    b) Cấp huyện: 2.500.000 đồng/văn bản;
    c) Cấp xã: 1.800.000 đồng/văn bản.
    """,
        )
    )


def test_an_amount_is_shown_with_those_of_the_other_cases(rates: TextArchive) -> None:
    outcome = answered(rates.ask("mức chi soạn thảo dự thảo văn bản cấp huyện là bao nhiêu?"))
    assert outcome.headline == "2.500.000 đồng/văn bản"
    assert outcome.text.startswith("Điều 3. Mức chi soạn thảo dự thảo văn bản như sau:")
    assert "c) Cấp xã: 1.800.000 đồng/văn bản." in outcome.text
    assert outcome.citations[-1].quote == outcome.text


def test_cases_asked_side_by_side_come_first(rates: TextArchive) -> None:
    outcome = answered(rates.ask("mức chi soạn thảo dự thảo văn bản cấp tỉnh và cấp xã là bao nhiêu?"))
    assert outcome.headline == "Cấp tỉnh: 3.200.000 đồng/văn bản; Cấp xã: 1.800.000 đồng/văn bản"


def test_shares_of_a_report_are_no_cases(archive: Opening) -> None:
    report = Paper(
        file="bao-cao.txt",
        text="""
    Kết quả năm 2021 như sau:
    - Sản xuất công nghiệp tăng 7,2%;
    - Sản xuất nông nghiệp tăng 3,1%.
    """,
    )
    outcome = answered(archive(report).ask("Sản xuất nông nghiệp năm 2021 tăng bao nhiêu?"))
    assert "7,2%" not in outcome.text
