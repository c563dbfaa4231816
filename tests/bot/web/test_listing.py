"""The list of documents, narrowed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.web.listing import Choice, chosen, facets
from retrieval.domain.document import Document, DocumentNumber, DocumentStatus, StoredDocument
from tests.bot import answers


def stored(
    serial: int, kind: str, year: int | None, status: DocumentStatus = DocumentStatus.IN_FORCE
) -> StoredDocument:
    document = Document(
        number=DocumentNumber(str(serial), year, None, None, f"{serial}/{year}"),
        kind=kind,
        issued_on=date(year, 5, serial) if year else None,
        subject="Phát triển cụm công nghiệp",
        status=status,
    )
    return replace(answers.stored(f"{serial}.txt"), id=f"d{serial}", document=document)


ALL = (
    stored(1, "Nghị quyết", 2021),
    stored(2, "Nghị quyết", 2022, DocumentStatus.REVOKED),
    stored(3, "Báo cáo", 2022),
    stored(4, "Báo cáo", None),
)


def ids(choice: Choice) -> list[str]:
    return [each.id for each in chosen(ALL, choice)]


def test_the_latest_come_first_and_those_without_a_day_last() -> None:
    assert ids(Choice()) == ["d3", "d2", "d1", "d4"]


def test_words_and_facets_narrow_together() -> None:
    assert ids(Choice("cum cong nghiep 2022", {"loai": "Nghị quyết"})) == ["d2"]
    assert ids(Choice("khong co")) == []
    assert ids(Choice(values={"hieu_luc": "Đã bị bãi bỏ"})) == ["d2"]


def test_a_facet_counts_what_each_of_its_values_would_leave() -> None:
    found = {facet.name: facet.values for facet in facets(ALL, Choice(values={"loai": "Nghị quyết"}))}
    assert found["loai"] == (("Báo cáo", 2), ("Nghị quyết", 2))
    assert found["nam"] == (("2022", 1), ("2021", 1))
    assert "kho" not in found
