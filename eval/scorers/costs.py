"""What an answer costs: time, and tokens when a language model wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np

from eval.records import Recorded

PERCENTILES = (50, 95, 99)


@dataclass(frozen=True)
class Usage:
    """Sums over the answers that a language model worded."""

    answers: int
    prompt_tokens: int
    completion_tokens: int
    cost_usd: float


def latency_percentiles(records: tuple[Recorded, ...]) -> dict[str, float]:
    """p50, p95 and p99 of the wall time of `ask`, in milliseconds."""
    times = [each.trace["latency_ms"] for each in records]
    values = np.percentile(times, PERCENTILES) if times else [0.0] * len(PERCENTILES)
    return {f"p{at}": round(float(value), 2) for at, value in zip(PERCENTILES, values, strict=True)}


def usage(records: tuple[Recorded, ...]) -> Usage:
    """From the optional `usage` of an answer; writers without a model have none."""
    found = [each for each in (_usage_of(record) for record in records) if each is not None]
    return Usage(
        len(found),
        int(sum(_amount(each, "prompt_tokens") for each in found)),
        int(sum(_amount(each, "completion_tokens") for each in found)),
        round(sum(_amount(each, "cost_usd") for each in found), 6),
    )


def _usage_of(record: Recorded) -> Mapping[str, object] | None:
    # The contract may only grow: read the field where it is present.
    found = cast(Mapping[str, object], record.answer).get("usage")
    return found if isinstance(found, Mapping) else None


def _amount(fields: Mapping[str, object], name: str) -> float:
    value = fields.get(name, 0)
    return float(value) if isinstance(value, int | float) else 0.0
