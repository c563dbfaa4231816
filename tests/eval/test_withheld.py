"""Cases asked of an archive without what answers them."""

from datetime import date

import pytest

from eval.cases import Evidence
from eval.opening import SCOPE, opened
from eval.withheld import as_markdown, ask_withheld, withholdable
from ingest.results import Silent
from tests.eval.archive import GROWTH, REPORT, figure_case, report_and_copy
from tests.fakes.embedder import HashingEmbedder

QUESTION = "Giá trị sản xuất công nghiệp năm 2021 tăng bao nhiêu?"
ELSEWHERE = GROWTH.replace("17,04%", "3,21%")


@pytest.fixture
def folder(tmp_path):
    archive = report_and_copy(tmp_path)
    (archive / "khac.txt").write_text("Thư viện mở cửa từ 8 giờ đến 17 giờ các ngày.", encoding="utf-8")
    return archive


def _case(file="bao-cao/growth.txt", **changes):
    return figure_case(question=QUESTION, evidence=(Evidence(file, "tăng 17,04%"),), **changes)


def _ask(folder, tmp_path, cases):
    counts = []
    with opened(folder, tmp_path / "data", Silent(), HashingEmbedder()) as archive:
        before = archive.archive.catalog.documents(SCOPE)
        found = ask_withheld(cases, archive, date(2025, 1, 1), counts.append)
        assert [d.id for d in archive.archive.catalog.documents(SCOPE)] == [d.id for d in before]
    assert counts == list(range(1, len(found) + 1))
    return found


def test_a_file_is_withheld_with_its_copies_and_back_afterwards(folder, tmp_path):
    (found,) = _ask(folder, tmp_path, [_case()])
    assert found.answered is None
    assert "| figure | 1 | 0 | 0,0% |" in as_markdown([found], "tracuu eval withheld")


def test_an_answer_from_elsewhere_is_told(folder, tmp_path):
    (folder / "khac.txt").write_text(REPORT + ELSEWHERE, encoding="utf-8")
    (found,) = _ask(folder, tmp_path, [_case()])
    report = as_markdown([found], "tracuu eval withheld")
    assert "| tất cả | 1 | 1 | 100,0% |" in report
    assert f"- c1: {QUESTION} → 3,21%" in report


def test_cases_without_files_are_left_out(folder, tmp_path):
    unknown = _case("none.txt", id="c9")
    assert _ask(folder, tmp_path, [unknown]) == ()
    assert "| tất cả | 0 | 0 | – |" in as_markdown([], "tracuu eval withheld")


def test_follow_ups_are_left_out():
    first, second = _case(), _case(id="c2", follows="c1")
    assert withholdable([first, second]) == (first,)
