"""From which confidence on a clause should answer."""

from typing import Any

import pytest

from eval.calibration import as_markdown, best, sweep


def _case(confidence: float | None, *, correct: bool, expect: str = "answered") -> Any:
    return {"confidence": confidence, "correct": correct, "expect": expect}


CASES = [
    _case(0.9, correct=True),
    _case(0.7, correct=True),
    _case(0.32, correct=False, expect="not_found"),
    _case(0.22, correct=False),
    _case(None, correct=True),
]


def test_the_best_threshold_parts_what_is_known_from_what_is_not() -> None:
    chosen = best(sweep(CASES))
    assert 0.32 < chosen.threshold <= 0.7
    assert chosen.accuracy == 0.75
    assert (chosen.refusal_precision, chosen.refusal_recall) == (0.5, 1.0)
    assert chosen.refusal_f1 == pytest.approx(2 / 3)


def test_thresholds_reach_from_refusing_nothing_to_refusing_all() -> None:
    scored = sweep(CASES)
    assert (scored[0].threshold, scored[0].refusal_recall) == (0.0, 0.0)
    assert scored[-1].threshold > 0.9
    assert scored[-1].refusal_recall == 1.0
    assert scored[0].refusal_f1 == 0.0


def test_without_clauses_there_is_nothing_to_choose() -> None:
    assert [each.accuracy for each in sweep([])] == [0.0, 0.0]


def test_the_table_marks_the_best_one() -> None:
    table = as_markdown(sweep(CASES))
    assert table.count("←") == 1
    assert "| 75,0% | 50,0% | 100,0% |" in table
