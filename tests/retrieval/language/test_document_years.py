"""The year that a text speaks of. Sentences and figures are invented."""

from datetime import date

import pytest

from retrieval.language.document_years import anchor_of

RECALLS = "Năm 2021 đạt 4 tỷ đồng. Năm 2021 trồng 9 ha, tăng 2% so với năm 2020. Năm 2021 đón 90 khách."


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (RECALLS, 2021),
        (f"{RECALLS} 6 tháng đầu năm 2022 thu hút được 12 dự án.", 2022),
        (f"{RECALLS} Phấn đấu 6 tháng đầu năm 2022 thu hút 12 dự án.", 2021),
    ],
)
def test_the_first_months_that_are_told_are_of_a_texts_own_year(text: str, year: int) -> None:
    assert anchor_of(text, text, told=True) == date(year, 12, 31)
