"""Intervals and tests, all seeded: the same answers give the same report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RESAMPLES = 2000
SEED = 20_250_101
_LOW, _HIGH = 2.5, 97.5
_Z = 1.959964

Indexes = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Estimate:
    """A mean with its 95 % interval and the number of cases it stands on."""

    mean: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Difference:
    """The mean paired difference B − A, its 95 % interval, and a two-sided p of a sign-flip test."""

    mean: float
    low: float
    high: float
    p: float
    n: int


def estimate(values: Sequence[float] | npt.NDArray[np.bool_]) -> Estimate:
    """Bootstrap percentile interval of a mean.

    Where all values are 0 or all are 1 the bootstrap has nothing to vary and would claim certainty:
    Wilson's interval is given instead.
    """
    array = np.asarray(values, float)
    if array.size == 0:
        return Estimate(0.0, 0.0, 0.0, 0)
    mean = float(array.mean())
    if mean in (0.0, 1.0) and set(array.tolist()) <= {0.0, 1.0}:
        low, high = wilson(int(array.sum()), array.size)
    else:
        low, high = _percentiles(array[_resamples(array.size)].mean(axis=1))
    return Estimate(mean, low, high, array.size)


def estimate_of(size: int, statistic: Callable[[Indexes], float]) -> Estimate:
    """The same for any statistic of a set of cases, given by their indexes."""
    if size == 0:
        return Estimate(0.0, 0.0, 0.0, 0)
    low, high = _percentiles(np.array([statistic(rows) for rows in _resamples(size)]))
    return Estimate(statistic(np.arange(size)), low, high, size)


def paired(before: Sequence[float], after: Sequence[float]) -> Difference:
    """Compares two systems on the same cases, in the same order."""
    delta = np.asarray(after, float) - np.asarray(before, float)
    if delta.size == 0:
        return Difference(0.0, 0.0, 0.0, 1.0, 0)
    low, high = _percentiles(delta[_resamples(delta.size)].mean(axis=1))
    return Difference(float(delta.mean()), low, high, _sign_flip_p(delta), delta.size)


def wilson(successes: int, n: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    share, z2 = successes / n, _Z**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * float(np.sqrt(share * (1 - share) / n + z2 / (4 * n**2))) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def _sign_flip_p(delta: npt.NDArray[np.float64]) -> float:
    """How often chance alone, swapping the two systems case by case, differs as much."""
    changed = delta[delta != 0]
    if changed.size == 0:
        return 1.0
    signs = np.random.default_rng(SEED).integers(0, 2, (RESAMPLES, changed.size), dtype=np.int8) * 2 - 1
    sums = np.abs(signs @ changed)
    return float((np.sum(sums >= abs(changed.sum()) - 1e-12) + 1) / (RESAMPLES + 1))


def _resamples(size: int) -> Indexes:
    return np.random.default_rng(SEED).integers(0, size, (RESAMPLES, size), dtype=np.int64)


def _percentiles(values: npt.NDArray[np.float64]) -> tuple[float, float]:
    low, high = np.percentile(values, [_LOW, _HIGH])
    return float(low), float(high)
