"""Old office formats and scans with the real LibreOffice and Tesseract; skipped where they are missing."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from PIL import Image

from ingest.formats import parse
from ingest.identify import identify
from ingest.parsers.tesseract import is_installed
from retrieval.domain.errors import RefusalReason
from tests.ingest.files import DECISION, page_image, word_document
from tests.ingest.refusals import refused

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_tesseract = pytest.mark.skipif(not is_installed(), reason="Tesseract with Vietnamese is not installed")

_NUMBER = "27/2022/QĐ-UBND"


def _saved_as(content: bytes, suffix: str, target: str, folder: Path) -> bytes:
    (folder / f"a{suffix}").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", target, "--outdir", "out", f"a{suffix}"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=100)
    return (folder / "out" / f"a.{target.split(':')[0]}").read_bytes()


@needs_libreoffice
@pytest.mark.parametrize("target", ["doc", "rtf", "odt"])
def test_an_old_text_document_reads_like_its_docx(target: str, tmp_path: Path) -> None:
    word = word_document(DECISION)
    old = _saved_as(word, ".docx", target, tmp_path)
    parsed = parse(old, "văn bản.bin")
    assert parsed.text == parse(word, "x.docx").text
    assert identify(parsed, "x").number == identify(parse(word, "x"), "x").number


@needs_libreoffice
@pytest.mark.parametrize("target", ["xls", "ods"])
def test_an_old_workbook_keeps_its_number_formats(target: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Chỉ tiêu", "ĐVT", "Năm 2021"])
    sheet.append(["Tăng trưởng", "%", 0.1704])
    sheet["C2"].number_format = "0.00%"
    buffer = io.BytesIO()
    book.save(buffer)
    old = _saved_as(buffer.getvalue(), ".xlsx", target, tmp_path)
    assert "Tăng trưởng | % | 17,04 %" in parse(old, "bảng.bin").text


@needs_libreoffice
def test_a_broken_old_document_is_refused() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
    with refused(RefusalReason.BROKEN):
        parse(content, "x.doc")


@needs_tesseract
@pytest.mark.parametrize("kind", ["PNG", "PDF"])
def test_a_scan_under_a_red_seal_is_read_with_its_places(kind: str) -> None:
    parsed = parse(page_image(DECISION, kind=kind, seal=True), "quét.bin")
    document = identify(parsed, "quét.bin")
    assert document.number is not None
    assert document.number.written == _NUMBER
    assert document.kind == "Quyết định"
    assert parsed.page_starts == (0,)
    words = [word for read in parsed.scan for word in read.line.words]
    assert {word.span.of(parsed.text) for word in words} >= {_NUMBER, "QUYẾT", "2022."}
    assert all(0 <= word.confidence <= 1 for word in words)


@needs_tesseract
def test_a_page_that_lies_on_its_side_is_turned() -> None:
    image = Image.open(io.BytesIO(page_image(DECISION * 2))).rotate(90, expand=True)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    assert _NUMBER in parse(buffer.getvalue(), "x.png").text


@needs_tesseract
def test_an_unreadable_page_of_a_readable_scan_is_named() -> None:
    document = pdfium.PdfDocument(page_image(DECISION, kind="PDF"))
    noise = Image.effect_noise((2480, 3508), 220).convert("RGB")
    buffer = io.BytesIO()
    noise.save(buffer, "PDF", resolution=300)
    document.import_pages(pdfium.PdfDocument(buffer.getvalue()))
    scan = io.BytesIO()
    document.save(scan)
    parsed = parse(scan.getvalue(), "x.pdf")
    assert parsed.unreadable_pages == (2,)
    assert _NUMBER in parsed.text


@needs_tesseract
def test_a_scan_without_a_word_is_refused() -> None:
    with refused(RefusalReason.UNREADABLE_SCAN):
        parse(page_image("~ - . ~\n" * 30), "x.png")
