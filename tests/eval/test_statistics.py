"""Intervals and tests."""

import numpy as np
import pytest

from eval.statistics import estimate, estimate_of, paired, wilson


def test_an_interval_holds_its_mean_and_is_repeatable():
    values = [1.0] * 30 + [0.0] * 10
    found = estimate(values)
    assert (found.mean, found.n) == (0.75, 40)
    assert 0.55 < found.low < 0.75 < found.high < 0.92
    assert estimate(values) == found


def test_certainty_is_not_claimed_from_few_cases():
    assert estimate([1.0] * 5).low == pytest.approx(0.566, abs=0.001)
    assert estimate([0.0] * 5).high == pytest.approx(0.434, abs=0.001)
    assert estimate([]).n == 0


def test_wilson_agrees_with_the_published_example():
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=0.0001)


def test_any_statistic_can_be_bootstrapped():
    values = np.arange(50)
    found = estimate_of(50, lambda rows: float(np.median(values[rows])))
    assert found.low < found.mean == 24.5 < found.high
    assert estimate_of(0, lambda rows: 1.0).n == 0


def test_paired_differences():
    before, after = [0.0] * 20 + [1.0] * 20, [1.0] * 40
    better = paired(before, after)
    assert better.mean == 0.5
    assert better.low > 0.3
    assert better.p < 0.01
    same = paired(after, after)
    assert (same.mean, same.p) == (0.0, 1.0)
    assert paired([], []).n == 0
    noise = paired([0.0, 1.0] * 20, [1.0, 0.0] * 20)
    assert noise.p > 0.5
