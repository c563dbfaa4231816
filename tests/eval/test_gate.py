"""The regression gate: the sample archive's own questions, held against the committed baseline."""

from datetime import date
from pathlib import Path

import pytest

from eval.asking import Job, run_ours
from eval.cases import CaseKind, load_cases
from eval.gate import judge, read_baseline

SAMPLES = Path(__file__).parents[2] / "samples"
ASKED_ON = date(2022, 10, 1)
"""The day in the samples' world: 'năm nay' is 2022."""


@pytest.fixture(scope="module")
def cases():
    return load_cases(*sorted(SAMPLES.glob("golden-*.jsonl")))


def test_the_samples_cover_every_kind(cases):
    assert len(cases) >= 80
    assert {case.kind for case in cases} == set(CaseKind)


def test_the_samples_evidence_exists(cases):
    files = {evidence.file for case in cases for evidence in case.evidence}
    missing = [file for file in sorted(files) if not (SAMPLES / "archive" / file).is_file()]
    assert missing == []


def test_accuracy_holds_and_nothing_is_made_up(cases, tmp_path):
    summary = run_ours(Job(SAMPLES / "archive", tmp_path / "data", cases, cases, tmp_path / "out", ASKED_ON))
    verdict = judge(summary, read_baseline(SAMPLES / "baseline.json"))
    assert verdict.passed, "\n".join(verdict.complaints)
