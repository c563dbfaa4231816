"""Feedback becomes cases, once each."""

import json

import pytest

from eval.cases import Expect, load_cases
from eval.feedback import SCHEMA, import_feedback
from retrieval.domain.errors import CasesInvalid


def record(**fields):
    return json.dumps(
        {"schema": SCHEMA, "question": "Tăng bao nhiêu?", "verdict": "down", **fields}, ensure_ascii=False
    )


def test_corrections_become_valid_cases_and_never_twice(tmp_path):
    feedback, golden = tmp_path / "feedback.jsonl", tmp_path / "golden.jsonl"
    lines = [
        record(
            correction="17,04% so với năm 2020", document="bc.docx", quote="tăng 17,04% " + "rất dài " * 20
        ),
        record(question="tăng  bao nhiêu?", correction="9%", document="bc.docx"),
        record(question="Ai ký?", correction="Lê  Hồng Sơn", document="qd.pdf"),
        record(question="Dân số 2050?", correction=""),
        record(question="Khen", verdict="up"),
        record(question="Chê suông"),
        "",
    ]
    feedback.write_text("\n".join(lines), encoding="utf-8")
    imported = import_feedback(feedback, golden)
    assert len(imported.cases) == 3
    assert (imported.without_correction, imported.already_known, imported.faults) == (2, 1, ())
    growth, signer, nothing = load_cases(golden)
    assert growth.answer == (("17,04",),)
    assert len(growth.evidence[0].span) <= 60
    assert signer.answer == (("Lê Hồng Sơn",),)
    assert nothing.expect is Expect.NOT_FOUND
    again = import_feedback(feedback, golden)
    assert again.cases == ()
    assert again.already_known == 4
    assert len(load_cases(golden)) == 3


def test_a_golden_file_without_a_last_line_end_is_not_broken(tmp_path):
    feedback, golden = tmp_path / "feedback.jsonl", tmp_path / "golden.jsonl"
    feedback.write_text(record(correction=""), encoding="utf-8")
    import_feedback(feedback, golden)
    golden.write_text(golden.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")
    feedback.write_text(record(question="Khác?", correction=""), encoding="utf-8")
    import_feedback(feedback, golden)
    assert len(load_cases(golden)) == 2


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{", "cả dòng"),
        ('{"schema": "x"}', "schema"),
        (record(verdict="meh"), "verdict"),
        (record(question=" "), "question"),
        (record(correction=5), "correction"),
        (record(correction="5%"), "document"),
    ],
)
def test_faulty_lines_are_named_and_the_others_go_on(line, field, tmp_path):
    feedback = tmp_path / "feedback.jsonl"
    feedback.write_text(f"{line}\n{record(correction='')}\n", encoding="utf-8")
    imported = import_feedback(feedback, tmp_path / "golden.jsonl")
    assert len(imported.cases) == 1
    (fault,) = imported.faults
    assert "dòng 1" in fault.message
    assert field in fault.message


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CasesInvalid, match="không có tệp"):
        import_feedback(tmp_path / "none.jsonl", tmp_path / "golden.jsonl")
