"""The benches of reading and ingesting files, on very little."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from eval.ingest_speed import measure as measure_ingest
from eval.ocr import CONDITIONS, Condition, measure, pages_of, scanned
from ingest.limits import Limits
from ingest.parsers.tesseract import is_installed
from tests.ingest.files import Pdf

_TEXT = "Giá trị sản xuất công nghiệp năm 2021 ước đạt 71.674,2 tỷ đồng, tăng 17,04% so với năm 2020.\n" * 4


def test_pages_are_wrapped_and_hold_figures() -> None:
    (page,) = pages_of([_TEXT, "Không có số."])
    assert max(map(len, page.split("\n"))) <= 84
    assert page.split() == _TEXT.split()


@pytest.mark.parametrize("condition", CONDITIONS)
def test_every_condition_gives_a_page_of_the_resolution_that_is_read(condition: Condition) -> None:
    width, height = scanned("Một dòng", condition, random.Random(1)).size
    assert (abs(width - 2481), abs(height - 3507)) < (3, 3)


@pytest.mark.skipif(not is_installed(), reason="Tesseract with Vietnamese is not installed")
def test_a_clean_page_is_read_without_a_wrong_figure() -> None:
    told: list[str] = []
    measure(list(pages_of([_TEXT])), told.append, CONDITIONS[3:4])
    assert told[-1].startswith("| 300 dpi |")
    assert told[-1].endswith("| 0 |")


def test_both_sides_ingest_the_same_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(_TEXT, encoding="utf-8")
    told: list[str] = []
    measure_ingest(tmp_path, 1, Limits(workers=1), told.append)
    (row,) = [line for line in told if line.startswith("| text |")]
    assert row.startswith("| text | 1 | 0.00 | ")
    assert [cell.strip() for cell in row.split("|")][6::3][:2] == ["1", "1"]
    assert told[-1].startswith("| ")


def test_scans_are_measured_apart_or_left_out(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(Pdf().line(20, 700, "Trang 1").bytes())
    told: list[str] = []
    measure_ingest(tmp_path, 1, Limits(workers=1), told.append)
    assert told[0] == "left out on both sides: 1 PDFs with scanned pages, which the peer cannot read"
