"""Sources in the words of officials."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.render.citing import cited, reference
from retrieval.domain.document import Document, DocumentNumber
from retrieval.domain.passage import Locator
from tests.bot import answers

PROGRAMME = Document(
    number=DocumentNumber("02", None, "CTr", "TU", "02-CTr/TU"),
    kind="Chương trình hành động",
    issued_on=date(2020, 12, 30),
    subject="Phát triển\nkinh tế",
)


@pytest.mark.parametrize(
    ("document", "locator", "expected"),
    [
        (
            PROGRAMME,
            Locator(path=("mục II", "khoản 3")),
            "Chương trình hành động số 02-CTr/TU ngày 30/12/2020, khoản 3 mục II",
        ),
        (PROGRAMME, Locator(page=4), "Chương trình hành động số 02-CTr/TU ngày 30/12/2020, trang 4"),
        (
            replace(PROGRAMME, number=None),
            Locator(),
            "Chương trình hành động “Phát triển kinh tế” ngày 30/12/2020",
        ),
        (replace(PROGRAMME, kind=None, issued_on=None), Locator(), "Văn bản số 02-CTr/TU"),
        (Document(), Locator(), "tệp “03.docx”"),
    ],
)
def test_a_document_goes_by_the_best_name_it_has(document: Document, locator: Locator, expected: str) -> None:
    assert reference(replace(answers.stored(), document=document), locator) == expected


def test_a_quote_is_pasted_on_one_line() -> None:
    assert cited("tăng\n17,04%", "Báo cáo số 3") == "“tăng 17,04%” (theo Báo cáo số 3)"
