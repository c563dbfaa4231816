"""Quotes from scans: what is said of them, and of what nobody could read."""

from __future__ import annotations

from dataclasses import replace

from retrieval.contract import answer_json
from retrieval.domain.answer import Reason
from retrieval.domain.errors import RefusalReason
from retrieval.domain.scan import Box, ScannedLine, ScannedWord
from retrieval.domain.span import Origin, Span
from retrieval.ports import Problem, Staged
from tests.fakes.archive import Paper, TextArchive
from tests.retrieval.ask.conftest import Opening
from tests.retrieval.ask.outcomes import answered, not_found

_REPORT = Paper(
    file="bao-cao/7.pdf",
    number="7/BC-UBND",
    kind="Báo cáo",
    subject="Tình hình phát triển công nghiệp năm 2021",
    text="Số: 7/BC-UBND\n\nGiá trị sản xuất công nghiệp năm 2021 tăng 17,04% so với năm 2020.",
)
_QUESTION = "Giá trị sản xuất công nghiệp năm 2021 tăng bao nhiêu?"


def _as_scan(archive: TextArchive, agreed: bool, unreadable: tuple[int, ...] = ()) -> None:
    """The report again, as if it had been read from a scan."""
    stored = archive.stored(_REPORT)
    passages = archive.catalog.passages_of(stored.id, archive.question("").scope)
    text = archive.content.text(stored.version.text_hash)
    start = text.index("Giá trị")
    words = []
    for word in text[start:].split(" "):
        words.append(ScannedWord(Span(start, start + len(word)), 0.9, agreed or "17,04" not in word))
        start += len(word) + 1
    span = Span(words[0].span.start, words[-1].span.end)
    line = ScannedLine(span, 1, Box(0.1, 0.2, 0.9, 0.25), tuple(words), "f" * 64)
    version = replace(stored.version, unreadable_pages=unreadable, parser="pdf/2+ocr")
    archive.catalog.discard([stored.id])
    archive.catalog.stage([Staged(replace(stored, version=version), passages, scan=[line])])
    archive.catalog.publish([stored.id])


def test_a_figure_that_two_readings_agree_on_is_said_to_be_from_a_scan(archive: Opening) -> None:
    opened = archive(_REPORT)
    _as_scan(opened, agreed=True)
    answer = opened.ask(_QUESTION)
    outcome = answered(answer)
    assert outcome.citations[0].origin is Origin.OCR
    assert not any("bản quét" in warning for warning in outcome.warnings)
    assert answer_json(answer)["citations"][0]["scan"] == {"confidence": 0.9, "doubtful": [], "pictures": []}


def test_a_doubtful_figure_is_flagged_and_its_picture_named(archive: Opening) -> None:
    opened = archive(_REPORT)
    _as_scan(opened, agreed=False)
    outcome = answered(opened.ask(_QUESTION))
    assert any("Đọc từ bản quét, cần kiểm tra" in warning for warning in outcome.warnings)
    scan = outcome.citations[0].scan
    assert scan is not None
    assert scan.doubtful == ("17,04%",)
    assert scan.pictures == ("f" * 64,)


def test_text_of_its_own_has_no_scan(archive: Opening) -> None:
    outcome = answered(archive(_REPORT).ask(_QUESTION))
    assert outcome.citations[0].scan is None


def test_a_refused_scan_of_the_number_asked_for_is_named(archive: Opening) -> None:
    opened = archive(_REPORT)
    problem = Problem("chung", "/kho", "tb/79-TB-VPCP.pdf", None, RefusalReason.NO_TEXT_LAYER, "")
    opened.catalog.report_problem(problem)
    found = not_found(opened.ask("79/TB-VPCP nội dung là gì?"), Reason.UNREADABLE)
    assert "tb/79-TB-VPCP.pdf" in found.headline


def test_who_may_not_read_a_collection_hears_nothing_of_its_refused_files(archive: Opening) -> None:
    opened = archive(_REPORT)
    problem = Problem("mật", "/kho", "tb/79-TB-VPCP.pdf", None, RefusalReason.NO_TEXT_LAYER, "")
    opened.catalog.report_problem(problem)
    not_found(opened.ask("79/TB-VPCP nội dung là gì?", scope=["chung"]), Reason.NO_DOCUMENT)


def test_a_blurred_page_of_the_nearest_document_is_told(archive: Opening) -> None:
    opened = archive(_REPORT)
    _as_scan(opened, agreed=True, unreadable=(2, 3))
    found = not_found(opened.ask("Giá trị sản xuất công nghiệp năm 2015 tăng bao nhiêu?"), Reason.UNREADABLE)
    assert "trang 2, 3" in found.headline
