"""`tracuu eval …` from the outside."""

import json
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from eval.cases import load_cases
from eval.cli import app
from eval.feedback import SCHEMA
from eval.report import write_reports
from eval.scoring import score_all
from eval.summary import summarise
from retrieval.domain.errors import CasesInvalid
from tests.eval.archive import FakeTexts, figure_case, good_answer, recorded, rice_answer

COMMANDS = ("run", "peers", "compare", "retrieval", "reading", "import-feedback")


def tracuu_eval(*arguments):
    return CliRunner().invoke(app, [str(each) for each in arguments])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_vietnamese(command):
    shown = tracuu_eval(command, "--help")
    assert shown.exit_code == 0
    assert any(letter in shown.output for letter in "ạệđếọ")


def test_compare_prints_both_answers(tmp_path):
    for name, given in (("a", rice_answer()), ("b", good_answer())):
        (tmp_path / name).mkdir()
        scored = score_all((figure_case(),), (recorded("c1", given),), FakeTexts())
        write_reports(summarise(scored, system=name, made="x", total=1), tmp_path / name)
    shown = tracuu_eval("compare", tmp_path / "a", tmp_path / "b" / "summary.json")
    assert shown.exit_code == 0
    assert "1.200 tấn" in shown.output
    assert "17,04% (kế hoạch 15,8%)" in shown.output


def test_feedback_is_imported_and_faults_are_told(tmp_path):
    feedback, golden = tmp_path / "feedback.jsonl", tmp_path / "golden.jsonl"
    line = {"schema": SCHEMA, "question": "Hỏi?", "verdict": "down", "correction": ""}
    feedback.write_text(json.dumps(line) + "\n{\n", encoding="utf-8")
    shown = tracuu_eval("import-feedback", feedback, golden)
    assert shown.exit_code == 1
    assert "Đã thêm 1 câu" in shown.output
    assert len(load_cases(golden)) == 1


def test_reading_is_measured_and_written(tmp_path):
    file = tmp_path / "qa.jsonl"
    line = {"id": "a", "question": "Thủ đô?", "context": "Hà Nội là thủ đô.", "answers": ["Hà Nội"]}
    file.write_text(json.dumps(line), encoding="utf-8")
    shown = tracuu_eval("reading", file, "--out", tmp_path / "out")
    assert shown.exit_code == 0
    assert "| F1 |" in shown.output
    written = json.loads((tmp_path / "out" / "reading.json").read_text(encoding="utf-8"))
    assert [each["exact"]["n"] for each in written["readers"]] == [1, 1]


def test_invalid_cases_stop_before_anything_is_opened(tmp_path):
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"id": "a"}', encoding="utf-8")
    shown = tracuu_eval("run", "--archive", tmp_path, "--cases", cases, "--data", tmp_path / "data")
    assert isinstance(shown.exception, CasesInvalid)
    assert not (tmp_path / "data").exists()


def test_the_command_line_loads_nothing_heavy():
    heavy = ("matplotlib", "ir_measures", "llama_index", "bm25s", "numpy", "jinja2", "qdrant_edge")
    code = f"import sys, eval.cli as e; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
